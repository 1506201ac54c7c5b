import { remove, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { begins, pair } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';

/** Marks of one clause. */
const MARKS = Class.Stop | Class.Pause;
/** What no 、 follows: brackets, and the last characters of 首先, 其次, 再次, 最后. */
const ORDINALS = '）》)先次后①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

export const collision = defineRule<Message>({
  meta: {
    id: 'punct/collision',
    title: { zh: '标点相撞', en: 'Marks that collide' },
    rationale: {
      zh: '一处停顿用一个标点。连着两个，多半是改稿时旧的没有删去；（一）和①等序号已有标记，后面不再加顿号。',
      en: 'One pause takes one mark. Two in a row are mostly what an edit left behind; ordinals in brackets or circles take none behind them.',
    },
    source: 'GB/T 15834—2011 4.2.3.2、5.1.1、B.3',
    severity: 'warning',
    fixable: 'safe',
    messages: {
      double: { zh: '标点“{mark}”重复', en: '“{mark}” stands twice' },
      mixed: { zh: '两个标点“{run}”连用，只应有一个', en: 'Marks “{run}” in a row: one is enough' },
      many: { zh: '叹号、问号叠用不超过三个：{here}', en: 'No more than three exclamation or question marks in a row: {here}' },
      inside: { zh: '括号、引号内侧不应有“{mark}”', en: 'No “{mark}” directly inside of a bracket or quotation mark' },
      start: { zh: '标点“{mark}”不应出现在段首', en: '“{mark}” cannot begin a paragraph' },
      ordinal: { zh: '序号后的标点不合规范：{here}', en: 'Not the mark that follows such an ordinal: {here}' },
    },
    options: {},
    examples: [
      { bad: '渡轮12日复航⟦，，→，⟧首班船满员⟦。。→。⟧' },
      { bad: '港口新增龙门吊⟦、、→、⟧集装箱堆场和海关查验区。' },
      { bad: '首班船9时离港⟦、，⇢，⟧下午返回⟦，。⇢。⟧', note: '段末只能是句号' },
      { bad: '船队由拖轮、驳船⟦、，⇢、⟧浮吊、交通艇组成。', note: '列举尚未完' },
      { bad: '他反问：“这样也行⟦？。⇢？⟧”' },
      { bad: '快来看⟦！！！！⇢！⟧' },
      { bad: '“⟦，⇢⟧复航”的消息传开，码头（⟦、⇢⟧老码头）挤满了人。' },
      { bad: '⟦，⟧首班船满员，乘客多为返乡的人。', note: '段首的标点，只提示' },
      { bad: '（一）⟦、⇢⟧核对人名。首先⟦、⇢，⟧看姓氏是否写对。' },
      { good: '全县推广“一船一码“，即每条船一个编号。\n\n用的是”一船一码“，不是别的。', note: '后引号打反了，由另一条规则处理' },
      { good: '“船来了！”他喊道，“快看！！！”', note: '叹号叠用三个以内' },
      { good: '真的吗？！他不敢相信。' },
      { good: '“我们明天走，”他说，“后天到。”' },
      { good: '票价（含税），见公告。他说的“是”，不是“否”。' },
      { good: '他想说的是……。。。算了。', note: '省略号由另一条规则处理' },
      { good: '首先、其次、最后，这些词要少用。' },
      { good: '第一、二航道关闭，一、二号码头照常。' },
    ],
  },
  triggers: [begins(MARKS), pair({ of: '“‘（《〈【〔「『', classes: MARKS }, MARKS), pair(MARKS, '）》'), pair(ORDINALS, '、')],
  passage({ text }, _, places) {
    let from = places[0] ?? text.length;
    const findings: Finding<Message>[] = [];
    const add = (f: Finding<Message> | undefined): void => {
      if (f) findings.push(f);
    };
    if (from === 0 && isAt(text, 0, MARKS)) {
      from = runEnd(text, 0);
      const mark = text.slice(0, from);
      if (from < text.length && !isEmphatic(text[0] as string)) add({ message: 'start', range: { start: 0, end: from }, data: { mark } });
    }
    for (; from < text.length; from++) {
      if (!isAt(text, from, MARKS)) continue;
      const end = runEnd(text, from);
      add(judge(text, from, end));
      from = end - 1;
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'double' | 'mixed' | 'many' | 'inside' | 'start' | 'ordinal';

/** More exclamation or question marks than this are shouting (GB/T 15834—2011 4.2.3.2: three at most). */
const MOST = 3;
/** Items of a list divided by 、 are short: a longer one is a clause. */
const ITEM = 7;

const isEmphatic = (mark: string): boolean => mark === '！' || mark === '？';

/** End of the run of marks of one clause that begins at `at`. */
function runEnd(text: string, at: number): number {
  let end = at;
  while (isAt(text, end, MARKS)) end++;
  return end;
}

/** True if the next clause is a short item and another follows it: 甲、，乙、丙. */
function listGoesOn(text: string, at: number): boolean {
  for (let i = at; i < text.length && i - at <= ITEM; i++) {
    if (text[i] === '、' || text[i] === '等') return i > at;
    if (isAt(text, i, MARKS)) return false;
  }
  return false;
}

/** Nothing but closing marks follows. */
function endsText(text: string, at: number): boolean {
  let i = at;
  while (isAt(text, i, Class.Close)) i++;
  return i >= text.length;
}

/** What may stand in place of a run of different marks, the likeliest first. */
function choices(text: string, start: number, end: number): readonly string[] {
  const run = text.slice(start, end);
  const emphatic = [...run].filter(isEmphatic).join('');
  if (emphatic) return [emphatic.length > MOST ? (emphatic[0] as string) : emphatic];
  if (endsText(text, end)) return run.includes('：') || run.includes('；') ? [...new Set(run)].reverse() : ['。'];
  const known = new Set(run);
  // Which of the two the writer meant is a matter of the sentence: a comma is right far more often than a full stop.
  const order = listGoesOn(text, end) ? ['、', '，', '；', '。', '：'] : ['；', '：', '，', '。', '、'];
  if (known.has('，')) for (const mark of ['。', '、']) known.add(mark);
  return order.filter((mark) => known.has(mark));
}

function judgeRun(text: string, start: number, end: number): Finding<Message> | undefined {
  const run = text.slice(start, end);
  const first = run[0] as string;
  const range = { start, end };
  const alike = runsOf(run, first);
  if (alike && isEmphatic(first)) return run.length > MOST ? { message: 'many', range, fixes: [replace(range, first)] } : undefined;
  // 。。。 and 、、、 stand for an ellipsis.
  if (alike && run.length > 2 && (first === '。' || first === '、')) return undefined;
  if (alike) return { message: 'double', range, data: { mark: first }, fixes: [replace(range, first, { safety: 'safe' })] };
  const all = [...run];
  if (all.every(isEmphatic)) return run.length > MOST + 1 ? { message: 'many', range, fixes: [replace(range, first)] } : undefined;
  if (/。{3}/.test(run)) return undefined;
  return { message: 'mixed', range, data: { run }, fixes: choices(text, start, end).map((to) => replace(range, to)) };
}

function runsOf(run: string, mark: string): boolean {
  for (let i = 1; i < run.length; i++) if (run[i] !== mark) return false;
  return true;
}

/** So far back the other half of a turned pair is looked for. */
const TURNED = 40;

/** “渡轮“， and ”渡轮“，: the mark that opens here should close, which is what punct/unpaired says. */
function isTurned(text: string, at: number): boolean {
  const mark = text[at];
  if (mark !== '“' && mark !== '‘') return false;
  const close = mark === '“' ? '”' : '’';
  for (let i = at - 1; i >= 0 && at - i <= TURNED; i--) {
    if (text[i] === mark) return true;
    if (text[i] === close) return !text.slice(Math.max(0, i - TURNED), i).includes(mark);
  }
  return false;
}

/** “， （、 《： and ，）: a comma-like mark inside of a bracket or quotation mark. */
function insideMark(text: string, at: number): Finding<Message> | undefined {
  const mark = text[at];
  const opens = isAt(text, at - 1, Class.Open) && !isAt(text, at + 1, Class.Close) && mark !== '？' && mark !== '！';
  const closes = (mark === '，' || mark === '、') && (text[at + 1] === '）' || text[at + 1] === '》');
  if ((!opens && !(closes && at > 0)) || (opens && isTurned(text, at - 1))) return undefined;
  const range = { start: at, end: at + 1 };
  return { message: 'inside', range, data: { mark: mark as string }, fixes: [remove(range)] };
}

/** （一）、 ①、 and 首先、 at the head of a clause (GB/T 15834—2011 B.3). */
function ordinal(text: string, at: number): Finding<Message> | undefined {
  const range = { start: at, end: at + 1 };
  const before = text.slice(Math.max(0, at - 6), at);
  const bracketed = /(?:^|[。；：，\s])(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[①-⑳])$/.exec(before);
  if (bracketed) return { message: 'ordinal', range, severity: 'information', fixes: [remove(range)] };
  if (!/(?:^|[。；：\s])(?:首先|其次|再次|最后)$/.test(before)) return undefined;
  // 首先、其次、最后 as words of a list
  if (/^(?:首先|其次|再次|然后|最后)/.test(text.slice(at + 1, at + 3))) return undefined;
  return { message: 'ordinal', range, severity: 'information', fixes: [replace(range, '，')] };
}

/** What is wrong with the run of marks that begins at `at`. */
function judge(text: string, at: number, end: number): Finding<Message> | undefined {
  if (end - at > 1) return judgeRun(text, at, end);
  return insideMark(text, at) ?? (text.charCodeAt(at) === 0x3001 ? ordinal(text, at) : undefined);
}
