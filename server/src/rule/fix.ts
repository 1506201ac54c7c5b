import type { Range } from '../text/range.ts';
import type { Fix, LineEdit, Localized, Safety } from './rule.ts';

/** What a fix says of itself. */
export interface How {
  /** Absent: what is written, or that it is deleted. */
  readonly title?: Localized;
  /** Absent: review. */
  readonly safety?: Safety;
}

/** A fix that puts a text in place of a range (UTF-16 units of the passage). */
export function replace({ start, end }: Range, text: string, { title = titleOf(text), safety = 'review' }: How = {}): Fix {
  return { title, safety, edits: [{ start, end, text }] };
}

/** A fix that takes a range out. */
export const remove = (range: Range, how?: How): Fix => replace(range, '', how);

/** A fix that puts a text in at a place. Its title has to say where, for an editor sees nothing there yet. */
export const insert = (at: number, text: string, how: How & { readonly title: Localized }): Fix => replace({ start: at, end: at }, text, how);

/** A fix that changes lines and no text of a passage. Absent: review. */
export const editLines = (title: Localized, line: LineEdit, safety: Safety = 'review'): Fix => ({ title, safety, edits: NO_EDITS, line });

const NO_EDITS: readonly never[] = [];

function titleOf(text: string): Localized {
  return text === '' ? { zh: '删去', en: 'Delete' } : { zh: `改为“${text}”`, en: `Change to “${text}”` };
}
