import { remove, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Localized } from '../../rule/rule.ts';
import { allBut, near, pair } from '../../rule/triggers.ts';
import { append } from '../../text/append.ts';
import { Class, isAt } from '../../text/chars.ts';
import { DOUBLE, marksOf, readPairMarks } from './lib/pair-marks.ts';

export const quoteBoundary = defineRule<Message>({
  meta: {
    id: 'punct/quote-boundary',
    title: { zh: '引文前后的标点', en: 'Marks at the edges of quotations' },
    rationale: {
      zh: '引用完整的话，句末标点在引号内；引用的话是作者句子的一部分，句末标点在引号外；内外只用一个。引文里再有引文，用单引号。',
      en: 'A whole quoted sentence keeps its final mark inside; of a part, the mark outside ends the writer’s sentence; never both. A quotation inside a quotation takes single marks.',
    },
    source: 'GB/T 15834—2011 4.7、4.8.3',
    severity: 'information',
    fixable: 'review',
    messages: {
      'stop-inside': { zh: '引语是句子的一部分，句号宜在引号外：{here}', en: 'A quoted part of a sentence: the stop belongs outside ({here})' },
      'stop-outside': { zh: '冒号后引用整句，句号宜在引号内：{here}', en: 'A whole sentence quoted behind a colon: the stop belongs inside ({here})' },
      'two-stops': { zh: '引号内外都有标点，只应有一个：{here}', en: 'Marks inside and outside of the quotation: one is enough ({here})' },
      'comma-before': { zh: '“某某说”后面引用整句，宜用冒号：{here}', en: 'A whole sentence quoted behind “he said” takes a colon: {here}' },
      nested: { zh: '引文里的引文用单引号‘’：{here}', en: 'A quotation inside a quotation takes ‘’: {here}' },
    },
    options: {},
    examples: [
      { bad: '船长说：“今天的浪不大，可以开船⟦”。⇢。”⟧' },
      { bad: '他称这次试航“非常顺利⟦。”⇢”。⟧' },
      { bad: '“今天可以开船⟦。”。⇢。”⟧他表示，“浪不大⟦。”，⇢”，⟧乘客可以放心。' },
      { bad: '船长说⟦，⇢：⟧“今天的浪不大，可以开船。”' },
      { bad: '船长说：“我们叫它⟦“⟧老码头”，叫了几十年。”', note: '前后两半一起改' },
      { good: '“我们会有新船的，我对此毫无疑问”。船长这样说。', note: '引语接在作者的句子里' },
      { good: '船长表示，航线已经恢复，“每天对开两班”。' },
      { good: '“的确如此。”船长说。“那就好！”记者说。' },
      { good: '本次活动的主题是：“出海”。他提出：“修码头、建航线”。' },
      { good: '他反复说的是“安全”。公告写道：“即日起停航”“何时恢复另行通知”。' },
      { good: '他在会上说，“安全”是第一位的，“效率”其次。' },
      { good: '他问：“走不走？”“走！”大家答。' },
      { good: '船长说：“我们叫它‘老码头’，叫了几十年。”' },
    ],
  },
  kinds: allBut('headline', 'heading', 'subhead'),
  // Of two opening marks the second may stand inside of the quotation that the first opened.
  triggers: [pair(Class.Stop, '”'), pair('”', '。'), near('“', '“', 0xffff)],
  passage(p, _, places) {
    const { text } = p;
    let findings: Finding<Message>[] | undefined;
    const add = (found: readonly Finding<Message>[]): void => {
      findings ??= [];
      append(findings, found);
    };
    for (const at of places) {
      // 。”。 is of two pairs: the first one tells.
      if (text[at] === '“' || (text[at] === '”' && isAt(text, at - 1, Class.Stop))) continue;
      const found = judge(text, text[at] === '”' ? at : at + 1);
      if (found) add([found]);
    }
    if (p.quotations.some((q) => text.lastIndexOf('“', q.end) > q.start)) add(nested(text));
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'stop-inside' | 'stop-outside' | 'two-stops' | 'comma-before' | 'nested';

/** Shorter words behind a colon are a term (主题是：“出海”。), not a sentence. */
const SENTENCE = 6;
/** A quoted part of a sentence is not longer than this. */
const PART = 16;
const LONGEST = 600;

const SPEECH =
  /(?:[说道称问答喊曰]|表示|指出|强调|认为|写道|介绍|感慨|感叹|直言|坦言|回应|呼吁|回答|反问|追问|告诉记者|重申|解释|补充|透露|承认|警告|笑言|宣布|声明)$/;
/** 所说, 所称, 知道, 据称: no speaking. */
const NO_SPEECH = /(?:所[说称道]|知道|据称|自称|号称|俗称|简称|通称|人称|难道|味道|报道|频道|街道|通道|渠道|轨道|据说|听说|小说|学说|传说|俗话说|常言道)$/;

function speaksBefore(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 6), at);
  return SPEECH.test(before) && !NO_SPEECH.test(before);
}

/** The opening mark of the quotation that closes at `close`, when nothing else is quoted in it. */
function openOf(text: string, close: number): number {
  const least = Math.max(0, close - LONGEST);
  for (let i = close - 1; i >= least; i--) {
    const unit = text.charCodeAt(i);
    if (unit === 0x201c) return i;
    if (unit === 0x201d) return -1;
  }
  return -1;
}

function holdsStop(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isAt(text, i, Class.Stop)) return true;
  return false;
}

