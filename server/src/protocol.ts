/** What the client and the server say to each other beyond the Language Server Protocol: names and types only. */

/** Language of messages; `auto` follows the editor's. */
export type MessageLanguage = 'auto' | 'zh' | 'en';

/** The settings under `newsproof`, as `workspace/configuration` gives them for one document. */
export interface EditorSettings {
  run: 'onType' | 'onSave';
  check: 'auto' | 'always' | 'off';
  profile: string;
  /** How much is told of suspected wrong characters. */
  typos: 'off' | 'sure' | 'likely';
  language: MessageLanguage;
  languages: readonly string[];
  /** glob → whether it excludes */
  files: { exclude: Readonly<Record<string, boolean>> };
  /** rule id or group → severity, `off`, or an object with severity and options */
  rules: Readonly<Record<string, unknown>>;
  /** paths of lexicon files, absolute or from the workspace folder */
  lexicons: readonly string[];
  maxProblems: number;
  /** Above each article: characters, findings, error rate. */
  codeLens: boolean;
}

/** What a client may pass as `initializationOptions`. All optional: a client that passes nothing gets plain LSP. */
export interface InitializationOptions {
  /** Settings for clients without `workspace/configuration`. */
  settings?: unknown;
  /** False for a workspace that the user does not trust: its configuration may name no file outside of it. `newsproof/trust` says when that changes. */
  trusted?: boolean;
  /** Send `newsproof/status`. */
  status?: boolean;
  /** The client shows a diagnostic's message in its hovers by itself, so that the server's hover need not repeat it. */
  hoverShowsDiagnostics?: boolean;
  /** The client has the command `newsproof.saveFiles`: what an action writes to other files counts at once. */
  savesFiles?: boolean;
  /** URI of a lexicon of the user's own that counts in all workspaces. It need not be there: it can be added to. */
  userLexicon?: string;
  /** The client has the command `newsproof.chooseRuleLevel`. */
  choosesLevel?: boolean;
  /** The client answers `newsproof/unsaved`. Without it what is open counts, whatever the disk has. */
  tellsUnsaved?: boolean;
  /** The client has the command `newsproof.showPlaces`. */
  showsPlaces?: boolean;
  /** The client asks with `newsproof.fixWorkspace` by itself, so that the server need not offer a command of that name. */
  fixesWorkspace?: boolean;
  /** The client lists the headings of Markdown by itself, so that the server's outline need not repeat them. */
  outlinesMarkdown?: boolean;
  /** The client knows the token types `dateline`, `person`, `office` and `organisation`: without it they go by standard names. */
  newsTokens?: boolean;
  /**
   * The client shows pages of rules: what stands before `zh/num/scale-mix.md` in their addresses. It asks for the text with
   * `newsproof/rulePage` and has the command `newsproof.openRulePage`.
   */
  rulePages?: string;
  /** The client shows what counts for a document, and wants `newsproof/configChanged`. */
  showsConfig?: boolean;
  /** The client shows texts whose addresses begin with `newsproof-lexicon:`. It asks for them with `newsproof/entry`. */
  lexiconDocuments?: boolean;
  /** Nothing is checked until `newsproof/pause` says otherwise. */
  paused?: boolean;
}

/** Scheme of the addresses of entries of the shipped lexicon. */
export const LEXICON_SCHEME = 'newsproof-lexicon';

/** Request of the client: such an entry as YAML, or null where there is none. */
export const ENTRY = 'newsproof/entry';

export interface EntryParams {
  /** address as the server gave it */
  uri: string;
}

/** Request of the client: the page of a rule as Markdown, or null. */
export const RULE_PAGE = 'newsproof/rulePage';

export interface RulePageParams {
  rule: string;
  language: string;
}

/** Request of the client: what the rules of findings, and their groups, are called in the language of a document's messages. */
export const TITLES = 'newsproof/titles';

export interface TitlesParams {
  uri: string;
  /** ids of rules */
  ids: string[];
}

export interface TitlesResult {
  /** In the order in which they are listed. */
  groups: { id: string; title: string }[];
  /** Without the ids that no rule has. */
  rules: { id: string; title: string }[];
}

/** Request of the client: the safe fixes of some rules in an open document, or null where it is not open. */
export const FIX_RULES = 'newsproof/fixRules';

