import type { Problem } from '../engine/place.ts';
import type { Localized } from '../rule/rule.ts';
import { type Quantity, quantitiesIn } from '../statements/quantity.ts';
import type { Draft } from '../text/draft.ts';
import { Numbers } from '../text/numbers.ts';
import { sourceRange } from '../text/placed-passage.ts';
import { visible } from '../text/visible.ts';
import { inLine } from './page.ts';
import { Positions } from './positions.ts';

type Kind = 'people' | 'money' | 'share' | 'date' | 'other';

/** A figure of a draft, with the words around it. `start` is an offset of the draft, in UTF-16 units. */
interface Figure {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly around: string;
}

/** What a sheet is made of: a checked draft, and what was found in it. */
export interface FigureSheet {
  /** what the draft is called, plain text */
  readonly name: string;
  readonly draft: Draft;
  /** without a BOM */
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly language: 'zh' | 'en';
}

const KINDS: Readonly<Record<Kind, Localized>> = {
  people: { zh: '人数', en: 'People' },
  money: { zh: '金额', en: 'Money' },
  share: { zh: '比例', en: 'Shares' },
  date: { zh: '日期', en: 'Dates' },
  other: { zh: '其他数量', en: 'Other quantities' },
};
const TEXTS = {
  title: (name: string): Localized => ({ zh: `本稿数据：${name}`, en: `Figures of the draft: ${name}` }),
  none: { zh: '稿中没有数据。', en: 'The draft has no figures.' },
  columns: [
    { zh: '行', en: 'Line' },
    { zh: '数据', en: 'Figure' },
    { zh: '上下文', en: 'Context' },
    { zh: '核对', en: 'Check' },
  ],
} as const;
const BEFORE = 14;
const BEHIND = 10;
/** Groups whose findings are about figures. */
const ABOUT_FIGURES = /^(?:fact|num|dateline)\//;

/** How many figures a sheet lists. */
export const figureCount = ({ draft }: Pick<FigureSheet, 'draft'>): number => figuresOf(draft).length;

/**
 * The figures of a draft (本稿数据) as Markdown: a table for each kind, with lines and the words around, and beside what is wrong the
 * proof. It is no draft: a comment at its head says so.
 */
export function figureSheet({ name, draft, text, problems, language }: FigureSheet): string {
  const figures = figuresOf(draft);
  const head = `<!-- newsproof-disable -->\n\n# ${plain(TEXTS.title(name)[language])}\n`;
  if (figures.length === 0) return `${head}\n${TEXTS.none[language]}\n`;
  const positions = new Positions(text);
  const wrong = problems.filter((p) => ABOUT_FIGURES.test(p.rule));
  const columns = TEXTS.columns.map((c) => c[language]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const row = (f: Figure): string =>
    line([
      String(positions.at(f.start).line),
      plain(f.text),
      plain(f.around),
      saidOf(f, wrong)
        .map((p) => `⚠ ${plain(p.message[language])}`)
        .join('<br>'),
    ]);
  const tables = (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const own = figures.filter((f) => f.kind === kind);
    return own.length === 0
      ? []
      : [`\n## ${KINDS[kind][language]}（${own.length}）\n\n${line(columns)}${line(columns.map(() => '---'))}${own.map(row).join('')}`];
  });
  return head + tables.join('');
}

/** Findings on a figure, and those whose computation it is a part of. */
function saidOf({ start, end }: Figure, wrong: readonly Problem[]): readonly Problem[] {
  return wrong.filter((p) => [p, ...p.related].some(({ range }) => range.start < end && start < range.end));
}

function figuresOf(draft: Draft): readonly Figure[] {
  const out: Figure[] = [];
  for (const placed of draft.passages) {
    const { text } = placed.passage;
    const numbers = new Numbers(text);
    const put = (kind: Kind, { start, end }: { readonly start: number; readonly end: number }): void => {
      const at = sourceRange(placed, { start, end });
      const around = `${text.slice(Math.max(0, start - BEFORE), start)}【${text.slice(start, end)}】${text.slice(end, end + BEHIND)}`;
      out.push({ kind, start: at.start, end: at.end, text: text.slice(start, end), around });
    };
    for (const date of numbers.dates) put('date', date);
    const dated = new Set(numbers.dates.flatMap((d) => [d.year, d.month, d.day]));
    for (const q of quantitiesIn(text, numbers.all)) {
      if (!dated.has(q.numeral)) put(kindOf(q), { start: q.start, end: Math.max(q.end, q.numeral.unitEnd) });
    }
  }
  return out;
}

function kindOf({ unit, numeral }: Quantity): Kind {
  if (unit === '人') return 'people';
  if (numeral.unit?.kind === 'money' || numeral.lead !== '') return unit === '%' ? 'share' : 'money';
  return unit === '%' || numeral.unit?.kind === 'points' || unit === '倍' ? 'share' : 'other';
}

/** Text that Markdown takes for nothing but text, in one line. */
const plain = (text: string): string => visible(inLine(text)).replace(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&');
