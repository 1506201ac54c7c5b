import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type Fix, type PlacedFinding, type Severity } from '../../rule/rule.ts';
import { allBut, signs, words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Numeral } from '../../text/numbers.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import { unitsOf } from '../../text/unit-set.ts';
import { CURRENCIES, FOREIGN, MOVES, NAMES, RATES, UNIT_SIGNS, UNIT_WORDS } from './lib/symbols.ts';

export const unitSymbol = defineRule<Message, Degree>({
  meta: {
    id: 'num/unit-symbol',
    title: { zh: '单位符号', en: 'Unit symbols' },
    rationale: {
      zh: '面向大众的报道，计量单位写中文名称，符号用于表格和科技稿；百分号用半角；货币写“美元”“元”；利率一类的升降以“百分点”计。',
      en: 'In copy for everybody units are named in Chinese; symbols are for tables and science. The per cent sign is half width, money is 元 or 美元, and rates move by percentage points.',
    },
    source: 'GB 3100—1993，GB/T 15835—2011',
    severity: 'information',
    fixable: 'safe',
    messages: {
      symbol: { zh: '行文里“{text}”写作“{wanted}”', en: 'in running text “{text}” is {wanted}' },
      percent: { zh: '百分号用半角“%”：{here}', en: 'the per cent sign is half width: {here}' },
      words: { zh: '“{text}”写作“{wanted}”', en: '“{text}” is {wanted}' },
      currency: { zh: '“{text}”写作“{wanted}”', en: '“{text}” is {wanted}' },
      points: { zh: '“{text}”如指升降的幅度，应为“{wanted}”', en: 'if “{text}” is how far the rate moved, write {wanted}' },
      foreign: { zh: '“{text}”是英制单位，可注明公制数值', en: '“{text}” is not metric; the metric value could be added' },
      celsius: { zh: '本篇“℃”与“摄氏度”并用', en: 'this article has both ℃ and 摄氏度' },
    },
    options: {},
    examples: [
      { bad: '大坝长3⟦km⇢公里⟧，库区20⟦㎡⇢平方米⟧的观景台，栏杆高120⟦cm⇢厘米⟧。' },
      { bad: '出口增长12⟦％→%⟧，进口增长⟦百分之12⇢12%⟧。' },
      { bad: '造价⟦$100万⇢100万美元⟧，票价⟦￥30⇢30元⟧，餐费⟦HK$80⇢80港元⟧，小费⟦5$⇢5美元⟧。' },
      { bad: '央行将基准利率上调⟦0.5%⇢0.5个百分点⟧，失业率下降了⟦0.2%⇢0.2个百分点⟧。' },
      { bad: '大桥长3⟦英里⟧，塔高300⟦英尺⟧。', note: '没有公制数值：提示' },
      { bad: '白天最高气温32⟦℃⇢摄氏度⟧，夜间降到20摄氏度。' },
      { good: '大坝长3公里，20平方米，出口增长12%，票价30元，造价100万美元，利率上调0.5个百分点。' },
      { good: '大桥长3英里（约合4.8公里），约4.8公里（3英里）。' },
      { good: '白天最高气温32℃，夜间降到20℃，内存128GB，用5G网络。', note: '通篇用符号' },
      { good: '利率提高到5%，产量提高20%，成功率提高30%，百分之十二的居民。' },
      { good: '| 长度 | 3km |\n|---|---|\n| 面积 | 20m2 |', language: 'markdown', note: '表格' },
    ],
  },
  kinds: allBut('cell', 'furniture'),
  triggers: [words('百分之', ...RATES, '加息', '降息', ...UNIT_WORDS), signs(UNIT_SIGNS)],
  passage(p) {
    if (!(p.classes & Class.Han)) return NOTHING;
    const notes = new Notes(p.text);
    for (const n of p.numbers.all) {
      if (n.shape !== 'plain') continue;
      if (n.lead === '百分之' && n.form === 'arabic') {
        const wanted = `${p.text.slice(n.at, n.end)}%`;
        notes.tell('words', { start: n.start, end: n.end }, wanted, [{ start: n.start, end: n.end, text: wanted }]);
      } else if (n.form === 'arabic') {
        currency(notes, n);
        unitOf(notes, n);
      }
    }
    const { findings, facts } = notes;
    return findings.length + facts.length > 0 ? { findings, facts } : NOTHING;
  },
  article({ facts }) {
    if (!facts.some((f) => f.value === '摄氏度')) return [];
    const signs = facts.filter((f) => f.value === '℃');
    return signs.map(({ passage, range }): PlacedFinding<Message> => {
      const title = { zh: '改为“摄氏度”', en: 'Write 摄氏度' };
      return { message: 'celsius', passage, range, fixes: [replace(range, '摄氏度', { title })] };
    });
  },
});

