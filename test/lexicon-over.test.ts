import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createContext } from '../server/src/cli/context.ts';
import { rehearse, rehearseOver } from '../server/src/cli/rehearse.ts';
import { compileLexicon } from '../server/src/lexicon/compile.ts';
import { type ReadResult, readLexicon } from '../server/src/lexicon/read.ts';
import { shippedEntries, shippedPairs } from '../server/src/lexicon/shipped.ts';
import { draftFolder } from './cli-run.ts';

const HOUSE = `
people:
  - name: 林一帆甲
    variants: [林一凡甲, { text: 一帆甲, weak: true }]
    typos: [林一番甲]
organisations:
  - { name: 河内渡轮公司, wrong: [河内轮渡公司] }
`;
const { entries, knowledge, problems } = readLexicon(HOUSE, 'house.yaml');

/** Runs the rehearsal over drafts and gives what it prints. */
async function over(
  drafts: Readonly<Record<string, string>>,
  locale: 'zh' | 'en' = 'zh',
  file: Pick<ReadResult, 'entries' | 'knowledge'> = { entries, knowledge },
): Promise<{ lines: string[]; told: string; code: number; folder: string }> {
  const folder = draftFolder(drafts);
  const written: string[] = [];
  const told: string[] = [];
  const context = {
    ...createContext('0', locale, {}),
    out: { write: (s: string) => written.push(s), line: (s: string) => written.push(`${s}\n`), flush() {}, closed: false },
    tell: (m: { zh: string; en: string }) => told.push(m[locale]),
  } as unknown as Parameters<typeof rehearseOver>[3];
  const paths = Object.keys(drafts).map((name) => join(folder, name));
  const code = await rehearseOver(file, { entries: [shippedEntries()], knowledge: [] }, paths, context);
  return { lines: written.join('').trimEnd().replaceAll(`${folder}/`, '').split('\n'), told: told.join('\n'), code, folder };
}

describe('newsproof lexicon test FILE --over', () => {
  test('the file is sound', () => expect(problems).toEqual([]));

  test('prints every hit with its place and what stands around it, then counts and the rate', async () => {
    const { lines, code } = await over({
      'a.txt': '渡轮公司经理林一凡甲昨天说，首班七点。\n\n林一番甲没有到场。\n',
      'b.txt': '河内轮渡公司经理林一帆甲说，美国总统川普的专机已经抵达。\n',
    });
    expect(code).toBe(0);
    expect(lines).toEqual([
      'a.txt:1:7: 渡轮公司经理【林一凡甲】昨天说，首班七点。  林一凡甲 → 林一帆甲 (异体)',
      'a.txt:3:1: 【林一番甲】没有到场。  林一番甲 → 林一帆甲 (误写)',
      'b.txt:1:1: 【河内轮渡公司】经理林一帆甲说，美国总统川普的专  河内轮渡公司 → 河内渡轮公司 (错误)',
      '1处  林一凡甲 → 林一帆甲',
      '1处  林一番甲 → 林一帆甲',
      '1处  河内轮渡公司 → 河内渡轮公司',
      '2个文件、56字，命中3处：每万字535.71处',
    ]);
  });

  test('says of which places it is not certain, in English too', async () => {
    const { lines } = await over({ 'a.txt': '记者见到一帆甲。\n' }, 'en');
    expect(lines[0]).toMatch(/^a\.txt:1:5: .*\(variant\?\)$/);
    expect(lines[1]).toBe('1 ×  一帆甲 → 林一帆甲 (1 of them uncertain)');
  });

  test('nothing found is told as nothing', async () => {
    const { lines } = await over({ 'a.txt': '渡轮公司经理林一帆甲昨天说，首班七点。\n' });
    expect(lines).toEqual(['1个文件、19字，命中0处：每万字0.00处']);
  });

  test('of formulations, laws and orders what would be told besides', async () => {
    const house = readLexicon('formulas:\n  - { parts: [守正道, 察实情, 出新意], since: 2024-03-01 }\n', 'b.yaml');
    const { lines } = await over({ 'a.txt': '推进不能腐、不敢腐、不想腐。\n\n要做到察实情、守正道、出新意。\n' }, 'zh', house);
    expect(lines).toEqual(['a.txt:3:4: 固定提法的次序是“守正道、察实情、出新意”  know/formula', '1个文件、29字，命中1处：每万字344.83处']);
  });

  test('a file that cannot be read is told, and the others are read', async () => {
    const folder = draftFolder({ 'good.txt': '经理林一凡甲。\n' });
    writeFileSync(join(folder, 'bad.txt'), Buffer.from([0xff, 0xfe, 0x00, 0x00, 0xc4, 0xe3]));
    const lines: string[] = [];
    const told: string[] = [];
    const context = {
      ...createContext('0', 'zh', {}),
      out: { write: (s: string) => lines.push(s), line: (s: string) => lines.push(s), closed: false },
      tell: (m: { zh: string }) => told.push(m.zh),
    } as unknown as Parameters<typeof rehearseOver>[3];
    expect(
      await rehearseOver(
        { entries, knowledge },
        { entries: [], knowledge: [] },
        [join(folder, 'bad.txt'), join(folder, 'good.txt'), join(folder, 'none.txt')],
        context,
      ),
    ).toBe(2);
    expect(told).toHaveLength(2);
    expect(lines[0]).toContain('【林一凡甲】');
  });
});

test('a name cut by the end of a printed line is one hit, at its place in the file', () => {
  const text =
    '今年秋天新航线开通，客流不断增加，渡\n轮公司经理昨天在码头上对记者说，新船\n下月投入使用，票价保持不变，经理林一\n凡甲还说，首班提早到早上七点整，末班\n时间不变，周末另加一班，由旧船担任摆\n渡，老人和学生凭证件可以免费乘坐。\n';
  const lexicon = compileLexicon([entries], shippedPairs());
  const hits = rehearse(text, 'plaintext', lexicon, new Set(entries));
  expect(hits.map((h) => [h.found, text.slice(h.start, h.end)])).toEqual([['林一凡甲', '林一\n凡甲']]);
});

describe('until: a form that was right before a day', () => {
  test('is read from YAML and from a table, beside the region', () => {
    const yaml = readLexicon('places:\n  - { name: 首尔, variants: [{ text: 汉城, region: ROK, until: 2005-01 }] }\n', 'a.yaml');
    const table = readLexicon('类别\t名称\t异体\n地名\t首尔\t汉城@ROK<2005-01；京城<1945\n', 'a.tsv');
    expect(yaml.problems).toEqual([]);
    expect(table.problems).toEqual([]);
    expect(yaml.entries[0]?.forms[1]).toEqual({ text: '汉城', kind: 'variant', region: 'ROK', until: '2005-01' });
    expect(table.entries[0]?.forms.slice(1)).toEqual([
      { text: '汉城', kind: 'variant', region: 'ROK', until: '2005-01' },
      { text: '京城', kind: 'variant', until: '1945' },
    ]);
  });

  test('has to be a day, month or year', () => {
    const { problems: found } = readLexicon('places:\n  - { name: 首尔, variants: [{ text: 汉城, until: 2005-13 }] }\n', 'a.yaml');
    expect(found.map((p) => p.message.en)).toEqual(['“2005-13” is no date: write 2018-03-19, 2018-03 or 2018']);
  });
});
