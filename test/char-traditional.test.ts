import { expect, test } from 'vitest';
import { simplifiedOf } from '../server/src/lexicon/traditional.ts';
import { traditional } from '../server/src/rules/char/traditional.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { lint } from './lint.ts';

const isTraditional = (c: string): boolean => simplifiedOf(c.charCodeAt(0)) !== c;

test('the table has the common characters, and none that simplified copy writes', () => {
  for (const pair of ['會会', '後后', '裡里', '臺台', '國国', '餘余', '線线', '戰战', '麼么', '鍾钟'])
    expect(simplifiedOf(pair.charCodeAt(0)), pair).toBe(pair[1]);
  for (const c of '著乾藉瞭徵夥昇喆堃淼犇邨甦於阪祎沈仝') expect(isTraditional(c) && c !== '於', c).toBe(false);
  for (const c of '会后里台国一渡轮复航，。21Aé') expect(isTraditional(c), c).toBe(false);
});

test('what a character becomes is none again', () => {
  const again: string[] = [];
  for (let unit = 0; unit < 0x10000; unit++) {
    const c = String.fromCharCode(unit);
    if (isTraditional(c) && isTraditional(simplifiedOf(unit))) again.push(c);
  }
  expect(again).toEqual([]);
});

test('an article in traditional characters is told once', () => {
  const text = '渡輪恢復通航\n\n雙方簽署協議，渡輪恢復通航，票價維持不變，班次也與從前一樣。\n\n港務局負責人說，學生和長者可以免費乘坐，請隨身攜帶證件。\n';
  const found = lint(text, { rules: [traditional] });
  expect(found).toHaveLength(1);
  expect(found[0]?.message.zh).toContain('2段');
});

test('the fix of a character leaves no other trace', () => {
  const text = '渡轮復航，票价不變，班次照旧，老人和学生可以免费乘坐，详情见码头公告。';
  const edits = lint(text, { rules: [traditional] }).flatMap((p) => p.fixes[0]?.edits ?? []);
  expect(applyEdits(text, [...edits])).toBe('渡轮复航，票价不变，班次照旧，老人和学生可以免费乘坐，详情见码头公告。');
});