type Message = 'symbol' | 'percent' | 'words' | 'currency' | 'points' | 'foreign' | 'celsius';

/** A temperature, with the sign or in words. */
type Degree = '℃' | '摄氏度';

const DOLLARS: Readonly<Record<string, string>> = { US: '美元', HK: '港元', A: '澳元', C: '加元', NT: '新台币', S: '新加坡元' };
const SIGNS = unitsOf(Object.keys(CURRENCIES).join(''));

class Notes {
  readonly findings: Finding<Message>[] = [];
  readonly facts: Fact<Degree>[] = [];

  constructor(readonly text: string) {}

  tell(message: Message, r: Range, wanted: string, edits: readonly TextEdit[], safety: Fix['safety'] = 'review', severity?: Severity): void {
    this.findings.push({
      message,
      range: { start: r.start, end: r.end },
      data: { text: this.text.slice(r.start, r.end), wanted },
      ...(edits.length > 0 ? { fixes: [{ title: { zh: `改为“${wanted}”`, en: `Write “${wanted}”` }, safety, edits }] } : {}),
      ...(severity ? { severity } : {}),
    });
  }
}

/** $100, 100$, US$100, 5元RMB */
function currency(notes: Notes, n: Numeral): void {
  const { text } = notes;
  if (n.lead === '' && !SIGNS.has(text.charCodeAt(n.end))) return;
  const before = CURRENCIES[n.lead];
  const sign = before ? n.lead : (text[n.end] ?? '\u0000');
  let name = before ?? CURRENCIES[sign];
  if (!name) return;
  let start = n.start;
  if (before && (n.lead === '$' || n.lead === '＄')) {
    let letters = start;
    while (letters > 0 && start - letters < 3 && isAt(text, letters - 1, Class.Latin)) letters--;
    if (letters < start) {
      const known = DOLLARS[text.slice(letters, start)];
      if (!known) return;
      name = known;
      start = letters;
    }
  }
  const spoken = n.unit?.kind === 'money' ? n.unitEnd : before ? n.end : n.end + 1;
  const wanted = `${text.slice(n.at, n.end)}${name}`;
  notes.tell('currency', { start, end: spoken }, wanted, [{ start, end: spoken, text: wanted }]);
}

/** 利率上调0.5%: a rate moves by percentage points. */
function points(notes: Notes, n: Numeral): void {
  const { text } = notes;
  const end = text[n.start - 1] === '了' ? n.start - 1 : n.start;
  const move = MOVES.find((w) => text.startsWith(w, end - 2));
  if (!move || n.lead !== '') return;
  const head = text.slice(Math.max(0, end - 14), end - 2);
  const clause = head.slice(Math.max(head.lastIndexOf('，'), head.lastIndexOf('。'), head.lastIndexOf('；')) + 1);
  if (!move.endsWith('息') && !RATES.some((r) => clause.includes(r))) return;
  const wanted = `${text.slice(n.start, n.end)}个百分点`;
  notes.tell('points', { start: n.start, end: n.unitEnd }, wanted, [{ start: n.end, end: n.unitEnd, text: '个百分点' }]);
}

/** 3英里 without the metric value beside it. */
function foreign(notes: Notes, n: Numeral): void {
  const around = notes.text.slice(n.unitEnd, n.unitEnd + 12);
  const before = notes.text.slice(Math.max(0, n.start - 12), n.start);
  if (/[约合相当（(]/.test(around) && /[米斤克升度里]/.test(around)) return;
  if (/[公千厘]|米|摄氏/.test(before) && /[（(约合]$/.test(before)) return;
  notes.tell('foreign', { start: n.unitStart, end: n.unitEnd }, '', [], 'review', 'hint');
}

function unitOf(notes: Notes, n: Numeral): void {
  const { text } = notes;
  const { unit } = n;
  if (!unit) return;
  const r = { start: n.unitStart, end: n.unitEnd };
  if (unit.kind === 'symbol') {
    const wanted = NAMES[unit.text];
    // Between Latin letters it is a dimension of goods (5mm x 3mm) or English.
    if (wanted && n.form === 'arabic' && !isAt(text, n.unitEnd, Class.Latin | Class.Digit) && text[n.unitEnd] !== '/')
      notes.tell('symbol', r, wanted, [{ start: n.end, end: r.end, text: wanted }]);
  } else if (unit.kind === 'percent') {
    if (unit.text === '％') notes.tell('percent', r, '%', [{ ...r, text: '%' }], 'safe');
    points(notes, n);
  } else if (unit.kind !== 'measure') return;
  else if (FOREIGN.has(unit.text)) foreign(notes, n);
  else if (unit.text === '℃' || unit.text === '摄氏度') notes.facts.push({ range: r, value: unit.text });
}
