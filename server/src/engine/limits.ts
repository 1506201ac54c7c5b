import type { Localized, Severity } from '../rule/rule.ts';
import { type PlacedPassage, sourceRange } from '../text/placed-passage.ts';
import { fill } from './fill.ts';
import type { Problem } from './place.ts';

/** What a linter keeps and reads at most. Where it stops, a finding says so. */
export interface Limits {
  /**
   * What may be kept of passages and articles, in notes: a fact is one note, of some 400 bytes with all that is made of it, an item
   * of a list in a fact `ITEM`, a finding `HIT`, a passage `PASSAGE`, an article `ARTICLE`. Passages behind that are not read.
   */
  readonly notes: number;
  /** UTF-16 units of a paragraph or of a row of a table. Longer ones are not read: each keystroke in them would read all of them again. */
  readonly paragraph: number;
}

export const UNLIMITED: Limits = { notes: Number.POSITIVE_INFINITY, paragraph: Number.POSITIVE_INFINITY };

/** What an item, a finding, a passage and an article take, in notes: measured on texts of nothing but such. */
const ITEM = 0.25;
export const HIT = 2;
export const PASSAGE = 1.5;
export const ARTICLE = 8;

/** How many notes a fact takes: a rule may put all marks or names of a passage into one. */
export function notesOf(value: unknown): number {
  let notes = 1;
  if (typeof value !== 'object' || value === null) return notes;
  if (Array.isArray(value)) return notes + ITEM * value.length;
  for (const key in value) {
    const part = (value as Record<string, unknown>)[key];
    if (Array.isArray(part)) notes += ITEM * part.length;
  }
  return notes;
}

/** The rule of findings that tell of a limit. */
export const LIMIT = 'engine/limit';

const FULL: Localized = {
  zh: '问题和要前后对照的内容太多，从这里起没有检查。请把稿件拆成几个文件再查',
  en: 'too many findings and facts to keep: nothing is checked from here on. Split the draft into several files and check them',
};
const LONG: Localized = {
  zh: '这一段超过{limit}个字符，边写边查太慢，没有检查。请分段，或者用命令行检查',
  en: 'this paragraph is longer than {limit} characters and is not checked as you type. Break it up, or check it on the command line',
};

/** Tells that nothing is read from a passage on. */
export const fullProblem = (p: PlacedPassage): Problem => limitProblem('warning', FULL, p);

/** Tells that a paragraph is not read. @param p its first passage */
export const longProblem = (p: PlacedPassage, { paragraph }: Limits): Problem => limitProblem('information', fill(LONG, { limit: String(paragraph) }), p);

/** Shown on the first character of the passage. */
function limitProblem(severity: Severity, message: Localized, p: PlacedPassage): Problem {
  const length = (p.passage.text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
  return { rule: LIMIT, severity, message, range: sourceRange(p, { start: 0, end: length }), fixes: [], offers: [], related: [] };
}
