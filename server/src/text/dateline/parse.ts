import { Class, isAt } from '../chars.ts';
import type { Range } from '../range.ts';
import type { Words } from '../words.ts';
import { agencyLength, endsOutlet, isBroadcast, isChinaNews, isOwn, looksLikeOutlet, mayHoldName } from './agencies.ts';
import type { Dateline } from './dateline.ts';
import { digitAt, readDay, skipFewBlanks, type WrittenDay } from './day.ts';
import { maybePerson, type Named, type Names, readNames } from './names.ts';
import { isPlace, maybePlace } from './places.ts';

/** Farthest a dateline looks for its date behind the agency, and a bracket for its end. */
const PLACE_REACH = 26;
const BRACKET_REACH = 90;
const XUN = 0x8baf;
const DIAN = 0x7535;
const JU = 0x636e;
const ZONG = 0x7efc;
const DUNHAO = 0x3001;
const DOT = 0xb7;
const ORNAMENTS = '□■◆▲●◇☐▪◼◻★';
const CLOSE = '）)】]〕';
const DAY_PARTS = ['凌晨', '清晨', '早晨', '上午', '中午', '下午', '傍晚', '晚间', '深夜', '夜间', '晚', '夜'];
/** 电 and 讯 at the head of another word. */
const OTHER_WORD: Readonly<Record<string, string>> = { 电: '子视话台影脑贺告唁邀询慰商力池网动竞梯器讯信文', 讯: '问号息速' };
const AFTER_PLAIN = Class.Blank | Class.Open | Class.Pause | Class.AsciiParen | Class.AsciiMark | Class.Object;

const isOpen = (c: string | undefined): boolean => c === '（' || c === '(' || c === '【' || c === '[' || c === '〔';
/** Every bracket has one of these classes. */
const BRACKET = Class.Open | Class.Close | Class.AsciiParen | Class.AsciiMark;
const CHINESE_FIGURES = unitSet('一二三四五六七八九十〇');
const DAY_PART_BEGINS = unitSet('凌清早上中下傍晚深夜');

function unitSet(chars: string): ReadonlySet<number> {
  return new Set(Array.from(chars, (c) => c.charCodeAt(0)));
}

const span = (text: string, start: number, end: number): Named => ({ text: text.slice(start, end), range: { start, end } });

/** Index of the bracket that closes the one at `at`, or −1. Looks no farther than the reach of a dateline. */
export function closing(text: string, at: number): number {
  const end = Math.min(text.length, at + BRACKET_REACH);
  let depth = 0;
  for (let i = at; i < end; i++) {
    if (!isAt(text, i, BRACKET)) continue;
    if (isOpen(text[i])) depth++;
    else if (CLOSE.includes(text[i] as string) && --depth === 0) return i;
  }
  return -1;
}

interface Middle {
  readonly place?: Named | undefined;
  readonly day?: WrittenDay | undefined;
  readonly dayPart?: Named | undefined;
  readonly verb?: Named | undefined;
  readonly order?: 'place-date' | 'date-place' | undefined;
  readonly end: number;
}

/**
 * Reads 电, 专电, 讯, 报道 or 消息 at `at`.
 * @param sure place and date stand before it, so that 电 is 电 whatever word the text behind it makes with it
 */
function verbAt(text: string, at: number, sure = false): Named | undefined {
  const length = verbLength(text, at);
  if (length === 0) return undefined;
  const verb = span(text, at, at + length);
  const next = text[at + length];
  return !sure && next && OTHER_WORD[verb.text]?.includes(next) ? undefined : verb;
}

/** Length of the verb at `at`, or 0. */
function verbLength(text: string, at: number): number {
  switch (text.charCodeAt(at)) {
    case DIAN:
    case XUN:
      return 1;
    case 0x4e13: // 专
      return text.startsWith('专电', at) ? 2 : 0;
    case 0x62a5: // 报
      return text.startsWith('报道', at) ? 2 : 0;
    case 0x6d88: // 消
      return text.startsWith('消息', at) ? 2 : 0;
    default:
      return 0;
  }
}

function dayPartAt(text: string, at: number): Named | undefined {
  if (!DAY_PART_BEGINS.has(text.charCodeAt(at))) return undefined;
  for (const p of DAY_PARTS) if (text.startsWith(p, at)) return span(text, at, at + p.length);
  return undefined;
}

