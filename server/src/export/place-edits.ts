import { editsBetween } from '../report/edits-between.ts';
import type { Range, TextEdit } from '../text/range.ts';
import { PARAGRAPH_BREAK } from './word-text.ts';

/** A change of a draft that is none of the Word file's text, and where it belongs. */
export interface Unplaced {
  /** offset in the text of the Word file */
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

const NOWHERE = -1;
/** Signs of Markdown without the text that they stand around. */
const MARKUP = /^(?:\*{1,3}|_{1,3}|`+|~~|#{1,6} ?|> ?|\|| {2,}|\\)?$/;
/** Of a line: a list. */
const MARKER = /^(?:[-+*]|\d{1,9}[.)]) $/;
const ESCAPE = /\\(?=[!-/:-@[-`{-~])/g;

/**
 * Finds the places of a draft's changes in the text of the Word file that it was imported from.
 * @param word text of the Word file
 * @param imported what was imported of it
 * @param draft what has become of that; LF only
 * @returns edits of `word`, in order, apart from each other; and what changes markup only, or what the Word file has not in that place
 */
export function placeEdits(word: string, imported: string, draft: string): { readonly edits: TextEdit[]; readonly unplaced: Unplaced[] } {
  const places = placesOf(imported, word);
  const edits: TextEdit[] = [];
  const unplaced: Unplaced[] = [];
  for (const { start, end, text } of editsBetween(imported, draft.replace(/\n*$/, '\n'))) {
    const before = imported.slice(start, end);
    if (isLineEndOnly(imported, start, end, text)) continue;
    const stretches = withEmptyParagraphs(stretchesOf(places, start, end, keepsBreak(imported, start, end, text)), word);
    const inLine = stretches[0]?.start ?? anchor(places, imported, start, end);
    const isNewLine = inLine === NOWHERE && before === '';
    const place = isNewLine ? behindLine(places, imported, start) : inLine;
    const isMarkup = MARKUP.test(before) && (MARKUP.test(text) || (MARKER.test(text) && isLineStart(imported, start)));
    if (isMarkup || (stretches.length === 0 && before.trim() !== '') || place === NOWHERE) {
      unplaced.push({ at: Math.max(0, place === NOWHERE ? nearest(places, start) : place), before, after: text });
      continue;
    }
    const [first = { start: place, end: place }, ...others] = stretches;
    edits.push({ ...first, text: isNewLine ? newLine(imported, start, text) : plain(text) }, ...others.map((s) => ({ ...s, text: '' })));
  }
  return { edits: edits.filter((e) => e.start < e.end || e.text !== '').sort((a, b) => a.start - b.start), unplaced };
}

/** By offset of the draft, where the same character stands in the Word file. */
function placesOf(imported: string, word: string): Int32Array {
  const places = new Int32Array(imported.length).fill(NOWHERE);
  let at = 0;
  let shift = 0;
  for (const { start, end, text } of [...editsBetween(imported, word), { start: imported.length, end: imported.length, text: '' }]) {
    for (; at < start; at++) places[at] = at + shift;
    at = end;
    shift += text.length - (end - start);
  }
  return places;
}

/** What an edit takes away, in the text of the Word file; with `kept` without the ends of paragraphs. */
function stretchesOf(places: Int32Array, start: number, end: number, kept: ReadonlySet<number>): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  for (let k = start; k < end; k++) {
    const at = places[k] as number;
    if (at === NOWHERE || kept.has(k)) continue;
    const last = out.at(-1);
    if (last && last.end === at) last.end = at + 1;
    else out.push({ start: at, end: at + 1 });
  }
  return out;
}

/** What takes an end of a paragraph away takes the empty ones there, too: the draft has none of them. */
function withEmptyParagraphs(stretches: readonly Range[], word: string): readonly Range[] {
  return stretches.map(({ start, end }) => {
    if (!word.slice(start, end).includes('\n')) return { start, end };
    let [from, to] = [start, end];
    while (word[start] === '\n' && word[from - 1] === '\n') from--;
    while (word[end - 1] === '\n' && word[to] === '\n') to++;
    return { start: from, end: to };
  });
}

const isLineStart = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n';

/** Empty lines more or fewer between two paragraphs of Markdown: they are two as before. */
function isLineEndOnly(imported: string, start: number, end: number, text: string): boolean {
  return /^\n*$/.test(imported.slice(start, end) + text) && (imported[start - 1] === '\n' || imported[end] === '\n' || (start < end && text !== ''));
}

/** Line ends of an edit that stay the end of a paragraph, since more of them stand beside it. */
function keepsBreak(imported: string, start: number, end: number, text: string): ReadonlySet<number> {
  const kept = new Set<number>();
  for (let k = start; k < end && imported[k] === '\n'; k++) if (imported[start - 1] === '\n' || text.startsWith('\n')) kept.add(k);
  for (let k = end - 1; k >= start && imported[k] === '\n'; k--) if (imported[end] === '\n' || text.endsWith('\n')) kept.add(k);
  return kept;
}

/** Where an insertion goes: behind what stands before it in its line, or before what stands behind it. */
function anchor(places: Int32Array, imported: string, start: number, end: number): number {
  for (let k = start - 1; k >= 0 && imported[k] !== '\n'; k--) if ((places[k] as number) !== NOWHERE) return (places[k] as number) + 1;
  for (let k = end; k < imported.length && imported[k] !== '\n'; k++) if ((places[k] as number) !== NOWHERE) return places[k] as number;
  return NOWHERE;
}

/** Behind the text of the line before an empty one. */
function behindLine(places: Int32Array, imported: string, start: number): number {
  let at = start;
  while (at > 0 && imported[at - 1] === '\n') at--;
  return at > 0 && (places[at - 1] as number) !== NOWHERE ? (places[at - 1] as number) + 1 : NOWHERE;
}

/** A text between line ends: a paragraph of its own where an empty line parts it from the one before, else a line of that. */
function newLine(imported: string, start: number, text: string): string {
  const [lead = ''] = /^\n*/.exec(text) ?? [];
  const isParagraph = lead.length > 1 || (lead.length === 1 && imported[start - 1] === '\n') || imported.slice(0, start).endsWith('\n\n');
  return (isParagraph ? PARAGRAPH_BREAK : '\n') + plain(text.replace(/^\n+|\n+$/g, ''));
}

function nearest(places: Int32Array, at: number): number {
  for (let k = at - 1; k >= 0; k--) if ((places[k] as number) !== NOWHERE) return places[k] as number;
  return 0;
}

/** A text of Markdown as it is shown, its paragraphs one break apart. */
const plain = (text: string): string => text.replace(ESCAPE, '').replace(/\n{2,}/g, PARAGRAPH_BREAK);
