import type { TypoLevel } from '../../typos/typos.ts';

/** Languages that messages may be in; `auto` follows the editor's or the system's. */
export const LANGUAGES = ['auto', 'zh', 'en'] as const;

/** Regions that the shipped lexicon names. */
export const KNOWN_REGIONS = ['TW', 'HK', 'SG', 'MY', 'US', 'ROK'] as const;

/** What a configuration file may say, in the order in which people write it, and what each is for. */
export const KEY_DOCS = {
  extends: {
    zh: '在哪些配置的基础上：文件路径（从本文件起算），或自带的 newsproof:xinhua 等；后面的优先，本文件再优先',
    en: 'What this builds on: paths from this file, or a built-in pack such as newsproof:xinhua. Later ones win, this file over all',
  },
  profile: { zh: '体例', en: 'House style' },
  rules: {
    zh: '规则或规则组的级别：off、hint、information、warning、error，或 {severity, options}。规则优先于它的组',
    en: 'Level of rules or groups: off, hint, information, warning, error, or {severity, options}. A rule goes before its group',
  },
  overrides: { zh: '只对部分稿件生效的配置，后面的优先', en: 'Configuration for some of the drafts; later ones win' },
  files: {
    zh: '对哪些稿件生效：通配式，从最近的配置文件所在的文件夹起算；不含斜线的是任何一层的文件名，以斜线结尾的是整个文件夹',
    en: 'Which drafts: globs from the folder of the nearest configuration file. Without a slash: a name in any folder; with one at the end: a whole folder',
  },
  lexicons: {
    zh: '本单位的词库（YAML 或 TSV），路径从本文件起算，后面的优先',
    en: 'Lexicons of the house (YAML or TSV), paths from this file; later ones win',
  },
  ignore: { zh: '不检查的稿件：通配式，写法同 files', en: 'Drafts that are not checked: globs, written as in files' },
  region: { zh: '放行哪些地区的译名和说法，如 TW、HK、SG', en: 'Regions whose spellings and terms are let pass, such as TW, HK, SG' },
  language: { zh: '提示用的语言', en: 'Language of the messages' },
  typos: {
    zh: '疑似别字报多少：off不报；sure（默认）有把握的为警告，较有可能的淡淡标出；likely较有可能的也列出。即word/typo的选项',
    en: 'How much is told of suspected wrong characters: off; sure (default): warnings where it is sure, faint marks where it is likely; likely: those are listed, too. Short for the option of word/typo',
  },
  errorRate: {
    zh: '差错率怎样计：默认按《报纸编校差错率计算方法》',
    en: 'How the error rate is counted: by default as the official method for newspapers says',
  },
  weights: {
    zh: '规则或规则组的每处问题计几个差错；规则优先于它的组，0为不计',
    en: 'What each finding of a rule or group counts; a rule goes before its group, 0 counts nothing',
  },
  headline: { zh: '标题中的文字差错计几倍（默认2）', en: 'How many times an error of the text counts in a headline (default 2)' },
  important: { zh: '重要名称、重要时间的差错计几倍（默认2）', en: 'How many times an error in an important name or time counts (default 2)' },
  repeats: { zh: '同一文字差错在一篇中最多计几次（默认3）', en: 'How often the same error of the text counts in one article at most (default 3)' },
  numerals: { zh: '数字用法差错在一篇中最多计几个（默认1）', en: 'What errors in the usage of numerals count in one article at most (default 1)' },
  severity: { zh: '级别', en: 'Level' },
  options: { zh: '这条规则的选项', en: 'Options of the rule' },
} as const;

/** Keys of the file itself. */
export const ROOT_KEYS = ['extends', 'profile', 'rules', 'overrides', 'lexicons', 'ignore', 'region', 'language', 'typos', 'errorRate'] as const;
/** Keys of an override. */
export const OVERRIDE_KEYS = ['files', 'profile', 'rules', 'lexicons', 'region', 'language', 'typos', 'errorRate'] as const;

export const TYPO_DOCS: Readonly<Record<TypoLevel, { readonly zh: string; readonly en: string }>> = {
  off: { zh: '不查别字', en: 'wrong characters are not looked for' },
  sure: { zh: '有把握的为警告，较有可能的淡淡标出', en: 'warnings where it is sure, faint marks where it is likely' },
  likely: { zh: '较有可能的也列在问题栏里', en: 'what is likely is in the list of problems, too' },
};

/** What a level does to a finding. */
export const LEVEL_DOCS = {
  off: { zh: '不检查', en: 'not checked' },
  hint: { zh: '提示：只在稿件中淡淡标出', en: 'hint: faint marks in the draft only' },
  information: { zh: '提醒', en: 'information' },
  warning: { zh: '警告：命令行以此为不合格（退出码1）', en: 'warning: the command line fails (exit code 1)' },
  error: { zh: '错误', en: 'error' },
} as const;

export const PROFILE_DOCS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  xinhua: { zh: '新华社：汉字与数字、字母间不空格，用全角括号', en: 'Xinhua News Agency: no blanks between Han and digits or Latin, full-width brackets' },
  cns: { zh: '中新社：电头用半角括号', en: 'China News Service: datelines with half-width brackets' },
  newspaper: { zh: '报纸版面：记者姓名间用空格', en: "Newspaper page: blanks between reporters' names" },
  'tech-blog': { zh: '科技文章：汉字与数字、字母间空一格', en: 'Technical writing: one blank between Han and digits or Latin' },
};

export const REGION_DOCS: Readonly<Record<(typeof KNOWN_REGIONS)[number], { readonly zh: string; readonly en: string }>> = {
  TW: { zh: '台湾', en: 'Taiwan' },
  HK: { zh: '香港', en: 'Hong Kong' },
  SG: { zh: '新加坡', en: 'Singapore' },
  MY: { zh: '马来西亚', en: 'Malaysia' },
  US: { zh: '美国华文媒体', en: 'Chinese-language media in the United States' },
  ROK: { zh: '韩国中文媒体', en: 'Chinese-language media of the Republic of Korea' },
};
