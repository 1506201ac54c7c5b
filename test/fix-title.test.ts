import { describe, expect, test } from 'vitest';
import { completeTitle } from '../server/src/engine/fix-title.ts';
import { readMarks } from '../server/src/rule/marks.ts';
import { rules } from '../server/src/rules/index.ts';
import { cited, named, shown } from '../server/src/text/shown.ts';
import { lint } from './lint.ts';

const CHANGE = { zh: '改为“特朗普”', en: 'Change to “特朗普”' };
const JOIN = { zh: '接排', en: 'Join the lines' };

describe('the title of a fix', () => {
  test.each([
    [
      'what stands there, and what becomes of it',
      CHANGE,
      '川普说，',
      [{ start: 0, end: 2, text: '特朗普' }],
      '“川普”改为“特朗普”',
      'Change “川普” to “特朗普”',
    ],
    [
      'a part of what the finding covers',
      { zh: '改为“第二次”', en: 'Write “第二次”' },
      '首次“金特会”',
      [{ start: 0, end: 2, text: '第二次' }],
      '“首次”改为“第二次”',
      'Change “首次” to “第二次”',
    ],
    [
      'blanks and marks with what stands beside them',
      { zh: '删去空格', en: 'Delete the blank' },
      '于 21 日抵达',
      [{ start: 4, end: 5, text: '' }],
      '“21 日抵”改为“21日抵”',
      'Change “21 日抵” to “21日抵”',
    ],
    ['what goes', { zh: '删去“约”', en: 'Delete “约”' }, '约100人左右', [{ start: 0, end: 1, text: '' }], '删去“约”', 'Delete “约”'],
    ['what comes', { zh: '补上“电”', en: 'Add 电' }, '6月12日（', [{ start: 5, end: 5, text: '电' }], '补上“电”', 'Add “电”'],
    ['a line end that goes', JOIN, '首次会\r\n\r\n晤后', [{ start: 3, end: 7, text: '' }], '接排“首次会⏎晤后”', 'Join the lines: “首次会⏎晤后”'],
    [
      'words of the rule stay in front',
      { zh: '去掉书名号', en: 'Take the title marks out' },
      '《新华社》',
      [
        { start: 0, end: 1, text: '' },
        { start: 4, end: 5, text: '' },
      ],
      '去掉书名号：“《新华社》”改为“新华社”',
      'Take the title marks out: Change “《新华社》” to “新华社”',
    ],
    [
      'its own quotation marks are seen',
      { zh: '改为“x”', en: '' },
      '"甲"说',
      [
        { start: 0, end: 1, text: '“' },
        { start: 2, end: 3, text: '”' },
      ],
      '「"甲"」改为「“甲”」',
      'Change 「"甲"」 to 「“甲”」',
    ],
    [
      'a name over a line end',
      CHANGE,
      '川\n普说',
      [
        { start: 0, end: 1, text: '特朗普' },
        { start: 2, end: 3, text: '' },
      ],
      '“川⏎普”改为“特朗普”',
      'Change “川⏎普” to “特朗普”',
    ],
    [
      'one blank for another',
      { zh: '改为普通空格', en: 'Change to a plain blank' },
      '渡轮\u00a0复航',
      [{ start: 2, end: 3, text: ' ' }],
      '改为普通空格“渡轮\u00a0复航”',
      'Change to a plain blank: “渡轮\u00a0复航”',
    ],
    ['no edits', CHANGE, '川普', [], '改为“特朗普”', 'Change to “特朗普”'],
  ] as const)('%s', (_, title, text, edits, zh, en) => {
    expect(completeTitle(title, text, edits)).toEqual({ zh, en });
  });

  test('many changes far apart: the first ones, and how many', () => {
    const text = `１${'。'.repeat(30)}２${'。'.repeat(30)}３`;
    const edits = [0, 31, 62].map((start, i) => ({ start, end: start + 1, text: String(i + 1) }));
    expect(completeTitle({ zh: '本段改为半角', en: 'Half width' }, text, edits).zh).toBe('本段改为半角：“１”改为“1”，“２”改为“2”，等3处');
  });
});

test('a text is shown in one line, without its middle when it is long, and nothing unseen', () => {
  expect(shown('甲  \r\n\r\n> 乙')).toBe('甲⏎乙');
  expect(shown('甲\u200b\ud800乙')).toBe('甲\\u200b\\ud800乙');
  expect(shown('海州港新码头十五日投入使用首批三艘货轮当天靠泊港口')).toBe('海州港新码头十五日投入使…批三艘货轮当天靠泊港口');
  expect(shown('😀'.repeat(40))).not.toMatch(/\p{Cs}/u);
  expect(cited('“甲”')).toBe('「“甲”」');
  expect(named('会于 21 日', { start: 5, end: 6 })).toBe('21 日');
});

describe('over the examples of all rules', () => {
  const drafts = rules.flatMap(({ meta }) => meta.examples.flatMap((e) => (e.bad === undefined ? [] : [{ rule: meta.id, e, text: readMarks(e.bad).text }])));
  const found = drafts.flatMap(({ rule, e, text }) => {
    const config = { ...(e.profile ? { profile: e.profile } : {}), ...(e.options ? { rules: { [rule]: { options: e.options } } } : {}) };
    return [{ text, problems: lint(text, { language: e.language ?? 'plaintext', config }) }];
  });

  test('a fix that changes one place says what stands there', () => {
    const silent: string[] = [];
    for (const { text, problems } of found)
      for (const p of problems)
        for (const { title, edits } of p.fixes) {
          const [edit] = edits;
          if (edits.length !== 1 || !edit || edit.end - edit.start > 24 || /[\r\n]/.test(text.slice(edit.start, edit.end) + edit.text)) continue;
          const old = text.slice(edit.start, edit.end);
          // One blank for another.
          if ((old + edit.text).trim() === '' && edit.text !== '' && old !== '') continue;
          if (!title.zh.includes(shown(old)) || (edit.text.length < 20 && !title.zh.includes(shown(edit.text)))) silent.push(`${p.rule}: ${title.zh}`);
        }
    expect(silent).toEqual([]);
  });

  test('no message has a place that is not filled', () => {
    for (const { problems } of found) for (const p of problems) for (const s of [p.message.zh, p.message.en]) expect(s, p.rule).not.toMatch(/\{\w+\}/);
  });
});

test('messages in a row are told apart by their texts, and another place is named by its line', () => {
  const text =
    '代表团 21 日抵达，会谈持续了 5 个半小时，各方都到了场。\n\n海州港新码头15日投入使用，首批三艘货轮当天靠泊。\n\n海州港新码头15日投入使用，首批三艘货轮当天靠泊。\n';
  const messages = lint(text).map((p) => p.message.zh);
  expect(messages.length).toBeGreaterThan(4);
  expect(new Set(messages).size).toBe(messages.length);
  expect(messages).toContain('数字与汉字之间不应有空格：“21 日抵”');
  expect(messages.some((m) => m.startsWith('这句话在第3行已经有了'))).toBe(true);
  const broken = lint(`${'市水务局负责人昨天在发布会上表示，今年入汛以来全市降雨量比常年同期偏多两成，各水库目前运行平'}\n\n稳，防汛物资已经全部到位。\n`);
  expect(broken.map((p) => p.message.zh)).toContain('“运行平⏎稳，防”断成两行，应当接排');
});