/** First place behind `at` where a date begins, within reach and without a mark that no place has before it. */
function findDay(text: string, at: number): WrittenDay | undefined {
  const end = Math.min(text.length, at + PLACE_REACH);
  for (let i = at; i < end; i++) {
    if (digitAt(text, i) >= 0) return readDay(text, i);
    const unit = text.charCodeAt(i);
    if (CHINESE_FIGURES.has(unit)) {
      const day = readDay(text, i);
      if (day?.month !== undefined) return day;
    }
    if (!inPlace(text, i) && unit !== 0x2d) return undefined;
  }
  return undefined;
}

/** True if the unit at `i` may stand in the names of places. */
function inPlace(text: string, i: number): boolean {
  if (isAt(text, i, Class.Han | Class.Blank)) return true;
  const unit = text.charCodeAt(i);
  return unit === DUNHAO || unit === DOT;
}

/** The place of text.slice(from, to), blanks around it left out; undefined when there is none. */
function placeIn(text: string, from: number, to: number): Named | undefined {
  const start = skipFewBlanks(text, from);
  let end = to;
  while (end > start && isAt(text, end - 1, Class.Blank)) end--;
  return end > start ? span(text, start, end) : undefined;
}

/** Every name of a place (东京、平壤) passes the test; blanks inside are damage and do not count. */
function everyPlace(place: Named, test: (name: string) => boolean): boolean {
  const { text } = place;
  if (!/[、 \u3000]/.test(text)) return test(text);
  return text.split('、').every((name) => test(name.replace(/[ \u3000]/g, '')));
}

/** Reads place, date and verb behind the agency, as far as they are there, without judging whether they make a dateline. */
function readMiddle(text: string, at: number): Middle | undefined {
  const undated = readUndated(text, at);
  if (undated?.verb && (opensText(text, undated.end) || digitAt(text, undated.end) >= 0)) return undated;
  const day = findDay(text, at);
  if (!day) return undated;
  const place = placeIn(text, at, day.range.start);
  let end = day.range.end;
  const dayPart = dayPartAt(text, skipFewBlanks(text, end, 2));
  if (dayPart) end = dayPart.range.end;
  const verb = verbAt(text, skipFewBlanks(text, end, 2), place !== undefined);
  if (verb) return { place, day, dayPart, verb, order: place ? 'place-date' : undefined, end: verb.range.end };
  if (!place) {
    const turned = readTurned(text, end);
    if (turned) return { ...turned, day, dayPart, order: 'date-place' };
  }
  return { place, day, dayPart, order: place ? 'place-date' : undefined, end };
}

/** Place and 电 behind a date that stands first: 6月12日新加坡电. */
function readTurned(text: string, at: number): Pick<Middle, 'place' | 'verb' | 'end'> | undefined {
  const from = skipFewBlanks(text, at, 2);
  for (let i = from + 2; i <= from + 16 && i < text.length; i++) {
    const c = text[i] as string;
    if (c === '电' || c === '专') {
      const verb = verbAt(text, i);
      const place = placeIn(text, from, i);
      return verb && place ? { place, verb, end: verb.range.end } : undefined;
    }
    if (!inPlace(text, i)) return undefined;
  }
  return undefined;
}

/** [PLACE] 电|讯|消息 without a date: 本报讯, 新华社天津电. */
function readUndated(text: string, at: number): Middle | undefined {
  const from = skipFewBlanks(text, at, 2);
  for (let i = from; i <= from + 10 && i < text.length; i++) {
    const verb = verbAt(text, i);
    if (verb) {
      const place = placeIn(text, from, i);
      if (place && (!everyPlace(place, maybePlace) || /[〇一二三四五六七八九十]+月/.test(place.text) || verb.text === '消息' || verb.text === '报道'))
        return undefined;
      return { place, verb, end: verb.range.end };
    }
    if (!inPlace(text, i)) return undefined;
  }
  return undefined;
}

/** True if what stands behind the verb lets it be the end of a dateline and not the beginning of a word or a clause. */
function opensText(text: string, at: number): boolean {
  return at >= text.length || isAt(text, at, AFTER_PLAIN) || CLOSE.includes(text[at] as string) || text.startsWith('题', at);
}

