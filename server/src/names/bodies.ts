import type { Mention } from '../lexicon/lexicon.ts';
import { Class, isAt } from '../text/chars.ts';
import { markUnits } from '../text/mark-units.ts';
import { unitsOf } from '../text/unit-set.ts';
import { titleBefore } from './cues.ts';

/** The stretch that ends with a word for a body (集团, 委员会): its name, and perhaps what stands before that. Units of the text. */
export interface BodyName {
  readonly start: number;
  /** From `start` to the end of the name. */
  readonly text: string;
  /** Length of the word for a body. */
  readonly tail: number;
  /** Part of a listed name, or the very form that the article says it will use (以下简称“……”): right by itself. */
  readonly given: boolean;
  /** Told in one breath with another: 甲公司、乙公司. */
  readonly beside: boolean;
  /** The passage tells of a change of names or of a misspelling. */
  readonly history: boolean;
}

/** Characters that tell two bodies apart: numbers, directions, sizes, sexes, ranks, orders. */
export const TELLS_APART = unitsOf(
  '一二三四五六七八九十百千万亿两零〇东南西北中上下左右前后内外大小高低新老旧男女父母子公私分总副正主次省市县区乡镇村国央地甲乙丙丁戊己庚辛壬癸春夏秋冬初早晚青少幼儿他她它',
);

const BODIES =
  '集团 公司 大学 学院 医院 法院 检察院 研究院 研究所 事务所 委员会 协会 总会 学会 商会 联合会 基金会 理事会 银行 中心 组织 联盟 俱乐部 办公室 小学 中学 学校 电视台 出版社 博物馆 图书馆 剧院 旅行社 工厂 总厂 总局 港务局 铁路局 管理局 公安局 教育局 财政局 税务局 监管局 开发局 分局 公安厅 教育厅 财政厅 司法厅 交通厅 水利厅 外交部 教育部 国防部 财政部 商务部 管理署 总署 专员公署 工会 红十字会 同盟 协作体 合作社 议会'.split(
    ' ',
  );
/** Offices of one character, and what makes another word of them: 结局, 餐厅. */
const OFFICES = '局厅';
const NO_OFFICES = '结布当格大全时政僵破战饭对开终残骗出入书这一餐客舞门正大偏过前音';
/** Words of a passage that tells of names as such, or of a body's past. */
const HISTORY = '更名 改名 原名 前身 误作 误写 误为 误称 应为 改称 旧称 曾称 改制 升格 并入 合并 改组 写作 写成 一字'.split(' ');
const DECLARED = '简称 下称'.split(' ');

const BODY = 1;
const PAST = 2;
const SHORT = 4;
/** What never stands inside of a name. */
const CUT = 8;
/** What stands before a name far more often than inside. */
const SOFT = 16;
/** A word for a body by itself. */
const OFFICE = 32;
const table = new Uint8Array(0x10000);
const pairs = new Map<number, number>();
const tails = new Map<number, string[]>();
const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

function mark(chars: string, bit: number): void {
  markUnits(table, chars, bit);
}
for (const [words, bit] of [
  [BODIES, BODY],
  [HISTORY, PAST],
  [DECLARED, SHORT],
] as const) {
  for (const word of words) {
    mark(word.slice(-1), bit);
    const key = pairAt(word, word.length - 2);
    pairs.set(key, (pairs.get(key) ?? 0) | bit);
    if (bit === BODY) {
      const list = tails.get(key) ?? [];
      tails.set(
        key,
        [...list, word].sort((a, b) => b.length - a.length),
      );
    }
  }
}
mark(OFFICES, OFFICE);
mark('的了是这那其该此他她它们我你您各每某几个被把着过很都就没不', CUT);
mark('在和与及等于对从由向为据以至到并还也又则因随经给让跟同到于', SOFT);

/** Verbs that a body's name follows. */
const BEFORE = new Set(
  '访问 前往 参观 走进 来到 加入 隶属 成立 组建 担任 就读 任职 毕业 起诉 收购 记者 通过 根据 按照 联系 采访 委托 邀请 协助 配合 联合 会同 获得 成为 负责 支持 会见 宣布 表示 介绍 指出 认为 此前 随后 目前 日前 近日 当天 今年 去年 同时 其中 以及 包括 对于 关于 由于 经过 位于 进入 离开 返回 抵达 了解 询问'
    .split(' ')
    .map((word) => pairAt(word, 0)),
);

