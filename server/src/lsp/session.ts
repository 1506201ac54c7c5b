import { type Connection, DiagnosticRefreshRequest } from 'vscode-languageserver';
import { createLinter, type Linter, type Report } from '../engine/lint.ts';
import type { Problem } from '../engine/place.ts';
import { EXTENSIONS, type QuietReason } from '../protocol.ts';
import { lintedText } from './convert.ts';
import type { Checked, OpenDocument } from './document.ts';
import { matchesAny } from './glob.ts';
import type { Parts } from './host.ts';
import { MESSAGES, reasonOf } from './messages.ts';
import { Notices } from './notices.ts';
import { isChineseProse } from './prose.ts';
import { type Setup, Setups } from './setups.ts';
import type { Traits } from './traits.ts';
import { pathOf, uriKey } from './uri.ts';

/** What other editors call the languages. */
const ALIASES: Readonly<Record<string, string>> = { text: 'plaintext', txt: 'plaintext', md: 'markdown' };

/** One client and its open documents. */
export class Session {
  readonly notices: Notices;
  readonly setups: Setups;
  folders: string[] = [];
  private readonly nonce = Date.now().toString(36);
  private checks = 0;

  constructor(
    readonly connection: Connection,
    readonly parts: Parts,
    readonly traits: Traits,
  ) {
    this.notices = new Notices(connection, traits.language);
    this.setups = new Setups(connection, parts, traits, this.notices, (uri) => this.folderOf(uri));
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
    if (known && known.version === doc.version && known.setup === setup) return known;
    const checked = { ...this.lint(doc, setup), id: `${this.nonce}-${++this.checks}`, setup, version: doc.version };
    doc.checked = checked;
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
  checkText(uri: string, languageId: string, text: string, setup: Setup): Pick<Checked, 'quiet' | 'problems'> {
    const quiet = this.quiet(uri, languageId, text, setup);
    if (quiet) return { quiet, problems: [] };
    const linter = newLinter(languageId, setup);
    return { quiet, problems: this.report(linter.update(text), setup).problems };
  }

  /** Problems of what a text becomes, one state after the other. */
  lintAgain(languageId: string, setup: Setup): (text: string) => readonly Problem[] {
    const linter = newLinter(languageId, setup);
    return (text) => this.report(linter.update(text), setup).problems;
  }

  private lint(doc: OpenDocument, setup: Setup): Pick<Checked, 'quiet' | 'problems'> {
    const text = lintedText(doc.text);
    const quiet = this.quiet(doc.uri, doc.languageId, text, setup);
    if (quiet) {
      doc.linter = undefined;
      return { quiet, problems: [] };
    }
    if (doc.linter?.setup !== setup) doc.linter = { linter: newLinter(doc.languageId, setup), setup };
    return { quiet, problems: this.report(doc.linter.linter.update(text), setup).problems };
  }

  private report(report: Report, setup: Setup): Report {
    for (const { rule, error } of report.failures) {
      this.notices.warn(MESSAGES.ruleFailed(rule, reasonOf(error)), setup.language);
      this.notices.trace(error);
    }
    return report;
  }

  /** Why a document is not to be checked, if it is not. */
  private quiet(uri: string, languageId: string, text: string, { settings, excluded }: Setup): QuietReason | undefined {
    if (settings.check === 'off') return 'off';
    const language = ALIASES[languageId] ?? languageId;
    if (!settings.languages.includes(language)) return 'language';
    if (this.isExcluded(uri, excluded)) return 'excluded';
    // A language of its own says by itself that the text is a draft.
    if (settings.check === 'auto' && language !== 'newsproof-draft' && !isChineseProse(text)) return 'not-prose';
    return undefined;
  }

  /** Globs are tried on the path from the workspace folder, or on the whole path of a file outside. */
  isExcluded(uri: string, globs: readonly RegExp[]): boolean {
    const folder = this.folderOf(uri);
    const path = pathOf(uri)
      .slice(folder ? pathOf(folder).length : 0)
      .replace(/^\/+/, '');
    return matchesAny(path, globs);
  }

  /** Asks a client that pulls to pull again. */
  refresh(): void {
    if (this.traits.pulls && this.traits.refresh) void this.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
  }
}

/** True if the shown findings wait for the next save. */
export function isHeld(doc: OpenDocument, setup: Setup): boolean {
  return setup.settings.run === 'onSave' && doc.dirty && doc.shown !== undefined;
}

function newLinter(languageId: string, setup: Setup): Linter {
  return createLinter(setup.engine, setup.lexicon, (ALIASES[languageId] ?? languageId) === 'markdown' ? 'markdown' : 'plaintext');
}

/** Language of a file that is not open, by its name. */
export function languageOf(uri: string): string | undefined {
  const name = uri.toLowerCase();
  return Object.keys(EXTENSIONS).find((l) => EXTENSIONS[l]?.some((e) => name.endsWith(e)));
}
