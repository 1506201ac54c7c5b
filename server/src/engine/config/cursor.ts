import type { Range } from '../../text/range.ts';

/** Where a place of a configuration file is, read line by line, for a file that is being written is seldom whole. */
export interface Cursor {
  /** keys from the root of the file down to the place; list items add none */
  readonly path: readonly string[];
  /** A key, or an item of a list, may stand here; else the value of the last key. */
  readonly atKey: boolean;
  /** the word that stands here, UTF-16 units of the text */
  readonly word: Range;
}

interface Line {
  /** column of the dash of a list item */
  readonly dash: number | undefined;
  /** column of what follows the indent and the dash */
  readonly column: number;
  readonly key: string | undefined;
  /** what follows the colon */
  readonly value: string;
}

const WORD = /[^\s,[\]{}"'#]/;
/** No configuration is deeper. */
const FURTHEST = 4000;

/** @param text without a BOM @returns undefined inside a comment */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  if (/(?:^|\s)#/.test(before)) return undefined;
  let from = offset;
  while (from > start && WORD.test(text[from - 1] as string)) from--;
  let to = offset;
  while (to < text.length && WORD.test(text[to] as string)) to++;
  if (text[to - 1] === ':' && to > offset) to--;
  const line = readLine(text.slice(start, from));
  const above = parents(text.slice(0, start).split('\n').slice(0, -1), line);
  const word = { start: from, end: to };
  const { keys, atKey } = flow(line.value);
  // An item of a list may begin with a brace.
  if (line.key === undefined) return { path: [...above, ...keys], atKey: atKey || !/[[{]/.test(line.value), word };
  return { path: [...above, line.key, ...keys], atKey, word };
}

function readLine(line: string): Line {
  const [, indent = '', dashes = ''] = /^( *)((?:- +)*)/.exec(line) ?? [];
  const column = indent.length + dashes.length;
  const rest = line.slice(column);
  const found = /^(?:"([^"]*)"|'([^']*)'|([^\s#:'"[\]{},][^\s#:]*)) *:(?=\s|$)/.exec(rest);
  const key = found?.[1] ?? found?.[2] ?? found?.[3];
  const dash = dashes === '' ? undefined : indent.length;
  return { dash, column, key, value: found ? rest.slice(found[0].length) : rest };
}

/** Keys of the maps around a line. A list may stand as far left as its key. */
function parents(lines: readonly string[], { dash, column }: Line): string[] {
  const path: string[] = [];
  let col = dash ?? column;
  let inList = dash !== undefined;
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - FURTHEST) && (col > 0 || inList); i--) {
    const text = (lines[i] as string).trimEnd();
    if (/^\s*(?:#|$)/.test(text)) continue;
    const line = readLine(text);
    if (inList) {
      if (line.dash !== undefined || line.key === undefined || line.column > col) continue;
      path.unshift(line.key);
      col = line.column;
      inList = false;
    } else if (line.dash !== undefined && line.column === col) {
      col = line.dash;
      inList = true;
    } else if (line.key !== undefined && line.column < col) {
      path.unshift(line.key);
      col = line.dash ?? line.column;
      inList = line.dash !== undefined;
    }
  }
  return path;
}

/** Keys of the maps that braces open on the line, as far as it is written. */
function flow(value: string): { keys: string[]; atKey: boolean } {
  const open: { map: boolean; key: string | undefined }[] = [];
  let word = '';
  for (const [i, c] of [...value].entries()) {
    const top = open.at(-1);
    if (c === '{' || c === '[') open.push({ map: c === '{', key: undefined });
    else if (c === '}' || c === ']') open.pop();
    else if (c === ',' && top) top.key = undefined;
    else if (c === ':' && top?.map && top.key === undefined && /\s|^$/.test(value[i + 1] ?? '')) top.key = word.trim();
    else {
      word += c;
      continue;
    }
    word = '';
  }
  const top = open.at(-1);
  return { keys: open.flatMap((o) => (o.key === undefined ? [] : [o.key.replace(/^(["'])(.*)\1$/, '$2')])), atKey: top?.map === true && top.key === undefined };
}
