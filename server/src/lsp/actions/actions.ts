import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import type { Problem } from '../../engine/place.ts';
import { FIX_ALL, FIX_SELECTION, JOIN_ALL } from '../../protocol.ts';
import { append } from '../../text/append.ts';
import type { Range } from '../../text/range.ts';
import { Converter, lintedText } from '../convert.ts';
import { toDiagnostic } from '../diagnostics/diagnostics.ts';
import { openPage } from '../diagnostics/rule-pages.ts';
import type { OpenDocument } from '../document.ts';
import { lexiconActions } from '../lexicon/write.ts';
import { say } from '../messages.ts';
import { isHeld, type Session } from '../session.ts';
import { suppressActions } from '../suppress/actions.ts';
import { workspaceEdit } from './edits.ts';
import { type Asked, allOfRule, ask, everyFixWithin, everyJoin, everySafeFix, joinMore, LONGEST, ON_SAVE, titleOf } from './wide-fixes.ts';

/** True if a client that asks for the kinds `only` wants `kind`. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((k) => k === '' || kind === k || kind.startsWith(`${k}.`));
}

/** Findings of one range that have fixes of their own in the menu: a longer menu nobody reads, and it is megabytes of edits. */
const MOST_PROBLEMS = 100;

/** Code actions for a range, worked out from the text as it is now. */
export async function codeActions(session: Session, doc: OpenDocument, params: CodeActionParams): Promise<CodeAction[]> {
  const { context } = params;
  const range = new Converter(doc.text, session.traits.encoding).offsets(params.range);
  // What an editor asks for by its name it applies at once, on saving without a user who looks on.
  const now = context.only?.some((k) => k.startsWith(CodeActionKind.SourceFixAll) || k === FIX_SELECTION) === true;
  const asked = await ask(session, doc, context.triggerKind === CodeActionTriggerKind.Automatic ? ON_SAVE : LONGEST, doc.version, now);
  const actions: CodeAction[] = [];
  if (wants(context.only, CodeActionKind.QuickFix)) {
    const problems = touching(asked, range).slice(0, MOST_PROBLEMS);
    append(actions, quickFixes(asked, problems, range));
    append(actions, await lexiconActions(asked, problems));
    append(actions, await suppressActions(asked, problems));
  }
  // Light bulbs come and go with every move of the cursor, and editors do not show source actions in them.
  if (context.only || context.triggerKind !== CodeActionTriggerKind.Automatic) append(actions, sourceActions(asked, context.only, range));
  return actions;
}

/** Problems that a range touches. Under `run: onSave` only those that are shown. */
function touching({ doc, checked }: Asked, range: Range): Problem[] {
  const near = checked.problems.filter((p) => p.range.start <= range.end && p.range.end >= range.start);
  if (!isHeld(doc, checked.setup)) return near;
  const placeOf = ({ rule, range: { start, end } }: Problem): string => `${rule} ${start} ${end}`;
  const shown = new Set(doc.shown?.problems.map(placeOf));
  return near.filter((p) => shown.has(placeOf(p)));
}

function quickFixes(asked: Asked, problems: readonly Problem[], range: Range): CodeAction[] {
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
  if (problems.some(isWrap)) append(actions, joinMore(asked, range));
  // What is said of comments that suppress something is no rule, and is repaired by an action of its own.
  for (const rule of new Set(problems.map((p) => p.rule))) if (setup.words.names.has(rule)) append(actions, allOfRule(asked, rule));
  if (problems.some(isWrap)) append(actions, everyJoin(asked, CodeActionKind.QuickFix));
  if (problems.length > 1) append(actions, everyFixWithin(asked, range, CodeActionKind.QuickFix, 2));
  for (const rule of new Set(problems.map((p) => p.rule))) append(actions, openPage(rule, titleOf(session, rule, setup.language), setup.language, traits));
  return actions;
}

const isWrap = (p: Problem): boolean => p.rule.startsWith('wrap/');

function sourceActions(asked: Asked, only: readonly string[] | undefined, range: Range): CodeAction[] {
  const actions: CodeAction[] = [];
  // On save an editor asks for source.fixAll and applies all it gets, one upon the other: so never both.
  const onSave = only?.some((k) => k === CodeActionKind.SourceFixAll || k === FIX_ALL) === true;
  if (wants(only, FIX_ALL)) append(actions, everySafeFix(asked));
  if (!onSave && wants(only, JOIN_ALL)) append(actions, everyJoin(asked, JOIN_ALL));
  // Without `only` it stands among the quick fixes. Who selects the whole text, as editors do on saving, means all.
  const isAll = range.start === 0 && range.end >= lintedText(asked.doc.text).length;
  if (only?.includes(FIX_SELECTION) || (only && !isAll && wants(only, FIX_SELECTION))) append(actions, everyFixWithin(asked, range));
  return actions;
}
