import { quoted } from '../text/quoted.ts';
import type { EntryKind } from './lexicon.ts';
import { brief, type Cell, type Problems } from './problem.ts';
import { addAll, FORM_KEYS, type RawEntry, type RawForm, type RawOffice, rawEntry, SCALARS, SECTIONS } from './record.ts';

/** Column names: those of the YAML form, or Chinese ones. */
export const COLUMNS: Readonly<Record<string, string>> = {
  类别: 'kind',
  名称: 'name',
  全称: 'full',
  原文: 'original',
  简称: 'short',
  同义: 'synonyms',
  异体: 'variants',
  变体: 'variants',
  误写: 'typos',
  错误: 'wrong',
  例外: 'unless',
  职务: 'offices',
  可靠: 'sure',
  引号: 'quotes',
  国家: 'country',
  核对: 'checked',
  来源: 'source',
  备注: 'note',
  正例: 'good',
  反例: 'bad',
};

/** Values of the column `kind`. */
export const KINDS: Readonly<Record<string, EntryKind>> = {
  ...SECTIONS,
  person: 'person',
  organisation: 'organisation',
  place: 'place',
  agency: 'agency',
  event: 'event',
  term: 'term',
  pair: 'pair',
  人物: 'person',
  机构: 'organisation',
  地名: 'place',
  通讯社: 'agency',
  事件: 'event',
  用语: 'term',
  国家顺序: 'pair',
};

const KNOWN = new Set<string>(['kind', 'name', 'names', 'offices', 'unless', 'good', 'bad', ...SCALARS, ...Object.keys(FORM_KEYS)]);

/**
 * Reads a table with tabs, as a spreadsheet exports it: a header row, one entry a row, several values of a cell parted by ；
 * or a half-width semicolon. A variant may name its region (川普@TW) and when it ceased
 * to be right (汉城<2005-01); an office is “title from/to”.
 */
export function readTsv(text: string, problems: Problems): RawEntry[] {
  const rows = cutRows(text, problems);
  const header = rows[0];
  if (!header) return [];
  const columns = header.map((cell) => {
    const key = COLUMNS[cell.text.trim()] ?? cell.text.trim().toLowerCase();
    if (!KNOWN.has(key) && key !== '') problems.warning(cell, `不认识的列${quoted(brief(cell.text))}`, `Unknown column ${quoted(brief(cell.text))}`);
    return key;
  });
  if (!columns.includes('name') && !columns.includes('names')) {
    problems.error(header[0] as Cell, '第一行应为列名，其中要有 name（名称）', 'The first row names the columns, one of which is name');
    return [];
  }
  const out: RawEntry[] = [];
  const kindAt = columns.indexOf('kind');
  for (const row of rows.slice(1)) {
    if (row.every((c) => c.text.trim() === '')) continue;
    out.push(readRow(row, columns, kindAt, problems));
  }
  return out;
}

/** @param kindAt the column of the kind, or −1 */
function readRow(row: readonly Cell[], columns: readonly string[], kindAt: number, problems: Problems): RawEntry {
  const kindCell = row[kindAt];
  const kindText = kindCell?.text.trim() ?? '';
  const kind = KINDS[kindText];
  if (kindCell && kindText !== '' && !kind) problems.error(kindCell, `不认识的类别${quoted(brief(kindText))}`, `Unknown kind ${quoted(brief(kindText))}`);
  const raw = rawEntry(kind ?? 'person', (row[0] as Cell).start, (row.at(-1) as Cell).end);
  row.forEach((cell, i) => {
    const key = columns[i] ?? '';
    if (cell.text.trim() === '') return;
    const formKind = FORM_KEYS[key];
    const scalar = SCALARS.find((s) => s === key);
    if (scalar) raw.scalars.set(scalar, trimmed(cell));
    else if (formKind) {
      addAll(
        raw.forms,
        parts(cell).map((c) => form(c, formKind)),
      );
    } else if (key === 'name') raw.names.push(trimmed(cell));
    else if (key === 'names') {
      addAll(raw.names, parts(cell));
      raw.undecided = true;
    } else if (key === 'offices') addAll(raw.offices, parts(cell).map(office));
    else if (key === 'unless' || key === 'good' || key === 'bad') addAll(raw[key], parts(cell));
  });
  return raw;
}

