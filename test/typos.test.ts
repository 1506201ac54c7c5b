import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ByteReader, ByteWriter } from '../server/src/typos/bytes.ts';
import { Lattice } from '../server/src/typos/lattice.ts';
import { LONGEST_COUNTED, NewsCounts, packNewsCounts, UNCOUNTED } from '../server/src/typos/news-counts.ts';
import { offerTypos, shippedTypos, typosOffered } from '../server/src/typos/shipped.ts';
import { packTrees, type Tree, Trees } from '../server/src/typos/trees.ts';
import { NO_WORD, packWordModel, placeWords, WordModel } from '../server/src/typos/word-model.ts';
import { lint } from './lint.ts';
import { useTypos } from './typos.ts';

const DRAFT = '这起案件正在进一步调察之中，警方已彩取强制措施。';
const part = (): ByteWriter => new ByteWriter();
const reread = (writer: ByteWriter): ByteReader => new ByteReader(writer.result());

test('until the data is offered nothing is suspected, and without it all else works', () => {
  const told = () => lint(DRAFT).filter((p) => p.rule === 'word/typo').length;
  expect(typosOffered()).toBe(false);
  expect(told()).toBe(0);
  offerTypos(() => undefined);
  expect(told()).toBe(0);
  useTypos();
  expect(told()).toBe(2);
});

test('data of another version is refused: the rule says so once, and all else works', () => {
  const other = part();
  other.number(99);
  offerTypos(() => other.result());
  expect(() => lint(DRAFT)).toThrow(/不是这一版的.*another version/);
  expect(lint(DRAFT).filter((p) => p.rule === 'word/typo')).toEqual([]);
});

test('a configuration says how much is told', () => {
  useTypos();
  const told = (typos?: string): string[] => {
    const config = { rules: typos === undefined ? {} : { 'word/typo': { options: { typos } } } };
    return lint('这家企业债务压力巨大，员工工资也拖欠以久，警方已彩取强制措施。', { config }).flatMap((p) => (p.rule === 'word/typo' ? p.severity : []));
  };
  expect(told()).toEqual(['hint', 'warning']);
  expect(told('likely')).toEqual(['information', 'warning']);
  expect(told('off')).toEqual([]);
});

describe('suspects', () => {
  const PIECES = [
    '这起案件',
    '正在进一步调察',
    '之中',
    '，',
    '彩取强制措施',
    '航班以经取消',
    '2026年',
    'AI',
    '👍🏽',
    '的',
    '银行',
    '在',
    '再',
    '\u3000',
    '“',
    '：',
  ];

  test('are in order and apart, as long as what they stand for, and the same each time', () => {
    useTypos();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), fc.constantFrom(-2, 0.3, 1.8), (pieces, least) => {
        const text = pieces.join('');
        const suspects = shippedTypos.suspects(text, least);
        let end = 0;
        for (const s of suspects) {
          expect(s.start).toBeGreaterThanOrEqual(end);
          if (s.how === 'typo') expect(s.end - s.start).toBe(s.meant.length);
          expect(s.meant).not.toBe(text.slice(s.start, s.end));
          expect(s.score).toBeGreaterThan(least);
          end = s.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        expect(shippedTypos.suspects(text, least)).toEqual(suspects);
      }),
    );
  });

  test.each([
    ['missing', '记者从国家统局获悉，上半年经济运行平稳。', '统计局'],
    ['doubled', '新闻发发布会于上午举行。', '发布会'],
    ['turned', '推动经济会社发展取得新成就。', '经济社会'],
  ] as const)('a fixed word with a character %s', (how, text, meant) => {
    useTypos();
    expect(shippedTypos.suspects(text, 0).map((s) => [s.how, s.meant])).toEqual([[how, meant]]);
  });

  test('are found in a run without marks, however long', () => {
    useTypos();
    const long = '记者在现场看到工作人员正在清理路面'.repeat(15);
    const written = shippedTypos.suspects(`${long}警方已彩取强制措施`, 1.8).map((s) => s.meant);
    expect(long.length).toBeGreaterThan(200);
    expect(written).toEqual(['采取']);
  });

  test('are asked for in proportion to the text, with marks and without', () => {
    useTypos();
    const asked = vi.spyOn(Lattice.prototype, 'instead');
    const count = (text: string): number => {
      asked.mockClear();
      shippedTypos.suspects(text, 0);
      return asked.mock.calls.length;
    };
    const bare = DRAFT.replaceAll(/[，。]/g, '');
    for (const text of [DRAFT, bare]) expect(count(text.repeat(80))).toBeLessThan(4.2 * count(text.repeat(20)));
    asked.mockRestore();
  });
});

