import type { Problem } from '../../engine/place.ts';
import { escapeMarkup as h } from '../../report/markup.ts';
import { inLine, pageHead, table } from '../../report/page.ts';
import { FACTS_TITLE, isAboutFacts } from '../../report/parts.ts';
import { Positions } from '../../report/positions.ts';
import type { Severity } from '../../rule/rule.ts';
import { shownCount } from '../../text/counts.ts';
import { type Locale, localized } from '../say.ts';
import { rateText } from './rate-text.ts';
import { atLeast, type FileReport, type Reporter, type RunSummary, SEVERITIES, SEVERITY_NAMES } from './report.ts';

/** So many units of the draft are shown on either side of a finding, and at most so many of it. */
const AROUND = 24;
const LONGEST = 60;

/** One page to read, print or send on: it names no other file and runs nothing. Findings at or above the least severity. */
export class HtmlReporter implements Reporter {
  constructor(private readonly options: { readonly version: string; readonly locale: Locale; readonly minSeverity: Severity }) {}

  begin(): string {
    const { locale } = this.options;
    return pageHead(locale, localized('html-title')[locale]);
  }

  file({ path, error, text, problems, rate }: FileReport): string {
    const { locale, minSeverity } = this.options;
    const shown = problems.filter((p) => atLeast(p.severity, minSeverity));
    const positions = new Positions(shown.length > 0 ? text : '');
    const rows = (of: readonly Problem[]): string => of.map((p) => this.row(p, text, positions)).join('');
    const columns = (['place', 'severity', 'finding', 'draft', 'fix'] as const).map((c) => localized(`html-${c}`)[locale]);
    const words = shown.filter((p) => !isAboutFacts(p.rule));
    const facts = shown.filter((p) => isAboutFacts(p.rule));
    const found =
      (words.length > 0 ? table(columns, rows(words)) : '') + (facts.length > 0 ? `<h3>${h(FACTS_TITLE[locale])}</h3>\n${table(columns, rows(facts))}` : '');
    const said = error ? `<p class="error">${h(error[locale])}</p>\n` : shown.length === 0 ? `<p>${h(localized('html-nothing')[locale])}</p>\n` : '';
    return `<section>\n<h2>${h(path)}</h2>\n${rate ? `<p class="rate">${h(rateText(rate, locale))}</p>\n` : ''}${said}${found}</section>\n`;
  }

  end(summary: RunSummary): string {
    const { locale, version } = this.options;
    const found = shownCount(summary, (problems, hints) => localized('problems-hints', { problems: String(problems), hints: String(hints) })[locale]);
    const counts = [found, ...SEVERITIES.map((s) => `${SEVERITY_NAMES[locale][s]}${locale === 'zh' ? '' : ' '}${summary[s]}`)].join(' · ');
    return `<footer>\n<p>${h(localized('html-total', { files: String(summary.files), counts })[locale])}</p>\n<p>${h(rateText(summary.rate, locale))}</p>\n<p>Newsproof ${h(version)}</p>\n</footer>\n</body>\n</html>\n`;
  }

  private row(p: Problem, text: string, positions: Positions): string {
    const { locale } = this.options;
    const { line, column } = positions.at(p.range.start);
    const fix = p.fixes[0]?.title[locale] ?? '';
    const cells = [`${line}:${column}`, SEVERITY_NAMES[locale][p.severity]].map((c) => `<td>${h(c)}</td>`).join('');
    return `<tr class="${p.severity}">${cells}<td>${h(p.message[locale])}<br><code>${h(p.rule)}</code></td><td class="draft">${excerpt(p, text)}</td><td>${h(fix)}</td></tr>\n`;
  }
}

/** The finding in what stands around it, line ends shown as ⏎. */
function excerpt({ range }: Problem, text: string): string {
  const end = Math.min(range.end, range.start + LONGEST);
  const shown = (from: number, to: number): string => h(inLine(text.slice(from, to)));
  const more = end < range.end ? '…' : '';
  return `${shown(Math.max(0, range.start - AROUND), range.start)}<mark>${shown(range.start, end)}${more}</mark>${shown(range.end, range.end + AROUND)}`;
}
