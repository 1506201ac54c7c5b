import { Class, isAt } from '../chars.ts';
import type { Range } from '../range.ts';

/** What a marker of a list looks like; lists of one kind are one level of an article. */
export type MarkerKind =
  | 'part' // 第一编, 第一部分 at the head of a passage, before its title
  | 'chapter' // 第一章 there
  | 'section' // 第一节 there
  | 'clause' // 第一条 there
  | 'shi' // 一是, 一要
  | 'di' // 第一，
  | 'qi' // 其一
  | 'circled' // ①
  | 'head' // 一、 at the head of a passage
  | 'bracket' // （一） there
  | 'figure' // 1. or 1、 there
  | 'figure-bracket'; // （1） there

/** Parts of a book or law. */
export const CHAPTER_KINDS: ReadonlySet<MarkerKind> = new Set<MarkerKind>(['part', 'chapter', 'section', 'clause']);
/** Markers at the head of a passage by how much they take in (GB/T 9704—2012, 7.3.3): 一、 holds （一）, that holds 1., and so on. */
const BY_LEVEL: readonly MarkerKind[] = ['part', 'chapter', 'section', 'clause', 'head', 'bracket', 'figure', 'figure-bracket'];
/** Level of what a marker begins: 1 takes in most, 0 of an item inside of a sentence. */
export const levelOfMarker = (kind: MarkerKind): number => BY_LEVEL.indexOf(kind) + 1;

/** A marker of a list item. UTF-16 units of the text. */
export interface Marker extends Range {
  readonly kind: MarkerKind;
  readonly value: number;
  /** A figure follows: 2.2024年 and 2、30家 are items where a second one is due, 2.5亿元 is a number. */
  readonly loose?: true | undefined;
}

/** Words before an inline list that announce how many items follow: 三点建议： */
export interface Announcement extends Range {
  readonly count: number;
  readonly text: string;
}

/** The markers of a text and what announces them, in order. */
export interface Numbering {
  readonly markers: readonly Marker[];
  readonly announcements: readonly Announcement[];
  /** 等 behind the last marker, or an item told otherwise (三就是, 最后): the markers are not all of the list. */
  readonly etc: boolean;
}

const CHINESE = '一二三四五六七八九十';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
/** Beginnings of inline markers, for whoever waits for them. */
export const INLINE_MARKERS: readonly string[] = [
  ...[...CHINESE].flatMap((n) => [`${n}是`, `${n}要`, `第${n}，`, `第${n}、`, `第${n}是`, `第${n}要`, `其${n}，`, `其${n}是`, `其${n}、`]),
  ...CIRCLED,
];
/** 一 … 九十九 */
const ORDINAL = '[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]';
const HEAD = new RegExp(
  `^(?:第(?<chapter>[一二三四五六七八九十百零〇]{1,6}|\\d{1,3})(?<unit>部分?|[编篇章讲课节条])(?=[ \\u3000：:]|$)|(?<head>${ORDINAL})、(?![一二三四五六七八九十])` +
    `|[（(](?:(?<bracket>${ORDINAL})|(?<boxed>\\d{1,2}))[）)](?![至到、]|项(?!目))|(?<figure>\\d{1,2})[.．、])`,
);
/** No more units of a text are looked at for the marker at its head: 第一百二十一条 and what stands behind it. */
const LONGEST_HEAD = 8;
const UNITS: Readonly<Record<string, MarkerKind>> = {
  部: 'part',
  部分: 'part',
  编: 'part',
  篇: 'part',
  章: 'chapter',
  讲: 'chapter',
  课: 'chapter',
  节: 'section',
  条: 'clause',
};
const ANNOUNCED = /([两二三四五六七八九十])(?:个|点|条|项|大|件|方面|种|类|句|步)[^，。；：！？、“”]{0,8}$/;
/** 原因有三： */
const HAS = /有([二三四五六七八九])$/;
/** 三个一批, 第三点, 另外三点, 前三项, 其中两点. */
const NO_COUNT = /(?:[第前后另其每近过余多几头末]|(?<!以)[上下])$|其中$|另外$|之$/;
const ETC = /等(?:[，。；、]|$)/;
const OTHERWISE = /[，；。](?:最后|还有|再有|再者|再就是|再一[个点是]|另外|此外|同时)/;

/** What stands behind the figure of an inline marker. */
const BEHIND: Readonly<Record<'shi' | 'di' | 'qi', string>> = { shi: '是要', di: '，、是要', qi: '，、是' };

/** The marker of an item as it is written: 三是, （三）. */
export function spellMarker(kind: MarkerKind, value: number): string {
  const chinese = chineseOf(value);
  const names: Readonly<Record<MarkerKind, string>> = {
    part: `第${chinese}部分`,
    chapter: `第${chinese}章`,
    section: `第${chinese}节`,
    clause: `第${chinese}条`,
    shi: `${chinese}是`,
    di: `第${chinese}`,
    qi: `其${chinese}`,
    circled: String.fromCharCode(0x245f + value),
    head: `${chinese}、`,
    bracket: `（${chinese}）`,
    figure: `${value}.`,
    'figure-bracket': `（${value}）`,
  };
  return names[kind];
}

