import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  CompletionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  HoverRequest,
  type TextDocumentFilter,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { configProblem, lexiconProblem } from '../../engine/config/problem.ts';
import type { Problem } from '../../engine/place.ts';
import { NO_KNOWLEDGE } from '../../lexicon/knowledge.ts';
import type { Entry, Lexicon } from '../../lexicon/lexicon.ts';
import type { Localized } from '../../rule/rule.ts';
import type { Range } from '../../text/range.ts';
import { failuresOfItems } from '../../workspace/item-samples.ts';
import { buildLexicon } from '../../workspace/lexicons.ts';
import { lintedText } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import { reasonOf } from '../messages.ts';
import type { Session } from '../session.ts';
import { pathFrom, uriKey } from '../uri.ts';
import { isLexiconName, LEXICON_NAMES } from './file-names.ts';

/** Calm after the last change before a lexicon is looked through, and before the counts of its entries are, in milliseconds. */
const CALM = 250;
const CALM_OF_DRAFTS = 600;
const MAY_BE = /\.(?:ya?ml|tsv|csv|txt)$/i;
/** Languages of lexicons that are no drafts: drafts are offered to the server anyway. */
const LANGUAGES = ['yaml', 'tsv', 'csv'];

function sampleProblem(range: Range, message: Localized): Problem {
  return { rule: 'lexicon/sample', severity: 'warning', message, range, fixes: [], offers: [], related: [] };
}

/** A lexicon as it is written in the editor, over the shipped one and those before it. */
export interface Draught {
  readonly version: number;
  readonly lexicon: Lexicon;
  /** those of the file */
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}

/** Lexicon files that are open: looked through as they are written, in use as they were saved. */
export class LexiconDocuments {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly known = new Map<string, { readonly version: number; readonly draught: Promise<Draught> }>();
  private readonly registered = new Set<string>();
  private refreshing: ReturnType<typeof setTimeout> | undefined;
  /** Documents whose findings are shown. */
  private readonly shown = new Set<string>();
  /** The client has asked for the counts of a lexicon. */
  private counted = false;

  constructor(private readonly session: Session) {}

  /** True for a document that is a lexicon, by its name or by the configuration. */
  async isLexicon({ uri }: { readonly uri: string }): Promise<boolean> {
    if (isLexiconName(uri)) return true;
    if (!MAY_BE.test(uri)) return false;
    const { lexiconFiles } = await this.session.setups.of(uri);
    return lexiconFiles.some((f) => uriKey(f.file) === uriKey(uri));
  }

  /** A document was opened or has changed. @param wait until the user pauses */
  look(doc: OpenDocument, wait: boolean): void {
    if (MAY_BE.test(doc.uri)) this.schedule(doc, wait);
    if (!this.shown.has(doc.uri)) this.draftsChanged();
  }

  private schedule(doc: OpenDocument, wait: boolean): void {
    clearTimeout(this.timers.get(doc.uri));
    this.timers.set(
      doc.uri,
      setTimeout(() => void this.check(doc), wait ? CALM : 0),
    );
  }

  close(doc: OpenDocument): void {
    clearTimeout(this.timers.get(doc.uri));
    this.timers.delete(doc.uri);
    this.known.delete(doc.uri);
    if (this.shown.delete(doc.uri)) this.session.configFindings.close(doc.uri);
    if (this.shown.size === 0) this.counted = false;
    this.draftsChanged();
  }

  /** What the file says as it is now. */
  async read(doc: OpenDocument): Promise<Draught> {
    const known = this.known.get(doc.uri);
    if (known?.version === doc.version) return known.draught;
    const draught = this.build(doc);
    this.known.set(doc.uri, { version: doc.version, draught });
    return draught;
  }

  /** The lexicons in use may be others: what is open is read again over them. */
  forget(): void {
    this.known.clear();
  }

  private async check(doc: OpenDocument): Promise<void> {
    const timer = this.timers.get(doc.uri);
    const { configFindings, setups, capabilities } = this.session;
    const { version } = doc;
    const text = doc.text.getText();
    const stands = (): boolean => this.timers.get(doc.uri) === timer && doc.version === version;
    try {
      const isLexicon = await this.isLexicon(doc);
      if (!stands()) return;
      if (!isLexicon) {
        // It may have been one under other settings.
        if (this.shown.delete(doc.uri)) configFindings.close(doc.uri);
        return;
      }
      const { language } = await setups.of(doc.uri);
      const { problems } = await this.read(doc);
      if (!stands()) return;
      this.shown.add(doc.uri);
      configFindings.live({ uri: doc.uri, text, version, problems }, language);
    } catch (error) {
      if (stands()) {
        this.shown.add(doc.uri);
        configFindings.live({ uri: doc.uri, text, version, problems: [configProblem({ start: 0, end: 0 }, 'error', reasonOf(error))] }, capabilities.language);
      }
      this.session.notices.trace(error);
    }
  }

