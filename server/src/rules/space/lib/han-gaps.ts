import type { Lexicon } from '../../../lexicon/lexicon.ts';
import type { Scans } from '../../../rule/scans.ts';
import { Class, isAt } from '../../../text/chars.ts';
import { maybePerson } from '../../../text/dateline/names.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { unitsOf } from '../../../text/unit-set.ts';
import { blanksIn, hasSentence, inSource, isOdd } from '../../lib/blanks.ts';
import { endsHandle } from './handles.ts';

/** A blank between two Han characters that does not belong there, in units of the passage. */
export interface HanGap extends Range {
  /** What it parts is one word or name; else the sentence runs on over it, or a mark was lost. */
  readonly cutsWord: boolean;
  /** Both sides are clauses of some length: the blank may stand for a comma. */
  readonly mayBeComma: boolean;
}

/** What bounds the stretch that a blank is judged in. */
const BOUND = Class.Stop | Class.Pause | Class.Open | Class.Close | Class.AsciiMark | Class.Object;
/** So many units are read to either side of a blank. */
const REACH = 60;
const CREDIT_BEFORE = /(?:记者|通讯员|特派员|评论员|摄影师?|作者|编辑|执笔|采写|撰文|撰稿|整理|供图|校对|责编|翻译|实习生|主播|主持人)$/;
/** A label or the head of a report: 新华社电␠, 本报讯␠, 新闻背景␠. */
const LABEL =
  /^[^。，；！？]{0,24}(?:讯|电|消息|报道|综述|特写|通讯|述评|观察|分析|链接|背景|资料|摘要|提要|导读|导语|图说|图为|关键词|快评|短评|社论|来源|题)$/;
const LABEL_REACH = 28;
const SAYS = unitsOf('说称指表认显');
/** Bodies that issue a paper together are set apart by a blank: 中共中央␠国务院印发…. */
const BODY_END = /(?:中央|国务院|委员会|办公厅|人民政府|总署|总局|委|部|局|署|政府|法院|检察院)$/;
const BODY_START =
  /^(?!和|与|及|以及|常委).{1,14}?(?:国务院|委员会|办公厅|人民政府|总署|总局|委|部|局|署|政府|法院|检察院)(?:$|联合|印发|发布|发出|关于|近日|日前|共同|决定|通知|公告|令)/;
/** What ends the name of a photographer or writer: 张三摄. */
const CREDIT_END = /(?:摄影报道|摄影|摄|文|图|绘|报道|供图|发)$/;
/** Agencies and pictures in brackets: （新华社 资料照片）. */
const CREDIT_WORDS = /[社报网台图摄]|供稿|来源|资料/;
/** Words of grammar that begin and end no name. */
const GRAMMAR = unitsOf('的了着得在与及并而但也都就还把被对为');

/** Names of the lexicon that a blank may cut in a headline too are this long. */
const HEADLINE_NAME = 3;

/** The text of a passage without the blanks that part Han characters, for asking what stands together. */
interface Compact {
  readonly text: string;
  /** offset of each gap in it, in the order of the gaps */
  readonly at: readonly number[];
}

function compactOf(text: string, gaps: readonly Range[]): Compact {
  let out = '';
  let from = 0;
  const at: number[] = [];
  for (const g of gaps) {
    out += text.slice(from, g.start);
    from = g.end;
    at.push(out.length);
  }
  return { text: out + text.slice(from), at };
}

/** How sure it is that a gap cuts a word: `name` of the lexicon, `word` of the list that neither side needs, `part` of one. */
type Cut = 'name' | 'word' | 'part' | undefined;

function cutAt({ text }: Compact, at: number, lexicon: Lexicon): Cut {
  const name = lexicon.nameAcross(text, at);
  if (name) return name.end - name.start >= HEADLINE_NAME ? 'name' : 'word';
  if (!lexicon.pairAcross(text, at)) return undefined;
  const left = lexicon.pairAcross(text, at - 1);
  const right = lexicon.pairAcross(text, at + 1);
  // 工作␠为: the characters make a word, but each of them belongs to another.
  if (left && right) return undefined;
  return left || right ? 'part' : 'word';
}

