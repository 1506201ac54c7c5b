import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from '../server/src/lexicon/day.ts';
import { readLexicon } from '../server/src/lexicon/read.ts';
import { testLexicon } from '../server/src/lexicon/samples.ts';

const HOUSE = `# 本社词库
people:
  - name: 李四海
    full: 李四海
    original: Li Sihai
    variants: [{ text: 李司海, region: [TW, HK], weak: true, note: 误植 }, 黎四海]
    typos: [李四诲]
    unless: [李四海鲜]
    offices: [{ title: 某市市长, from: 2018-03, to: 2019-12-31 }, { title: 某省省长, from: 2020 }]
    sure: B
    good: [李四海鲜酒楼]
    bad: [市长黎四海说]
  - names: [王伍, 王五]
terms:
  - term: 江海会
    quotes: always
    variants: [海江会]
groups:
  - [协定, 协议, 合约]
pairs:
  - pair: 甲乙
`;

describe('YAML', () => {
  it('reads every part of an entry', () => {
    const { entries, problems } = readLexicon(HOUSE, 'house.yaml');
    expect(problems).toEqual([]);
    expect(entries.map((e) => [e.kind, e.name])).toEqual([
      ['person', '李四海'],
      ['person', '王伍'],
      ['term', '江海会'],
      ['term', '协定'],
      ['pair', '甲乙'],
    ]);
    expect(entries[0]).toMatchObject({
      original: 'Li Sihai',
      sure: 'B',
      undecided: false,
      from: 'house.yaml',
      unless: ['李四海鲜'],
      offices: [
        { title: '某市市长', from: '2018-03', to: '2019-12-31' },
        { title: '某省省长', from: '2020' },
      ],
      forms: [
        { text: '李四海', kind: 'name' },
        { text: '李司海', kind: 'variant', region: 'TW/HK', weak: true, note: '误植' },
        { text: '黎四海', kind: 'variant' },
        { text: '李四诲', kind: 'typo' },
      ],
    });
    expect(HOUSE.slice(entries[0]?.place?.start).startsWith('name: 李四海')).toBe(true);
  });

  it('takes `names` for forms of equal right', () => {
    const { entries } = readLexicon(HOUSE, 'house.yaml');
    expect(entries[1]).toMatchObject({ undecided: true, sure: 'C' });
    expect(entries[1]?.forms.map((f) => f.kind)).toEqual(['name', 'name']);
  });

  it('turns a pair around by itself and makes a group one term with synonyms', () => {
    const { entries } = readLexicon(HOUSE, 'house.yaml');
    expect(entries[4]?.forms.map((f) => [f.text, f.kind])).toEqual([
      ['甲乙', 'name'],
      ['乙甲', 'variant'],
    ]);
    expect(entries[3]?.forms.map((f) => f.kind)).toEqual(['name', 'synonym', 'synonym']);
  });

  /** Every problem's text, and what stands at its place. */
  function problemsOf(text: string): [string, string][] {
    return readLexicon(text, 'x.yaml').problems.map((p) => [p.message.en, text.slice(p.offset, p.offset + p.length)]);
  }

  it.each([
    ['people:\n  - full: 张三丰\n', 'The entry has no name', 'full: 张三丰\n'],
    ['people:\n  - name: 张三丰\n    nick: 三丰\n', 'Unknown key “nick”', 'nick'],
    ['folk:\n  - name: 张三丰\n', 'Unknown key “folk”', 'folk'],
    ['people:\n  - name: 张\n', '“张” is a single character and would hit other words', '张'],
    ['people:\n  - { name: 张三丰, sure: D }\n', '“D” is not valid: write A, B, C', 'D'],
    ['people:\n  - { name: 张三丰, unless: [李四海鲜] }\n', '“李四海鲜” contains no form of this entry and has no effect', '李四海鲜'],
    ['people:\n  - { name: 张三丰, variants: [张三丰] }\n', '“张三丰” stands twice in this entry', '张三丰'],
    ['people:\n  - { name: 张三丰, checked: 2026-13 }\n', '“2026-13” is no date: write 2018-03-19, 2018-03 or 2018', '2026-13'],
    ['people:\n  - { name: 张三丰, weak: maybe }\n', 'Write true or false', 'maybe'],
    ['people:\n  - { name: 张三丰, offices: [{ title: 掌门, from: 2019, to: 2018 }] }\n', 'The term ends before it begins (2019)', '2018'],
    ['people:\n  - { name: 张三丰, offices: [{ title: 掌门 }] }\n', '“掌门” is no date: write 2018-03-19, 2018-03 or 2018', '掌门'],
    ['people:\n  - { name: 张三丰, offices: [{ title: 掌门, seen: [2019-13] }] }\n', '“2019-13” is no date: write 2018-03-19, 2018-03 or 2018', '2019-13'],
    [
      'people:\n  - { name: 张三丰, offices: [{ title: 掌门, seen: [2019, 2018] }] }\n',
      'seen holds the first and the last day in print: [2023-03-10, 2026-07-28]',
      '2018',
    ],
    ['people:\n  - { name: 张三丰, offices: [掌门] }\n', 'Write an office as { title: …, from: …, to: … }', '掌门'],
    ['people:\n  - { name: { a: b } }\n', 'A text is expected here', '{ a: b }'],
    ['- 张三丰\n', 'A lexicon file has keys such as people and terms at its top', '- 张三丰\n'],
  ])('tells %j at its place', (text, message, at) => {
    expect(problemsOf(text)).toContainEqual([message, at]);
  });

  it('keeps the other entries when one is bad', () => {
    const text = 'people:\n  - { full: 无名氏 }\n  - { name: 李四海, sure: Z }\n  - 赵钱孙\n';
    const { entries, problems } = readLexicon(text, 'x.yaml');
    expect(entries.map((e) => e.name)).toEqual(['李四海', '赵钱孙']);
    expect(problems).toHaveLength(2);
  });

  it('gives a syntax error its place, in both languages, and keeps what could be read', () => {
    const text = 'people:\n  - name: 李四海\n  - name: [张三丰\nterms:\n  - 江海会\n';
    const { entries, problems } = readLexicon(text, 'x.yaml');
    expect(entries[0]?.name).toBe('李四海');
    expect(problems[0]?.message.zh).toMatch(/^YAML 语法错误/);
    expect(text.slice(0, problems[0]?.offset).split('\n').length).toBeGreaterThanOrEqual(3);
  });

  it('tells when two entries claim one variant', () => {
    const text = 'people:\n  - { name: 李四海, variants: [李死海] }\n  - { name: 黎四海, variants: [李死海] }\n';
    expect(problemsOf(text)).toContainEqual(['“李死海” already belongs to the entry “李四海”', '{ name: 黎四海, variants: [李死海] }']);
  });

  it('lets homonyms stand that differ in their full form', () => {
    const text = 'people:\n  - { name: 约翰森, full: 甲·约翰森 }\n  - { name: 约翰森, full: 乙·约翰森 }\n';
    expect(problemsOf(text)).toEqual([]);
  });

  it('survives references: few are followed, a bomb is refused', () => {
    const few = 'people:\n  - { name: 李四海, unless: &u [李四海鲜] }\n  - { name: 四海鲜, unless: *u }\n';
    expect(readLexicon(few, 'x.yaml').entries[1]?.unless).toEqual(['李四海鲜']);
    let bomb = 'a0: &a0 [李四海, 王五郎]\n';
    for (let i = 1; i < 40; i++)
      bomb += `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`;
    bomb += 'people: *a39\n';
    expect(readLexicon(bomb, 'x.yaml').problems.length).toBeGreaterThan(0);
  });

  it('refuses depth that would break the parser, and size, with a message', () => {
    expect(readLexicon('['.repeat(50_000), 'x.yaml').problems.length).toBeGreaterThan(0);
    expect(readLexicon(' '.repeat(8_000_001), 'x.yaml').problems[0]?.message.en).toMatch(/too large/);
  });

  it('never throws, and every place is inside the file', () => {
    const piece = fc.constantFrom(
      'people:',
      '\n',
      '  - ',
      'name: ',
      '李四海',
      'variants: [',
      ']',
      '{',
      '}',
      ': ',
      '&a ',
      '*a',
      '"',
      '\t',
      '- ',
      'offices: ',
      '#',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('x.yaml', 'x.tsv'), (parts, name) => {
        const text = parts.join('');
        for (const p of readLexicon(text, name).problems) {
          expect(p.offset).toBeGreaterThanOrEqual(0);
          expect(p.offset + p.length).toBeLessThanOrEqual(text.length);
          expect(p.message.zh).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('TSV', () => {
  it('reads a table with names of columns in either language', () => {
    const text = '名称\t异体\toffices\t例外\r\n李四海\t李司海@TW；黎四海\t某市市长 2018-03/2019; 某省省长 2020-01-02–\t李四海鲜\r\n';
    const { entries, problems } = readLexicon(text, 'house.tsv');
    expect(problems).toEqual([]);
    expect(entries[0]).toMatchObject({
      kind: 'person',
      name: '李四海',
      offices: [
        { title: '某市市长', from: '2018-03', to: '2019' },
        { title: '某省省长', from: '2020-01-02' },
      ],
      unless: ['李四海鲜'],
    });
    expect(entries[0]?.forms.map((f) => [f.text, f.region])).toEqual([
      ['李四海', undefined],
      ['李司海', 'TW'],
      ['黎四海', undefined],
    ]);
  });

  it('reads what was seen in print, in tables as well', () => {
    const seen = [
      { title: '某市市长', first: '2018-03-02', last: '2019' },
      { title: '某省省长', first: '2020-01-02', last: '2020-01-02' },
    ];
    const table = readLexicon('名称\t职务\n李四海\t某市市长@2018-03-02/2019；某省省长 @ 2020-01-02；某国首相 2021/\n', 'house.tsv');
    expect([table.problems, table.entries[0]]).toMatchObject([[], { seen, offices: [{ title: '某国首相', from: '2021' }] }]);
    const yaml = readLexicon(
      'people:\n  - { name: 李四海, offices: [{ title: 某市市长, seen: [2018-03-02, 2019] }, { title: 某省省长, seen: [2020-01-02] }] }\n',
      'house.yaml',
    );
    expect([yaml.problems, yaml.entries[0]]).toMatchObject([[], { seen, offices: [] }]);
  });

  it('reads quoted cells with tabs, line ends and quotes inside', () => {
    const { entries } = readLexicon('kind\tname\tnote\nterm\t"江海""会"\t"一\t二\n三"\n', 'a.tsv');
    expect(entries[0]).toMatchObject({ kind: 'term', name: '江海"会', note: '一\t二\n三' });
  });

  it.each([
    ['kind\tfull\n人物\t张三\n', 'The first row names the columns, one of which is name', 'kind'],
    ['name\tcolour\n张三丰\t红\n', 'Unknown column “colour”', 'colour'],
    ['kind\tname\n动物\t张三丰\n', 'Unknown kind “动物”', '动物'],
    ['name\toffices\n张三丰\t掌门\n', '“掌门” is no date: write 2018-03-19, 2018-03 or 2018', '掌门'],
    ['name\tvariants\n张三丰\t张三峰；丰\n', '“丰” is a single character and would hit other words', '丰'],
    ['name\n"张三丰\n', 'The quotation mark is not closed', '"'],
  ])('tells %j at its place', (text, message, at) => {
    const found = readLexicon(text, 'x.tsv').problems.map((p) => [p.message.en, text.slice(p.offset, p.offset + p.length)]);
    expect(found).toContainEqual([message, at]);
  });
});

describe('samples', () => {
  it('pass and fail as they should', () => {
    expect(testLexicon(readLexicon(HOUSE, 'house.yaml').entries)).toEqual([]);
    const wrong = readLexicon('people:\n  - { name: 李四海, variants: [黎四海], good: [黎四海说], bad: [李四海说] }\n', 'x.yaml').entries;
    expect(testLexicon(wrong).map((f) => f.message.en)).toEqual([
      'The bad sample “李四海说” has no hit of “李四海”',
      'The good sample “黎四海说” is hit by “黎四海”',
    ]);
  });
});

describe('isDay', () => {
  it.each(['2018', '2018-02', '2018-02-28', '2020-02-29', '2000-02-29'])('%s is', (text) => expect(isDay(text)).toBe(true));
  it.each(['', '18', '2018-00', '2018-13', '2018-02-29', '1900-02-29', '2018-2-3', '2018-04-31', '2018/02/03'])('%s is not', (text) =>
    expect(isDay(text)).toBe(false),
  );
});