/** Judges whether agency and middle are a dateline: by the verb and what is behind it, or, without a verb, by place and date. */
function accepts(text: string, agency: string, prefix: Named | undefined, m: Middle, enclosed: boolean): boolean {
  const { place, day, verb, end } = m;
  if (place && !everyPlace(place, maybePlace)) return false;
  if (!verb) return !prefix && day?.month !== undefined && place !== undefined && acceptsWithoutVerb(text, agency, place, end, enclosed);
  switch (verb.text) {
    case '电':
    case '专电':
      return day !== undefined || opensText(text, end) || (!place && digitAt(text, end) >= 0);
    case '讯':
      return !prefix && (day !== undefined || (isOwn(agency) && !place) || opensText(text, end) || digitAt(text, end) >= 0);
    case '报道':
      return !prefix && day !== undefined && (end >= text.length || isAt(text, end, Class.Blank) || isOpen(text[end]));
    default:
      if (prefix) return false;
      if (end >= text.length || text[end] === '：' || isOpen(text[end])) return true;
      return (isBroadcast(agency) || day !== undefined) && isAt(text, end, Class.Blank | Class.Pause);
  }
}

/** A dateline that lost its 电: the house's name, a place and a date at the very beginning, and then something that no clause goes on with. */
function acceptsWithoutVerb(text: string, agency: string, place: Named, end: number, enclosed: boolean): boolean {
  if (looksLikeWord(agency)) return false;
  if (isAt(text, end, Class.Blank) && text[skipFewBlanks(text, end)] !== undefined) return true;
  if (enclosed && CLOSE.includes(text[end] ?? '')) return true;
  const next = skipFewBlanks(text, end);
  if (isOpen(text[next]) && text.slice(next + 1, next + 14).includes('记者')) return true;
  return everyPlace(place, isPlace);
}

/** 央视 and the like head many compounds (央视春晚); they send no datelines. */
function looksLikeWord(agency: string): boolean {
  return agency.length < 3 && !isOwn(agency);
}

/** Agency at `at`, or the outlet that an unknown name before a dated 电 or 讯 must be (东南网3月13日讯, 城市晚报四平讯). */
function readAgency(text: string, at: number, words: Words): Named | undefined {
  let length = agencyLength(text, at, words);
  if (length) {
    if (text[at + length] === '网' && /[报社台刊]$/.test(text.slice(at, at + length))) length++;
    while (length < 12 && text[at + length] === '、') {
      const more = agencyLength(text, at + length + 1, words);
      if (!more) break;
      length += more + 1;
    }
    if (text[at + length] === '《') {
      const close = text.indexOf('》', at + length);
      if (close > 0 && close - at < 30) length = close + 1 - at;
    }
    return span(text, at, at + length);
  }
  return readOutlet(text, at);
}

/** The unknown outlet at `at`. Most paragraphs end here, so 讯 or a figure is sought first, then a name before it. */
function readOutlet(text: string, at: number): Named | undefined {
  const end = Math.min(text.length, at + PLACE_REACH);
  for (let i = at; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === XUN || digitAt(text, i) >= 0) {
      const outlet = outletBefore(text, at, i);
      if (outlet > at) return mayHoldName(text, at) && outletSends(text, i) ? span(text, at, outlet) : undefined;
    }
    if (unit < 0x4e00 && unit !== DUNHAO) return undefined;
  }
  return undefined;
}

/** Where the longest name of an outlet from `at` ends that stands before `to`; `at` for none. */
function outletBefore(text: string, at: number, to: number): number {
  for (let i = to; i > at; i--) if (endsOutlet(text.charCodeAt(i - 1)) && looksLikeOutlet(text.slice(at, i))) return i;
  return at;
}

/** True if a date with 电, 讯 or 消息 stands at `at`, or 讯 with the reporter's bracket behind it. */
function outletSends(text: string, at: number): boolean {
  if (text[at] === '讯') return isOpen(text[at + 1]) && /记者|通讯员/.test(text.slice(at + 2, at + 20));
  const day = readDay(text, at);
  if (!day || day.month === undefined) return false;
  const verb = verbAt(text, day.range.end);
  return verb !== undefined && verb.text !== '报道' && (verb.text !== '消息' || opensText(text, verb.range.end));
}

interface Bracket {
  readonly range: Range;
  readonly names: Names;
}

/** The bracket at `at` if it is one of reporters or a short label. */
function readBracket(text: string, at: number, cns: boolean): Bracket | undefined {
  if (!isOpen(text[at])) return undefined;
  const close = closing(text, at);
  if (close < 0) return undefined;
  const inside = text.slice(at + 1, close);
  const names = readNames(text, at + 1, close);
  const label = inside.length <= 14 && !/[，。；？！]/.test(inside);
  const reporters = names.role || /记者|通讯员|实习生/.test(inside);
  if (!reporters && !label) return undefined;
  // China News names its reporters without 记者; elsewhere such a bracket is a column's label.
  const people = reporters || (cns && names.names.length > 0 && names.names.every((n) => maybePerson(n.text)));
  return { range: { start: at, end: close + 1 }, names: people ? names : { ...names, names: [], separators: [], gaps: [] } };
}

