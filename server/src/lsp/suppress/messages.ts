import type { Localized, Severity } from '../../rule/rule.ts';

/** As the pages of rules name them. */
const LEVELS: Readonly<Record<Severity, Localized>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '提醒', en: 'information' },
  hint: { zh: '提示', en: 'hint' },
};

/** What is said in the editor of findings that are to be ignored. */
export const SUPPRESS_MESSAGES = {
  /** @param text in quotation marks @param where what tells it from others that read the same */
  place: (text: string, where: Localized, file: string): Localized => ({
    zh: `忽略${text}这一处${where.zh}（记入 ${file}）`,
    en: `Ignore ${text} in this place${where.en} (in ${file})`,
  }),
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
  ruleLevel: (title: string, level: Severity, file: string): Localized => ({
    zh: `把规则的级别改为${LEVELS[level].zh}：${title}（改 ${file}）`,
    en: `Make the severity of the rule “${LEVELS[level].en}”: ${title} (in ${file})`,
  }),
  chooseLevel: (title: string, file: string): Localized => ({
    zh: `改变此规则的级别：${title}（改 ${file}）…`,
    en: `Change the severity of the rule: ${title} (in ${file})…`,
  }),
  noConfig: {
    zh: '没有可以改写的配置文件：工作区须受信任，稿件须在打开的文件夹中',
    en: 'there is no configuration file to write to: the workspace has to be trusted and the draft in an open folder',
  } satisfies Localized,
  removeUnused: (n: number): Localized => ({ zh: `删去全部不起作用的忽略（${n}处）`, en: `Remove all suppressions that suppress nothing (${n})` }),
  gone: { zh: '这一处已经变动，请重新选择', en: 'the place has changed, choose again' } satisfies Localized,
  header: {
    zh: '忽略清单：列在这里的问题不再提示，可以手工修改',
    en: 'Findings listed here are not shown: written by quick fixes, may be edited by hand',
  } satisfies Localized,
} as const;