/** The stretch around a gap between two marks, and the words that its blanks make of it. */
interface Stretch extends Range {
  /** the words next to the gap */
  readonly left: string;
  readonly right: string;
  readonly words: number;
  /** length of the longest word but the first, which may begin with what the others are (与会的有张明␠李丽␠…) */
  readonly longest: number;
  /** Han and blanks, nothing else */
  readonly han: boolean;
}

function stretchAt(text: string, gap: Range): Stretch {
  const least = Math.max(0, gap.start - REACH);
  const most = Math.min(text.length, gap.end + REACH);
  let start = gap.start;
  while (start > least && !isAt(text, start - 1, BOUND)) start--;
  let end = gap.end;
  while (end < most && !isAt(text, end, BOUND)) end++;
  let words = 0;
  let longest = 0;
  let length = 0;
  let han = true;
  for (let i = start; i <= end; i++) {
    if (i < end && !isAt(text, i, Class.Blank)) {
      length++;
      han &&= isAt(text, i, Class.Han);
    } else if (length > 0) {
      if (words++ > 0) longest = Math.max(longest, length);
      length = 0;
    }
  }
  let from = gap.start;
  while (from > start && !isAt(text, from - 1, Class.Blank)) from--;
  let to = gap.end;
  while (to < end && !isAt(text, to, Class.Blank)) to++;
  return { start, end, left: text.slice(from, gap.start), right: text.slice(gap.end, to), words, longest, han };
}

/** Two to four Han that may be a name, also when two characters are padded to the width of three (鞠␠鹏摄). */
function isName(word: string): boolean {
  const bare = word.replace(CREDIT_END, '');
  return maybePerson(bare) || (bare.length === 1 && maybePerson(`${bare}某`));
}

/** 记者␠张三␠李四, 本报记者␠鞠␠鹏摄: the blank stands in a row of names behind what they are. */
function inCredit(text: string, s: Stretch, gap: Range): boolean {
  const before = text.slice(s.start, gap.start);
  if (CREDIT_BEFORE.test(before)) return isName(s.right) || s.right.length <= 4;
  const words = before.split(/[ \u3000]+/);
  // A name behind the role (记者白国华␠李力, 记者白国华报道␠…), or behind names.
  const head = words[0] as string;
  const role = /(?:记者|通讯员|特派员|评论员|摄影|作者|编辑|执笔|采写|撰稿|供图)(.{0,8})$/.exec(head);
  if (!role) return words.every(isName) && isName(s.right) && s.words > 2;
  const name = role[1] as string;
  if (words.length === 1) return CREDIT_END.test(name) ? isName(name) : isName(name) && (isName(s.right) || /^(?:本报|新华社|特约|通讯员)/.test(s.right));
  return words.slice(1).every((w) => isName(w) || w.length === 1 || /记者|通讯员/.test(w));
}

/** Verse: two lines of five or seven characters side by side, in quotation marks or with two more before or behind them. */
function isVerse(text: string, s: Stretch, quoted: boolean): boolean {
  const line = s.left.length;
  if (line !== s.right.length || (line !== 5 && line !== 7)) return false;
  return quoted || isAt(text, s.end + 1 + line, Class.Blank) || isAt(text, s.start - 2 - line, Class.Blank);
}

/** 共同的␠选择, 共同␠的选择: what stands here runs on, in a headline too. */
function runsOn(text: string, gap: Range): boolean {
  if (text[gap.end] === '们' || (text[gap.end] === '的' && text[gap.end + 1] !== '确' && text[gap.end + 1] !== '士')) return true;
  return text[gap.start - 1] === '的' && text[gap.start - 2] !== '目';
}

/**
 * “蓝␠军”, “一带␠一路”, “加快␠建设文化大省”: no headline has so short a part, and the parts of a motto are of one length. In round
 * brackets short words may be names.
 */
function isTorn(text: string, s: Stretch): boolean {
  if (s.words !== 2) return false;
  const open = text[s.start - 1];
  if (open === '（') return !CREDIT_WORDS.test(s.left + s.right) && !(isName(s.left) && isName(s.right)) && s.left.length + s.right.length > 2;
  const least = Math.min(s.left.length, s.right.length);
  return least <= 2 || (open === '“' && s.left.length !== s.right.length);
}

