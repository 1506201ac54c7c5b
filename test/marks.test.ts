import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMarks, writeMarks } from './marks.ts';

test('reads what is written', () => {
  expect(readMarks('会议强调⟦,→，⟧要。')).toEqual({ text: '会议强调,要。', marks: [{ start: 4, end: 5, fix: { text: '，', safety: 'safe' } }] });
  expect(readMarks('⟦川普⇢特朗普⟧说').marks).toEqual([{ start: 0, end: 2, fix: { text: '特朗普', safety: 'review' } }]);
  expect(readMarks('⟦num/approximate: 约30余人⟧到场').marks).toEqual([{ start: 0, end: 5, rule: 'num/approximate' }]);
  expect(readMarks('⟦外⟦内⟧外⟧¦')).toEqual({
    text: '外内外',
    marks: [
      { start: 0, end: 3 },
      { start: 1, end: 2 },
    ],
    cursor: 3,
  });
  expect(readMarks('他说⟦→：⟧“好”').marks).toEqual([{ start: 2, end: 2, fix: { text: '：', safety: 'safe' } }]);
  for (const bad of ['⟦a', 'a⟧', '⟦a→⟦b⟧⟧']) expect(() => readMarks(bad)).toThrow();
});

test('write then read is the identity', () => {
  const mark = fc.record({ start: fc.nat(9), length: fc.integer({ min: 1, max: 3 }), fix: fc.option(fc.constantFrom('，', ''), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 4 }), (marks) => {
      const text = '零一二三四五六七八九十百千';
      let end = 0;
      const apart = marks
        .sort((a, b) => a.start - b.start)
        .flatMap(({ start, length, fix }) => {
          if (start < end) return [];
          end = start + length;
          return [{ start, end, ...(fix === undefined ? {} : { fix: { text: fix, safety: 'safe' as const } }) }];
        });
      expect(readMarks(writeMarks(text, apart))).toEqual({ text, marks: apart });
    }),
  );
});
