import type { Problem } from '../../engine/place.ts';
import type { Rate } from '../../engine/rate/rate.ts';
import type { Localized, Severity } from '../../rule/rule.ts';
import type { Locale } from '../say.ts';

/** What is said of one file, draft or configuration. */
export interface FileReport {
  /** as given on the command line */
  readonly path: string;
  /** Why it could not be read. */
  readonly error: Localized | null;
  /** decoded, without a BOM */
  readonly text: string;
  readonly problems: readonly Problem[];
  /** How many findings comments and the ignore file left out. */
  readonly suppressed?: number;
  /** of a draft that could be read */
  readonly rate?: Rate | undefined;
}

type Counts = Readonly<Record<Severity, number>>;

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

export const SEVERITY_NAMES: Readonly<Record<Locale, Readonly<Record<Severity, string>>>> = {
  zh: { error: '错误', warning: '警告', information: '提醒', hint: '提示' },
  en: { error: 'error', warning: 'warning', information: 'information', hint: 'hint' },
};

/** True if a finding of this severity is at or above the least one asked for. */
export function atLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

export function countBySeverity(problems: Iterable<Problem>): Record<Severity, number> {
  const n = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const p of problems) n[p.severity]++;
  return n;
}

export interface RunSummary extends Counts {
  readonly files: number;
  /** of all drafts together */
  readonly rate: Rate;
  readonly suppressed: number;
}

/** Writes reports of files in the order in which they come. Returns text, which the caller sends on at once. */
export interface Reporter {
  begin(): string;
  file(report: FileReport): string;
  end(summary: RunSummary): string;
}
