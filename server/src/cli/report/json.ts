import { visibleJson } from '../../text/visible.ts';
import type { Locale } from '../say.ts';
import { fileObject, rateObject } from './plain.ts';
import type { FileReport, Reporter, RunSummary } from './report.ts';

/** Schema 1 of the JSON. Fixed: other programs read it. */
export const SCHEMA = 1;

/** What the JSON formats say of the whole run. */
export function summaryObject({ files, error, warning, information, hint, suppressed, rate }: RunSummary): object {
  return { files, error, warning, information, hint, ...(suppressed > 0 && { suppressed }), errorRate: rateObject(rate) };
}

/** One JSON object for the whole run, with one line for each file. Findings of every severity. */
export class JsonReporter implements Reporter {
  private files = 0;

  constructor(private readonly options: { readonly version: string; readonly locale: Locale }) {}

  begin(): string {
    return `{"schema":${SCHEMA},"tool":${visibleJson({ name: 'newsproof', version: this.options.version })},"files":[`;
  }

  file(report: FileReport): string {
    return `${this.files++ > 0 ? ',' : ''}\n${visibleJson(fileObject(report, this.options.locale))}`;
  }

  end(summary: RunSummary): string {
    return `${this.files > 0 ? '\n' : ''}],"summary":${visibleJson(summaryObject(summary))}}\n`;
  }
}
