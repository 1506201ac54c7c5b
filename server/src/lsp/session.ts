import { type Connection, DiagnosticRefreshRequest } from 'vscode-languageserver';
import type { Glob } from '../engine/config/glob.ts';
import { isConfigName } from '../engine/config/types.ts';
import type { Limits } from '../engine/limits.ts';
import type { Problem } from '../engine/place.ts';
import { isIgnoreName } from '../engine/suppress/ignore-list.ts';
import { EXTENSIONS, LARGEST_DRAFT, MOST_LINES, type QuietReason } from '../protocol.ts';
import type { Language } from '../text/line.ts';
import { moreLinesThan } from '../text/lines.ts';
import { type CheckedDraft, DraftChecker } from '../workspace/check.ts';
import type { Capabilities } from './capabilities.ts';
import { ConfigFindings } from './config/findings.ts';
import { lintedText } from './convert.ts';
import type { Checked, OpenDocument } from './document.ts';
import type { ServerParts } from './host.ts';
import { isLexiconName } from './lexicon/file-names.ts';
import { MESSAGES, reasonOf } from './messages.ts';
import { Notices } from './notices.ts';
import { isChineseProse } from './prose.ts';
import { type ClientSetup, ClientSetups } from './setups.ts';
import { pathOf, uriKey } from './uri.ts';

/** What other editors call the languages. */
const ALIASES: Readonly<Record<string, string>> = { text: 'plaintext', txt: 'plaintext', md: 'markdown' };

/** One client and its open documents. */
export class Session {
  readonly notices: Notices;
  readonly setups: ClientSetups;
  readonly configFindings: ConfigFindings;
  /** The user trusts the workspace: its files may name others. */
  trusted: boolean;
  /** The user wants to be left in peace: nothing is checked. */
  paused: boolean;
  folders: string[] = [];
  /** The document of this URI, if the client has it open. */
  open: (uri: string) => OpenDocument | undefined = () => undefined;
  /** All that the client has open. */
  documents: () => readonly OpenDocument[] = () => [];
  /** A document has been checked anew. */
  wasChecked: (doc: OpenDocument, checked: Checked) => void = () => undefined;
  /** Milliseconds for a UTF-16 unit of a text that was checked as a whole, the last time that one was. */
  pace = 0;
  /** Numbers that menus give of a checked document, by what they count. */
  readonly counts = new WeakMap<Checked, Map<string, number>>();
  private readonly nonce = Date.now().toString(36);
  private checks = 0;

  constructor(
    readonly connection: Connection,
    readonly parts: ServerParts,
    readonly capabilities: Capabilities,
  ) {
    this.notices = new Notices(connection, capabilities.language);
    // Who says nothing of trust has none to ask about; what is neither yes nor no is no yes.
    this.trusted = capabilities.options.trusted === undefined || capabilities.options.trusted === true;
    this.paused = capabilities.options.paused === true;
    this.configFindings = new ConfigFindings(connection, capabilities);
    const around = { folderOf: (uri: string) => this.folderOf(uri), findings: this.configFindings, trusted: () => this.trusted };
    this.setups = new ClientSetups(connection, parts, capabilities, this.notices, around);
  }

  folderOf(uri: string): string | undefined {
    const key = uriKey(uri);
    const holding = this.folders.filter((f) => key === uriKey(f) || key.startsWith(`${uriKey(f).replace(/\/$/, '')}/`));
    return holding.sort((a, b) => b.length - a.length)[0];
  }

  /** Findings of the text as it is now. Repeated questions cost nothing. */
  async check(doc: OpenDocument): Promise<Checked> {
    const setup = await this.setups.of(doc.uri);
    const known = doc.checked;
    if (known && known.revision === doc.revision && known.setup === setup) return known;
    const checked = { ...this.lint(doc, setup), id: `${this.nonce}-${++this.checks}`, setup, revision: doc.revision };
    doc.checked = checked;
    this.wasChecked(doc, checked);
    return checked;
  }

  /** Findings to show: those of the text as it is now, or under `run: onSave` those of the saved text, moved along with the edits. */
  async show(doc: OpenDocument): Promise<Checked> {
    const setup = await this.setups.of(doc.uri);
    if (isHeld(doc, setup) && doc.shown) return doc.shown;
    doc.shown = await this.check(doc);
    return doc.shown;
  }

  /** Checks a text that is not that of an open document. */
  checkText(uri: string, languageId: string, text: string, setup: ClientSetup): Found {
    const quiet = this.quiet(uri, languageId, text, setup);
    return quiet ? { quiet, problems: [] } : found(this.read(newChecker(languageId, setup), text, uri, setup));
  }

