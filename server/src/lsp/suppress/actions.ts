import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import { CONFIG_FILE } from '../../engine/config/types.ts';
import type { Problem } from '../../engine/place.ts';
import { entryFor, fileOf } from '../../engine/suppress/entry.ts';
import { IGNORE_FILE } from '../../engine/suppress/ignore-list.ts';
import { UNUSED } from '../../engine/suppress/problem.ts';
import {
  CHOOSE_LEVEL,
  type ChooseLevelParams,
  QUICK,
  type RuleLevel,
  SAVE_FILES,
  type SetLevelParams,
  type SetLevelResult,
  type SuppressData,
} from '../../protocol.ts';
import type { Localized } from '../../rule/rule.ts';
import { append } from '../../text/append.ts';
import type { Draft } from '../../text/draft.ts';
import { lineAt } from '../../text/draft.ts';
import type { PlacedPassage } from '../../text/placed-passage.ts';
import { sourceRange } from '../../text/placed-passage.ts';
import type { TextEdit } from '../../text/range.ts';
import { workspaceEdit } from '../actions/edits.ts';
import type { Labels } from '../actions/labels.ts';
import { ruleTitle } from '../actions/wide-fixes.ts';
import { Converter, lintedText } from '../convert.ts';
import { toDiagnostic } from '../diagnostics/diagnostics.ts';
import type { Checked, OpenDocument } from '../document.ts';
import { documentChanges, houseFile } from '../house-file.ts';
import { LEXICON_MESSAGES } from '../lexicon/messages.ts';
import { mayWrite } from '../lexicon/write.ts';
import { reasonOf, say } from '../messages.ts';
import { readAs, type Session } from '../session.ts';
import { childUri, parentUri, pathFrom, pathOf } from '../uri.ts';
import { removeUnused } from './documents.ts';
import { SUPPRESS_MESSAGES } from './messages.ts';

interface Asked {
  readonly session: Session;
  readonly doc: OpenDocument;
  readonly checked: Checked;
}

/** What is to be written to a file of the house. */
type Wish = Readonly<SuppressData> | { readonly suppress: 'level'; readonly rule: string; readonly level: RuleLevel };

/** What an action carries until it is resolved. */
type Data = Wish & { readonly uri: string; readonly version: number };

/** A file that is written to, as titles name it. */
interface Target {
  readonly uri: string;
  readonly label: string;
}

/** What takes findings away and leaves the text as it is, and what takes such wishes back where they do nothing. */
interface Suppressing {
  /** Repairs of the suppressions themselves. */
  readonly repairs: CodeAction[];
  /** This place; this paragraph, this file. */
  readonly ignoring: CodeAction[];
  /** The severity of the rules; last of all that they are off. */
  readonly levels: CodeAction[];
}

/** Quick fixes of findings that are not to be repaired. @param labels what findings are called */
export async function suppressActions(asked: Asked, problems: readonly Problem[], labels: Labels): Promise<Suppressing> {
  const { session, doc, checked } = asked;
  const { setup } = checked;
  const places: CodeAction[] = [];
  const wider: CodeAction[] = [];
  const levels: CodeAction[] = [];
  const off: CodeAction[] = [];
  const told = new Set<string>();
  for (const p of problems) {
    if (!setup.words.names.has(p.rule)) continue;
    append(
      places,
      await writes(asked, { suppress: 'place', rule: p.rule, ...p.range }, (file) => SUPPRESS_MESSAGES.place(labels.of(p), labels.where(p), file), p),
    );
    // What is said of a whole rule is said once.
    if (told.has(p.rule)) continue;
    told.add(p.rule);
    const title = ruleTitle(session, p.rule, setup.language);
    append(wider, comments(asked, p));
    append(wider, await writes(asked, { suppress: 'file', rule: p.rule, ...p.range }, (file) => SUPPRESS_MESSAGES.ruleInFile(title, file)));
    append(levels, await ruleLevels(asked, p.rule, title));
    append(off, await writes(asked, { suppress: 'level', rule: p.rule, level: 'off' }, (file) => SUPPRESS_MESSAGES.ruleOff(title, file)));
  }
  const unused = problems.filter((p) => p.rule === UNUSED);
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const diagnostics = unused.map((p) => toDiagnostic(p, convert, doc.uri, setup, session.capabilities));
  const repairs = unused.length === 0 ? [] : removeUnused(session, doc, checked.problems, setup.language).map((a) => ({ ...a, diagnostics }));
  return { repairs, ignoring: [...places, ...wider], levels: [...levels, ...off] };
}

