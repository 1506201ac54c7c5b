import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import { CONFIG_FILE } from '../../engine/config/types.ts';
import type { Problem } from '../../engine/place.ts';
import type { Addition, Inserted } from '../../lexicon/insert.ts';
import { QUICK, SAVE_FILES } from '../../protocol.ts';
import type { Localized, Severity } from '../../rule/rule.ts';
import { applyEdits, difference, type TextEdit } from '../../text/range.ts';
import { doubtedEdit } from '../actions/edits.ts';
import { Converter, lintedText } from '../convert.ts';
import { toDiagnostic } from '../diagnostics/diagnostics.ts';
import type { Checked, OpenDocument } from '../document.ts';
import { documentChanges, houseFile } from '../house-file.ts';
import { reasonOf, say } from '../messages.ts';
import { type Doubt, Doubts, STAYS } from '../names/doubts.ts';
import { articleAt } from '../names/named.ts';
import type { Session } from '../session.ts';
import type { ClientSetup } from '../setups.ts';
import { childUri, parentUri, pathFrom, pathOf } from '../uri.ts';
import { additionsOf, entryOf, type Lesson, lessonsOf, lessonTitle, type Spelt, spelt, teachers } from './lessons.ts';
import { LEXICON_MESSAGES } from './messages.ts';

/** Name of the lexicon that is made where a newsroom has none. */
const NEW_LEXICON = 'newsproof-lexicon.yaml';

/** Whose lexicon is taught: the newsroom's in the workspace, or one's own, which counts everywhere. */
type Whose = 'workspace' | 'user';

/** The file that a lesson is written to. */
interface Target {
  readonly uri: string;
  /** as messages name it: a file from the workspace folder */
  readonly label: string;
  /** as titles do */
  readonly title: Localized;
  readonly whose: Whose;
  /** It is made, and the configuration told of it. */
  readonly isNew: boolean;
}

interface Asked {
  readonly session: Session;
  readonly doc: OpenDocument;
  readonly checked: Checked;
}

/** What an action carries until it is resolved. */
interface Data extends Spelt {
  readonly teach: Lesson;
  readonly whose: Whose;
  readonly uri: string;
}

/** Quick fixes of findings about names: the same everywhere in the article, and what the newsroom's lexicon can be taught. */
export async function lexiconActions(asked: Asked, problems: readonly Problem[]): Promise<{ repairs: CodeAction[]; lessons: CodeAction[] }> {
  const { session, doc, checked } = asked;
  const { setup } = checked;
  const text = lintedText(doc.text);
  const repairs: CodeAction[] = [];
  const lessons: CodeAction[] = [];
  const told = new Set<string>();
  const by = teachers(setup.engine);
  for (const p of problems) {
    const s = spelt(p, text, by);
    if (!s || told.has(`${s.from} ${s.to}`)) continue;
    told.add(`${s.from} ${s.to}`);
    const diagnostics = [toDiagnostic(p, new Converter(doc.text, session.capabilities.encoding), doc.uri, setup, session.capabilities)];
    for (const a of allOfName(asked, p, s)) repairs.push({ ...a, diagnostics });
    for (const lesson of mayWrite(session) ? lessonsOf(setup.lexicon, s) : []) {
      for (const whose of WHOSE) {
        const action = await teach(asked, s, lesson, whose);
        if (action) lessons.push(action);
      }
    }
  }
  return { repairs, lessons };
}

/** Files are never written in a workspace that its user does not trust, nor by clients that cannot make one. */
export function mayWrite({ trusted, capabilities }: Session): boolean {
  return trusted && capabilities.documentChanges;
}

/**
 * All findings of one article that say the same of the same name, as one edit. As in renaming, places in quotations and in titles of
 * works, and those that are less certain than the one that it is asked at, wait for the editor's yes.
 */
function allOfName({ session, doc, checked }: Asked, p: Problem, s: Spelt): CodeAction[] {
  const checkedDraft = doc.checkedDraft;
  if (!checkedDraft) return [];
  const text = lintedText(doc.text);
  const article = articleAt(checkedDraft.draft, p.range.start);
  const by = teachers(checked.setup.engine);
  const same = checked.problems.filter((q) => {
    const other = spelt(q, text, by);
    return other?.from === s.from && other.to === s.to && articleAt(checkedDraft.draft, q.range.start) === article;
  });
  if (same.length < 2) return [];
  const { lexicon, language } = checked.setup;
  const doubts = new Doubts(checkedDraft);
  const marked = entryOf(lexicon, s)?.kind === 'event';
  const edits: TextEdit[] = [];
  const inDoubt = new Map<TextEdit, Doubt>();
  let [count, unsure] = [0, 0];
  for (const q of same) {
    const doubt = q === p ? undefined : lessSure(q, p) || doubts.isUncertain(q.range) ? 'mention' : doubts.words(q.range, marked);
    if (!session.capabilities.annotations && STAYS.has(doubt)) continue;
    count++;
    if (doubt) unsure++;
    for (const e of q.fixes[0]?.edits ?? []) {
      edits.push(e);
      if (doubt) inDoubt.set(e, doubt);
    }
  }
  if (count < 2) return [];
  const title = say(LEXICON_MESSAGES.allOfName(s.from, s.to, count, session.capabilities.annotations ? unsure : 0), language);
  return [{ title, kind: CodeActionKind.QuickFix, edit: doubtedEdit(session, doc, edits, inDoubt, language) }];
}

