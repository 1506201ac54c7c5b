import { Positions } from '../../report/positions.ts';
import type { Severity } from '../../rule/rule.ts';
import { visible } from '../../text/visible.ts';
import type { Locale } from '../say.ts';
import { atLeast, type FileReport, type Reporter } from './report.ts';

/** Workflow commands of GitHub Actions: annotations beside the lines of a change. Findings at or above the least severity. */
export class GithubReporter implements Reporter {
  constructor(private readonly options: { readonly locale: Locale; readonly minSeverity: Severity }) {}

  begin(): string {
    return '';
  }

  file({ path, error, text, problems }: FileReport): string {
    const { locale, minSeverity } = this.options;
    const file = path.replaceAll('\\', '/');
    const shown = problems.filter((p) => atLeast(p.severity, minSeverity));
    const positions = new Positions(shown.length > 0 ? text : '');
    const lines = shown.map((p) => {
      const { start, end } = positions.range(p.range);
      // Columns are only understood on one line.
      const place = start.line === end.line ? { line: start.line, col: start.column, endColumn: end.column } : { line: start.line, endLine: end.line };
      return command(LEVELS[p.severity], { file, ...place, title: `newsproof ${p.rule}` }, p.message[locale]);
    });
    if (error) lines.unshift(command('error', { file, title: 'newsproof' }, error[locale]));
    return lines.join('');
  }

  end(): string {
    return '';
  }
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${name} ${list.join(',')}::${escapeData(message)}\n`;
}

/** Whatever ends a line would end the command, and the next line could be one of the draft's own. */
function escapeData(text: string): string {
  return visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}
