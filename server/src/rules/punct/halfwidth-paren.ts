import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Fix, type Localized } from '../../rule/rule.ts';
import { signs } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';
import type { Range, TextEdit } from '../../text/range.ts';

export const halfwidthParen = defineRule<Message, never, Options>({
  meta: {
    id: 'punct/halfwidth-paren',
    title: { zh: '半角括号', en: 'Half-width brackets' },
    rationale: {
      zh: '中文里的括号占一字，用全角的（）；一全一半的括号更是明显的差错。',
      en: 'Brackets in Chinese text take a full cell; a pair of two widths is a plain mistake.',
    },
    source: 'GB/T 15834—2011 4.9',
    severity: 'warning',
    fixable: 'safe',
    messages: {
      half: { zh: '中文里的括号应为全角：{here}', en: 'Brackets in Chinese text are full width: {here}' },
      mixed: { zh: '前后括号宽度不一：{here}', en: 'The two brackets differ in width: {here}' },
    },
    options: { parens: 'profile' },
    optionDocs: {
      parens: {
        what: {
          zh: '括号：profile 按体例，full 一律全角，cns 电头后和（完）用半角，half 本社用半角、只报不成对的',
          en: 'Brackets: as the profile says, full width everywhere (full), half width behind datelines (cns), or half width as the house sets them, so that only mixed pairs are told (half)',
        },
        values: ['profile', 'full', 'cns', 'half'],
      },
    },
    examples: [
      { bad: '⟦(记者林一帆 周敏)→（记者林一帆 周敏）⟧12日，渡轮复航。' },
      { bad: '它们⟦(船板)→（船板）⟧要泡两年，费用⟦(约3万元)→（约3万元）⟧由三方分担。' },
      { bad: '⟦(新华社南京4月18日电)→（新华社南京4月18日电）⟧' },
      { bad: '世界卫生组织⟦(WHO)→（WHO）⟧发布报告。', note: '中文后面的西文缩写，只提示' },
      { bad: '展览持续到月底⟦（周一闭馆)→（周一闭馆）⟧，免费参观⟦(需预约）→（需预约）⟧。', note: '一全一半' },
      {
        bad: '会场⟦(⟧设在老码头仓库的二层，原本是堆放木桶和缆绳的地方，改造时保留了梁柱、滑轮和当年刻在砖墙上的船号与日期)开放。',
        note: '内容太长的，只标前括号，修改时前后一起改',
      },
      { bad: '船队⟦(含补给船(两艘)和拖轮)→（含补给船（两艘）和拖轮）⟧起航。', note: '里外一起改' },
      { good: '函数f(x)的图像经过原点，Ca(OH)2溶液呈碱性。', note: '公式' },
      { good: 'DNS over HTTPS (DoH)是一种协议。', note: '西文里的括号' },
      { good: 'The city of Quanzhou (泉州) is old. 泉州很古老。', note: '英文句子' },
      { good: '(1)核对人名；(2)核对日期。', note: '序号' },
      { good: '办法如下：1)核对人名；2)核对日期。' },
      { good: '电话：(010)88886666。', note: '区号' },
      { good: '中新社北京9月9日电 (记者 张三)渡轮复航。', note: '中新社电头用半角括号' },
      { good: '会议闭幕。(完)', profile: 'cns', note: '中新社稿末' },
      { good: '详见[公告](https://example.com/a(b))和`f(中)`。', language: 'markdown', note: '链接和代码' },
      { good: '词条见https://zh.example.org/wiki/渡轮·泉州号(客轮)，照片见ABChttps://example.com/p(1)。', note: '网址里的汉字' },
      { good: '他发来一个笑脸(^_^)。', note: '表情' },
      { good: '会议闭幕(下午举行发布会)。', options: { parens: 'half' } },
    ],
  },
  triggers: [signs(Class.AsciiParen)],
  passage(p, { options, profile }) {
    const style = options.parens === 'profile' ? (profile.datelineBrackets === 'cns' ? 'cns' : 'full') : options.parens;
    const { text } = p;
    const findings: Finding<Message>[] = [];
    // A pair inside a reported pair is repaired with it: edits by the index of the pair, those of one reported pair in one list.
    const edits: (TextEdit[] | undefined)[] = [];
    let nested: Set<TextEdit[]> | undefined;
    for (const pair of pairsOf(text)) {
      const message = messageFor(p, pair, style);
      const above = edits[pair.parent];
      const list: TextEdit[] | undefined = above ?? (message ? [] : undefined);
      edits.push(list);
      if (!list || !message) continue;
      widen(text, pair.start, list);
      widen(text, pair.end - 1, list);
      if (above) {
        nested ??= new Set();
        nested.add(above);
        continue;
      }
      const range = pair.end - pair.start - 2 <= SHOWN ? { start: pair.start, end: pair.end } : { start: pair.start, end: pair.start + 1 };
      const fixes: Fix[] = [{ title: WIDEN, safety: 'safe', edits: list }];
      // Round an abbreviation in Latin letters many houses set half width: (WHO).
      const latin = message === 'half' && !holdsHan(text, pair.start, pair.end);
      findings.push(latin ? { message, range, fixes, severity: 'information' } : { message, range, fixes });
    }
    if (nested) for (const list of nested) list.sort((a, b) => a.start - b.start);
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'half' | 'mixed';
interface Options {
  /** full: （） everywhere. cns: half width behind a dateline and in (完). half: the house sets half width; only mixed pairs are reported. */
  readonly parens: 'profile' | 'full' | 'cns' | 'half';
}

/** A pair of brackets of whatever width; `end` is behind the closing one. */
interface Pair extends Range {
  readonly parent: number;
}

/** Wider than the class of ordinary Han: radicals and the supplementary planes too. */
const HAN_SCRIPT = /\p{Script=Han}/u;
/** Brackets further apart are no pair that a reader would see. */
const LONGEST = 400;
/** A finding with longer content is shown on its opening bracket only. */
const SHOWN = 40;
const MARKS = Class.Stop | Class.Pause | Class.Open | Class.Close;

const isOpen = (c: string | undefined): boolean => c === '(' || c === '（';
const isHalf = (c: string | undefined): boolean => c === '(' || c === ')';

/** 1) 2) a): a closing bracket behind a list number opens nothing and closes nothing. */
function isListMark(text: string, close: number): boolean {
  let i = close;
  while (i > 0 && close - i < 3 && isAt(text, i - 1, Class.Digit)) i--;
  if (i === close) i = isAt(text, close - 1, Class.Latin) ? close - 1 : close;
  return i < close && close - i < 3 && !isAt(text, i - 1, Class.Digit | Class.Latin);
}

/** Pairs of brackets, in order of their opening, and whether more close than open. One scan with a stack. */
function pairsOf(text: string): readonly Pair[] {
  let closes = 0;
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x28 && unit !== 0x29 && unit !== 0xff08 && unit !== 0xff09) continue;
    places.push(i);
    if (unit === 0x29 || unit === 0xff09) closes++;
  }
  const opens = places.length - closes;
  const stack: number[] = [];
  const found: { start: number; end: number; parent: number }[] = [];
  for (const at of places) {
    if (isOpen(text[at])) {
      found.push({ start: at, end: -1, parent: stack.at(-1) ?? -1 });
      stack.push(found.length - 1);
    } else if (!(closes > opens && isListMark(text, at))) {
      const pair = found[stack.pop() ?? -1];
      if (pair && at + 1 - pair.start <= LONGEST) pair.end = at + 1;
    }
  }
  return found;
}

/** The unit next to a place, blanks skipped (four at most). */
function neighbour(text: string, from: number, step: 1 | -1): number {
  let i = from;
  for (let k = 0; k < 4 && isAt(text, i, Class.Blank); k++) i += step;
  return i;
}

/** (1) （一） (a) at the head of a clause numbers it. */
function numbersClause(text: string, p: Pair): boolean {
  const before = neighbour(text, p.start - 1, -1);
  if (before >= 0 && !isAt(text, before, Class.Stop | Class.Pause | Class.Close)) return false;
  return /^(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[ivxIVX]{1,4})$/.test(text.slice(p.start + 1, p.end - 1).trim());
}

/** A quick look at what stands before a place: no Han but that of a verb. */
function mayEndDateline(text: string, at: number): boolean {
  const before = text[at - 1];
  return before === '电' || before === '讯' || !isAt(text, at - 1, Class.Han);
}

/** A dateline of China News Service, whose house style has half-width brackets there: 中新社北京9月9日电 (记者 张三). */
const isCnsDateline = (text: string, p: Pair): boolean =>
  p.start <= 40 && mayEndDateline(text, p.start) && /^[\s□■]*据?(?:中新社|中新网|中国新闻网)[^。，；]*[电讯]\s*$/.test(text.slice(0, p.start));

function holdsHan(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isAt(text, i, Class.Han)) return true;
  return HAN_SCRIPT.test(text.slice(from, to));
}

