import fc from 'fast-check';

const words = ['新华社', '北京', '3月12日电', '（记者', '张三）', '。', '，', '“金特会”', '举行', ' ', '  ', '　', 'GDP', '5.2%', '12', '\t'];
const spans = ['`', '``', '`代码`', '`` ` ``', '*', '**', '_', '~~', '***', '\\', '\\`', '\\[', '\\*', '\\|', '|', '&amp;', '&nbsp;', '&#65;', '&foo;', '&'];
const links = [
  '[',
  ']',
  '![',
  '](',
  ')',
  '](http://a.cn)',
  '](<a b> "题")',
  "](u '题 目')",
  '](u(v))',
  '![图](u.png)',
  '[链](http://a.cn "标题")',
  '(',
  '"',
  ' "',
  "'",
  '!',
  '<u>',
];
const tags = [
  '<b>',
  '</b>',
  '<br>',
  '<br/>',
  '<span class="a">',
  '<!-- 注 -->',
  '<!--',
  '-->',
  '<http://a.cn>',
  '<a@b.cn>',
  '<',
  '>',
  '<?x?>',
  '<?',
  '<!X>',
  '<![CDATA[x]]>',
  '<x',
  '<a b=',
  '<img src="a">',
  '</',
];
const inline = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom(...spans) },
  { weight: 2, arbitrary: fc.constantFrom(...links) },
  { weight: 1, arbitrary: fc.constantFrom(...tags) },
);
const prose = fc.array(inline, { maxLength: 8 }).map((parts) => parts.join(''));
const block = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '# 标题',
    '## 小标题 ##',
    '#',
    '####### 七',
    '#话题#',
    '===',
    '---',
    '--',
    '-',
    '=',
    '***',
    '* * *',
    '- - -',
    '___',
    '```',
    '```js',
    '~~~',
    '~~~~',
    '````',
    '``` a`b',
  ],
  ...[
    '<div>',
    '</div>',
    '<div',
    '<p>正文</p>',
    '<!-- 注',
    '-->',
    '<!-- 注 -->',
    '<b>',
    '<b>粗</b>',
    '<script>',
    '</script>',
    '<?php',
    '?>',
    '<pre>',
    '<!DOCTYPE html>',
    '<hr/>',
  ],
  ...['| 甲 | 乙 |', '|---|---|', '--- | :-:', '|-|', ':-', '甲 | 乙', '| 一 \\| 二 | `三` |', '|', '| a |', '- | -', '| --- |'],
  ...['[未用]: http://a.cn', '[未用]: <a b> "题"', "[未用]: u '题", "目'", '[未用]:', 'u', '[未', '用]: u', '[未用]: u 余'],
  ...['1. 一', '2. 二', '1) 甲', '- 项', '+ 项', '* 项', '> 引', '1.', '-', '>', '10. 十', '012. x', '-项', '　　段首', '　'],
);
const mark = fc.constantFrom(
  '',
  '',
  '',
  '',
  '> ',
  '>',
  '- ',
  '* ',
  '1. ',
  '2) ',
  ' ',
  '  ',
  '   ',
  '    ',
  '\t',
  '-   ',
  '-     ',
  '>  ',
  '> > ',
  ' - ',
  '  1. ',
  '-\t',
  '>\t',
  '　　',
);
const ending = fc.constantFrom('', '', '', '', '  ', '\\', ' ', '\t');
/** One line: marks of containers, then a block or prose, then an ending. */
export const markdownLine = fc
  .tuple(fc.array(mark, { maxLength: 3 }), fc.oneof(block, prose, prose), ending)
  .map(([marks, content, end]) => marks.join('') + content + end);
/** Lines that mean something only together. */
const scene = fc.constantFrom(
  ['<b>', '正文', '', '后文 `码`'],
  ['</b >', '', '正文'],
  ['<div>', '', '正文', '</div>', '正文'],
  ['<pre>', '', '码</pre>', '正文'],
  ['- 一', '', '\t\t码', '\t段'],
  ['-\t\t码', '\t二'],
  ['>\t\t码', '>\t文'],
  [' \t码', '文'],
  ['- 一', '   二', '    三', '', '     四', '      码'],
  ['1.  一', '    二', '   三', '', '    段', '   段'],
  ['- - 一', '  - 二', '', '    段', '  段'],
  ['> - 一', '>', '>   段', '>  段'],
  ['~~~ 题 `码`', '~~', '    ~~~', '~~~ ', '文'],
  ['``` 码', '~~~', '  ````', '文'],
  ['  ```', '  码', '```', '文'],
  ['甲 [a [b](c) d](e) ![x [y](z)](w)'],
  ['[甲](<a<b>) [乙](<a\\<b>) [丙](<a', 'b>) [丁](a "b', 'c") [戊](u (v))'],
  ["[甲](a 'b\\' c') [乙](a\\)b) [丙](a\"b) [丁](<>) [戊]( \t<u> )"],
  ['`` a ` b `` c ``` d `` e', '`f'],
  ['\\`a` `b\\` c` <b c="`"> `">`'],
  ['<a', ' b = c', ">文 <d e='f", "g'/> <!-- h", 'i --> <!> <!---> j -->'],
  ['[未用]: <a b>', '  "题', '  目" ', '正文'],
  ['[未用]: a "题" 余', '[未用]: a', '"题" 余'],
  ['# 题 \\#', '# 题 #\\#', '#\t题\t##', '# #', '### ###'],
  ['甲', '  ===  ', '乙', '=== =', '丙', '    ===', '丁', '--- -'],
  ['| 甲 | `a|b` |', '| - | - | - |', '| c \\\\| d |', 'e', '> f'],
  ['甲\\|乙', '|-|', '丙 | 丁 | 戊', '', '己'],
);

/** A scene in a container: the mark on its first line, the indent or mark on the others. */
const nested = fc
  .tuple(
    scene,
    fc.constantFrom(['> ', '> '], ['>', '>'], ['- ', '  '], ['1. ', '   '], ['  ', '  '], ['   ', ' '], ['> - ', '>   '], ['- ', ''], ['-\t', '\t']),
  )
  .map(([lines, [first, rest]]) => lines.map((text, i) => (i === 0 ? first : rest) + text));

/** Markdown in the manner of news drafts, with every construct, whole, broken and nested. */
export const markdownDraft = fc
  .tuple(
    fc.array(fc.oneof({ weight: 8, arbitrary: markdownLine.map((text) => [text]) }, { weight: 1, arbitrary: scene }, { weight: 1, arbitrary: nested }), {
      minLength: 1,
      maxLength: 9,
    }),
    fc.constantFrom('\n', '\n', '\r\n'),
  )
  .map(([lines, eol]) => lines.flat().join(eol));
