import { fill } from '../engine/fill.ts';
import type { Localized } from '../rule/rule.ts';
import { IMPORT_MESSAGES, type ImportMessageId } from './messages.ts';

/** What a file came to as a draft. */
export interface Imported {
  /** Markdown: LF, a line end at the end, one line a paragraph */
  readonly text: string;
  /** What the editor should know: comments that were left out, tables that were guessed … */
  readonly notes: readonly Localized[];
}

/** The name of the file and what reading it may need of the world. */
export interface ImportSource {
  /** with its extension; no more than a hint of what the bytes are */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The table of characters that a PDF names and does not hold. @throws when there is none of that name */
  readonly characterMap: (name: string) => Promise<Uint8Array>;
}

/** A file that is not imported, and why: for the user, in one line. */
export class ImportRefusal extends Error {
  constructor(readonly text: Localized) {
    super(text.en);
    this.name = REFUSAL;
  }
}

const REFUSAL = 'ImportRefusal';

/** By its name, since each reader is a bundle and has this class for itself. */
export const isRefusal = (error: unknown): error is ImportRefusal => error instanceof Error && error.name === REFUSAL;

export type ImportData = Readonly<Record<string, string>>;

/** A message of the import in both languages, filled in. */
export const importMessage = (id: ImportMessageId, data?: ImportData): Localized => fill(IMPORT_MESSAGES[id], data);

/** What to throw where a file cannot be imported. */
export const refusal = (id: ImportMessageId, data?: ImportData): ImportRefusal => new ImportRefusal(importMessage(id, data));

/** What was thrown, as a refusal: libraries throw what they like at bytes that somebody made up. */
export function refusalOf(error: unknown): ImportRefusal {
  if (isRefusal(error)) return error;
  // Readers of trees call themselves.
  if (error instanceof RangeError && /call stack/i.test(error.message)) return refusal('deep');
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return refusal('damaged', { reason: (reason.split('\n', 1)[0] as string).slice(0, 100) });
}
