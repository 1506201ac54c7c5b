import { Class, isAt } from '../../../text/chars.ts';
import { markUnits } from '../../../text/mark-units.ts';
import type { Range } from '../../../text/range.ts';

/** What a web page puts round a story. */
export type Chrome = 'editor' | 'title' | 'source' | 'button' | 'links' | 'counter' | 'keywords' | 'copyright' | 'house';

/** A line of a page is short; legal notes are longer. */
export const LONGEST_LINE = 80;
export const LONGEST_NOTE = 160;

const EDITOR = /^(?:责任编辑|责编|网络编辑|网编|值班编辑|本文编辑|编辑)[ 　]?[：:／/][ 　]?[^。！？，：:]{1,24}$/;
const EDITOR_BRACKETED = /^(?:责任编辑|责编|网络编辑|网编|值班编辑|本文编辑|编辑)[ 　]?[：:／/ 　][^。！？]{1,24}$/;
const ORIGINAL_TITLE = /^原(?:标|文标|题)题?[：:]/;
const CORRECT = /^(?:(?:我要)?纠错|(?:字号[：:]?[ 　]?)?大[ 　]中[ 　]小)$/;

const CLOCK = /\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?[ 　T]*\d{1,2}[：:]\d{2}/;
const CLOCK_FIRST = new RegExp(
  `^(?:(?:发布|更新|发表|发稿)(?:时间|日期)[：:][ 　]*)?${CLOCK.source}(?:[：:]\\d{2})?[ 　|｜]*(?:来源|稿源|作者|编辑|责编|字号|评论|阅读|浏览|分享|[一-龥]{2,10}(?:网|报|社|台|新闻|客户端)$)`,
);
/** A time alone in its line, as computers write it; 5月6日9:30 heads an entry of a chronicle. */
const CLOCK_ONLY = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ 　T]+\d{1,2}[：:]\d{2}(?:[：:]\d{2})?$/;
const PUBLISHED = /^(?:发布|更新|发表|发稿)(?:时间|日期)[：:][ 　]*\d{4}/;
const ORIGIN = /(?<!数据|资料|图片|视频)(?:来源|稿源)[：:]/;
const BESIDE_ORIGIN = /(?:作者|编辑|责编|字号|字体|点击|阅读|评论|分享|浏览|跟[贴帖])[：:数量次0-9 　]/;

const LINK_END =
  '(?:二维码|公众号|小程序|客户端|视频|全文|原文|更多|更多(?:内容|精彩|资讯|新闻)|详情|专题|大图|下一页|微信|微博|关注(?:我们|本[报台刊网]|更多)?|APP|App|app)';
const SCAN = new RegExp(`^(?:微信)?(?:扫一扫|扫码|扫描|长按|识别)[^。！？；]{0,20}${LINK_END}[！!～~]?$`);
const SCAN_ONLY = /^(?:微信)?扫一扫[，,]?(?:关注|分享|下载|打开|收听|观看|阅读|了解)?[^，。]{0,6}$/;
const CLICK = new RegExp(
  `^(?:请)?点击(?:此处|这里|图片|上方|下方|左下角|右上角|蓝字)?(?:进入|查看|阅读|观看|下载|收听|了解|关注|放大)?[^。！？；，,]{0,12}(?:${LINK_END}|查看|进入|阅读|图片|此处|这里|链接|附件|报名|直播|回放)[>》→！!～~]*$`,
);
const APP =
  /^(?:立即)?(?:打开|下载|安装)[^。！？；，,]{0,12}(?:APP|App|app|客户端)(?:[，, ]?(?:查看|阅读|看|参与|体验|获取)(?:更多|全文|原文|讨论|精彩|更|评论|详情)[^。！？；]{0,10})?$/;
const SHARE = /^(?:一键)?分享(?:到|至)[：:]?(?:[ 　、|｜/]*(?:微信好友|微信|新浪微博|腾讯微博|微博|朋友圈|好友|QQ空间|QQ|qq|空间|更多))*$/;
const FOLLOW = /^(?:欢迎)?(?:关注|订阅)[^。！？；]{0,16}(?:公众号|微信号|视频号|官方微信|官方微博)[：: ]?[^。！？；]{0,16}$/;

