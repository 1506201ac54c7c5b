import { describe, expect, test } from 'vitest';
import type { Line } from '../server/src/text/line.ts';
import { splitLines } from '../server/src/text/lines.ts';
import { readMarkdown } from '../server/src/text/markdown/read.ts';
import { readPlainLine } from '../server/src/text/plain.ts';
import { findUrls } from '../server/src/text/urls.ts';

const read = (text: string): Line[] => readMarkdown(splitLines(text), 0, () => false);

/** The prose of a line as passages take it: masks applied, U+FFFC shown as ▢. */
function prose(line: Line): string {
  let out = '';
  let at = line.from;
  for (const m of line.masks) {
    out += line.text.slice(at, m.start) + m.as;
    at = m.end;
  }
  return (out + line.text.slice(at, line.to)).replaceAll('\ufffc', '▢');
}

/** One string a line: kind, level, container, prose, and ⏎ for a hard break. */
const show = (text: string): string[] =>
  read(text).map((l) => {
    const name = `${l.kind}${l.level || ''}${l.container && ` ${l.container}`}`;
    return `${name}${l.from < l.to ? `: ${prose(l)}` : ''}${l.hardBreak ? '⏎' : ''}`;
  });

/** Prose of a text of one line. */
const inline = (text: string): string => prose(read(text)[0] as Line);

