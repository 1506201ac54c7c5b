import { groupOf } from '../engine/settings.ts';
import { rulePage } from '../rule/page.ts';
import type { AnyRule, Localized } from '../rule/rule.ts';
import { knownNames } from './check.ts';

/**
 * What a rule says, why and by which clause, as Markdown: its page. Of a group: which rules it has.
 * @throws RefusedQuestion where there is no such rule or group
 */
export function explainRule(name: string, rules: readonly AnyRule[], language: keyof Localized): string {
  knownNames([name], rules);
  const rule = rules.find(({ meta }) => meta.id === name);
  if (rule) return rulePage(rule, language);
  const inGroup = rules.filter(({ meta }) => groupOf(meta.id) === name);
  return [`# ${name}`, '', ...inGroup.map(({ meta }) => `- \`${meta.id}\` ${meta.title[language]}`), ''].join('\n');
}
