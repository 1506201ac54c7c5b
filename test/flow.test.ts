import { describe, expect, test } from 'vitest';
import { flowFrom, packFlow } from '../server/src/lexicon/flow.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';

const { flow } = shippedLexicon();

describe('the flow of news copy', () => {
  test('clauses end behind 表示, not behind 的 or the first half of a word', () => {
    expect(flow.endsAt('他表示', 3)).toBeGreaterThan(flow.endsAt('他说的', 3));
    expect(flow.endsAt('他表示', 3)).toBeGreaterThan(flow.endsAt('参加会', 3) + 3);
  });

  test('clauses begin with 目前, not with the second half of a word', () => {
    expect(flow.beginsAt('目前', 0)).toBeGreaterThan(flow.beginsAt('前在', 0) + 3);
  });

  test('会 and 议 stand together, 议 and 会 less', () => {
    expect(flow.crosses('会议', 1)).toBeGreaterThan(flow.crosses('议习', 1) + 3);
  });

  test('nothing is known of what news copy does not write, and of the ends of a text', () => {
    expect([flow.endsAt('abc', 3), flow.beginsAt('', 0), flow.endsAt('会', 0), flow.crosses('会', 0), flow.crosses('会', 1), flow.crosses('会𠮷', 1)]).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
  });

  test('digits are one', () => {
    expect(flow.beginsAt('3月', 0)).toBe(flow.beginsAt('８月', 0));
  });
});

test('what is packed is read again', () => {
  const counts = (all: number, ends: number, begins: number) => ({ all, ends, begins });
  const packed = packFlow(
    new Map([
      ['会', counts(100, 90, 1)],
      ['议', counts(100, 10, 2)],
    ]),
    new Map([['会议', counts(60, 50, 1)]]),
    70_000,
  );
  const own = flowFrom(packed);
  expect(own.endsAt('会', 1)).toBeGreaterThan(own.endsAt('议', 1));
  expect(own.endsAt('会议', 2)).toBeGreaterThan(own.endsAt('议', 1));
  expect(own.crosses('会议', 1)).toBeGreaterThan(own.crosses('议会', 1));
  expect(own.beginsAt('国', 0)).toBe(0);
});
