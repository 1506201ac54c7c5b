import { NOTHING } from '../../rule/nothing.ts';
import type { Profile } from '../../rule/profile.ts';
import { defineRule, type Finding, type Localized } from '../../rule/rule.ts';
import { begins, has } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import { type Credit, type Dateline, type Named, type Names, parseCredit } from '../../text/dateline.ts';
import { type Range, spanOf, type TextEdit } from '../../text/range.ts';
import type { Words } from '../../text/words.ts';

export const bylineFormat = defineRule<'names' | 'desk'>({
  meta: {
    id: 'byline/format',
    title: { zh: '记者署名格式', en: 'Form of the byline' },
    rationale: {
      zh: '同一家的署名取一种写法：“记者”紧接人名，人名之间用体例规定的间隔，两字人名不拉开。',
      en: 'One house sets its bylines in one way: 记者 directly before the name, the house separator between names, no blank inside a name.',
    },
    source: '新闻稿署名通例',
    severity: 'information',
    fixable: 'review',
    messages: {
      names: { zh: '署名格式：{zh}', en: 'form of the byline: {en}' },
      desk: { zh: '专特稿的编者姓名加括号', en: 'the name before the special-desk credit stands in brackets' },
    },
    options: {},
    examples: [
      { bad: '新华社杭州6月12日电（记者林小溪⟦ ⇢、⟧周行）市图书馆12日重新开放。' },
      { bad: '新华社杭州6月12日电（记者⟦ 林小溪,⇢林小溪、⟧周行）市图书馆12日重新开放。' },
      { bad: '本报杭州6月12日电 （记者⟦周 行⇢周行⟧）市图书馆12日重新开放。' },
      { bad: '本报杭州6月12日电 （记者林小溪、周行、⟦林小溪⟧）市图书馆12日重新开放。' },
      { bad: '本报记者 林小溪⟦，⇢、⟧周行' },
      { bad: '新馆设有盲文阅览室，读者可以预约。\n\n⟦周行⇢（周行）⟧(新华社专特稿)' },
      { bad: '中新社杭州6月12日电 (记者 林小溪⟦、⇢ ⟧周行)市图书馆12日重新开放。', profile: 'cns' },
      { good: '新华社杭州6月12日电（记者林小溪、周行）市图书馆12日重新开放。' },
      { good: '中新网杭州6月12日电 (记者 林小溪 周行)市图书馆12日重新开放。', note: '中新社的体例' },
      { good: '本报杭州6月12日电（记者林小溪 周行）市图书馆12日重新开放。', profile: 'newspaper' },
      { good: '本报讯（记者 林小溪）市图书馆12日重新开放。' },
      { good: '新馆设有盲文阅览室，读者可以预约。\n\n本报记者 林小溪 周 行', note: '单独成行的署名' },
      { good: '新馆设有盲文阅览室，读者可以预约。\n\n（周行）（新华社专特稿）' },
      { good: '（新华社北京6月12日电　执笔记者：林小溪、周行）' },
      { good: '文/林小溪 图/周行' },
    ],
  },
  triggers: [has('dateline', 'credit'), begins('（(')],
  passage(p, { lexicon, profile }) {
    if (!(p.classes & Class.Han) || p.level > 0) return NOTHING;
    const { text } = p;
    if (p.dateline) {
      const found = ofDateline(text, p.dateline, profile);
      return found ? { findings: [found] } : NOTHING;
    }
    const bracket = headBracket(text, lexicon);
    if (bracket) {
      const found = finding(nameDeviations(text, bracket, { bracketed: true, ours: true, cns: false }, profile));
      return found ? { findings: [found] } : NOTHING;
    }
    const c = p.credit;
    if (!c?.names) return NOTHING;
    const desk = special(text, c);
    if (desk) return { findings: [desk] };
    if (c.kind !== 'byline') return NOTHING;
    const found = finding(nameDeviations(text, c.names, { bracketed: false, ours: false, cns: false }, profile));
    return found ? { findings: [found] } : NOTHING;
  },
});

interface Deviation extends Range {
  readonly what: Localized;
  readonly edits: readonly TextEdit[];
}

const WHAT = {
  comma: { zh: '人名之间用顿号', en: 'names are parted by 、' },
  blank: { zh: '人名之间空一格', en: 'names are parted by a blank' },
  role: { zh: '“记者”与人名之间不空格、不用标点', en: 'nothing stands between 记者 and the name' },
  padded: { zh: '两字人名中间不空格', en: 'no blank inside a name of two characters' },
  twice: { zh: '人名重复', en: 'a name stands twice' },
} as const satisfies Record<string, Localized>;

/** Where the names stand: in the bracket of a dateline, or on a line of their own (there blanks are the newspapers' way). */
interface Setting {
  readonly bracketed: boolean;
  /** The house whose style the profile describes; another paper's own way of setting names stays. */
  readonly ours: boolean;
  readonly cns: boolean;
}

const wide = (r: Range, edits: readonly TextEdit[], what: Localized): Deviation => ({ start: r.start, end: r.end, what, edits });
const isBlank = (s: string): boolean => s === ' ' || s === '\u3000' || (s !== '、' && /^[ \t\u00a0\u3000]+$/.test(s));