  private async build(doc: OpenDocument): Promise<Draught> {
    const { setups, parts } = this.session;
    const { version, uri } = doc;
    const text = lintedText(doc.text);
    const { lexiconFiles } = await setups.of(uri);
    const at = lexiconFiles.findIndex((f) => uriKey(f.file) === uriKey(uri));
    const before = at < 0 ? lexiconFiles : lexiconFiles.slice(0, at);
    const files = await Promise.all(
      before.map(async ({ file, name, untrusted }) => ({ name, untrusted, text: await parts.host.readText(file, 'lexicon').catch(() => '') })),
    );
    const { lexicon, read } = await buildLexicon([...files, { name: uri, text, untrusted: lexiconFiles[at]?.untrusted ?? !this.session.trusted }]);
    const entries = lexicon.entries.filter((e) => e.from === uri);
    const { failuresIn, reportedFailures } = await import('../../lexicon/samples.ts');
    const ofItems = failuresOfItems(parts.rules, lexicon, read.at(-1)?.knowledge ?? NO_KNOWLEDGE);
    const { reported, more } = reportedFailures([...failuresIn(lexicon, entries), ...ofItems]);
    const failed = reported.map(({ item, sample, message }): Problem => {
      const { start, end } = item.place ?? { start: 0, end: 0 };
      const found = text.slice(start, end).lastIndexOf(sample);
      const range = found < 0 ? { start, end } : { start: start + found, end: start + found + sample.length };
      return sampleProblem(range, message);
    });
    if (more) failed.push(sampleProblem(failed.at(-1)?.range ?? { start: 0, end: 0 }, more));
    const own = (read.at(-1)?.problems ?? []).map(lexiconProblem);
    return { version, lexicon, entries, problems: [...own, ...failed].sort((a, b) => a.range.start - b.range.start) };
  }

  /** The client shows counts, which are to keep up with the drafts. */
  watch(): void {
    this.counted = true;
  }

  /** A draft has changed: the counts are asked for again when its writer pauses. */
  private draftsChanged(): void {
    if (!this.counted || !this.session.capabilities.lensRefresh) return;
    clearTimeout(this.refreshing);
    this.refreshing = setTimeout(() => void this.session.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined), CALM_OF_DRAFTS);
  }

  /** Asks the client for lexicon files when they are open: those with a telling name, and those in use. */
  register(): void {
    if (this.session.capabilities.dynamicDocuments) void this.ask().catch((error: unknown) => this.session.notices.trace(error));
  }

  private async ask(): Promise<void> {
    const { session } = this;
    const patterns = this.registered.size === 0 ? [...LEXICON_NAMES] : [];
    for (const folder of session.folders) {
      const { lexiconFiles } = await session.setups.ofFile(folder);
      for (const { file: uri } of lexiconFiles) {
        const path = pathFrom(folder, uri);
        if (path !== undefined && !isLexiconName(uri)) patterns.push(`**/${path.replace(/[*?{}[\]]/g, '[$&]')}`);
      }
    }
    const fresh = patterns.filter((p) => !this.registered.has(p));
    if (fresh.length === 0) return;
    for (const p of fresh) this.registered.add(p);
    await this.offer(fresh);
  }

  private async offer(patterns: readonly string[]): Promise<void> {
    const { client } = this.session.connection;
    const filter = (languages: readonly string[]): TextDocumentFilter[] => patterns.flatMap((pattern) => languages.map((language) => ({ language, pattern })));
    // A table may be a draft in the eyes of the client, which then offers it twice but for this.
    const documentSelector = filter(LANGUAGES);
    await client.register(DidOpenTextDocumentNotification.type, { documentSelector });
    await client.register(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
    await client.register(DidSaveTextDocumentNotification.type, { documentSelector });
    await client.register(DidCloseTextDocumentNotification.type, { documentSelector });
    await client.register(CompletionRequest.type, { documentSelector });
    await client.register(HoverRequest.type, { documentSelector });
    await client.register(CodeLensRequest.type, { documentSelector: filter([...LANGUAGES, 'plaintext']) });
  }
}
