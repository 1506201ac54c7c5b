import { type ShownRate, withCommas } from '../engine/rate/shown.ts';
import type { ReadFailure } from '../protocol.ts';
import type { Localized } from '../rule/rule.ts';
import { quoted } from '../text/quoted.ts';
import { ReadError } from './host.ts';

/** The language that messages are shown in. */
export type DisplayLanguage = 'zh' | 'en';

export const say = (text: Localized, language: DisplayLanguage): string => text[language];

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
    zh: `设置 newsproof.rules 中的${quoted(key)}不是规则，也不是规则组`,
    en: `${quoted(key)} in the setting newsproof.rules is neither a rule nor a group of rules`,
  }),
  badLevel: (key: string, value: string): Localized => ({
    zh: `设置 newsproof.rules 中${quoted(key)}的值${quoted(value)}不对，应为 error、warning、information、hint 或 off`,
    en: `${quoted(value)} is no severity for ${quoted(key)} in the setting newsproof.rules: use error, warning, information, hint or off`,
  }),
  unknownProfile: (value: string, known: string): Localized => ({
    zh: `没有名为${quoted(value)}的体例，可用：${known}；现按默认体例处理`,
    en: `There is no profile ${quoted(value)}, only ${known}; the default is used`,
  }),
  lexiconUnread: (path: string, error: Localized): Localized => ({
    zh: `词库文件 ${path} 读不了：${error.zh}`,
    en: `The lexicon file ${path} cannot be read: ${error.en}`,
  }),
  fileUnread: (path: string, error: Localized): Localized => ({
    zh: `${path} 读不了，已略过：${error.zh}`,
    en: `${path} cannot be read and is left out: ${error.en}`,
  }),
  hidden: (shown: number, all: number): Localized => ({
    zh: `共${all}个问题，只列出最要紧的${shown}个（设置 newsproof.maxProblems）`,
    en: `${all} findings in all, only the ${shown} weightiest are listed (setting newsproof.maxProblems)`,
  }),
  allOfRule: (title: string, n: number): Localized => ({
    zh: `改正全文此类问题：${title}（${n}处）`,
    en: `Fix all of this kind in the file: ${title} (${n})`,
  }),
  reviewAllOfRule: (title: string, n: number): Localized => ({
    zh: `逐处确认后改正全文此类问题：${title}（${n}处）…`,
    en: `Review and fix all of this kind in the file: ${title} (${n})…`,
  }),
  doubtful: { zh: '请看是否要改', en: 'See whether to change it' } satisfies Localized,
  openPage: (title: string): Localized => ({ zh: `规则说明：${title}`, en: `About this rule: ${title}` }),
  notApplied: { zh: '编辑器没有改动稿件', en: 'The editor has not changed the drafts' },
  allSafe: (n: number): Localized => ({ zh: `改正全部可放心改的问题（${n}处）`, en: `Fix all that is safe to fix (${n})` }),
  allInSelection: (n: number): Localized => ({ zh: `改正选中部分可放心改的问题（${n}处）`, en: `Fix all that is safe to fix in the selection (${n})` }),
  stopped: (repaired: number, left: number): Localized => ({
    zh: `改正到时间为止：改了${repaired}处，${left > 0 ? `还有${left}个问题没有处理到` : '没有来得及再查一遍'}`,
    en: `Fixing stopped when its time was up: ${repaired} repaired, ${left > 0 ? `${left} findings not come to` : 'the result not checked again'}`,
  }),
  stoppedOnce: {
    zh: '要改的太多，没有在限定时间内改完，已改的照常写入。再保存一次可接着改，也可用命令“改正全部可放心改的问题”',
    en: 'There was more to fix than there was time for; what was done is written. Save again to go on, or use the command “Fix All That Is Safe”',
  } satisfies Localized,
  untrustedFix: {
    zh: '这个工作区尚未受信任，不成批改写其中的文件。请先信任工作区',
    en: 'This workspace is not trusted, so its files are not rewritten in a batch. Trust the workspace first',
  } satisfies Localized,
  unversionedFix: {
    zh: '这个编辑器不能按版本核对改动，不能成批改写文件',
    en: 'This editor cannot check edits against versions of its documents, so files are not rewritten in a batch',
  } satisfies Localized,
  paused: { zh: '校对已暂停。请先继续校对', en: 'Checking is paused. Resume it first' } satisfies Localized,
  fixing: { zh: '改正整个工作区', en: 'Fixing the workspace' } satisfies Localized,
  safeIn: (path: string, n: number): Localized => ({ zh: `${path}（${n}处）`, en: `${path} (${n})` }),
  safeKind: { zh: '可放心改的问题', en: 'Safe to fix' } satisfies Localized,
  joinAll: (n: number): Localized => ({ zh: `接排全部断行（${n}处）`, en: `Join all broken lines (${n})` }),
  joinParagraph: (n: number, unsure: number): Localized => ({
    zh: `本段全部接排（${n}处${unsure ? `，其中${unsure}处待确认）…` : '）'}`,
    en: `Join all lines of this paragraph (${n}${unsure ? `, ${unsure} to confirm)…` : ')'}`,
  }),
  joinColumn: (n: number, unsure: number): Localized => ({
    zh: `整栏接排（${n}处${unsure ? `，其中${unsure}处待确认）…` : '）'}`,
    en: `Join all lines of this column (${n}${unsure ? `, ${unsure} to confirm)…` : ')'}`,
  }),
  goesOn: (next: string): Localized => ({ zh: `⏎接：${next}`, en: `⏎ goes on: ${next}` }),
  unsureJoins: { zh: '拿不准的行尾', en: 'Line ends in doubt' } satisfies Localized,
  unsureJoinsWhy: { zh: '请看前后两行是否同属一段', en: 'See whether both lines belong to one paragraph' } satisfies Localized,
  term: (from: string, to: string | undefined): Localized => ({ zh: `${from} 至 ${to ?? '不详'}`, en: `${from} to ${to ?? 'not known'}` }),
  /** @param day ISO; the month is enough for who reads it */
  lastSeen: (day: string): Localized => {
    const [year = '', month] = day.split('-');
    return { zh: `最近见于${year}年${month ? `${Number(month)}月` : ''}`, en: `last seen in print ${month ? `${year}-${month}` : year}` };
  },
  inOffice: { zh: '（本文日期在任）', en: ' (in office on the day of this story)' } satisfies Localized,
  unsure: { zh: '任职日期尚未核实', en: 'The terms of office are not verified' } satisfies Localized,
  undecided: { zh: '写法未定：', en: 'Not decided: ' } satisfies Localized,
  otherForms: { zh: '不用：', en: 'Not: ' } satisfies Localized,
  colon: { zh: '：', en: ': ' } satisfies Localized,
  perhapsInOffice: { zh: '（本文日期是否在任，请核实）', en: ' (check whether still in office on the day of this story)' } satisfies Localized,
  pause: { zh: '；', en: '; ' } satisfies Localized,
  listMark: { zh: '、', en: ', ' } satisfies Localized,
  times: (text: string, n: number): Localized => ({ zh: `${text}${n}次`, en: `${text} ${n}×` }),
  inArticle: { zh: '本文：', en: 'In this article: ' } satisfies Localized,
  differs: { zh: '（写法不一）', en: ' (the spellings differ)' } satisfies Localized,
  titlesGiven: { zh: '称谓：', en: 'Titles given: ' } satisfies Localized,
  rivals: { zh: '也可能指：', en: 'Perhaps: ' } satisfies Localized,
  regional: (form: string, region: string, name: string): Localized => ({
    zh: `${quoted(form)}是 ${region} 的写法，本社用${quoted(name)}`,
    en: `${quoted(form)} is the form of ${region}; the house writes ${quoted(name)}`,
  }),
  oldForm: (form: string, name: string): Localized => ({
    zh: `不用${quoted(form)}，用${quoted(name)}`,
    en: `Not ${quoted(form)}: the house writes ${quoted(name)}`,
  }),
  typoOf: (form: string, name: string): Localized => ({ zh: `${quoted(form)}是${quoted(name)}的误写`, en: `${quoted(form)} is a slip for ${quoted(name)}` }),
  noSuch: (form: string, name: string): Localized => ({
    zh: `没有${quoted(form)}，应为${quoted(name)}`,
    en: `There is no ${quoted(form)}; it is ${quoted(name)}`,
  }),
  fromShipped: (file: string): Localized => ({ zh: `出自随附词库 ${file}`, en: `From the lexicon that comes with Newsproof, ${file}` }),
  fromHouse: (file: string): Localized => ({ zh: `出自本社词库 ${file}`, en: `From the lexicon of the house, ${file}` }),
  grade: (sure: string): Localized => ({ zh: `可靠程度 ${sure}，有未核实处`, en: `graded ${sure}, not all of it verified` }),
  checkedOn: (day: string): Localized => ({ zh: `${day} 核对`, en: `checked ${day}` }),
  checkedLongAgo: (day: string): Localized => ({ zh: `${day} 核对，距本文已逾一年`, en: `checked ${day}, more than a year before this story` }),
  datelineTemplate: { zh: '电头，今天的日期', en: 'Dateline with the date of today' } satisfies Localized,
  insteadOf: (form: string): Localized => ({ zh: `不写${quoted(form)}`, en: `not ${quoted(form)}` }),
  usedInArticle: (n: number): Localized => ({ zh: `本文${n}次`, en: `${n}× in this article` }),
  nameOf: { zh: '姓名', en: 'name' } satisfies Localized,
  basis: { zh: '依据：', en: 'By: ' } satisfies Localized,
  article: (n: number): Localized => ({ zh: `第${n}篇`, en: `Article ${n}` }),
  dateline: { zh: '电头', en: 'dateline' } satisfies Localized,
  source: { zh: '稿源', en: 'source' } satisfies Localized,
  byline: { zh: '署名', en: 'byline' } satisfies Localized,
  picture: { zh: '图片', en: 'picture' } satisfies Localized,
  editor: { zh: '编辑', en: 'editor' } satisfies Localized,
  renameNothing: {
    zh: '这里没有新闻校样认得的名称，请把光标放在人名、机构名等上面',
    en: 'No name that Newsproof knows stands here: put the cursor on the name of a person, a body or a place',
  } satisfies Localized,
  renameQuiet: { zh: '这份文件不在校对之列，不能改名', en: 'This file is not checked, so that nothing can be renamed in it' } satisfies Localized,
  renameEmpty: { zh: '新的写法不能为空', en: 'The new name is empty' } satisfies Localized,
  renameBreak: { zh: '新的写法中不能有换行或控制字符', en: 'The new name may not contain line ends or control characters' } satisfies Localized,
  renameLong: (most: number): Localized => ({ zh: `新的写法超过${most}个字符`, en: `The new name has more than ${most} characters` }),
  renameSame: (name: string): Localized => ({ zh: `这里写的就是${quoted(name)}`, en: `${quoted(name)} is what stands here` }),
  respelled: (from: string, to: string): Localized => ({ zh: `${quoted(from)}改为${quoted(to)}`, en: `${quoted(from)} becomes ${quoted(to)}` }),
  alreadyNamed: (to: string, who: string): Localized => ({
    zh: `${quoted(to)}在本文中已是另一条名称（${who}），改名后两者会混同`,
    en: `${quoted(to)} is another name of this article already (${who}): the two would become one`,
  }),
  /** Why an editor confirms a place that is renamed. */
  doubts: {
    clash: { zh: '已是另一条名称', en: 'Another name already' },
    mention: { zh: '拿不准是不是这个名称', en: 'Perhaps not this name' },
    work: { zh: '在书名号里', en: 'In the title of a work' },
    quotation: { zh: '在引文里', en: 'In a quotation' },
    spelling: { zh: '同一名称的另一种写法', en: 'Another spelling of the name' },
  } satisfies Record<string, Localized>,
  shippedEntry: {
    zh: '# 随新闻校样附带的词条，只能看。要改，请抄进本社的词库文件：同名的条目以本社的为准。',
    en: '# Comes with Newsproof, read only. To change it, copy it into a lexicon file of your own: entries of the house win.',
  } satisfies Localized,
  articleLens: ({ characters, errors, findings, perTenThousand, short }: ShownRate & { findings: number }): Localized => ({
    zh: `${withCommas(characters)}字 · ${findings}个问题 · ${short ? `差错${errors}个` : `差错率${perTenThousand}/万`}`,
    en: `${withCommas(characters)} characters · ${findings} findings · ${short ? `errors: ${errors}` : `error rate ${perTenThousand} per 10,000`}`,
  }),
  checking: { zh: '校对整个工作区', en: 'Checking the workspace' } satisfies Localized,
  product: { zh: '新闻校样', en: 'Newsproof' } satisfies Localized,
} as const;

/** Why a file could not be read. */
const REASONS: Readonly<Record<ReadFailure, Localized>> = {
  missing: { zh: '文件不存在', en: 'there is no such file' },
  denied: { zh: '没有权限', en: 'permission denied' },
  folder: { zh: '这是文件夹', en: 'it is a folder' },
  special: { zh: '这不是普通文件', en: 'it is no regular file' },
  encoding: { zh: '不是 UTF-8 编码', en: 'it is not UTF-8' },
  size: { zh: '文件太大', en: 'it is too large' },
};

/** What a user may see of an error: never its stack. */
export function reasonOf(error: unknown): Localized {
  if (error instanceof ReadError) return REASONS[error.failure];
  const text = error instanceof Error ? error.message : String(error);
  return { zh: text, en: text };
}
