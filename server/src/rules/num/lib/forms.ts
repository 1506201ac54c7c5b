import type { Fact } from '../../../rule/rule.ts';
import type { DateMention, Numbers, Numeral } from '../../../text/numbers.ts';
import type { Range } from '../../../text/range.ts';
import { houseNumber } from './house.ts';

/** A number that one place writes in words where others may write figures. */
export interface WordUse {
  /** percent, about, century, date, or count with its unit */
  readonly sort: string;
  readonly text: string;
  /** In a quotation or a title: it belongs to somebody else. */
  readonly quoted: boolean;
  /** How figures write it. */
  readonly figures: string;
}

/** All numbers of a passage, for finding the classes it writes in figures if somebody asks. */
export interface Figures {
  readonly text: string;
  readonly numerals: readonly Numeral[];
}

/** A place that writes a class in figures. */
export interface FigureUse extends Range {
  readonly sort: string;
  readonly text: string;
  readonly passage: number;
}

/** What the collector reads of a passage. */
interface FormText {
  readonly text: string;
  readonly numbers: Numbers;
  readonly dateline?: { readonly range: Range } | undefined;
  quoted(at: number): boolean;
}

/** The day under a letter is in words by form; so short a line is no sentence. */
const SIGNATURE = 20;
const COUNTED = new Set(['span', 'money', 'measure', 'count', 'year']);

/** The class of a number that some write in words and some in figures; '' for all others. */
function sortOf(text: string, n: Numeral): string {
  if (n.shape !== 'plain' || n.form === 'mixed') return '';
  const kind = n.unit?.kind;
  const words = n.form === 'chinese';
  if (n.lead === '百分之') return words && n.vague === '' && n.value !== 100 ? 'percent' : '';
  if (!kind || n.lead !== '') return '';
  if (kind === 'percent') return words ? '' : 'percent';
  if (kind === 'century') return n.vague === '' && n.value >= 10 ? 'century' : '';
  if (!COUNTED.has(kind) || text[n.start - 1] === '第') return '';
  // 十多 is as usual as 10多.
  if (n.vague === '多' || n.vague === '余') return n.value >= (words ? 11 : 10) && n.value < 100 && n.scale === 1 ? 'about' : '';
  if (n.vague !== '' || kind === 'year') return '';
  // Round numbers and small ones are words by choice (二十年, 三次), an exact one is not.
  if (words && (n.value < 10 || n.value % 10 === 0 || n.value >= 10_000 || !hasTens(text, n))) return '';
  return countOf(n.unit?.text ?? '');
}

const counts = new Map<string, string>();

/** The class of what is counted in a unit: one string a unit, since every number asks for it. */
function countOf(unit: string): string {
  let sort = counts.get(unit);
  if (sort === undefined) {
    sort = `count:${unit}`;
    counts.set(unit, sort);
  }
  return sort;
}

/** 二十三, and not 二三 or 二〇三 */
function hasTens(text: string, n: Numeral): boolean {
  for (let i = n.at; i < n.bodyEnd; i++) if (text[i] === '十') return true;
  return false;
}

function figuresOf(text: string, n: Numeral, sort: string): string {
  if (sort === 'percent') return `${n.value}%`;
  return `${houseNumber(n.value)}${n.vague}${text.slice(n.end, n.unitEnd)}`;
}

function dateFigures(d: DateMention): string {
  return `${d.year ? `${d.year.value}年` : ''}${d.month ? `${d.month.value}月` : ''}${d.day ? `${d.day.value}日` : ''}`;
}

/** 二〇一八年六月十二日, 六月十二日; a year or a day alone may be a word. */
function isWordDate(d: DateMention): boolean {
  return !d.lunar && d.month?.form === 'chinese' && d.day?.form === 'chinese' && (d.year === undefined || d.year.form === 'chinese');
}

/** The numbers of a passage in words that its article should write in figures if it does so elsewhere. */
export function wordUses(p: FormText): readonly Fact<WordUse>[] {
  let out: Fact<WordUse>[] | undefined;
  const { text } = p;
  const note = (range: Range, sort: string, figures: string): void => {
    out ??= [];
    out.push({
      range: { start: range.start, end: range.end },
      value: { sort, text: text.slice(range.start, range.end), quoted: p.quoted(range.start), figures },
    });
  };
  for (const n of p.numbers.all) {
    if (n.form !== 'chinese') continue;
    const sort = sortOf(text, n);
    if (sort !== '') note({ start: n.start, end: n.unitEnd }, sort, figuresOf(text, n, sort));
  }
  if (text.length > SIGNATURE)
    for (const d of p.numbers.dates) if (isWordDate(d) && !(p.dateline && d.start < p.dateline.range.end)) note(d, 'date', dateFigures(d));
  return out ?? NONE;
}

const NONE: readonly Fact<WordUse>[] = [];

/** Notes the first place of each class that a passage writes in figures, where the class has none yet. */
export function noteFigures({ text, numerals }: Figures, passage: number, first: Map<string, FigureUse>): void {
  for (let k = 0; k < numerals.length; k++) {
    const n = numerals[k] as Numeral;
    if (n.form !== 'arabic') continue;
    const next = numerals[k + 1];
    const date = n.unit?.kind === 'month' && next?.unit?.kind === 'day' && next.start === n.unitEnd;
    const sort = date ? 'date' : sortOf(text, n);
    if (sort === '' || first.has(sort)) continue;
    const end = date ? next.unitEnd : n.unitEnd;
    first.set(sort, { sort, start: n.start, end, text: text.slice(n.start, end), passage });
  }
}