describe('blocks', () => {
  const cases: Record<string, [text: string, lines: string[]]> = {
    'YAML front matter': ['---\ntitle: 要闻\n---\n正文', ['front: ---', 'front: title: 要闻', 'front: ---', 'text: 正文']],
    'YAML front matter that ends in dots': ['---\na: 1\n...\n正文', ['front: ---', 'front: a: 1', 'front: ...', 'text: 正文']],
    'TOML front matter': ['+++\na = 1\n\n+++\n正文', ['front: +++', 'front: a = 1', 'front', 'front: +++', 'text: 正文']],
    'a draft that begins with a line across': ['---\n\n正文\n\n---', ['rule: ---', 'blank', 'text: 正文', 'blank', 'rule: ---']],
    'front matter with blank lines between its keys': [
      '---\n\ntitle: 叹气\n\nlist:\n  - 甲\n\n---\n正文',
      ['front: ---', 'front', 'front: title: 叹气', 'front', 'front: list:', 'front:   - 甲', 'front', 'front: ---', 'text: 正文'],
    ],
    'front matter whose first line was lost': [
      'title: 要闻\ntags: [甲,乙]\n# 注\n---\n正文',
      ['front: title: 要闻', 'front: tags: [甲,乙]', 'front: # 注', 'front: ---', 'text: 正文'],
    ],
    'a line across before text with a colon': [
      '---\n\ntitle: 要闻\n正文\n\n---',
      ['rule: ---', 'blank', 'text: title: 要闻', 'text: 正文', 'blank', 'rule: ---'],
    ],
    'one key alone is a heading': ['title: 要闻\n---', ['heading2: title: 要闻', 'rule: ---']],
    'admonitions, tabs and containers': [
      '!!! note "作者"\n\n??? tip\n\n=== "甲版"\n\n::: tip 标题\n正文\n:::\n!!!真的\n:::的',
      [
        'html: !!! note "作者"',
        'blank',
        'html: ??? tip',
        'blank',
        'html: === "甲版"',
        'blank',
        'html: ::: tip 标题',
        'text: 正文',
        'html: :::',
        'text: !!!真的',
        'text: :::的',
      ],
    ],
    'lines of template tags and attributes': [
      '{{< box "行程" >}}\n正文\n{{< /box >}}\n{% raw %} {{% b %}}\n{: .wide}\n{{姓名}}',
      ['html: {{< box "行程" >}}', 'text: 正文', 'html: {{< /box >}}', 'html: {% raw %} {{% b %}}', 'html: {: .wide}', 'text: {{姓名}}'],
    ],
    'front matter without an end': ['---\n正文', ['rule: ---', 'text: 正文']],
    'front matter behind line 0': ['正文\n\n---\na: 1\n---', ['text: 正文', 'blank', 'rule: ---', 'heading2: a: 1', 'rule: ---']],
    'ATX headings': ['# 头条 #\n###### 六\n####### 七\n#话题#\n#', ['heading1: 头条', 'heading6: 六', 'text: ####### 七', 'text: #话题#', 'heading1']],
    'setext headings': ['两会\n开幕\n===\n经济\n---', ['heading1: 两会', 'heading1: 开幕', 'rule: ===', 'heading2: 经济', 'rule: ---']],
    'thematic breaks': ['***\n- - -\n_ _ _\n--', ['rule: ***', 'rule: - - -', 'rule: _ _ _', 'text: --']],
    'fenced code': ['```js\na\n\n````\n正文', ['code: ```js', 'code: a', 'code', 'code: ````', 'text: 正文']],
    'a fence without an end': ['~~~\n正文', ['code: ~~~', 'code: 正文']],
    'indented code': ['    四个半角空格\n　　两个全角空格\n\n\t制表符', ['code: 四个半角空格', 'text: 两个全角空格', 'blank', 'code: 制表符']],
    'no indented code in a paragraph': ['正文\n    续行', ['text: 正文', 'text: 续行']],
    'an HTML block': ['<div>\n正文\n\n正文', ['html: <div>', 'text <: 正文', 'blank', 'text: 正文']],
    'an HTML comment over blank lines': ['<!-- 编者注\n\n待核 -->\n正文', ['html: <!-- 编者注', 'html', 'html: 待核 -->', 'text: 正文']],
    'a tag alone begins a block, but not in a paragraph': ['<u>\n字\n\n文\n<u>', ['html: <u>', 'text <: 字', 'blank', 'text: 文', 'text: ']],
    'a quotation with a lazy line': ['> 声明\n续行\n\n正文', ['text >: 声明', 'text >: 续行', 'blank', 'text: 正文']],
    'nested quotations': ['> 一\n> > 二\n>\n> 三', ['text >: 一', 'text >>: 二', 'blank >', 'text >: 三']],
    'a bullet list': ['- 一\n- 二\n  续\n\n正文', ['item 1: 一', 'item 2: 二', 'text 2: 续', 'blank 2', 'text: 正文']],
    'an ordered list': ['1. 一\n2. 二\n\n   段\n10) 十', ['item 1: 一', 'item 2: 二', 'blank 2', 'text 2: 段', 'item 3: 十']],
    'nested lists': ['- 一\n  1. 甲\n  2. 乙\n- 二', ['item 1: 一', 'item 1.1: 甲', 'item 1.2: 乙', 'item 2: 二']],
    'a list in a quotation': ['> - 一\n>   续\n> - 二', ['item >1: 一', 'text >1: 续', 'item >2: 二']],
    'an ordered list that may not interrupt a paragraph': ['共计\n2. 二', ['text: 共计', 'text: 2. 二']],
    'a year is no list': ['2026. 3\n2026年', ['item 1: 3', 'text 1: 2026年']],
    'a number behind U+3000 is no list': ['　　1. 会议', ['text: 1. 会议']],
    'a number without a blank is no list': ['1.会议\n-会议', ['text: 1.会议', 'text: -会议']],
    'an item that begins with a blank line': ['-\n  一\n-\n\n  二', ['item 1', 'text 1: 一', 'item 2', 'blank', 'text: 二']],
    tasks: ['- [ ] 待核\n- [x] 已核', ['item 1: 待核', 'item 2: 已核']],
    'code in an item': [
      '- 一\n\n      code\n\n  ```\n  a\n  ```',
      ['item 1: 一', 'blank 1', 'code 1: code', 'blank 1', 'code 1: ```', 'code 1: a', 'code 1: ```'],
    ],
    'a fence that its container ends': ['> ```\n> a\n正文', ['code >: ```', 'code >: a', 'text: 正文']],
    'a table': ['| 名称 | 数量 |\n|---|--:|\n| 甲 | 1 |\n\n正文', ['table: 名称 | 数量', 'rule: |---|--:|', 'table: 甲 | 1', 'blank', 'text: 正文']],
    'a table without bars at the ends, behind a paragraph': [
      '统计如下\n甲 | 乙\n--|--\n1 | 2',
      ['text: 统计如下', 'table: 甲 | 乙', 'rule: --|--', 'table: 1 | 2'],
    ],
    'a table whose head has empty cells': [
      '| 月份 |  |\n|---|---|\n| 一月 | 12 |\n\n| | 箱量 |\n|---|---|',
      ['table: 月份 |', 'rule: |---|---|', 'table: 一月 | 12', 'blank', 'table: | 箱量', 'rule: |---|---|'],
    ],
    'columns that do not match make no table': ['甲 | 乙\n|---|', ['text: 甲 | 乙', 'text: |---|']],
    'a heading ends a table': ['|甲|\n|-|\n# 题', ['table: 甲', 'rule: |-|', 'heading1: 题']],
    'link reference definitions': [
      '[甲]: http://a.cn\n[乙]: <b>\n  "标题"\n正文',
      ['definition: [甲]: http://a.cn', 'definition: [乙]: <b>', 'definition: "标题"', 'text: 正文'],
    ],
    'a definition cannot be underlined': ['[甲]: http://a.cn\n---', ['definition: [甲]: http://a.cn', 'rule: ---']],
    footnotes: ['[^1]: 据统计局\n    续\n续\n\n正文', ['text ^1: 据统计局', 'text ^1: 续', 'text ^1: 续', 'blank ^1', 'text: 正文']],
    'a list in a footnote': ['[^注]: - 一', ['item ^注.1: 一']],
    'a line of U+3000 alone looks blank': ['一\n　　\n二', ['text: 一', 'blank', 'text: 二']],
    'hard breaks': ['一  \n二\\\n三<br>\n四\\\\\n五  ', ['text: 一⏎', 'text: 二⏎', 'text: 三⏎', 'text: 四\\', 'text: 五']],
    'no hard break in a code span': ['`一  \n二`\\\n三', ['text: ▢', 'text: ▢⏎', 'text: 三']],
  };
  for (const [name, [text, lines]] of Object.entries(cases)) {
    test(name, () => {
      expect(show(text)).toEqual(lines);
      expect(show(text.replaceAll('\n', '\r\n'))).toEqual(lines);
    });
  }

  test('marks deeper than 64 containers are text', () => {
    const [line] = read(`${'>'.repeat(70)} 深`);
    expect([line?.container.length, prose(line as Line)]).toEqual([64, '>>>>>> 深']);
  });

  test('reading may start again where nothing is open', () => {
    const text = '# 题\n一\n\n二\n\n- 项\n\n三\n\n```\na\n```\n四';
    const starts = read(text).map((l) => (l.restart ? '*' : '-'));
    expect(starts.join('')).toBe('**-*-*---*--*');
  });
});

