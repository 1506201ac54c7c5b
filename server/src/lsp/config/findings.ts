import { type Connection, PublishDiagnosticsNotification } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Problem } from '../../engine/place.ts';
import type { Capabilities } from '../capabilities.ts';
import { Converter } from '../convert.ts';
import { toDiagnostic } from '../diagnostics/diagnostics.ts';
import type { DisplayLanguage } from '../messages.ts';
import { uriKey } from '../uri.ts';

/** Findings in one file that are told: a file that is none of ours has one on each line. */
const MOST = 500;

/** A file of a house that is no draft, and what is wrong in it. */
export interface FaultyFile {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

interface Known extends FaultyFile {
  readonly language: DisplayLanguage;
}

/**
 * Sends what is wrong in configuration and lexicon files, whether they are open or not. Sent, not pulled: a client asks for
 * what it shows, and these files need not be shown. While one is open what it says there counts.
 */
export class ConfigFindings {
  /** by key, as the disk has them */
  private readonly onDisk = new Map<string, Known>();
  /** by key, as an editor has them */
  private readonly open = new Map<string, Known & { readonly version: number }>();
  /** by key: what the client was last told */
  private readonly sent = new Map<string, string>();
  /** keys of files that were found in use since the last `begin` */
  private renewed = new Set<string>();
  /** number of times that everything was read again */
  round = 0;

  constructor(
    private readonly connection: Connection,
    private readonly capabilities: Capabilities,
  ) {}

  /** Files in use, as they were read. @param round in which the reading began: what is older than the last change is not told */
  take(files: readonly FaultyFile[], language: DisplayLanguage, round: number): void {
    if (round !== this.round) return;
    for (const f of files) {
      const key = uriKey(f.uri);
      this.renewed.add(key);
      this.onDisk.set(key, { ...f, language });
      this.send(key, f.uri);
    }
  }

  /** Everything is read again from here on. */
  begin(): void {
    this.round++;
    this.renewed = new Set();
  }

  /** Everything has been read again: what nobody uses any more has nothing wrong in it. */
  end(): void {
    for (const [key, { uri }] of this.onDisk) {
      if (this.renewed.has(key)) continue;
      this.onDisk.delete(key);
      this.send(key, uri);
    }
  }

  /** What is wrong in a file that is open. */
  live(file: FaultyFile & { readonly version: number }, language: DisplayLanguage): void {
    const key = uriKey(file.uri);
    this.open.set(key, { ...file, language });
    this.send(key, file.uri);
  }

  /** What is wrong in a version of an open file; undefined where that was not told. */
  problemsOf(uri: string, version: number): readonly Problem[] | undefined {
    const known = this.open.get(uriKey(uri));
    return known?.version === version ? known.problems : undefined;
  }

  close(uri: string): void {
    const key = uriKey(uri);
    this.open.delete(key);
    this.send(key, uri);
  }

  private send(key: string, uri: string): void {
    const open = this.open.get(key);
    const { text, problems, language } = open ?? this.onDisk.get(key) ?? { text: '', problems: [], language: this.capabilities.language };
    const convert = new Converter(TextDocument.create(uri, 'yaml', 0, text), this.capabilities.encoding);
    const diagnostics = problems.slice(0, MOST).map((p) => toDiagnostic(p, convert, uri, { language }, this.capabilities));
    const version = open && this.capabilities.diagnosticVersion ? { version: open.version } : {};
    const told = JSON.stringify([version, diagnostics]);
    if (this.sent.get(key) === told || (diagnostics.length === 0 && !this.sent.has(key))) return;
    if (diagnostics.length === 0) this.sent.delete(key);
    else this.sent.set(key, told);
    // Under the name that the client gave it, if it did.
    void this.connection.sendNotification(PublishDiagnosticsNotification.type, { uri: open?.uri ?? uri, ...version, diagnostics });
  }
}
