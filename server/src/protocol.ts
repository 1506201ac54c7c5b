/** What the client and the server say to each other beyond the Language Server Protocol: names and types only. */

/** Language of messages; `auto` follows the editor's. */
export type MessageLanguage = 'auto' | 'zh' | 'en';

/** The settings under `newsproof`, as `workspace/configuration` gives them for one document. */
export interface EditorSettings {
  run: 'onType' | 'onSave';
  check: 'auto' | 'always' | 'off';
  profile: string;
  language: MessageLanguage;
  languages: readonly string[];
  /** glob → whether it excludes */
  files: { exclude: Readonly<Record<string, boolean>> };
  /** rule id or group → severity, `off`, or an object with severity and options */
  rules: Readonly<Record<string, unknown>>;
  /** paths of lexicon files, absolute or from the workspace folder */
  lexicons: readonly string[];
  maxProblems: number;
}

/** What a client may pass as `initializationOptions`. All optional: a client that passes nothing gets plain LSP. */
export interface InitializationOptions {
  /** Settings for clients without `workspace/configuration`. */
  settings?: unknown;
  /** Send `newsproof/status`. */
  status?: boolean;
  /** The client shows a diagnostic's message in its hovers by itself, so that the server's hover need not repeat it. */
  hoverShowsDiagnostics?: boolean;
}

/** Name of the section of the settings, and the `source` of diagnostics. */
export const SECTION = 'newsproof';

/** Code action kinds. */
export const FIX_ALL = 'source.fixAll.newsproof';
export const JOIN_ALL = 'source.fixAll.newsproof.wraps';

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
  /** Findings above `maxProblems`, which are not shown. */
  hidden: number;
}

/** Why a document is not checked: switched off, language not in `newsproof.languages`, excluded by a glob, or not Chinese prose. */
export type QuietReason = 'off' | 'language' | 'excluded' | 'not-prose';

/** Code of the diagnostic that tells of findings beyond `maxProblems`. */
export const LIMIT_CODE = 'newsproof/limit';

/** File name extensions of the languages, for checking a workspace. */
export const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  markdown: ['.md', '.markdown', '.mdown', '.mkd'],
  plaintext: ['.txt'],
  'newsproof-draft': ['.draft', '.news'],
};