describe('inline marks', () => {
  const cases: Record<string, [text: string, prose: string]> = {
    'code spans': ['运行`a*b`和`` a`b ``后', '运行▢和▢后'],
    'a backtick alone': ['a`b**重**', 'a`b重'],
    images: ['见图![新**华**[社](u)](a.png "图 1")。', '见图▢。'],
    links: ['据[新华社**电**](http://a.cn/b_c_d "标题（一）")报道', '据新华社电报道'],
    'links with blanks and parentheses': ['[甲](<a b>)[乙](u(v)w)[丙]( u )[丁]()', '甲乙丙丁'],
    'no link in a link': ['[甲[乙](u)丙](v)', '[甲乙丙](v)'],
    'an image in a link': ['[![图](a)文](b)', '▢文'],
    'what is not quite a link': ['[甲] (u)[乙](a b)[丙', '[甲] (u)[乙](a b)[丙'],
    'reference links stay text': ['[甲][乙][丙]', '[甲][乙][丙]'],
    'footnote references': ['增长5.2%[^1]。', '增长5.2%。'],
    autolinks: ['见<http://a.cn/?b=c>或<a@b.cn>。', '见▢或▢。'],
    'formatting tags': ['<b>重</b><span class="x">要</span><font color=red>新</font><u>闻</u>', '重要新闻'],
    'other tags': ['左<img src="a.png">右<br>下', '左▢右▢下'],
    comments: ['本报讯<!-- 待核 -->记者', '本报讯记者'],
    'what is not quite a tag': ['3<5，a<b，<数据>，<a b=', '3<5，a<b，<数据>，<a b='],
    emphasis: ['*一***二**_三_~~四~~', '一二三四'],
    'emphasis beside Chinese marks': ['**“金特会”**举行，*《决定》*发布', '“金特会”举行，《决定》发布'],
    'emphasis that the flanking rules allow': ['***重大***成果，**甲*乙*丙**', '重大成果，甲乙丙'],
    'stars that stay': ['3*4*5，* 注，**未闭合，snake_case_name', '3*4*5，* 注，**未闭合，snake_case_name'],
    'a single tilde is a range': ['3~5天，10~20人', '3~5天，10~20人'],
    escapes: ['\\*不是强调\\*，\\[1\\]，C:\\目录', '*不是强调*，[1]，C:\\目录'],
    'character references': ['A&amp;B&nbsp;&ldquo;好&rdquo;&#8212;&#x4E2D;&#128512;&无;&foo;R&D', 'A&B\u00a0“好”—中▢&无;&foo;R&D'],
    'character references with rare names': [
      '&Omega;与&CounterClockwiseContourIntegral;，甲&NewLine;乙&Tab;丙&hairsp;丁，&Afr;&NotEqualTilde;，&lt&notaname;&CounterClockwiseContourIntegrals;',
      'Ω与∳，甲 乙 丙\u200a丁，▢▢，&lt&notaname;&CounterClockwiseContourIntegrals;',
    ],
    'bare URLs': ['详见https://a.cn/b_c_d?e=f。或www.b.cn，www.。', '详见▢。或▢，www.。'],
    'URLs and marks around them': ['（http://a.cn/（x）(http://b.cn/c(d))[http://c.cn](u) http://d.cn.', '（▢（x）(▢)▢ ▢.'],
    'template tags': ['见{{< ref "图 1.md" >}}和{{% b %}}、{% c %}，{{姓名}}、{%未闭', '见▢和▢、▢，{{姓名}}、{%未闭'],
    'attribute lists': ['标题 {#甲-1}，图{: .wide #a}，{.小}，{a}', '标题 ，图，，{a}'],
    'wiki links': ['见[[2024 年计划]]、![[开工 3 号图.png]]和[[计划 1|去年的**计划**]]，[[1]](u)，[[甲]乙]]', '见▢、▢和去年的计划，[1]，[[甲]乙]]'],
    'mail addresses': ['邮箱zhang.san@news.cn、@新华社、a@b', '邮箱▢、@新华社、a@b'],
  };
  for (const [name, [text, wanted]] of Object.entries(cases)) test(name, () => expect(inline(`文${text}`)).toBe(`文${wanted}`));

  test('emphasis that the flanking rules refuse is marked', () => {
    const refused = (text: string): string[] => (read(text)[0] as Line).masks.filter((m) => m.refused).map((m) => text.slice(0, m.start));
    expect(refused('指出，**抓好落实，**确保')).toEqual(['指出，**抓好落实，']);
    expect(refused('据**《决定》**发布，*“甲”*，**乙。** 丙，**丁**戊')).toEqual(['据', '据**《决定》']);
  });

  test('marks run over the lines of a paragraph, and no further', () => {
    expect(show('**重\n要**`a\nb`[链\n接](u\n"题")<b\nclass="x">\n\n**甲\n\n乙**')).toEqual(
      ['重', '要▢', '▢链', '接', '', '', ''].map((p, i) => (i === 6 ? 'blank' : `text: ${p}`)).concat('text: **甲', 'blank', 'text: 乙**'),
    );
  });

  test('cells are read one by one', () => {
    const row = read('| 甲\\|乙 | `a\\|b` | **c | d** |\n|-|-|-|-|')[0] as Line;
    expect(prose(row)).toBe('甲|乙 | ▢ | **c | d**');
    expect(row.masks.map((m) => row.text.slice(m.start, m.end))).toEqual(['\\|', '`a\\|b`']);
  });
});