/** Separators that are not the house's: 、 or a blank by the profile; a comma never; in brackets that others set, only mixed ones. */
function separatorDeviations(names: Names, s: Setting, profile: Profile, out: Deviation[]): void {
  const seps = names.separators;
  if (seps.length === 0) return;
  const mixed = seps.length > 1 && seps.some((x) => isBlank(x.text)) && seps.some((x) => !isBlank(x.text));
  const wantsBlank = s.cns || !s.bracketed || profile.reporterSeparator === ' ';
  const strict = s.bracketed && s.ours;
  for (const x of seps) {
    const blank = isBlank(x.text);
    const comma = x.text !== '、' && !blank && x.text.trim() !== '、';
    const wrong = comma || (blank ? (mixed && !wantsBlank) || (strict && !wantsBlank) : s.cns || x.text !== '、' || (mixed && wantsBlank));
    if (!wrong) continue;
    const text = comma && !s.cns ? '、' : wantsBlank && (mixed || s.cns) ? ' ' : '、';
    if (text !== x.text) out.push(wide(x.range, [{ ...x.range, text }], text === '、' ? WHAT.comma : WHAT.blank));
  }
}

/** Removes every name that already stood, with the separator before it. */
function twice(names: readonly Named[], out: Deviation[]): void {
  for (let i = 1; i < names.length; i++) {
    const n = names[i] as Named;
    let k = Math.max(0, i - 20);
    while (k < i && names[k]?.text !== n.text) k++;
    if (k === i) continue;
    const before = names[i - 1] as Named;
    out.push(wide(n.range, [{ start: before.range.end, end: n.range.end, text: '' }], WHAT.twice));
  }
}

function nameDeviations(text: string, names: Names, s: Setting, profile: Profile): Deviation[] {
  const out: Deviation[] = [];
  separatorDeviations(names, s, profile, out);
  if (s.bracketed && !s.cns) {
    for (const n of names.names) {
      if (n.range.end - n.range.start === n.text.length) continue;
      out.push(wide(n.range, [{ start: n.range.start + 1, end: n.range.end - 1, text: '' }], WHAT.padded));
    }
    // （记者：张三）; 执笔记者： and 参与记者： at an article's end are lists with a label.
    const [g] = names.gaps;
    const plain = g && /[（(【]\s*记者$/.test(text.slice(Math.max(0, g.range.start - 8), g.range.start));
    if (g && plain && s.ours) out.push(wide(g.range, [{ ...g.range, text: '' }], WHAT.role));
  }
  twice(names.names, out);
  return out.length < 2 ? out : out.sort((a, b) => a.start - b.start || b.end - a.end);
}

const TITLE: Localized = { zh: '规范记者署名', en: 'Set the byline in house form' };

/** One finding of all deviations of a passage, which are in the order of the text. */
function finding(list: readonly Deviation[]): Finding<'names'> | undefined {
  const [first] = list;
  if (!first) return undefined;
  if (list.length === 1) {
    const { start, end, what, edits } = first;
    return { message: 'names', range: { start, end }, data: { zh: what.zh, en: what.en }, fixes: [{ title: TITLE, safety: 'review', edits }] };
  }
  const edits: TextEdit[] = [];
  for (const e of list.flatMap((x) => x.edits).sort((a, b) => a.start - b.start || b.end - a.end)) if (e.start >= (edits.at(-1)?.end ?? 0)) edits.push(e);
  const named = (l: 'zh' | 'en', glue: string): string => [...new Set(list.map((x) => x.what[l]))].join(glue);
  return {
    message: 'names',
    range: { start: first.start, end: spanOf(list).end },
    data: { zh: named('zh', '；'), en: named('en', '; ') },
    fixes: [{ title: TITLE, safety: 'review', edits }],
  };
}

/** Agencies and papers whose copy the default house style describes; 人民网, a radio programme … keep their own. */
const OURS = /^(?:新华|本[报网刊台社])/;

function ofDateline(text: string, d: Dateline, profile: Profile): Finding<'names'> | undefined {
  if (!d.names || d.names.names.length === 0) return undefined;
  const cns = d.style === 'cns';
  if (cns && profile.datelineBrackets !== 'cns') return undefined;
  const list = nameDeviations(text, d.names, { bracketed: true, ours: OURS.test(d.agency.text), cns }, profile);
  // A local story (本报讯) sets 记者 and a blank in many papers.
  return finding(d.agency.text.startsWith('新华') ? list : list.filter((x) => x.what !== WHAT.role || text.slice(x.start, x.end).trim() !== ''));
}

/** 张三（新华社专特稿）: the name of the special desk's editor stands in brackets of its own. */
function special(text: string, c: Credit): Finding<'desk'> | undefined {
  const names = c.names?.names ?? [];
  const [first, last] = [names[0], names.at(-1)];
  if (c.kind !== 'source' || !c.agency || !first || !last || first.range.start !== c.range.start) return undefined;
  const open = text[c.agency.range.start - 1] ?? '';
  if (!'（(【['.includes(open) || open === '') return undefined;
  return {
    message: 'desk',
    range: { start: first.range.start, end: last.range.end },
    fixes: [
      {
        title: { zh: '人名加括号', en: 'Put the name in brackets' },
        safety: 'review',
        edits: [
          { start: first.range.start, end: first.range.start, text: '（' },
          { start: last.range.end, end: last.range.end, text: '）' },
        ],
      },
    ],
  };
}

/** A bracket of reporters at the head of a passage that its dateline has lost: （记者张三 李四）12日…. */
function headBracket(text: string, lexicon: Words): Names | undefined {
  const first = text.charCodeAt(0);
  if (first !== 0xff08 && first !== 0x28) return undefined;
  const close = text.slice(0, 90).search(/[）)]/);
  if (close < 0) return undefined;
  const c = parseCredit(text.slice(0, close + 1), lexicon);
  return c?.kind === 'byline' && c.names?.role ? c.names : undefined;
}