describe('the data file', () => {
  test('numbers and arrays read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 32 - 1 })), fc.uint8Array(), fc.array(fc.nat({ max: 0xffff })), (numbers, bytes, pairs) => {
        const writer = part();
        for (const n of numbers) writer.number(n);
        writer.array(bytes);
        writer.array16(pairs);
        const reader = reread(writer);
        expect(numbers.map(() => reader.number())).toEqual(numbers);
        expect([...reader.array()]).toEqual([...bytes]);
        expect([...reader.array16()]).toEqual(pairs);
        expect(reader.atEnd).toBe(true);
      }),
    );
  });

  test('a word model finds its words, and weighs pairs it has counted and pairs it has not', () => {
    const { order, used } = placeWords(['组', '查', '调', '调查', '调查组']);
    const pairs: Readonly<Record<string, [string, number]>> = { 调: ['查', -0.5], 调查: ['组', -1] };
    const rows = order.map((word) => {
      const [second, weight] = pairs[word] ?? [];
      return { word, weight: -2 - word.length / 4, backOff: -0.25, listed: 1, pairs: second && weight ? [[order.indexOf(second), weight] as const] : [] };
    });
    const writer = part();
    packWordModel(rows, used, writer);
    const model = new WordModel(reread(writer));
    const find = (word: string): number => model.find(`。${word}。`, 1, 1 + word.length);
    expect(order.map(find)).toEqual(order.map((_, k) => k));
    expect(find('查组')).toBe(NO_WORD);
    expect(model.find('调察', 0, 2, 1, '查'.charCodeAt(0))).toBe(find('调查'));
    expect(model.mayStandBeside('查'.charCodeAt(0), '组'.charCodeAt(0))).toBe(true);
    expect(model.pair(find('调'), find('查'))).toBe(-0.5);
    expect(model.hasPair(find('查'), find('调'))).toBe(false);
    expect(model.pair(find('查'), find('调查组'))).toBe(-3);
    expect(model.pair(NO_WORD, find('调查'))).toBe(-2.5);
  });

  test('counts are those of the strings that end at a character, within a step', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: fc.constantFrom('天', '气', '好', '0', '^'), minLength: 1, maxLength: 4 }), fc.integer({ min: 4, max: 1e6 })),
        (given) => {
          const counts = new Map(Object.entries(given));
          const writer = part();
          packNewsCounts(counts, writer);
          const news = new NewsCounts(reread(writer));
          const out = new Float32Array(LONGEST_COUNTED);
          for (const [text, count] of counts) {
            news.ending(text, text.length - 1, out, 0);
            expect(Math.abs((out[text.length - 1] as number) - Math.log10(count))).toBeLessThan(0.07);
          }
          news.ending('地', 0, out, 0);
          expect([...out]).toEqual([UNCOUNTED, UNCOUNTED, UNCOUNTED, UNCOUNTED]);
        },
      ),
    );
  });

  test('trees weigh as those that were packed', () => {
    const tree: Tree = { features: [0, 1, -1, -1, -1], values: [0.5, 2, -1, 1, 3], others: [4, 3, 0, 0, 0] };
    const writer = part();
    packTrees(0.25, [tree, tree], writer);
    const trees = new Trees(reread(writer));
    expect(
      [
        [0, 1],
        [0.5, 3],
        [1, 0],
      ].map((row) => trees.score(Float32Array.from(row), Number.NEGATIVE_INFINITY)),
    ).toEqual([-1.75, 2.25, 6.25]);
  });

  test('trees that cannot lift a candidate above what is asked for are left out: it is told as not above', () => {
    const tree: Tree = { features: [0, -1, -1], values: [0.5, -2, 1], others: [2, 0, 0] };
    const writer = part();
    packTrees(0, [tree, tree, tree], writer);
    const trees = new Trees(reread(writer));
    const scores = (least: number) => [0, 1].map((value) => trees.score(Float32Array.of(value), least));
    expect(scores(-7)).toEqual([-6, 3]);
    expect(scores(0)).toEqual([0, 3]);
    expect(scores(3)).toEqual([3, 3]);
  });
});
