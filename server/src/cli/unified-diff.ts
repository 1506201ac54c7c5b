import { sep } from 'node:path';
import { Positions } from '../report/positions.ts';
import { splitLines } from '../text/lines.ts';
import { applyEdits, type TextEdit } from '../text/range.ts';
import { visible } from '../text/visible.ts';

const CONTEXT = 1;

/**
 * The changes as a unified diff.
 * @param edits of `text`, in order of place, without overlaps
 */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
  if (edits.length === 0) return '';
  const lines = splitLines(text);
  const starts: number[] = [];
  let at = 0;
  for (const l of lines) {
    starts.push(at);
    at += l.text.length + l.eol.length;
  }
  const count = lines.at(-1)?.text === '' && lines.length > 1 ? lines.length - 1 : lines.length;
  const name = headerName(path.split(sep).join('/'));
  let out = `--- ${name}\n+++ ${name}\n`;
  let shift = 0;
  for (const hunk of hunksOf(new Positions(text), edits, count)) {
    const from = starts[hunk.first] as number;
    const to = starts[hunk.last + 1] ?? text.length;
    const old = text.slice(from, to);
    const fresh = applyEdits(
      old,
      hunk.edits.map((e) => ({ start: e.start - from, end: e.end - from, text: e.text })),
    );
    const [before, after] = [bodyLines(old), bodyLines(fresh)];
    out += `@@ -${hunk.first + 1},${before.length} +${hunk.first + 1 + shift},${after.length} @@\n${hunkBody(before, after)}`;
    shift += after.length - before.length;
  }
  return out;
}

const QUOTES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

/**
 * A name as git writes it, so that it can neither end the line nor be mistaken for two: one that holds a quote, a backslash or what
 * would not be seen stands in quotes, with escapes as in C, and one with a blank is ended by a tab.
 */
function headerName(path: string): string {
  const octal = (c: string): string => [...Buffer.from(c, 'utf8')].map((b) => `\\${b.toString(8).padStart(3, '0')}`).join('');
  const quoted = path.replace(/./gsu, (c) => QUOTES[c] ?? (visible(c) === c ? c : octal(c)));
  if (quoted !== path) return `"${quoted}"`;
  return path.includes(' ') ? `${path}\t` : path;
}

interface Hunk {
  readonly first: number;
  last: number;
  readonly edits: TextEdit[];
}

/** Edits by stretches of lines that lie apart. Lines are counted from 0. */
function hunksOf(positions: Positions, edits: readonly TextEdit[], lineCount: number): Hunk[] {
  const hunks: Hunk[] = [];
  for (const e of edits) {
    const first = Math.max(0, positions.at(e.start).line - 1 - CONTEXT);
    const last = Math.min(lineCount - 1, positions.at(e.end).line - 1 + CONTEXT);
    const hunk = hunks.at(-1);
    if (hunk && first <= hunk.last + 1) {
      hunk.last = Math.max(hunk.last, last);
      hunk.edits.push(e);
    } else hunks.push({ first, last, edits: [e] });
  }
  return hunks;
}

/** Lines with their ends told as text where they are not LF, without the empty one behind the last line end. */
function bodyLines(text: string): string[] {
  const lines = splitLines(text);
  if (lines.at(-1)?.text === '') lines.pop();
  return lines.map((l) => l.text + (l.eol === '\r' || l.eol === '\r\n' ? '\r' : ''));
}

/** The lines of a hunk: what both sides begin and end with is context. */
function hunkBody(before: readonly string[], after: readonly string[]): string {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const rows = [
    ...before.slice(0, head).map((l) => ` ${l}`),
    ...before.slice(head, before.length - tail).map((l) => `-${l}`),
    ...after.slice(head, after.length - tail).map((l) => `+${l}`),
    ...before.slice(before.length - tail).map((l) => ` ${l}`),
  ];
  return rows.map((r) => `${r}\n`).join('');
}
