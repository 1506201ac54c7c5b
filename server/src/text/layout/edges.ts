import { Class, classOf } from '../chars.ts';

/** How the prose of a line ends. */
export const End = {
  /** 。！？ (and their half-width forms), closing marks after them included */
  Stop: 0,
  /** …… */
  Ellipsis: 1,
  /** ： */
  Colon: 2,
  /** ； */
  Semicolon: 3,
  /** ， 、 · and dashes: a sentence goes on */
  Pause: 4,
  /** an opening quote or bracket */
  Open: 5,
  /** ” ’ 》 without a final mark before it */
  Close: 6,
  /** ） 】 without a final mark before it */
  Bracket: 7,
  Han: 8,
  /** a digit, or a sign that follows one (% ℃) */
  Digit: 9,
  Latin: 10,
  /** - behind a Latin letter, or a soft hyphen */
  Hyphen: 11,
  Other: 12,
  /** —— */
  Dash: 13,
} as const;
export type End = (typeof End)[keyof typeof End];

/** What the prose of a line begins with. */
export const Start = {
  Han: 0,
  /** a mark that may not begin a line or a paragraph: 。，、；：？！”’）》 */
  Never: 1,
  /** “ ‘ */
  Quote: 2,
  /** （ 【 ［ 〔 */
  Bracket: 3,
  /** 《 */
  Title: 4,
  Digit: 5,
  Latin: 6,
  /** 一、 （一） 1. ① ● —— Q: and such */
  Marker: 7,
  /** □ ■ ▲ and other ornaments */
  Ornament: 8,
  /** Han that does not open a sentence: 的 了 们 … */
  Bound: 9,
  /** Han words that open a paragraph of news: 据 报道 此外 另一方面 … */
  Opener: 10,
  Other: 11,
  /** 新华社北京6月12日电, 本报讯, 央视网消息 */
  Dateline: 12,
} as const;
export type Start = (typeof Start)[keyof typeof Start];

/** Words that begin with a bound character (的, 了, 着 … which lean on what stands before them) and yet open paragraphs. */
export const FREE_WORDS = new Set('的确 了解 着手 着眼 着力 等到 得知 得益 得到 地处 地震 地方 地铁 地面 过去 过后 过年 员工 化学 性别'.split(' '));
const BOUND = '的了着过地得们性化吗呢吧啊者员等';
const OPENERS =
  /^(?:据|报道|此外|另外|另一方面|与此同时|对此|同时|随后|当天|当日|当地时间|近日|日前|目前|今年|去年|昨天|今天|记者|他还|她还|分析人士|有分析|事实上|不过|然而|但是|因此|其中|首先|其次|最后|例如|总之|根据|针对|随着|为了|关于|对于|此前|此次|会上|会后|会谈)/;
