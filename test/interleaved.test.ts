import { expect, test } from 'vitest';
import { createLinter, type Linter } from '../server/src/engine/lint.ts';
import { type Config, resolveSettings } from '../server/src/engine/settings.ts';
import type { Lexicon } from '../server/src/lexicon/lexicon.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import type { Vocabulary } from '../server/src/lexicon/vocabulary.ts';
import { rules } from '../server/src/rules/index.ts';
import { plain } from './lint.ts';

/** The shipped lexicon with a vocabulary that has some words more. */
function withWords(...words: string[]): Lexicon {
  const shipped = shippedLexicon();
  const vocabulary: Vocabulary = Object.create(shipped.vocabulary, {
    isWord: { value: (text: string, start: number, end: number) => words.includes(text.slice(start, end)) || shipped.vocabulary.isWord(text, start, end) },
  });
  return Object.create(shipped, { vocabulary: { value: vocabulary } });
}

const TEXTS = [
  '站长张建民说，水位下降。张建民表示，明日再测。站长张健民说，闸门已关。',
  '村里的老板作出决定，帐目公开，人情世帐一笔勾销。',
  '前锋伊巴尔卡首开纪录。伊巴尔卡说，球队踢得好。埃巴尔卡下场得到掌声。',
];

const HOUSES: readonly (readonly [Config, Lexicon])[] = [
  [{}, shippedLexicon()],
  [{ rules: { 'word/sensitive-term': { options: { terms: { 老板: '负责人' } } } } }, shippedLexicon()],
  [{ rules: { 'word/sensitive-term': { options: { terms: { 决定: { note: '须有出处', severity: 'error' } } } } } }, shippedLexicon()],
  [{ profile: 'tech-blog' }, withWords('张建民', '世帐')],
  [{ rules: { 'word/variant-form': 'off' } }, withWords('巴尔')],
];

test('linters of several houses that read the same drafts in turn each find what they find alone', () => {
  const make = (): Linter[] => HOUSES.map(([config, lexicon]) => createLinter(resolveSettings(rules, config), lexicon, 'plaintext'));
  const read = (linter: Linter, text: string): unknown => plain(linter.update(text).problems);
  const alone = make().map((linter) =>
    TEXTS.map((text) => {
      read(linter, '渡轮复航。');
      return read(linter, text);
    }),
  );
  expect(new Set(alone.map((found) => JSON.stringify(found))).size).toBe(HOUSES.length);
  const together = make();
  const found = together.map((): unknown[] => []);
  for (const text of TEXTS) for (const [i, linter] of together.entries()) found[i]?.push(read(linter, text));
  expect(found).toEqual(alone);
});
