// Packs the administrative divisions of China and what has changed of them, for server/src/knowledge/places.ts, which says how it is
// packed. Divisions: npm @vant/area-data (MIT), by GB/T 2260 codes; changes by hand.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const changesFile = join(dirname(dirname(fileURLToPath(import.meta.url))), 'server/data/knowledge/place-changes.yaml');

/** @returns the parts `places` and `placeChanges` of the module 'newsproof:lexicon' */
export function packPlaces() {
  const table = parse(readFileSync(changesFile, 'utf8'));
  const provinces = divisions(table);
  return { places: provinces.map(packProvince).join('\n'), placeChanges: packChanges(table, provinces) };
}

/** Provinces with their cities, and these with their counties, as GB/T 2260 codes order them; of Taiwan, Hong Kong and Macao none below. */
function divisions({ added, changes }) {
  const { areaList } = createRequire(import.meta.url)('@vant/area-data');
  const gone = new Set(changes.map(({ was, under }) => `${under} ${was}`));
  const under = (code, list, digits) => Object.entries(list).filter(([own]) => own.startsWith(code.slice(0, digits)));
  return Object.entries(areaList.province_list).map(([code, name]) => ({
    name,
    cities: (Number(code) < MAINLAND_END ? under(code, areaList.city_list, 2) : []).map(([own, city]) => ({
      name: city === name || isHeading(city) ? '' : city,
      counties: [
        ...under(own, areaList.county_list, 4).flatMap(([number, county]) => (isCounty(number, county) && !gone.has(`${name} ${county}`) ? [county] : [])),
        ...added.filter((unit) => unit.under === city && !Object.values(areaList.county_list).includes(unit.name)).map((unit) => unit.name),
      ],
    })),
  }));
}

/** Codes from here on are Taiwan, Hong Kong and Macao. */
const MAINLAND_END = 700000;

/** A heading of the list and no division: what stands below is under the province itself. */
const isHeading = (name) => /直辖县|^县$/.test(name);

/** True of a county, a district, a county-level city, a banner. Towns are left out, and zones, which only statistics know: their codes end in 71 to 79 and from 90 on. */
function isCounty(code, name) {
  const tail = Number(code.slice(4));
  return (
    /[区县市旗]$/.test(name) && !(tail > 70 && tail < 80) && tail < 90 && !/(?:开发|高新|产业园)区$/.test(name) && name !== '江北新区' && name !== '市辖区'
  );
}

const packProvince = ({ name, cities }) => [name, ...cities.map((city) => `${city.name}:${city.counties.join(',')}`)].join(';');

function packChanges({ changes, moved, former }, provinces) {
  const known = new Set(provinces.flatMap(({ name, cities }) => [name, ...cities.flatMap((city) => [city.name, ...city.counties])]));
  for (const { was, under, now } of changes)
    for (const name of [under, now ?? under]) if (!known.has(name)) throw new Error(`${changesFile}: ${was}: no ${name}`);
  for (const { name } of moved) if (!known.has(name)) throw new Error(`${changesFile}: no ${name}`);
  const rows = changes.map(({ was, under, now = '', into = '', year }) => [was, under, now, into, year].join(','));
  return [rows.join(';'), moved.map(({ name, from }) => `${name},${from}`).join(';'), former.join(';')].join('\n');
}
