import type { Problem } from '../engine/place.ts';
import type { Localized, RuleMeta } from '../rule/rule.ts';
import { sourceIn } from '../rule/sources.ts';
import { changesOf } from './changes.ts';
import { FACTS_TITLE, isAboutFacts } from './parts.ts';
import { Positions } from './positions.ts';
import type { SheetCell, SheetPage } from './sheet.ts';

/** Rules by their ids, as a sheet needs them. */
export type RuleTitles = ReadonlyMap<string, Pick<RuleMeta, 'title' | 'source'>>;

/** A draft and what was found in it. */
export interface Sheet {
  /** what the draft is called, plain text */
  readonly name: string;
  /** without a BOM */
  readonly text: string;
  /** in order of place, of `text` */
  readonly problems: readonly Problem[];
  readonly rules: RuleTitles;
  readonly language: 'zh' | 'en';
}

const TEXTS = {
  title: (name: string): Localized => ({ zh: `审读单：${name}`, en: `Proof sheet: ${name}` }),
  count: (n: number): Localized => ({ zh: `共 ${n} 处`, en: `Places: ${n}` }),
  nothing: { zh: '没有发现问题。', en: 'Nothing found.' },
} as const;

export const SHEET_COLUMNS = {
  line: { zh: '行', en: 'Line' },
  before: { zh: '原文', en: 'Draft' },
  after: { zh: '改为', en: 'Change to' },
  finding: { zh: '问题', en: 'Finding' },
  rule: { zh: '规则', en: 'Rule' },
  basis: { zh: '依据', en: 'Basis' },
} as const satisfies Record<string, Localized>;

/** What a sheet says of changes that are left out. */
export const moreChanges = (n: number, language: 'zh' | 'en'): string => (n === 0 ? '' : { zh: `另 ${n} 处`, en: `${n} more` }[language]);

/** The columns of a finding, its rule, and what that rests on. */
export function ruleCells(rule: string, message: string, rules: RuleTitles, language: 'zh' | 'en'): [SheetCell, SheetCell, SheetCell] {
  const meta = rules.get(rule);
  return [message, { title: meta?.title[language] ?? '', rule }, meta?.source === undefined ? '' : sourceIn(meta.source, language)];
}

/** The sheet (审读单): each place of the draft, what becomes of it, and by which rule. */
export function proofSheet({ name, text, problems, rules, language }: Sheet): SheetPage {
  const positions = new Positions(problems.length > 0 ? text : '');
  const row = (p: Problem): SheetPage['parts'][number]['rows'][number] => {
    const { changes, more: left } = changesOf(p, text);
    const more = moreChanges(left, language);
    const fixes = (p.fixes[0]?.edits.length ?? 0) > 0;
    return {
      severity: p.severity,
      cells: [
        String(positions.at(p.range.start).line),
        { changes, more, side: 'before' },
        fixes ? { changes, more, side: 'after' } : '',
        ...ruleCells(p.rule, p.message[language], rules, language),
      ],
    };
  };
  return {
    title: TEXTS.title(name)[language],
    said: (problems.length > 0 ? TEXTS.count(problems.length) : TEXTS.nothing)[language],
    columns: Object.values(SHEET_COLUMNS).map((c) => c[language]),
    parts: [
      { rows: problems.filter((p) => !isAboutFacts(p.rule)).map(row) },
      { title: FACTS_TITLE[language], rows: problems.filter((p) => isAboutFacts(p.rule)).map(row) },
    ],
    language,
  };
}
