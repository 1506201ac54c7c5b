import { isDigit, isLetter, isMark, STAR, TILDE, UNDERSCORE } from './ascii.ts';

/** A run of `*`, `_` or `~` that may open or close emphasis. Runs are doubly linked. */
export interface Delimiter {
  /** offset of the units that are left */
  start: number;
  /** how many are left */
  length: number;
  readonly original: number;
  readonly unit: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** The same by the letter of the flanking rules. */
  readonly strictlyOpens: boolean;
  readonly strictlyCloses: boolean;
  previous: Delimiter | undefined;
  next: Delimiter | undefined;
}

const PUNCTUATION = /[\p{P}\p{S}]/u;
const BLANK = /\s/u;

/** True of what belongs to words and needs no expression to tell: letters and digits of ASCII, and ideographs. */
function isPlain(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || (unit >= 0x3400 && unit < 0xa000);
}

function isPunctuation(unit: number): boolean {
  return unit < 128 ? isMark(unit) : !isPlain(unit) && PUNCTUATION.test(String.fromCharCode(unit));
}

function isWhite(unit: number): boolean {
  return unit <= 0x20 || (unit >= 128 && !isPlain(unit) && BLANK.test(String.fromCharCode(unit)));
}

/** Ideographs, kana, hangul, their marks and full-width forms; half of a pair counts, most are ideographs or emoji. */
function isWide(unit: number): boolean {
  return unit >= 0x2e80 && unit !== 0x3000 && unit !== 0xfffc;
}

/**
 * Classes a run of delimiters by the units around it (CommonMark §6.2), friendly to text without blanks between words: where
 * the mark beside the delimiters meets a wide character on their other side, the run may still open or close. So
 * **“金特会”**举行 is strong, which the letter of the flanking rules refuses.
 */
export function delimiterAt(text: string, start: number, end: number, previous: Delimiter | undefined): Delimiter {
  const unit = text.charCodeAt(start);
  const before = start === 0 ? 0x20 : text.charCodeAt(start - 1);
  const after = end >= text.length ? 0x20 : text.charCodeAt(end);
  const blankBefore = isWhite(before);
  const blankAfter = isWhite(after);
  const markBefore = isPunctuation(before);
  const markAfter = isPunctuation(after);
  const left = !blankAfter && (!markAfter || blankBefore || markBefore || isWide(before));
  const right = !blankBefore && (!markBefore || blankAfter || markAfter || isWide(after));
  const strictlyOpens = !blankAfter && (!markAfter || blankBefore || markBefore);
  const strictlyCloses = !blankBefore && (!markBefore || blankAfter || markAfter);
  let canOpen = left;
  let canClose = right;
  if (unit === UNDERSCORE) {
    canOpen = left && (!right || markBefore);
    canClose = right && (!left || markAfter);
  } else if (unit === STAR && isDigit(before) && isDigit(after)) {
    // 3*4 is a multiplication. CommonMark would pair it with the next one.
    canOpen = false;
    canClose = false;
  } else if (unit === TILDE && end - start !== 2) {
    // A single ~ stands in ranges (3~5天); only ~~ strikes through.
    canOpen = false;
    canClose = false;
  }
  return { start, length: end - start, original: end - start, unit, canOpen, canClose, strictlyOpens, strictlyCloses, previous, next: undefined };
}

/** Opener and closer may not pair when one can do both and their lengths add up to a multiple of three, unless both are (§6.2, rules 9 and 10). */
function oddMatch(opener: Delimiter, closer: Delimiter): boolean {
  if (closer.unit === TILDE || !(opener.canClose || closer.canOpen)) return false;
  return (opener.original + closer.original) % 3 === 0 && (opener.original % 3 !== 0 || closer.original % 3 !== 0);
}

function bottomKey(closer: Delimiter): number {
  const kind = closer.unit === STAR ? 0 : closer.unit === UNDERSCORE ? 1 : 2;
  return kind * 6 + (closer.canOpen ? 3 : 0) + (closer.original % 3);
}

/**
 * Pairs the delimiters that stand behind the offset `from` (CommonMark, “process emphasis”), masks those that found a partner,
 * and drops them all. Linear: how far back each kind of closer has looked in vain is remembered.
 * @param last the last delimiter
 * @param mask called for each stretch of delimiters that is no text; `refused`: the flanking rules would have it be text
 * @returns the last delimiter before `from`
 */
export function pairDelimiters(last: Delimiter | undefined, from: number, mask: (start: number, end: number, refused: boolean) => void): Delimiter | undefined {
  if (!last || last.start < from) return last;
  let first = last;
  while (first.previous && first.previous.start >= from) first = first.previous;
  const outer = first.previous;
  first.previous = undefined;
  if (outer) outer.next = undefined;
  pair(first, from, mask);
  return outer;
}

function pair(first: Delimiter, from: number, mask: (start: number, end: number, refused: boolean) => void): void {
  /** By kind of closer: no opener for it stands before this offset. Made when the first one looks in vain. */
  let bottoms: number[] | undefined;
  let closer: Delimiter | undefined = first;
  while (closer) {
    if (!closer.canClose) {
      closer = closer.next;
      continue;
    }
    const key = bottomKey(closer);
    const opener = findOpener(closer, bottoms?.[key] ?? from);
    if (!opener) {
      bottoms ??= new Array(18).fill(from);
      bottoms[key] = closer.start;
      const next: Delimiter | undefined = closer.next;
      if (!closer.canOpen) unlink(closer);
      closer = next;
      continue;
    }
    const used = opener.length >= 2 && closer.length >= 2 ? 2 : 1;
    mask(opener.start + opener.length - used, opener.start + opener.length, !opener.strictlyOpens);
    mask(closer.start, closer.start + used, !closer.strictlyCloses);
    opener.length -= used;
    closer.length -= used;
    closer.start += used;
    opener.next = closer;
    closer.previous = opener;
    if (opener.length === 0) unlink(opener);
    if (closer.length === 0) {
      const next: Delimiter | undefined = closer.next;
      unlink(closer);
      closer = next;
    }
  }
}

function findOpener(closer: Delimiter, bottom: number): Delimiter | undefined {
  for (let d = closer.previous; d && d.start >= bottom; d = d.previous) {
    if (d.unit === closer.unit && d.canOpen && !oddMatch(d, closer)) return d;
  }
  return undefined;
}

function unlink(d: Delimiter): void {
  if (d.previous) d.previous.next = d.next;
  if (d.next) d.next.previous = d.previous;
}
