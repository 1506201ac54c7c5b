import { describe, expect, test } from 'vitest';
import { damaged } from '../server/src/rules/char/damaged.ts';
import { Class, classesIn } from '../server/src/text/chars.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { lint } from './lint.ts';
import { placesIn } from './wake.ts';

const DRAFT = '渡轮21日复航，“票价不变”，老人——学生也是——免费。';
const fixed = (text: string): string =>
  applyEdits(
    text,
    lint(text, { rules: [damaged] })
      .flatMap((p) => p.fixes[0]?.edits ?? [])
      .sort((a, b) => a.start - b.start),
  );
const misread = (text: string, encoding: string): string => new TextDecoder(encoding).decode(new TextEncoder().encode(text));

describe('text that was read in the wrong encoding', () => {
  test.each(['windows-1252', 'latin1'])('UTF-8 read as %s comes back by its fixes', (encoding) => {
    const wrong = misread(DRAFT, encoding);
    expect(wrong).not.toBe(DRAFT);
    expect(fixed(wrong)).toBe(DRAFT);
  });

  test('UTF-8 read as GBK is told', () => {
    const wrong = misread(`${DRAFT}他说的确如此，班次不变。`, 'gbk');
    expect(lint(wrong, { rules: [damaged] }).filter((p) => p.message.zh.includes('乱码'))).toHaveLength(1);
  });

  test('letters of Western languages are left alone', () => {
    for (const text of ['Málaga、São Paulo、Ångström和Łódź', 'Ça va? Où êtes-vous? Größe, Übung', '“CAFÉ”和“AMANHÃ”开业', '气温5°C，面积3×4'])
      expect(lint(text, { rules: [damaged] }), text).toEqual([]);
  });
});

test('whatever the rule finds wakes it', () => {
  for (const text of ['王□说', '王\ufffd说', '王\ue000说', '王\ud800说', '王\u{f0000}说', '他说â€œ好', 'Ã©', '锟斤拷', '锛岀エ鐨', '烫烫烫', '(cid:12)'])
    expect(placesIn(damaged, text), text).toBeDefined();
  expect(classesIn('渡轮复航，票价不变。“好”——21日') & (Class.Odd | Class.Suspect | Class.Surrogate)).toBe(0);
});

test('a page of damage is told as far as the first places of each passage', () => {
  expect(lint('王□说，'.repeat(400), { rules: [damaged] }).length).toBeLessThan(60);
});
