import { remove, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { signs } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage, PassageKind } from '../../text/passage.ts';
import { unwantedGaps } from '../space/lib/unwanted-gaps.ts';

export const invisible = defineRule<Message>({
  meta: {
    id: 'char/invisible',
    title: { zh: '看不见的字符', en: 'Characters that cannot be seen' },
    rationale: {
      zh: '零宽字符、控制字符、不间断空格看不见，却会切断人名、打乱搜索，上版时还可能变成方框。',
      en: 'Zero-width characters, controls and no-break spaces cannot be seen, but they cut names, break searches and may print as boxes.',
    },
    source: 'Unicode 通用类别 Cc、Cf、Zl、Zp',
    severity: 'warning',
    fixable: 'safe',
    errorClass: 'layout',
    messages: {
      zero: { zh: '这里有看不见的字符：{zh}（{code}）', en: 'An invisible character: {en} ({code})' },
      control: { zh: '这里有控制字符（{code}）', en: 'A control character ({code})' },
      nobreak: { zh: '这里的空格是不间断空格（{code}）', en: 'This blank is a no-break space ({code})' },
      tab: { zh: '正文里有制表符：{here}', en: 'A tab in running text: {here}' },
      line: { zh: '这里的换行是分隔符（{code}），许多系统不认', en: 'This line end is a separator character ({code}) that many systems ignore' },
      cp1252: { zh: '这里有控制字符（{code}），多半是编码转换出的错', en: 'A control character ({code}), most likely from a wrong conversion' },
    },
    options: {},
    examples: [
      { bad: '外交⟦\u200b→⟧部发言人说，双方将继续磋商⟦\ufeff→⟧。', note: '零宽空格、文中的字节序标记' },
      { bad: '渡轮⟦\u00ad→⟧复航，⟦\u200e→⟧票价不变。', note: '软连字符、方向标记' },
      { bad: '渡轮⟦\u00a0→ ⟧复航 票价不变' },
      { bad: '渡轮复航，⟦\u00a0→⟧票价不变。', note: '全角标点旁不留空格' },
      { bad: '渡轮复航，⟦\t→⟧票价不变。', note: '正文里的制表符' },
      { bad: '渡轮复航⟦\u0007→⟧。' },
      { bad: '渡轮复航。⟦\u2028→\n⟧票价不变，班次⟦\u2028→⟧照旧。', note: '行分隔符：句末换行，句中接排' },
      { bad: '渡轮复航⟦\u2028⇢\n⟧票价不变', note: '标题里的要由编辑决定' },
      { bad: '票价见http://a.cn/b⟦\u200b⇢⟧新票价', note: '网址后面的字，删去零宽空格就成了网址的一部分' },
      { bad: '票价见http://a.cn/b⟦\u200b→⟧，班次照旧。' },
      { bad: '他说，⟦\u0093⇢“⟧票价不变。', note: '西文引号转错了编码' },
      { good: '会议要求，**抓好落实，\u200b**确保完成全年任务。', language: 'markdown', note: '靠它粗体才显示得出来' },
      { good: '全家👨\u200d👩\u200d👧都来了，还举着🏳\ufe0f\u200d🌈。', note: '表情里的连接符' },
      { good: '波斯语里“我想”写作 می\u200cخواهم。', note: '波斯文要用零宽不连字' },
      { good: '项目\t金额\n铁锭\t12', note: '表格里的制表符' },
      { good: '共有 12\u00a0500 人。', note: '数字分节' },
      { good: '代表团\u00a021 日抵达。', note: '数字与汉字之间的空格由 space/digit-han 报告' },
    ],
  },
  triggers: [signs(Class.Suspect)],
  passage(p, { profile }) {
    const findings: Finding<Message>[] = [];
    let numberGaps: ReadonlySet<number> | undefined;
    let context: Context | undefined;
    for (const m of p.text.matchAll(CANDIDATES)) {
      if (p.marks && holdsEmphasis(p.text, p.marks, m.index, m.index + m[0].length)) continue;
      if (partsPair(p.text, m.index, m.index + m[0].length)) continue;
      context ??= contextOf(p);
      const finding = judge(context, m[0], m.index);
      if (!finding) continue;
      // A blank of any kind that space/digit-han takes out is its business.
      if (finding.message === 'nobreak' || finding.message === 'tab') {
        numberGaps ??= new Set(unwantedGaps(p, { blank: 'profile' }, profile).flatMap((g) => Array.from({ length: g.end - g.start }, (_, k) => g.start + k)));
        if (numberGaps.has(m.index)) continue;
      }
      findings.push(finding);
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'zero' | 'control' | 'nobreak' | 'tab' | 'line' | 'cp1252';

/** Invisible characters, one run of a kind at a time; at most 200 of them to a finding. */
const CANDIDATES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the rule looks for
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]{1,200}|[\0-\x08\x0e-\x1f\x7f\x0c]{1,200}|[\u00a0\u2007\u202f]{1,200}|\t{1,200}|[\u2028\u2029\x0b]|[\x80-\x9f]/g;

/** Scripts that need joiners, direction marks or zero-width blanks: Hebrew to Myanmar, Khmer and Mongolian, Arabic forms. */
const COMPLEX_SCRIPT = /[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]/;
/** The last code point before a joiner of an emoji sequence, and the first behind it. */
const EMOJI_END = /(?:\p{Extended_Pictographic}|\ufe0f|\u20e3|[\u{1f3fb}-\u{1f3ff}]|[\u{1f1e6}-\u{1f1ff}])$/u;
const EMOJI_START = /^\p{Extended_Pictographic}/u;

/** Windows-1252 marks that were read as Latin-1. */
const CP1252: Readonly<Record<string, string>> = { '\x85': '……', '\x91': '‘', '\x92': '’', '\x93': '“', '\x94': '”', '\x96': '–', '\x97': '—' };

const NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  '\u00ad': { zh: '软连字符', en: 'soft hyphen' },
  '\u200b': { zh: '零宽空格', en: 'zero-width space' },
  '\u200c': { zh: '零宽不连字', en: 'zero-width non-joiner' },
  '\u200d': { zh: '零宽连字', en: 'zero-width joiner' },
  '\u2060': { zh: '词连接符', en: 'word joiner' },
  '\ufeff': { zh: '字节序标记', en: 'byte order mark' },
};

const codePoint = (c: string): string => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The code point before or behind a place, as text; a short window is enough for emoji and scripts. */
const before = (text: string, at: number): string => text.slice(Math.max(0, at - 2), at);
const behind = (text: string, at: number): string => text.slice(at, at + 2);

/** A joiner inside an emoji, or a mark that the script beside it needs. */
function isNeeded(text: string, start: number, end: number): boolean {
  if (COMPLEX_SCRIPT.test(text.slice(Math.max(0, start - 1), start) + text.slice(end, end + 1))) return true;
  return end - start === 1 && text[start] === '\u200d' && EMOJI_END.test(before(text, start)) && EMOJI_START.test(behind(text, end));
}

/** `**复航，\u200b**双方`: bold only with what cannot be seen between its mark and that of the sentence (CommonMark 6.2). */
function holdsEmphasis(text: string, marks: readonly number[], start: number, end: number): boolean {
  const sentence = Class.Stop | Class.Pause | Class.Open | Class.Close | Class.OtherMark;
  return (marks.includes(end) && isAt(text, start - 1, sentence)) || (marks.includes(start) && isAt(text, end, sentence));
}

/** Between the halves of a broken character: taking out what parts them would make a new one. */
function partsPair(text: string, start: number, end: number): boolean {
  return (text.charCodeAt(start - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(end) & 0xfc00) === 0xdc00;
}

/** Full-width marks and the ends of the text take no blank beside them. */
function takesNoBlank(text: string, start: number, end: number): boolean {
  const marks = Class.Stop | Class.Pause | Class.Open | Class.Close | Class.Blank;
  return start === 0 || end === text.length || isAt(text, start - 1, marks) || isAt(text, end, marks);
}

/** A passage and what is asked of it more than once. */
interface Context {
  readonly kind: PassageKind;
  readonly text: string;
  /** running text, no headline or row of a table */
  readonly running: boolean;
  /** Several tabs, or no sentence: columns. */
  readonly table: boolean;
}

function contextOf({ kind, text }: Passage): Context {
  const running = /[。，；！？]/.test(text);
  return { kind, text, running, table: !running || text.indexOf('\t') !== text.lastIndexOf('\t') };
}

function removed(message: Message, start: number, end: number, text: string): Finding<Message> {
  const char = text[start] as string;
  const name = NAMES[char];
  const data = { code: codePoint(char), zh: name?.zh ?? '不可见字符', en: name?.en ?? 'invisible character' };
  const fix = remove({ start, end }, { safety: 'safe' });
  return { message, range: { start, end }, data, fixes: [fix] };
}

function blankFor(message: Message, start: number, end: number, text: string): Finding<Message> {
  const fix = takesNoBlank(text, start, end)
    ? remove({ start, end }, { safety: 'safe' })
    : replace({ start, end }, ' ', { title: { zh: '改为普通空格', en: 'Change to a plain blank' }, safety: 'safe' });
  return { message, range: { start, end }, data: { code: codePoint(text[start] as string) }, fixes: [fix] };
}

/**
 * A separator behind a finished sentence becomes a line end. Inside a sentence it is a line of the layout and goes, as a false
 * line end would; in a headline it may be either, so the editor decides.
 */
function lineFinding({ text, running }: Context, start: number, end: number): Finding<Message> {
  const finished = isAt(text, start - 1, Class.Stop) || (isAt(text, start - 1, Class.Close) && isAt(text, start - 2, Class.Stop));
  const to = running && !finished ? '' : text[start] === '\u2029' ? '\n\n' : '\n';
  const title = to ? { zh: '改为换行', en: 'Change to a line end' } : { zh: '删去', en: 'Delete' };
  const safety = finished || running ? ('safe' as const) : ('review' as const);
  return {
    message: 'line',
    range: { start, end },
    data: { code: codePoint(text[start] as string) },
    fixes: [replace({ start, end }, to, { title, safety })],
  };
}

/** One character or run → a finding, or undefined when it does its duty. */
function judge(p: Context, run: string, start: number): Finding<Message> | undefined {
  const { text } = p;
  const end = start + run.length;
  const char = run[0] as string;
  if (char === '\t') return p.kind === 'cell' || p.kind === 'furniture' || p.table ? undefined : blankFor('tab', start, end, text);
  if (char === '\u00a0' || char === '\u2007' || char === '\u202f') {
    const keepsFigures = isAt(text, start - 1, Class.Digit) && isAt(text, end, Class.Digit);
    return keepsFigures || COMPLEX_SCRIPT.test(before(text, start)) ? undefined : blankFor('nobreak', start, end, text);
  }
  if (char === '\u2028' || char === '\u2029' || char === '\x0b') return lineFinding(p, start, end);
  if (char >= '\x80' && char <= '\x9f') {
    const to = CP1252[char];
    const fixes = to ? [replace({ start, end }, to)] : [];
    return { message: 'cp1252', range: { start, end }, data: { code: codePoint(char) }, fixes };
  }
  if (char < ' ' || char === '\x7f') return removed('control', start, end, text);
  return isNeeded(text, start, end) ? undefined : removed('zero', start, end, text);
}