const LINKS = /^(?:相关阅读|推荐阅读|相关推荐|热门推荐|猜你喜欢|为您推荐|往期回顾|更多精彩(?:内容)?|精彩推荐|热门文章|相关文章)[：: >》]{0,2}$/;
const LINKS_WITH_TITLE = /^(?:相关阅读|推荐阅读|相关推荐|相关文章|更多精彩|上一篇|下一篇)[：:]/;
const PAGES = /^(?:返回(?:首页|顶部|列表|搜狐|网易|新浪|腾讯)|上一页|下一页|加载更多|展开全文|阅读全文|查看全文|收起全文|下一页>?|回到顶部)/;
const BUTTONS = [SCAN, SCAN_ONLY, CLICK, APP, SHARE, FOLLOW, PAGES];

/** 更多图片>>: arrows that lead on. */
const LEADS_ON = /^[^。！？；]{1,20}[一-龥][ 　]?(?:>{2,3}|＞{2,3}|»)$/;
/** Buttons for the size of the type: A+A-. */
const FONT = /A\+[ |/]?A[-－]|A[-－][ |/]?A\+/;
const FONT_BESIDE = /收藏|分享|打印|评论|下载|字[号体]|^.{0,6}$/;
/** What a button in square brackets says. */
const BRACKET_BUTTON = /^(?:下载|在线播放|立即播放|打印|打印本稿|打印本页|关闭|关闭窗口|发表评论|我要评论|查看|查看全文|详细|详情|全文|更多|进入)$/;
const SQUARE = '[【';

const COUNTER =
  /(?:阅读|浏览|点击|播放|评论|点赞|转发|收藏|在看|访问|观看|跟贴|参与)(?:量|数|次数|人数|率)?[ 　]?[：:（(]?[ 　]?\d[\d,.]*[ 　]?[万亿]?\+?[ 　]?(?:次|人|条)?[）)]?/g;
const BUTTON = /(?:我要)?(?:评论|分享|打印|纠错|关闭|收藏|举报|点赞|转发|字号|字体|大字|小字|返回|关闭窗口|打印本页|加入收藏|微博|微信|QQ空间|QQ)/g;

const KEYWORDS = /^(?:关键词|关键字|标签|Tags?|tags?)[：:][ 　]*([^。！？]+)$/;

