import { fstatSync } from 'node:fs';
import type { Severity } from '../../rule/rule.ts';
import type { Locale } from '../say.ts';
import { JsonReporter } from './json.ts';
import type { Reporter } from './report.ts';
import { StylishReporter } from './stylish.ts';

export const FORMATS = ['stylish', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReporterOptions {
  readonly version: string;
  readonly locale: Locale;
  readonly minSeverity: Severity;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function createReporter(format: Format, options: ReporterOptions): Reporter {
  switch (format) {
    case 'json':
      return new JsonReporter(options);
    case 'stylish':
      return new StylishReporter({ ...options, colour: wantsColour(options.env) });
  }
}

/** Colours on a terminal only, and not where the user has said no (no-color.org). */
function wantsColour(env: ReporterOptions['env']): boolean {
  return !env.NO_COLOR && env.TERM !== 'dumb' && fstatSync(1).isCharacterDevice() && process.stdout.isTTY === true;
}