const WEIGHT: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 };

/** True of a finding that its rule is less sure of than of another one. */
const lessSure = (q: Problem, p: Problem): boolean => q.rule === p.rule && WEIGHT[q.severity] < WEIGHT[p.severity];

/** The action that teaches a lexicon. Its edit is worked out when it is chosen, where the client can wait. */
async function teach(asked: Asked, s: Spelt, lesson: Lesson, whose: Whose): Promise<CodeAction | undefined> {
  const { session, doc, checked } = asked;
  const { setup } = checked;
  const target = await targetOf(asked, s, lesson, whose);
  if (!target) return undefined;
  const title = say(lessonTitle(setup.lexicon, s, lesson, target.title), setup.language);
  const action: CodeAction = { title, kind: QUICK.teach };
  if (session.capabilities.options.savesFiles)
    action.command = { title, command: SAVE_FILES, arguments: [filesOf(setup, target, session.folderOf(doc.uri)), target.label] };
  if (session.capabilities.resolvesActions) return { ...action, data: { ...s, teach: lesson, whose, uri: doc.uri } satisfies Data };
  const planned = await plan(asked, s, lesson, target);
  return 'edit' in planned ? { ...action, edit: planned.edit } : undefined;
}

/** Works out the edit of an action that teaches a lexicon. Where the file cannot be added to, the user is told why. */
export async function resolveAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const data = action.data as Partial<Data> | undefined;
  if (data?.teach === undefined || data.from === undefined || data.to === undefined || data.uri === undefined) return action;
  const doc = session.open(data.uri);
  if (!doc || !mayWrite(session)) return action;
  const asked = { session, doc, checked: await session.check(doc) };
  const s = { from: data.from, to: data.to };
  const target = await targetOf(asked, s, data.teach, data.whose ?? 'workspace');
  if (!target) return action;
  const planned = await plan(asked, s, data.teach, target);
  if ('edit' in planned) return { ...action, edit: planned.edit };
  session.notices.forget();
  session.notices.warn(LEXICON_MESSAGES.notAdded(target.label, planned.refused), asked.checked.setup.language);
  const { command: _, ...bare } = action;
  return { ...bare, edit: {} };
}

const WHOSE: readonly Whose[] = ['workspace', 'user'];

const isYaml = (uri: string): boolean => /\.ya?ml$/i.test(uri);

/** One's own lexicon, made where there is none. It is not taught what is wrong: what a newsroom writes is the newsroom's. */
function ownTarget({ session: { capabilities }, checked }: Asked, lesson: Lesson): Target | undefined {
  const { userLexicon } = capabilities;
  if (userLexicon === undefined || lesson === 'wrong' || !capabilities.createsFiles) return undefined;
  const { mine } = LEXICON_MESSAGES;
  return { uri: userLexicon, label: say(mine, checked.setup.language), title: mine, whose: 'user', isNew: false };
}

/**
 * The lexicon file to write to: one's own; or of those of the workspace the one that has the entry already; else the last YAML file in the workspace, if what it says
 * counts; else a table that can hold it; else a new file.
 */
