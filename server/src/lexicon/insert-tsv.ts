import { quoted } from '../text/quoted.ts';
import type { TextEdit } from '../text/range.ts';
import { type Addition, attempt, type Inserted, refuse } from './insert.ts';
import type { Entry, EntryKind, Form, FormKind } from './lexicon.ts';
import { type Cell, Problems } from './problem.ts';
import { KEY_OF } from './taught.ts';
import { COLUMNS, cutRows, KINDS } from './tsv.ts';
import { lineEndOf } from './yaml-places.ts';

/**
 * Adds an entry, or a form of an entry, to a lexicon that is a table: a row at the end, or a value in a cell. Refused where the
 * table has no column for what is to be added.
 * @param text of the file, without a BOM; the edits are UTF-16 units of it
 */
export function addToTsv(text: string, addition: Addition, fileName = 'lexicon.tsv'): Inserted {
  return attempt(text, addition, fileName, () => {
    const rows = cutRows(text, new Problems(text.length));
    const columns = (rows[0] ?? []).map((c) => COLUMNS[c.text.trim()] ?? c.text.trim().toLowerCase());
    const { entry, form } = addition;
    const at = { kind: columns.indexOf('kind'), name: columns.indexOf('name') };
    const row = rows.slice(1).find((r) => isOf(r, at, entry));
    if (row && !form) refuse(`词库中已有${quoted(entry.name)}`, `The lexicon has ${quoted(entry.name)} already`);
    const taken = rows.slice(1).some((r) => r.some((c) => c.text.split(/[;；]/).some((v) => v.trim() === (form?.text ?? entry.name))));
    if (taken)
      refuse(`${quoted(form?.text ?? entry.name)}已在表中，请手工改`, `${quoted(form?.text ?? entry.name)} is in the table already, change it by hand`);
    return [row && form ? inCell(text, row, columns, KEY_OF[form.kind], form.text) : newRow(text, columns, entry)];
  });
}

/** @param at columns of the kind and the name, or −1 */
function isOf(row: readonly Cell[], at: { readonly kind: number; readonly name: number }, { kind, name }: Entry): boolean {
  const cell = (column: number): string => row[column]?.text.trim() ?? '';
  return (KINDS[cell(at.kind)] ?? 'person') === kind && cell(at.name) === name;
}

function inCell(text: string, row: readonly Cell[], columns: readonly string[], key: string, value: string): TextEdit {
  const at = column(columns, key);
  const cell = row[at];
  const last = row.at(-1) as Cell;
  const end = cell?.end ?? last.end + (text[last.end] === '"' ? 1 : 0);
  const filled = cell !== undefined && cell.text.trim() !== '';
  return { start: end, end, text: `${cell ? '' : '\t'.repeat(at - row.length + 1)}${filled ? '；' : ''}${value}` };
}

function newRow(text: string, columns: readonly string[], entry: Entry): TextEdit {
  const values = new Map<string, string>();
  const put = (key: string, value: string | undefined): void => {
    if (value === undefined || value === '') return;
    column(columns, key);
    if (/[\t\r\n"]/.test(value)) refuse(`${quoted(value)}不能写入表格`, `${quoted(value)} cannot be put into a table`);
    values.set(key, value);
  };
  const forms = (kind: Exclude<FormKind, 'name'>): string =>
    entry.forms
      .filter((f) => f.kind === kind && f.text !== entry.full)
      .map(formCell)
      .join('；');
  put('name', entry.name);
  if (entry.kind !== 'person' || columns.includes('kind')) put('kind', kindWord(columns, text, entry.kind));
  for (const key of ['full', 'original', 'quotes', 'country', 'checked', 'source', 'note'] as const) put(key, entry[key]);
  if (entry.sure !== 'A') put('sure', entry.sure);
  if (entry.undecided) refuse('写法未定的条目不能写入表格', 'An entry that is not decided cannot be put into a table');
  for (const kind of Object.keys(KEY_OF) as (keyof typeof KEY_OF)[]) put(KEY_OF[kind], forms(kind));
  put('unless', entry.unless.join('；'));
  const held = entry.offices.map((o) => `${o.title} ${o.from}/${o.to ?? ''}`);
  put('offices', [...held, ...(entry.seen ?? []).map((s) => `${s.title}@${s.first}/${s.last}`)].join('；'));
  const row = columns.map((c) => values.get(c) ?? '').join('\t');
  const eol = lineEndOf(text);
  // The end of the table stays as it is: with a line end or without.
  const closed = text.endsWith('\n');
  return { start: text.length, end: text.length, text: closed ? `${row}${eol}` : `${eol}${row}` };
}

/** 川普@TW, 汉城<2005-01 */
function formCell({ text, region, weak, until }: Form): string {
  if (weak) refuse(`表格不能写${quoted(text)}的 weak`, `A table cannot hold that ${quoted(text)} is weak`);
  return `${text}${region ? `@${region}` : ''}${until ? `<${until}` : ''}`;
}

function column(columns: readonly string[], key: string): number {
  const at = columns.indexOf(key);
  const zh = Object.keys(COLUMNS).find((c) => COLUMNS[c] === key) ?? key;
  return at >= 0 ? at : refuse(`表格没有${quoted(zh)}（${key}）一列`, `The table has no column ${key}`);
}

/** In the language of the header. */
function kindWord(columns: readonly string[], text: string, kind: EntryKind): string {
  const words = Object.keys(KINDS).filter((w) => KINDS[w] === kind);
  const header = text.split(/[\r\n]/, 1)[0]?.split('\t')[columns.indexOf('kind')] ?? '';
  const han = /\p{Script=Han}/u;
  return words.find((w) => han.test(w) === han.test(header)) ?? (words[0] as string);
}
