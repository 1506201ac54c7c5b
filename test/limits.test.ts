import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMIT, type Limits } from '../server/src/engine/limits.ts';
import { createLinter, type Linter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import type { Language } from '../server/src/text/line.ts';
import { countLines, moreLinesThan, splitLines } from '../server/src/text/lines.ts';

const settings = resolveSettings(rules, {});
const linter = (limits?: Limits, language: Language = 'plaintext'): Linter => createLinter(settings, shippedLexicon(), language, limits);
const ANY = Number.POSITIVE_INFINITY;
const PROSE = '代表团一行当天上午抵达，随后前往展馆参观(乙)。';

const told = (l: Linter, text: string) =>
  l.update(text).problems.map((p) => ({ rule: p.rule, ...p.range, message: p.message, fixes: p.fixes.map((f) => f.edits) }));
const places = (l: Linter, text: string, rule: string): number[] => told(l, text).flatMap((p) => (p.rule === rule ? [p.start] : []));

describe('what is kept of a draft', () => {
  const text = `${PROSE}\n\n`.repeat(50);
  const found = places(linter(), text, 'punct/halfwidth-paren');

  test('is read from the beginning until there is no room, and a finding tells where that was', () => {
    const limited = linter({ notes: 200, paragraph: ANY });
    const problems = told(limited, text);
    const [end, ...more] = problems.filter((p) => p.rule === LIMIT);
    expect(more).toEqual([]);
    expect(end?.start).toBeGreaterThan(0);
    const before = found.filter((at) => at < (end?.start ?? 0));
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(found.length);
    expect(problems.flatMap((p) => (p.rule === 'punct/halfwidth-paren' ? [p.start] : []))).toEqual(before);
    expect(limited.cost.passagesRead).toBe(before.length);
  });

  test('without room for anything nothing is read', () => {
    const limited = linter({ notes: 0, paragraph: ANY });
    expect(told(limited, text).map((p) => [p.rule, p.start])).toEqual([[LIMIT, 0]]);
    expect(limited.cost.passagesRead).toBe(0);
  });

  test('with room for all of it nobody tells of it', () => {
    expect(told(linter({ notes: 100_000, paragraph: 1000 }), text)).toEqual(told(linter(), text));
  });

  test('the marks of one passage count one by one', () => {
    const marks = `${PROSE}\n\n${'（'.repeat(4000)}。\n\n${PROSE}\n\n`;
    expect(places(linter({ notes: 500, paragraph: ANY }), marks, LIMIT)).toEqual([marks.lastIndexOf(PROSE)]);
  });
});

describe('a paragraph that is too long', () => {
  const AFTER = '博览会(第十届)昨日开幕，来自各地的客商参加了活动。';
  const long = `${PROSE}\n\n${'“会谈'.repeat(10_000)}。\n\n${AFTER}\n`;
  const limits = { notes: ANY, paragraph: 20_000 };

  test('is not read, says so once, and those around it are read', () => {
    const l = linter(limits);
    expect(told(l, long).map((p) => p.rule)).toEqual(['punct/halfwidth-paren', LIMIT, 'punct/halfwidth-paren']);
    expect(places(l, long, LIMIT)).toEqual([long.indexOf('“')]);
    expect(l.cost.passagesRead).toBeLessThanOrEqual(2);
  });

  test('no passage is read when a character is typed in it', () => {
    const l = linter(limits);
    l.update(long);
    l.update(long.replace('“会谈', '“会议谈'));
    expect(l.cost.passagesRead).toBe(0);
  });

  test('is read once it is broken up, and no more when it is joined again', () => {
    const l = linter(limits);
    const middle = long.length >> 1;
    const broken = `${long.slice(0, middle)}。\n\n${long.slice(middle)}`;
    for (const text of [long, broken, long]) expect(told(l, text)).toEqual(told(linter(limits), text));
    expect(places(l, broken, LIMIT)).toEqual([]);
  });
});

describe('always', () => {
  const line = fc.constantFrom(
    PROSE,
    '（会谈',
    '“国',
    '# 标题',
    '新华社海州6月12日电（记者张三）会谈举行。',
    '国',
    '(乙)',
    '',
    '(乙)，'.repeat(40),
    '（国'.repeat(60),
  );
  const page = fc.array(line, { maxLength: 25 }).map((l) => l.join('\n\n'));
  const language = fc.constantFrom<Language>('plaintext', 'markdown');

  test('after any edits what is read and told is that of a new linter', () => {
    fc.assert(
      fc.property(
        fc.array(page, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 50, max: 300 }),
        language,
        (pages, notes, paragraph, lang) => {
          const kept = linter({ notes, paragraph }, lang);
          for (const text of pages) expect(told(kept, text)).toEqual(told(linter({ notes, paragraph }, lang), text));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('lines are counted as they are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\r', '\n', '\r\n', '国', 'ab'), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const cut = splitLines(text);
        expect(countLines(text)).toEqual({ full: cut.filter((l) => l.text).length, empty: cut.filter((l) => !l.text).length });
        for (const most of [cut.length - 1, cut.length]) expect(moreLinesThan(text, most)).toBe(cut.length > most);
      }),
    );
  });
});
