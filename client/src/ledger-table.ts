import type { LedgerResult, ShownRow } from '../../server/src/protocol.ts';

/** What a table says in the language of the editor. */
export interface Wording {
  /** kind, name, spelling, count, line, first written, titles, offices, differs */
  readonly columns: readonly string[];
  readonly kinds: Readonly<Record<ShownRow['kind'], string>>;
  /** in the last column of names whose spellings differ */
  readonly differs: string;
  /** behind an office whose dates are not verified */
  readonly unsure: string;
  readonly omitted: (rows: number) => string;
}

export type TableFormat = 'markdown' | 'tsv';

/** Columns of figures, which Markdown sets to the right. */
const FIGURES: ReadonlySet<number> = new Set([3, 4]);

/** A ledger as a table for a story's files or a spreadsheet: one line a spelling. A function of its arguments alone. */
export function ledgerTable({ rows, omitted }: LedgerResult, format: TableFormat, wording: Wording): string {
  const cells = rows.flatMap((row) => linesOf(row, wording));
  const more = omitted.rows > 0 ? wording.omitted(omitted.rows) : undefined;
  if (format === 'tsv') {
    return [wording.columns, ...cells, ...(more === undefined ? [] : [[more]])].map((line) => `${line.map(tsvCell).join('\t')}\n`).join('');
  }
  const line = (list: readonly string[]): string => `| ${list.join(' | ')} |\n`;
  const rule = wording.columns.map((_, i) => (FIGURES.has(i) ? '---:' : '---'));
  return [
    line(wording.columns.map(markdownCell)),
    line(rule),
    ...cells.map((c) => line(c.map(markdownCell))),
    ...(more === undefined ? [] : [`\n${more}\n`]),
  ].join('');
}

function linesOf({ kind, name, spellings, first, titles, offices, differs }: ShownRow, { kinds, differs: mark, unsure }: Wording): string[][] {
  const given = titles.map((t) => (t.count > 1 ? `${t.text} ×${t.count}` : t.text)).join('；');
  const held = offices.map((o) => `${o.title}（${o.from}—${o.to ?? ''}${o.sure ? '' : `，${unsure}`}）`).join('；');
  return spellings.map((s) => [
    kinds[kind],
    name,
    s.text,
    String(s.count),
    String((s.places[0]?.range.start.line ?? 0) + 1),
    first.text,
    given,
    held,
    differs ? mark : '',
  ]);
}

const oneLine = (s: string): string => s.replace(/\s+/g, ' ').trim();

function markdownCell(s: string): string {
  return oneLine(s).replace(/[\\|`*_<>[\]~]/g, '\\$&');
}

/** As spreadsheets paste it. What they would take for a formula, by a full-width sign too, is marked as text. */
function tsvCell(s: string): string {
  const text = oneLine(s);
  const safe = /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  return safe.includes('"') ? `"${safe.replaceAll('"', '""')}"` : safe;
}
