import { pairHash } from '../../../lexicon/first-pairs.ts';
import type { Lexicon } from '../../../lexicon/lexicon.ts';
import { BODY_UNITS, isBodySign } from '../../../names/bodies.ts';
import { type ContextName, contextNames } from '../../../names/contexts.ts';
import { CUE_UNITS, isCue } from '../../../names/cues.ts';
import { SYLLABLE_UNITS, syllableKind } from '../../../names/transliteration.ts';
import type { PassageView, Scans } from '../../../rule/scans.ts';
import type { Range } from '../../../text/range.ts';
import { shortNames } from './country-pairs.ts';
import { type NearName, namePlaces, nearListed, Together } from './near-listed.ts';

/** What the rules of names look for, as signs that it may be there: a sign is sometimes wrong, a missing one never. */
interface NameSigns {
  /** From the first sign of a transliteration to the last: it has a distinct syllable beside another or next but one. */
  readonly runs: Range | undefined;
  /** The same of near misses of listed names: two of the three characters, in their places or the last two exchanged. */
  readonly near: Range | undefined;
  /** Two short names of countries stand side by side. */
  readonly pairs: boolean;
  /** Where titles may end and verbs of saying begin. */
  readonly cues: readonly number[];
  /** Where words for bodies end, and words that tell of names as such. */
  readonly bodies: readonly number[];
}

const NONE: readonly number[] = [];

/** What a unit is. */
const SYLLABLE = 1;
const DISTINCT = 2;
const FIRST = 4;
const SECOND = 8;
const THIRD = 16;
const SHORT = 32;
const CUE = 64;
const IS = 0xff;
/** Above what it is: what makes a sign with it in the next place, and in the next but one. */
const NEXT = 8;
const NEXT_BUT_ONE = 16;
/** Above all these. */
const BODY = 1 << 24;

const tables = new WeakMap<Lexicon, Int32Array>();

function tableOf(lexicon: Lexicon): Int32Array {
  let table = tables.get(lexicon);
  if (!table) {
    const { places, units } = namePlaces(lexicon);
    const short = shortNames(lexicon);
    table = new Int32Array(0x10000);
    // Only what some table has: to go through all units would take as long as the checking of a short draft.
    for (const list of [SYLLABLE_UNITS, CUE_UNITS, units, short.units]) {
      for (const unit of list) {
        const is = syllableKind(unit) | ((places[unit] as number) * FIRST) | ((short.is[unit] as number) * SHORT) | (isCue(unit) ? CUE : 0);
        table[unit] = is | (nextOf(is) << NEXT) | (nextButOneOf(is) << NEXT_BUT_ONE);
      }
    }
    for (const unit of BODY_UNITS) table[unit] = (table[unit] as number) | BODY;
    tables.set(lexicon, table);
  }
  return table;
}

const syllableBeside = (is: number): number => (is & DISTINCT ? SYLLABLE : is & SYLLABLE ? DISTINCT : 0);
const nextOf = (is: number): number => syllableBeside(is) | (is & FIRST ? SECOND : 0) | (is & SECOND ? THIRD : 0) | (is & SHORT);
const nextButOneOf = (is: number): number => syllableBeside(is) | (is & FIRST ? SECOND | THIRD : 0);

/** The signs in a passage, read in one go: most passages have none, and cost the rules nothing more. Ranges are units of its text. */
export const NAME_SIGNS: PassageView<NameSigns> = { read: ({ text }, lexicon) => readSigns(text, tableOf(lexicon), namePlaces(lexicon).pairs) };

export const nameSigns = (p: Scans): NameSigns => p.view(NAME_SIGNS);

/** Near misses of listed names of three characters. */
export const NEAR_LISTED: PassageView<readonly NearName[]> = {
  read: (p, lexicon) => {
    const { near } = nameSigns(p);
    return near ? nearListed(p.text, p.mentions, lexicon, near) : NO_NAMES;
  },
};
const NO_NAMES: readonly NearName[] = [];

/** The unlisted names of persons that a passage has in the contexts of names (see `contextNames`). */
export const CALLED: PassageView<readonly ContextName[]> = {
  read: (p, { vocabulary }) => contextNames(p.text, p.mentions, vocabulary, nameSigns(p).cues),
};

export const calledIn = (p: Scans): readonly ContextName[] => p.view(CALLED);

const NO_SIGNS: NameSigns = { runs: undefined, near: undefined, pairs: false, cues: NONE, bodies: NONE };

function readSigns(text: string, table: Int32Array, names: Uint8Array): NameSigns {
  let runFrom = -1;
  let runTo = 0;
  let nearFrom = -1;
  let nearTo = 0;
  let pairs = false;
  let cues: number[] | undefined;
  let bodies: number[] | undefined;
  // the two units before
  let p1 = 0;
  let p2 = 0;
  for (let i = 0; i < text.length; i++) {
    const p0 = table[text.charCodeAt(i)] as number;
    if (p0 & (IS | BODY) & ((p1 >> NEXT) | (p2 >> NEXT_BUT_ONE) | CUE | BODY)) {
      const before = p1 | p2;
      if (p0 & CUE) {
        cues ??= [];
        cues.push(i);
      }
      if (p0 & BODY && isBodySign(text, i)) {
        bodies ??= [];
        bodies.push(i);
      }
      if (p0 & before & SYLLABLE && (p0 | before) & DISTINCT) {
        if (runFrom < 0) runFrom = i;
        runTo = i + 1;
      }
      if (p0 & p1 & SHORT) pairs = true;
      if (p0 & (SECOND | THIRD) && before & (FIRST | SECOND) && standTogether(text, i, names)) {
        if (nearFrom < 0) nearFrom = i;
        nearTo = i + 1;
      }
    }
    p2 = p1;
    p1 = p0;
  }
  if (runFrom < 0 && nearFrom < 0 && !pairs && !cues && !bodies) return NO_SIGNS;
  return {
    runs: runFrom < 0 ? undefined : { start: runFrom, end: runTo },
    near: nearFrom < 0 ? undefined : { start: nearFrom, end: nearTo },
    pairs,
    cues: cues ?? NONE,
    bodies: bodies ?? NONE,
  };
}

/** True if two of the three units that end at `at` are two of a name of three, in their places, or the last two exchanged. */
function standTogether(text: string, at: number, names: Uint8Array): boolean {
  const [u2, u1, u0] = [text.charCodeAt(at - 2), text.charCodeAt(at - 1), text.charCodeAt(at)];
  if ((names[pairHash(u1, u0)] as number) & (Together.FirstSecond | Together.SecondThird)) return true;
  return (((names[pairHash(u2, u0)] as number) | (names[pairHash(u2, u1)] as number)) & Together.FirstThird) !== 0;
}
