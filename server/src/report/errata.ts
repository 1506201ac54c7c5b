import type { Problem } from '../engine/place.ts';
import type { Localized, Severity } from '../rule/rule.ts';
import { applyEdits, type Range, type TextEdit } from '../text/range.ts';
import { changesByEdits } from './changes.ts';
import { editsBetween, readableEdits } from './edits-between.ts';
import { Positions } from './positions.ts';
import { moreChanges, type RuleTitles, ruleCells, SHEET_COLUMNS } from './proof-sheet.ts';
import type { SheetPage } from './sheet.ts';

/** Two states of a draft, and what was found in the first one. */
export interface Errata {
  /** what the states are called, plain text */
  readonly names: { readonly before: string; readonly after: string };
  /** without a BOM, with LF only, as `after` */
  readonly before: string;
  readonly after: string;
  /** of `before` */
  readonly problems: readonly Problem[];
  readonly rules: RuleTitles;
  readonly language: 'zh' | 'en';
}

/** Something that was changed, in order of place. */
interface Correction {
  /** of the text before */
  readonly edits: readonly TextEdit[];
  /** the finding that speaks for it */
  readonly problem?: Problem | undefined;
  /** The change is none of the repairs that the finding offers. */
  readonly otherwise?: boolean;
}

const TEXTS = {
  title: (before: string, after: string): Localized => ({ zh: `勘误表：${before} → ${after}`, en: `Errata: ${before} → ${after}` }),
  count: (all: number, told: number): Localized => ({
    zh: `共改动 ${all} 处，其中 ${told} 处有规则可依`,
    en: `Changes: ${all}, of which a rule speaks for ${told}`,
  }),
  nothing: { zh: '没有改动。', en: 'Nothing was changed.' },
  lineAfter: { zh: '改后行', en: 'Line after' },
  otherwise: (message: string): Localized => ({ zh: `${message}（改法与建议不同）`, en: `${message} (not changed as proposed)` }),
} as const;

/** The sheet of what was changed (勘误表): each place with its line before and after, old, new, and the rule that speaks for the change. */
export function errataSheet({ names, before, after, problems, rules, language }: Errata): SheetPage & { readonly changes: number } {
  const edits = editsBetween(before, after);
  const [places, placesAfter] = [new Positions(before), new Positions(after)];
  const shiftAt = shifts(edits);
  const corrections = correctionsOf(edits, before, problems);
  const rows = corrections.map(({ edits: own, problem, otherwise }) => {
    const { changes, more: left } = changesByEdits(own, before, Number.POSITIVE_INFINITY);
    const more = moreChanges(left, language);
    const at = own[0]?.start ?? 0;
    const message = problem?.message[language] ?? '';
    return {
      severity: problem?.severity ?? 'none',
      cells: [
        String(places.at(at).line),
        String(placesAfter.at(at + shiftAt(at)).line),
        { changes, more, side: 'before' as const },
        { changes, more, side: 'after' as const },
        ...ruleCells(problem?.rule ?? '', otherwise ? TEXTS.otherwise(message)[language] : message, rules, language),
      ],
    };
  });
  const { line, ...others } = SHEET_COLUMNS;
  const told = corrections.filter((c) => c.problem).length;
  return {
    title: TEXTS.title(names.before, names.after)[language],
    said: (rows.length > 0 ? TEXTS.count(rows.length, told) : TEXTS.nothing)[language],
    columns: [line, TEXTS.lineAfter, ...Object.values(others)].map((c) => c[language]),
    parts: [{ rows }],
    language,
    changes: rows.length,
  };
}

/** By how much a text is longer before the edit that begins at an offset. Offsets are asked for in any order. */
function shifts(edits: readonly TextEdit[]): (start: number) => number {
  const known = new Map<number, number>();
  let shift = 0;
  for (const { start, end, text } of edits) {
    known.set(start, shift);
    shift += text.length - (end - start);
  }
  return (start) => known.get(start) ?? 0;
}

