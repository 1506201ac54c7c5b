import { getHeapStatistics } from 'node:v8';
import type { Limits } from '../engine/limits.ts';
import type { Localized } from '../rule/rule.ts';
import { countLines } from '../text/lines.ts';
import { localized } from './say.ts';

/** Part of the heap that a draft may fill: the garbage collector crawls where little is free, and a report takes some. */
const SHARE = 0.75;
/** The program, its lexicon and its rules. */
const PROGRAM = 60e6;
/** Bytes of the heap for a UTF-16 unit of a text as it is read, and for a line: measured on drafts, rounded up. */
const UNIT = 8;
const LINE = 260;
const EMPTY = 40;
/** The same at worst, before anything is known of the text but its lines: each is a paragraph, an article and a dateline. */
const UNIT_AT_WORST = 100;
const LINE_AT_WORST = 1000;
/** A note as the engine counts them (see engine/limits.ts). */
const NOTE = 400;
const MEGABYTE = 2 ** 20;

/**
 * What checking a text may keep, in the memory that this thread of Node has, or why it is too much from the start. A heap that
 * fills ends the program, and with it the check of all other files.
 */
export function limitsFor(text: string): Limits | { readonly refused: Localized } {
  const heap = getHeapStatistics().heap_size_limit;
  const room = heap * SHARE - PROGRAM;
  const { full, empty } = countLines(text);
  const most = text.length * UNIT_AT_WORST + full * LINE_AT_WORST + empty * EMPTY;
  if (most <= room) return { notes: (room - text.length * UNIT - full * LINE - empty * EMPTY) / NOTE, paragraph: Number.POSITIVE_INFINITY };
  const megabytes = (bytes: number): string => String(Math.ceil(bytes / MEGABYTE));
  const data = { lines: String(full + empty), characters: String(text.length), heap: megabytes(heap), more: megabytes((most + PROGRAM) / SHARE) };
  return { refused: localized('too-much', data) };
}
