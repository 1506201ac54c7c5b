import { describe, expect, test } from 'vitest';
import { addToYaml } from '../server/src/lexicon/insert.ts';
import { MOST_REPORTED } from '../server/src/lexicon/problem.ts';
import { readLexicon, readLexicons, UNTRUSTED } from '../server/src/lexicon/read.ts';
import { reportedFailures, testLexicon } from '../server/src/lexicon/samples.ts';
import { bareEntry } from '../server/src/lexicon/taught.ts';

/** The i-th of some ten million names. */
const name = (i: number): string => String.fromCharCode(0x4e00 + (i % 4000), 0x5e00 + Math.floor(i / 4000), 0x7532);
const times = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join('');

describe('faults without end', () => {
  /** Over what a call takes as arguments. */
  const N = 130_000;
  const CASES: Readonly<Record<string, readonly [file: string, text: string]>> = {
    offices: ['a.yaml', `people:\n  - {name: 甲乙, offices: [${times(N, () => 'x,')}]}\n`],
    names: ['a.yaml', `people:\n  - {names: [${times(N, () => 'x,')}]}\n`],
    unless: ['a.yaml', `people:\n  - {name: 甲乙, unless: [${times(N, () => 'x,')}]}\n`],
    samples: ['a.yaml', `people:\n  - {name: 甲乙, bad: [${times(N, () => 'x,')}]}\n`],
    'a group': ['a.yaml', `groups:\n  - [甲乙, ${times(N, () => 'x,')}]\n`],
    'what is no YAML': ['a.yaml', `people:\n${times(N, () => '}\n')}`],
    'cells of a table': ['a.tsv', `name\tvariants\toffices\tunless\tgood\n甲乙\t${times(4, () => `${times(N, () => 'x；')}\t`)}\n`],
    'names in a table': ['a.tsv', `names\n${times(N, () => 'x；')}\n`],
    'rows of a table': ['a.tsv', `name\n${times(N, () => 'x\n')}`],
    'columns of a table': ['a.tsv', `name\t${times(N, (i) => `x${i}\t`)}\n甲乙\n`],
  };

  test.each(Object.entries(CASES))('%s: none costs the file, and no more are told than people read', (_, [file, text]) => {
    const { entries, problems } = readLexicon(text, file);
    expect(problems.filter((p) => p.message.zh.includes('无法读取'))).toEqual([]);
    expect(problems.length).toBeLessThanOrEqual(MOST_REPORTED + 1);
    const { reported, more } = reportedFailures(testLexicon(entries));
    expect(reported.length).toBeLessThanOrEqual(MOST_REPORTED);
    for (const m of [...problems.map((p) => p.message), ...reported.map((t) => t.message), ...(more ? [more] : [])])
      for (const said of [m.zh, m.en]) expect(said.length).toBeLessThan(300);
  });

  test('the last one says how many more there are, and how many of them are errors', () => {
    const lines = times(300, (i) => `  - {name: ${name(i)}, sure: D}\n`) + times(50, (i) => `  - {name: ${name(i + 300)}, kind: 1}\n`);
    const { problems, errors } = readLexicon(`people:\n${lines}`, 'a.yaml');
    expect(problems).toHaveLength(MOST_REPORTED + 1);
    expect(problems.at(-1)).toMatchObject({
      severity: 'error',
      message: {
        zh: '问题太多，还有150处没有列出（其中错误100处）：请先改正列出的',
        en: expect.stringContaining('150 more are not listed (100 of them errors)'),
      },
    });
    expect(errors).toBe(300);
  });

  test('an error behind many warnings is told', () => {
    const { problems, errors } = readLexicon(`people:\n${times(500, (i) => `  - {name: ${name(i)}, k: 1}\n`)}  - {name: 甲乙, sure: D}\n`, 'a.yaml');
    expect(problems.filter((p) => p.severity === 'error').map((p) => p.message.zh)).toEqual([expect.stringContaining('“D”无效')]);
    expect(errors).toBe(1);
    expect(problems.at(-1)).toMatchObject({ severity: 'warning', message: { zh: expect.stringContaining('还有301处没有列出（其中错误0处）') } });
  });

  test('errors of syntax that are not listed are counted', () => {
    const { problems } = readLexicon(`people: []\n${times(1000, () => 'people: []\n')}`, 'a.yaml');
    expect(problems.at(-1)?.message.zh).toContain('还有900处没有列出（其中错误900处）');
  });

  test('an addition sees a new error behind more than are told', () => {
    const text = `people:\n${times(300, (i) => `  - {name: ${name(i)}, sure: D}\n`)}`;
    expect(addToYaml(text, { entry: bareEntry('person', '庚辛') })).toHaveProperty('edits');
    expect(
      addToYaml(text, {
        entry: {
          ...bareEntry('person', '庚辛'),
          forms: [
            { text: '庚辛', kind: 'name' },
            { text: '壬', kind: 'typo' },
          ],
        },
      }),
    ).toHaveProperty('refused');
  });

  test('references do not make more of a file than it holds', () => {
    const list = times(4000, (i) => `${name(i)}, `);
    const { entries, problems } = readLexicon(
      `people:\n  - {name: 甲乙, variants: &v [${list}]}\n${times(900, (i) => `  - {name: 乙${name(i)}, variants: *v}\n`)}`,
      'a.yaml',
    );
    expect(problems.map((p) => p.message.zh)).toContainEqual(expect.stringContaining('引用（*）反复展开'));
    expect(entries.reduce((n, e) => n + e.forms.length, 0)).toBeLessThan(1_000_000);
    const few = readLexicon(`people:\n  - {name: 甲乙, source: &s 资料室, variants: &v [丙丁, 丙戊]}\n  - {name: 甲丙, source: *s, unless: *v}\n`, 'a.yaml');
    expect(few.problems.filter((p) => p.severity === 'error')).toEqual([]);
  });
});