describe('URLs', () => {
  const found = (text: string): string[] => findUrls(text, 0, text.length).map((r) => text.slice(r.start, r.end));

  test('end where GFM and the Chinese text around them end them', () => {
    expect(found('见http://a.cn/x，HTTPS://A.CN/?q=1&r=2；ftp://a.cn/f。')).toEqual(['http://a.cn/x', 'HTTPS://A.CN/?q=1&r=2', 'ftp://a.cn/f']);
    expect(found('http://a.cn/(b)c) “http://b.cn” <http://c.cn> http://d.cn/a|b')).toEqual(['http://a.cn/(b)c', 'http://b.cn', 'http://c.cn', 'http://d.cn/a']);
    expect(found('www.a.cn/b, m-www.a.cn, www.中国, x://a.cn, http:// , 12:30, a.b+c@d-e.f.cn-, @a.cn, a@b.c')).toEqual([
      'www.a.cn/b',
      'm-www.a.cn',
      'a.b+c@d-e.f.cn',
    ]);
  });

  /** Each text with its addresses in marks. */
  const iris: Readonly<Record<string, readonly string[]>> = {
    'Han characters, dots, brackets and full-width digits of a path': [
      '见⟦https://zh.wikipedia.org/wiki/唐纳德·特朗普(美国总统)⟧。',
      '⟦https://x.cn/金特会,2018/⟧，⟦http://a.cn/第１章⟧（⟦http://a.cn/2018–19赛季⟧）',
      '⟦http://a.cn?q=北京,上海#图(1)⟧ ⟦http://a.cn/%E4%B8%AD(1)⟧ ⟦http://a.cn/𠮷👍⟧”',
    ],
    'the sentence that goes on right behind': [
      '详见⟦https://www.xinhuanet.com⟧网站和⟦http://a.cn:80⟧端口，⟦http://a.cn⟧?真的吗，⟦http://a.cn⟧,北京',
      '⟦http://a.cn/2018-06/c_112.htm⟧新华社 ⟦http://a.cn/A.PDF⟧全文 ⟦http://a.cn/a.html?x=一⟧',
      '⟦http://a.com/新华社北京6月1日电⟧ 会谈',
    ],
    'marks that no address has': [
      '⟦http://a.cn/一⟧、⟦http://a.cn/二⟧；⟦http://a.cn/三⟧…⟦http://a.cn/四⟧——⟦http://a.cn/五⟧》⟦http://a.cn/六⟧【⟦http://a.cn/七⟧\u3000⟦http://a.cn/八⟧\u200b九',
      '(⟦http://a.cn/一⟧)二 ⟦http://a.cn/一(二)⟧)三 ⟦http://a.cn/一⟧(记者张三，李四) ⟦http://a.cn/一⟧. **⟦http://a.cn/b⟧**是',
    ],
    'hosts of other letters': ['⟦http://新华网.中国/路(1)⟧ ⟦http://新华网.中国⟧，⟦www.新华网.cn/介绍⟧ ⟦http://a.cn⟧.据悉，www.中国'],
    'letters right before, and other schemes': ['ABC⟦https://a.com/p(1)⟧）A⟦http://a.cn⟧ ⟦weixin://dl/业务(1)⟧ ⟦sftp://a.cn⟧ 中://a.cn'],
  };
  test.each(Object.entries(iris))('as IRIs: %s', (_, marked) => {
    for (const line of marked) {
      expect(found(line.replace(/[⟦⟧]/g, ''))).toEqual([...line.matchAll(/⟦(.*?)⟧/g)].map((m) => m[1]));
    }
  });

  test('are masked in plain text', () => {
    const line = readPlainLine({ text: '　　见www.a.cn。 ', eol: '\n' });
    expect([prose(line), line.masks]).toEqual(['见▢。', [{ start: 3, end: 11, as: '\ufffc' }]]);
    expect(readPlainLine({ text: '**重**要', eol: '' }).masks).toEqual([]);
  });
});

test('explicit markup of reStructuredText is no text', () => {
  const kind = (text: string) => readPlainLine({ text, eol: '' }).kind;
  for (const text of ['.. _GitHub 讨论: https://a.cn', '.. note::', '.. |图| image:: a.png', '.. [1] 注', '  .. versionadded:: 2.0'])
    expect(kind(text), text).toBe('definition');
  for (const text of ['.. 说到这里，他停了：没有下文', '...', '..', '.. 甲:: 乙']) expect(kind(text), text).toBe('text');
});
