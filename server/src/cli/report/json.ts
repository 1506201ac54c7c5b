import type { Problem } from '../../engine/place.ts';
import { Positions } from '../positions.ts';
import type { Locale } from '../say.ts';
import type { FileReport, Reporter, RunSummary } from './report.ts';

/** Schema 1 of the JSON. Fixed: other programs read it. */
const SCHEMA = 1;

/** One JSON object for the whole run, with one line for each file. Findings of every severity. */
export class JsonReporter implements Reporter {
  private files = 0;

  constructor(private readonly options: { readonly version: string; readonly locale: Locale }) {}

  begin(): string {
    return `{"schema":${SCHEMA},"tool":${JSON.stringify({ name: 'newsproof', version: this.options.version })},"files":[`;
  }

  file(report: FileReport): string {
    const { path, error, text, problems } = report;
    const positions = problems.length > 0 ? new Positions(text) : undefined;
    const findings = positions ? problems.map((p) => this.finding(p, positions)) : [];
    return `${this.files++ > 0 ? ',' : ''}\n${JSON.stringify({ path, error: error?.[this.options.locale] ?? null, characters: countCharacters(text), findings })}`;
  }

  end(summary: RunSummary): string {
    const { files, error, warning, information, hint } = summary;
    return `${this.files > 0 ? '\n' : ''}],"summary":${JSON.stringify({ files, error, warning, information, hint })}}\n`;
  }

  private finding(p: Problem, positions: Positions): object {
    const { locale } = this.options;
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
}

/** Code points. */
function countCharacters(text: string): number {
  let n = text.length;
  for (let i = 0; i < text.length; i++) if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) n--;
  return n;
}

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;
