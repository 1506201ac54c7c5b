import { closest } from '../engine/did-you-mean.ts';
import { LIMIT } from '../engine/limits.ts';
import type { Problem } from '../engine/place.ts';
import { groupOf } from '../engine/settings.ts';
import { Positions } from '../report/positions.ts';
import type { AnyRule, Localized, Severity } from '../rule/rule.ts';
import { applyEdits } from '../text/range.ts';
import { type OpenedDraft, RefusedQuestion } from './assistant.ts';
import { NOTES, REFUSALS } from './messages.ts';

/** From the gravest on. */
export const SEVERITIES_DOWN: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** So many findings are listed: an assistant reads all of them at once. */
const MOST_FINDINGS = 200;
/** So many units of the draft are shown of a finding, and of what its repair changes. */
const LONGEST = 400;

export interface CheckChoice {
  readonly language: keyof Localized;
  /** ids and groups; undefined: all */
  readonly rules?: readonly string[] | undefined;
  /** The least severity that is listed. */
  readonly least: Severity;
}

/** A finding as assistants read it. Lines and columns are 1-based, columns in UTF-16 units; the end is behind the last unit. */
export interface AssistedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** what it is about, cut where it is long */
  readonly text: string;
  readonly fix?: AssistedFix;
}

/** The first repair of a finding. */
interface AssistedFix {
  readonly title: string;
  /** safe: it may be made without asking. review: a person decides. */
  readonly safety: 'safe' | 'review';
  /** What stands in the draft, from the first change to the last, and what is to stand there; absent where that is long. */
  readonly replace?: string;
  readonly with?: string;
}

export interface CheckAnswer {
  readonly findings: readonly AssistedFinding[];
  /** how many findings of each severity there are, those that are not listed among them */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly notes?: readonly string[];
}

/** What is found in a draft. */
export function checkDraft(draft: OpenedDraft, { language, rules, least }: CheckChoice): CheckAnswer {
  const { text } = draft;
  const asked = draft.lint(text).filter((p) => !rules || p.rule === LIMIT || rules.includes(p.rule) || rules.includes(groupOf(p.rule)));
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const p of asked) counts[p.severity]++;
  const told = asked.filter((p) => SEVERITIES_DOWN.indexOf(p.severity) <= SEVERITIES_DOWN.indexOf(least));
  const positions = new Positions(text);
  const findings = told.slice(0, MOST_FINDINGS).map((p) => findingOf(p, text, positions, language));
  const notes = [...draft.notes, ...(told.length > MOST_FINDINGS ? [NOTES.findingsCut(told.length - MOST_FINDINGS)] : [])];
  return { findings, counts, ...(notes.length > 0 && { notes: notes.map((n) => n[language]) }) };
}

function findingOf(p: Problem, text: string, positions: Positions, language: keyof Localized): AssistedFinding {
  const [from, to] = [positions.at(p.range.start), positions.at(p.range.end)];
  return {
    rule: p.rule,
    severity: p.severity,
    message: p.message[language],
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    text: short(text.slice(p.range.start, p.range.end)),
    ...fixOf(p, text, language),
  };
}

function fixOf({ fixes: [fix] }: Problem, text: string, language: keyof Localized): { fix?: AssistedFix } {
  if (!fix || fix.edits.length === 0) return {};
  const start = fix.edits.reduce((least, e) => Math.min(least, e.start), text.length);
  const end = fix.edits.reduce((most, e) => Math.max(most, e.end), 0);
  const said = { title: fix.title[language], safety: fix.safety };
  if (end - start > LONGEST) return { fix: said };
  const inside = [...fix.edits].sort((a, b) => a.start - b.start || a.end - b.end).map((e) => ({ ...e, start: e.start - start, end: e.end - start }));
  const replace = text.slice(start, end);
  return { fix: { ...said, replace, with: applyEdits(replace, inside) } };
}

/** @param text cut between characters */
export const short = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`);

/**
 * Rules and groups that an assistant names.
 * @throws RefusedQuestion where there is no such rule or group
 */
export function knownNames(asked: readonly string[], rules: readonly AnyRule[]): readonly string[] {
  const known = new Set(rules.flatMap(({ meta }) => [meta.id, groupOf(meta.id)]));
  for (const name of asked) if (!known.has(name)) throw new RefusedQuestion(REFUSALS.unknownRule(name, closest(name, known)));
  return asked;
}
