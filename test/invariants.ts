import { isDeepStrictEqual } from 'node:util';
import { type FixedText, fixAll } from '../server/src/engine/fix-all.ts';
import { chooseFixes } from '../server/src/engine/fixes.ts';
import { createLinter } from '../server/src/engine/lint.ts';
import type { Problem } from '../server/src/engine/place.ts';
import { type Config, resolveSettings, type Settings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import { formOf } from '../server/src/text/char-forms.ts';
import type { Language } from '../server/src/text/line.ts';
import { applyEdits, type TextEdit } from '../server/src/text/range.ts';
import { findUrls } from '../server/src/text/urls.ts';
import { applyRandomEdit } from './generators.ts';
import { plain } from './lint.ts';

/** What is true of any text, with all rules on. Each function throws an Error that says what does not hold. */

export const settingsOf = (config: Config): Settings => resolveSettings(rules, config);

/** A fresh linter for each text. */
export const freshLint =
  (settings: Settings, language: Language) =>
  (text: string): readonly Problem[] =>
    createLinter(settings, shippedLexicon(), language).update(text).problems;

function hold(condition: boolean, what: string, found?: unknown): asserts condition {
  if (!condition) throw new Error(found === undefined ? what : `${what}: ${JSON.stringify(found)}`);
}

/** After each edit what is kept up to date equals a fresh lint. */
export function incrementalIsFresh(
  settings: Settings,
  language: Language,
  text: string,
  edits: readonly { at: number; remove: number; insert: string }[],
): void {
  const kept = createLinter(settings, shippedLexicon(), language);
  kept.update(text);
  for (const e of edits) {
    text = applyRandomEdit(text, e);
    hold(
      isDeepStrictEqual(plain(kept.update(text).problems), plain(freshLint(settings, language)(text))),
      'an edit leads elsewhere than a fresh opening',
      text,
    );
  }
}

/** No rule throws, and ranges and edits lie in the text, are not inverted and split no pair. */
export function rangesAreValid(settings: Settings, language: Language, text: string): void {
  const { problems, failures } = createLinter(settings, shippedLexicon(), language).update(text);
  const [failure] = failures;
  if (failure) throw new Error(`${failure.rule} throws`, { cause: failure.error });
  const whole = (at: number): boolean => !(/[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? ''));
  for (const p of problems) {
    for (const r of [p.range, ...p.related.map((x) => x.range), ...p.fixes.flatMap((f) => f.edits)]) {
      hold(r.start >= 0 && r.end >= r.start && r.end <= text.length && whole(r.start) && whole(r.end), `a range of ${p.rule}`, r);
    }
    for (const f of p.fixes) applyEdits(text, f.edits);
  }
}

/** Fixing all that is safe comes to an end, and loses nothing. @returns what it made of the text */
export function fixingIsSafe(settings: Settings, language: Language, text: string): FixedText {
  const lint = freshLint(settings, language);
  const fixed = fixAll(text, lint(text), lint);
  hold(applyEdits(text, fixed.edits) === fixed.text, 'the edits do not make the text');
  hold(substance(fixed.text) === substance(text), 'a Han character or a value is not what it was', fixed.text);
  hold(chooseFixes(fixed.text, lint(fixed.text)).edits.length === 0, 'something safe is left', fixed.text);
  hold(lineEndsStayWhole(text, fixed.edits), 'a line end is made or torn', fixed.text);
  return fixed;
}

/** What stands in the place of the Chinese zero: a circle, a letter between numerals. */
const CIRCLES = /[○◯]|(?<=[〇一二三四五六七八九])[OＯ](?=[〇一二三四五六七八九])/gu;

/** Han characters and digits in order, whatever their width or code point, months and days without the zero before them: what a safe fix may not touch. */
export function substance(text: string): string {
  const meant = [...text.replace(CIRCLES, '〇')].map((c) => {
    const form = formOf(c);
    return form && form.kind !== 'unit' ? (form.to ?? c) : c;
  });
  const figures = meant
    .join('')
    .normalize('NFKC')
    .replace(/(?<![\d.]\s*)0(?=[1-9]\s*[月日])/gu, '');
  return [...figures].filter((c) => /[\p{Script=Han}\p{Nd}]/u.test(c)).join('');
}

/** The bare URLs and mail addresses of a text. */
export const addresses = (text: string): string[] => findUrls(text, 0, text.length).map((r) => text.slice(r.start, r.end));

const ENDS = /\r\n|\r|\n/g;
export const lineEnds = (text: string): string[] => text.match(ENDS) ?? [];

/**
 * True if the line ends of a text are, kind by kind and in order, among those it had. A separator that is none may have become
 * one or two, and the last line may have got one.
 */
export function lineEndsStay(before: string, after: string): boolean {
  const had = [...before.matchAll(/\r\n|[\r\n\u2028\u2029\v]/g)].flatMap(([end]) => (/[\r\n]/.test(end) ? [end] : ['any', 'any']));
  if (!/[\r\n]$/.test(before)) had.push('any');
  let i = 0;
  for (const end of lineEnds(after)) {
    while (i < had.length && had[i] !== end && had[i] !== 'any') i++;
    if (i++ === had.length) return false;
  }
  return true;
}

/** True if no CR and LF meet that stood apart, and none part that were one line end. */
export function lineEndsStayWhole(text: string, edits: readonly TextEdit[]): boolean {
  /** the units after the edits, with their places before them, −1 for those put in */
  const units: { readonly unit: string; readonly from: number }[] = [];
  const keep = (start: number, end: number): void => {
    for (let i = start; i < end; i++) units.push({ unit: text[i] as string, from: i });
  };
  let at = 0;
  for (const e of edits) {
    keep(at, e.start);
    for (const unit of e.text.split('')) units.push({ unit, from: -1 });
    at = e.end;
  }
  keep(at, text.length);
  return units.every(({ unit, from }, i) => {
    const next = units[i + 1];
    const before = units[i - 1];
    if (unit === '\r' && from >= 0 && text[from + 1] === '\n' && next?.from !== from + 1) return false;
    if (unit === '\n' && from > 0 && text[from - 1] === '\r' && before?.from !== from - 1) return false;
    return !(unit === '\r' && next?.unit === '\n') || (from >= 0 ? next.from === from + 1 : next.from < 0);
  });
}
