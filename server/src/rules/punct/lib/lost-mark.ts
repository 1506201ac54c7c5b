import { Class, classOf, isAt } from '../../../text/chars.ts';
import type { Words } from '../../../text/words.ts';
import { LOST_MARK_WEIGHTS } from './lost-mark-weights.ts';
import { BRACKET, CODES, DOUBLE, type Read, SINGLE, TITLE } from './pair-marks.ts';
import { isSetTerm } from './set-terms.ts';

/** A mark whose partner is lost. Places are UTF-16 units of the passage. */
export interface Lost {
  readonly kind: number;
  /** the one that is left */
  readonly at: number;
  readonly left: 'open' | 'close';
  /** The partner stood between this place and the mark: behind the mark of its kind before it, or before the one behind it. */
  readonly bound: number;
  /** The mark that is left is straight or half width, or says that it is the other half. */
  readonly wrong: boolean;
}

/** What the article says elsewhere. */
export interface Elsewhere {
  /** by kind: what stands in marks, if it is short */
  readonly marked: ReadonlySet<string>;
}

/** A place where the lost mark may have stood, and what speaks for it: levels of evidence. */
interface Candidate {
  readonly at: number;
  readonly levels: readonly number[];
}

/** Where the levels of each kind of evidence begin in a table of weights. */
export const LOST_MARK_LEVELS = {
  /** class of the unit outside the place */
  outer: 0,
  /** words outside: 0 none, 1 function words that introduce or go on, 2 weaker ones, 3 verbs and the like that introduce */
  word: 12,
  /** bits: the place cuts a two-character word, one ends there, one begins there */
  cut: 16,
  /** the same of names: cut, ends, begins */
  name: 24,
  /** length of what the marks would hold */
  length: 27,
  commas: 39,
  pauses: 43,
  stops: 46,
  /** marks of other kinds would cross */
  cross: 49,
  /** the same words stand in marks elsewhere; are a set term; a neighbouring pair of marks is of this length */
  known: 50,
  /** forms that such marks hold: a date, reporters, an organ, … */
  form: 53,
  count: 61,
} as const;

/** Quotations are not looked for beyond this. */
const LONGEST = 400;
/** Beyond this only places beside a mark count. */
const NEAR = 60;

const BEFORE = '的为是以和与及或对将被把用从由让使到出了着过个称叫作即像如成好进行施立现强定彻实悟谓于绕按据经在有这该种条场项号座句辆款';
const BEFORE_WEAK = '些名位次支批份部首幅动建展设造供治办开发布等其此中向给至名是归又更能要会可说道所';
const BEHIND = '的等是为在和与及也都还将已有又中里时后前期这一其以对从向不则就却并或之称说表报近今昨被让使';
const BEHIND_WEAK = '上下内外作开进成了着过式型类系高大新战建计工行活方原政';

/** Two-character words that introduce what is quoted or named. */
const INTRODUCE = new Set(
  (
    '称为 称作 叫做 叫作 所谓 名为 题为 誉为 之为 定为 视为 作为 成为 评为 比作 冠以 自诩 自称 号称 俗称 简称 统称 人称 绰号 戏称 堪称 素有 享有 坚持 贯彻 落实 增强 坚定 做到 实现 推进 推动 推行 实施 开展 打造 共建 构建 建设 建立 ' +
    '形成 提出 提供 举行 举办 发布 发表 刊登 刊发 签署 通过 观看 收看 播出 推出 启动 围绕 聚焦 关于 根据 按照 依据 违反 遵守 履行 整治 纠治 守护 发挥 发出 发起 包括 例如 比如 诸如 属于 认为 高喊 喊出 写着 写有 印有 标有 标注 挂着 打出 ' +
    '荣获 获得 获评 入选 摘得 夺得 一句 这个 这种 那种 一个 一种 一场 一项 一份 著名 国产 新型 演唱 高唱 阅读 出版 创作 编写 起草 审议 印发 出台 修订 公布 执行 废除 退出 加入 回复 搜索 搭载 发射 使用 采用 采取 缺乏 充满 走出 破解 陷入 面临 迈向 变成'
  ).split(' '),
);

