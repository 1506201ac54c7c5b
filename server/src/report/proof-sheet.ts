import type { Problem } from '../engine/place.ts';
import type { Localized, RuleMeta } from '../rule/rule.ts';
import { sourceIn } from '../rule/sources.ts';
import { visible } from '../text/visible.ts';
import { type Change, changesOf } from './changes.ts';
import { escapeMarkup as h } from './markup.ts';
import { inLine, pageHead, table } from './page.ts';
import { FACTS_TITLE, isAboutFacts } from './parts.ts';
import { Positions } from './positions.ts';

/** A draft and what was found in it. */
export interface Sheet {
  /** what the draft is called, plain text */
  readonly name: string;
  /** without a BOM */
  readonly text: string;
  /** in order of place, of `text` */
  readonly problems: readonly Problem[];
  /** rules by their ids */
  readonly rules: ReadonlyMap<string, Pick<RuleMeta, 'title' | 'source'>>;
  readonly language: 'zh' | 'en';
}

const TEXTS = {
  title: (name: string): Localized => ({ zh: `审读单：${name}`, en: `Proof sheet: ${name}` }),
  count: (n: number): Localized => ({ zh: `共 ${n} 处`, en: `Places: ${n}` }),
  nothing: { zh: '没有发现问题。', en: 'Nothing found.' },
  columns: [
    { zh: '行', en: 'Line' },
    { zh: '原文', en: 'Draft' },
    { zh: '改为', en: 'Change to' },
    { zh: '问题', en: 'Finding' },
    { zh: '规则', en: 'Rule' },
    { zh: '依据', en: 'Basis' },
  ],
  more: (n: number): Localized => ({ zh: `另 ${n} 处`, en: `${n} more` }),
} as const;

/** What stands in one line of the sheet, as plain text but for the changes. */
interface Row {
  readonly line: number;
  readonly changes: readonly Change[];
  /** changes that are left out */
  readonly more: number;
  readonly fixes: boolean;
  readonly message: string;
  readonly title: string;
  readonly rule: string;
  readonly basis: string;
  readonly severity: string;
}

function rowsOf({ text, problems, rules, language }: Sheet): Row[] {
  const positions = new Positions(problems.length > 0 ? text : '');
  return problems.map((p) => {
    const meta = rules.get(p.rule);
    const { changes, more } = changesOf(p, text);
    return {
      line: positions.at(p.range.start).line,
      changes,
      more,
      fixes: (p.fixes[0]?.edits.length ?? 0) > 0,
      message: p.message[language],
      title: meta?.title[language] ?? '',
      rule: p.rule,
      basis: meta?.source === undefined ? '' : sourceIn(meta.source, language),
      severity: p.severity,
    };
  });
}

function partsOf(sheet: Sheet): { readonly words: readonly Row[]; readonly facts: readonly Row[]; readonly count: number } {
  const rows = rowsOf(sheet);
  const facts = rows.filter((r) => isAboutFacts(r.rule));
  return { words: rows.filter((r) => !isAboutFacts(r.rule)), facts, count: rows.length };
}

/** The sheet (审读单) as a page: each place of the draft, what becomes of it, and by which rule. */
export function htmlSheet(sheet: Sheet): string {
  const { language } = sheet;
  const cell = ({ changes, more }: Row, side: 'before' | 'after', mark: string): string => {
    const shown = changes.map((c) => `${h(inLine(c.lead))}<${mark}>${h(inLine(c[side]))}</${mark}>${h(inLine(c.tail))}`);
    if (more > 0) shown.push(h(TEXTS.more(more)[language]));
    return shown.join('<br>');
  };
  const row = (r: Row): string =>
    `<tr class="${r.severity}"><td>${r.line}</td><td class="draft">${cell(r, 'before', 'mark')}</td><td class="draft">${r.fixes ? cell(r, 'after', 'mark') : ''}</td>` +
    `<td>${h(r.message)}</td><td>${r.title === '' ? '' : `${h(r.title)}<br>`}<code>${h(r.rule)}</code></td><td>${h(r.basis)}</td></tr>\n`;
  const { words, facts, count } = partsOf(sheet);
  const columns = TEXTS.columns.map((c) => c[language]);
  const part = (rows: readonly Row[]): string => (rows.length > 0 ? table(columns, rows.map(row).join('')) : '');
  const found =
    count > 0
      ? `<p>${h(TEXTS.count(count)[language])}</p>\n${part(words)}${facts.length > 0 ? `<h2>${h(FACTS_TITLE[language])}</h2>\n${part(facts)}` : ''}`
      : `<p>${h(TEXTS.nothing[language])}</p>\n`;
  return `${pageHead(language, TEXTS.title(sheet.name)[language])}${found}</body>\n</html>\n`;
}

/** The same as Markdown. It is no draft: a comment at its head says so. What changes stands in ⟦⟧, which reads well unrendered too. */
export function markdownSheet(sheet: Sheet): string {
  const { language } = sheet;
  const cell = ({ changes, more }: Row, side: 'before' | 'after'): string => {
    const shown = changes.map((c) => plain(`${inLine(c.lead)}⟦${inLine(c[side])}⟧${inLine(c.tail)}`));
    if (more > 0) shown.push(plain(TEXTS.more(more)[language]));
    return shown.join('<br>');
  };
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const row = (r: Row): string =>
    line([
      String(r.line),
      cell(r, 'before'),
      r.fixes ? cell(r, 'after') : '',
      plain(r.message),
      [plain(r.title), `\`${r.rule}\``].join(' ').trim(),
      plain(r.basis),
    ]);
  const { words, facts, count } = partsOf(sheet);
  const head = `<!-- newsproof-disable -->\n\n# ${plain(TEXTS.title(sheet.name)[language])}\n\n`;
  if (count === 0) return `${head}${plain(TEXTS.nothing[language])}\n`;
  const columns = TEXTS.columns.map((c) => c[language]);
  const part = (rows: readonly Row[]): string => (rows.length > 0 ? `\n${line(columns)}${line(columns.map(() => '---'))}${rows.map(row).join('')}` : '');
  const proofs = facts.length > 0 ? `\n## ${FACTS_TITLE[language]}\n${part(facts)}` : '';
  return `${head}${plain(TEXTS.count(count)[language])}\n${part(words)}${proofs}`;
}

/** Text that Markdown takes for nothing but text, in one line. */
const plain = (text: string): string => visible(inLine(text)).replace(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&');
