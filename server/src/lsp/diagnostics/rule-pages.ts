import type { CodeAction, CodeDescription } from 'vscode-languageserver';
import { OPEN_RULE_PAGE, QUICK, type RulePageParams } from '../../protocol.ts';
import { rulePage } from '../../rule/page.ts';
import type { Capabilities } from '../capabilities.ts';
import type { ServerParts } from '../host.ts';
import { type DisplayLanguage, MESSAGES, say } from '../messages.ts';

/** Findings in files of the house, which no rule makes: what they say is all there is. */
const WITHOUT_PAGE: ReadonlySet<string> = new Set(['config/invalid', 'lexicon/invalid', 'suppress/unknown', 'suppress/unused', 'suppress/invalid']);

/** Where the page of a rule is for a client that shows such pages. */
function pageUri(rule: string, language: DisplayLanguage, capabilities: Capabilities): string | undefined {
  const { rulePages } = capabilities.options;
  return rulePages === undefined || WITHOUT_PAGE.has(rule) ? undefined : `${rulePages}${language}/${rule}.md`;
}

/** What makes the rule's id a link. */
export function codeDescription(rule: string, language: DisplayLanguage, capabilities: Capabilities): CodeDescription | undefined {
  const href = pageUri(rule, language, capabilities);
  return href === undefined ? undefined : { href };
}

/** The entry of the menu of a finding that says what the rule is about. */
export function openPage(rule: string, title: string, language: DisplayLanguage, capabilities: Capabilities): CodeAction[] {
  const uri = pageUri(rule, language, capabilities);
  if (uri === undefined) return [];
  const label = say(MESSAGES.openPage(title), language);
  return [{ title: label, kind: QUICK.about, command: { title: label, command: OPEN_RULE_PAGE, arguments: [uri] } }];
}

/** The page of a rule as Markdown; undefined where there is no such rule. */
export function pageText({ rule, language }: RulePageParams, parts: ServerParts): string | undefined {
  const found = parts.rules.find((r) => r.meta.id === rule);
  return found && rulePage(found, language === 'en' ? 'en' : 'zh');
}
