import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind, type WorkspaceEdit } from 'vscode-languageserver';
import type { Problem } from '../../engine/place.ts';
import { FIX_ALL, FIX_SELECTION, JOIN_ALL, QUICK, REWRITE_JOIN } from '../../protocol.ts';
import { append } from '../../text/append.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import { Converter, lintedText } from '../convert.ts';
import { toDiagnostic } from '../diagnostics/diagnostics.ts';
import { openPage } from '../diagnostics/rule-pages.ts';
import type { OpenDocument } from '../document.ts';
import { lexiconActions } from '../lexicon/write.ts';
import { say } from '../messages.ts';
import { type Doubt, Doubts } from '../names/doubts.ts';
import { isHeld, type Session } from '../session.ts';
import { suppressActions } from '../suppress/actions.ts';
import { doubtedEdit, workspaceEdit } from './edits.ts';
import { Labels } from './labels.ts';
import { type Asked, allOfRule, ask, everyFixWithin, everyJoin, everySafeFix, joinMore, LONGEST_FIX, ON_SAVE, ruleTitle } from './wide-fixes.ts';

/** True if a client that asks for the kinds `only` wants `kind`. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((k) => k === '' || kind === k || kind.startsWith(`${k}.`));
}

/** Findings of one range that have fixes of their own in the menu: a longer menu nobody reads, and it is megabytes of edits. */
const MOST_PROBLEMS = 100;

/** Code actions for a range, worked out from the text as it is now. */
export async function codeActions(session: Session, doc: OpenDocument, params: CodeActionParams): Promise<CodeAction[]> {
  const { context } = params;
  const { only } = context;
  const range = new Converter(doc.text, session.capabilities.encoding).offsets(params.range);
  // What an editor asks for by its name it applies at once, on saving without a user who looks on.
  const now = only?.some((k) => k.startsWith(CodeActionKind.SourceFixAll) || k === FIX_SELECTION) === true;
  const asked = await ask(session, doc, context.triggerKind === CodeActionTriggerKind.Automatic ? ON_SAVE : LONGEST_FIX, doc.version, now);
  const actions: CodeAction[] = [];
  if (!only || wants(only, CodeActionKind.QuickFix) || only.some((k) => k.startsWith(`${CodeActionKind.QuickFix}.`))) {
    const menu = await quickFixes(asked, range);
    append(actions, only ? menu.filter((a) => wants(only, a.kind ?? '')) : menu);
  }
  if (only && wants(only, REWRITE_JOIN)) append(actions, joins(asked, touching(asked, range), range, REWRITE_JOIN));
  // Light bulbs come and go with every move of the cursor, and editors do not show source actions in them.
  if (only || context.triggerKind !== CodeActionTriggerKind.Automatic) append(actions, sourceActions(asked, only, range));
  return actions;
}

/**
 * The menu of the findings that a range touches, in the order in which it is read: what repairs, from the narrow to the wide; what
 * the rules are about; what the lexicon can be taught; what is to be ignored; what severity a rule is to have. Editors put actions
 * that name the findings they repair before the others, and leave the order as it is otherwise: so just those that repair name any.
 */
async function quickFixes(asked: Asked, range: Range): Promise<CodeAction[]> {
  const { session, doc, checked } = asked;
  const { language } = checked.setup;
  const all = touching(asked, range);
  if (all.length === 0) return [];
  const problems = all.slice(0, MOST_PROBLEMS);
  const lineStarts = doc.checkedDraft?.draft.lineStarts ?? new Int32Array(1);
  const labels = new Labels(lintedText(doc.text), lineStarts, checked.problems, problems);
  const lexicon = await lexiconActions(asked, problems);
  const suppression = await suppressActions(asked, problems, labels);
  const rules = [...new Set(problems.map((p) => p.rule))];
  const actions = ownFixes(asked, problems, labels);
  append(actions, joins(asked, problems, range, QUICK.join));
  append(actions, lexicon.repairs);
  // What is said of comments that suppress something is no rule, and is repaired by an action of its own.
  for (const rule of rules)
    if (checked.setup.words.names.has(rule))
      append(
        actions,
        repairing(
          asked,
          problems.filter((p) => p.rule === rule),
          allOfRule(asked, rule),
        ),
      );
  append(actions, suppression.repairs);
  if (problems.length > 1) append(actions, repairing(asked, problems, everyFixWithin(asked, range, CodeActionKind.QuickFix, 2)));
  for (const rule of rules) append(actions, openPage(rule, ruleTitle(session, rule, language), language, session.capabilities));
  append(actions, lexicon.lessons);
  append(actions, suppression.ignoring);
  append(actions, suppression.levels);
  return actions;
}

