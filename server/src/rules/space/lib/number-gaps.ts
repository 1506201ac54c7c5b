import { pair, type Trigger } from '../../../rule/triggers.ts';
import { Class, classOf, isAt } from '../../../text/chars.ts';
import type { PassageKind, Seam } from '../../../text/passage.ts';
import { unitsOf } from '../../../text/unit-set.ts';
import { endsHandle } from './handles.ts';

/** What the scan reads of a passage. */
export interface GapText {
  readonly kind: PassageKind;
  readonly text: string;
  readonly classes: number;
  readonly seams: readonly Seam[];
}

/** A place where a Han character and a number meet: with blanks between them (start < end), or without (start = end). */
export interface NumberGap {
  readonly start: number;
  readonly end: number;
  /** True when the number stands before the Han character. */
  readonly numberFirst: boolean;
}

/** A number as it is written, in units of the passage. */
interface NumberToken {
  readonly start: number;
  readonly end: number;
  readonly digits: number;
}

const PLAIN = new Set<PassageKind>(['paragraph', 'item']);
const DATE_UNITS = '年月日号时点分秒';
const IN_DATE = unitsOf(DATE_UNITS);
/** What may follow what within one date or time: 2018年4月, 4月27日, 20时30分. */
const NEXT_UNIT: ReadonlyMap<number, ReadonlySet<number>> = new Map(
  ['年月', '月日号', '日时点', '号时点', '时分', '点分', '分秒'].map((s) => [s.charCodeAt(0), unitsOf(s.slice(1))] as const),
);
/** Words that count: behind a number they belong to it even in a headline. */
const COUNTERS = unitsOf(`${DATE_UNITS}个名人位次届岁天周万亿千百多余元米公吨里艘架枚辆家所座场项件条起宗例度倍成票种国世`);
/** 日 and others as the first character of a name. */
const COUNTER_TRAPS =
  /^(?:日[本元方语报系军韩美]|人[民大]|国[家务际内外]|美[国方元军]|世[界卫]|时任|分别|周[一二三四五六日边]|家[里长乡]|起初|公[司布告开]|成[立为功员都]|场[馆边外])/;