export interface FixRulesParams {
  textDocument: { uri: string };
  /** ids of rules or groups */
  rules: string[];
}

export interface FixRulesResult {
  /** a `WorkspaceEdit`; absent where there is nothing to fix */
  edit?: object;
  repaired: number;
}

/** Command of the client: opens the page of a rule. Its argument is the address. */
export const OPEN_RULE_PAGE = 'newsproof.openRulePage';

/** Command of the client: lists places. Its arguments are a URI and a position where the list is shown, and the places as `Location`s. */
export const SHOW_PLACES = 'newsproof.showPlaces';

/** Command of the client: saves files that an action has changed, and says so. Its arguments are their URIs, and the name of the first. */
export const SAVE_FILES = 'newsproof.saveFiles';

/**
 * Request of the server, before it adds to a file that the client holds: whether the document has changes that are not saved. The
 * client first gives its editor the time to read again what has changed on the disk.
 */
export const UNSAVED = 'newsproof/unsaved';

export interface UnsavedParams {
  uri: string;
}

export interface UnsavedResult {
  unsaved: boolean;
}

/** Why a file could not be read. `special`: a pipe, a device, a socket, which may have no end. `size`: over the limit of what it is read as. */
export type ReadFailure = 'missing' | 'denied' | 'folder' | 'special' | 'encoding' | 'size';

/** Request of a server in a browser, where it has no disk: the text of a file of the workspace, decoded, without a BOM. */
export const READ_TEXT = 'newsproof/readText';

export interface ReadTextParams {
  uri: string;
  /** more bytes are a failure: `size` */
  most: number;
}

/** One of them. */
export interface ReadTextResult {
  text?: string;
  failure?: ReadFailure;
}

/** Request of a server in a browser: what a folder of the workspace holds. */
export const LIST_FOLDER = 'newsproof/listFolder';

export interface ListFolderParams {
  uri: string;
}

/** One of them. */
export interface ListFolderResult {
  entries?: { name: string; kind: 'file' | 'folder' | 'other' }[];
  failure?: ReadFailure;
}

/** First message to a server in a Web Worker, before any of the protocol: the files that it would find beside itself on a disk. */
export interface WorkerStart {
  /** lexicon.bin */
  lexicon: Uint8Array;
  /** One end of a channel. The server says `ready` there, and later `typos`: that asks for typos.bin, which is the answer; null where the file is not there. */
  data: { postMessage(message: unknown): void; onmessage: ((event: { readonly data: unknown }) => void) | null };
}

/**
 * Command of the client, if it says `choosesLevel`: asks which severity a rule is to have, and has the answer written. Its arguments
 * are a `ChooseLevelParams`.
 */
export const CHOOSE_LEVEL = 'newsproof.chooseRuleLevel';

export interface ChooseLevelParams {
  /** the draft whose configuration is meant */
  uri: string;
  rule: string;
  /** what the rule is called */
  title: string;
  /** what it has now */
  level: RuleLevel;
  /** the file that is written to, as it is shown */
  file: string;
}

export type RuleLevel = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** Request of the client: what gives a rule a severity in the configuration of an open draft. Nothing is written. */
export const SET_LEVEL = 'newsproof/setRuleLevel';

export interface SetLevelParams {
  uri: string;
  rule: string;
  level: RuleLevel;
}

export interface SetLevelResult {
  /** a `WorkspaceEdit`; absent where the configuration cannot be changed */
  edit?: object;
  /** why it cannot, for the user */
  refused?: string;
  /** what is to be saved, and its name */
  files: string[];
  label: string;
}

/** Name of the section of the settings, and the `source` of diagnostics. */
export const SECTION = 'newsproof';

/** Code action kinds. */
export const FIX_ALL = 'source.fixAll.newsproof';
export const JOIN_ALL = 'source.fixAll.newsproof.wraps';
/** Not below `source.fixAll`: on saving nothing is selected. */
export const FIX_SELECTION = 'source.fixSelection.newsproof';
/**
 * Quick fixes beside those of a finding itself, in the order of the menu. All of them are below `quickfix`: what an editor shows at
 * a squiggle is that, and what it shows of other kinds comes behind all of it.
 */
