import type { Localized, Severity } from '../../rule/rule.ts';
import { quoted } from '../../text/quoted.ts';
import type { Range } from '../../text/range.ts';
import type { Problem } from '../place.ts';

/** A finding in a configuration file. */
export function configProblem(range: Range, severity: Severity, message: Localized, fixes: Problem['fixes'] = []): Problem {
  return { rule: 'config/invalid', severity, message, range, fixes, offers: [], related: [] };
}

/** A fault of a lexicon file as a finding in it. */
export function lexiconProblem(p: { offset: number; length: number; severity: 'error' | 'warning'; message: Localized }): Problem {
  const range = { start: p.offset, end: p.offset + p.length };
  return { rule: 'lexicon/invalid', severity: p.severity, message: p.message, range, fixes: [], offers: [], related: [] };
}

/** Puts a known word in the place of one that is not. */
export function replaceFix(range: Range, by: string): Problem['fixes'][number] {
  return { title: { zh: `改为${quoted(by)}`, en: `Change to ${quoted(by)}` }, safety: 'review', edits: [{ ...range, text: by }] };
}