function correctionsOf(edits: readonly TextEdit[], before: string, problems: readonly Problem[]): Correction[] {
  const owners = claims(edits, before, problems);
  const owned = new Map<Problem, TextEdit[]>();
  const corrections: Correction[] = [];
  for (let i = 0; i < edits.length; i++) {
    const edit = edits[i] as TextEdit;
    const problem = owners.get(edit);
    if (problem) {
      const own = owned.get(problem);
      if (own) own.push(edit);
      else {
        const first = [edit];
        owned.set(problem, first);
        corrections.push({ edits: first, problem });
      }
      continue;
    }
    const from = i;
    while (i + 1 < edits.length && !owners.has(edits[i + 1] as TextEdit)) i++;
    for (const own of readableEdits(edits.slice(from, i + 1), before)) {
      const near = pointingAt(own, problems);
      corrections.push({ edits: [own], ...(near && { problem: near, otherwise: true }) });
    }
  }
  return corrections;
}

const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const graver = (a: Problem, b: Problem): number => SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity);

/** The edits that are a repair which a finding offers. Where several would do, the graver finding counts, then the one that explains more. */
function claims(edits: readonly TextEdit[], before: string, problems: readonly Problem[]): Map<TextEdit, Problem> {
  const owners = new Map<TextEdit, Problem>();
  const size = (p: Problem): number => p.fixes[0]?.edits.length ?? 0;
  for (const problem of [...problems].sort((a, b) => graver(a, b) || size(b) - size(a))) {
    for (const fix of problem.fixes) {
      const own = realizes(edits, fix.edits, before);
      if (!own || own.length === 0 || own.some((e) => owners.has(e))) continue;
      for (const e of own) owners.set(e, problem);
      break;
    }
  }
  return owners;
}

/**
 * The edits that do what a repair would do, all of it. Two ways to write one change count as the same: which 的 of 的的 goes.
 * @returns undefined if something else was done in one of its places
 */
function realizes(edits: readonly TextEdit[], fix: readonly TextEdit[], before: string): TextEdit[] | undefined {
  const wanted = [...fix].sort((a, b) => a.start - b.start);
  const own: TextEdit[] = [];
  for (let i = 0; i < wanted.length; ) {
    let { start, end } = wanted[i] as TextEdit;
    let next = i + 1;
    let touched: readonly TextEdit[] = [];
    for (let size = -1; size !== end - start; ) {
      size = end - start;
      touched = touching(edits, { start, end });
      start = Math.min(start, touched[0]?.start ?? start);
      end = Math.max(end, touched.at(-1)?.end ?? end);
      for (; next < wanted.length && (wanted[next] as TextEdit).start <= end; next++) end = Math.max(end, (wanted[next] as TextEdit).end);
    }
    const made = (list: readonly TextEdit[]): string =>
      applyEdits(
        before.slice(start, end),
        list.map((e) => ({ start: e.start - start, end: e.end - start, text: e.text })),
      );
    if (touched.length === 0 || made(touched) !== made(wanted.slice(i, next))) return undefined;
    own.push(...touched);
    i = next;
  }
  return own;
}

/** Of edits in order, apart from each other, those that share a place with a range. */
function touching(edits: readonly TextEdit[], { start, end }: Range): readonly TextEdit[] {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle] as TextEdit).end < start) low = middle + 1;
    else high = middle;
  }
  let behind = low;
  while (behind < edits.length && (edits[behind] as TextEdit).start <= end) behind++;
  return edits.slice(low, behind);
}

/** What is longer is about a whole passage, and no reason for one change in it. */
const LONGEST_PLACE = 60;

/** A change that is so much longer than a finding in it is about more: a paragraph that goes does not go for its brackets. */
const BESIDE = 10;

/** The finding whose place was changed, though in another way: the graver one, then the narrower one. */
function pointingAt({ start, end, text }: TextEdit, problems: readonly Problem[]): Problem | undefined {
  const length = ({ range }: Problem): number => range.end - range.start;
  const size = Math.max(end - start, text.length);
  const meets = ({ range }: Problem): boolean => (range.start < end && start < range.end) || (start === end && range.start <= start && start <= range.end);
  return problems.filter((p) => length(p) <= LONGEST_PLACE && size <= length(p) + BESIDE && meets(p)).sort((a, b) => graver(a, b) || length(a) - length(b))[0];
}
