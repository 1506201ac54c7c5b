import { remove, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Localized, type PlacedFinding } from '../../rule/rule.ts';
import { begins, ends, pair, upTo, words } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';
import { BESIDE_END, type Chrome, CLOSERS, chromeAtEnds, chromeOf, LONGEST_LINE, NOTE_FIRST, NOTE_WORDS, OPENERS } from './lib/chrome-lines.ts';
import { type ChromeSign, chromeBlocks, chromeSign } from './lib/chrome-words.ts';
import { type Markup, markupOf } from './lib/markup.ts';

/** What a web page puts round a story, and its source code, copied with the text. */
export const webChrome = defineRule<Message, ChromeSign, Options>({
  meta: {
    id: 'leftover/web-chrome',
    title: { zh: '网页残留', en: 'Leftovers of a web page' },
    rationale: {
      zh: '从网页上取稿，责任编辑、原标题、“点击查看”之类的提示和网页代码会一起复制过来，见报时就成了差错。',
      en: 'Copying from a web page brings the editor’s name, the original title, prompts and source code along; in print they are mistakes.',
    },
    severity: 'warning',
    fixable: 'safe',
    messages: {
      chrome: { zh: '这是{zh}，不是稿件内容，应删去', en: 'This is {en}, no part of the copy; delete it' },
      entity: { zh: '“{code}”是网页代码，没有还原成字符', en: '“{code}” is source code of a page, not turned into a character' },
      tag: { zh: '“{code}”是网页标签', en: '“{code}” is a tag of a web page' },
      escape: { zh: '“{code}”是程序留下的换行或空白符号', en: '“{code}” is an escaped line end or blank' },
    },
    options: { editors: 'remove', phrases: [] },
    optionDocs: {
      editors: {
        what: { zh: '网页编辑署名：remove 提示删去，keep 保留', en: 'Credits of web editors: told (remove) or left (keep)' },
        values: ['remove', 'keep'],
      },
      phrases: {
        what: {
          zh: '本社网页的固定用语：含有其一的短行即为残留，按字面匹配',
          en: "Set phrases of the house's own pages: a short line with one of them is a leftover; matched literally",
        },
      },
    },
    examples: [
      { bad: '水库已恢复供水。\n\n⟦责任编辑：林小溪⇢⟧\n' },
      { bad: '水库已恢复供水。⟦（责编：林小溪、周行远）⇢⟧\n' },
      { bad: '水库已恢复供水。\n\n⟦[责任编辑:林小溪]⇢⟧\n\n⟦来源: 海州网-海州日报(海东) 跟贴 325 条 手机看新闻⇢⟧\n' },
      { bad: '水库已恢复供水。\n\n⟦【纠错】⇢⟧\n' },
      { bad: '水库恢复供水\n\n⟦（原标题：水库终于来水了）⇢⟧\n\n水库已恢复供水，水位回升。\n' },
      { bad: '水库恢复供水\n\n⟦2031-05-06 10:20 来源：海州日报 作者：林小溪⇢⟧\n\n水库已恢复供水，水位回升。\n' },
      { bad: '水库已恢复供水。\n\n⟦扫一扫，关注海州发布公众号⇢⟧\n\n⟦打开海州新闻客户端，查看更多精彩图片⇢⟧\n\n⟦点击查看更多⇢⟧\n\n⟦分享到：⇢⟧\n' },
      { bad: '水库已恢复供水。\n\n⟦相关阅读：⇢⟧\n\n⟦阅读量：1.2万 评论 35 分享⇢⟧\n\n⟦关键词：水库 供水 水位⇢⟧\n' },
      { bad: '水库已恢复供水。\n\n⟦免责声明：本网转载的文章，观点属于作者。⇢⟧\n\n⟦未经授权不得转载。⇢⟧\n\n⟦Copyright © 2031 海州日报社⇢⟧\n' },
      { bad: '水库已于⟦&nbsp;→ ⟧五月⟦&nbsp;&nbsp;→ ⟧恢复供水，⟦&ldquo;→“⟧水位回升⟦&amp;rdquo;→”⟧。\n', note: '字符代码，转了两道的也算' },
      { bad: '⟦<p>⇢⟧水库已恢复供水。⟦<br/>⇢\n⟧水位回升。⟦</p>⇢⟧\n' },
      { bad: '水库已恢复供水。⟦\\n⇢\n⟧水位回升。\n' },
      { bad: '水库已恢复供水。\n\n⟦本文由海州云平台提供技术支持⇢⟧\n', options: { phrases: ['海州云平台'] }, note: '本社网页的固定用语，按字面匹配' },
      {
        bad: '水库恢复供水\n\n⟦08-07 06:33Wind⇢⟧\n\n⟦EnA+A-收藏到Box⇢⟧\n\n水库已恢复供水，水位回升到警戒线以上。\n\n⟦我要分享⇢⟧\n\n⟦腾讯微博⇢⟧\n\n⟦QQ空间⇢⟧\n\n⟦转播到腾讯微博⇢⟧\n\n村民说，水质很好。\n\n⟦精彩视频推荐⇢⟧\n\n⟦自动播放开关 自动播放⇢⟧\n',
        note: '几行按钮连在一起',
      },
      { bad: '水库已恢复供水。\n\n⟦更多图片>>⇢⟧\n\n⟦暂无评论，快来抢沙发>>⇢⟧\n\n查看节目播出时间表⟦ [下载]⇢⟧\n' },
      { bad: '⟦<%@ page language="java" pageEncoding="utf-8"%>⇢⟧水库已恢复供水。\n' },
      { good: '微信\n\n微信推出新功能，用户可以在聊天里缴水费。\n\n微博\n\n微博也在测试同样的功能，下月上线。\n', note: '小标题' },
      { good: '水库的账号开在这些平台：\n\n- 微信\n- 微博\n- 下载\n', language: 'markdown', note: '列项' },
      { good: '水库已恢复供水\n\n用户可以在应用商店下载（下载前请连接无线网）客户端（下载）\n' },
      { good: '水库已恢复供水\n\n本次债券信用评级为AA+，展望稳定，票面利率3.5%。\n' },
      { good: '水库已恢复供水。\n\n责任编辑：林小溪\n', options: { editors: 'keep' }, note: '选项：网站稿件保留责任编辑' },
      { good: '---\nsource: 海州日报\nkeywords: 水库 供水\n---\n\n水库已恢复供水。\n', language: 'markdown', note: '文件头的字段' },
      { good: '打开客户端就能缴水费，村民说，扫一扫付款已是家常便饭。点击查看账单，明细一目了然。\n', note: '写应用软件的报道' },
      { good: '扫码看病不再排队\n\n医院说，患者扫码登记即可就诊，平均等候时间缩短一半。\n', note: '标题' },
      { good: '关键词：稳就业\n\n就业是民生之本。今年全市新增就业岗位三万个，完成全年任务。\n', note: '以关键词作小标题' },
      { good: '水库已恢复供水，水位回升。\n\n来源：海州日报\n', note: '稿源' },
      { good: '他把责任编辑的名字写在书的最后一页，说：“责任编辑就是把关人。”\n' },
      { good: '会议认为，未经许可不得转载他人作品，平台应当建立版权保护制度。\n', note: '新闻写的就是版权' },
      { good: '程序员把文件存在 C:\\news 目录，R&D 部门随后核对了 3<5 的判断。\n' },
      { good: '水库&nbsp;恢复供水，见`<br>`标签。\n', language: 'markdown', note: 'Markdown里是合法的写法' },
    ],
  },
  // A short line may have a phrase of the house anywhere; longer ones are notes, or have something of a page at an end or its source inside.
  triggers: [
    upTo(LONGEST_LINE),
    begins(NOTE_FIRST + OPENERS),
    ends(CLOSERS),
    words(...NOTE_WORDS, ...BESIDE_END),
    pair('&', { of: '#', classes: Class.Latin }),
    pair('<', { of: '/%?!', classes: Class.Latin }),
    pair('\\', 'rntux'),
  ],
  passage(p, { options }) {
    const { text } = p;
    const keep = (chrome: Chrome): boolean => chrome === 'editor' && options.editors === 'keep';
    const whole = p.kind === 'cell' ? undefined : chromeOf(text, options.phrases);
    if (whole)
      return {
        findings: keep(whole) ? [] : [chromeFinding({ start: 0, end: text.length }, whole)],
        facts: [{ range: { start: 0, end: text.length }, value: 'sure' }],
      };
    const sign = p.kind === 'cell' || p.kind === 'item' ? undefined : chromeSign(text);
    if (sign) return { facts: [{ range: { start: 0, end: text.length }, value: sign }] };
    const atEnds = p.kind === 'cell' ? NO_ENDS : chromeAtEnds(text);
    const inside = markupOf(p);
    if (atEnds.length + inside.length === 0) return NOTHING;
    const ends = atEnds.filter((e) => !keep(e.chrome));
    const markup = inside.filter((m) => !ends.some((e) => m.start < e.end && e.start < m.end));
    if (ends.length + markup.length === 0) return NOTHING;
    return { findings: [...ends.map((e) => chromeFinding({ start: e.start, end: e.end }, e.chrome)), ...markup.map((m) => markupFinding(m, text))] };
  },
  draft(articles) {
    const lines = articles.flatMap(({ facts }) => facts.map((f) => ({ passage: f.passage, sign: f.value, range: f.range })));
    return chromeBlocks(lines).map(({ passage, range }): PlacedFinding<Message> => ({ passage, severity: 'information', ...chromeFinding(range, 'button') }));
  },
});

