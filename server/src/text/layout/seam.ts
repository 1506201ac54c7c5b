import { Class, classOf } from '../chars.ts';
import type { Line } from '../line.ts';
import type { SeamReason } from '../passage.ts';
import type { Words } from '../words.ts';
import type { Context } from './context.ts';
import { End, Start } from './features.ts';
import type { LineFeatures } from './line-features.ts';
import { prose } from './prose.ts';

/** Words that keep their hyphen begin so: COVID-19, mid-1990s, co-operate is left to the reader. */
const KEEPS_HYPHEN = /(?:^|[^A-Za-z])(?:[A-Z][A-Za-z]*|anti|co|ex|mid|multi|non|pre|post|pro|self|semi|sub|well)-$/;

interface SeamText {
  readonly join: '' | ' ';
  readonly drop: 0 | 1;
}

const CLOSED: SeamText = { join: '', drop: 0 };
const BLANK: SeamText = { join: ' ', drop: 0 };
const DROPPED: SeamText = { join: '', drop: 1 };

/** What stands in place of the line end, and how many units before it go. */
export function seamText(c: Context, p: number): SeamText {
  const { window: w } = c;
  const a = w.features[p] as LineFeatures;
  const b = w.features[p + 1] as LineFeatures;
  const line = w.lines[p] as Line;
  if (a.end === End.Hyphen) {
    if (a.lastUnit === 0xad) return DROPPED;
    const small = b.start === Start.Latin && b.firstUnit >= 0x61;
    const left = line.text.slice(Math.max(line.from, line.to - LONGEST_WORD), line.to);
    return small && !KEEPS_HYPHEN.test(left) && endsBare(line) && !isCompound(c, p, left) ? DROPPED : CLOSED;
  }
  const latin = a.end === End.Latin || (a.latin && (a.end === End.Digit || isAsciiMark(a.lastUnit)));
  const follows = b.start === Start.Latin || (b.latin && (b.start === Start.Digit || b.firstUnit === 0x22 || b.firstUnit === 0x28));
  return latin && follows ? BLANK : CLOSED;
}

/** Units of a word on one side of its hyphen. */
const LONGEST_WORD = 20;
/** Lines on each side that are asked how they spell a compound. */
const SPELT = 12;

/** True if the word that a hyphen divides here stands with its hyphen nearby: pearl-⏎fishing, pearl-fishing. */
function isCompound({ window: { lines } }: Context, p: number, left: string): boolean {
  const next = lines[p + 1] as Line;
  const head = /[A-Za-z]+-$/.exec(left)?.[0];
  const tail = /^[a-z]+/.exec(next.text.slice(next.from, Math.min(next.to, next.from + LONGEST_WORD)))?.[0];
  if (!head || !tail) return false;
  const word = (head + tail).toLowerCase();
  for (let k = Math.max(0, p - SPELT); k <= Math.min(lines.length - 1, p + SPELT); k++) if ((lines[k] as Line).text.toLowerCase().includes(word)) return true;
  return false;
}

/** True if the last unit of the prose is no Markdown mark: only then may it be dropped. */
function endsBare(line: Line): boolean {
  const last = line.masks.at(-1);
  return !last || last.end < line.to;
}

function isAsciiMark(unit: number): boolean {
  return (classOf(unit) & (Class.AsciiMark | Class.AsciiParen)) !== 0 && unit !== 0x2d && unit !== 0x2f;
}

/** How many units on each side of a line end are read for words. */
const NEAR = 12;
/** The last and the first units of a line's prose. */
function tailOf(line: Line): string {
  return line.masks.length === 0 ? line.text.slice(Math.max(line.from, line.to - NEAR), line.to) : prose(line).slice(-NEAR);
}

function headOf(line: Line): string {
  return line.masks.length === 0 ? line.text.slice(line.from, Math.min(line.to, line.from + NEAR)) : prose(line).slice(0, NEAR);
}

const UNITS = '年月日时分秒个名人亿万千百多岁元届次位天周吨米％%℃';

/** Why a line end is taken for false. */
export function seamReason(c: Context, p: number, drop: number, words: Words): SeamReason {
  const { window: w } = c;
  const a = w.features[p] as LineFeatures;
  const b = w.features[p + 1] as LineFeatures;
  if (drop > 0 || a.end === End.Hyphen) return 'hyphen';
  const left = tailOf(w.lines[p] as Line);
  const text = left + headOf(w.lines[p + 1] as Line);
  const name = words.nameAcross(text, left.length);
  // A name of two characters is cut as a word is.
  if (name && name.end - name.start > 2) return 'cut-name';
  if (a.end === End.Digit && (b.start === Start.Digit || UNITS.includes(text[left.length] as string))) return 'cut-number';
  if (a.end <= End.Ellipsis) return 'full-line';
  if (a.opens > 0 && a.opensAt <= TOKEN + 1 && b.closes > 0 && b.closesAt <= TOKEN && pairCut(text, left.length)) return 'open-pair';
  if (a.end === End.Han && (name || words.pairAcross(text, left.length))) return 'cut-word';
  return 'open-sentence';
}

const OPENING = '“‘（《〈【「『(';
const CLOSING = '”’）》〉】」』)';
/** A quoted word or title this long is one token; a longer quotation is a sentence. */
const TOKEN = 8;

/** True if a short quoted or bracketed token without a mark inside runs over `at`: 何种“让⏎步”. */
function pairCut(text: string, at: number): boolean {
  let open = -1;
  for (let i = at - 1; i >= 0 && at - i <= TOKEN; i--) {
    const unit = text[i] as string;
    if (CLOSING.includes(unit) || '。！？，、；：'.includes(unit)) return false;
    if (OPENING.includes(unit)) {
      open = i;
      break;
    }
  }
  if (open < 0) return false;
  const closing = CLOSING[OPENING.indexOf(text[open] as string)] as string;
  for (let i = at; i < text.length && i - open <= TOKEN; i++) {
    const unit = text[i] as string;
    if (unit === closing) return true;
    if ('。！？，、；：'.includes(unit) || OPENING.includes(unit)) return false;
  }
  return false;
}
