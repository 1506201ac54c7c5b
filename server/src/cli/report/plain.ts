import type { Problem } from '../../engine/place.ts';
import type { Rate } from '../../engine/rate/rate.ts';
import { Positions } from '../../report/positions.ts';
import type { Locale } from '../say.ts';
import type { FileReport } from './report.ts';

/** What the JSON formats say of a file: the contract that other programs read. Keys are only ever added. */
export function fileObject(report: FileReport, locale: Locale): object {
  return { path: report.path, ...draftObject(report, locale) };
}

/** The same without what the draft is called. */
export function draftObject({ error, text, problems, rate }: Omit<FileReport, 'path'>, locale: Locale): object {
  const positions = problems.length > 0 ? new Positions(text) : undefined;
  return {
    error: error?.[locale] ?? null,
    characters: countCodePoints(text),
    ...(rate && { errorRate: rateObject(rate) }),
    findings: positions ? problems.map((p) => findingObject(p, positions, locale)) : [],
  };
}

/** `characters` are those that the rate is of: counted as editors do (字数), of the copy only. */
export function rateObject({ characters, errors, perTenThousand }: Rate): object {
  return { characters, errors, perTenThousand };
}

function findingObject(p: Problem, positions: Positions, locale: Locale): object {
  return {
    rule: p.rule,
    severity: p.severity,
    message: p.message[locale],
    range: positions.range(p.range),
    fixes: p.fixes.map((f) => ({
      title: f.title[locale],
      safety: f.safety,
      edits: f.edits.map((e) => ({ offset: e.start, length: e.end - e.start, text: e.text })),
    })),
    related: p.related.map((r) => ({ message: r.message[locale], range: positions.range(r.range) })),
  };
}

function countCodePoints(text: string): number {
  let n = text.length;
  for (let i = 0; i < text.length; i++) if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) n--;
  return n;
}

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;
