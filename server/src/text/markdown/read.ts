import type { Line } from '../line.ts';
import type { RawLine } from '../lines.ts';
import { Blocks } from './blocks.ts';
import { frontMatter } from './frontmatter.ts';

/**
 * Reads Markdown lines (CommonMark, GFM tables, footnotes, YAML/TOML front matter) from a restart line on. What a line is
 * depends on the lines of the raw text from its restart line up to the next one only, so that reading from any restart line
 * gives the lines that reading from 0 gives.
 * @param from index of a line before which nothing is open: 0, or a line whose earlier reading says `restart`
 * @param settled asked for every line index > from before which nothing is open; reading ends there when it answers true
 * @returns the lines from `from` up to where reading ended
 */
export function readMarkdown(raw: readonly RawLine[], from: number, settled: (index: number) => boolean): Line[] {
  const blocks = new Blocks();
  const front = from === 0 ? frontMatter(raw) : { lines: 0, looked: 0 };
  let i = from;
  // What may be front matter is so only at the very beginning: none of its lines is a place to start again, not even line 0,
  // which an edit may move down (reading starts at 0 without asking).
  for (; i < front.lines; i++) blocks.readFront(raw[i] as RawLine);
  for (; i < raw.length; i++) {
    const restart = blocks.idle && i >= front.looked;
    if (restart && i > from && settled(i)) break;
    blocks.read(raw[i] as RawLine, restart);
  }
  blocks.finish();
  return blocks.lines;
}