/** How far a join reaches: the paragraph, the column, everything. */
function joins(asked: Asked, problems: readonly Problem[], range: Range, kind: string): CodeAction[] {
  const broken = problems.filter(isWrap);
  return broken.length === 0 ? [] : repairing(asked, broken, [...joinMore(asked, range, kind), ...everyJoin(asked, kind)]);
}

/** Actions with the findings that they repair. */
function repairing({ session, doc, checked }: Asked, problems: readonly Problem[], actions: readonly CodeAction[]): CodeAction[] {
  if (actions.length === 0) return [];
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const diagnostics = problems.map((p) => toDiagnostic(p, convert, doc.uri, checked.setup, session.capabilities));
  return actions.map((a) => ({ ...a, diagnostics }));
}

/** Problems that a range touches. Under `run: onSave` only those that are shown. */
function touching({ doc, checked }: Asked, range: Range): Problem[] {
  const near = checked.problems.filter((p) => p.range.start <= range.end && p.range.end >= range.start);
  if (!isHeld(doc, checked.setup)) return near;
  const placeOf = ({ rule, range: { start, end } }: Problem): string => `${rule} ${start} ${end}`;
  const shown = new Set(doc.shown?.problems.map(placeOf));
  return near.filter((p) => shown.has(placeOf(p)));
}

function ownFixes(asked: Asked, problems: readonly Problem[], labels: Labels): CodeAction[] {
  const { session, doc, checked } = asked;
  const { capabilities } = session;
  const { language } = checked.setup;
  const actions: CodeAction[] = [];
  for (const p of problems) {
    // How far a join reaches is one question for all line ends here, and is put below.
    // The join of a line end that is an end as it seems is an offer; that of a column is one of many.
    const fixes = isWrap(p) ? [...p.fixes, ...p.offers.filter((f) => f.edits.length === 1)].slice(0, 1) : [...p.fixes, ...p.offers];
    const own = fixes.map((fix, i) => {
      const action: CodeAction = {
        title: say(fix.title, language) + say(labels.where(p), language),
        kind: CodeActionKind.QuickFix,
        edit: i < p.fixes.length ? workspaceEdit(doc, fix.edits, capabilities) : widerEdit(asked, fix.edits),
      };
      if (i === 0 && fix === p.fixes[0] && fix.safety === 'safe' && capabilities.preferred) action.isPreferred = true;
      return action;
    });
    append(actions, repairing(asked, [p], own));
  }
  return actions;
}

/** A repair of more than the finding itself: what is somebody else's words in it waits for a yes, or stays as it is. */
function widerEdit({ session, doc, checked }: Asked, edits: readonly TextEdit[]): WorkspaceEdit {
  const checkedDraft = doc.checkedDraft;
  return checkedDraft
    ? doubtedEdit(session, doc, edits, new Map(wordsIn(checkedDraft, edits)), checked.setup.language)
    : workspaceEdit(doc, edits, session.capabilities);
}

function* wordsIn(checkedDraft: CheckedDraft, edits: readonly TextEdit[]): Generator<[TextEdit, Doubt]> {
  const doubts = new Doubts(checkedDraft);
  for (const e of edits) {
    const doubt = doubts.words(e);
    if (doubt) yield [e, doubt];
  }
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
