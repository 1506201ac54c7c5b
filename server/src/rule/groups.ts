import type { GROUPS, Localized } from './rule.ts';

/** What the groups of rules are called where findings are listed. */
const TITLES: Readonly<Record<(typeof GROUPS)[number], Localized>> = {
  wrap: { zh: '断行', en: 'Line wraps' },
  char: { zh: '字符', en: 'Characters' },
  dateline: { zh: '电头', en: 'Datelines' },
  byline: { zh: '署名', en: 'Bylines' },
  names: { zh: '名称与职务', en: 'Names and titles' },
  know: { zh: '知识', en: 'Knowledge' },
  fact: { zh: '算术与事实', en: 'Arithmetic and facts' },
  punct: { zh: '标点', en: 'Punctuation' },
  num: { zh: '数字', en: 'Numbers' },
  space: { zh: '空格', en: 'Blanks' },
  structure: { zh: '结构', en: 'Structure' },
  repeat: { zh: '重复', en: 'Repetition' },
  attribution: { zh: '引述', en: 'Attribution' },
  leftover: { zh: '残留内容', en: 'Left-overs' },
  word: { zh: '词语与语法', en: 'Words and grammar' },
  lexicon: { zh: '词库文件', en: 'Lexicon files' },
};

/** Groups of findings that no rule makes. */
const OTHERS: Readonly<Record<string, Localized>> = {
  config: { zh: '配置文件', en: 'Configuration files' },
  suppress: { zh: '忽略标记', en: 'Suppressions' },
  newsproof: { zh: '其他', en: 'Other' },
};

/** The name of a group, or its id where it has none. */
export function groupTitle(group: string): Localized {
  const all: Readonly<Record<string, Localized>> = { ...TITLES, ...OTHERS };
  return (Object.hasOwn(all, group) ? all[group] : undefined) ?? { zh: group, en: group };
}