const MARKER =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]|[●○◆◇★☆▶►•·※]|——|第[一二三四五六七八九十\d]{1,3}[条章节部步]?[，、 　]|(?:问|答|记者|Q|A)[：:]|资料图[：:]|图为|[-+*>−–∗†‡＊](?:[ 　\t]|>|$)|[∗†‡](?=\S)|\|[\w.]+\||(?:译者|作者|原作者|来源|编辑|责编|责任编辑|发信人|发信站|标 {0,2}题|主题|日期|时间|地点|电话|邮箱|地址|网址|关键词|摘要|校对|审核|出处|原文|链接)[：:])/;
/** Enough of a dateline (agency or paper, place and date, 电, 讯 or 报道) to know that a story begins here. */
const DATELINE =
  /^据?(?:新华社|新华网|中新社|中新网|本报|本刊|本网|本台|本社|人民网|人民日报|央视|央广|光明网|中国新闻网|中国之声|环球网|海外网|参考消息网|国际在线|澎湃新闻|法新社|路透社|美联社|韩联社|共同社|朝中社|塔斯社|越通社)(?:记者)?[^，。！？；：（]{0,22}(?:(?:电|讯|消息)(?:[（(：:，， 　]|$)|报道(?:[：: 　]|$))/;
/** Units of a line that are looked at for a dateline. */
export const LONGEST_DATELINE = 36;
/** True of a text that begins with a dateline. */
export const opensStory = (text: string): boolean => DATELINE.test(text.slice(0, LONGEST_DATELINE));
const ORNAMENT = '□■▲△▼▽◎＊*#＃';

/** Which patterns may match a line that begins with a unit. */
const First = { Marker: 1, Opener: 2, Dateline: 4, Bound: 8 } as const;
const firsts = new Uint8Array(0x10000);
const begin = (units: string, bit: number): void => {
  for (const c of units) firsts[c.charCodeAt(0)] = (firsts[c.charCodeAt(0)] as number) | bit;
};
begin('一二三四五六七八九十（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳●○◆◇★☆▶►•·※—第问答记QA资图|-+*>−–∗†‡＊译作来编责发标主日时地电邮网关摘校审出原链', First.Marker);
begin('据报此另与对同随当近日目今去昨记他她分有事不然但因其首最例总根针为关会', First.Opener);
begin('据新中本人央光环海参国澎法路美韩共朝塔越', First.Dateline);
for (const c of BOUND) begin(c, First.Bound);

/** Width of a unit: what the editor shows in a fixed-width Chinese font. */
export function widthOf(unit: number): number {
  if (unit < 0x1100) return unit === 0xb7 ? 2 : 1;
  if (unit >= 0x2010 && unit <= 0x206f) return unit === 0x2014 || unit === 0x2026 || (unit >= 0x2018 && unit <= 0x201f) ? 2 : 1;
  if (unit >= 0xd800 && unit <= 0xdfff) return 1; // two of them make one full-width character
  if (unit >= 0xff61 && unit <= 0xffdc) return 1;
  return 2;
}

const CLOSERS = Class.Close;

export function endOf(text: string, from: number, to: number): End {
  let i = to - 1;
  let unit = text.charCodeAt(i);
  if (classOf(unit) & Class.Han) return End.Han;
  let closed = 0;
  while (i > from && (classOf(unit) & CLOSERS || unit === 0x29 || unit === 0x22)) {
    closed = unit === 0xff09 || unit === 0x29 || unit === 0x3011 || unit === 0x3015 || unit === 0xff3d ? 2 : closed || 1;
    unit = text.charCodeAt(--i);
  }
  const bits = classOf(unit);
  if (bits & Class.Stop || unit === 0x21 || unit === 0x3f) return End.Stop;
  if (unit === 0x2e && i > from && !(classOf(text.charCodeAt(i - 1)) & Class.Digit)) return End.Stop;
  if (unit === 0x2026) return End.Ellipsis;
  if (closed === 2 && noteBehindStop(text, from, i)) return End.Stop;
  if (closed) return closed === 2 ? End.Bracket : End.Close;
  if (unit === 0xff1a || unit === 0x3a) return End.Colon;
  if (unit === 0xff1b || unit === 0x3b) return End.Semicolon;
  if (bits & Class.Pause || unit === 0x2c || unit === 0xb7) return End.Pause;
  if (unit === 0x2014) return End.Dash;
  if (ORNAMENT.includes(text[i] as string)) return End.Stop; // ▲ and the like end an article
  if (bits & Class.Open || unit === 0x28) return End.Open;
  if (bits & Class.Han || bits & Class.Surrogate) return End.Han;
  if (bits & (Class.Digit | Class.FullAlnum) || unit === 0x25 || unit === 0xff05 || unit === 0x2103) return End.Digit;
  if (bits & Class.Latin) return End.Latin;
  if (unit === 0xad || (unit === 0x2d && i > from && classOf(text.charCodeAt(i - 1)) & Class.Latin)) return End.Hyphen;
  return End.Other;
}

/** A bracket behind a full stop stands outside the sentence: …。（完） */
const LONGEST_NOTE = 24;
function noteBehindStop(text: string, from: number, at: number): boolean {
  for (let i = at; i > from && at - i < LONGEST_NOTE; i--) {
    const unit = text.charCodeAt(i);
    if (unit === 0xff08 || unit === 0x28) return (classOf(text.charCodeAt(i - 1)) & Class.Stop) !== 0;
    if (classOf(unit) & (Class.Stop | Class.Close)) return false;
  }
  return false;
}

export function startOf(text: string, from: number, to: number): Start {
  const unit = text.charCodeAt(from);
  const bits = classOf(unit);
  const first = firsts[unit] as number;
  if (first === 0 && bits & Class.Han) return Start.Han;
  if (bits & (Class.Stop | Class.Pause | Class.Close)) return Start.Never;
  if (unit === 0x201c || unit === 0x2018 || unit === 0x300c || unit === 0x300e) return Start.Quote;
  if (first & First.Marker && MARKER.test(text.slice(from, Math.min(to, from + 8)))) return Start.Marker;
  if (unit === 0x300a || unit === 0x3008) return Start.Title;
  if (bits & Class.Open || unit === 0x28) return Start.Bracket;
  if (bits & (Class.Digit | Class.FullAlnum)) return Start.Digit;
  if (bits & Class.Latin) return Start.Latin;
  if (bits & Class.Han) {
    if (first & First.Bound) return Start.Bound;
    if (first & First.Dateline && DATELINE.test(text.slice(from, Math.min(to, from + LONGEST_DATELINE)))) return Start.Dateline;
    return first & First.Opener && OPENERS.test(text.slice(from, Math.min(to, from + 6))) ? Start.Opener : Start.Han;
  }
  return ORNAMENT.includes(text[from] as string) ? Start.Ornament : Start.Other;
}

const runOf = Class.Digit | Class.Latin;

export function headWidth(text: string, from: number, to: number): number {
  let i = from;
  let width = 0;
  // Opening marks may not end a line: they go with what follows.
  while (i < to - 1 && classOf(text.charCodeAt(i)) & Class.Open) width += widthOf(text.charCodeAt(i++));
  if (classOf(text.charCodeAt(i)) & runOf) {
    while (i < to && (classOf(text.charCodeAt(i)) & runOf || (inRun(text.charCodeAt(i)) && classOf(text.charCodeAt(i + 1)) & runOf))) {
      width++;
      i++;
    }
    if (text.charCodeAt(i) === 0x25) {
      width++;
      i++;
    }
  } else {
    const unit = text.charCodeAt(i++);
    width += widthOf(unit);
    if (unit >= 0xd800 && unit < 0xdc00 && i < to) {
      width++;
      i++;
    }
  }
  while (i < to && classOf(text.charCodeAt(i)) & (Class.Stop | Class.Pause | Class.Close)) width += widthOf(text.charCodeAt(i++));
  return width;
}

/** . , : - / inside a number, an abbreviation or a compound */
function inRun(unit: number): boolean {
  return unit === 0x2e || unit === 0x2c || unit === 0x3a || unit === 0x2d || unit === 0x2f;
}
