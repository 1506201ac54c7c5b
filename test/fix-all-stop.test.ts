import { describe, expect, test } from 'vitest';
import { fixAll } from '../server/src/engine/fix-all.ts';
import { chooseFixes } from '../server/src/engine/fixes.ts';
import type { Problem } from '../server/src/engine/place.ts';
import { applyEdits } from '../server/src/text/range.ts';

/** Every `a` becomes `b`, every `b` becomes `c`: what is repaired in one round comes to light in the next. */
const NEXT: Readonly<Record<string, string>> = { a: 'b', b: 'c' };
function lint(text: string): Problem[] {
  return [...text].flatMap((unit, start): Problem[] => {
    const to = NEXT[unit];
    if (to === undefined) return [];
    const range = { start, end: start + 1 };
    const message = { zh: unit, en: unit };
    const fixes = [{ title: message, safety: 'safe' as const, edits: [{ ...range, text: to }] }];
    return [{ rule: 'x/y', severity: 'warning', message, range, fixes, offers: [], related: [] }];
  });
}

/** Says stop at the nth question. */
function stopAt(n: number): () => boolean {
  let asked = 0;
  return () => ++asked >= n;
}

describe('fixing until the time is up', () => {
  const text = 'a'.repeat(1000);

  test('without a limit until nothing is left', () => {
    const done = fixAll(text, lint(text), lint, { shouldStop: () => false });
    expect([done.text, done.repaired, done.left, done.stopped]).toEqual(['c'.repeat(1000), 2000, [], false]);
  });

  test('between two fixes: those before are made, those behind are told', () => {
    const done = fixAll(text, lint(text), lint, { shouldStop: stopAt(2) });
    expect([done.text, done.repaired, done.left.length, done.stopped]).toEqual(['b'.repeat(512) + 'a'.repeat(488), 512, 488, true]);
    expect(done.left[0]?.range.start).toBe(512);
  });

  test('between two rounds, and in the second', () => {
    const first = fixAll(text, lint(text), lint, { shouldStop: stopAt(4) });
    expect([first.text, first.repaired, first.left, first.stopped]).toEqual(['b'.repeat(1000), 1000, [], true]);
    const second = fixAll(text, lint(text), lint, { shouldStop: stopAt(5) });
    expect([second.text, second.stopped]).toEqual(['c'.repeat(256) + 'b'.repeat(744), true]);
  });

  test('whenever it stops the edits make the text; the first fixes are always made, so that going on comes to an end', () => {
    for (let n = 1; n < 12; n++) {
      const done = fixAll(text, lint(text), lint, { shouldStop: stopAt(n) });
      expect(applyEdits(text, done.edits)).toBe(done.text);
      expect(done.repaired).toBeGreaterThanOrEqual(256);
    }
    let now = text;
    let rounds = 0;
    for (; lint(now).length > 0; rounds++) now = fixAll(now, lint(now), lint, { shouldStop: () => true }).text;
    expect(rounds).toBeLessThanOrEqual(8);
  });

  test('two repairs that undo one another come to an end, at the same text wherever one begins', () => {
    const turn = (from: string): Problem[] =>
      lint('a').map((p) => ({ ...p, fixes: p.fixes.map((f) => ({ ...f, edits: [{ start: 0, end: 1, text: from === 'x' ? 'y' : 'x' }] })) }));
    for (const from of ['x', 'y']) {
      const done = fixAll(from, turn(from), turn);
      expect([done.text, done.edits, done.left.length]).toEqual(['x', from === 'x' ? [] : [{ start: 0, end: 1, text: 'x' }], 1]);
    }
  });

  test('few problems are looked at without a question', () => {
    expect(chooseFixes(text, lint('a'.repeat(256)), { shouldStop: () => true })).toMatchObject({ repaired: 256, unseen: 0 });
    expect(chooseFixes(text, lint('a'.repeat(257)), { shouldStop: () => true })).toMatchObject({ repaired: 256, unseen: 1 });
  });
});
