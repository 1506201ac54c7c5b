import { shippedPlaces } from '../lexicon/shipped.ts';

/** An administrative division of the mainland: 贵州省, 贵阳市, 南明区. */
export interface Division {
  /** its official full name */
  readonly name: string;
  readonly level: 'province' | 'city' | 'county';
  /** of a city its province; of a county its city, or its province where no city stands between (济源市, 文昌市, 海淀区) */
  readonly parent?: Division;
}

/** A division that has another name now, or is no more. */
export interface PlaceChange {
  readonly was: string;
  /** full name of its province */
  readonly under: string;
  /** what it is called now; absent where several others have taken its place, or one that is more */
  readonly now?: string;
  /** where it has gone, in words: 东城区, 济南市莱芜区、钢城区 */
  readonly into?: string;
  /** the year in which the change was approved */
  readonly year: number;
}

/** What a name that was found means; several divisions may share it: 朝阳区. `end` is the UTF-16 unit behind it, `start` its first one. */
export interface FoundDivisions {
  readonly start: number;
  readonly end: number;
  readonly divisions: readonly Division[];
}

/**
 * The administrative divisions of the mainland down to the counties. Source: npm @vant/area-data and server/data/knowledge/place-changes.yaml, packed by scripts/build-places.mjs: a line for each province, `;` before
 * each of its cities, `:` before the counties of one, `,` between these. A city without a name stands for the province itself.
 */
export interface Places {
  /** Divisions of exactly this name. */
  named(name: string): readonly Division[];
  /** The longest name of a division that begins at a unit of the text. */
  at(text: string, start: number): FoundDivisions | undefined;
  /** The longest name of a division that ends at a unit of the text. */
  endingAt(text: string, end: number): FoundDivisions | undefined;
  /** Full names of autonomous regions, prefectures, counties and banners. */
  readonly autonomous: readonly string[];
  /** Those of autonomous divisions that were dissolved long ago. */
  readonly former: ReadonlySet<string>;
  /** Changes by the old name. */
  readonly changes: ReadonlyMap<string, PlaceChange>;
  /** True if the division is somewhere in the other, or was until it was moved. */
  isWithin(division: Division, other: Division): boolean;
}

let opened: Places | undefined;

/** The divisions that come with the product. Unpacked when first asked for. */
export function places(): Places {
  opened ??= unpackPlaces(shippedPlaces());
  return opened;
}

/** The old names of changed divisions, without the rest: what a rule waits for. */
export function changedNames(): readonly string[] {
  return rowsOf(shippedPlaces().changes.split('\n', 1)[0]).map(([was = '']) => was);
}

const NONE: readonly Division[] = [];
/** Last characters of names of divisions. */
const SUFFIXES = '省市州盟区县旗';
/** No name has more units: 积石山保安族东乡族撒拉族自治县. */
const LONGEST = 16;

/** What scripts/build-places.mjs has packed. It is split at once; what a name means is read when it is asked for. */
export function unpackPlaces(packed: { readonly places: string; readonly changes: string }): Places {
  const byName = firstUnits(packed.places);
  const [rows, moved, former] = packed.changes.split('\n');
  const movedFrom = new Map(rowsOf(moved).map(([name = '', from = '']) => [name, from]));
  const known = new Map<number, Division>();
  const divisionAt = (at: number): Division => {
    let division = known.get(at);
    if (!division) {
      division = readDivision(packed.places, at, divisionAt);
      known.set(at, division);
    }
    return division;
  };
  const found = (text: string, start: number, end: number): FoundDivisions | undefined => {
    const at = byName.get(text.slice(start, end));
    return at && { start, end, divisions: at.map(divisionAt) };
  };
  let autonomous: readonly string[] | undefined;
  let changes: ReadonlyMap<string, PlaceChange> | undefined;
  return {
    named: (name) => byName.get(name)?.map(divisionAt) ?? NONE,
    at(text, start) {
      for (let end = Math.min(text.length, start + LONGEST); end > start + 1; end--) {
        const it = SUFFIXES.includes(text[end - 1] as string) ? found(text, start, end) : undefined;
        if (it) return it;
      }
      return undefined;
    },
    endingAt(text, end) {
      if (!SUFFIXES.includes(text[end - 1] ?? '\0')) return undefined;
      for (let start = Math.max(0, end - LONGEST); start < end - 1; start++) {
        const it = found(text, start, end);
        if (it) return it;
      }
      return undefined;
    },
    get autonomous() {
      autonomous ??= [...byName.keys()].filter((name) => name.startsWith('自治', name.length - 3));
      return autonomous;
    },
    former: new Set(former?.split(';')),
    get changes() {
      changes ??= new Map(rowsOf(rows).map((row) => [row[0] as string, changeOf(row)]));
      return changes;
    },
    isWithin(division, other) {
      for (let d: Division | undefined = division; d; d = d.parent) if (d === other || movedFrom.get(d.name) === other.name) return true;
      return false;
    },
  };
}

/** Where each name begins in the packed string. */
function firstUnits(packed: string): ReadonlyMap<string, readonly number[]> {
  const byName = new Map<string, number[]>();
  let at = 0;
  for (const name of packed.split(/[\n;:,]/)) {
    const namesakes = byName.get(name);
    if (namesakes) namesakes.push(at);
    else byName.set(name, [at]);
    at += name.length + 1;
  }
  byName.delete('');
  return byName;
}

function readDivision(packed: string, at: number, divisionAt: (at: number) => Division): Division {
  let end = at;
  while (end < packed.length && !'\n;:,'.includes(packed[end] as string)) end++;
  const name = packed.slice(at, end);
  const before = packed[at - 1] ?? '\n';
  if (before === '\n') return { name, level: 'province' };
  const province = packed.lastIndexOf('\n', at) + 1;
  if (before === ';') return { name, level: 'city', parent: divisionAt(province) };
  const city = packed.lastIndexOf(';', at) + 1;
  return { name, level: 'county', parent: divisionAt(packed[city] === ':' ? province : city) };
}

function changeOf([was = '', under = '', now = '', into = '', year = '']: readonly string[]): PlaceChange {
  return { was, under, ...(now === '' ? {} : { now }), ...(into === '' ? {} : { into }), year: Number(year) };
}

const rowsOf = (line = ''): readonly (readonly string[])[] => line.split(';').map((row) => row.split(','));
