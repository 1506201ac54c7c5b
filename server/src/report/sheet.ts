import { visible } from '../text/visible.ts';
import type { Change } from './changes.ts';
import { escapeMarkup as h } from './markup.ts';
import { inLine, pageHead, table } from './page.ts';

/** What stands in one place of a sheet, as plain text: words, one side of what changes, a rule. */
export type SheetCell = string | { readonly changes: readonly Change[]; readonly more: string; readonly side: 'before' | 'after' } | RuleName;

interface RuleName {
  /** empty for what is no rule of the catalogue */
  readonly title: string;
  readonly rule: string;
}

interface SheetRow {
  readonly severity: string;
  readonly cells: readonly SheetCell[];
}

/** A table to read, to print and to send on: of a draft, or of two states of one. All of it is plain text. */
export interface SheetPage {
  readonly title: string;
  /** how much there is, or that there is nothing */
  readonly said: string;
  readonly columns: readonly string[];
  /** the first one has no title */
  readonly parts: readonly { readonly title?: string; readonly rows: readonly SheetRow[] }[];
  readonly language: 'zh' | 'en';
}

/** The sheet as a page that names no other file and runs nothing. */
export function htmlPage({ title, said, columns, parts, language }: SheetPage): string {
  const cell = (c: SheetCell): string => {
    if (typeof c === 'string') return `<td>${h(c)}</td>`;
    if ('rule' in c) return `<td>${[c.title === '' ? '' : h(c.title), c.rule === '' ? '' : `<code>${h(c.rule)}</code>`].filter(Boolean).join('<br>')}</td>`;
    const shown = c.changes.map((x) => `${h(inLine(x.lead))}<mark>${h(inLine(x[c.side]))}</mark>${h(inLine(x.tail))}`);
    return `<td class="draft">${[...shown, ...(c.more === '' ? [] : [h(c.more)])].join('<br>')}</td>`;
  };
  const row = ({ severity, cells }: SheetRow): string => `<tr class="${severity}">${cells.map(cell).join('')}</tr>\n`;
  const part = ({ title: of, rows }: SheetPage['parts'][number]): string =>
    rows.length === 0 ? '' : `${of === undefined ? '' : `<h2>${h(of)}</h2>\n`}${table(columns, rows.map(row).join(''))}`;
  return `${pageHead(language, title)}<p>${h(said)}</p>\n${parts.map(part).join('')}</body>\n</html>\n`;
}

/** The same as Markdown. It is no draft: a comment at its head says so. What changes stands in ⟦⟧, which reads well unrendered too. */
export function markdownPage({ title, said, columns, parts }: SheetPage): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const cell = (c: SheetCell): string => {
    if (typeof c === 'string') return plain(c);
    if ('rule' in c) return [plain(c.title), c.rule === '' ? '' : `\`${c.rule}\``].join(' ').trim();
    return [...c.changes.map((x) => plain(marked(x, c.side))), ...(c.more === '' ? [] : [plain(c.more)])].join('<br>');
  };
  const part = ({ title: of, rows }: SheetPage['parts'][number]): string =>
    rows.length === 0
      ? ''
      : `${of === undefined ? '' : `\n## ${of}\n`}\n${line(columns)}${line(columns.map(() => '---'))}${rows.map((r) => line(r.cells.map(cell))).join('')}`;
  return `<!-- newsproof-disable -->\n\n# ${plain(title)}\n\n${plain(said)}\n${parts.map(part).join('')}`;
}

/**
 * The table as CSV (RFC 4180), for a spreadsheet: with a BOM, without which Excel takes it for another encoding. What a spreadsheet
 * would take for a formula has an apostrophe before it; in Chinese and Japanese ones that is a full-width sign too. Titles of parts
 * are left out.
 */
export function csvPage({ columns, parts }: SheetPage): string {
  const field = (text: string): string => {
    const safe = visible(inLine(text)).replace(/^(?=[=+\-@＝＋－＠])/, "'");
    return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const cell = (c: SheetCell): string => {
    if (typeof c === 'string') return field(c);
    if ('rule' in c) return field([c.title, c.rule].filter(Boolean).join(' '));
    return field([...c.changes.map((x) => marked(x, c.side)), ...(c.more === '' ? [] : [c.more])].join('；'));
  };
  const rows = [columns.map(field), ...parts.flatMap((p) => p.rows.map((r) => r.cells.map(cell)))];
  return `\ufeff${rows.map((r) => `${r.join(',')}\r\n`).join('')}`;
}

const marked = (c: Change, side: 'before' | 'after'): string => `${inLine(c.lead)}⟦${inLine(c[side])}⟧${inLine(c.tail)}`;

/** Text that Markdown takes for nothing but text, in one line. */
const plain = (text: string): string => visible(inLine(text)).replace(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&');
