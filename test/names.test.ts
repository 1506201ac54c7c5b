import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import { nearListed } from '../server/src/rules/names/lib/near-listed.ts';
import { nameRuns, nearSpellings } from '../server/src/rules/names/lib/near-unlisted.ts';
import { ordinalBefore, ordinalBehind } from '../server/src/rules/names/lib/ordinals.ts';
import { readTitle } from '../server/src/rules/names/lib/ranks.ts';
import { lint, problemMarks } from './lint.ts';
import { readMarks, writeMarks } from './marks.ts';

const names = rules.filter((r) => r.meta.id.startsWith('names/'));
const folder = join(import.meta.dirname, 'drafts/names');

describe('marked drafts', () => {
  test.each(readdirSync(folder).sort())('%s', (file) => {
    const { text, marks } = readMarks(readFileSync(join(folder, file), 'utf8'));
    const told = problemMarks(text, lint(text, { rules: names }), true).map((m) =>
      // A mark without an arrow leaves open whether there is a fix.
      marks.some((k) => k.start === m.start && k.end === m.end && !k.fix) ? { start: m.start, end: m.end, rule: m.rule as string } : m,
    );
    expect(writeMarks(text, told)).toBe(writeMarks(text, marks));
  });
});

test('findings lie inside the text and edits inside their passage, whatever the text', () => {
  const piece = fc.constantFrom(
    '川普',
    '特朗普',
    '“金特会',
    '”',
    '第二次',
    ' 2.0',
    '韩国总理文在寅',
    '兼',
    '、',
    '美朝关系',
    '朝美',
    '•',
    ' · ',
    '迪亚斯·卡内尔',
    '俄总统杜马',
    '《',
    '》',
    '2018年6月12日',
    '\n\n',
    '。',
    '金恩正',
    '哈马撕',
    '哈马斯',
    '𠮷',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      for (const p of lint(text, { rules: names })) {
        expect(p.range.start).toBeGreaterThanOrEqual(0);
        expect(p.range.end).toBeGreaterThan(p.range.start);
        expect(p.range.end).toBeLessThanOrEqual(text.length);
        for (const f of p.fixes) for (const e of f.edits) expect(e.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 200 },
  );
});

test('no rule of names/ touches a word safely', () => {
  const text = '唐纳德•特朗普说，川普、特郎普、庞培欧和迪亚斯·卡内尔出席特金会。美朝会谈，朝美会谈。俄总统杜马。';
  for (const p of lint(text, { rules: names }))
    for (const f of p.fixes) expect([p.rule, f.safety]).toEqual([p.rule, p.rule === 'names/interpunct' && p.message.zh.includes('U+00B7') ? 'safe' : 'review']);
});

describe('readTitle', () => {
  test.each([
    ['美国国务卿', 'secretary-of-state', '国务卿'],
    ['中国国务委员兼外交部长', 'foreign', '外交部长'],
    ['韩国国务总理', 'premier', '国务总理'],
    ['朝鲜劳动党委员长', 'chairman-of-committee', '委员长'],
    ['国防委员会第一委员长', 'first-chairman', '第一委员长'],
    ['越南副总理', 'vice-premier', '副总理'],
  ])('%s', (text, rank, word) => {
    const title = readTitle(text);
    expect([title?.rank.id, title?.word]).toEqual([rank, word]);
  });

  test.each(['美国前总统', '代总统', '副国务卿', '劳动党副委员长', '朝鲜最高领导人', '记者', ''])('knows no rank in %j', (text) => {
    expect(readTitle(text)).toBeUndefined();
  });
});

test('ordinals stand before and behind', () => {
  expect(ordinalBefore('举行第二次', 5)?.value).toBe(2);
  expect(ordinalBefore('首次', 2)).toMatchObject({ value: 1, form: '首次' });
  expect(ordinalBefore('举行', 2)).toBeUndefined();
  expect(ordinalBehind('金特会 2.0', 3)).toMatchObject({ value: 2, form: '2.0', start: 4, end: 7 });
  expect(ordinalBehind('金特会2.05', 3)).toBeUndefined();
});

describe('near spellings', () => {
  const lexicon = shippedLexicon();
  const near = (text: string) => nearListed(text, lexicon.scan(text), lexicon).map((n) => `${text.slice(n.start, n.end)}→${n.entry.name}`);

  test('of listed names', () => {
    expect(near('金征恩说，金恩正说，李洛元说')).toEqual(['金征恩→金正恩', '金恩正→金正恩', '李洛元→李洛渊']);
    expect(near('金正恩、金正日、金与正、李洙墉、李勇浩、李英浩和李永浩')).toEqual([]);
  });

  const spellings = (text: string) => {
    const runs = nameRuns(text, []);
    return nearSpellings(runs).map((n) => `${(runs[n.run] as { text: string }).text.slice(n.start, n.end)}→${n.right}`);
  };

  test('of names that are not listed', () => {
    expect(spellings('塔尔科夫、塔尔科夫、塔尔柯夫')).toEqual(['塔尔柯夫→科']);
    expect(spellings('塔尔科夫、塔尔科夫、塔耳科夫')).toEqual(['塔耳科夫→尔']);
    expect(spellings('塔尔科夫、塔尔科夫、塔尔科娃')).toEqual([]);
  });

  test('two places that share their end are two places', () => {
    expect(spellings(`${'海得拉巴、'.repeat(4)}塞康德拉巴`)).toEqual([]);
    expect(spellings(`${'拉巴得海、'.repeat(4)}拉巴德康`)).toEqual([]);
  });
});