type Message = 'chrome' | 'entity' | 'tag' | 'escape';

interface Options {
  /** remove: editors' names go from a draft. keep: the house publishes on the web and leaves them. */
  readonly editors: 'remove' | 'keep';
  /** Literal strings: a short line that holds one of them is a leftover of the house's own pages. */
  readonly phrases: readonly string[];
}

const NAMES: Readonly<Record<Chrome, Localized>> = {
  editor: { zh: '责任编辑署名', en: 'the credit of a web editor' },
  title: { zh: '转载时加的原标题', en: 'the original title, added on reprinting' },
  source: { zh: '网页的来源和发布时间', en: 'source and time of the web page' },
  button: { zh: '网页上的按钮或提示语', en: 'a button or prompt of the page' },
  links: { zh: '网页的推荐链接', en: 'links of the page' },
  counter: { zh: '网页的计数和工具栏', en: 'counters and tools of the page' },
  keywords: { zh: '网页的关键词', en: 'tags of the page' },
  copyright: { zh: '网站的版权或免责声明', en: 'a copyright note or disclaimer of the site' },
  house: { zh: '网页内容', en: 'matter of the web page' },
};

function chromeFinding(range: Range, chrome: Chrome): Finding<Message> {
  const title = { zh: '删去', en: 'Delete' };
  return { message: 'chrome', range, noCopy: true, data: { ...NAMES[chrome] }, fixes: [remove(range, { title })] };
}

function titleOf(to: string): Localized {
  if (to === '') return { zh: '删去', en: 'Delete' };
  if (to === ' ') return { zh: '改为空格', en: 'Change to a blank' };
  return to.startsWith('\n') ? { zh: '改为换行', en: 'Change to a line end' } : { zh: `改为“${to}”`, en: `Change to “${to}”` };
}

function markupFinding({ start, end, sort, text: to, safety }: Markup, text: string): Finding<Message> {
  const code = text.slice(start, Math.min(end, start + 24));
  return { message: sort, range: { start, end }, data: { code }, fixes: [replace({ start, end }, to, { title: titleOf(to), safety })] };
}

const NO_ENDS: ReturnType<typeof chromeAtEnds> = [];
