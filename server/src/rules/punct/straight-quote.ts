import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Localized, type Safety } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { pair, signs, words } from '../../rule/triggers.ts';
import { append } from '../../text/append.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import { DOUBLE, marksOf, type Read, readPairMarks } from './lib/pair-marks.ts';

export const straightQuote = defineRule<Message, never, Options>({
  meta: {
    id: 'punct/straight-quote',
    title: { zh: '直引号', en: 'Straight quotation marks' },
    rationale: {
      zh: '中文引号分前后，外双内单：“”‘’。键盘上的直引号不分前后，排版时只能靠猜。',
      en: 'Chinese quotation marks have two halves, double outside and single inside. A straight mark leaves the setter to guess which half it is.',
    },
    source: 'GB/T 15834—2011 4.8',
    severity: 'warning',
    fixable: 'safe',
    messages: {
      straight: { zh: '引号应为“”：{here}', en: 'Quotation marks should be “”: {here}' },
      single: { zh: '引号应为“”，引文里的应为‘’：{here}', en: 'Quotation marks should be “”, inside a quotation ‘’: {here}' },
      typewriter: { zh: '引号应为“”：{here}', en: 'Quotation marks should be “”: {here}' },
      corner: { zh: '横排的简体中文通常用“”：{here}', en: 'Simplified Chinese set horizontally uses “”: {here}' },
    },
    options: { corner: 'curly' },
    optionDocs: {
      corner: {
        what: { zh: '直角引号「」『』：curly 改为弯引号，keep 保留', en: 'Corner brackets: become curly quotation marks (curly) or stay (keep)' },
        values: ['curly', 'keep'],
      },
    },
    examples: [
      { bad: '当地人称它⟦"⟧老码头"，外地人称它⟦＂⟧石埠头＂。', note: '前后两半一起改' },
      { bad: '他提出⟦"⟧三步走"，即⟦"⟧修、建、通"。“三步走”写进了规划。' },
      { bad: '展品⟦"⟧rojak"(一种沙拉)来自新加坡，他买了⟦"⟧714"号票。' },
      { bad: "“船上写着⟦'⟧平安'二字。”他说，另一条叫⟦'⟧顺风'。" },
      { bad: "渡轮取名⟦``⟧望海''，拖轮取名⟦〝⟧望江〞。" },
      { bad: '渡轮取名⟦「⟧望海」。', note: '可设为保留' },
      { good: '渡轮取名「望海」，舱内题有『一帆风顺』。', options: { corner: 'keep' } },
      { good: 'It\'s called "Wanghai", said the captain. 船名是望海。', note: '英文句子' },
      { good: '屏幕为42"，机身厚5\'。', note: '英寸、英尺' },
      { good: '配置为{"标题": "望海", "尺寸": 42}。', note: '数据' },
      { good: '写作 class="说明" 的段落。' },
      { good: '用`"代码"`表示。', language: 'markdown' },
    ],
  },
  triggers: [signs('"＂〝„「『'), pair("'", Class.Han | Class.Open), words('``', "''", '‘‘', '´´')],
  passage(p, { options }) {
    if (!(p.classes & Class.Han)) return NOTHING;
    const found = read(p, options);
    return found.length > 0 ? { findings: found.sort((a, b) => a.range.start - b.range.start) } : NOTHING;
  },
});

type Message = 'straight' | 'single' | 'typewriter' | 'corner';
interface Options {
  /** What becomes of 「」『』, the quotation marks of vertical text and of Hong Kong and Taiwan. */
  readonly corner: 'curly' | 'keep';
}

const CHINESE = Class.Han | Class.Stop | Class.Pause | Class.Open | Class.Close;
/** Quotations by single marks that are longer than this are two apostrophes. */
const LONGEST_SINGLE = 60;
const LONGEST_TYPED = 300;
/** Forms of double marks that say nothing of their half, beside the one of ASCII. */
const STRAIGHT = ['＂', '〝', '„'];
/** Quotation marks typed as two single ones, as on typewriters and in TeX: 1 opens, 2 closes, 3 does either. */
const TYPED: Readonly<Record<string, number>> = { '``': 1, '‘‘': 1, '’’': 2, '´´': 3, "''": 3 };

/** A pair of marks; the ranges are those of the two marks. */
interface Pair {
  readonly open: Range;
  readonly close: Range;
}

function holdsChinese(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isAt(text, i, Class.Han)) return true;
  return false;
}

/** Keys and values of data, attributes of a tag: {"标题": "…"}, class="…". */
function isData(text: string, { open, close }: Pair): boolean {
  if (text[open.start - 1] === '=') return true;
  let before = open.start - 1;
  while (isAt(text, before, Class.Blank)) before--;
  let after = close.end;
  while (isAt(text, after, Class.Blank)) after++;
  return /[:,{[(=]/.test(text[before] ?? '') && /[:,}\])>]/.test(text[after] ?? '');
}

/** Chinese stands inside or right outside. */
function inChinese(text: string, { open, close }: Pair): boolean {
  if (holdsChinese(text, open.end, close.start)) return true;
  return isAt(text, open.start - 1, CHINESE) || isAt(text, close.end, CHINESE);
}

const unit = (at: number): Range => ({ start: at, end: at + 1 });