const words = new Uint8Array(0x10000);
function note(units: string, bit: number): void {
  for (let i = 0; i < units.length; i++) words[units.charCodeAt(i)] = (words[units.charCodeAt(i)] as number) | bit;
}
note(BEFORE, 1);
note(BEFORE_WEAK, 2);
note(BEHIND, 4);
note(BEHIND_WEAK, 8);

const TURNS = Class.Stop | Class.Pause;

function outerLevel(text: string, at: number): number {
  if (at < 0 || at >= text.length) return 0;
  const c = text[at] as string;
  if (c === '：') return 1;
  if (c === '、') return 2;
  if (c === '，' || c === '；') return 3;
  const classes = classOf(text.charCodeAt(at));
  if (classes & Class.Stop) return 4;
  if (classes & (Class.Open | Class.AsciiParen)) return 5;
  if (classes & Class.Close) return 6;
  if (classes & Class.Han) return 7;
  if (classes & (Class.Digit | Class.FullAlnum)) return 8;
  if (classes & Class.Latin) return 9;
  return classes & Class.Blank ? 10 : 11;
}

function lengthLevel(n: number): number {
  if (n <= 6) return n - 1;
  if (n <= 8) return 6;
  if (n <= 12) return 7;
  if (n <= 18) return 8;
  if (n <= 30) return 9;
  return n <= 80 ? 10 : 11;
}

const DATE = /^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午|凌晨|晚)?$/;
const PEOPLE = /^(?:本报|特约|见习|新华社)?(?:记者|通讯员|实习生|责编|编辑|作者)/;
const SOURCE = /(?:电|讯|消息|报道)$/;
const WORK = /(?:报|新闻|周刊|杂志|刊|法|条例|规定|决定|意见|通知|规划|纲要|方案|办法|报告|协定|协议|宣言|声明|公约|条约|公报|议定书|准则|之歌|传|记)$/;
const GENRE = /(?:文章|社论|评论|报告|专著|纪录片|电影|电视剧|歌曲|话剧|图书|小说|节目|栏目|作品|舞剧|晚会|画册|诗|书|文件|报|杂志)$/;

/** Levels of forms that marks of a kind hold. */
function forms(text: string, start: number, end: number, lost: Lost, levels: number[]): void {
  const held = text.slice(start, Math.min(end, start + 40));
  if (lost.kind === BRACKET) {
    if (DATE.test(held)) levels.push(LOST_MARK_LEVELS.form);
    if (PEOPLE.test(held)) levels.push(LOST_MARK_LEVELS.form + 1);
    if (lost.left === 'close' && SOURCE.test(text.slice(Math.max(0, start - 4), start)) && start < 40) levels.push(LOST_MARK_LEVELS.form + 2);
    if (start === 0 && end >= text.length - 1) levels.push(LOST_MARK_LEVELS.form + 3);
  }
  if (lost.kind === TITLE) {
    if (end - start <= 40 && WORK.test(held)) levels.push(LOST_MARK_LEVELS.form + 4);
    if (GENRE.test(text.slice(Math.max(0, start - 4), start))) levels.push(LOST_MARK_LEVELS.form + 5);
  }
  if (lost.kind <= SINGLE) {
    if (isAt(text, end - 1, Class.Stop)) levels.push(LOST_MARK_LEVELS.form + 6);
    if (text[start - 1] === '：') levels.push(LOST_MARK_LEVELS.form + 7);
  }
}

/** How many units the nearest pair of marks of the kind holds, on the side where the lost mark is not. */
function siblingLength(text: string, lost: Lost): number {
  const code = 2 * lost.kind;
  const step = lost.left === 'close' ? 1 : -1;
  const [first, second] = step > 0 ? [code + 1, code + 2] : [code + 2, code + 1];
  for (let i = lost.at + step, n = 0; n < 16 && i >= 0 && i < text.length; i += step, n++) {
    if (CODES[text.charCodeAt(i)] !== first) continue;
    for (let k = i + step, m = 0; m < 24 && k >= 0 && k < text.length; k += step, m++) if (CODES[text.charCodeAt(k)] === second) return m;
    return -1;
  }
  return -1;
}

