import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import { fixAll } from '../engine/fix-all.ts';
import { chooseFixes } from '../engine/fixes.ts';
import type { Problem } from '../engine/place.ts';
import { FIX_ALL, JOIN_ALL } from '../protocol.ts';
import type { Range } from '../text/range.ts';
import { Converter, lintedText } from './convert.ts';
import { toDiagnostic } from './diagnostics.ts';
import type { Checked, OpenDocument } from './document.ts';
import { workspaceEdit } from './edits.ts';
import { widerJoins } from './joins.ts';
import { MESSAGES, say } from './messages.ts';
import { repair } from './repair.ts';
import { isHeld, type Session } from './session.ts';

/** A document, what is found in its current text, and who asks. */
interface Asked {
  readonly session: Session;
  readonly doc: OpenDocument;
  readonly checked: Checked;
}

/** True if a client that asks for the kinds `only` wants `kind`. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((k) => k === '' || kind === k || kind.startsWith(`${k}.`));
}

/** Code actions for a range, worked out from the text as it is now. */
export async function codeActions(session: Session, doc: OpenDocument, params: CodeActionParams): Promise<CodeAction[]> {
  const { context } = params;
  const asked: Asked = { session, doc, checked: await session.check(doc) };
  const actions: CodeAction[] = [];
  if (wants(context.only, CodeActionKind.QuickFix)) {
    const range = new Converter(doc.text, session.traits.encoding).offsets(params.range);
    actions.push(...quickFixes(asked, touching(asked, range)));
  }
  // Light bulbs come and go with every move of the cursor, and editors do not show source actions in them.
  if (context.only || context.triggerKind !== CodeActionTriggerKind.Automatic) actions.push(...sourceActions(asked, context.only));
  return actions;
}

/** Problems that a range touches. Under `run: onSave` only those that are shown. */
function touching({ doc, checked }: Asked, range: Range): Problem[] {
  const near = checked.problems.filter((p) => p.range.start <= range.end && p.range.end >= range.start);
  if (!isHeld(doc, checked.setup)) return near;
  return near.filter((p) => doc.shown?.problems.some((s) => s.rule === p.rule && s.range.start === p.range.start && s.range.end === p.range.end));
}

function quickFixes(asked: Asked, problems: readonly Problem[]): CodeAction[] {
  const { session, doc, checked } = asked;
  const { traits } = session;
  const { setup } = checked;
  const convert = new Converter(doc.text, traits.encoding);
  const actions: CodeAction[] = [];
  for (const p of problems) {
    const diagnostics = [toDiagnostic(p, convert, doc.uri, setup, traits)];
    // How far a join reaches is one question for all line ends here, and is put below.
    const fixes = isWrap(p) ? p.fixes.slice(0, 1) : [...p.fixes, ...p.offers];
    fixes.forEach((fix, i) => {
      const action: CodeAction = {
        title: say(fix.title, setup.language),
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit: workspaceEdit(doc, fix.edits, traits),
      };
      if (i === 0 && fix === p.fixes[0] && fix.safety === 'safe' && traits.preferred) action.isPreferred = true;
      actions.push(action);
    });
  }
  actions.push(...joinMore(asked, problems.filter(isWrap)));
  for (const rule of new Set(problems.map((p) => p.rule))) actions.push(...allOfRule(asked, rule));
  if (problems.some(isWrap)) actions.push(...everyJoin(asked).map((a) => ({ ...a, kind: CodeActionKind.QuickFix })));
  return actions;
}

const isWrap = (p: Problem): boolean => p.rule.startsWith('wrap/');

/** Joins the whole paragraph, the whole column. What is not certain in it is put before the editor, or left as it is. */
function joinMore({ session, doc, checked }: Asked, problems: readonly Problem[]): CodeAction[] {
  const { traits } = session;
  const { language } = checked.setup;
  if (!doc.linter || problems.length === 0) return [];
  return widerJoins(doc.linter.linter.draft, problems, checked.problems, traits.annotations).map(({ title, edits, unsure }) => {
    const confirm = { label: say(MESSAGES.unsureJoins, language), description: say(MESSAGES.unsureJoinsWhy, language) };
    return {
      title: say(title, language),
      kind: CodeActionKind.QuickFix,
      edit: unsure.size > 0 ? workspaceEdit(doc, edits, traits, confirm, unsure) : workspaceEdit(doc, edits, traits),
    };
  });
}

/** Safe fixes of a rule go in at once; those that need the editor's eye are put before it one by one, or not offered. */
function allOfRule({ session, doc, checked }: Asked, rule: string): CodeAction[] {
  const { traits, parts } = session;
  const { language } = checked.setup;
  const title = parts.rules.find((r) => r.meta.id === rule)?.meta.title[language] ?? rule;
  const actions: CodeAction[] = [];
  const safe = chooseFixes(checked.problems, { rules: [rule] });
  if (safe.repaired > 1)
    actions.push({
      title: say(MESSAGES.allOfRule(title, safe.repaired), language),
      kind: CodeActionKind.QuickFix,
      edit: workspaceEdit(doc, safe.edits, traits),
    });
  if (!traits.annotations) return actions;
  const review = checked.problems.filter((p) => p.rule === rule && p.fixes[0]?.safety === 'review');
  const chosen = chooseFixes(review, { review: true });
  if (chosen.repaired > 1) {
    const confirm = { label: title, description: rule };
    actions.push({
      title: say(MESSAGES.reviewAllOfRule(title, chosen.repaired), language),
      kind: CodeActionKind.QuickFix,
      edit: workspaceEdit(doc, chosen.edits, traits, confirm),
    });
  }
  return actions;
}

function sourceActions(asked: Asked, only: readonly string[] | undefined): CodeAction[] {
  const actions: CodeAction[] = [];
  // On save an editor asks for source.fixAll and applies all it gets, one upon the other: so never both.
  const onSave = only?.some((k) => k === CodeActionKind.SourceFixAll || k === FIX_ALL) === true;
  if (wants(only, FIX_ALL)) actions.push(...everySafeFix(asked));
  if (!onSave && wants(only, JOIN_ALL)) actions.push(...everyJoin(asked));
  return actions;
}

/** Safe fixes until none is left, as one edit: one repair may bring another to light. */
function everySafeFix({ session, doc, checked }: Asked): CodeAction[] {
  const { setup, problems } = checked;
  const { edits, repaired } = fixAll(lintedText(doc.text), problems, session.lintAgain(doc.languageId, setup));
  if (edits.length === 0) return [];
  return [{ title: say(MESSAGES.allSafe(repaired), setup.language), kind: FIX_ALL, edit: workspaceEdit(doc, edits, session.traits) }];
}

/** What the formatter does, with its number. */
function everyJoin({ session, doc, checked }: Asked): CodeAction[] {
  const { setup, problems } = checked;
  const { edits, repaired } = repair(lintedText(doc.text), problems, session.lintAgain(doc.languageId, setup), { rules: ['wrap'] });
  if (edits.length === 0) return [];
  return [{ title: say(MESSAGES.joinAll(repaired), setup.language), kind: JOIN_ALL, edit: workspaceEdit(doc, edits, session.traits) }];
}
