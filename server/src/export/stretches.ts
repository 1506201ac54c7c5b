import type { Range } from '../text/range.ts';
import { PARAGRAPH_END } from './characters.ts';
import { NOWHERE } from './places.ts';
import type { WordParagraph, WordText } from './word-text.ts';

/** What an import leaves out of a Word file's text: blanks, and ends of empty paragraphs. */
const isBlank = (text: string): boolean => /^\s*$/.test(text);

/** What goes of a Word file's text where something of the draft does: with the blanks there that a draft has none of. */
export class Stretches {
  /** by offset of the Word file's text: the draft has that character */
  private readonly known: Uint8Array;
  private readonly byEnd: ReadonlyMap<number, WordParagraph>;

  constructor(
    private readonly word: WordText,
    private readonly places: Int32Array,
  ) {
    this.known = new Uint8Array(word.text.length + 1);
    for (const at of places) if (at !== NOWHERE) this.known[at] = 1;
    this.byEnd = new Map(word.paragraphs.map((p) => [p.start + p.atoms.length, p]));
  }

  /**
   * @param start, end offsets of the draft's text
   * @param whole these are whole paragraphs: an end that must stay may stay, as that of an empty one
   * @returns undefined where an end would go between what cannot be one paragraph
   */
  of(start: number, end: number, whole: boolean): Range[] | undefined {
    const out: { start: number; end: number }[] = [];
    for (let k = start; k < end; k++) {
      const at = this.places[k] as number;
      if (at === NOWHERE) continue;
      if (!this.canGo(at)) {
        if (whole) continue;
        return undefined;
      }
      const last = out.at(-1);
      if (last && this.isUnknown(last.end, at)) last.end = at + 1;
      else out.push({ start: at, end: at + 1 });
    }
    const [first, last] = [out[0], out.at(-1)];
    if (!first || !last) return out;
    const { text } = this.word;
    if (whole) {
      while (this.isUnknown(first.start - 1, first.start) && text[first.start - 1] !== PARAGRAPH_END) first.start--;
      if (text[last.end - 1] === PARAGRAPH_END) last.end = this.behindEmpty(last.end);
      return out;
    }
    if (text[last.end - 1] === PARAGRAPH_END) while (this.isUnknown(last.end, last.end + 1)) last.end++;
    if (text[first.start] === PARAGRAPH_END) while (this.isUnknown(first.start - 1, first.start)) first.start--;
    return out;
  }

  /** True of blanks that the draft has none of, where each may go. */
  private isUnknown(start: number, end: number): boolean {
    if (start < 0 || end > this.word.text.length || !isBlank(this.word.text.slice(start, end))) return false;
    for (let at = start; at < end; at++) if (this.known[at] === 1 || !this.canGo(at)) return false;
    return true;
  }

  private canGo(at: number): boolean {
    return this.word.text[at] !== PARAGRAPH_END || this.byEnd.get(at)?.canJoin === true;
  }

  /** Behind the empty paragraphs that begin here. */
  private behindEmpty(at: number): number {
    let end = at;
    for (let k = at; this.isUnknown(k, k + 1); k++) if (this.word.text[k] === PARAGRAPH_END) end = k + 1;
    return end;
  }
}
