import type { Division, Places } from '../../../knowledge/places.ts';
import type { Severity } from '../../../rule/rule.ts';
import type { Range } from '../../../text/range.ts';
import { nearAutonomous } from './near-autonomous.ts';
import { noSuchProvince } from './no-such-province.ts';
import { type ChainFault, chainFault, isMunicipality } from './place-chain.ts';
import { type OldName, oldName } from './place-change.ts';
import { mayTellOfPast, tellsOfPast } from './place-context.ts';

export type PlaceMessage = 'none' | 'near' | 'parent' | 'level' | 'renamed' | 'dissolved';

/** What is said of a place, if the article is late enough. Plain data. */
export interface PlaceClaim {
  readonly message: PlaceMessage;
  readonly severity: Severity;
  readonly data: Readonly<Record<string, string>>;
  /** the only form that is right */
  readonly to?: string;
  /** It holds of articles after this year. */
  readonly since: number;
  /** It holds only of articles whose year is known. */
  readonly dated?: true;
  /** It is a warning in articles after this year. */
  readonly surelyAfter?: number;
}

type Claim = PlaceClaim & { readonly range: Range };

/** The autonomous regions and the province of Hainan have been there so long, Chongqing as a city of its own since 1997. */
const PROVINCES_SINCE = 1997;
/** Counties went from city to city until then. */
const COUNTIES_SINCE = 2017;
/** A county that became a city so many years ago is none by habit any more. */
const LONG_AGO = 15;
/** Copy without a year is taken to be of this century, where nothing in the sentence says otherwise. */
const THIS_CENTURY = 2000;

/** What may be wrong with the places that a trigger at `at` stands for. Sentences about the past are left out. */
export function claimsAt(text: string, at: number, places: Places): readonly Claim[] {
  return [impossible(text, at), nearly(text, at, places), misplaced(text, at, places), old(text, at, places)].filter((claim) => claim !== undefined);
}

function impossible(text: string, at: number): Claim | undefined {
  const found = noSuchProvince(text, at);
  if (!found || tellsOfPast(text, found, PROVINCES_SINCE)) return undefined;
  const { start, end, to } = found;
  const range = { start, end };
  return {
    range,
    message: 'none',
    severity: 'warning',
    data: { from: text.slice(start, end), to },
    since: PROVINCES_SINCE,
    ...(found.replaceable ? { to } : {}),
  };
}

function nearly(text: string, at: number, places: Places): Claim | undefined {
  const found = text.startsWith('自治', at) ? nearAutonomous(text, at, places) : undefined;
  if (!found || tellsOfPast(text, found, PROVINCES_SINCE)) return undefined;
  const { start, end, name: to } = found;
  return { range: { start, end }, message: 'near', severity: 'warning', data: { from: text.slice(start, end), to }, to, since: PROVINCES_SINCE };
}

function misplaced(text: string, at: number, places: Places): Claim | undefined {
  const behind = text[at] === '省' || text[at] === '市' ? at + 1 : text.startsWith('自治区', at) ? at + 3 : 0;
  const top = behind > 0 ? places.endingAt(text, behind) : undefined;
  const parent = top?.divisions.find(({ level }) => level !== 'county');
  // What stands behind its province is read from there.
  if (!top || !parent || (parent.level === 'city' && places.endingAt(text, top.start)?.divisions[0]?.level === 'province')) return undefined;
  const fault = chainFault(text, top, parent, places);
  return fault?.what === 'parent' ? ofParent(text, fault) : fault && ofLevel(text, fault);
}

function ofParent(text: string, { range, parent, division }: Extract<ChainFault, { what: 'parent' }>): Claim | undefined {
  const isCity = parent.level === 'province' && (division.level === 'city' || division.name.endsWith('市'));
  const since = isCity ? PROVINCES_SINCE : COUNTIES_SINCE;
  if (isCity ? tellsOfPast(text, range, since) : mayTellOfPast(text, range, since)) return undefined;
  const right = parent.level === 'province' && !isMunicipality(parent) ? provinceOf(division) : division.parent;
  const data = { place: division.name, right: (right as Division).name, wrong: parent.name };
  return { range, message: 'parent', severity: isCity ? 'warning' : 'information', data, since };
}

function provinceOf(division: Division): Division {
  return division.parent ? provinceOf(division.parent) : division;
}

function ofLevel(text: string, { range, division }: Extract<ChainFault, { what: 'level' }>): Claim | undefined {
  if (mayTellOfPast(text, range, COUNTIES_SINCE)) return undefined;
  const from = text.slice(range.start, range.end);
  const claim: Claim = { range, message: 'level', severity: 'information', data: { from, to: division.name }, to: division.name, since: COUNTIES_SINCE };
  // Nobody has said since when a city is no county any more; a county that is a city was none.
  return from.endsWith('县') ? { ...claim, dated: true } : claim;
}

function old(text: string, at: number, places: Places): Claim | undefined {
  const found = oldName(text, at, places);
  if (!found || mayTellOfPast(text, found, found.change.year)) return undefined;
  const { start, end, change } = found;
  const { now, into = '', year } = change;
  const data = { from: change.was, to: now ?? into, year: String(year) };
  const claim: Claim = {
    range: { start, end },
    message: now === undefined ? 'dissolved' : 'renamed',
    severity: 'information',
    data,
    since: year,
    ...(now === undefined ? {} : { to: now }),
  };
  const raised = isRaised(found) ? { surelyAfter: year + LONG_AGO } : {};
  return { ...claim, ...raised, ...(isRaised(found) && year < THIS_CENTURY ? {} : { dated: true }) };
}

/** 浙江省义乌县: it is only the level that has changed, and the province says which one is meant. */
function isRaised({ placed, change: { was, now } }: OldName): boolean {
  return placed && was.length > 2 && was.endsWith('县') && now?.slice(0, -1) === was.slice(0, -1);
}
