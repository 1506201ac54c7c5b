import type { Localized } from '../../rule/rule.ts';

/** What is said in the editor of findings that are to be ignored. */
export const SUPPRESS_MESSAGES = {
  place: (file: string): Localized => ({ zh: `忽略这一处（记入 ${file}）`, en: `Ignore this place (in ${file})` }),
  ruleInParagraph: (title: string): Localized => ({
    zh: `本段忽略此类问题：${title}（加注释）`,
    en: `Ignore this rule in this paragraph: ${title} (by a comment)`,
  }),
  ruleInFile: (title: string, file: string): Localized => ({
    zh: `本文件忽略此类问题：${title}（记入 ${file}）`,
    en: `Ignore this rule in this file: ${title} (in ${file})`,
  }),
  ruleInText: (title: string): Localized => ({ zh: `本文件忽略此类问题：${title}（加注释）`, en: `Ignore this rule in this file: ${title} (by a comment)` }),
  ruleOff: (title: string, file: string): Localized => ({ zh: `停用规则：${title}（改 ${file}）`, en: `Turn the rule off: ${title} (in ${file})` }),
  removeUnused: (n: number): Localized => ({ zh: `删去全部不起作用的忽略（${n} 处）`, en: `Remove all suppressions that suppress nothing (${n})` }),
  gone: { zh: '这一处已经变动，请重新选择', en: 'the place has changed, choose again' } satisfies Localized,
  header: {
    zh: '忽略清单：列在这里的问题不再提示，可以手工修改',
    en: 'Findings listed here are not shown: written by quick fixes, may be edited by hand',
  } satisfies Localized,
} as const;