/** Does a half-width pair stand in Chinese text? */
function inChinese(text: string, p: Pair): boolean {
  const before = neighbour(text, p.start - 1, -1);
  const after = neighbour(text, p.end, 1);
  const chineseBefore = isAt(text, before, Class.Han | MARKS);
  if (holdsHan(text, p.start + 1, p.end - 1) || /[。！？，、；：“”《》]/.test(text.slice(p.start + 1, p.end - 1))) {
    // English with a Chinese word in brackets: Beijing (北京) is …
    const latinBefore = before < p.start - 1 && isAt(text, before, Class.Latin | Class.AsciiMark);
    const latinAfter = after > p.end && isAt(text, after, Class.Latin);
    return !(latinBefore && latinAfter);
  }
  // Without Chinese inside, the text before it decides: 世界卫生组织(WHO), but f(x)的值, (010)1234, HTTPS (DoH).
  if (!chineseBefore || !/[A-Za-z\d\u00c0-\u024f]/.test(text.slice(p.start + 1, p.end - 1))) return false;
  return !isAt(text, p.end, Class.Digit | Class.Latin) || isAt(text, p.start - 1, Class.Han);
}

/** (010)1234 5678: an area code. */
const isAreaCode = (text: string, p: Pair): boolean =>
  isAt(text, p.end - 2, Class.Digit) && /^\(\+?\d{2,4}\)$/.test(text.slice(p.start, p.end)) && /^[ -]?\d{3}/.test(text.slice(p.end, p.end + 4));

function messageFor(p: Passage, pair: Pair, style: Options['parens']): Message | undefined {
  const { text } = p;
  if (pair.end < 0) return undefined;
  const open = text[pair.start];
  const close = text[pair.end - 1];
  if (!isHalf(open) && !isHalf(close)) return undefined;
  if (isHalf(open) !== isHalf(close)) return 'mixed';
  if (style === 'half' || numbersClause(text, pair) || isAreaCode(text, pair) || isCnsDateline(text, pair)) return undefined;
  if (style === 'cns' && (/^\(完\)$/.test(text.slice(pair.start, pair.end)) || /[电讯]\s*$/.test(text.slice(Math.max(0, pair.start - 4), pair.start))))
    return undefined;
  return inChinese(text, pair) ? 'half' : undefined;
}

const WIDEN: Localized = { zh: '改为全角括号', en: 'Change to full-width brackets' };

function widen(text: string, at: number, out: TextEdit[]): void {
  if (isHalf(text[at])) out.push({ start: at, end: at + 1, text: text[at] === '(' ? '（' : '）' });
}
