import { visibleJson } from '../../text/visible.ts';
import type { Locale } from '../say.ts';
import { SCHEMA, summaryObject } from './json.ts';
import { draftObject, fileObject } from './plain.ts';
import type { FileReport, Reporter, RunSummary } from './report.ts';

/**
 * One JSON object a line, as soon as it is known: the tool, each file as in the JSON, the summary. `type` says which. Findings
 * of every severity.
 */
export class NdjsonReporter implements Reporter {
  constructor(private readonly options: { readonly version: string; readonly locale: Locale }) {}

  begin(): string {
    return line({ type: 'run', schema: SCHEMA, tool: { name: 'newsproof', version: this.options.version } });
  }

  file(report: FileReport): string {
    return line({ type: 'file', ...fileObject(report, this.options.locale) });
  }

  end(summary: RunSummary): string {
    return line({ type: 'summary', ...summaryObject(summary) });
  }
}

/**
 * The answer to a line of `--stdin-ndjson`, one line: what the JSON says of a file, with the id of the article for its path.
 * @param id as JSON
 * @param number of the line, 1-based
 */
export function answerLine(id: string, number: number, report: Omit<FileReport, 'path'>, locale: Locale): string {
  return `{"id":${id},"line":${number},${visibleJson(draftObject(report, locale)).slice(1)}\n`;
}

const line = (o: object): string => `${visibleJson(o)}\n`;