/** True if a text holds this marker, at its head or inside; only markers that begin passages are looked for. */
export function holdsMarker(text: string, kind: MarkerKind, value: number): boolean {
  const figure = kind.startsWith('figure') ? `${value}` : chineseOf(value);
  return new RegExp(kind.endsWith('bracket') ? `[（(]${figure}[）)]` : `(?:^|[。；：！？\\s])${figure}[、.．【]`).test(text);
}

/** Value of 两, 十, 二十一, 一百零三; 0 of anything else. */
function chineseOrdinal(text: string): number {
  let value = 0;
  let digit = 0;
  for (const c of text) {
    if (c === '十' || c === '百') {
      value += (digit || 1) * (c === '十' ? 10 : 100);
      digit = 0;
    } else if (c !== '零' && c !== '〇') {
      digit = c === '两' ? 2 : CHINESE.indexOf(c) + 1;
      if (digit === 0) return 0;
    }
  }
  return value + digit;
}

/** 一 … 九十九 */
function chineseOf(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? CHINESE[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? CHINESE[ones - 1] : ''}`;
}

/**
 * The numbering of a text: the marker at its head, those inside of it, and what announces a list. Linear in the number of places.
 * @param places where inline markers may begin, in order
 */
export function readNumbering(text: string, places: readonly number[]): Numbering {
  const markers: Marker[] = [];
  const head = headMarker(text);
  if (head) markers.push(head);
  for (const at of places) {
    const marker = inlineMarker(text, at);
    if (marker && marker.start >= (markers.at(-1)?.end ?? 0)) markers.push(marker);
  }
  const announcements: Announcement[] = [];
  for (const m of markers) {
    const found = m.value === 1 && m !== head ? announcedBefore(text, m.start) : undefined;
    if (found) announcements.push(found);
  }
  return { markers, announcements, etc: goesOn(text, markers.at(-1)) };
}

/** True if the list goes on behind its last marker without another. */
function goesOn(text: string, last: Marker | undefined): boolean {
  if (!last) return false;
  const behind = text.slice(last.end);
  const next = CHINESE[last.value];
  return (
    ETC.test(behind) ||
    OTHERWISE.test(behind) ||
    (next !== undefined && IN_WORDS.has(last.kind) && new RegExp(`[，；。：]第?${next}[就则为来也还]`).test(behind))
  );
}

/** Items told in words: 三就是 goes on with them. */
const IN_WORDS: ReadonlySet<MarkerKind> = new Set<MarkerKind>(['shi', 'di', 'qi']);

/** The marker that a passage begins with: 一、 （一） 1. （1） 第一章. */
export function headMarker(text: string): Marker | undefined {
  const found = HEAD.exec(text.slice(0, LONGEST_HEAD));
  if (!found) return undefined;
  const end = found[0].length;
  const { unit, chapter, head, bracket, figure, boxed } = found.groups as Readonly<Record<string, string | undefined>>;
  const marker = (kind: MarkerKind, number: string): Marker => ({ kind, value: Number(number) || chineseOrdinal(number), start: 0, end });
  if (unit && chapter) return marker(UNITS[unit] as MarkerKind, chapter);
  if (head) return marker('head', head);
  if (bracket) return marker('bracket', bracket);
  if (boxed) return marker('figure-bracket', boxed);
  const plain = marker('figure', figure as string);
  return isAt(text, end, Class.Digit) ? { ...plain, loose: true } : plain;
}

/** A marker inside of a text: at its head, or behind a mark of a pause or stop. */
function inlineMarker(text: string, at: number): Marker | undefined {
  if (at > 0 && !isAt(text, at - 1, Class.Pause | Class.Stop | Class.Open)) return undefined;
  const first = text[at] as string;
  const circled = CIRCLED.indexOf(first);
  if (circled >= 0) return { kind: 'circled', value: circled + 1, start: at, end: at + 1 };
  const kind = first === '第' ? 'di' : first === '其' ? 'qi' : 'shi';
  const figure = text[kind === 'shi' ? at : at + 1] as string;
  const value = chineseOrdinal(figure);
  if (value < 1 || !figure || !BEHIND[kind].includes(text[kind === 'shi' ? at + 1 : at + 2] ?? ' ')) return undefined;
  // 第一、第二、第三产业; 第一、二场
  if (kind === 'di' && text[at + 2] === '、' && (text[at + 3] === '第' || CHINESE.includes(text[at + 3] ?? ' '))) return undefined;
  return { kind, value, start: at, end: at + 2 };
}

function announcedBefore(text: string, at: number): Announcement | undefined {
  if (text[at - 1] !== '：' && text[at - 1] !== '。') return undefined;
  const from = Math.max(0, at - 16);
  const before = text.slice(from, at - 1);
  const found = ANNOUNCED.exec(before) ?? HAS.exec(before);
  if (!found || found[0].includes('等') || NO_COUNT.test(before.slice(0, found.index))) return undefined;
  const start = from + found.index;
  return { start, end: at - 1, count: chineseOrdinal(found[1] as string), text: text.slice(start, at - 1) };
}
