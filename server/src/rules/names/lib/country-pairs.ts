import type { Lexicon } from '../../../lexicon/lexicon.ts';
import type { Range } from '../../../text/range.ts';

/** Two countries side by side. */
interface CountryPair extends Range {
  /** in the order of the house: 朝美 */
  readonly name: string;
  /** The text has the other order. */
  readonly reversed: boolean;
  /** Both orders are in use: one article keeps to one of them. */
  readonly open: boolean;
}

interface Listed {
  readonly name: string;
  readonly reversed: boolean;
  readonly open: boolean;
  /** fixed names that contain it */
  readonly unless: readonly string[];
}

interface Table {
  readonly short: ShortNames;
  readonly pairs: ReadonlyMap<string, Listed>;
}

/** Units that are a country's short name in some pair. */
interface ShortNames {
  /** 1 for those units */
  readonly is: Uint8Array;
  readonly units: ReadonlySet<number>;
}

const tables = new WeakMap<Lexicon, Table>();

/** Every order of every pair of the lexicon. Remembered by the lexicon's identity. */
function tableOf(lexicon: Lexicon): Table {
  let table = tables.get(lexicon);
  if (!table) {
    const is = new Uint8Array(0x10000);
    const units = new Set<number>();
    const pairs = new Map<string, Listed>();
    for (const e of lexicon.entriesOf('pair')) {
      if (e.kind !== 'pair') continue;
      for (const f of e.forms) {
        if (f.text.length !== 2) continue;
        pairs.set(f.text, { name: e.name, reversed: f.text !== e.name, open: e.undecided, unless: e.unless.filter((u) => u.includes(f.text)) });
        units.add(f.text.charCodeAt(0)).add(f.text.charCodeAt(1));
      }
    }
    for (const unit of units) is[unit] = 1;
    table = { short: { is, units }, pairs };
    tables.set(lexicon, table);
  }
  return table;
}

/** The units that are a country's short name in some pair of the lexicon. */
export function shortNames(lexicon: Lexicon): ShortNames {
  return tableOf(lexicon).short;
}

/** Pairs of countries in a text. Three or more side by side make a list of its own and are left out. Linear. */
export function countryPairs(text: string, lexicon: Lexicon): CountryPair[] {
  const { short, pairs } = tableOf(lexicon);
  const out: CountryPair[] = [];
  let run = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && short.is[text.charCodeAt(i)] === 1) {
      run++;
      continue;
    }
    const pair = run === 2 ? pairs.get(text.slice(i - 2, i)) : undefined;
    if (pair && !pair.unless.some((u) => isAround(text, i - 2, u)))
      out.push({ name: pair.name, reversed: pair.reversed, open: pair.open, start: i - 2, end: i });
    run = 0;
  }
  return out;
}

/** True if the word stands in the text with the pair at `at` inside it. */
function isAround(text: string, at: number, word: string): boolean {
  const inside = word.indexOf(text.slice(at, at + 2));
  return text.startsWith(word, at - inside);
}
