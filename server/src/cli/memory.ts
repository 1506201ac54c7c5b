import { getHeapStatistics } from 'node:v8';
import { MOST_BYTES } from '../disk/file-kinds.ts';
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
/** Bytes of the heap for a byte of JSON that is parsed: measured on lists of nothing but empty objects, rounded up. */
const JSON_BYTE = 40;

/** Part of the heap that may be filled, in bytes. */
const room = (): number => getHeapStatistics().heap_size_limit * SHARE - PROGRAM;

/** Most bytes of a line of JSON that may be parsed in the memory that this thread of Node has: whole megabytes. */
export function longestLine(): number {
  return Math.max(1, Math.floor(Math.min(MOST_BYTES.draft, room() / JSON_BYTE) / MEGABYTE)) * MEGABYTE;
}

/**
 * What checking a text may keep, in the memory that this thread of Node has, or why it is too much from the start. A heap that
 * fills ends the program, and with it the check of all other files.
 */
export function limitsFor(text: string): Limits | { readonly refused: Localized } {
  const free = room();
  const { full, empty } = countLines(text);
  const most = text.length * UNIT_AT_WORST + full * LINE_AT_WORST + empty * EMPTY;
  if (most <= free) return { notes: (free - text.length * UNIT - full * LINE - empty * EMPTY) / NOTE, paragraph: Number.POSITIVE_INFINITY };
  const megabytes = (bytes: number): string => String(Math.ceil(bytes / MEGABYTE));
  const data = {
    lines: String(full + empty),
    characters: String(text.length),
    heap: megabytes(getHeapStatistics().heap_size_limit),
    more: megabytes((most + PROGRAM) / SHARE),
  };
  return { refused: localized('too-much', data) };
}