/** Longest stretch that is looked at. */
const LONGEST = 18;
const SHORTEST = 4;
const NONE: readonly BodyName[] = [];

/** What ends with the unit at `at`. */
function signAt(text: string, at: number): number {
  const is = table[text.charCodeAt(at)] as number;
  return is & OFFICE ? BODY : is & (pairs.get(pairAt(text, at - 1)) ?? 0);
}

/** The units that words for bodies end with, and those that tell of names as such. */
export const BODY_UNITS: readonly number[] = [...BODIES, ...HISTORY, ...DECLARED, ...OFFICES].map((word) => word.charCodeAt(word.length - 1));

/** True if such a word ends with the unit at `at`. */
export function isBodySign(text: string, at: number): boolean {
  return at > 0 && signAt(text, at) !== 0;
}

/**
 * The names of bodies in a text, in order of their ends, each with what stands before it up to a mark or a word that no name has.
 * Linear in the number of signs.
 * @param signs places that `isBodySign` is true for, in order
 * @param mentions listed names of the text
 * @param quoted true inside quotations, whose wording is not the article's own
 */
export function bodyNames(text: string, signs: readonly number[], mentions: readonly Mention[], quoted: (at: number) => boolean): readonly BodyName[] {
  let out: BodyName[] | undefined;
  let history = false;
  let k = 0;
  for (const i of signs) {
    const what = signAt(text, i);
    if (what & PAST) history = true;
    if (what & SHORT) {
      const short = declaredAt(text, i + 1);
      if (short) {
        out ??= [];
        out.push(short);
      }
    }
    if (!(what & BODY)) continue;
    const tail = tailBefore(text, i + 1);
    if (tail === 0) continue;
    const start = startOf(text, i + 1);
    if (i + 1 - start < SHORTEST || quoted(i)) continue;
    while (k < mentions.length && (mentions[k] as Mention).end <= i) k++;
    const m = mentions[k];
    const given = m?.certain === true && m.end === i + 1 && m.entry.kind === 'organisation';
    out ??= [];
    out.push({ start, text: text.slice(start, i + 1), tail, given, beside: isBeside(text, start, i + 1), history: false });
  }
  if (!out) return NONE;
  return history ? out.map((body) => ({ ...body, history })) : out;
}

function tailBefore(text: string, end: number): number {
  for (const tail of tails.get(pairAt(text, end - 2)) ?? []) if (text.startsWith(tail, end - tail.length)) return tail.length;
  return OFFICES.includes(text[end - 1] as string) && !NO_OFFICES.includes(text[end - 2] as string) ? 1 : 0;
}

const isBeside = (text: string, start: number, end: number): boolean => text[start - 1] === '、' || '、和与及跟同'.includes(text[end] ?? '。');

function startOf(text: string, end: number): number {
  let start = end;
  while (end - start < LONGEST && isAt(text, start - 1, Class.Han) && !((table[text.charCodeAt(start - 1)] as number) & CUT)) start--;
  return start;
}

/** The short form that is declared from `at` on: “海港集团”. */
function declaredAt(text: string, at: number): BodyName | undefined {
  const from = at + (text[at] === '为' ? 1 : 0);
  if (text[from] !== '“') return undefined;
  const start = from + 1;
  let end = start;
  while (end - start < LONGEST && isAt(text, end, Class.Han)) end++;
  const tail = text[end] === '”' ? tailBefore(text, end) : 0;
  if (tail === 0 || end - start < SHORTEST) return undefined;
  return { start, text: text.slice(start, end), tail, given: true, beside: false, history: false };
}

/** True if a name may begin at `at` of a stretch: at its start, behind a word that stands before names. */
export function beginsName(text: string, at: number): boolean {
  if (at <= 0) return true;
  if (isSoft(text, at - 1)) return true;
  return at >= 2 && (BEFORE.has(pairAt(text, at - 2)) || titleBefore(text, at) > 0);
}

/** True if the character is one that stands before names (从, 在, 和). */
export function isSoft(text: string, at: number): boolean {
  return ((table[text.charCodeAt(at)] as number) & SOFT) !== 0;
}
