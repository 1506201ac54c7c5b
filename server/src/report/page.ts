import { escapeMarkup as h } from './markup.ts';

/**
 * Head of a page to read, print or send on, up to and with its title: it names no other file and runs nothing.
 * @param title plain text
 */
export function pageHead(language: 'zh' | 'en', title: string): string {
  const csp = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width">
<title>${h(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${h(title)}</h1>
`;
}

/** A table of such a page. @param rows as HTML, each with its line end */
export function table(columns: readonly string[], rows: string): string {
  const head = columns.map((c) => `<th scope="col">${h(c)}</th>`).join('');
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows}</tbody>\n</table>\n`;
}

/** A stretch of a draft in one line: its line ends are shown. */
export const inLine = (text: string): string => text.replace(/\r\n|\r|\n/g, '⏎');

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
mark{background:#ffd54a;color:#000;-webkit-print-color-adjust:exact;print-color-adjust:exact}
code,.rate,footer{font-size:.85rem}
.draft{overflow-wrap:anywhere}
p.error{color:#d13438}
@media print{body{margin:0;max-width:none;font-size:10.5pt}tr,h2{break-inside:avoid}h2{break-after:avoid}}
`;
