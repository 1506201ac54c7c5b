import { createLinter } from '../engine/lint.ts';
import type { Problem } from '../engine/place.ts';
import { resolveSettings } from '../engine/settings.ts';
import { countOf, type Knowledge, type KnowledgeSection } from '../lexicon/knowledge.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { brief } from '../lexicon/problem.ts';
import type { SampleFailure } from '../lexicon/samples.ts';
import type { AnyRule } from '../rule/rule.ts';
import type { Language } from '../text/line.ts';
import { quoted } from '../text/quoted.ts';

/** The rule that holds the items of a section against drafts. */
const RULE_OF: Readonly<Record<KnowledgeSection, string>> = { formulas: 'know/formula', laws: 'know/law', orders: 'know/order' };
const OWN: ReadonlySet<string> = new Set(Object.values(RULE_OF));

/**
 * Makes what finds, in a draft, all that the rules of formulations, laws and orders tell of it under a lexicon, as they
 * are by default.
 * @param rules all there are
 */
export function itemFinder(rules: readonly AnyRule[], lexicon: Lexicon): (text: string, language?: Language) => readonly Problem[] {
  const off = Object.fromEntries(rules.flatMap(({ meta: { id } }) => (OWN.has(id) ? [] : [[id, 'off' as const]])));
  const settings = resolveSettings(rules, { rules: off });
  return (text, language = 'plaintext') => createLinter(settings, lexicon, language).update(text).problems;
}

const said = (sample: string): string => quoted(brief(sample, 100));

/**
 * Runs the samples of formulations, laws and orders: in a `bad` one the rule of the section must find something, in a `good` one
 * nothing.
 * @param lexicon in which they are
 */
export function failuresOfItems(rules: readonly AnyRule[], lexicon: Lexicon, knowledge: Knowledge): SampleFailure[] {
  const out: SampleFailure[] = [];
  if (countOf(knowledge) === 0) return out;
  const find = itemFinder(rules, lexicon);
  for (const section of Object.keys(RULE_OF) as KnowledgeSection[]) {
    const rule = RULE_OF[section];
    const first = (sample: string): Problem | undefined => find(`${sample}\n`).find((p) => p.rule === rule);
    for (const item of knowledge[section]) {
      for (const sample of item.bad ?? []) if (!first(sample)) out.push({ item, sample, message: notFound(section, sample) });
      for (const sample of item.good ?? []) {
        const problem = first(sample);
        if (!problem) continue;
        const { zh, en } = problem.message;
        out.push({ item, sample, message: { zh: `good 样例${said(sample)}查出：${zh}`, en: `In the good sample ${said(sample)} is found: ${en}` } });
      }
    }
  }
  return out;
}

/** An order is held against articles of a known day alone, which is easily forgotten in a sample. */
function notFound(section: KnowledgeSection, sample: string): SampleFailure['message'] {
  const [zh, en] =
    section === 'orders' ? ['（名次按稿件的日期核对，样例要有电头）', ' (orders go by the day of the article: a sample needs a dateline)'] : ['', ''];
  return { zh: `bad 样例${said(sample)}中没有查出问题${zh}`, en: `Nothing is found in the bad sample ${said(sample)}${en}` };
}
