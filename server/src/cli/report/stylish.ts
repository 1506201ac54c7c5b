import type { Problem } from '../../engine/place.ts';
import { Positions } from '../../report/positions.ts';
import type { Severity } from '../../rule/rule.ts';
import { append } from '../../text/append.ts';
import { shownCount } from '../../text/counts.ts';
import { visible } from '../../text/visible.ts';
import type { MessageId } from '../messages.ts';
import { type Data, type Locale, localized } from '../say.ts';
import { rateText } from './rate-text.ts';
import { atLeast, type FileReport, SEVERITY_NAMES as NAMES, type Reporter, type RunSummary, SEVERITIES } from './report.ts';

const COLOURS: Readonly<Record<Severity | 'path' | 'dim', string>> = { error: '31', warning: '33', information: '36', hint: '90', path: '4', dim: '90' };

/** For people: grouped by file, one finding a line. Findings below the least severity are only counted. */
export class StylishReporter implements Reporter {
  private hidden = 0;
  private safe = 0;
  private failed = 0;

  constructor(private readonly options: { readonly locale: Locale; readonly minSeverity: Severity; readonly colour: boolean }) {}

  begin(): string {
    return '';
  }

  file({ path, error, text, problems }: FileReport): string {
    const shown = problems.filter((p) => atLeast(p.severity, this.options.minSeverity));
    this.hidden += problems.length - shown.length;
    for (const p of shown) if (p.fixes.some((f) => f.safety === 'safe')) this.safe++;
    if (error) this.failed++;
    if (shown.length === 0 && !error) return '';
    const rows: string[] = [];
    if (error) rows.push(`  ${this.paint('error', NAMES[this.options.locale].error)}  ${visible(error[this.options.locale])}`);
    if (shown.length > 0) append(rows, this.rows(shown, new Positions(text)));
    return `${this.paint('path', visible(path))}\n${rows.join('\n')}\n\n`;
  }

  private rows(problems: readonly Problem[], positions: Positions): string[] {
    const places = problems.map((p) => {
      const { line, column } = positions.at(p.range.start);
      return `${line}:${column}`;
    });
    const wide = places.reduce((w, p) => Math.max(w, p.length), 0);
    const names = NAMES[this.options.locale];
    const nameWidth = problems.reduce((w, p) => Math.max(w, names[p.severity].length), 0);
    return problems.map((p, i) => {
      const name = this.paint(p.severity, names[p.severity].padEnd(nameWidth));
      return `  ${(places[i] as string).padStart(wide)}  ${name}  ${visible(p.message[this.options.locale])}  ${this.paint('dim', p.rule)}`;
    });
  }

  end(summary: RunSummary): string {
    const names = NAMES[this.options.locale];
    const { locale } = this.options;
    const parts = SEVERITIES.filter((s) => summary[s] > 0).map((s) => (locale === 'zh' ? `${names[s]}${summary[s]}` : `${summary[s]} ${names[s]}`));
    const files = String(summary.files - this.failed);
    const found = shownCount(summary, (problems, hints) => this.say('problems-hints', { problems: String(problems), hints: String(hints) }));
    const lines = [
      parts.length === 0 ? this.say('found-none', { files }) : this.say('found', { files, found, parts: parts.join(locale === 'zh' ? '、' : ', ') }),
    ];
    if (this.failed > 0) lines.push(this.say('found-failed', { failed: String(this.failed) }));
    if (this.safe > 0) lines.push(this.say('found-fixable', { safe: String(this.safe) }));
    if (summary.suppressed > 0) lines.push(this.say('found-suppressed', { suppressed: String(summary.suppressed) }));
    if (this.hidden > 0) lines.push(this.say('found-hidden', { hidden: String(this.hidden), least: this.options.minSeverity }));
    if (summary.rate.characters > 0) lines.push(rateText(summary.rate, this.options.locale));
    return `${lines.join('\n')}\n`;
  }

  private say(id: MessageId, data: Data): string {
    return localized(id, data)[this.options.locale];
  }

  private paint(as: keyof typeof COLOURS, text: string): string {
    return this.options.colour ? `\u001b[${COLOURS[as]}m${text}\u001b[0m` : text;
  }
}