/** Gives a rule another severity: the client asks which, or there is an action for each. */
async function ruleLevels(asked: Asked, rule: string, title: string): Promise<CodeAction[]> {
  const { session, doc, checked } = asked;
  const { language } = checked.setup;
  const now = checked.setup.engine.active.find((a) => a.rule.meta.id === rule)?.severity;
  if (now === undefined) return [];
  if (session.capabilities.options.choosesLevel) {
    const target = targetOf(asked, 'level');
    if (!target || !mayWrite(session)) return [];
    const label = say(SUPPRESS_MESSAGES.chooseLevel(title, target.label), language);
    const params: ChooseLevelParams = { uri: doc.uri, rule, title, level: now, file: target.label };
    return [{ title: label, kind: QUICK.level, command: { title: label, command: CHOOSE_LEVEL, arguments: [params] } }];
  }
  const actions: CodeAction[] = [];
  for (const level of SEVERITIES)
    if (level !== now) append(actions, await writes(asked, { suppress: 'level', rule, level }, (file) => SUPPRESS_MESSAGES.ruleLevel(title, level, file)));
  return actions;
}

const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

/** Answers `newsproof/setRuleLevel`: what gives a rule a severity in the configuration of a draft, or why nothing can. */
export async function setRuleLevel(session: Session, doc: OpenDocument, { rule, level }: SetLevelParams): Promise<SetLevelResult> {
  const asked = { session, doc, checked: await session.check(doc) };
  const target = mayWrite(session) ? targetOf(asked, 'level') : undefined;
  const planned: Planned = target ? await plan(asked, { suppress: 'level', rule, level }, target) : { refused: SUPPRESS_MESSAGES.noConfig };
  const label = target?.label ?? CONFIG_FILE;
  if ('edit' in planned) return { edit: planned.edit, files: target ? [target.uri] : [], label };
  return { refused: say(LEXICON_MESSAGES.notAdded(label, planned.refused), asked.checked.setup.language), files: [], label };
}

/** In Markdown a comment before the paragraph, or at the head of the file. */
function comments(asked: Asked, p: Problem): CodeAction[] {
  const { session, doc, checked } = asked;
  const draft = doc.checkedDraft?.draft;
  if (!draft || readAs(doc.languageId) !== 'markdown') return [];
  const text = lintedText(doc.text);
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const title = ruleTitle(session, p.rule, checked.setup.language);
  const action = (label: Localized, edit: TextEdit): CodeAction => ({
    title: say(label, checked.setup.language),
    kind: QUICK.ignore,
    edit: workspaceEdit(doc, [edit], session.capabilities),
  });
  const actions: CodeAction[] = [];
  const before = beforeParagraph(draft, p.range.start);
  if (before !== undefined)
    actions.push(
      action(SUPPRESS_MESSAGES.ruleInParagraph(title), { start: before, end: before, text: `<!-- newsproof-disable-next-line ${p.rule} -->${eol}` }),
    );
  const head = draft.lineStarts[draft.frontLines] ?? 0;
  actions.push(action(SUPPRESS_MESSAGES.ruleInText(title), { start: head, end: head, text: `<!-- newsproof-disable ${p.rule} -->${eol}${eol}` }));
  return actions;
}

/**
 * Where a comment about the paragraph of an offset may stand on a line of its own: at the top level, and not between lines
 * that Markdown takes for one paragraph, which it would part.
 */
function beforeParagraph(draft: Draft, at: number): number | undefined {
  const { passages, lineStarts } = draft;
  let lo = 0;
  let hi = passages.length - 1;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if (sourceRange(passages[mid] as PlacedPassage, { start: 0, end: 0 }).start <= at) lo = mid;
    else hi = mid - 1;
  }
  const passage = passages[lo];
  if (!passage) return undefined;
  const { start, end } = sourceRange(passage, { start: 0, end: passage.passage.text.length });
  const n = lineAt(lineStarts, start);
  // A finding about what stands between paragraphs belongs to none of them.
  if (at < (lineStarts[n] as number) || lineAt(lineStarts, at) > lineAt(lineStarts, Math.max(start, end))) return undefined;
  const [line, above] = [draft.line(n), draft.line(n - 1)];
  const isOwn = line?.container === '' && (line.kind === 'text' || line.kind === 'heading');
  const isFree = above === undefined || (above.kind !== 'text' && above.kind !== 'item' && above.container === '');
  return isOwn && isFree ? (lineStarts[n] as number) : undefined;
}

/**
 * An action that writes to a file of the house. Its edit is worked out when it is chosen, where the client can wait.
 * @param called its title, of the name of the file
 * @param p the finding that is to be ignored in its place
 */
