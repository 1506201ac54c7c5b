import type { Problem } from '../engine/place.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { AnyRule, Localized } from '../rule/rule.ts';

/** A text that an assistant wants looked at, opened by the front that it asked. */
export interface OpenedDraft {
  /** without a BOM */
  readonly text: string;
  /** Problems of a text under what counts for this draft: of its own, and of what repairs make of it. */
  lint(text: string): readonly Problem[];
  /** What else is to be said: a configuration in which something is wrong, a rule that failed. Filled as the draft is checked. */
  readonly notes: readonly Localized[];
}

/** What an assistant names as a draft. */
export interface DraftSource {
  /** the draft itself; absent where `path` is given */
  readonly text?: string | undefined;
  /** a file, as the assistant wrote it: each front says which files may be read */
  readonly path?: string | undefined;
  /** how a text is read; of a file its name decides */
  readonly format: 'markdown' | 'text' | undefined;
}

/** What an import has made of a file. */
export interface ImportedFile {
  /** Markdown */
  readonly text: string;
  readonly notes: readonly Localized[];
}

/** Names end so of files that an assistant may have imported. */
export const IMPORTABLE = ['docx', 'html', 'htm', 'pdf'];

/** The front that an assistant asks: a command line in a folder, an editor. */
export interface AssistantHost {
  readonly language: keyof Localized;
  readonly rules: readonly AnyRule[];
  /** @throws RefusedQuestion when there is no such draft, or it may not be read */
  open(source: DraftSource): Promise<OpenedDraft>;
  /** A draft made of a Word file, a web page or a PDF. @throws RefusedQuestion when there is no such file, it may not be read, or it is none */
  importFile(path: string): Promise<ImportedFile>;
  /** Names of the product and of the house, as they count where the assistant asks, and what is wrong with those of the house. */
  lexicon(): Promise<{ readonly lexicon: Lexicon; readonly notes: readonly Localized[] }>;
}

/** A question that cannot be answered, and why: for the assistant to put right, and for its user to read. */
export class RefusedQuestion extends Error {
  constructor(readonly text: Localized) {
    super(text.en);
  }
}
