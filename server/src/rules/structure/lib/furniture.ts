import { Class, isAt } from '../../../text/chars.ts';
import { markUnits } from '../../../text/mark-units.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { isJump, isPageLine, isPageNumber, isReportHead, isRunningHead, JUMP, SKY } from '../../../text/running-head.ts';
import { unitsOf } from '../../../text/unit-set.ts';

/** What a line of page furniture belongs to. */
export type Sort = 'lottery' | 'weather' | 'market' | 'folio' | 'masthead' | 'jump' | 'house';

/** A line that is not part of a story. Lines that stand together are weighed together. */
export interface Furniture {
  readonly sort: Sort;
  readonly weight: number;
}

/** Neighbouring lines of this weight together are no part of a story: one strong word, or two signals. */
export const ENOUGH = 20;
const STRONG = 20;
const SIGNAL = 10;
/** a row of a table that needs two more, or a title and one more */
const ROW = 7;
/** figures that may belong to anything, and only count beside signals */
export const FIGURES = 5;

/** Furniture is set in lines; what is longer is text. */
export const LONGEST = 120;
const LONGEST_OF_HOUSE = 80;

const JUMP_AT_END = new RegExp(`(?:\\s*[（(【[]\\s*${JUMP}\\s*[）)】\\]]|(?:[\\s▶►▲→]+|(?<=[。！？”]))${JUMP})$`);
const JUMP_AT_HEAD = new RegExp(`^[（(【[]\\s*${JUMP}\\s*[）)】\\]]\\s*`);

const LOTTERY = /开奖(?:公告|结果|号码|日期|信息|台)|中奖号码|彩票开奖|奖池(?:奖金|资金|累计)|单注奖金|[红蓝]色?球(?:号码)?[：:]|第\d{5,7}期/;
const GAME = /七星彩|排列[35三五]|双色球|大乐透|\d{2}选[57]|福彩3D|3D玩法|七乐彩|快乐8|胜负彩/;
const PRIZE = /^[一二三四五六七]等奖.{0,40}\d[ 　]?注/;
/** Figures in a row, or behind a prize: 一等奖 8 6,543,210. */
const DRAWN = /^(?:[一二三四五六七]等奖[ 　：:]*)?[\d 　、，,+＋|｜]{5,}$/;

const WEATHER_ROW = new RegExp(
  `^[一-龥]{2,6}[ \\t　：:]+${SKY}(?:[转到间有]+${SKY})?[ \\t　，,]*(?:气温)?[-－零下]*\\d{1,2}(?:℃|°C|度)?[ ]?[～~—–/至到-][ ]?[-－零下]*\\d{1,2}(?:℃|°C|°|度)`,
);
const WEATHER_TITLE = /^[一-龥]{0,8}(?:天气预报|城市天气|天气一览)$/;

const MARKET_TITLE = /^[一-龥]{0,6}(?:行情表?|外汇牌价|牌价表|收盘价|中间价一览)$|^(?:股票|证券)?代码[ \t　]+(?:股票|证券)?(?:名称|简称)/;
const SHARE = /^(?:\d{6}|(?:上证|深证|沪深|恒生|道琼斯|纳斯达克|标普|日经|创业板|科创)[一-龥A-Z\d]{0,6}|[一-龥]{2}[/／][一-龥]{2,3})[ \t　]/;
const QUOTED = /[-+－＋]?\d[\d,]*\.\d+%?/g;

const MASTHEAD =
  /国内统一(?:连续出版物号|刊号)|邮发代号|ISSN\s?\d{4}-\d{3}[\dX]|(?<![A-Z])CN\s?\d{2}-\d{4}(?!\d)|(?:订阅|发行|新闻|广告|读者|招商|招租|订购|加盟)热线[：: 　]|社址[：:]|广告(?:经营|发布)?(?:许可|登记)证[^，。]{0,12}\d|今日(?:共)?\d{1,3}版/;
const MASTHEAD_SIGN =
  /(?:^|[ 　])总第\d{3,6}[期号]|(?:零售|定)价[：: 　]?\d|[印承]印?刷(?:厂|单位)?[：:]|印刷厂(?:印刷|承印)|邮政编码[：:]|(?:发行|广告|编辑|新闻)(?:部|中心)?电话[：:]/g;

/** Final marks and what many commas tell: a sentence. */
function isSentence(text: string): boolean {
  let commas = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x3002 || unit === 0xff01 || unit === 0xff1f) return true;
    if (unit === 0xff0c && ++commas > 2) return true;
  }
  return false;
}

function marketRow(text: string): boolean {
  return SHARE.test(text) && (text.match(QUOTED)?.length ?? 0) >= 2;
}

const STOP = 0x3002;