describe('a workspace that is not trusted', () => {
  const yaml = (n: number, from = 0): string => `people:\n${times(n, (i) => `  - ${name(from + i)}\n`)}`;
  const read = (...texts: string[]) => readLexicons(texts.map((text, i) => ({ name: `${i}.yaml`, text, untrusted: true })));

  test('has so many entries read and no more, which is told where the rest begins', () => {
    const text = yaml(UNTRUSTED.entries + 5);
    const [one] = read(text);
    expect(one?.entries).toHaveLength(UNTRUSTED.entries);
    expect(one?.problems).toHaveLength(1);
    const [p] = one?.problems ?? [];
    expect(text.slice(p?.offset, (p?.offset ?? 0) + (p?.length ?? 0))).toBe(name(UNTRUSTED.entries));
    expect(p).toMatchObject({ severity: 'error', message: { zh: '工作区未受信任，词库合计只读20000个条目，从这里起的5个没有读；信任工作区即可全部使用' } });
    expect(readLexicons([{ name: 'a.yaml', text }])[0]?.entries).toHaveLength(UNTRUSTED.entries + 5);
  });

  test('shares that among its files, and those of the user have no part in it', () => {
    const [a, b, own, c] = readLexicons([
      { name: 'a.yaml', text: yaml(UNTRUSTED.entries - 2), untrusted: true },
      { name: 'b.yaml', text: yaml(5, 100_000), untrusted: true },
      { name: 'own.yaml', text: yaml(UNTRUSTED.entries + 9) },
      { name: 'c.tsv', text: 'name\n甲乙\n', untrusted: true },
    ]);
    expect([a, b, own, c].map((r) => [r?.entries.length, r?.problems.length])).toEqual([
      [UNTRUSTED.entries - 2, 0],
      [2, 1],
      [UNTRUSTED.entries + 9, 0],
      [0, 1],
    ]);
  });

  test('has a file that is too large left out, and the next one read', () => {
    const [large, small] = read(`# ${'字'.repeat(UNTRUSTED.characters)}\n${yaml(1)}`, yaml(1));
    expect(large).toMatchObject({ entries: [], problems: [{ offset: 0, severity: 'error', message: { zh: expect.stringContaining('这个文件没有读') } }] });
    expect(small?.entries).toHaveLength(1);
  });

  test('is told of the limit even where the syntax is broken', () => {
    const [one] = read(`${yaml(UNTRUSTED.entries + 1)}}\n`);
    expect(one?.problems.map((p) => p.message.zh)).toContainEqual(expect.stringContaining('工作区未受信任'));
  });
});
