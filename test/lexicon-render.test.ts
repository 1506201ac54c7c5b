import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataFiles } from '../scripts/build-data.mjs';
import type { Entry } from '../server/src/lexicon/lexicon.ts';
import { readLexicon } from '../server/src/lexicon/read.ts';
import { renderEntry } from '../server/src/lexicon/render.ts';

/** An entry without where it was read. */
const plain = ({ place: _p, from: _f, ...entry }: Entry): Omit<Entry, 'place' | 'from'> => entry;

function readOne(text: string): Entry {
  const { entries, problems } = readLexicon(text, 'house.yaml');
  expect(problems, text).toEqual([]);
  expect(entries, text).toHaveLength(1);
  return entries[0] as Entry;
}

describe('an entry as YAML', () => {
  test('looks as a newsroom writes it', () => {
    const source = `people:
  - name: 安德森
    full: 埃里克·安德森
    original: Eric Anderson
    country: 挪威
    variants:
      - { text: 安特生, region: TW/SG, note: 旧译 }
    typos: [ 安德林 ]
    unless: [ 安德森家具 ]
    offices:
      - { title: 挪威渔业大臣, from: 2019-05-02, to: 2021 }
      - { title: 挪威外交大臣, from: 2021-10 }
      - { title: 挪威首相, seen: [ 2024-02-06, 2025-11 ] }
    sure: B
    checked: 2026-11
    source: 本社资料室
    note: "任期: 待核"
    bad: [ 安特生大臣表示 ]
    good: [ 他说：安德森 ]
`;
    expect(renderEntry(readOne(source))).toBe(source);
    const undecided = 'terms:\n  - names: [ 领导人会晤, 首脑会晤 ]\n    short: [ 会晤 ]\n';
    expect(renderEntry(readOne(undecided))).toBe(undecided);
  });

  test.each(dataFiles().map((f) => [basename(f), f]))('read again it is the same: %s', (_, file) => {
    for (const entry of readLexicon(readFileSync(file, 'utf8'), 'data.yaml').entries) expect(plain(readOne(renderEntry(entry)))).toEqual(plain(entry));
  });

  test('from a table, too', () => {
    const table = '类别\t名称\t全称\t异体\t职务\n人物\t安德森\t埃里克·安德森\t安特生@TW；安得森<2005\t挪威首相 2019/2021-03\n';
    const entry = readLexicon(table, 'desk.tsv').entries[0] as Entry;
    expect(plain(readOne(renderEntry(entry)))).toEqual(plain(entry));
  });

  test('whatever the texts are', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'甲乙丙：:#,[]{}&*!|>%@`"\'?-~\\ 0123truenull·𠮷'), minLength: 2, maxLength: 12 })
      .filter((t) => t === t.trim() && t.length > 1);
    const texts = fc.uniqueArray(text, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.constantFrom('person', 'organisation', 'place', 'agency', 'event', 'term', 'pair'), fc.boolean(), (t, kind, undecided) => {
        const [name, full, variant, typo, short, note, title, second] = t as [string, string, string, string, string, string, string, string];
        const entry: Entry = {
          kind: kind as Entry['kind'],
          name,
          full,
          original: note,
          offices: [{ title, from: '2018', to: '2019-02' }],
          seen: [{ title, first: '2018', last: '2019-02-03' }],
          sure: 'B',
          undecided,
          from: 'x',
          forms: [
            { text: name, kind: 'name', weak: true },
            ...(undecided ? [{ text: second, kind: 'name' as const, weak: true as const }] : []),
            ...(kind === 'pair' && !undecided && name.length === 2 ? [{ text: [...name].reverse().join(''), kind: 'variant' as const }] : []),
            { text: full, kind: 'full' },
            { text: typo, kind: 'typo', note },
            { text: variant, kind: 'variant', region: 'TW/HK', weak: true, until: '2005' },
            { text: short, kind: 'short' },
          ],
          unless: [`${variant}${note}`],
          note,
          checked: '2026',
          bad: [note],
        };
        // A form stands in an entry once.
        fc.pre(new Set(entry.forms.map((f) => f.text)).size === entry.forms.length);
        expect(plain(readOne(renderEntry(entry)))).toEqual(plain(entry));
      }),
      { numRuns: 300 },
    );
  });
});