const OUTSIDE: Localized = { zh: '删去引号外的句号', en: 'Delete the stop outside' };
const INSIDE: Localized = { zh: '删去引号内的句号', en: 'Delete the stop inside' };

/** Marks on both sides of the closing quotation mark: 。”。 and 。”， */
function twoStops(text: string, close: number): Finding<Message> | undefined {
  const after = text[close + 1];
  const range = { start: close - 1, end: close + 2 };
  // Behind a question or exclamation a comma may go on; a full stop may not.
  if (after === '。') return { message: 'two-stops', range, fixes: [remove({ start: close + 1, end: close + 2 }, { title: OUTSIDE })] };
  if (after !== '，' || text[close - 1] !== '。') return undefined;
  return { message: 'two-stops', range, fixes: [remove({ start: close - 1, end: close }, { title: INSIDE })] };
}

/** 他说：“…”。 A whole sentence behind a colon keeps its stop. */
function stopOutside(text: string, open: number, close: number): Finding<Message> | undefined {
  if (text[open - 1] !== '：' || !speaksBefore(text, open - 1) || close - open <= SENTENCE) return undefined;
  if (isAt(text, close - 1, Class.Close | Class.Pause) || text[close - 1] === '…') return undefined;
  const range = { start: close, end: close + 2 };
  return { message: 'stop-outside', range, fixes: [replace(range, '。”', { title: { zh: '句号移到引号内', en: 'Move the stop inside' } })] };
}

/** 称会谈“非常好。” A quoted part of the writer's sentence leaves the stop to the sentence. */
function stopInside(text: string, open: number, close: number): Finding<Message> | undefined {
  if (!isAt(text, open - 1, Class.Han) || close - open > PART || speaksBefore(text, open)) return undefined;
  if (holdsStop(text, open + 1, close - 1) || isAt(text, close + 1, Class.Han | Class.Close | Class.Open | Class.Pause)) return undefined;
  for (let i = open + 1; i < close; i++) if (text[i] === '，') return undefined;
  const range = { start: close - 1, end: close + 1 };
  return { message: 'stop-inside', range, fixes: [replace(range, '”。', { title: { zh: '句号移到引号外', en: 'Move the stop outside' } })] };
}

/** 他说，“…。” */
function commaBefore(text: string, open: number, close: number): Finding<Message> | undefined {
  if (text[open - 1] !== '，' || !speaksBefore(text, open - 1)) return undefined;
  if (!isAt(text, close - 1, Class.Stop) || close - open <= SENTENCE) return undefined;
  const range = { start: open - 1, end: open };
  return { message: 'comma-before', range, fixes: [replace(range, '：', { title: { zh: '改为冒号', en: 'Change to a colon' } })] };
}

/** What is wrong at the closing mark. */
function judge(text: string, close: number): Finding<Message> | undefined {
  const ended = isAt(text, close - 1, Class.Stop);
  if (ended && isAt(text, close + 1, Class.Stop | Class.Pause)) return twoStops(text, close);
  if (!ended && text[close + 1] !== '。') return undefined;
  const open = openOf(text, close);
  if (open < 0) return undefined;
  if (!ended) return stopOutside(text, open, close);
  return (text[close - 1] === '。' ? stopInside(text, open, close) : undefined) ?? commaBefore(text, open, close);
}

/** “…“…”…”: inside a quotation the marks are single (GB/T 15834—2011 4.8.3.4). */
function nested(text: string): Finding<Message>[] {
  const reads = readPairMarks(text, marksOf(text, DOUBLE), DOUBLE);
  const out: Finding<Message>[] = [];
  for (const { mark, role, partner, depth } of reads) {
    const other = reads[partner];
    if (role !== 'open' || depth !== 1 || !other || mark.said !== 'open' || other.mark.said !== 'close') continue;
    const edits = [
      { start: mark.at, end: mark.at + 1, text: '‘' },
      { start: other.mark.at, end: other.mark.at + 1, text: '’' },
    ];
    out.push({
      message: 'nested',
      range: { start: mark.at, end: mark.at + 1 },
      fixes: [{ title: { zh: '改为‘’', en: 'Change to ‘’' }, safety: 'review', edits }],
    });
  }
  return out;
}
