import type { EntryKind } from '../../lexicon/lexicon.ts';
import type { Localized } from '../../rule/rule.ts';
import { quoted } from '../../text/quoted.ts';

const KIND_NAMES: Readonly<Record<EntryKind, Localized>> = {
  person: { zh: '人物', en: 'person' },
  organisation: { zh: '机构', en: 'organisation' },
  place: { zh: '地名', en: 'place' },
  agency: { zh: '通讯社', en: 'agency' },
  event: { zh: '事件', en: 'event' },
  term: { zh: '用语', en: 'term' },
  pair: { zh: '国名并称', en: 'pair of countries' },
};

/** What is said of the newsroom's lexicon files in the editor. */
export const LEXICON_MESSAGES = {
  allOfName: (from: string, to: string, n: number, unsure: number): Localized => ({
    zh: `本稿${quoted(from)}全部改为${quoted(to)}（${n}处${unsure ? `，其中${unsure}处待确认）…` : '）'}`,
    en: `Change all ${quoted(from)} of this article to ${quoted(to)} (${n}${unsure ? `, ${unsure} to confirm)…` : ')'}`,
  }),
  addNew: (to: Localized, kind: EntryKind, names: readonly string[]): Localized => ({
    zh: `加入${to.zh}：新${KIND_NAMES[kind].zh}${names.map((n) => `${quoted(n)}`).join('和')}`,
    en: `Add to ${to.en}: new ${KIND_NAMES[kind].en} ${names.map((n) => `${quoted(n)}`).join(' and another, ')}`,
  }),
  addAccepted: (to: Localized, form: string, name: string): Localized => ({
    zh: `加入${to.zh}：${quoted(form)}是${quoted(name)}的可用写法`,
    en: `Add to ${to.en}: ${quoted(form)} is an accepted form of ${quoted(name)}`,
  }),
  addWrong: (to: Localized, form: string, name: string): Localized => ({
    zh: `加入${to.zh}：${quoted(form)}是${quoted(name)}的误写`,
    en: `Add to ${to.en}: ${quoted(form)} is a wrong form of ${quoted(name)}`,
  }),
  /** What is added to: a file of the newsroom, or what one has for oneself. */
  lexiconFile: (file: string): Localized => ({ zh: `词库 ${file}`, en: `lexicon ${file}` }),
  mine: { zh: '我的词库', en: 'my lexicon' } satisfies Localized,
  mineHeader: { zh: '我的词库：在所有工作区里都算数，可以手工修改', en: 'My lexicon: counts in all workspaces, may be edited by hand' } satisfies Localized,
  copied: { zh: '从已有词库复制：同名条目以本条为准', en: 'Copied from the lexicon in use: this entry takes its place' } satisfies Localized,
  header: {
    zh: '本社词库：由校对时的快速修复建立，可以手工修改',
    en: 'Lexicon of the newsroom: made by a quick fix, may be edited by hand',
  } satisfies Localized,
  notAdded: (file: string, reason: Localized): Localized => ({
    zh: `没有写入 ${file}：${reason.zh}`,
    en: `Nothing was written to ${file}: ${reason.en}`,
  }),
  configBroken: (line: number): Localized => ({
    zh: `配置文件第${line}行有语法错误，请先改正`,
    en: `Line ${line} of the configuration file has a syntax error, mend it first`,
  }),
  configOdd: {
    zh: '配置文件中 lexicons 的写法特殊，请手工添加',
    en: '“lexicons” in the configuration file is written in a way that cannot be added to safely; add the lexicon by hand',
  } satisfies Localized,
  hits: (all: number, wrong: number, drafts: number): Localized => ({
    zh: all === 0 ? '已打开的稿件中未出现' : `${drafts}份已打开的稿件中出现${all}处${wrong ? `，其中不用的写法${wrong}处` : ''}`,
    en: all === 0 ? 'not in the open drafts' : `${all} in ${drafts} open draft${drafts > 1 ? 's' : ''}${wrong ? `, ${wrong} of them in wrong forms` : ''}`,
  }),
  today: { zh: '今天', en: 'today' } satisfies Localized,
  thisMonth: { zh: '本月', en: 'this month' } satisfies Localized,
} as const;