export const QUICK = {
  join: 'quickfix.join.newsproof',
  about: 'quickfix.about.newsproof',
  teach: 'quickfix.teach.newsproof',
  ignore: 'quickfix.ignore.newsproof',
  level: 'quickfix.severity.newsproof',
} as const;
/** The joins of more than one line where an editor asks for refactorings by that name. */
export const REWRITE_JOIN = 'refactor.rewrite.join.newsproof';

/**
 * Request of the client: the safe fixes of every draft of the workspace, and of every other one that is open. Nothing is written. Progress goes to `workDoneToken`;
 * with a `partialResultToken` the drafts come as they are done, and the answer holds none. In a workspace that is not trusted
 * it is refused. For clients without it the server has a command of the same name, which asks the client to apply the edits.
 */
export const FIX_WORKSPACE = 'newsproof.fixWorkspace';

export interface FixWorkspaceParams {
  workDoneToken?: number | string;
  partialResultToken?: number | string;
}

export interface FixWorkspaceResult {
  drafts: FixedDraft[];
  /** Files that could not be read, with a reason for the user. */
  unread: { uri: string; reason: string }[];
}

export interface FixedDraft {
  uri: string;
  /** null: the client does not have it open */
  version: number | null;
  /** `stampOf` the text that the edits are of */
  stamp: string;
  /** how many problems the edits repair */
  repaired: number;
  edits: { range: LspRange; newText: string }[];
}

/** Request of the client: what the fixes of a kind make of a text. Nothing is written. */
export const CLEAN = 'newsproof/clean';

export interface CleanParams {
  /** The document that the text is, or is to be: its settings count. It need not be open. */
  uri: string;
  languageId: string;
  /** The whole text: for a piece that is to be pasted, what the document would be with the piece in it. */
  text: string;
  /** Where in the text the piece stands, in UTF-16 units. Only the piece is repaired, and the blanks at its ends stay. */
  piece?: { start: number; end: number };
  /** safe: all fixes that are safe. joins: line ends only, and all of them that could be joined. */
  fixes: 'safe' | 'joins';
}

export interface CleanResult {
  /** The text, or the piece if there is one, as the fixes make it. */
  text: string;
  /** Number of repairs. */
  repaired: number;
}

/**
 * Request of the client: one finding of an open document, to be looked at by itself, hints included; null where the document is
 * not open. Nothing is written.
 */
export const REVIEW = 'newsproof/review';

export interface ReviewParams {
  textDocument: { uri: string };
  /** Counted from the finding that begins here; where there is none, or none of `rule`, the next one behind has its place. */
  position: LspPosition;
  rule?: string;
  /** The same finding by its number, from 0, as long as the findings are those that `id` stands for. */
  id?: string;
  index?: number;
  /** That finding, the one behind it, or the one before. */
  step?: 0 | 1 | -1;
}

export interface ReviewResult {
  /** Another one when the findings are others. */
  id: string;
  /** of the document that places are of */
  version: number;
  /** findings of the document */
  total: number;
  /** absent: there is none */
  finding?: ReviewFinding;
}

export interface ReviewFinding {
  /** its number among all, from 0, in order of place */
  index: number;
  rule: string;
  message: string;
  range: LspRange;
  /** The first repair, if there is one. */
  fix?: { title: string; edits: { range: LspRange; newText: string }[] };
}

/** What an action that leaves findings out carries as its `data`, besides what the server needs to resolve it. */
export interface SuppressData {
  /** what is ignored: the finding at this place, or all of its rule in the file */
  suppress: 'place' | 'file';
  rule: string;
  /** of the finding, UTF-16 units of the document */
  start: number;
  end: number;
}

/** Request of the client: the proof sheet (审读单) of an open document, or null where it is not open. Nothing is written. */
export const PROOF_SHEET = 'newsproof/proofSheet';

export interface ProofSheetParams {
  textDocument: { uri: string };
  format: 'html' | 'markdown';
  /** what the draft is called in it */
  name: string;
}

export interface ProofSheetResult {
  /** Why the document is not checked, if it is not: there is no sheet then. */
  quiet?: QuietReason;
  text: string;
  /** findings in it */
  findings: number;
}

/** Request of the client: the figures of an open document (本稿数据) as a sheet in Markdown, or null where it is not open. */
export const FIGURES = 'newsproof/figures';

export interface FiguresParams {
  textDocument: { uri: string };
  /** what the draft is called in it */
  name: string;
}

