import { Class, isAt } from '../chars.ts';
import type { Range } from '../range.ts';

/** What a marker of a list looks like; lists of one kind are one level of an article. */
export type MarkerKind =
  | 'shi' // 一是
  | 'di' // 第一，
  | 'qi' // 其一
  | 'circled' // ①
  | 'head' // 一、 at the head of a passage
  | 'bracket' // （一） there
  | 'figure' // 1. or 1、 there
  | 'figure-bracket'; // （1） there

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
const SPELT = ['', ...CHINESE, '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十'];
/** Beginnings of inline markers, for whoever waits for them. */
export const INLINE_MARKERS: readonly string[] = [
  ...[...CHINESE].flatMap((n) => [`${n}是`, `第${n}，`, `第${n}、`, `第${n}是`, `第${n}要`, `其${n}，`, `其${n}是`, `其${n}、`]),
  ...CIRCLED,
];
const HEAD =
  /^(?:([一二三四五六七八九]|十[一二三四五六七八九]?)、(?![一二三四五六七八九十])|[（(]([一二三四五六七八九]|十[一二三四五六七八九]?)[）)](?![至到、]|项(?!目))|(\d{1,2})[.．、]|[（(](\d{1,2})[）)](?![至到、]|项(?!目)))/;
const HEAD_KINDS: readonly MarkerKind[] = ['head', 'bracket', 'figure', 'figure-bracket'];
const ANNOUNCED = /([两二三四五六七八九十])(?:个|点|条|项|大|件|方面|种|类|句|步)[^，。；：！？、“”]{0,8}$/;
/** 三个一批, 第三点, 另外三点, 前三项, 其中两点. */
const NO_COUNT = /(?:[第前后另其每近过余多几头末]|(?<!以)[上下])$|其中$|另外$|之$/;
const ETC = /等(?:[，。；、]|$)/;
const OTHERWISE = /[，；。](?:最后|还有|再有|再者|再就是|再一[个点是]|另外|此外|同时)/;

/** What stands behind the figure of an inline marker. */
const BEHIND: Readonly<Record<'shi' | 'di' | 'qi', string>> = { shi: '是', di: '，、是要', qi: '，、是' };

/** The marker of an item as it is written: 三是, （三）. */
export function spellMarker(kind: MarkerKind, value: number): string {
  const chinese = SPELT[value] ?? String(value);
  const names: Readonly<Record<MarkerKind, string>> = {
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
  const figure = kind.startsWith('figure') ? `${value}` : (SPELT[value] ?? `${value}`);
  return new RegExp(kind.endsWith('bracket') ? `[（(]${figure}[）)]` : `(?:^|[。；：！？\\s])${figure}[、.．【]`).test(text);
}

/** Value of 一 … 十九. */
function chineseOrdinal(text: string): number {
  if (text.startsWith('十')) return 10 + (text.length > 1 ? CHINESE.indexOf(text[1] as string) + 1 : 0);
  return text === '两' ? 2 : CHINESE.indexOf(text) + 1;
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

function headMarker(text: string): Marker | undefined {
  const found = HEAD.exec(text.slice(0, 6));
  if (!found) return undefined;
  const which = [1, 2, 3, 4].find((i) => found[i] !== undefined) as number;
  const figure = found[which] as string;
  const end = found[0].length;
  const marker = { kind: HEAD_KINDS[which - 1] as MarkerKind, value: which > 2 ? Number(figure) : chineseOrdinal(figure), start: 0, end };
  return which === 3 && isAt(text, end, Class.Digit) ? { ...marker, loose: true } : marker;
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
  const found = ANNOUNCED.exec(before);
  if (!found || found[0].includes('等') || NO_COUNT.test(before.slice(0, found.index))) return undefined;
  const start = from + found.index;
  return { start, end: at - 1, count: chineseOrdinal(found[1] as string), text: text.slice(start, at - 1) };
}