const SENTENCE_MARKS = /[。，；！？：“”]/;
const DATELINE_VERB = /(?:日电|社电|专电|讯|报道|消息)$/;
const VERB_ENDS = unitsOf('电讯道息');
const AGENCY = /^[\s□■◆▲（(]*(?:据|综合)?[^。，；！？]{0,12}?(?:社|报|网|台|刊|新闻|之声)/;

const PERCENTS = '%％‰℃℉°';
const PERCENT = unitsOf(PERCENTS);
const INNER = unitsOf('.,:/-–—～~');
const SIGNS_BEFORE = '-−+±$¥￥';
const SIGNS = unitsOf(SIGNS_BEFORE);
/** A blank beside a number, with what is written right before and behind its digits: without one there is no gap. */
export const BESIDE_NUMBERS: readonly Trigger[] = [
  pair(Class.Blank, { of: SIGNS_BEFORE, classes: Class.Digit | Class.FullAlnum }),
  pair({ of: PERCENTS, classes: Class.Digit | Class.FullAlnum }, Class.Blank),
];
const CLAUSE_ENDS = unitsOf('。；！？：\n');
const QUANTITY_WORDS = unitsOf(`${DATE_UNITS}万亿`);

function isDigit(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
}

const isPercent = (text: string, i: number): boolean => PERCENT.has(text.charCodeAt(i));
const isInner = (text: string, i: number): boolean => INNER.has(text.charCodeAt(i));
const isHan = (text: string, i: number): boolean => isAt(text, i, Class.Han);

/** The number that begins at `at` (a sign may stand before it). At most 60 units are read. */
function numberFrom(text: string, at: number): NumberToken {
  let i = at;
  let digits = 0;
  if (!isDigit(text, i)) i++;
  for (const limit = at + 60; i < text.length && i < limit; i++) {
    if (isDigit(text, i)) digits++;
    else if (!(isInner(text, i) && isDigit(text, i + 1))) break;
  }
  if (isPercent(text, i)) i++;
  return { start: at, end: i, digits };
}

/** The number that ends before `end`. At most 60 units are read. */
function numberBack(text: string, end: number): NumberToken {
  let i = end;
  let digits = 0;
  if (isPercent(text, i - 1)) i--;
  for (const limit = end - 60; i > 0 && i > limit; i--) {
    if (isDigit(text, i - 1)) digits++;
    else if (!(isInner(text, i - 1) && isDigit(text, i - 2))) break;
  }
  return { start: i, end, digits };
}

/** 图1, 表2, 例3: a number that counts what it stands behind, and what it is told of follows. */
const LABELS = unitsOf('图表例题式');
/** 如图1␠所示: the sentence goes on. */
const TELLS = /^(?:所[示列述]|可[见知以]|显示|给出|中|的|为|是)/;
/** 星期一␠24～32℃: the day, and what it was like. */
const WEEKDAY = /(?:星期|周|礼拜)[一二三四五六日天]$/;
/** 记者␠张三␠11月28日 */
const REPORTER = /(?:记者|通讯员|作者|编辑|摄影)[ \u3000]?[\u4e00-\u9fff·]{2,5}$/;
/** 2024.docx */
const FILE = /^\.[A-Za-z]/;

const isNumberStart = (text: string, i: number): boolean => isDigit(text, i) || (SIGNS.has(text.charCodeAt(i)) && isDigit(text, i + 1));
const isNumberEnd = (text: string, i: number): boolean => isDigit(text, i) || (isPercent(text, i) && isDigit(text, i - 1));

function skipBlanks(text: string, from: number): number {
  let i = from;
  while (i < text.length && isAt(text, i, Class.Blank)) i++;
  return i;
}

function blanksBack(text: string, end: number): number {
  let i = end;
  while (i > 0 && isAt(text, i - 1, Class.Blank)) i--;
  return i;
}

/** True if the Han character at `i` counts or measures what the number before it says. */
function counts(text: string, i: number): boolean {
  return COUNTERS.has(text.charCodeAt(i)) && !COUNTER_TRAPS.test(text.slice(i, i + 3));
}

/** Without sentence marks: a headline, a row of results, a label. There a blank may part two groups. */
const isRow = (p: GapText): boolean => !PLAIN.has(p.kind) || !(p.classes & Class.Stop || SENTENCE_MARKS.test(p.text));

/** A passage and what is asked of it more than once. */
interface Context {
  readonly text: string;
  readonly row: boolean;
}

/** The number belongs to something in Latin letters (G20, COVID-19, iPhone 11), a code or a longer figure that is no number. */
function isCode(text: string, n: NumberToken): boolean {
  const before = text[n.start - 1];
  if (before !== undefined && (isAt(text, n.start - 1, Class.Latin) || '-_@#/.'.includes(before))) return true;
  const word = blanksBack(text, n.start);
  if (word < n.start && isAt(text, word - 1, Class.Latin)) return true;
  return isAt(text, n.end, Class.Latin);
}

/** 第 3 版, 06 版: a masthead. */
const isMasthead = (text: string, n: NumberToken): boolean => text[skipBlanks(text, n.end)] === '版';

/** 12 日, 3 万, 10 多: at the head of a clause only these are sure to be a quantity and no ordinal. */
function startsQuantity(text: string, start: number, end: number): boolean {
  if (QUANTITY_WORDS.has(text.charCodeAt(end))) return counts(text, end);
  return (text[end] === '多' || text[end] === '余') && text[start - 1] === '0';
}

/** C:\\图␠1\\表, bin/图␠1: the word before the blank is a part of a path. */
function inPath(text: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && at - i <= LABEL_REACH && isAt(text, i, Class.Han | Class.Latin | Class.Digit)) i--;
  return text[i] === '\\' || (text[i] === '/' && isAt(text, i - 1, Class.Latin | Class.Digit) && isAt(text, i + 1, Class.Han));
}

/** Number ␠ Han: does the blank part what belongs together? */
function partsAfter({ text, row }: Context, start: number, end: number): boolean {
  const n = numberBack(text, start);
  if (n.digits === 0 || isCode(text, n) || isMasthead(text, n)) return false;
  if (
    (LABELS.has(text.charCodeAt(n.start - 1)) && !TELLS.test(text.slice(end, end + 2))) ||
    endsHandle(text, start) ||
    '\\/'.includes(text[n.start - 1] ?? ' ')
  )
    return false;
  if (n.digits > 6 && !counts(text, end)) return false;
  const head = blanksBack(text, n.start);
  // An ordinal before its clause (1 多读书；2 多写字) looks like a number before a noun.
  const opens = head === 0 || CLAUSE_ENDS.has(text.charCodeAt(head - 1));
  if (opens && n.digits < 3 && !startsQuantity(text, start, end)) return false;
  return !row || counts(text, end);
}

/** True if the text before `end` is a dateline: the blank behind it is a separator. */
const endsDateline = (text: string, end: number): boolean =>
  end <= 48 && VERB_ENDS.has(text.charCodeAt(end - 1)) && DATELINE_VERB.test(text.slice(0, end)) && AGENCY.test(text.slice(0, end));

/** The Han character before `end` ends a group that began with a number (499元␠256…, 5连胜␠7人): the blank parts two groups. */
function endsNumberGroup(text: string, end: number): boolean {
  for (let i = end - 1; i >= end - 4 && i >= 0; i--) {
    if (isNumberEnd(text, i)) return true;
    if (!isHan(text, i)) return false;
  }
  return false;
}

