// What a page prints at its edges, told by the words of one line: running heads, numbers, references to other pages.

export const SKY = '(?:晴|多云|阴|小雨|中雨|大雨|暴雨|雷阵雨|阵雨|雷雨|小雪|中雪|大雪|雨夹雪|阵雪|雾|霾|扬沙)';

const PAGE = '[A-Z]{0,2}\\d{1,3}|[一二三四五六七八九十]{1,3}';
const JUMP_WORDS = '(?:上接|下转|下接|紧接|详见|(?:相关)?(?:报道|新闻|全文|内容)(?:详)?见)(?:今日|今天|本报)?';
export const JUMP = `${JUMP_WORDS}\\s*(?:第\\s*(?:${PAGE})|[A-Z]{0,2}\\d{1,3})(?:\\s*[、,，～~—-]\\s*第?(?:${PAGE}))*\\s*版`;
const JUMP_LINE = new RegExp(`^[（(【[]?\\s*${JUMP}\\s*[）)】\\]]?[▶►→]?$`);

/** True of a reference to another page that stands on a line of its own: 下转第4版. */
export const isJump = (text: string): boolean => JUMP_LINE.test(text);

const PAGE_NUMBER =
  /^(?:[-—–·•~]{1,2}\s?\d{1,3}\s?[-—–·•~]{1,2}|第\s?\d{1,3}\s?页(?:[ ，,/]{0,2}共\s?\d{1,3}\s?页)?|page\s\d{1,3}(?:\s?(?:of|\/)\s?\d{1,3})?|\d{1,3}\s\/\s\d{1,3})$/i;

/** True of a number that says of itself that it is a page's: — 12 —, 第12页, 9 / 195. */
export const isPageNumber = (text: string): boolean => PAGE_NUMBER.test(text);

/** The head of the pages of a report: 2020 年年度报告. */
const REPORT = /^(?:[一-龥（）()]{2,24})?(?:19|20)\d\d ?年(?:年度|半年度|第[一二三四]季度)报告(?:全文|摘要)?$/;

/** True of the head of the pages of a report. */
export const isReportHead = (text: string): boolean => REPORT.test(text);

const SECTION =
  '(?:要闻|国际|国内|时政|社会|体育|文化|财经|经济|综合|评论|副刊|广告|本地|民生|教育|科技|健康|娱乐|专题|特刊|视点|关注|热点|深度|理论|时事|天下|中国|世界|城事|法治|生活|旅游|金融|产经)';
/** 第5版, A05版, 5版：国际, A05 国际 */
const PAGE_LINE = new RegExp(
  `^第?\\s?(?:[A-Z]{0,2}\\d{1,3}|[一二三四五六七八九十]{1,3})\\s?版(?:[：: 　][一-龥]{2,6})?$|^[A-Z]{0,2}\\d{2}[ 　]?${SECTION}(?:新闻)?$`,
);

/** True of the number of a newspaper's page, perhaps with its section. */
export const isPageLine = (text: string): boolean => PAGE_LINE.test(text);

const DATE = /(?:19|20)\d{2}年\d{1,2}月\d{1,2}日/g;
const WEEKDAY = /(?:星期|礼拜)[一二三四五六日天]/g;
const LUNAR = /(?:农历)?[一-龥]{2}年?[正一二三四五六七八九十冬腊]{1,2}月[初十廿三][一二三四五六七八九十]|农历/g;
const PAGE_LABEL = /(?<![A-Za-z\d])[A-Z]{1,2}\d{1,3}(?![A-Za-z\d])版?|第?\s?(?<!\d)\d{1,3}\s?版|^0\d(?=[ 　])|(?<=[ 　])0\d$|第[一二三四五六七八九十]{1,3}版/g;
const PAPER = /[一-龥]{2,6}(?:日报|晚报|早报|时报|晨报|都市报|商报|周报|周刊)/g;
const STAFF =
  /(?:责任编辑|责编|编辑|美术编辑|美编|版式(?:设计)?|组版|校对|检校|视觉|制图|值班(?:主任|编委|总编辑?)|电子邮箱|E-mail)[：:／/][ 　]?[^ 　：:|｜]{0,20}/gi;
/** One of the signals is a date with its year or a page. */
const DATED = /(?:19|20)\d{2}年|[A-Z]\d{1,3}|\d\s?版|第[一二三四五六七八九十]{1,3}版/;

const LONGEST_HEAD = 80;

/** Takes parts of a kind out of a line. */
function strip(line: { text: string; signals: number }, part: RegExp): void {
  const rest = line.text.replace(part, ' ');
  if (rest !== line.text) line.signals++;
  line.text = rest;
}

const SKY_AT_END = new RegExp(`${SKY}[ 　]*$`);
/** 时间：2031年5月6日 星期二 is of an announcement, 原载《…》 a credit. */
const SAYS_MORE = /[时日][间期]|地点|截止|载|据|自|来源|至|会/;

/** A running head: date, weekday, page, section, paper and staff of the page, and next to nothing else. */
export function isRunningHead(text: string): boolean {
  if (text.length > LONGEST_HEAD || !/[版期日编刊报]|[A-Z]\d/.test(text)) return false;
  // Without a page or a year only credits of the staff make one.
  if (!DATED.test(text) && !/[：:／/]/.test(text)) return false;
  // 2020年2月3日 星期一 晴: a diary.
  if (SKY_AT_END.test(text)) return false;
  const line = { text, signals: 0 };
  const roles = text.match(STAFF)?.length ?? 0;
  for (const part of [STAFF, DATE]) strip(line, part);
  const before = line.signals;
  for (const part of [WEEKDAY, PAGE_LABEL]) strip(line, part);
  const ofPage = line.signals - before;
  for (const part of [LUNAR, PAPER]) strip(line, part);
  // A figure is not a page.
  if (/\d/.test(line.text)) return false;
  const rest = line.text.replace(/[\s　|｜/／·•:：—-]/g, '');
  if (rest.length > 6 || SAYS_MORE.test(rest)) return false;
  return roles > 1 || (ofPage > 0 && line.signals >= 2 && DATED.test(text));
}