/** 川普@TW; 汉城<2005-01 was right until then; both: 汉城@ROK<2005-01. */
function form(cell: Cell, kind: RawForm['kind']): RawForm {
  const found = /^([^@<]+)(?:@([^@<]*))?(?:<(\d[\d-]*))?$/.exec(cell.text);
  const text = found?.[1]?.trim() ?? '';
  if (!found || (found[2] === undefined && found[3] === undefined) || text === '') return { text: cell, kind };
  const until = found[3] === undefined ? {} : { until: { text: found[3], start: cell.start, end: cell.end } };
  const region = found[2]?.trim();
  return { text: { text, start: cell.start, end: cell.start + text.length }, kind, ...(region && { region }), ...until };
}

/** 美国总统 2017-01-20/2021-01-20, or with a dash; without an end: 美国总统 2025-01-20/; seen in print: 美国总统@2025-01-21/2026-08-22 */
function office(cell: Cell): RawOffice {
  const sighting = /^(\S[^@]*?)\s*@\s*(\d[\d-]*)(?:\s*[/–—至]\s*(\d[\d-]*))?$/.exec(cell.text);
  const found = /^(\S.*?)\s+(\d[\d-]*)(?:\s*[/–—至]\s*(\d[\d-]*)?)?$/.exec(cell.text);
  const part = (text: string): Cell => ({ text, start: cell.start, end: cell.end });
  if (sighting) return { title: part(sighting[1] as string), seen: [sighting[2] as string, sighting[3] ?? (sighting[2] as string)].map(part) };
  if (!found) return { title: cell };
  return { title: part(found[1] as string), from: part(found[2] as string), ...(found[3] && { to: part(found[3]) }) };
}

function trimmed(cell: Cell): Cell {
  const lead = cell.text.length - cell.text.trimStart().length;
  const text = cell.text.trim();
  return { text, start: cell.start + lead, end: cell.start + lead + text.length };
}

/** Values of one cell. Places inside a quoted cell may be off by its doubled quotes. */
function parts(cell: Cell): Cell[] {
  const out: Cell[] = [];
  let from = 0;
  for (let i = 0; i <= cell.text.length; i++) {
    const c = cell.text[i];
    if (i < cell.text.length && c !== ';' && c !== '；') continue;
    const part = trimmed({ text: cell.text.slice(from, i), start: cell.start + from, end: cell.start + i });
    if (part.text !== '') out.push(part);
    from = i + 1;
  }
  return out;
}

/** Cuts at tabs and line ends; a cell in double quotes may hold both, and "" for a quote. */
export function cutRows(text: string, problems: Problems): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at, problems) : plainCell(text, at);
    row.push({ text: cell.text, start: cell.start, end: cell.end });
    at = cell.next;
    const c = text[at];
    if (c === '\t') at++;
    else {
      rows.push(row);
      row = [];
      if (at >= text.length) return rows;
      at += c === '\r' && text[at + 1] === '\n' ? 2 : 1;
      if (at >= text.length) return rows;
    }
  }
}

function plainCell(text: string, at: number): Cell & { next: number } {
  let end = at;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(at, end), start: at, end, next: end };
}

function quotedCell(text: string, at: number, problems: Problems): Cell & { next: number } {
  let value = '';
  let i = at + 1;
  for (;;) {
    const quote = text.indexOf('"', i);
    if (quote < 0) {
      problems.error({ start: at, end: at + 1 }, '引号没有闭合', 'The quotation mark is not closed');
      return plainCell(text, at);
    }
    value += text.slice(i, quote);
    if (text[quote + 1] === '"') {
      value += '"';
      i = quote + 2;
      continue;
    }
    const rest = plainCell(text, quote + 1);
    return { text: value + rest.text, start: at + 1, end: quote, next: rest.next };
  }
}
