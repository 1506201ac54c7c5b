import type { Localized } from '../rule/rule.ts';

/** What a text proves itself, and what is so, have a part of a sheet or report to themselves. */
export const FACTS_TITLE: Localized = { zh: '算术与知识', en: 'Arithmetic and knowledge' };

/** @param rule id of the rule */
export const isAboutFacts = (rule: string): boolean => rule.startsWith('fact/') || rule.startsWith('know/');
