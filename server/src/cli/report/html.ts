import type { Problem } from '../../engine/place.ts';
import type { Severity } from '../../rule/rule.ts';
import { Positions } from '../positions.ts';
import { type Locale, localized } from '../say.ts';
import { rateText } from './rate-text.ts';
import { atLeast, type FileReport, type Reporter, type RunSummary, SEVERITIES, SEVERITY_NAMES } from './report.ts';
import { escapeMarkup as h } from './xml.ts';

/** So many units of the draft are shown on either side of a finding, and at most so many of it. */
const AROUND = 24;
const LONGEST = 60;

/** One page to read, print or send on: it names no other file and runs nothing. Findings at or above the least severity. */
export class HtmlReporter implements Reporter {
  constructor(private readonly options: { readonly version: string; readonly locale: Locale; readonly minSeverity: Severity }) {}

  begin(): string {
    const { locale } = this.options;
    const csp = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width">
<title>${h(localized('html-title')[locale])}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${h(localized('html-title')[locale])}</h1>
`;
  }

  file({ path, error, text, problems, rate }: FileReport): string {
    const { locale, minSeverity } = this.options;
    const shown = problems.filter((p) => atLeast(p.severity, minSeverity));
    const positions = new Positions(shown.length > 0 ? text : '');
    const rows = shown.map((p) => this.row(p, text, positions)).join('');
    const head = ['place', 'severity', 'finding', 'draft', 'fix']
      .map((c) => `<th scope="col">${h(localized(`html-${c}` as 'html-place')[locale])}</th>`)
      .join('');
    const table = shown.length > 0 ? `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows}</tbody>\n</table>\n` : '';
    const said = error ? `<p class="error">${h(error[locale])}</p>\n` : shown.length === 0 ? `<p>${h(localized('html-nothing')[locale])}</p>\n` : '';
    return `<section>\n<h2>${h(path)}</h2>\n${rate ? `<p class="rate">${h(rateText(rate, locale))}</p>\n` : ''}${said}${table}</section>\n`;
  }

  end(summary: RunSummary): string {
    const { locale, version } = this.options;
    const counts = SEVERITIES.map((s) => `${SEVERITY_NAMES[locale][s]} ${summary[s]}`).join(' · ');
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
  const shown = (from: number, to: number): string => h(text.slice(from, to).replace(/\r\n|\r|\n/g, '⏎'));
  const more = end < range.end ? '…' : '';
  return `${shown(Math.max(0, range.start - AROUND), range.start)}<mark>${shown(range.start, end)}${more}</mark>${shown(range.end, range.end + AROUND)}`;
}

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.6 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}
h2{font-size:1.1rem;margin:2rem 0 .25rem;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8886}
td:first-child,td:nth-child(2){white-space:nowrap}
tr>td:nth-child(2){border-inline-start:4px solid #888}
tr.error>td:nth-child(2){border-inline-start-color:#d13438}
tr.warning>td:nth-child(2){border-inline-start-color:#bf8803}
tr.information>td:nth-child(2){border-inline-start-color:#1a85ff}
mark{background:#ffd54a;color:#000}
code,.rate,footer{font-size:.85rem}
.draft{overflow-wrap:anywhere}
p.error{color:#d13438}
@media print{tr{break-inside:avoid}}
`;