/** The longest words that are looked for before a blank. */
const LABEL_REACH = 10;

function endsLabel(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - LABEL_REACH), end);
  return WEEKDAY.test(before) || REPORTER.test(before);
}

/** Han ␠ number: does the blank part what belongs together? */
function partsBefore({ text, row }: Context, start: number, end: number): boolean {
  const n = numberFrom(text, end);
  if (isMasthead(text, n) || isAt(text, n.end, Class.Latin) || endsDateline(text, start)) return false;
  if (FILE.test(text.slice(n.end, n.end + 2)) || text[n.end] === '\\' || endsHandle(text, start) || endsLabel(text, start) || inPath(text, start)) return false;
  const unit = skipBlanks(text, n.end);
  const bothSides = unit > n.end && isHan(text, unit);
  if (NEXT_UNIT.get(text.charCodeAt(start - 1))?.has(text.charCodeAt(unit))) return true;
  if (row) return bothSides && counts(text, unit);
  // More than one blank, or an ideographic one, is a separator that somebody typed.
  if (end - start > 1 || text[start] === '\u3000') return bothSides;
  if (text[start - 1] === '至' || text[start - 1] === '到') return true;
  if (endsNumberGroup(text, start)) return bothSides;
  // 热线 12345: a label and a number that measures nothing.
  return n.digits < 5 || isPercent(text, n.end - 1) || isHan(text, unit);
}

/** True if both sides of the gap are parts of one date or time: 6 月, 2018 年, 年 4. */
export function inDate(text: string, { start, end, numberFirst }: NumberGap): boolean {
  if (numberFirst) return IN_DATE.has(text.charCodeAt(end)) && counts(text, end);
  const unit = skipBlanks(text, numberFrom(text, end).end);
  return NEXT_UNIT.get(text.charCodeAt(start - 1))?.has(text.charCodeAt(unit)) ?? false;
}

const NO_GAPS: readonly NumberGap[] = [];

/**
 * Blanks between a Han character and a number that belong together, in order. Blanks that part two things are left out: the
 * end of a dateline, headline blanks, rows of results, labels of phone numbers, names in Latin letters, mastheads. Linear.
 */
export function numberGaps(p: GapText): readonly NumberGap[] {
  const need = Class.Han | Class.Blank;
  if (p.kind === 'cell' || p.kind === 'furniture' || (p.classes & need) !== need || !(p.classes & (Class.Digit | Class.FullAlnum))) return NO_GAPS;
  const { text } = p;
  let context: Context | undefined;
  let out: NumberGap[] | undefined;
  let seam = 0;
  for (let i = 0; i < text.length; i++) {
    if (!(classOf(text.charCodeAt(i)) & Class.Blank)) continue;
    const start = i;
    const end = skipBlanks(text, i);
    i = end;
    while (seam < p.seams.length && (p.seams[seam] as Seam).at < start) seam++;
    // The blank is the join of two lines, not a blank of the draft.
    if (p.seams[seam]?.join === ' ' && (p.seams[seam] as Seam).at < end) continue;
    const numberFirst = isNumberEnd(text, start - 1) && isHan(text, end);
    if (!numberFirst && !(isHan(text, start - 1) && isNumberStart(text, end))) continue;
    context ??= { text, row: isRow(p) };
    if (!(numberFirst ? partsAfter(context, start, end) : partsBefore(context, start, end))) continue;
    out ??= [];
    out.push({ start, end, numberFirst });
  }
  return out ?? NO_GAPS;
}

/** Places where a Han character and a number stand side by side without a blank, in order; dates, ordinals and names in Latin letters left out. Linear. */
export function tightNumbers(p: GapText): readonly NumberGap[] {
  if (p.kind === 'cell' || p.kind === 'furniture' || !(p.classes & Class.Han) || !(p.classes & Class.Digit)) return NO_GAPS;
  const { text } = p;
  const out: NumberGap[] = [];
  for (let i = 1; i < text.length; i++) {
    const first = isDigit(text, i - 1) && isHan(text, i);
    if (!first && !(isHan(text, i - 1) && isDigit(text, i))) continue;
    const n = first ? numberBack(text, i) : numberFrom(text, i);
    const gap: NumberGap = { start: i, end: i, numberFirst: first };
    if (isCode(text, n) || text[n.start - 1] === '第' || inDate(text, gap) || DATE_UNITS.includes(text[n.end] ?? ' ')) continue;
    // 6月12 at the end: its 日 may stand in the next line, and a blank in a date would be taken out again.
    if (!first && n.end === text.length && NEXT_UNIT.has(text.charCodeAt(i - 1))) continue;
    out.push(gap);
  }
  return out;
}