const SEPARATING = Class.Pause | Class.Stop | Class.AsciiMark;

/** End of the blanks and the one mark (： ， 、) behind `at`. */
function separatorEnd(text: string, at: number): number {
  const blanks = skipFewBlanks(text, at);
  return isAt(text, blanks, SEPARATING) && '：，、:,。'.includes(text[blanks] as string) ? skipFewBlanks(text, blanks + 1) : blanks;
}

/** 据 or 综合 before the agency. */
function readPrefix(text: string, at: number): Named | undefined {
  const unit = text.charCodeAt(at);
  if (unit === JU) return span(text, at, at + 1);
  return unit === ZONG && text.startsWith('综合', at) ? span(text, at, at + 2) : undefined;
}

/**
 * Reads the dateline a text begins with ([ornament] [据|综合] AGENCY [PLACE] [DATE] 电|讯|报道|消息 [bracket]),
 * damaged ones too: without 电, date before place, an impossible date, blanks inside. Prose that only names an agency
 * (新华社记者6月12日…, 据新华社报道，…) is none. Looks at a bounded number of units.
 * @returns undefined when the text does not begin with one
 */
export function parseDateline(text: string, words: Words): Dateline | undefined {
  let at = skipFewBlanks(text, 0);
  if (at >= text.length) return undefined;
  const start = at;
  const bare = isAt(text, at, Class.Han);
  const ornament = !bare && ORNAMENTS.includes(text[at] as string) ? { start: at, end: at + 1 } : undefined;
  if (ornament) at = skipFewBlanks(text, at + 1);
  const enclosed = !bare && isOpen(text[at]);
  const openAt = at;
  if (enclosed) at = skipFewBlanks(text, at + 1);
  const prefix = readPrefix(text, at);
  if (prefix) at = prefix.range.end;
  const agency = readAgency(text, at, words);
  if (!agency) return undefined;
  const middle = readMiddle(text, agency.range.end);
  if (!middle || !accepts(text, agency.text, prefix, middle, enclosed)) return undefined;
  const close = enclosed ? closing(text, openAt) : -1;
  if (enclosed && close < 0) return undefined;
  return build(text, { start, ornament, enclosed: enclosed ? { start: openAt, end: close + 1 } : undefined, prefix, agency, middle });
}

interface Parts {
  readonly start: number;
  readonly ornament: Range | undefined;
  readonly enclosed: Range | undefined;
  readonly prefix: Named | undefined;
  readonly agency: Named;
  readonly middle: Middle;
}

/** Puts the parts together, with what stands behind the verb. */
function build(text: string, { start, ornament, enclosed, prefix, agency, middle }: Parts): Dateline {
  const { place, day, dayPart, verb, order, end } = middle;
  const bracketAt = skipFewBlanks(text, end);
  const cns = isChinaNews(agency.text);
  const bracket = enclosed ? undefined : readBracket(text, bracketAt, cns);
  const inner = enclosed ? readNames(text, end, enclosed.end - 1) : undefined;
  const names = bracket?.names ?? inner;
  const separator = { start: end, end: bracket ? bracketAt : separatorEnd(text, end) };
  const stop = bracket?.range.end ?? enclosed?.end ?? end;
  const after = bracket || enclosed ? { start: stop, end: separatorEnd(text, stop) } : separator;
  const whole = enclosed && after.end >= text.length;
  const date =
    day?.possible && day.month !== undefined
      ? { ...(day.year === undefined ? {} : { year: day.year }), month: day.month, day: day.day, range: day.range }
      : undefined;
  return {
    range: { start, end: stop },
    agency,
    place,
    date,
    written: day,
    verb,
    bracket: bracket?.range,
    reporters: names?.names ?? [],
    names,
    position: whole || (ornament && stop >= text.length) ? 'end' : 'head',
    prefix,
    ornament,
    enclosed,
    dayPart,
    order,
    separator,
    after,
    title: text[after.end] === '题' && /^题\s*[：:]/.test(text.slice(after.end, after.end + 4)),
    style: cns ? 'cns' : 'wire',
  };
}
