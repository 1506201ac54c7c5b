import { describe, expect, test } from 'vitest';
import { fixAll } from '../server/src/engine/fix-all.ts';
import type { Problem } from '../server/src/engine/place.ts';
import type { AnyRule } from '../server/src/rule/rule.ts';
import { endMark } from '../server/src/rules/leftover/end-mark.ts';
import { placeholder } from '../server/src/rules/leftover/placeholder.ts';
import { webChrome } from '../server/src/rules/leftover/web-chrome.ts';
import { lint } from './lint.ts';

const STORY = '古道驿站修复完工\n\n甘肃省文物局6日说，古道上的三座驿站已经修复完工，年内向游客开放。\n\n';
const find = (rule: AnyRule, text: string): readonly Problem[] => lint(text, { rules: [rule] });
const quotes = (text: string, problems: readonly Problem[]): string[] => problems.map((p) => text.slice(p.range.start, p.range.end));

describe('lines of a web page', () => {
  test.each([
    ['责编：林小溪'],
    ['编辑：林小溪'],
    ['原标题：驿站修好了'],
    ['来源：海州日报 作者：林小溪'],
    ['2031-05-06 10:20:33'],
    ['发布时间：2031年5月6日'],
    ['2031年05月06日 10:20 海州新闻网'],
    ['点击进入专题'],
    ['请点击下方链接'],
    ['扫描二维码下载客户端'],
    ['分享到：微信 微博 QQ空间'],
    ['推荐阅读'],
    ['上一篇：驿站的由来'],
    ['阅读 1.2万+'],
    ['大 中 小'],
    ['评论 分享 打印'],
    ['标签：驿站 古道 文物'],
    ['海州新闻网版权所有，翻版必究'],
    ['转载请注明来自海州新闻网。'],
    ['本文仅代表作者个人观点，不代表本网立场。'],
  ])('%s', (line) => {
    const text = `${STORY}${line}\n`;
    expect(quotes(text, find(webChrome, text))).toEqual([line]);
  });

  test.each([
    ['编辑：您好，请坐。'],
    ['编辑部：2031年的三件事'],
    ['数据来源：海州统计局　编辑：林小溪'],
    ['2031年5月6日9:30 第一批青砖运抵驿站'],
    ['点击下载暗藏陷阱'],
    ['分享到朋友圈的求助信'],
    ['下载App看剧需谨慎'],
    ['版权所有者表示，将依法维权。'],
    ['他是这批照片的版权所有者'],
    ['关键词：修旧如旧'],
    ['评论'],
    ['大小'],
    ['阅读，从一座驿站开始'],
    ['打印店里的古道'],
    ['声明：驿站不收门票'],
  ])('not %s', (line) => {
    expect(find(webChrome, `${STORY}${line}\n`).map((p) => p.message.zh)).toEqual([]);
  });

  test('behind the last sentence only the leftover goes', () => {
    for (const tail of ['（责任编辑：林小溪）', ' [责编 林小溪]', '【纠错】', '　责任编辑：林小溪', '[点击查看全文]']) {
      const text = `${STORY}青砖用了四万块。${tail}\n`;
      expect(fixAll(text, find(webChrome, text), (t) => find(webChrome, t), { review: true }).text).toBe(`${STORY}青砖用了四万块。\n`);
    }
  });
});

describe('source code of a page', () => {
  const all = (text: string): string => fixAll(text, lint(text), (t) => lint(t)).text;

  test('references become what they stand for, blanks as the house sets them', () => {
    expect(all('驿站&ldquo;修旧如旧&rdquo;，5&nbsp;月开放&hellip;&hellip;\n')).toBe('驿站“修旧如旧”，5月开放……\n');
    expect(all('&nbsp;&emsp;驿站&amp;middot;古道，&nbsp; 五月开放。&nbsp;\n')).toBe('驿站·古道，五月开放。\n');
  });

  test('a rare name is a reference, too, and what may make markup is for the editor', () => {
    const found = find(webChrome, '驿站&Omega;馆&numsp;东&ast;门&lowbar;。\n');
    expect(found.map((p) => p.fixes.map((f) => [f.safety, f.edits[0]?.text]))).toEqual([
      [['safe', 'Ω']],
      [['safe', ' ']],
      [['review', '*']],
      [['review', '_']],
    ]);
    expect(find(webChrome, '驿站&Omegas;馆&Afr;。\n')).toEqual([]);
  });

  test('what a number or a bracket stands for is for the editor', () => {
    const text = '驿站&#26032;馆&lt;东&gt;。\n';
    expect(find(webChrome, text).map((p) => p.fixes.map((f) => [f.safety, f.edits[0]?.text]))).toEqual([
      [['review', '新']],
      [['review', '<']],
      [['review', '>']],
    ]);
  });

  test('inside a quotation it is for the editor, too', () => {
    expect(find(webChrome, '他说：“驿站&nbsp;修好了。”\n')[0]?.fixes[0]?.safety).toBe('review');
  });

  test('neighbouring tags are one finding', () => {
    const text = '驿站修好了。</p>\n<p class="a">五月开放。</span></p><br><p>票价不变。\n';
    expect(quotes(text, find(webChrome, text))).toEqual(['</p>', '<p class="a">', '</span></p><br><p>']);
  });

  test('text that looks like it stays', () => {
    for (const text of ['AT&T与R&D部门认为3<5，即a<b且c>d。\n', '路径是D:\\new\\temp，命令为\\new。\n', '网址http://example.com/?a=1&nbsp=2见附件。\n'])
      expect(find(webChrome, text)).toEqual([]);
  });
});