const PLAIN_SAID: Localized = { zh: '改为“”', en: 'Change to “”' };
const INNER_SAID: Localized = { zh: '改为‘’', en: 'Change to ‘’' };
const CLOSING: Localized = { zh: '另一半在这里', en: 'The other half' };

/** One finding a pair, shown on its opening mark so that it claims nothing of what is quoted. */
function finding(message: Message, { open, close }: Pair, inner: boolean, safety: Safety): Finding<Message> {
  const edits: TextEdit[] = [
    { ...open, text: inner ? '‘' : '“' },
    { ...close, text: inner ? '’' : '”' },
  ];
  const fixes = [{ title: inner ? INNER_SAID : PLAIN_SAID, safety, edits }];
  const found = { message, range: open, related: [{ message: CLOSING, range: close }], fixes };
  return message === 'corner' ? { ...found, severity: 'information' } : found;
}

/** Safe where all marks of the text pair and none was turned. */
function isClear(reads: readonly Read[]): boolean {
  return reads.every((r) => r.partner >= 0 && r.depth - (r.role === 'close' ? 1 : 0) === 0 && (r.mark.said === 'either' || r.mark.said === r.role));
}

function straight({ text }: Passage): Finding<Message>[] {
  const reads = readPairMarks(text, marksOf(text, DOUBLE), DOUBLE);
  const safety: Safety = isClear(reads) ? 'safe' : 'review';
  const out: Finding<Message>[] = [];
  for (const r of reads) {
    const partner = reads[r.partner];
    if (r.role !== 'open' || !partner || (r.mark.said !== 'either' && partner.mark.said !== 'either')) continue;
    const pair = { open: unit(r.mark.at), close: unit(partner.mark.at) };
    if (inChinese(text, pair) && !isData(text, pair)) out.push(finding('straight', pair, false, safety));
  }
  return out;
}

/** 'X' round Chinese: single marks inside a quotation, else double ones. */
function single({ text, quoted }: Inside): Finding<Message>[] {
  const out: Finding<Message>[] = [];
  for (let at = text.indexOf("'"); at >= 0; at = text.indexOf("'", at + 1)) {
    if (isAt(text, at - 1, Class.Latin | Class.Digit) || text[at - 1] === "'" || !isAt(text, at + 1, Class.Han | Class.Open)) continue;
    const end = text.indexOf("'", at + 1);
    if (end < 0) break;
    if (end - at > LONGEST_SINGLE || text[end + 1] === "'" || isAt(text, end + 1, Class.Latin)) continue;
    const pair = { open: unit(at), close: unit(end) };
    if (!isData(text, pair)) out.push(finding('single', pair, quoted(at), 'review'));
    at = end;
  }
  return out;
}

/** Whether two single marks in a row may open a quotation: 0 if not. */
function typedAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit === text.charCodeAt(at + 1) ? (TYPED[text.slice(at, at + 2)] ?? 0) : 0;
}

function hasTyped(text: string, ascii: boolean, opens: boolean, odd: boolean): boolean {
  return (ascii && (text.includes('``') || text.includes("''"))) || (opens && text.includes('‘‘')) || (odd && text.includes('´´'));
}

/** ``X'' and ''X'' round Chinese. */
function typed({ text }: Inside): Finding<Message>[] {
  const out: Finding<Message>[] = [];
  let open = -1;
  for (let at = 0; at + 1 < text.length; at++) {
    const kind = typedAt(text, at);
    if (kind === 0) continue;
    const near = open >= 0 && at - open <= LONGEST_TYPED;
    if (kind & 2 && near && holdsChinese(text, open + 2, at)) {
      const pair = { open: { start: open, end: open + 2 }, close: { start: at, end: at + 2 } };
      out.push(finding('typewriter', pair, false, 'review'));
      open = -1;
    } else open = kind & 1 ? at : -1;
    at++;
  }
  return out;
}

/** 「X」 and 『X』: outer ones double, those inside another quotation single. */
function corner({ text, quoted }: Inside): Finding<Message>[] {
  const out: Finding<Message>[] = [];
  const stack: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x300c || c === 0x300e) stack.push(at);
    else if ((c === 0x300d || c === 0x300f) && text.charCodeAt(stack.at(-1) ?? -1) === c - 1) {
      const open = stack.pop() as number;
      out.push(finding('corner', { open: unit(open), close: unit(at) }, (stack.length + (quoted(open) ? 1 : 0)) % 2 === 1, 'review'));
    }
  }
  return out.sort((a, b) => a.range.start - b.range.start);
}

interface Inside {
  readonly text: string;
  quoted(at: number): boolean;
}

function read(p: Passage & Scans, options: Options): Finding<Message>[] {
  const { text, classes } = p;
  const ascii = (classes & Class.AsciiMark) !== 0;
  const opens = (classes & Class.Open) !== 0;
  const odd = (classes & Class.Odd) !== 0;
  const inside: Inside = { text, quoted: (at) => p.quoted(at) };
  const out: Finding<Message>[] = [];
  if ((ascii && text.includes('"')) || (odd && STRAIGHT.some((form) => text.includes(form)))) append(out, straight(p));
  if (ascii && text.includes("'")) append(out, single(inside));
  if (hasTyped(text, ascii, opens, odd)) append(out, typed(inside));
  if (opens && options.corner === 'curly' && (text.includes('「') || text.includes('『'))) append(out, corner(inside));
  return out;
}
