import type { Problem } from '../place.ts';
import { contextAround, LONGEST_TEXT } from './ignore-list.ts';

/** So many units of context are written: enough to know the place by, few enough that edits elsewhere in the sentence do not matter. */
const CONTEXT = 8;

/** An entry to be written. */
export interface NewEntry {
  readonly rule: string;
  readonly text?: string;
  readonly before?: string;
  readonly after?: string;
  readonly file?: string;
}

/** What makes one place of a draft ignored, wherever its sentence goes. undefined: it is about no text, or about too much. */
export function entryFor({ rule, about }: Problem): NewEntry | undefined {
  if (!about) return undefined;
  const text = about.text.slice(about.range.start, about.range.end);
  // What stands for a thing in the text, and half a character, cannot be written.
  if (text.length > LONGEST_TEXT || text.includes('\uFFFC') || /\p{Cs}/u.test(text)) return undefined;
  const { before, after } = contextAround(about, CONTEXT, (context) => context.replace(/\s+/g, ''));
  return text === '' && before === '' && after === '' ? undefined : { rule, text, before, after };
}

/** A path as `file` of an entry has it: that very file. What would be a glob stands for any one character. */
export function fileOf(path: string): string {
  const plain = path.replace(/[*{}]/g, '?');
  return plain.includes('/') ? plain : `./${plain}`;
}