async function targetOf(asked: Asked, s: Spelt, lesson: Lesson, whose: Whose): Promise<Target | undefined> {
  if (whose === 'user') return ownTarget(asked, lesson);
  const { session, doc, checked } = asked;
  const { lexiconFiles, lexicon, configFile } = checked.setup;
  const folder = session.folderOf(doc.uri);
  if (folder === undefined) return undefined;
  const inside = lexiconFiles.filter((f) => pathFrom(folder, f.file) !== undefined);
  const target = (uri: string, isNew = false): Target => {
    const label = pathFrom(folder, uri) ?? pathOf(uri);
    return { uri, isNew, label, title: LEXICON_MESSAGES.lexiconFile(label), whose };
  };
  const from = lesson === 'new' ? undefined : entryOf(lexicon, s)?.from;
  const own = lexiconFiles.find((f) => f.name === from);
  if (own && isYaml(own.file) && inside.includes(own)) return target(own.file);
  const yaml = inside.findLast((f) => isYaml(f.file));
  if (yaml && (!own || lexiconFiles.indexOf(yaml) > lexiconFiles.indexOf(own))) return target(yaml.file);
  const table = own && inside.includes(own) ? own : yaml ? undefined : inside.at(-1);
  if (table) {
    const additions = await additionsOf(lexicon, s, lesson, checked.setup.language);
    // What counts is read when the action is chosen: a menu waits for no disk.
    const held = session.open(table.file);
    const fits = await add(table.file, held ? lintedText(held.text) : table.text, additions).catch(() => undefined);
    if (fits && 'edits' in fits) return target(table.file);
  }
  const fresh = childUri(folder, NEW_LEXICON);
  const known = lexiconFiles.some((f) => pathFrom(folder, f.file) === NEW_LEXICON);
  const configurable = configFile === undefined || pathFrom(folder, configFile) !== undefined;
  return !known && configurable && session.capabilities.createsFiles ? target(fresh, true) : undefined;
}

/** The edits of one addition after the other; of several they become one. */
async function add(uri: string, text: string, additions: readonly Addition[]): Promise<Inserted> {
  const one = isYaml(uri) ? (await import('../../lexicon/insert.ts')).addToYaml : (await import('../../lexicon/insert-tsv.ts')).addToTsv;
  let after = text;
  let edits: readonly TextEdit[] = [];
  for (const addition of additions) {
    const result = one(after, addition, uri);
    if ('refused' in result) return result;
    edits = result.edits;
    after = applyEdits(after, edits);
  }
  return { edits: additions.length === 1 ? edits : [difference(text, after)] };
}

type Planned = { readonly edit: WorkspaceEdit } | { readonly refused: Localized };

/** The edit, or why there can be none: a file that cannot be read is no reason to lose the rest of a menu. */
async function plan(asked: Asked, s: Spelt, lesson: Lesson, target: Target): Promise<Planned> {
  try {
    return await planEdit(asked, s, lesson, target);
  } catch (error) {
    return { refused: reasonOf(error) };
  }
}

async function planEdit(asked: Asked, s: Spelt, lesson: Lesson, target: Target): Promise<Planned> {
  const { session, checked } = asked;
  const { lexicon, language } = checked.setup;
  const additions = await additionsOf(lexicon, s, lesson, language);
  if (target.isNew) return planNew(asked, target, additions);
  const file = await houseFile(session, target.uri, 'lexicon');
  if (file.text === undefined && target.whose === 'workspace') return { refused: { zh: '文件不存在', en: 'there is no such file' } };
  const before = file.text ?? `# ${say(LEXICON_MESSAGES.mineHeader, language)}\n`;
  const result = await add(target.uri, before, additions);
  if ('refused' in result) return result;
  return { edit: { documentChanges: documentChanges(session, file, before, result.edits) } };
}

/** Makes the lexicon, with a line that says what it is, and names it in the configuration. */
async function planNew(asked: Asked, target: Target, additions: readonly Addition[]): Promise<Planned> {
  const { session, doc, checked } = asked;
  const { configFile, language } = checked.setup;
  const folder = session.folderOf(doc.uri) as string;
  const { registerLexicon } = await import('./register.ts');
  const config = configFile ?? childUri(folder, CONFIG_FILE);
  const known = await houseFile(session, config, 'configuration');
  const told = known.text ?? '';
  const registered = registerLexicon(told, pathFrom(parentUri(config) as string, target.uri) ?? (configPath(config, target.uri) as string));
  if ('refused' in registered) return registered;
  const there = await houseFile(session, target.uri, 'lexicon');
  const before = there.text ?? `# ${say(LEXICON_MESSAGES.header, language)}\n`;
  const result = await add(target.uri, before, additions);
  if ('refused' in result) return result;
  return { edit: { documentChanges: [...documentChanges(session, there, before, result.edits), ...documentChanges(session, known, told, registered.edits)] } };
}

/** A path from a configuration file below the folder of the lexicon. */
function configPath(config: string, uri: string): string | undefined {
  for (let folder = parentUri(config), up = ''; folder !== undefined; folder = parentUri(folder), up += '../') {
    const path = pathFrom(folder, uri);
    if (path !== undefined) return up + path;
  }
  return undefined;
}

/** What the client saves afterwards. */
function filesOf({ configFile }: ClientSetup, { uri, isNew }: Target, folder: string | undefined): string[] {
  return isNew && folder !== undefined ? [uri, configFile ?? childUri(folder, CONFIG_FILE)] : [uri];
}
