import { describe, expect, test } from 'vitest';
import { compileLexicon } from '../server/src/lexicon/compile.ts';
import { addToYaml } from '../server/src/lexicon/insert.ts';
import { addToTsv } from '../server/src/lexicon/insert-tsv.ts';
import type { Entry } from '../server/src/lexicon/lexicon.ts';
import { type ReadResult, readLexicon } from '../server/src/lexicon/read.ts';
import { renderEntry } from '../server/src/lexicon/render.ts';
import { reportedFailures, testLexicon } from '../server/src/lexicon/samples.ts';
import { bareEntry, withForm } from '../server/src/lexicon/taught.ts';
import { nameIndex } from '../server/src/lsp/completion/name-index.ts';
import { growth } from './steps.ts';

/** The i-th of some ten million names. */
const name = (i: number): string => String.fromCharCode(0x4e00 + (i % 4000), 0x5e00 + Math.floor(i / 4000), 0x7532);
const times = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join('');

/** Files that say the same again and again, or very much of one thing. */
const FILES: Readonly<Record<string, { readonly file: string; readonly text: (n: number) => string }>> = {
  'one name': { file: 'a.yaml', text: (n) => `people:\n${times(n, () => '  - name: 甲乙\n')}` },
  'one name in a table': { file: 'a.tsv', text: (n) => `name\n${times(n, () => '甲乙\n')}` },
  'one name, full forms that differ': { file: 'a.yaml', text: (n) => `people:\n${times(n, (i) => `  - {name: 甲乙, full: ${name(i)}甲乙}\n`)}` },
  'one variant of many': { file: 'a.yaml', text: (n) => `people:\n${times(n, (i) => `  - {name: ${name(i)}, variants: [甲乙]}\n`)}` },
  'one short form of many': { file: 'a.yaml', text: (n) => `people:\n${times(n, (i) => `  - {name: ${name(i)}, short: [甲乙]}\n`)}` },
  'many variants of one': { file: 'a.yaml', text: (n) => `people:\n  - {name: 甲乙, variants: [${times(n, (i) => `${name(i)}, `)}]}\n` },
  'one variant, often': { file: 'a.yaml', text: (n) => `people:\n  - {name: 甲乙, variants: [${times(n, () => '丙丁, ')}]}\n` },
  'words that hold variants': {
    file: 'a.yaml',
    text: (n) => `people:\n  - {name: 甲乙, variants: [${times(n, (i) => `${name(i)}, `)}], unless: [${times(n, (i) => `${name(i)}戊, `)}]}\n`,
  },
  'words that hold none': {
    file: 'a.yaml',
    text: (n) => `people:\n  - {name: 甲乙, variants: [${times(n, (i) => `${name(i)}, `)}], unless: [${times(n, (i) => `戊己${i}, `)}]}\n`,
  },
  'names of equal right': { file: 'a.yaml', text: (n) => `people:\n  - {names: [${times(n, (i) => `${name(i)}, `)}]}\n` },
  'a group': { file: 'a.yaml', text: (n) => `groups:\n  - [${times(n, (i) => `${name(i)}, `)}]\n` },
  'offices that are none': { file: 'a.yaml', text: (n) => `people:\n  - {name: 甲乙, offices: [${times(n, () => 'x, ')}]}\n` },
  'keys that nobody knows': { file: 'a.yaml', text: (n) => `people:\n${times(n, (i) => `  - {name: ${name(i)}, k${i}: 1}\n`)}` },
  'names under other keys': { file: 'a.yaml', text: (n) => `people:\n  - {${times(n, () => 'term: 甲乙, pair: 丙丁, ')}}\n` },
  samples: { file: 'a.yaml', text: (n) => `people:\n  - {name: 甲乙, variants: [丙丁], good: [${times(n, () => '丙丁, ')}]}\n` },
  'many columns, many rows': { file: 'a.tsv', text: (n) => `${times(n, (i) => `x${i}\t`)}name\n${times(n, () => '甲\n')}` },
  'cells of many values': { file: 'a.tsv', text: (n) => `name\tvariants\toffices\tunless\n甲乙\t${times(4, () => `${times(n, (i) => `${name(i)}；`)}\t`)}\n` },
};

const FORM: Entry = {
  ...bareEntry('person', '甲乙'),
  forms: [
    { text: '甲乙', kind: 'name' },
    { text: '庚辛', kind: 'typo' },
  ],
};

/** What the product does with a lexicon. */
const USES: Readonly<Record<string, (file: { readonly file: string; readonly text: string }, read: ReadResult) => unknown>> = {
  read: ({ file, text }) => readLexicon(text, file),
  'compile over the same': (_, { entries }) => {
    const lexicon = compileLexicon([entries, entries]);
    lexicon.scan('甲乙丙丁甲乙');
    return lexicon.entriesOf('person');
  },
  'index for completion': (_, { entries }) => {
    const index = nameIndex(compileLexicon([entries]));
    return [index.beginning('甲乙'), index.spelt('jy'), index.entry('甲乙', undefined)];
  },
  'run samples': (_, { entries }) => reportedFailures(testLexicon(entries)),
  'add an entry': ({ file, text }) => (file.endsWith('tsv') ? addToTsv : addToYaml)(text, { entry: bareEntry('person', '庚辛') }, file),
  'add a form': ({ file, text }) => (file.endsWith('tsv') ? addToTsv : addToYaml)(text, { entry: FORM, form: { text: '庚辛', kind: 'typo' } }, file),
  'copy an entry': (_, { entries }) => entries[0] && renderEntry(withForm(entries[0], '庚辛', 'typo')),
};

describe('twice as much of it takes no more than about twice as many steps', () => {
  describe.each(Object.entries(FILES))('%s', (_, { file, text }) => {
    test.each(Object.entries(USES))('%s', (_name, use) => {
      const made = new Map<number, { file: string; text: string; read: ReadResult }>();
      for (const n of [50, 100]) made.set(n, { file, text: text(n), read: readLexicon(text(n), file) });
      const all = (n: number): unknown => {
        const known = made.get(n) as { file: string; text: string; read: ReadResult };
        return use(known, known.read);
      };
      expect(growth(all, 50)).toBeLessThan(2.4);
    });
  });
});