/** What the units of a line hint at, as bits: a pattern is tried only where all that it needs is there. */
const Hint = { Any: 1, Digit: 2, Page: 4, Lottery: 8, Masthead: 16, MastheadSign: 32, Sky: 64, Market: 128 } as const;
const hints = new Uint8Array(0x10000);
const hint = (units: string, bits: number): void => markUnits(hints, units, bits);
// Something of every pattern: most headlines and bylines have none.
hint('版编校奖情报气价牌码0123456789', Hint.Any);
hint('0123456789', Hint.Digit);
hint('版', Hint.Page);
hint('奖球期彩列选透D乐', Hint.Lottery);
hint('号SN线址证版', Hint.Masthead);
hint('期号价刷码话', Hint.MastheadSign);
hint('晴云阴雨雪雾霾沙', Hint.Sky);
hint('情价码览', Hint.Market);

function hintsIn(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= hints[text.charCodeAt(i)] as number;
  return bits;
}

/**
 * What kind of page furniture a line is, if any.
 * @param text of a passage
 * @param house literal strings of the newsroom's own furniture
 */
export function furnitureOf(text: string, house: readonly string[]): Furniture | undefined {
  if (text.length > LONGEST || text.length < 2) return undefined;
  if (house.length > 0 && text.length <= LONGEST_OF_HOUSE && house.some((s) => s !== '' && text.includes(s))) return { sort: 'house', weight: STRONG };
  if (text.charCodeAt(text.length - 1) === STOP) return undefined;
  const has = hintsIn(text);
  if (!(has & Hint.Any) || isSentence(text)) return undefined;
  if (has & Hint.Page && isJump(text)) return { sort: 'jump', weight: STRONG };
  if (has & Hint.Lottery && (LOTTERY.test(text) || PRIZE.test(text) || (GAME.test(text) && /\d{3}/.test(text)))) return { sort: 'lottery', weight: SIGNAL };
  if (has & Hint.Masthead && MASTHEAD.test(text)) return { sort: 'masthead', weight: STRONG };
  if (isPageNumber(text) || isPageLine(text) || isRunningHead(text)) return { sort: 'folio', weight: STRONG };
  if (has & Hint.Digit && isReportHead(text)) return { sort: 'folio', weight: SIGNAL };
  const signs = has & Hint.MastheadSign ? (text.match(MASTHEAD_SIGN)?.length ?? 0) : 0;
  if (signs > 0) return { sort: 'masthead', weight: signs * SIGNAL };
  if (has & Hint.Sky && has & Hint.Digit && WEATHER_ROW.test(text)) return { sort: 'weather', weight: ROW };
  if (WEATHER_TITLE.test(text)) return { sort: 'weather', weight: SIGNAL };
  if (has & Hint.Market && MARKET_TITLE.test(text)) return { sort: 'market', weight: SIGNAL };
  if (has & Hint.Digit && marketRow(text)) return { sort: 'market', weight: ROW };
  return DRAWN.test(text) ? { sort: 'lottery', weight: FIGURES } : undefined;
}

const NUMBER = /^\d{1,3}$/;
/** A paragraph is longer than a heading. */
const PARAGRAPH = 20;

/** A number alone in its line, which is the page's where it stands in the midst of a sentence. */
export function isBareNumber(text: string): boolean {
  return text.length <= 3 && NUMBER.test(text);
}

/** True of a paragraph that ends in the midst of a sentence. */
export function isCutOff({ kind, level, text }: Passage): boolean {
  if (kind === 'cell' || level > 0 || text.length < PARAGRAPH) return false;
  return isAt(text, text.length - 1, Class.Han | Class.Latin | Class.Digit) && jumpsOf(text).length === 0;
}

/** Units at either end of a paragraph in which a reference to another page may stand. */
const JUMP_REACH = 32;
/** What a reference to another page begins or ends with. */
export const JUMP_SIGNS = '（）()【】[]';
const BRACKETS = unitsOf(JUMP_SIGNS);
const PAGE_SIGN = 0x7248; // 版
const NONE: readonly Range[] = [];

/** A reference to another page that runs on behind a paragraph, or stands before its first word. */
export function jumpsOf(text: string): readonly Range[] {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  const opens = BRACKETS.has(first);
  const closes = BRACKETS.has(last) || last === PAGE_SIGN;
  if (!opens && !closes) return NONE;
  const out: Range[] = [];
  if (opens) {
    const m = JUMP_AT_HEAD.exec(text.slice(0, JUMP_REACH));
    if (m) out.push({ start: 0, end: m[0].length });
  }
  if (closes) {
    const from = Math.max(0, text.length - JUMP_REACH);
    const m = JUMP_AT_END.exec(text.slice(from));
    if (m && from + m.index > 0) out.push({ start: from + m.index, end: text.length });
  }
  return out;
}
