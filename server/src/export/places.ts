import { diffArrays } from 'diff';
import { editsBetween } from '../report/edits-between.ts';
import { LINE_BREAK, PARAGRAPH_END, SYMBOL } from './characters.ts';
import type { DraftText } from './draft-text.ts';
import type { WordText } from './word-text.ts';

/** No place. */
export const NOWHERE = -1;

/** A paragraph of either text. */
interface Stretch {
  readonly index: number;
  readonly start: number;
  /** of its end */
  readonly end: number;
  /** its text without blanks, as a draft has it */
  readonly key: string;
  /** so many characters of the key are an automatic number: they have no place in a Word file */
  readonly label: number;
}

/**
 * Where the characters of an imported draft stand in its Word file: first paragraphs are found, by their texts without blanks, which
 * the two have in common but for a few; then the characters in each.
 * @returns by offset of the draft's text an offset of the file's text, ascending, or NOWHERE
 */
export function placesOf(imported: DraftText, word: WordText): Int32Array {
  const places = new Int32Array(imported.text.length).fill(NOWHERE);
  const [left, right] = [folded(imported.text), folded(word.text)];
  const ours = imported.paragraphs.map(({ start, end }, index) => stretch(left, index, start, end));
  const theirs = word.paragraphs.map(({ start, atoms, label }, index) => stretch(right, index, start, start + atoms.length, label));
  const [full, fullTheirs] = [ours.filter((s) => s.key !== ''), theirs.filter((s) => s.key !== '')];
  let [i, j, openI, openJ] = [0, 0, 0, 0];
  const close = (): void => spread(places, left, right, full.slice(openI, i), fullTheirs.slice(openJ, j));
  const parts = diffArrays(
    full.map((s) => s.key),
    fullTheirs.map((s) => s.key),
  );
  for (const { value, added, removed } of parts) {
    if (removed) i += value.length;
    else if (added) j += value.length;
    else {
      close();
      for (const _ of value) {
        const [a, b] = [full[i++] as Stretch, fullTheirs[j++] as Stretch];
        pair(places, left, right, a, b);
        pairEmpty(places, ours, theirs, a.index, b.index);
      }
      [openI, openJ] = [i, j];
    }
  }
  close();
  return places;
}

/** Digits above and below the line are digits in a Word file. */
const folded = (text: string): string => text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉]/g, (digit) => digit.normalize('NFKC'));
const isWhite = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);
function stretch(text: string, index: number, start: number, end: number, label = ''): Stretch {
  const spelled = folded(label).replace(/\s/g, '');
  return { index, start, end, key: spelled + text.slice(start, end).replace(/\s/g, ''), label: spelled.length };
}

/** Two paragraphs that differ in blanks at most. */
function pair(places: Int32Array, left: string, right: string, a: Stretch, b: Stretch): void {
  let from = a.start;
  for (let ahead = b.label; ahead > 0; from++) if (!isWhite(left[from])) ahead--;
  for (let i = from, j = b.start; i < a.end && j < b.end; ) {
    if (isWhite(left[i]) && !isWhite(right[j])) i++;
    else if (!isWhite(left[i]) && isWhite(right[j])) j++;
    else places[i++] = j++;
  }
  if (right[b.end] === PARAGRAPH_END) places[a.end] = b.end;
}

/** Behind two such paragraphs: empty ones (cells), where both have as many. */
function pairEmpty(places: Int32Array, ours: readonly Stretch[], theirs: readonly Stretch[], a: number, b: number): void {
  const emptyFrom = (list: readonly Stretch[], at: number): readonly Stretch[] => {
    let end = at;
    while (list[end]?.key === '') end++;
    return list.slice(at, end);
  };
  const [own, other] = [emptyFrom(ours, a + 1), emptyFrom(theirs, b + 1)];
  if (own.length === other.length) for (const [k, { end }] of own.entries()) places[end] = (other[k] as Stretch).end;
}

/** What the texts have not in common as paragraphs, by characters. */
function spread(places: Int32Array, left: string, right: string, ours: readonly Stretch[], theirs: readonly Stretch[]): void {
  const [first, last, other, otherLast] = [ours[0], ours.at(-1), theirs[0], theirs.at(-1)];
  if (!first || !last || !other || !otherLast) return;
  const [before, after] = [left.slice(first.start, last.end + 1), right.slice(other.start, otherLast.end + 1)];
  let [at, shift] = [0, 0];
  for (const { start, end, text } of [...editsBetween(before, after), { start: before.length, end: before.length, text: '' }]) {
    for (; at < start; at++) places[first.start + at] = other.start + at + shift;
    // Two paragraphs in a cell of a file are two lines of a draft's.
    const isSame = text === SYMBOL || (text === PARAGRAPH_END && before.slice(start, end) === LINE_BREAK);
    if (start < end && isSame) places.fill(other.start + start + shift, first.start + start, first.start + end);
    at = end;
    shift += text.length - (end - start);
  }
}