export interface FiguresResult {
  /** Why the document is not checked, if it is not: there is no sheet then. */
  quiet?: QuietReason;
  text: string;
  /** how many it lists */
  figures: number;
}

/**
 * Request of the client: what an assistant of the editor asks. It is answered under what counts in the folder; nothing is written.
 * In a workspace that is not trusted every question is refused.
 */
export const ASSIST = 'newsproof/assist';

export interface AssistParams {
  /** check, fix_safe, explain_rule, lexicon_look_up, import */
  tool: string;
  /** its arguments, as a model wrote them */
  input: unknown;
  /** workspace folder that counts for a text which no file holds */
  folder?: string;
  /** The file that the arguments name by `path`, as the editor holds it; absent where there is none in a workspace folder. */
  draft?: { uri: string; text: string };
  /** The file to import that the arguments name by `path`: its bytes in Base64. */
  file?: { uri: string; content: string };
}

export interface AssistResult {
  /** JSON or Markdown; why not, where the question is refused */
  text: string;
  refused?: true;
}

/** Request of the client: a draft out of a Word file, a web page or a PDF. Of the file's place nothing is asked, and nothing is written. */
export const IMPORT = 'newsproof/import';

/** A file with more bytes is not imported. */
export const MOST_IMPORTED = 64 * 1024 * 1024;

export interface ImportParams {
  /** of the file, with its extension */
  name: string;
  /** its bytes in Base64 */
  content: string;
}

export interface ImportResult {
  /** Markdown; nothing where the file is refused */
  text?: string;
  /** what the user should know; why the file is refused, where it is */
  notes: readonly string[];
}

/** Request of the client: the Word file that a draft came from, with what was changed since as tracked changes. Nothing is written. */
export const EXPORT = 'newsproof/export';

export interface ExportParams {
  /** of the Word file */
  name: string;
  /** its bytes in Base64 */
  content: string;
  /** the draft as it is now */
  draft: string;
}

export interface ExportResult {
  /** bytes of the copy in Base64; nothing where the file is refused */
  content?: string;
  /** changes that are tracked, and those that are comments */
  tracked: number;
  commented: number;
  /** where the copy, read again, is not the draft in a way that no comment tells */
  apart?: string;
  /** why the file is refused, where it is */
  refused?: string;
}

/** First and only message to a Web Worker that imports or exports one file (server/src/worker). */
export interface OfficeStart {
  /** address of the folder of the bundles */
  readonly base: string;
  readonly language: 'zh' | 'en';
  readonly task: OfficeTask;
  /** is asked for tables of characters that PDFs name, by that name, and answers with the bytes or null */
  readonly maps: { onmessage: ((event: { readonly data: unknown }) => void) | null; postMessage(message: unknown): void };
}

/** A file to make a draft of; or one to write the changes of its draft into. */
export type OfficeTask =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly original: Uint8Array; readonly draft: string };

/** A draft in Markdown, a Word file, or what is wrong with the file. */
export type OfficeOutcome =
  | { readonly text: string; readonly notes: readonly string[] }
  | { readonly bytes: Uint8Array; readonly tracked: number; readonly commented: number; readonly apart?: string }
  | { readonly refused: string };

/** Notification of the client: the user has come to trust the workspace. */
export const TRUST = 'newsproof/trust';

export interface TrustParams {
  trusted: boolean;
}

/**
 * Notification of the client: from now on nothing is checked, or all is again. While it lasts every document is as one that is not
 * checked (`paused`): there are no findings, no fixes, also none on saving, and the workspace is neither checked nor fixed.
 */
export const PAUSE = 'newsproof/pause';

export interface PauseParams {
  paused: boolean;
}

/** Request of the client: what counts for a document, as YAML with the source of each value, or null where that is not known. */
export const EFFECTIVE_CONFIG = 'newsproof/effectiveConfig';

export interface EffectiveConfigParams {
  uri: string;
}

/**
 * Notification from the server: settings, configuration files or lexicons are other than they were. Sent to clients that say
 * `showsConfig`: they ask again what counts, which before the server had read the files would be what counted.
 */
export const CONFIG_CHANGED = 'newsproof/configChanged';

/** Request of the client: the ledger (名录) of one article, every name with its spellings. */
export const LEDGER = 'newsproof/ledger';

