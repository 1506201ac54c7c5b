// Drafts as they are found, every line end of which somebody has judged: NAME.md or NAME.txt beside NAME.md.wraps.jsonl, or
// beside NAME.gold.jsonl. A row: { offset, length, label: 'wrap' | 'break' | 'unsure' }, in UTF-16 units; `length` covers the
// line ends, blank lines and indents between two lines.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns { name, text, language, falseEnds, unsure }: indices of the lines whose end is false, or that nobody can tell */
export function readLabelled(folder) {
  const out = [];
  for (const name of readdirSync(folder).sort()) {
    if (!/\.(?:md|txt)$/.test(name)) continue;
    const labels = [`${name}.wraps.jsonl`, `${name.replace(/\.\w+$/, '')}.gold.jsonl`].map((n) => join(folder, n)).find(existsSync);
    if (!labels) continue;
    const text = readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '');
    const rows = readFileSync(labels, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((row) => JSON.parse(row));
    const lineAt = lineFinder(text);
    const of = (label) => new Set(rows.filter((r) => r.label === label).map((r) => lineAt(r.offset)));
    out.push({ name, text, language: name.endsWith('.md') ? 'markdown' : 'plaintext', falseEnds: of('wrap'), unsure: of('unsure') });
  }
  return out;
}

function lineFinder(text) {
  const starts = [0];
  for (const m of text.matchAll(/\r\n?|\n/g)) starts.push(m.index + m[0].length);
  return (offset) => starts.findLastIndex((start) => start <= offset);
}
