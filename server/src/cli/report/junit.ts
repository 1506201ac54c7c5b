import { attributes, escapeMarkup, XML_HEAD } from '../../report/markup.ts';
import { Positions } from '../../report/positions.ts';
import type { Severity } from '../../rule/rule.ts';
import type { Locale } from '../say.ts';
import { atLeast, type FileReport, type Reporter } from './report.ts';

/** JUnit XML: a suite for each file, a failure for each finding at or above the least severity, one passed test where there is none. */
export class JunitReporter implements Reporter {
  constructor(private readonly options: { readonly locale: Locale; readonly minSeverity: Severity }) {}

  begin(): string {
    return `${XML_HEAD}<testsuites name="newsproof">\n`;
  }

  file({ path, error, text, problems }: FileReport): string {
    const { locale, minSeverity } = this.options;
    const shown = problems.filter((p) => atLeast(p.severity, minSeverity));
    const positions = new Positions(shown.length > 0 ? text : '');
    const cases = shown.map((p) => {
      const { line, column } = positions.at(p.range.start);
      const message = p.message[locale];
      const failure = `<failure${attributes({ message, type: p.severity })}>${escapeMarkup(`${path}:${line}:${column} ${message} (${p.rule})`)}</failure>`;
      return `<testcase${attributes({ name: `${p.rule} ${line}:${column}`, classname: path, file: path, line, time: 0 })}>${failure}</testcase>\n`;
    });
    if (error)
      cases.unshift(`<testcase${attributes({ name: 'read', classname: path, time: 0 })}><error${attributes({ message: error[locale] })}/></testcase>\n`);
    if (cases.length === 0) cases.push(`<testcase${attributes({ name: 'newsproof', classname: path, time: 0 })}/>\n`);
    const counts = { name: path, tests: cases.length, failures: shown.length, errors: error ? 1 : 0, skipped: 0, time: 0 };
    return `<testsuite${attributes(counts)}>\n${cases.join('')}</testsuite>\n`;
  }

  end(): string {
    return '</testsuites>\n';
  }
}
