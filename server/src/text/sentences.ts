import { append } from './append.ts';
import { Class, classOf, classTable } from './chars.ts';

/** Fewer Han characters than this are no sentence of note. */
const SHORTEST_SENTENCE = 10;
/** … and no clause of note. */
const SHORTEST_CLAUSE = 12;

/** Numbers a sentence takes in `Sentences.sentences`: start, end, how many Han characters, hash, then its keys. */
export const SENTENCE = 8;
export const KEYS = 4;
/** Numbers a clause takes in `Sentences.clauses`: start, end, hash. */
export const CLAUSE = 3;

/**
 * Sentences and clauses of one text with hashes by which equal and nearly equal ones are found, as plain numbers, since a
 * newspaper has tens of thousands. Offsets are UTF-16 units; hashes see letters, digits and Han only, digits of both widths alike.
 */
export interface Sentences {
  /**
   * Complete sentences (they end in 。！？) of 10 Han characters or more, SENTENCE numbers each. The keys are the least and the
   * greatest of two hashes of the runs of three: sentences that are nearly equal share most of them.
   */
  readonly sentences: readonly number[];
  /** Clauses of 12 Han characters or more between two marks, CLAUSE numbers each. */
  readonly clauses: readonly number[];
}

const NONE: readonly number[] = [];
const NO_SENTENCES: Sentences = { sentences: NONE, clauses: NONE };
const WORD = Class.Han | Class.Digit | Class.Latin | Class.FullAlnum;
/** Marks that end a clause: those of a pause but for 、, of a stop, of direct speech. */
const ENDS = Class.Pause | Class.Stop | Class.Open | Class.Close | Class.Object;
/** So many closing marks of one sentence stand behind its stop at most. */
const MOST_CLOSING = 3;
/** More than any hash. */
const MOST = 0x3fffffff;
const LIST = '、'.charCodeAt(0);

/** Full-width letters and digits as ASCII, everything else as it is. */
export function plainUnit(unit: number): number {
  return unit > 0xff00 && unit < 0xff5f ? unit - 0xfee0 : unit;
}

/** Reads the sentences of a text in one pass. */
export function readSentences(text: string): Sentences {
  if (text.length < SHORTEST_CLAUSE) return NO_SENTENCES;
  const out = { sentences: NONE, clauses: NONE };
  for (let at = 0; at < text.length; ) {
    at = readSentence(text, at, out);
    // What stands between two sentences, a picture or a tag, is of neither.
    while (at < text.length && classOf(text.charCodeAt(at)) & (Class.Close | Class.Blank | Class.Object)) at++;
  }
  return out.sentences === NONE && out.clauses === NONE ? NO_SENTENCES : out;
}

/**
 * Reads the sentence that begins at `start`, and notes it and its clauses.
 * @returns where it ends
 */
function readSentence(text: string, start: number, out: { sentences: readonly number[]; clauses: readonly number[] }): number {
  let clause = start;
  let han = 0;
  let clauseHan = 0;
  let hash = 0;
  let whole = 0;
  // The last two units, and of the hashes of each three the least and the greatest, in two orders.
  let a = 0;
  let b = 0;
  let least = MOST;
  let greatest = -MOST;
  let otherLeast = MOST;
  let otherGreatest = -MOST;
  const classes = classTable;
  const { length } = text;
  for (let i = start; i < length; i++) {
    const unit = text.charCodeAt(i);
    const kind = classes[unit] as number;
    if (kind & WORD) {
      const c = kind & Class.FullAlnum ? plainUnit(unit) : unit;
      clauseHan += kind & Class.Han;
      hash = (Math.imul(hash, 0x01000193) + c) | 0;
      const sum = (Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca6b) + Math.imul(c, 0xc2b2ae35)) | 0;
      // Kept to 30 bits, in which numbers are stored without a box.
      const x = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >> 2;
      const y = Math.imul(x, 0x297a2d39) >> 2;
      least = Math.min(least, x);
      greatest = Math.max(greatest, x);
      otherLeast = Math.min(otherLeast, y);
      otherGreatest = Math.max(otherGreatest, y);
      a = b;
      b = c;
    } else if (kind & ENDS && unit !== LIST) {
      if (clauseHan >= SHORTEST_CLAUSE) out.clauses = addClause(out.clauses, clause, i, hash >> 2);
      han += clauseHan;
      whole = (Math.imul(whole, 0x01000193) + hash) | 0;
      clauseHan = 0;
      hash = 0;
      clause = i + 1;
      if (!(kind & Class.Stop)) continue;
      const end = endOf(text, start, i + 1);
      if (han >= SHORTEST_SENTENCE) out.sentences = add(out.sentences, start, end, han, whole >> 2, least, greatest, otherLeast, otherGreatest);
      return end;
    }
  }
  if (clauseHan >= SHORTEST_CLAUSE) out.clauses = addClause(out.clauses, clause, length, hash >> 2);
  return length;
}

/** The list with one clause more; by itself, since clauses are many and rest parameters are arrays. */
function addClause(list: readonly number[], start: number, end: number, hash: number): readonly number[] {
  if (list === NONE) return [start, end, hash];
  (list as number[]).push(start, end, hash);
  return list;
}

/** The list with more numbers, a new one where it has none yet. */
function add(list: readonly number[], ...numbers: number[]): readonly number[] {
  if (list === NONE) return numbers;
  append(list as number[], numbers);
  return list;
}

/** The end of a sentence whose stop stands before `end`: a closing mark behind it belongs to it when it opened in it. */
function endOf(text: string, start: number, end: number): number {
  const most = end + MOST_CLOSING;
  while (end < most && end < text.length && classOf(text.charCodeAt(end)) & Class.Close && opensIn(text, start, end)) end++;
  return end;
}

const PAIRS = '“”‘’（）《》〈〉【】〔〕「」『』';

/** The closing mark at `at` belongs to an opening one behind `start`. */
function opensIn(text: string, start: number, at: number): boolean {
  const kind = PAIRS.indexOf(text[at] as string);
  if (kind < 0) return false;
  const open = PAIRS.charCodeAt(kind - 1);
  let depth = 0;
  for (let i = at - 1; i >= start; i--) {
    const unit = text.charCodeAt(i);
    if (unit === open) {
      if (depth === 0) return true;
      depth--;
    } else if (unit === text.charCodeAt(at)) depth++;
  }
  return false;
}