const NOTES = [
  /^[（(【[]?(?:免责声明|版权声明|版权说明|转载声明)[）)】\]]?(?:[：:]|$)/,
  /^[*＊※（(【[]?(?:声明：)?(?:未经(?:本[报网社刊站台]|书面|授权|许可|允许)[^。]{0,20}(?:不得|禁止|严禁|谢绝)[^。]{0,10}(?:转载|使用|复制|摘编|镜像))[^，。；]{0,16}[。！]?[）)】\]]?$/,
  /^[*＊※（(【[]?(?:欢迎转载[，,])?(?:如需)?(?:转载|转发)(?:时)?(?:请|须|需)(?:注明|联系|标明|保留)[^。]{0,30}[。！]?[）)】\]]?$/,
  /^[*＊※（(【[]?(?:声明：)?(?:本文|文章|以上内容|文中观点)(?:内容)?(?:仅|只|均)?(?:代表|系|为)(?:作者|其)?(?:个人|本人)?观点/,
  /^(?:凡本[网站]|本[网站](?:所有)?(?:转载|内容|文章))(?:注明|来源|版权|均|系)[^。]{0,30}/,
  /^(?:©|Copyright\b.{0,12}(?:©|\([cC]\)|\d{4})|\([cC]\) ?(?:\d{4}|[A-Z])|（[cC]）|版权所有(?!者|人|权))/,
  /^[^，。]{2,24}版权所有(?:[，, ]?(?:翻版|未经|侵权|盗版)[^。]{0,20})?[.。]?$/,
  /All [Rr]ights [Rr]eserved[^，。]{0,16}[.。]?$/,
];

/** Two tags or more, parted as no subhead is: 关键词：地铁 票价 公交. */
function isTagList(list: string): boolean {
  const tags = list.split(/[ 　,，;；|｜/]+/).filter(Boolean);
  return tags.length > 1 && tags.every((t) => t.length <= 10);
}

/** What a line may be that begins with a unit, as bits: most begin with none of them. */
const Start = { Title: 1, Edge: 2, Editor: 4, Links: 8, Clock: 16, Button: 32, Keywords: 64, Counter: 128 } as const;
const starts = new Uint8Array(0x10000);
const begins = (units: string, start: number): void => markUnits(starts, units, start);
begins('原', Start.Title);
begins('我纠字大', Start.Edge);
begins('责网值本编', Start.Editor);
begins('相推热猜为往更精上下', Start.Links);
begins('发更0123456789', Start.Clock);
begins('微扫长识请点立打下安一分欢关订返上加展阅查收回', Start.Button);
begins('关标Tt', Start.Keywords);
begins('阅浏点播评转收在访观跟参我分打纠关举字大小返加微Q 　|｜/·>【】[]', Start.Counter);

/** Nothing but counters and buttons: 阅读 1203 评论 5 分享 打印. */
function isCounter(text: string): boolean {
  let tokens = 0;
  const count = (): string => {
    tokens++;
    return ' ';
  };
  const counters = text.replace(COUNTER, count);
  const counted = tokens;
  const rest = counters.replace(BUTTON, count).replace(/[ 　|｜/·>【】[\]]/g, '');
  return rest === '' && (counted > 0 || tokens > 1);
}

/** What of the page a line is that holds no bracket round it. */
function lineOf(text: string): Chrome | undefined {
  const may = starts[text.charCodeAt(0)] as number;
  if (may & Start.Title && ORIGINAL_TITLE.test(text)) return 'title';
  if (may & Start.Edge && CORRECT.test(text)) return 'button';
  if (may & Start.Editor && EDITOR.test(text)) return 'editor';
  if (may & Start.Links && (LINKS.test(text) || LINKS_WITH_TITLE.test(text))) return 'links';
  if (holdsStop(text)) return undefined;
  if (may & Start.Clock && (CLOCK_FIRST.test(text) || CLOCK_ONLY.test(text) || PUBLISHED.test(text))) return 'source';
  if (namesOrigin(text) && (CLOCK.test(text) || BESIDE_ORIGIN.test(text))) return 'source';
  if (may & Start.Button && text.length <= 40 && BUTTONS.some((b) => b.test(text))) return 'button';
  const keywords = may & Start.Keywords ? KEYWORDS.exec(text) : null;
  if (keywords) return isTagList(keywords[1] as string) ? 'keywords' : undefined;
  return may & Start.Counter && isCounter(text) ? 'counter' : undefined;
}

/** A sentence ends before the end of the line. */
function holdsStop(text: string): boolean {
  for (let i = 0; i < text.length - 1; i++) if (isAt(text, i, Class.Stop)) return true;
  return false;
}

const namesOrigin = (text: string): boolean => text.includes('源') && ORIGIN.test(text);

/** First units of everything above, so that most short lines cost one look. */
const FIRST = new Set(
  [
    ...'责网值本编原我纠来稿发更发微扫长识请点立打下安一分欢关订相推热猜为往精上返加展阅查收回浏播评转在访观跟参字大小标TtＴ免版＊*※未声如文以凡©CQ（(【[0123456789',
  ].map((c) => c.charCodeAt(0)),
);

/** How the notes begin, some of them in a bracket or behind a star: 本文 and 本网, but 本报 is how news begins. */
const NOTE_HEADS = '免责 版权 转载 转发 声明 未经 欢迎 如需 本文 本网 本站 文章 文中 以上 凡本 © Copy (c (C c) C) （c （C c） C）'.split(' ');
const HEAD_FIRST = new Set(NOTE_HEADS.map((head) => head.charCodeAt(0)));
const BEFORE_NOTE = '*＊※（(【[';
const NOTE_MARKS = new Set([...BEFORE_NOTE].map((c) => c.charCodeAt(0)));
/** First units of notes. */
export const NOTE_FIRST = BEFORE_NOTE + NOTE_HEADS.map((head) => head.charAt(0)).join('');
/** What those say that begin otherwise. */
export const NOTE_WORDS = ['版权所有', 'eserved'];

/** A sentence about rights is a note only behind one of these. */
const RIGHTS_FIRST = new Set([...'免版声未欢如转本文以凡©CA（(【[*＊※'].map((c) => c.charCodeAt(0)));

function beginsNote(text: string): boolean {
  if (HEAD_FIRST.has(text.charCodeAt(0)) && NOTE_HEADS.some((head) => text.startsWith(head))) return true;
  return NOTE_MARKS.has(text.charCodeAt(0)) && HEAD_FIRST.has(text.charCodeAt(1)) && NOTE_HEADS.some((head) => text.startsWith(head, 1));
}

const namesRights = (text: string): boolean => NOTE_WORDS.some((word) => text.includes(word));

export const CLOSERS = '）)】]';
export const OPENERS = '（(【[';

/** The bracket that the last one of a text closes, if it is one. */
function openerOf(text: string): string | undefined {
  const unit = text.charCodeAt(text.length - 1);
  for (let i = 0; i < CLOSERS.length; i++) if (CLOSERS.charCodeAt(i) === unit) return OPENERS[i];
  return undefined;
}

/** What stands in brackets: （责编：…）, 【纠错】, [点击查看全文]. */
function bracketed(inner: string, open: string): Chrome | undefined {
  const text = inner.trim();
  if (SQUARE.includes(open) && BRACKET_BUTTON.test(text)) return 'button';
  if (EDITOR_BRACKETED.test(text)) return 'editor';
  const found = lineOf(text);
  return found === 'counter' || found === 'keywords' ? undefined : found;
}

const LONGEST_BUTTON = 30;
const ARROWS = new Set([...'>＞»'].map((c) => c.charCodeAt(0)));

/** Signs of a button that text has in no other place: arrows at its end, the letters of two sizes. */
function isButton(text: string): boolean {
  if (ARROWS.has(text.charCodeAt(text.length - 1)) && LEADS_ON.test(text)) return true;
  return text.includes('A+') && FONT.test(text) && FONT_BESIDE.test(text);
}

/**
 * What of a web page a whole passage is, if anything.
 * @param phrases literal strings of the newsroom's own pages
 */
export function chromeOf(text: string, phrases: readonly string[]): Chrome | undefined {
  if (text.length > LONGEST_NOTE || text.length < 2) return undefined;
  if (phrases.length > 0 && text.length <= LONGEST_LINE && phrases.some((s) => s !== '' && text.includes(s))) return 'house';
  const unit = text.charCodeAt(0);
  const sentence = text.charCodeAt(text.length - 1) === STOP;
  if ((beginsNote(text) || ((!sentence || RIGHTS_FIRST.has(unit)) && namesRights(text))) && NOTES.some((n) => n.test(text))) return 'copyright';
  if (sentence || text.length > LONGEST_LINE) return undefined;
  if (text.length <= LONGEST_BUTTON && isButton(text)) return 'button';
  if (!FIRST.has(unit) && !namesOrigin(text)) return undefined;
  const open = openerOf(text);
  if (open !== undefined && text[0] === open) return bracketed(text.slice(1, -1), open);
  return lineOf(text);
}

const REACH = 60;
const STOP = 0x3002;
const QUOTE = 0x201d;
const OPENING = new Set([...OPENERS].map((c) => c.charCodeAt(0)));
/** Editors that stand behind the last sentence without brackets. */
export const BESIDE_END = ['责任编辑', '责编', '网络编辑'];
const EDITOR_BEHIND = new RegExp(`[。！？”][ 　]*(?=(?:${BESIDE_END.join('|')})[：:／/])`);
const NONE: readonly never[] = [];

/** Brackets of the page at either end of a paragraph: …表示。（责任编辑：张三）; and 责任编辑：张三 behind its last sentence. */
export function chromeAtEnds(text: string): readonly (Range & { readonly chrome: Chrome })[] {
  const last = text.charCodeAt(text.length - 1);
  const opens = OPENING.has(text.charCodeAt(0));
  if (!opens && (last === STOP || last === QUOTE)) return NONE;
  const open = openerOf(text);
  if (!opens && open === undefined && !text.includes('编', text.length - REACH)) return NONE;
  const out: (Range & { readonly chrome: Chrome })[] = [];
  if (opens) {
    const close = text.slice(0, REACH).search(/[）)】\]]/);
    const chrome = close > 0 ? bracketed(text.slice(1, close), '') : undefined;
    if (chrome) out.push({ start: 0, end: close + 1, chrome });
  }
  const tail = text.slice(-REACH);
  const from = text.length - tail.length;
  if (open !== undefined) {
    const at = from + tail.lastIndexOf(open);
    const chrome = at > 0 && at >= from ? bracketed(text.slice(at + 1, -1), open) : undefined;
    if (chrome) out.push({ start: behindText(text, at), end: text.length, chrome });
  } else if (last !== STOP && last !== QUOTE) {
    const m = EDITOR_BEHIND.exec(tail);
    if (m && EDITOR.test(tail.slice(m.index + m[0].length))) out.push({ start: from + m.index + 1, end: text.length, chrome: 'editor' });
  }
  return out;
}

/** Where the text before `at` ends: the blanks go with what follows. */
function behindText(text: string, at: number): number {
  let end = at;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\u3000')) end--;
  return end;
}