describe('gaps', () => {
  test.each([
    ['全程约XX公里，用砖××万块。', ['XX']],
    ['用砖共××万块，历时XX年XX个月。', ['××', 'XX', 'XX']],
    ['于20日抵达，同行的有??人。', ['??']],
    ['组长叫林小溪（人名待核实），副组长是周行远（请补充）。', ['（人名待核实）', '（请补充）']],
    ['专家十二人【数据待更新】，青砖四万块（？）。', ['【数据待更新】', '（？）']],
    ['签约的是××公司，地点在XX县。', ['××', 'XX']],
    ['他在《》一文中写道，驿站（ ）是古道的眼睛。', ['《》', '（ ）']],
    ['共有TK人到场，名单TBD。', ['TK', 'TBD']],
    ['驿站由[姓名]设计，{{日期}}竣工，{--临时--}开放。', ['[姓名]', '{{日期}}', '{--临时--}']],
    ['双击此处编辑标题', ['双击此处编辑标题']],
  ])('%s', (line, told) => {
    const text = `${STORY}${line}\n`;
    expect(quotes(text, find(placeholder, text))).toEqual(told);
  });

  test.each([
    ['第XX届古道节开幕，文化衫有XL、XXL两种，车牌是甘A××××8。'],
    ['骗子冒充××公司客服，民警及时劝阻。'],
    ['“××市”“××年××月”都是公文里的写法。'],
    ['写作“约××米”即可，不要写“某某公里”。'],
    ['这是真的吗？？人们不敢相信。他问：“什么？？”'],
    ['视频的真实性有待核实（事发时间不详），对手待定（半决赛胜者）。'],
    ['书名号《》和括号（）要成对，调用print()时不必。'],
    ['选手TK夺冠，TODO清单和TK Maxx商店都出了名，XX染色体也是热词。'],
    ['公式a_{n}与{x|x>0}，以及代码{ "a": 1 }都在附录。'],
    ['他的网名是x_x__x，口头禅是XXX。'],
  ])('not %s', (line) => {
    expect(find(placeholder, `${STORY}${line}\n`).map((p) => p.message.zh)).toEqual([]);
  });

  test('an article that hides one name hides others', () => {
    expect(find(placeholder, `${STORY}王某承包了驿站。\n\n签约的是××公司。\n`)).toEqual([]);
    expect(find(placeholder, `${STORY}某个周末，驿站开放。\n\n签约的是××公司。\n`)).toHaveLength(1);
  });

  test('none has a fix, and the surest are errors', () => {
    const told = find(placeholder, `${STORY}用砖约××块（待核）。\n\n签约的是××公司。\n`);
    expect(told.map((p) => [p.severity, p.fixes.length])).toEqual([
      ['error', 0],
      ['error', 0],
      ['warning', 0],
    ]);
  });
});

describe('ornaments', () => {
  test('a drop capital joins the next line', () => {
    const text = '古\n\n道上的三座驿站已经修复完工，年内向游客开放，票价不变。\n\n游客可乘专线车前往。\n';
    const told = find(endMark, text);
    expect(quotes(text, told)).toEqual(['古']);
    const fixed = fixAll(text, told, (t) => find(endMark, t), { review: true }).text;
    expect(fixed).toBe('古道上的三座驿站已经修复完工，年内向游客开放，票价不变。\n\n游客可乘专线车前往。\n');
  });

  test('of one shape several are a list, one is an ornament', () => {
    expect(find(endMark, `${STORY}◆修旧如旧\n\n◆年内开放\n`)).toEqual([]);
    expect(find(endMark, `${STORY}◆修旧如旧\n\n●年内开放\n`)).toHaveLength(2);
  });

  test('a source with its ornament is left to the rule of credits', () => {
    expect(find(endMark, `${STORY}青砖用了四万块。 □据新华社\n\n■本报记者 林小溪\n`)).toEqual([]);
  });
});
