import type { Localized } from '../rule/rule.ts';
import { ReadError, type ReadFailure } from './host.ts';

/** The language that messages are shown in. */
export type Language = 'zh' | 'en';

export const say = (text: Localized, language: Language): string => text[language];

/** What the server says by itself; what rules say is in their metadata. */
export const MESSAGES = {
  ruleFailed: (rule: string, error: Localized): Localized => ({
    zh: `规则 ${rule} 出错，已略过，其余规则照常：${error.zh}`,
    en: `Rule ${rule} failed and is left out, the others go on: ${error.en}`,
  }),
  requestFailed: (what: string, error: Localized): Localized => ({
    zh: `${what} 出错：${error.zh}`,
    en: `${what} failed: ${error.en}`,
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
  lexiconUnread: (path: string, error: Localized): Localized => ({
    zh: `词库文件 ${path} 读不了：${error.zh}`,
    en: `The lexicon file ${path} cannot be read: ${error.en}`,
  }),
  lexiconProblem: (place: string, message: string, more: number): Localized => ({
    zh: `词库文件 ${place}：${message}${more ? `（另有 ${more} 处）` : ''}`,
    en: `Lexicon file ${place}: ${message}${more ? ` (and ${more} more)` : ''}`,
  }),
  fileUnread: (path: string, error: Localized): Localized => ({
    zh: `${path} 读不了，已略过：${error.zh}`,
    en: `${path} cannot be read and is left out: ${error.en}`,
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
  joinParagraph: (n: number, unsure: number): Localized => ({
    zh: `本段全部接排（${n} 处${unsure ? `，其中 ${unsure} 处待确认）…` : '）'}`,
    en: `Join all lines of this paragraph (${n}${unsure ? `, ${unsure} to confirm)…` : ')'}`,
  }),
  joinColumn: (n: number, unsure: number): Localized => ({
    zh: `整栏接排（${n} 处${unsure ? `，其中 ${unsure} 处待确认）…` : '）'}`,
    en: `Join all lines of this column (${n}${unsure ? `, ${unsure} to confirm)…` : ')'}`,
  }),
  unsureJoins: { zh: '拿不准的行尾', en: 'Line ends in doubt' } satisfies Localized,
  unsureJoinsWhy: { zh: '请看前后两行是否同属一段', en: 'See whether both lines belong to one paragraph' } satisfies Localized,
  term: (from: string, to: string | undefined): Localized => ({ zh: `${from} 至 ${to ?? '不详'}`, en: `${from} to ${to ?? 'not known'}` }),
  inOffice: { zh: '（本文日期在任）', en: ' (in office on the day of this story)' } satisfies Localized,
  unsure: { zh: '任职日期尚未核实', en: 'The terms of office are not verified' } satisfies Localized,
  undecided: { zh: '写法未定：', en: 'Not decided: ' } satisfies Localized,
  otherForms: { zh: '不用：', en: 'Not: ' } satisfies Localized,
  colon: { zh: '：', en: ': ' } satisfies Localized,
  basis: { zh: '依据：', en: 'By: ' } satisfies Localized,
  checking: { zh: '校对工作区', en: 'Checking the workspace' } satisfies Localized,
} as const;

/** Why a file could not be read. */
const REASONS: Readonly<Record<ReadFailure, Localized>> = {
  missing: { zh: '文件不存在', en: 'there is no such file' },
  denied: { zh: '没有权限', en: 'permission denied' },
  folder: { zh: '这是文件夹', en: 'it is a folder' },
  encoding: { zh: '不是 UTF-8 编码', en: 'it is not UTF-8' },
  size: { zh: '文件太大', en: 'it is too large' },
};

/** What a user may see of an error: never its stack. */
export function reasonOf(error: unknown): Localized {
  if (error instanceof ReadError) return REASONS[error.failure];
  const text = error instanceof Error ? error.message : String(error);
  return { zh: text, en: text };
}
