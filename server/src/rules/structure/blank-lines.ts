import { editLines } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type Localized, type PlacedFinding, type Side } from '../../rule/rule.ts';
import { every, has, when } from '../../rule/triggers.ts';
import type { Margin } from '../../text/passage.ts';

export const blankLines = defineRule<Message, string, Options>({
  meta: {
    id: 'structure/blank-lines',
    title: { zh: '空行与段首空格', en: 'Empty lines and indents' },
    rationale: {
      zh: '多余的空行和段首空格多是粘贴带进来的，排版时会变成空段；一篇稿件的段首应当一致。',
      en: 'Empty lines too many and odd indents come in by pasting and become empty paragraphs in print; paragraphs of one article begin alike.',
    },
    severity: 'hint',
    fixable: 'safe',
    messages: {
      several: { zh: '连续{count}个空行，只需一个', en: '{count} empty lines in a row: one is enough' },
      blanks: { zh: '空行里有空格', en: 'The empty line holds blanks' },
      top: { zh: '文首有空行', en: 'Empty lines at the beginning' },
      end: { zh: '文末有多余的空行', en: 'Empty lines at the end' },
      noEnd: { zh: '文末缺少换行', en: 'The last line has no line end' },
      indent: { zh: '段首有多余的空格：{here}', en: 'Stray blanks before the paragraph: {here}' },
      mixed: { zh: '段首空格与本篇其他段落不一致：{here}', en: 'The indent differs from that of the other paragraphs: {here}' },
    },
    options: { paragraphIndent: 'any' },
    optionDocs: {
      paragraphIndent: {
        what: { zh: '段首：any 全文一致即可，two 空两字，none 不空', en: 'How paragraphs begin: any (all alike), two (two full-width blanks), none' },
        values: ['any', 'none', 'two'],
      },
    },
    examples: [
      { bad: '水库昨日开闸泄洪。\n⟦\n\n→\n⟧下游三个村庄已经转移。\n' },
      { bad: '⟦\n→⟧水库昨日开闸泄洪。\n\n下游三个村庄已经转移。\n' },
      { bad: '水库昨日开闸泄洪。\n⟦  \n→\n⟧下游三个村庄已经转移。\n' },
      { bad: '水库昨日开闸泄洪。\n\n⟦ →⟧下游三个村庄已经转移。\n' },
      { bad: '水库昨日开闸泄洪。\n\n下游三个村庄已经转移⟦。→。\n⟧' },
      { bad: '水库昨日开闸泄洪。\n\n下游三个村庄已经转移。⟦\n\n\n→\n⟧' },
      { bad: '水库昨日开闸泄洪。\n⟦\r\r→\r⟧下游三个村庄已经转移。\n', note: '留下的空行不改换行符' },
      {
        bad: '⟦　　→⟧水库昨日开闸泄洪。\n\n下游三个村庄已经转移。\n\n公路已经恢复通车。\n\n学校今天照常上课。\n\n目前没有人员伤亡。\n\n防汛部门仍在值守。\n',
        language: 'plaintext',
      },
      {
        bad: '⟦水→　　水⟧库昨日开闸泄洪。\n\n　　下游三个村庄已经转移。\n',
        options: { paragraphIndent: 'two' },
        language: 'plaintext',
      },
      { good: '　　水库昨日开闸泄洪。\n　　下游三个村庄已经转移。\n', note: '全篇段首空两格', language: 'plaintext' },
      {
        good: '水库昨日开闸泄洪。\n\n下游三个村庄已经转移。\n\n公路已经恢复通车。\n\n学校今天照常上课。\n\n          上游水位\n\n              |\n\n防汛部门仍在值守。\n\n目前没有人员伤亡。\n\n救灾物资已经运到。\n',
        note: '示意图、署名等有意缩进的行',
        language: 'plaintext',
      },
      { good: '水库开闸泄洪\n\n　　水库昨日开闸泄洪。\n\n　　下游三个村庄已经转移。\n', note: '标题不空格', language: 'plaintext' },
      { good: '```\n\n\n水位 32\n```\n\n- 一是转移\n\n  下游三个村庄。\n', note: '代码与列表', language: 'markdown' },
      { good: '> 水库昨日开闸泄洪。\n>\n>\n> 下游三个村庄已经转移。\n', note: '引用', language: 'markdown' },
      { good: '春风又绿江南岸，  \n明月何时照我还。\n', note: '行末硬换行', language: 'markdown' },
    ],
  },
  triggers: [has('margin'), when<Options>(({ options }) => options.paragraphIndent === 'two', every('the margin does not tell that an indent is missing'))],
  passage({ kind, margin }, { options }) {
    const indents = kind === 'paragraph';
    const wanted = options.paragraphIndent === 'any' ? undefined : options.paragraphIndent === 'two' ? TWO : '';
    const indent = margin?.indent ?? '';
    const odd = indents && wanted !== undefined ? indent !== wanted : isStray(indent);
    if (!margin && !odd) return NOTHING;
    const findings = margin ? linesAround(margin) : [];
    if (odd) findings.push(about('indent', 'indent', indentFix(indents ? (wanted ?? '') : '')));
    const facts: Fact<string>[] = indents && wanted === undefined && indent !== '' && !odd ? [{ range: { start: 0, end: 0 }, value: indent }] : [];
    return { findings, facts };
  },
  article({ facts, first, last }) {
    const all = last - first + 1;
    if (facts.length === 0 || all < ENOUGH) return [];
    const counts = new Map([['', all - facts.length]]);
    for (const { value } of facts) counts.set(value, (counts.get(value) ?? 0) + 1);
    const usual = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    if (usual[1] < MOST * all || isDeep(usual[0])) return [];
    return facts
      .filter((f) => f.value !== usual[0] && !isDeep(f.value))
      .map(({ passage }): PlacedFinding<Message> => ({ ...about('indent', 'mixed', indentFix(usual[0])), passage }));
  },
});