export interface LedgerParams {
  textDocument: { uri: string };
  /** The article that holds it is meant; without one the first. */
  position?: LspPosition;
}

/** Positions are in the encoding that client and server agreed on. */
export interface LspPosition {
  line: number;
  character: number;
}

export interface LspRange {
  start: LspPosition;
  end: LspPosition;
}

export interface LedgerResult {
  /** of the document that the ranges are of */
  version: number;
  /** Why the document has no ledger, if it is not checked. */
  quiet?: QuietReason | undefined;
  /** absent where there is no text */
  article?: LedgerArticle;
  /** By kind, in order of their first places. */
  rows: ShownRow[];
  /** What a bounded reply leaves out: rows, and places of those that are there. */
  omitted: { rows: number; places: number };
}

export interface LedgerArticle {
  index: number;
  /** articles of the document */
  count: number;
  title: string;
  /** 2019-02-28, or 02-28 where no year is known */
  date?: string;
  /** Wherever in it the cursor stands, this article is meant. */
  range: LspRange;
}

export interface ShownRow {
  kind: 'person' | 'organisation' | 'place' | 'event' | 'term';
  /** The house form; of what is not listed, the spelling that stands most often. */
  name: string;
  full?: string;
  original?: string;
  /** The lexicon has it. */
  listed: boolean;
  /** of all spellings together */
  count: number;
  /** Spellings that one article does not have beside each other. */
  differs: boolean;
  first: { text: string; form: SpellingKind; range: LspRange };
  spellings: { text: string; form: SpellingKind; count: number; places: ShownPlace[] }[];
  /** Titles that stand before the name. */
  titles: { text: string; count: number; places: ShownPlace[] }[];
  /** Offices of a person on the article's day. */
  offices: { title: string; from: string; to?: string; sure: boolean }[];
}

/** How the lexicon takes a spelling: see `FormKind` there. */
export type SpellingKind = 'name' | 'full' | 'short' | 'synonym' | 'variant' | 'typo' | 'wrong' | 'unlisted';

/** A place, with what stands round it. */
export interface ShownPlace {
  range: LspRange;
  before: string;
  text: string;
  after: string;
}

/** Notification from the server: how a document stands. Sent whenever that changes, if the client asked for it. */
export const STATUS = 'newsproof/status';

export interface StatusParams {
  uri: string;
  version: number;
  /**
   * checked: findings are up to date. held: `run` is onSave and the text has unsaved changes, the findings are those of the
   * saved text. quiet: not checked, `reason` says why. error: something failed, the log says what.
   */
  state: 'checked' | 'held' | 'quiet' | 'error';
  reason?: QuietReason;
  counts: { error: number; warning: number; information: number; hint: number };
  /** Findings with a fix that is safe. */
  safe: number;
  /** The same by rule. */
  safeRules: Record<string, number>;
  /** Findings above `maxProblems`, which are not shown. */
  hidden: number;
  /** 字数 of the copy, the errors that its findings count, and errors per 10,000 characters; of documents that are checked. */
  characters?: number;
  errors?: number;
  errorRate?: number;
  /** The draft is so short that its errors are shown, not the rate, which is that of 1,000 characters with as many errors. */
  short?: true;
}

/**
 * Why a document is not checked: all checking is paused, switched off, language not in `newsproof.languages`, excluded by a glob of the settings or of the
 * configuration file, longer than `LARGEST_DRAFT` or `MOST_LINES`, or not Chinese prose.
 */
export type QuietReason = 'paused' | 'off' | 'language' | 'excluded' | 'ignored' | 'size' | 'not-prose';

/** UTF-16 units. No draft is that long: with a finding on every line it would take gigabytes, and the server with it. */
export const LARGEST_DRAFT = 2_000_000;

/** Lines, empty ones included: the narrowest column with an empty line behind each of its own has less in a draft that long. */
export const MOST_LINES = 400_000;

/** Code of the diagnostic that tells of findings beyond `maxProblems`. */
export const LIMIT_CODE = 'newsproof/limit';

/** File name extensions of the languages, for checking a workspace. */
export const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  markdown: ['.md', '.markdown', '.mdown', '.mkd'],
  plaintext: ['.txt'],
  'newsproof-draft': ['.draft', '.news'],
};
