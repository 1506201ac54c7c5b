import type { Severity } from '../../rule/rule.ts';
import type { Locale } from '../say.ts';
import { isTerminal } from '../terminal.ts';
import { CheckstyleReporter } from './checkstyle.ts';
import { GithubReporter } from './github.ts';
import { HtmlReporter } from './html.ts';
import { JsonReporter } from './json.ts';
import { JunitReporter } from './junit.ts';
import { NdjsonReporter } from './ndjson.ts';
import type { Reporter } from './report.ts';
import { SarifReporter } from './sarif.ts';
import { StylishReporter } from './stylish.ts';

export const FORMATS = ['stylish', 'json', 'ndjson', 'sarif', 'github', 'junit', 'checkstyle', 'html'] as const;
type Format = (typeof FORMATS)[number];

interface ReporterOptions {
  readonly version: string;
  readonly locale: Locale;
  readonly minSeverity: Severity;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function createReporter(format: Format, options: ReporterOptions): Reporter {
  switch (format) {
    case 'json':
      return new JsonReporter(options);
    case 'ndjson':
      return new NdjsonReporter(options);
    case 'sarif':
      return new SarifReporter(options);
    case 'github':
      return new GithubReporter(options);
    case 'junit':
      return new JunitReporter(options);
    case 'checkstyle':
      return new CheckstyleReporter(options);
    case 'html':
      return new HtmlReporter(options);
    case 'stylish':
      return new StylishReporter({ ...options, colour: wantsColour(options.env) });
  }
}

/** Colours on a terminal only, and not where the user has said no (no-color.org). */
function wantsColour(env: ReporterOptions['env']): boolean {
  return !env.NO_COLOR && env.TERM !== 'dumb' && isTerminal();
}