/** Counts of what lies between the mark that is left and the place. */
interface Inside {
  commas: number;
  pauses: number;
  stops: number;
  /** open marks of other kinds, and whether one crosses */
  depth: number;
  crosses: boolean;
}

/** Takes a unit into account; `sign` is 1 when the walk goes forward. */
function take(inside: Inside, text: string, at: number, kind: number, sign: 1 | -1): void {
  const unit = text.charCodeAt(at);
  const code = CODES[unit] as number;
  if (code !== 0) {
    if ((code - 1) >> 1 === kind) return;
    inside.depth += (code & 1 ? 1 : -1) * sign;
    if (inside.depth < 0) inside.crosses = true;
    return;
  }
  const classes = classOf(unit);
  if (classes & Class.Stop) inside.stops++;
  else if (classes & Class.Pause) {
    if (unit === 0x3001) inside.pauses++;
    else inside.commas++;
  }
}

/** True if a mark of this side cannot stand at the place: what it would hold must follow an opening mark and precede a closing one. */
function isBarred(text: string, at: number, left: Lost['left']): boolean {
  if (left === 'close') return isAt(text, at, TURNS | Class.Close | Class.Blank);
  return isAt(text, at - 1, Class.Open | Class.Blank) || text[at - 1] === '：' || text[at - 1] === '、' || text[at - 1] === '，';
}

/**
 * The places where a lost mark may have stood, nearest first. Looks at LONGEST units.
 * @param text of the passage
 */
function candidatesFor(text: string, lost: Lost, elsewhere: Elsewhere, words: Words): Candidate[] {
  const out: Candidate[] = [];
  const forward = lost.left === 'open';
  const step = forward ? 1 : -1;
  const inside: Inside = { commas: 0, pauses: 0, stops: 0, depth: 0, crosses: false };
  const sibling = siblingLength(text, lost);
  const first = forward ? lost.at + 1 : lost.at - 1;
  for (let i = first, n = 1; n <= LONGEST; i += step, n++) {
    if (forward ? i >= lost.bound : i < lost.bound) break;
    if (inside.crosses) break;
    take(inside, text, i, lost.kind, step);
    const place = forward ? i + 1 : i;
    if (isBarred(text, place, lost.left)) continue;
    const outer = forward ? place : place - 1;
    if (n > NEAR && isAt(text, outer, Class.Han) && !isAt(text, forward ? place - 1 : place, Class.Stop)) continue;
    out.push({ at: place, levels: levelsOf(text, lost, place, outer, inside, { sibling, elsewhere, words }) });
  }
  return out;
}

/** Does a word or name end or begin at the place, or does the place cut one? */
function borders(text: string, place: number, words: Words, levels: number[]): void {
  const across = words.pairAcross(text, place) ? 1 : 0;
  const ends = words.pairAcross(text, place - 1) ? 2 : 0;
  const begins = words.pairAcross(text, place + 1) ? 4 : 0;
  levels.push(LOST_MARK_LEVELS.cut + across + ends + begins);
  if (words.nameAcross(text, place)) levels.push(LOST_MARK_LEVELS.name);
  if (words.nameAcross(text, place - 1)?.end === place) levels.push(LOST_MARK_LEVELS.name + 1);
  if (words.nameAcross(text, place + 1)?.start === place) levels.push(LOST_MARK_LEVELS.name + 2);
}

interface Context {
  readonly sibling: number;
  readonly elsewhere: Elsewhere;
  readonly words: Words;
}

