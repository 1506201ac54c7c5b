import type { Localized } from '../rule/rule.ts';

/** The language that messages are shown in. */
export type Language = 'zh' | 'en';

export const say = (text: Localized, language: Language): string => text[language];

/** What the server says by itself; what rules say is in their metadata. */
export const MESSAGES = {
  ruleFailed: (rule: string, error: string): Localized => ({
    zh: `规则 ${rule} 出错，已略过，其余规则照常：${error}`,
    en: `Rule ${rule} failed and is left out, the others go on: ${error}`,
  }),
  requestFailed: (what: string, error: string): Localized => ({
    zh: `${what} 出错：${error}`,
    en: `${what} failed: ${error}`,
  }),
  badSetting: (key: string, wanted: string): Localized => ({
    zh: `设置 newsproof.${key} 的值不对，应为${wanted}；现按默认值处理`,
    en: `The setting newsproof.${key} is not right, it should be ${wanted}; the default is used`,
  }),
  unknownRule: (key: string): Localized => ({
    zh: `设置 newsproof.rules 中的“${key}”不是规则，也不是规则组`,
    en: `“${key}” in the setting newsproof.rules is neither a rule nor a group of rules`,
  }),
  badLevel: (key: string, value: string): Localized => ({
    zh: `设置 newsproof.rules 中“${key}”的值“${value}”不对，应为 error、warning、information、hint 或 off`,
    en: `“${value}” is no severity for “${key}” in the setting newsproof.rules: use error, warning, information, hint or off`,
  }),
  unknownProfile: (value: string, known: string): Localized => ({
    zh: `没有名为“${value}”的体例，可用：${known}；现按默认体例处理`,
    en: `There is no profile “${value}”, only ${known}; the default is used`,
  }),
  lexiconUnread: (path: string, error: string): Localized => ({
    zh: `词库文件 ${path} 读不了：${error}`,
    en: `The lexicon file ${path} cannot be read: ${error}`,
  }),
  lexiconProblem: (place: string, message: string, more: number): Localized => ({
    zh: `词库文件 ${place}：${message}${more ? `（另有 ${more} 处）` : ''}`,
    en: `Lexicon file ${place}: ${message}${more ? ` (and ${more} more)` : ''}`,
  }),
  fileUnread: (path: string, error: string): Localized => ({
    zh: `${path} 读不了，已略过：${error}`,
    en: `${path} cannot be read and is left out: ${error}`,
  }),
  hidden: (shown: number, all: number): Localized => ({
    zh: `共 ${all} 个问题，只列出最要紧的 ${shown} 个（设置 newsproof.maxProblems）`,
    en: `${all} findings in all, only the ${shown} weightiest are listed (setting newsproof.maxProblems)`,
  }),
  allOfRule: (title: string, n: number): Localized => ({
    zh: `改正全文此类问题：${title}（${n} 处）`,
    en: `Fix all of this kind in the file: ${title} (${n})`,
  }),
  reviewAllOfRule: (title: string, n: number): Localized => ({
    zh: `逐处确认后改正全文此类问题：${title}（${n} 处）…`,
    en: `Review and fix all of this kind in the file: ${title} (${n})…`,
  }),
  allSafe: (n: number): Localized => ({ zh: `改正全部可放心改的问题（${n} 处）`, en: `Fix all that is safe to fix (${n})` }),
  joinAll: (n: number): Localized => ({ zh: `接排全部断行（${n} 处）`, en: `Join all broken lines (${n})` }),
  basis: { zh: '依据：', en: 'By: ' } satisfies Localized,
  checking: { zh: '校对工作区', en: 'Checking the workspace' } satisfies Localized,
} as const;

/** An error's message without its stack: what a user may see. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
