import { describe, expect, test } from 'vitest';
import { readDraftText } from '../server/src/export/draft-text.ts';

describe('a draft as the text that it shows', () => {
  test.each([
    ['## 标题', '标题'],
    ['- 项\n- 项二', '项\n项二'],
    ['1. 项\n   - 深', '项\n深'],
    ['**重**字和*斜*字、~~删~~、`码 `', '重字和斜字、删、码 '.trim()],
    ['3 \\* 4，1\\. 号，\\#，\\[注\\]', '3 * 4，1. 号，#，[注]'],
    ['1\\. 号', '1. 号'],
    ['3 * 4 #话题# a_b_c C:\\dir 5.5', '3 * 4 #话题# a_b_c C:\\dir 5.5'],
    ['[链接](http://a.cn "题")和 <http://b.cn>、http://c.cn', '链接和 http://b.cn、http://c.cn'],
    ['| 甲 | 乙 |\n| --- | --- |\n| a\\|b | **c** |', '甲\n乙\na|b\nc'],
    ['上行  \n下行', '上行\v下行'],
    ['甲段。\n　　乙段。', '甲段。\n乙段。'],
    ['&amp; &lt;b&gt;', '& <b>'],
    ['<!-- newsproof-disable -->\n\n段', '段'],
  ])('%j', (markdown, text) => {
    expect(readDraftText(`${markdown}\n`).text).toBe(`${text}\n`);
  });

  test('what paragraphs are, and what they stand in', () => {
    const { text, paragraphs } = readDraftText(
      '# 题\n\n段[^1]\n\n- 项\n  1. 深\n\n> 引\n\n| 甲 |\n| --- |\n| 乙 |\n\n```\n码\n```\n\n[^1]: 注\n\n[^2]: 无人引的注\n',
    );
    expect(paragraphs.map(({ start, end, kind, area }) => `${kind}${area && ` ${area}`} ${text.slice(start, end)}`)).toEqual([
      'heading1 题',
      'text 段\ufdd1',
      'bullet1 项',
      'number2 深',
      'quote 引',
      'cell |1 甲',
      'cell |1 乙',
      'code 码',
      'text ^1 注',
    ]);
  });

  test('the marks that characters stand in', () => {
    const { text, formats } = readDraftText('甲**乙*丙***[丁](http://a.cn)\n');
    expect([...text].map((char, k) => `${char}${formats[k]}`).slice(0, -1)).toEqual(['甲', '乙**', '丙** *', '丁[http://a.cn']);
  });
});
