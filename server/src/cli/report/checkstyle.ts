import { attributes, XML_HEAD } from '../../report/markup.ts';
import { Positions } from '../../report/positions.ts';
import type { Severity } from '../../rule/rule.ts';
import type { Locale } from '../say.ts';
import { atLeast, type FileReport, type Reporter } from './report.ts';

/** Checkstyle XML, which most build servers read. Findings at or above the least severity. */
export class CheckstyleReporter implements Reporter {
  constructor(private readonly options: { readonly locale: Locale; readonly minSeverity: Severity }) {}

  begin(): string {
    return `${XML_HEAD}<checkstyle version="4.3">\n`;
  }

  file({ path, error, text, problems }: FileReport): string {
    const { locale, minSeverity } = this.options;
    const shown = problems.filter((p) => atLeast(p.severity, minSeverity));
    const positions = new Positions(shown.length > 0 ? text : '');
    const rows = shown.map((p) => {
      const { line, column } = positions.at(p.range.start);
      return row(line, column, LEVELS[p.severity], p.message[locale], `newsproof.${p.rule.replace('/', '.')}`);
    });
    if (error) rows.unshift(row(1, 1, 'error', error[locale], 'newsproof.unreadable'));
    return `<file${attributes({ name: path })}>\n${rows.join('')}</file>\n`;
  }

  end(): string {
    return '</checkstyle>\n';
  }
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'info', hint: 'info' };

const row = (line: number, column: number, severity: string, message: string, source: string): string =>
  `<error${attributes({ line, column, severity, message, source })}/>\n`;
