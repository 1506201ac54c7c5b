import { markUnits } from '../text/mark-units.ts';

/**
 * Words beside which a person's name stands: titles before it, verbs of saying behind it. One look at a unit tells whether such
 * a word may end or begin there, so that ordinary text costs one table look-up a unit.
 */

/** Titles that stand right before a name; longer ones end in one of them. */
const TITLES =
  '总统 总理 首相 外长 防长 财长 国务卿 部长 省长 州长 市长 县长 区长 镇长 乡长 村长 行长 院长 局长 厅长 司长 处长 科长 所长 校长 站长 队长 团长 社长 会长 馆长 台长 厂长 船长 机长 董事长 议长 检察长 司令 司令员 主席 总书记 书记 秘书长 委员长 组长 大臣 外相 财相 总裁 总经理 经理 总监 总干事 代表 大使 公使 领事 发言人 顾问 资政 领导人 领袖 候选人 议员 参议员 众议员 教授 副教授 讲师 博士 院士 研究员 专家 学者 律师 法官 检察官 医生 医师 主任 记者 编辑 主编 评论员 作家 导演 演员 歌手 画家 教练 主教练 队员 球员 前锋 中锋 后卫 中场 门将 选手 冠军 工程师 分析师 经济学家 设计师 创始人 负责人 首席执行官 家长 村民 居民 市民 司机 乘客 游客 学生 教师 校友 民警 警官 上校 中校 少校 上将 中将 少将 将军 元帅 委员 理事 干事 首领 高官 王储 国王 女王 公主 王子 教皇 酋长 埃米尔'.split(
    ' ',
  );
/** Verbs of saying that stand right behind a name, and forms of address. */
const VERBS =
  '说 表示 认为 指出 介绍 告诉 强调 坦言 透露 回忆 解释 补充 宣布 呼吁 感慨 回应 证实 承认 否认 写道 问道 答道 宣称 声称 坚称 重申 警告 批评 称赞 赞扬 抱怨 致辞 发言 讲话 主张 提出 称 先生 女士 同志 老师'.split(
    ' ',
  );
/** Single words that end a name which a title began. */
const ENDS = '的在和与等对将于也还则从向就是已曾为被把让给带率及或又都正以因当由至到';
/** What may stand between a name and the verb. */
const BETWEEN = '日前 当天 当日 昨天 昨日 今天 今日 随后 同时 此前 近日 还 也 则 又 曾 再次 多次 均'.split(' ');

const TITLE = 1;
const VERB = 2;
const END = 4;
const LATE = 8;
const GOES_ON = 16;
const table = new Uint8Array(0x10000);
const mark = (units: string, bit: number): void => markUnits(table, units, bit);

/** Two units as one number. */
const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

/** Titles by their last two characters: the lengths that those have, longest first. */
const titles = new Map<number, string[]>();
for (const title of TITLES) {
  mark(title.slice(-1), TITLE);
  const key = pairAt(title, title.length - 2);
  titles.set(
    key,
    [...(titles.get(key) ?? []), title].sort((a, b) => b.length - a.length),
  );
}
const verbs = new Set<number>();
/** Verbs of one character. */
const shortVerbs = new Set<number>();
for (const verb of VERBS) {
  mark(verb.slice(0, 1), VERB);
  if (verb.length === 1) shortVerbs.add(verb.charCodeAt(0));
  else verbs.add(pairAt(verb, 0));
}
mark(ENDS, END);
const between = new Set<number>();
for (const word of BETWEEN) {
  mark(word.slice(-1), LATE);
  between.add(word.length === 1 ? word.charCodeAt(0) : pairAt(word, 0));
}
// 委员|长, 代表|团: the word goes on.
mark('长会团处级们式部队', GOES_ON);

const has = (text: string, at: number, bit: number): boolean => at >= 0 && at < text.length && ((table[text.charCodeAt(at)] as number) & bit) !== 0;

/** The units that `isCue` is true for. */
export const CUE_UNITS: readonly number[] = [...TITLES.map((title) => title.charCodeAt(title.length - 1)), ...VERBS.map((verb) => verb.charCodeAt(0))];

/** True if a title may end or a verb of saying may begin with the unit. */
export function isCue(unit: number): boolean {
  return ((table[unit] ?? 0) & (TITLE | VERB)) !== 0;
}

/** Length of the longest title that ends before `at`, or 0. Units of the text. */
export function titleBefore(text: string, at: number): number {
  if (at < 2 || !has(text, at - 1, TITLE) || has(text, at, GOES_ON)) return 0;
  for (const title of titles.get(pairAt(text, at - 2)) ?? []) if (title.length === 2 || text.startsWith(title, at - title.length)) return title.length;
  return 0;
}

/** Length of the verb of saying that begins at `at`, or 0. */
export function verbAt(text: string, at: number): number {
  if (!has(text, at, VERB)) return 0;
  if (at + 1 < text.length && verbs.has(pairAt(text, at))) return 2;
  return shortVerbs.has(text.charCodeAt(at)) ? 1 : 0;
}

/** True if the unit is a word that no name goes on with. */
export function endsName(unit: number): boolean {
  return ((table[unit] ?? 0) & END) !== 0;
}

/** Where a name may end that has the verb at `at` behind it: before what stands between (王某昨天说, 王某12日说). */
export function nameEndBefore(text: string, at: number): number {
  let end = at;
  for (let k = 0; k < 2 && end > 0; k++) {
    const was = end;
    if (has(text, end - 1, LATE)) {
      if (end > 1 && between.has(pairAt(text, end - 2))) end -= 2;
      else if (between.has(text.charCodeAt(end - 1))) end--;
    }
    if (end === was && text.charCodeAt(end - 1) === DAY) {
      let from = end - 1;
      while (from > 0 && isDigit(text.charCodeAt(from - 1))) from--;
      if (from < end - 1) end = from;
    }
    if (end === was) break;
  }
  return end;
}

const DAY = 0x65e5;
const isDigit = (unit: number): boolean => (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
