import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Range } from '../../text/range.ts';
import { shortNames } from './country-pairs.ts';
import { namePlaces } from './near-listed.ts';
import { syllableKind } from './transliteration.ts';

/** What the rules of names look for, as signs that it may be there: a sign is sometimes wrong, a missing one never. */
export interface NameSigns {
  /** From the first sign of a transliteration to the last: it has a distinct syllable beside another or next but one. */
  readonly runs: Range | undefined;
  /** The same of near misses of listed names: two of the three characters, in their places or the last two exchanged. */
  readonly near: Range | undefined;
  /** Two short names of countries stand side by side. */
  readonly pairs: boolean;
  /** There is a · or a mark that careless copy sets for it. */
  readonly dots: boolean;
}

const DOTS = '·•‧・∙⋅･．﹒●.';

/** Bits of a unit. */
const SYLLABLE = 1;
const DISTINCT = 2;
const FIRST = 4;
const SECOND = 8;
const THIRD = 16;
const SHORT = 32;
const DOT = 64;

const tables = new WeakMap<Lexicon, Uint8Array>();

function tableOf(lexicon: Lexicon): Uint8Array {
  let table = tables.get(lexicon);
  if (!table) {
    const places = namePlaces(lexicon);
    const short = shortNames(lexicon);
    table = new Uint8Array(0x10000);
    for (let unit = 0; unit < table.length; unit++) table[unit] = syllableKind(unit) | ((places[unit] as number) * FIRST) | ((short[unit] as number) * SHORT);
    for (let i = 0; i < DOTS.length; i++) table[DOTS.charCodeAt(i)] = DOT;
    tables.set(lexicon, table);
  }
  return table;
}

/** The last answer: several rules ask the same of one passage in turn. */
let last: { readonly text: string; readonly lexicon: Lexicon; readonly signs: NameSigns } | undefined;

/** The signs in a text, read in one go: most texts have none, and cost the rules nothing more. Ranges are units of the text. */
export function nameSigns(text: string, lexicon: Lexicon): NameSigns {
  if (last?.text !== text || last.lexicon !== lexicon) last = { text, lexicon, signs: readSigns(text, tableOf(lexicon)) };
  return last.signs;
}

const NO_SIGNS: NameSigns = { runs: undefined, near: undefined, pairs: false, dots: false };

function readSigns(text: string, table: Uint8Array): NameSigns {
  let runFrom = -1;
  let runTo = 0;
  let nearFrom = -1;
  let nearTo = 0;
  let pairs = false;
  let dots = false;
  // bits of the two units before
  let p1 = 0;
  let p2 = 0;
  for (let i = 0; i < text.length; i++) {
    const p0 = table[text.charCodeAt(i)] as number;
    if (p0 !== 0) {
      if (p0 === DOT) dots = true;
      const before = p1 | p2;
      if (before !== 0) {
        if (p0 & before & SYLLABLE && (p0 | before) & DISTINCT) {
          if (runFrom < 0) runFrom = i;
          runTo = i + 1;
        }
        if (p0 & p1 & SHORT) pairs = true;
        const straight = (p1 & FIRST && p0 & SECOND) || (p2 & FIRST && p0 & THIRD) || (p1 & SECOND && p0 & THIRD);
        if (straight || (p2 & FIRST && p1 & THIRD && p0 & SECOND)) {
          if (nearFrom < 0) nearFrom = i;
          nearTo = i + 1;
        }
      }
    }
    p2 = p1;
    p1 = p0;
  }
  if (runFrom < 0 && nearFrom < 0 && !pairs && !dots) return NO_SIGNS;
  return { runs: runFrom < 0 ? undefined : { start: runFrom, end: runTo }, near: nearFrom < 0 ? undefined : { start: nearFrom, end: nearTo }, pairs, dots };
}