async function writes(asked: Asked, wish: Wish, called: (file: string) => Localized, p?: Problem): Promise<CodeAction[]> {
  const { session, doc, checked } = asked;
  const target = targetOf(asked, wish.suppress);
  if (!target || !mayWrite(session)) return [];
  // The comment says it where the draft can hold one.
  if (wish.suppress === 'file' && readAs(doc.languageId) === 'markdown') return [];
  if (p && !entryFor(p)) return [];
  const title = say(called(target.label), checked.setup.language);
  const action: CodeAction = { title, kind: wish.suppress === 'level' ? QUICK.level : QUICK.ignore };
  if (session.capabilities.options.savesFiles) action.command = { title, command: SAVE_FILES, arguments: [[target.uri], target.label] };
  if (session.capabilities.resolvesActions) return [{ ...action, data: { ...wish, uri: doc.uri, version: doc.version } satisfies Data }];
  const planned = await plan(asked, wish, target);
  return 'edit' in planned ? [{ ...action, edit: planned.edit }] : [];
}

export function isSuppression(action: CodeAction): boolean {
  return (action.data as Partial<Data> | undefined)?.suppress !== undefined;
}

/** Works out the edit of an action that ignores something. Where the file cannot be written to, the user is told why. */
export async function resolveSuppression(session: Session, action: CodeAction): Promise<CodeAction> {
  const data = action.data as Data;
  const doc = session.open(data.uri);
  if (!doc || !mayWrite(session)) return action;
  const asked = { session, doc, checked: await session.check(doc) };
  const target = targetOf(asked, data.suppress);
  if (!target) return action;
  // Another finding of the rule may stand at that place by now.
  const isGone = data.suppress === 'place' && doc.version !== data.version;
  const planned = isGone ? { refused: SUPPRESS_MESSAGES.gone } : await plan(asked, data, target);
  if ('edit' in planned) return { ...action, edit: planned.edit };
  session.notices.forget();
  session.notices.warn(LEXICON_MESSAGES.notAdded(target.label, planned.refused), asked.checked.setup.language);
  const { command: _, ...bare } = action;
  return { ...bare, edit: {} };
}

/**
 * The file that is written to: the one in use; else a new one, the ignore file beside the configuration. Only inside of the
 * workspace folder, and only where the client can make it.
 */
function targetOf({ session, doc, checked }: Asked, suppress: Wish['suppress']): Target | undefined {
  const { configFile, ignore } = checked.setup;
  const folder = session.folderOf(doc.uri);
  if (folder === undefined) return undefined;
  const inside = (uri: string | undefined): uri is string => uri !== undefined && pathFrom(folder, uri) !== undefined;
  const known = suppress === 'level' ? configFile : ignore?.file;
  if (known !== undefined && !inside(known)) return undefined;
  if (known === undefined && !session.capabilities.createsFiles) return undefined;
  const beside = inside(configFile) ? (parentUri(configFile) as string) : folder;
  const uri = known ?? (suppress === 'level' ? childUri(folder, CONFIG_FILE) : childUri(beside, IGNORE_FILE));
  return { uri, label: pathFrom(folder, uri) ?? pathOf(uri) };
}

type Planned = { readonly edit: WorkspaceEdit } | { readonly refused: Localized };

/** The edit, or why there can be none: a file that cannot be read is no reason to lose the rest of a menu. */
async function plan(asked: Asked, wish: Wish, target: Target): Promise<Planned> {
  try {
    return await planEdit(asked, wish, target);
  } catch (error) {
    return { refused: reasonOf(error) };
  }
}

async function planEdit(asked: Asked, wish: Wish, target: Target): Promise<Planned> {
  const { session, checked } = asked;
  const file = await houseFile(session, target.uri, 'ignoreFile');
  const before = file.text ?? (wish.suppress === 'level' ? '' : `# ${say(SUPPRESS_MESSAGES.header, checked.setup.language)}\n`);
  const result = await change(asked, wish, target, before);
  if ('refused' in result) return result;
  return { edit: { documentChanges: documentChanges(session, file, before, result.edits) } };
}

async function change(asked: Asked, wish: Wish, target: Target, before: string): Promise<{ edits: readonly TextEdit[] } | { refused: Localized }> {
  const { checked, doc } = asked;
  const { rule } = wish;
  if (wish.suppress === 'level') return (await import('../config/rule-level.ts')).setLevel(before, rule, wish.level);
  const path = pathFrom(parentUri(target.uri) ?? '', doc.uri);
  const problem = checked.problems.find((p) => p.rule === rule && p.range.start === wish.start && p.range.end === wish.end);
  const entry = wish.suppress === 'file' ? path && { rule, file: fileOf(path) } : problem && entryFor(problem);
  if (!entry) return { refused: SUPPRESS_MESSAGES.gone };
  // Only those who ignore something pay for reading YAML.
  return (await import('../../engine/suppress/write.ts')).addEntry(before, entry, checked.setup.words.names);
}
