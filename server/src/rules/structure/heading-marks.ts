import { remove, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import type { Profile } from '../../rule/profile.ts';
import { defineRule, type Finding, type Localized } from '../../rule/rule.ts';
import { ends, signs } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import { CHAPTER_KINDS, headMarker } from '../../text/lists/markers.ts';
import type { Passage } from '../../text/passage.ts';

/** What no headline ends with. */
const FINAL = '。．，、；：,;:.';
const IDEOGRAPHIC = '\u3000';

/** Marks and blanks of headlines and subheads. */
export const headingMarks = defineRule<Message, never, Options>({
  meta: {
    id: 'structure/heading-marks',
    title: { zh: '标题里的标点和空格', en: 'Marks and blanks in headings' },
    rationale: {
      zh: '标题末尾不用句号、逗号；中间用空格隔开两个分句是报纸的惯例，但不宜多空或混用。',
      en: 'A headline ends without a full stop or comma. A blank between its clauses is the custom of newspapers; two of them, or two kinds, are not.',
    },
    source: 'GB/T 15834—2011 附录A.1',
    severity: 'warning',
    fixable: 'safe',
    messages: {
      final: { zh: '标题末尾不用“{mark}”', en: 'A heading ends without “{mark}”' },
      colon: { zh: '标题末尾一般不用“{mark}”', en: 'A heading rarely ends in “{mark}”' },
      sentence: { zh: '标题末尾不用“{mark}”；如果这是正文，请去掉标题标记', en: 'A heading ends without “{mark}”; if this is text, take off its heading mark' },
      blank: { zh: '标题里用空格代替了标点：{here}', en: 'A blank stands for a mark in the heading: {here}' },
      run: { zh: '标题里连用了{count}个空格', en: '{count} blanks in a row in the heading' },
      mixed: { zh: '标题里混用了半角和全角空格：{here}', en: 'Blanks of two widths in one heading: {here}' },
      quote: { zh: '标题里用了直引号', en: 'Straight quotes in the heading' },
    },
    options: { blanks: 'profile', quotes: 'double' },
    optionDocs: {
      blanks: {
        what: {
          zh: '标题里的空格：profile 按体例，allowed 可以隔开两句，never 须用标点',
          en: 'Blanks in headlines: as the profile says, allowed between two clauses, or never',
        },
        values: ['profile', 'allowed', 'never'],
      },
      quotes: {
        what: { zh: '标题里的直引号改成什么：double 双引号，single 单引号', en: 'What straight quotes in headings become: double or single ones' },
        values: ['double', 'single'],
      },
    },
    examples: [
      { bad: '# 索道节前完成年检⟦。→⟧\n\n乘客往返需要二十分钟。\n', language: 'markdown' },
      { bad: '## 乘客增多，班次加密⟦，→⟧\n\n往返需要二十分钟。\n', language: 'markdown' },
      { bad: '## 安全提示⟦：⇢⟧\n\n请勿携带易燃物品。\n', language: 'markdown' },
      { bad: '## 索道停运。乘客步行下山⟦。⇢⟧\n\n往返需要二十分钟。\n', language: 'markdown', note: '多半是误标的正文' },
      { bad: '索道完成年检⟦ ⇢，⟧节前恢复运行\n\n乘客往返需要二十分钟，票价不变。\n', profile: 'tech-blog' },
      { bad: '索道复航⟦ ⇢，⟧节前票价不变\n\n乘客往返需要二十分钟，票价不变。\n', options: { blanks: 'never' } },
      { bad: '索道完成年检⟦  ⇢ ⟧节前恢复运行\n\n乘客往返需要二十分钟，票价不变。\n' },
      { bad: '索道完成年检 节前恢复运行⟦　⇢ ⟧票价不变\n\n乘客往返需要二十分钟，票价不变。\n' },
      { bad: '“空中巴士”还能坐吗 ⟦"老索道"⇢“老索道”⟧给出答案\n\n乘客往返需要二十分钟，票价不变。\n' },
      { bad: "⟦'老索道'⇢‘老索道’⟧重新上岗\n\n乘客往返需要二十分钟，票价不变。\n", options: { quotes: 'single' } },
      { good: '索道完成年检 节前恢复运行\n\n旅客往返需要二十分钟，票价不变。\n', note: '报纸标题用空格隔开分句' },
      { good: '索道完成年检　节前恢复运行　票价不变\n\n乘客往返需要二十分钟，票价不变。\n' },
      { good: '## 老索道何时恢复？\n\n## 通车了！\n\n## 他说：“不会停。”\n\n票价不变。\n', language: 'markdown', note: '问号、叹号和引语里的标点' },
      { good: '## 第一章 索道的由来\n\n票价不变。\n', language: 'markdown', profile: 'tech-blog', note: '序次后面空一格' },
      { good: '## 第一百零三条 票价\n\n票价不变。\n', language: 'markdown', profile: 'tech-blog' },
      { good: '## 索道用上 5G 信号\n\n## 运营方为 Ropeway Inc.\n\n票价不变。\n', language: 'markdown', profile: 'tech-blog' },
      { good: '问：你和谁的关系最过硬．．\n\n答：都还可以。\n\n海州日报：票价会变吗。\n\n站长：不会变。\n', note: '问答；损坏了的标点不删' },
      { good: '## 等待……\n\n票价不变。\n', language: 'markdown' },
    ],
  },
  triggers: [ends(FINAL), signs(` ${IDEOGRAPHIC}"'`)],
  kinds: ['headline', 'heading', 'subhead'],
  passage(p, { options, profile }) {
    if (!(p.classes & Class.Han)) return NOTHING;
    const findings: Finding<Message>[] = [];
    finalMark(p, findings);
    if (p.classes & Class.Blank) blanks(p, options, profile, findings);
    if (p.classes & Class.AsciiMark) quotes(p, options, findings);
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'final' | 'colon' | 'sentence' | 'blank' | 'run' | 'mixed' | 'quote';

interface Options {
  /** profile: as the profile sets headlines. allowed: a blank may part two clauses. never: it takes a mark. */
  readonly blanks: 'profile' | 'allowed' | 'never';
  /** What straight quotes in headings become. Some papers set single ones there. */
  readonly quotes: 'double' | 'single';
}

/** What is longer was never a headline. */
const LONGEST = 60;

const DELETE_MARK: Localized = { zh: '删去句末标点', en: 'Delete the final mark' };

/** The marks at the end of a heading that it does not need, with the blanks before them. */
/** 问：, 某报：, 记者： – a line of an interview that stands where headings do. */
const SPEAKER = /^(?:问|答|追问|[QA]|记者|主持人|网友|[一-龥A-Za-z·]{1,10}(?:报|网|社|台|刊|杂志|新闻|记者|主持人))[：:]/;

function finalMark({ text, level }: Passage, out: Finding<Message>[]): void {
  let start = text.length;
  while (start > 0 && FINAL.includes(text[start - 1] as string)) start--;
  const mark = text.slice(start);
  // ． is what damage left of another mark (char/damaged), and to take it away would hide that.
  if (mark.includes('．') || (level === 0 && SPEAKER.test(text))) return;
  // ... and …… let the sentence trail off; a full stop behind letters or figures is part of them (Inc. 1.).
  if (mark === '' || start === 0 || mark.includes('..') || text[start - 1] === '.') return;
  if (/^[.:,;]/.test(mark) && !isAt(text, start - 1, Class.Han | Class.Close)) return;
  const colon = mark === '：' || mark === ':';
  const whole = text.length > LONGEST || /[。！？；]/.test(text.slice(0, start));
  out.push({
    message: colon ? 'colon' : whole ? 'sentence' : 'final',
    range: { start, end: text.length },
    data: { mark },
    // A paragraph that was marked as a heading by mistake wants its full stop.
    fixes: [remove({ start, end: text.length }, { title: DELETE_MARK, safety: colon || whole ? 'review' : 'safe' })],
    ...(colon ? { severity: 'information' as const } : {}),
  });
}

/** A single blank between Han, or between Han and a closing or opening mark, stands for a mark. */
function partsClauses(text: string, start: number, end: number): boolean {
  if (!isAt(text, start - 1, Class.Han | Class.Close) || !isAt(text, end, Class.Han | Class.Open)) return false;
  return !endsInChapter(text.slice(Math.max(0, start - LONGEST_CHAPTER), start));
}

/** 第一百二十一条, and the blank before it */
const LONGEST_CHAPTER = 9;

/** True of words that end in the number of a chapter: what stands behind the blank is its title. */
function endsInChapter(before: string): boolean {
  const at = before.lastIndexOf('第');
  if (at < 0 || (at > 0 && !isAt(before, at - 1, Class.Blank))) return false;
  const marker = headMarker(before.slice(at));
  return marker !== undefined && CHAPTER_KINDS.has(marker.kind) && at + marker.end === before.length;
}

function blanks({ text }: Passage, { blanks: style }: Options, profile: Profile, out: Finding<Message>[]): void {
  const never = style === 'never' || (style === 'profile' && !profile.headlineBlanks);
  let usual = '';
  for (let i = 1; i < text.length - 1; i++) {
    const c = text[i] as string;
    if (c !== ' ' && c !== IDEOGRAPHIC) continue;
    const start = i;
    while (i + 1 < text.length && (text[i + 1] === ' ' || text[i + 1] === IDEOGRAPHIC)) i++;
    const run = text.slice(start, i + 1);
    const range = { start, end: i + 1 };
    const clauses = partsClauses(text, start, i + 1);
    usual ||= c;
    if (never && clauses) {
      out.push({
        message: 'blank',
        range,
        severity: 'hint',
        fixes: [replace(range, '，', { title: { zh: '改为逗号', en: 'Change to a comma' } })],
      });
    } else if (run.length > 1) {
      const title = { zh: '只留一个空格', en: 'Keep one blank' };
      out.push({ message: 'run', range, severity: 'hint', data: { count: String(run.length) }, fixes: [replace(range, usual, { title })] });
    } else if (c !== usual && clauses) {
      const title = { zh: '与前面的空格统一', en: 'Make it like the one before' };
      out.push({ message: 'mixed', range, severity: 'hint', fixes: [replace(range, usual, { title })] });
    }
  }
}

/** Pairs of straight quotes round Chinese. */
function quotes({ text }: Passage, { quotes: style }: Options, out: Finding<Message>[]): void {
  const [open, close] = style === 'single' ? ['‘', '’'] : ['“', '”'];
  for (const quote of ['"', "'"]) {
    const at: number[] = [];
    for (let i = text.indexOf(quote); i >= 0; i = text.indexOf(quote, i + 1)) at.push(i);
    if (at.length === 0 || at.length % 2 !== 0) continue;
    for (let k = 0; k + 1 < at.length; k += 2) {
      const [start, end] = [at[k] as number, at[k + 1] as number];
      // What is quoted is Chinese: the rest (6'11", it's) is none of a headline's business.
      if (!isAt(text, start + 1, Class.Han) && !isAt(text, end - 1, Class.Han)) continue;
      const title = { zh: `改为${open}${close}`, en: `Change to ${open}${close}` };
      const edits = [
        { start, end: start + 1, text: open as string },
        { start: end, end: end + 1, text: close as string },
      ];
      out.push({ message: 'quote', range: { start, end: end + 1 }, severity: 'information', fixes: [{ title, safety: 'review', edits }] });
    }
  }
}