type Message = 'several' | 'blanks' | 'top' | 'end' | 'noEnd' | 'indent' | 'mixed';

interface Options {
  /** How paragraphs begin. any: all alike. two: with two U+3000. none: without blanks. */
  readonly paragraphIndent: 'any' | 'none' | 'two';
}

const TWO = '\u3000\u3000';
/** A share of paragraphs that shows how an article sets them, and the fewest that can show anything. */
const MOST = 0.7;
const ENOUGH = 5;

/** What takes the place of a margin. */
interface Tidy {
  readonly title: Localized;
  readonly text: string;
}

const tidy = (zh: string, en: string, text: string): Tidy => ({ title: { zh, en }, text });

const indentFix = (to: string): Tidy => (to === '' ? tidy('删去段首空格', 'Delete the indent', '') : tidy('改段首空格', 'Change the indent', to));

function about(margin: Side, message: Message, { title, text }: Tidy, data?: Finding['data']): Finding<Message> {
  const fix = editLines(title, { kind: 'margin', side: margin, text }, 'safe');
  return { message, range: { start: 0, end: 0 }, margin, fixes: [fix], ...(data ? { data } : {}) };
}

/** A blank or two half-width ones were never meant as an indent. */
const isStray = (indent: string): boolean => indent === ' ' || indent === '\t' || (indent.includes(' ') && indent.includes('\u3000'));

/** So deep, in half-width cells, stands what was set there by hand: a diagram, an example, a signature. No paragraph begins so. */
const DEEP = 8;
const isDeep = (indent: string): boolean => [...indent].reduce((cells, c) => cells + (c === '\u3000' ? 2 : 1), 0) >= DEEP;

function linesAround({ above, blanks, top, below }: Margin): Finding<Message>[] {
  const out: Finding<Message>[] = [];
  if (top && above > 0) out.push(about('above', 'top', tidy('删去文首空行', 'Delete the empty lines', '')));
  else if (above > 1) out.push(about('above', 'several', tidy('只留一个空行', 'Keep one empty line', '\n'), { count: String(above) }));
  else if (blanks) out.push(about('above', 'blanks', tidy('删去空格', 'Delete the blanks', '\n')));
  if (below === 0) out.push(about('below', 'noEnd', tidy('补上换行', 'Add the line end', '\n')));
  else if (below !== undefined) out.push(about('below', 'end', tidy('删去文末空行', 'Delete the empty lines', '\n')));
  return out;
}