  /** Problems of what the text of a document becomes, one state after the other. */
  lintAgain({ uri, languageId }: { readonly uri: string; readonly languageId: string }, setup: ClientSetup): (text: string) => readonly Problem[] {
    const checker = newChecker(languageId, setup);
    let isNew = true;
    return (text) => {
      const { problems } = isNew ? this.timed(text, () => this.read(checker, text, uri, setup)) : this.read(checker, text, uri, setup);
      isNew = false;
      return problems;
    };
  }

  private lint(doc: OpenDocument, setup: ClientSetup): Found {
    const text = lintedText(doc.text);
    const quiet = this.quiet(doc.uri, doc.languageId, text, setup, doc.text.lineCount);
    if (quiet) {
      doc.checker = undefined;
      return { quiet, problems: [] };
    }
    if (doc.checker?.setup === setup) return found(this.read(doc.checker.checker, text, doc.uri, setup));
    const checker = newChecker(doc.languageId, setup);
    doc.checker = { checker, setup };
    return found(this.timed(text, () => this.read(checker, text, doc.uri, setup)));
  }

  /** Checks a text from its beginning to its end, and notes how long that took. */
  private timed<T>(text: string, check: () => T): T {
    const { host } = this.parts;
    const began = host.elapsed();
    const result = check();
    this.pace = (host.elapsed() - began) / Math.max(1, text.length);
    return result;
  }

  private read(checker: DraftChecker, text: string, uri: string, setup: ClientSetup): CheckedDraft {
    const { workspace } = this.setups;
    const path = setup.ignore && workspace.pathFrom(setup.ignore.file, uri);
    const checked = checker.check(text, { path, today: workspace.ignores.today() });
    for (const { rule, error } of checked.failures) {
      this.notices.warn(MESSAGES.ruleFailed(rule, reasonOf(error)), setup.language);
      this.notices.trace(error);
    }
    return checked;
  }

  /**
   * Why a document is not to be checked, if it is not.
   * @param lines how many it has, where that is known: an open document keeps count of them from key to key
   */
  private quiet(
    uri: string,
    languageId: string,
    text: string,
    { settings, excluded, ignored, lexiconFiles }: ClientSetup,
    lines?: number,
  ): QuietReason | undefined {
    if (this.paused) return 'paused';
    if (settings.check === 'off') return 'off';
    // Whatever a client calls it.
    if (isConfigName(pathOf(uri)) || isIgnoreName(pathOf(uri)) || isLexiconName(uri) || lexiconFiles.some((f) => uriKey(f.file) === uriKey(uri)))
      return 'language';
    const language = ALIASES[languageId] ?? languageId;
    if (!settings.languages.includes(language)) return 'language';
    if (this.isExcluded(uri, excluded)) return 'excluded';
    if (ignored) return 'ignored';
    if (text.length > LARGEST_DRAFT || (lines === undefined ? moreLinesThan(text, MOST_LINES) : lines > MOST_LINES)) return 'size';
    // A language of its own says by itself that the text is a draft.
    if (settings.check === 'auto' && language !== 'newsproof-draft' && !isChineseProse(text)) return 'not-prose';
    return undefined;
  }

  /** Globs are tried on the path from the workspace folder, or on the whole path of a file outside. */
  isExcluded(uri: string, globs: readonly Glob[]): boolean {
    const folder = this.folderOf(uri);
    const path = pathOf(uri)
      .slice(folder ? pathOf(folder).length : 0)
      .replace(/^\/+/, '');
    return globs.some((g) => g.test(path));
  }

  /** Asks a client that pulls to pull again. */
  refresh(): void {
    if (this.capabilities.pulls && this.capabilities.refresh) void this.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
  }
}

/** True if the shown findings wait for the next save. */
export function isHeld(doc: OpenDocument, setup: ClientSetup): boolean {
  return setup.settings.run === 'onSave' && doc.dirty && doc.shown !== undefined;
}

/** What a text is found to be. */
type Found = Pick<Checked, 'quiet' | 'problems' | 'draft'>;

const found = (draft: CheckedDraft): Found => ({ quiet: undefined, problems: draft.problems, draft });

function newChecker(languageId: string, setup: ClientSetup): DraftChecker {
  return new DraftChecker(readAs(languageId), setup, LIMITS);
}

/**
 * What is kept of a draft, some 400 MB at most: twice what the longest draft of ordinary news takes. And how long a paragraph may
 * be to be read at each keystroke in it: no paragraph is.
 */
const LIMITS: Limits = { notes: 1_200_000, paragraph: 100_000 };

/** How a document of a language is read. */
export function readAs(languageId: string): Language {
  return (ALIASES[languageId] ?? languageId) === 'markdown' ? 'markdown' : 'plaintext';
}

/** Language of a file that is not open, by its name. */
export function languageOf(uri: string): string | undefined {
  const name = uri.toLowerCase();
  return Object.keys(EXTENSIONS).find((l) => EXTENSIONS[l]?.some((e) => name.endsWith(e)));
}
