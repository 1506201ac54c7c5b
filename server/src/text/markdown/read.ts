import type { Line } from '../line.ts';
import type { RawLine } from '../lines.ts';
import { readPlainLine } from '../plain.ts';

/**
 * Reads Markdown lines (CommonMark, GFM tables, footnotes, YAML/TOML front matter) from a restart line on.
 * @param from index of a line before which nothing is open: 0, or a line whose earlier reading says `restart`
 * @param settled asked for every line index > from before which nothing is open; reading ends there when it answers true
 * @returns the lines from `from` up to where reading ended
 */
export function readMarkdown(raw: readonly RawLine[], from: number, settled: (index: number) => boolean): Line[] {
  const out: Line[] = [];
  for (let i = from; i < raw.length; i++) {
    if (i > from && settled(i)) break;
    out.push(readPlainLine(raw[i] as RawLine));
  }
  return out;
}