/** A blank in such a place parts two things; only what it plainly cuts is reported. */
function parts(p: Passage & Scans, s: Stretch, gap: Range): boolean {
  const { text } = p;
  // In quotation marks, titles and brackets without a pause or stop of their own: a headline, a motto, a label.
  const quoted = p.quoted(gap.start);
  if (isAt(text, s.end, Class.Close) && (isAt(text, s.start - 1, Class.Open) || (quoted && text[s.start - 1] === '：'))) return !isTorn(text, s);
  // More than one blank, or an ideographic one, is a separator that somebody typed.
  if (gap.end - gap.start > 1 || text[gap.start] === '\u3000') return true;
  if (s.words > 2 && s.han && s.longest <= 4) return true;
  if (isVerse(text, s, quoted)) return true;
  // A handle: @港务局␠微博. A topic: #春运␠阅读.
  if (endsHandle(text, gap.start) || opensReport(text, gap)) return true;
  return BODY_END.test(s.left) && BODY_START.test(s.right);
}

/** True if the text before the blank is nothing but a label. With a verb of speech behind it, it is not: 报道␠说. */
function opensReport(text: string, { start, end }: Range): boolean {
  return start <= LABEL_REACH && LABEL.test(text.slice(0, start)) && !SAYS.has(text.charCodeAt(end));
}

/** 新␠加␠坡: every word of the stretch beside the gap has one character. */
const isSpaced = (s: Stretch): boolean => s.left.length === 1 || s.right.length === 1;

function judge(p: Passage & Scans, gap: Range, cut: Cut, running: boolean): HanGap | undefined {
  if (inSource(p, gap)) return undefined;
  const s = stretchAt(p.text, gap);
  const found = (cutsWord: boolean): HanGap => ({ ...gap, cutsWord, mayBeComma: false });
  const on = gap.end - gap.start === 1 && runsOn(p.text, gap);
  if (!running) return cut === 'name' && !isSpaced(s) && gap.end - gap.start === 1 ? found(true) : on ? found(false) : undefined;
  const grammar = GRAMMAR.has(p.text.charCodeAt(gap.start - 1)) || GRAMMAR.has(p.text.charCodeAt(gap.end));
  if (!grammar && inCredit(p.text, s, gap)) return undefined;
  if (!on && parts(p, s, gap)) return cut === 'name' || (cut === 'word' && s.words <= 2) ? found(true) : undefined;
  return { ...gap, cutsWord: cut !== undefined, mayBeComma: cut === undefined && s.left.length >= 5 && s.right.length >= 5 };
}

const RUNNING = new Set<Passage['kind']>(['paragraph', 'item', 'caption']);
const HEADS = new Set<Passage['kind']>(['headline', 'heading', 'subhead']);
const NO_GAPS: readonly HanGap[] = [];

/**
 * Blanks between two Han characters that do not belong there, in order. Those that part two things are left out: in
 * headlines, names of reporters, lists of names, verse, labels, quoted headlines. Linear.
 */
export function hanGaps(p: Passage & Scans, lexicon: Lexicon): readonly HanGap[] {
  const need = Class.Han | Class.Blank;
  if ((p.classes & need) !== need) return NO_GAPS;
  const kept = RUNNING.has(p.kind);
  if (!kept && !HEADS.has(p.kind)) return NO_GAPS;
  const { text } = p;
  const gaps = blanksIn(p).filter((g) => isAt(text, g.start - 1, Class.Han) && isAt(text, g.end, Class.Han) && !isOdd(text, g));
  if (gaps.length === 0) return NO_GAPS;
  const running = kept && hasSentence(p);
  const compact = compactOf(text, gaps);
  const out: HanGap[] = [];
  for (let i = 0; i < gaps.length; i++) {
    const gap = judge(p, gaps[i] as Range, cutAt(compact, compact.at[i] as number, lexicon), running);
    if (gap) out.push(gap);
  }
  return out;
}