function levelsOf(text: string, lost: Lost, place: number, outer: number, inside: Inside, context: Context): readonly number[] {
  const forward = lost.left === 'open';
  const start = forward ? lost.at + 1 : place;
  const end = forward ? place : lost.at;
  const length = end - start;
  const word = words[text.charCodeAt(outer)] ?? 0;
  const [strong, weak] = forward ? [4, 8] : [1, 2];
  const levels = [
    LOST_MARK_LEVELS.outer + outerLevel(text, outer),
    LOST_MARK_LEVELS.word + (!forward && INTRODUCE.has(text.slice(place - 2, place)) ? 3 : word & strong ? 1 : word & weak ? 2 : 0),
    LOST_MARK_LEVELS.length + lengthLevel(length),
    LOST_MARK_LEVELS.commas + Math.min(inside.commas, 3),
    LOST_MARK_LEVELS.pauses + Math.min(inside.pauses, 2),
  ];
  // A stop right at the end of a quotation is its own.
  const own = isAt(text, end - 1, Class.Stop) ? 1 : 0;
  levels.push(LOST_MARK_LEVELS.stops + Math.min(Math.max(inside.stops - own, 0), 2));
  if (inside.depth !== 0) levels.push(LOST_MARK_LEVELS.cross);
  borders(text, place, context.words, levels);
  const held = length <= 24 ? text.slice(start, end) : '';
  if (held && context.elsewhere.marked.has(held)) levels.push(LOST_MARK_LEVELS.known);
  if (held && lost.kind <= SINGLE && isSetTerm(held)) levels.push(LOST_MARK_LEVELS.known + 1);
  if (length === context.sibling) levels.push(LOST_MARK_LEVELS.known + 2);
  forms(text, start, end, lost, levels);
  return levels;
}

/** Which table of weights judges a lost mark. */
export function weightTableOf(text: string, { kind, at, left }: Lost): number {
  if (kind === TITLE) return left === 'close' ? 6 : 7;
  if (kind > SINGLE && kind !== DOUBLE) return left === 'close' ? 4 : 5;
  if (left === 'close') return isAt(text, at - 1, Class.Stop) || text[at - 1] === '…' ? 0 : 1;
  return at === 0 || isAt(text, at - 1, TURNS | Class.Close) ? 2 : 3;
}

/** A place is offered from this share of the odds on, and so many at most. */
const LEAST = 0.12;
const MOST = 3;
/** From here on the first place is offered alone. */
const SURE = 0.8;

/**
 * The places where a lost mark most likely stood, the likeliest first; none where too many are as good.
 * @param text of the passage
 */
export function likelyPlaces(text: string, lost: Lost, elsewhere: Elsewhere, words: Words): readonly number[] {
  const candidates = candidatesFor(text, lost, elsewhere, words);
  const weights = LOST_MARK_WEIGHTS[weightTableOf(text, lost)] as readonly number[];
  const odds = candidates.map((c) => Math.exp(c.levels.reduce((sum, level) => sum + (weights[level] as number), 0)));
  const all = odds.reduce((sum, x) => sum + x, 0);
  const ranked = candidates.map((c, k) => ({ at: c.at, share: (odds[k] as number) / all })).sort((a, b) => b.share - a.share);
  const first = ranked[0];
  if (!first) return [];
  return ranked
    .filter((r) => (r === first ? r.share >= LEAST : r.share >= LEAST && first.share < SURE))
    .slice(0, MOST)
    .map((r) => r.at);
}

const CHINESE = Class.Han | Class.Stop | Class.Pause | Class.Open | Class.Close;

/** The marks whose partner is lost, in order. */
export function lostOf(text: string, reads: readonly Read[], kind: number): Lost[] {
  const out: Lost[] = [];
  reads.forEach(({ mark, role, partner }, k) => {
    if (role === 'none' || partner >= 0) return;
    const bound = role === 'open' ? (reads[k + 1]?.mark.at ?? text.length) : (reads[k - 1]?.mark.at ?? -1) + 1;
    // A straight mark that no Chinese touches belongs to other text.
    if (mark.said === 'either' && !isAt(text, mark.at - 1, CHINESE) && !isAt(text, mark.at + 1, CHINESE)) return;
    out.push({ kind, at: mark.at, left: role, bound, wrong: mark.said !== role || isAt(text, mark.at, Class.AsciiParen) });
  });
  return out;
}

/** Longer quotations are not said twice. */
const SHORT = 24;

/** What stands in marks in the texts of an article, if it is short. */
export function shortlyMarked(texts: readonly string[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const text of texts) {
    let open = -1;
    for (let i = 0; i < text.length; i++) {
      const code = CODES[text.charCodeAt(i)] as number;
      if (code === 0) continue;
      if (code & 1) open = i;
      else {
        if (open >= 0 && i - open - 1 <= SHORT && CODES[text.charCodeAt(open)] === code - 1) out.add(text.slice(open + 1, i));
        open = -1;
      }
    }
  }
  return out;
}
