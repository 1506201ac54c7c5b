import { type CodeAction, CodeActionKind, LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { type FixedText, fixAll } from '../../engine/fix-all.ts';
import { chooseFixes } from '../../engine/fixes.ts';
import type { Problem } from '../../engine/place.ts';
import { FIX_ALL, FIX_SELECTION } from '../../protocol.ts';
import type { Localized } from '../../rule/rule.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import { lintedText } from '../convert.ts';
import type { Checked, OpenDocument } from '../document.ts';
import { type DisplayLanguage, MESSAGES, reasonOf, say } from '../messages.ts';
import type { Session } from '../session.ts';
import { type Confirm, workspaceEdit } from './edits.ts';
import { type WiderJoin, widerJoins } from './joins.ts';
import { repair, safeWithin } from './repair.ts';

/** A document, what is found in its current text, and who asks. */
export interface Asked {
  readonly session: Session;
  readonly doc: OpenDocument;
  readonly checked: Checked;
  /** Says when repairs that go on until nothing is left are to end. */
  readonly shouldStop: (units?: number) => boolean;
  /** The edits are wanted with the actions, even of a client that could ask for them afterwards. */
  readonly now: boolean;
}

/** The repair of more than one finding, as its action carries it until it is resolved. Places in UTF-16 units. */
type Wide =
  | { readonly all: 'rule' | 'review'; readonly rule: string }
  | { readonly all: 'safe' | 'joins' }
  | { readonly all: 'selection'; readonly range: Range }
  | { readonly all: 'wider'; readonly range: Range; readonly which: number };

interface Data {
  readonly wide: Wide;
  readonly uri: string;
  /** of the text that the menu was opened on */
  readonly version: number;
}

const isWrap = (p: Problem): boolean => p.rule.startsWith('wrap/');
const touches = (p: Problem, range: Range): boolean => p.range.start <= range.end && p.range.end >= range.start;

export function ruleTitle({ parts }: Session, rule: string, language: DisplayLanguage): string {
  return parts.rules.find((r) => r.meta.id === rule)?.meta.title[language] ?? rule;
}

/** Joins the whole paragraph, the whole column. What is not certain in it is put before the editor, or left as it is. */
export function joinMore(asked: Asked, range: Range, kind: string): CodeAction[] {
  return wider(asked, range).map(({ title }, which) => offer(asked, title, kind, { all: 'wider', range, which }));
}

function wider({ session, doc, checked }: Asked, range: Range): WiderJoin[] {
  const problems = checked.problems.filter((p) => isWrap(p) && touches(p, range));
  if (!doc.checkedDraft || problems.length === 0) return [];
  return widerJoins(doc.checkedDraft.draft, problems, checked.problems, session.capabilities.annotations);
}

/** Safe fixes of a rule go in at once; those that need the editor's eye are put before it one by one, or not offered. */
export function allOfRule(asked: Asked, rule: string): CodeAction[] {
  const title = ruleTitle(asked.session, rule, asked.checked.setup.language);
  const actions: CodeAction[] = [];
  const safe = repairs(asked, rule);
  if (safe > 1) actions.push(offer(asked, MESSAGES.allOfRule(title, safe), CodeActionKind.QuickFix, { all: 'rule', rule }));
  if (!asked.session.capabilities.annotations) return actions;
  const review = counted(asked, `review ${rule}`, () => chooseFixes(lintedText(asked.doc.text), toReview(asked, rule), { review: true }).repaired);
  if (review > 1) actions.push(offer(asked, MESSAGES.reviewAllOfRule(title, review), CodeActionKind.QuickFix, { all: 'review', rule }));
  return actions;
}

/** Safe repairs of one round: of a rule, of a group, or all there are. */
const repairs = (asked: Asked, rule?: string): number =>
  counted(asked, `safe ${rule}`, () => chooseFixes(lintedText(asked.doc.text), asked.checked.problems, rule === undefined ? {} : { rules: [rule] }).repaired);

/** A number of the whole document, counted once for each of its states: a light bulb is asked for with every move of the cursor. */
function counted({ session, checked }: Asked, what: string, count: () => number): number {
  const known = session.counts.get(checked) ?? new Map<string, number>();
  session.counts.set(checked, known);
  const n = known.get(what) ?? count();
  known.set(what, n);
  return n;
}

const toReview = ({ checked }: Asked, rule: string): Problem[] => checked.problems.filter((p) => p.rule === rule && p.fixes[0]?.safety === 'review');

/** Safe fixes until none is left, as one edit: one repair may bring another to light. */
export function everySafeFix(asked: Asked): CodeAction[] {
  return untilNoneIsLeft(asked, MESSAGES.allSafe, FIX_ALL, { all: 'safe' }, () => repairs(asked));
}

/** What the formatter does, with its number. */
export function everyJoin(asked: Asked, kind: string): CodeAction[] {
  return untilNoneIsLeft(asked, MESSAGES.joinAll, kind, { all: 'joins' }, () => repairs(asked, 'wrap'));
}

/** Safe fixes that lie wholly inside a selection. @param least number of them that is worth an entry */
export function everyFixWithin(asked: Asked, range: Range, kind: string = FIX_SELECTION, least = 1): CodeAction[] {
  if (range.end <= range.start) return [];
  const { doc, checked } = asked;
  const inside = checked.problems.filter((p) => touches(p, range));
  const count = safeWithin(lintedText(doc.text), inside, range);
  return count < least ? [] : untilNoneIsLeft(asked, MESSAGES.allInSelection, kind, { all: 'selection', range }, () => count);
}

/**
 * An action that lints again and again. Where it can wait until it is chosen its title says how many findings there are now;
 * else how many repairs it makes, those included that come to light on the way.
 */
function untilNoneIsLeft(asked: Asked, title: (n: number) => Localized, kind: string, wide: Wide, count: () => number): CodeAction[] {
  if (waits(asked)) {
    const n = count();
    return n > 0 ? [offer(asked, title(n), kind, wide)] : [];
  }
  const { edits, repaired } = fixed(asked, wide);
  if (edits.length === 0) return [];
  const { session, doc, checked } = asked;
  return [{ title: say(title(repaired), checked.setup.language), kind, edit: workspaceEdit(doc, edits, session.capabilities) }];
}

const waits = ({ session, now }: Asked): boolean => session.capabilities.resolvesActions && !now;

function offer(asked: Asked, title: Localized, kind: string, wide: Wide): CodeAction {
  const { doc, checked } = asked;
  const action: CodeAction = { title: say(title, checked.setup.language), kind };
  if (waits(asked)) return { ...action, data: { wide, uri: doc.uri, version: doc.version } satisfies Data };
  return { ...action, edit: editOf(asked, wide) };
}

function dataOf({ data }: CodeAction): Data | undefined {
  return typeof data === 'object' && data !== null && 'wide' in data ? (data as Data) : undefined;
}

/** True for an action that this file can resolve. */
export const isWide = (action: CodeAction): boolean => dataOf(action) !== undefined;

/** The action with its edit. @throws ResponseError when the text is no longer the one that the menu was opened on */
export async function resolveWide(session: Session, action: CodeAction): Promise<CodeAction> {
  const data = dataOf(action);
  if (!data) return action;
  const asked = await ask(session, session.open(data.uri), LONGEST_FIX, data.version);
  try {
    return { ...action, edit: editOf(asked, data.wide) };
  } catch (error) {
    session.notices.warn(MESSAGES.requestFailed('codeAction/resolve', reasonOf(error)));
    session.notices.trace(error);
    return action;
  }
}

/** Longest time for repairs on saving, and for those that a user has asked for, in milliseconds. */
export const ON_SAVE = 700;
export const LONGEST_FIX = 5000;

/** The findings of a document as it is, and a clock that runs from now. @param version of the text that is meant */
export async function ask(session: Session, doc: OpenDocument | undefined, budget: number, version = doc?.version, now = true): Promise<Asked> {
  const { host } = session.parts;
  const end = host.elapsed() + budget;
  const checked = doc?.version === version ? doc && (await session.check(doc)) : undefined;
  if (!doc || !checked || doc.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
  return { session, doc, checked, now, shouldStop: (units = 0) => host.elapsed() + units * session.pace > end };
}

function editOf(asked: Asked, wide: Wide): WorkspaceEdit {
  const { session, doc, checked } = asked;
  const { capabilities } = session;
  const { language } = checked.setup;
  if (wide.all === 'rule') return workspaceEdit(doc, chooseFixes(lintedText(doc.text), checked.problems, { rules: [wide.rule] }).edits, capabilities);
  if (wide.all === 'review') {
    const problems = toReview(asked, wide.rule);
    return workspaceEdit(doc, chooseFixes(lintedText(doc.text), problems, { review: true }).edits, capabilities, reasons(problems, language));
  }
  if (wide.all !== 'wider') return workspaceEdit(doc, fixed(asked, wide).edits, capabilities);
  const join = wider(asked, wide.range)[wide.which];
  const confirm = { label: say(MESSAGES.unsureJoins, language), description: say(MESSAGES.unsureJoinsWhy, language) };
  return workspaceEdit(doc, join?.edits ?? [], capabilities, (e) => (join?.unsure.has(e) ? confirm : undefined));
}

/** What is said of each edit: the message of its finding, and what the fix does. */
function reasons(problems: readonly Problem[], language: DisplayLanguage): (e: TextEdit) => Confirm | undefined {
  const key = (e: TextEdit): string => `${e.start} ${e.end} ${e.text}`;
  const said = new Map<string, Confirm>();
  for (const { message, fixes } of problems) {
    const [fix] = fixes;
    for (const e of fix?.edits ?? [])
      if (!said.has(key(e))) said.set(key(e), { label: say(message, language), description: fix ? say(fix.title, language) : '' });
  }
  return (e) => said.get(key(e));
}

function fixed(asked: Asked, wide: Extract<Wide, { all: 'safe' | 'joins' | 'selection' }>): FixedText;
function fixed(asked: Asked, wide: Wide): FixedText;
function fixed({ session, doc, checked, shouldStop }: Asked, wide: Wide): FixedText {
  const { setup, problems } = checked;
  const text = lintedText(doc.text);
  const lint = session.lintAgain(doc, setup);
  const done =
    wide.all === 'joins'
      ? repair(text, problems, lint, { rules: ['wrap'], shouldStop })
      : wide.all === 'selection'
        ? repair(text, problems, lint, { within: wide.range, shouldStop })
        : fixAll(text, problems, lint, { shouldStop });
  if (done.stopped) {
    session.notices.log(MESSAGES.stopped(done.repaired, done.left.length), setup.language);
    // That nothing more would have come to light is as good as certain: no reason to disturb anybody.
    if (done.left.length > 0) session.notices.warn(MESSAGES.stoppedOnce, setup.language);
  }
  return done;
}
