import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Addition, addToYaml } from '../server/src/lexicon/insert.ts';
import { addToTsv } from '../server/src/lexicon/insert-tsv.ts';
import type { Entry } from '../server/src/lexicon/lexicon.ts';
import { readLexicon } from '../server/src/lexicon/read.ts';
import { bareEntry, withForm, yamlText } from '../server/src/lexicon/taught.ts';
import { applyEdits } from '../server/src/text/range.ts';

/** The file after the addition; only insertions and removals are made, so all else stayed byte for byte. */
function added(text: string, addition: Addition): string {
  const result = addToYaml(text, addition);
  if ('refused' in result) throw new Error(result.refused.zh);
  return applyEdits(text, result.edits);
}

const refused = (text: string, addition: Addition): string => {
  const result = addToYaml(text, addition);
  return 'refused' in result ? result.refused.zh : `not refused: ${JSON.stringify(result.edits)}`;
};

const person = (name: string): Addition => ({ entry: bareEntry('person', name) });
const typo = (name: string, text: string, kind: 'typo' | 'short' | 'full' = 'typo'): Addition => ({
  entry: withForm(bareEntry('person', name), text, kind),
  form: { text, kind },
});

const DESK = `# 本社词库
checked: 2026-10  # 全部

people:
  # 体育
  - name: 林晓舟 # 游泳
    typos: [林小舟] # 常见
    # 退役

  - { name: 德里科, variants: [德瑞科] }
terms:
  - 主场馆
`;

describe('a new entry', () => {
  test('goes to the end of its section, comments and order kept', () => {
    expect(added(DESK, person('何一帆'))).toBe(DESK.replace('[德瑞科] }\n', '[德瑞科] }\n\n  - name: 何一帆\n'));
  });

  test('with a section of its own where the file has none', () => {
    expect(added(DESK, { entry: bareEntry('place', '青石镇') })).toBe(`${DESK.trimEnd()}\n\nplaces:\n  - name: 青石镇\n`);
  });

  test.each([
    ['', 'people:\n  - name: 何一帆\n'],
    ['# 空\n', '# 空\npeople:\n  - name: 何一帆\n'],
    ['# 空', '# 空\npeople:\n  - name: 何一帆\n'],
    ['people:\n', 'people:\n  - name: 何一帆\n'],
    ['people: # 无\nterms: []\n', 'people: # 无\n  - name: 何一帆\nterms: []\n'],
    ['people: []', 'people: [{ name: 何一帆 }]'],
    ['people: [甲某, { name: 乙某 },]\n', 'people: [甲某, { name: 乙某 }, { name: 何一帆 },]\n'],
    [
      'people:\n  [\n    { name: 甲某 }, # 一\n    { name: 乙某 } # 二\n  ]\n',
      'people:\n  [\n    { name: 甲某 }, # 一\n    { name: 乙某 },\n    { name: 何一帆 } # 二\n  ]\n',
    ],
    ['people:\n- 甲某', 'people:\n- 甲某\n- name: 何一帆'],
    ['people: 甲某\n', 'people: [甲某, { name: 何一帆 }]\n'],
    ['{ people: [甲某] }', '{ people: [甲某, { name: 何一帆 }] }'],
    ['{ terms: [甲某] }', '{ terms: [甲某], people: [{ name: 何一帆 }] }'],
    ['---\npeople:\n  - 甲某\n...\n', '---\npeople:\n  - 甲某\n  - name: 何一帆\n...\n'],
    [
      'people:\n  - name: 甲某\n    note: |\n      一行\n      # 不是注释\n\nterms: []\n',
      'people:\n  - name: 甲某\n    note: |\n      一行\n      # 不是注释\n  - name: 何一帆\n\nterms: []\n',
    ],
  ])('%j', (before, after) => {
    expect(added(before, person('何一帆'))).toBe(after);
  });

  test('line ends stay what they are', () => {
    const crlf = DESK.replaceAll('\n', '\r\n');
    const after = added(crlf, person('何一帆'));
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(after.replaceAll('\r\n', '\n')).toBe(added(DESK, person('何一帆')));
    const form = added(crlf, typo('林晓舟', '林晓州'));
    expect(form.replaceAll('\r\n', '\n')).toBe(added(DESK, typo('林晓舟', '林晓州')));
  });

  test('takes its form from an entry that has it as a wrong one', () => {
    expect(added(DESK, person('林小舟'))).toBe(DESK.replace('    typos: [林小舟] # 常见\n', '').replace('[德瑞科] }\n', '[德瑞科] }\n\n  - name: 林小舟\n'));
    expect(added(DESK, person('德瑞科'))).toContain('variants: [] }');
  });

  test('that is there already is refused', () => {
    expect(refused(DESK, person('林晓舟'))).toBe('词库中已有“林晓舟”');
  });

  test('people of one name with two full forms are two', () => {
    const text = 'people:\n  - { name: 德里科, full: 安·德里科 }\n';
    const entry: Entry = { ...withForm(bareEntry('person', '德里科'), '保罗·德里科', 'full'), full: '保罗·德里科' };
    expect(added(text, { entry })).toBe(`${text}  - name: 德里科\n    full: 保罗·德里科\n`);
  });
});

describe('a form', () => {
  test('joins the list that is there', () => {
    expect(added(DESK, typo('林晓舟', '林晓州'))).toBe(DESK.replace('[林小舟]', '[林小舟, 林晓州]'));
  });

  test('makes a list behind the other forms', () => {
    expect(added(DESK, typo('林晓舟', '小林', 'short'))).toBe(DESK.replace('# 游泳\n', '# 游泳\n    short: [小林]\n'));
    expect(added(DESK, typo('德里科', '德里克'))).toBe(DESK.replace('[德瑞科] }', '[德瑞科], typos: [德里克] }'));
  });

  test('leaves the list it stood in', () => {
    expect(added(DESK, typo('林晓舟', '林小舟', 'short'))).toBe(DESK.replace('    typos: [林小舟] # 常见\n', '    short: [林小舟]\n'));
  });

  test.each([
    [
      'people:\n  - name: 甲某\n    typos:\n      - 甲谋 # 一\n      - { text: 甲牟 }\n',
      'people:\n  - name: 甲某\n    typos:\n      - 甲谋 # 一\n      - { text: 甲牟 }\n      - 甲木\n',
    ],
    ['people:\n  - name: 甲某\n    typos: 甲谋 # 一\n', 'people:\n  - name: 甲某\n    typos: [甲谋, 甲木] # 一\n'],
    ['people:\n  - name: 甲某\n    typos:\n', 'people:\n  - name: 甲某\n    typos: [甲木]\n'],
    ['people: [甲某]', 'people: [{ name: 甲某, typos: [甲木] }]'],
    ['people:\n  - "甲某" # 引号\n', 'people:\n  - { name: "甲某", typos: [甲木] } # 引号\n'],
    ['people:\n  -   name: &n 甲某\n      note: *n\n', 'people:\n  -   name: &n 甲某\n      typos: [甲木]\n      note: *n\n'],
    ['people:\n  - names: [甲某, 甲谋]\n', 'people:\n  - names: [甲某, 甲谋]\n    typos: [甲木]\n'],
    [
      'people:\n  - {\n      name: 甲某, # 一\n      country: 乙国 # 二\n    }\n',
      'people:\n  - {\n      name: 甲某, # 一\n      country: 乙国,\n      typos: [甲木] # 二\n    }\n',
    ],
    [
      'people:\n  - name: 甲某\n    variants:\n      - 甲木\n      - 甲牟\n  - 乙某',
      'people:\n  - name: 甲某\n    variants:\n      - 甲牟\n    typos: [甲木]\n  - 乙某',
    ],
    ['people:\n  - name: 甲某\n    wrong: [甲谋, 甲木]', 'people:\n  - name: 甲某\n    typos: [甲木]\n    wrong: [甲谋]'],
    ['people:\n  - name: 甲某\n    wrong: [甲木, 甲谋]', 'people:\n  - name: 甲某\n    typos: [甲木]\n    wrong: [甲谋]'],
  ])('%j', (before, after) => {
    expect(added(before, typo('甲某', '甲木'))).toBe(after);
  });

  test('of an entry that is not there brings the entry', () => {
    expect(added(DESK, { ...typo('周一鸣', '周一明'), comment: '说明' })).toContain('\n\n  # 说明\n  - name: 周一鸣\n    typos: [周一明]\nterms:');
  });
});

describe('what cannot be done safely is refused', () => {
  test.each([
    ['people:\n  - name: [甲\n', '有语法错误'],
    ['people:\n\t- name: 甲某\n', '有语法错误'],
    ['- 甲某\n', '最外层'],
    ['people: &p [甲某]\nterms: *p\n', ''],
    ['groups:\n  - [甲某, 乙某]\n', ''],
    [`${'['.repeat(200)}`, '嵌套太深'],
  ])('%j', (text, reason) => {
    const result = refused(text, typo('甲某', '甲木'));
    expect(reason === '' || result.includes(reason), result).toBe(true);
  });

  test('a list that is a reference', () => {
    expect(refused('people:\n  - { name: 甲某, typos: &t [甲谋] }\n  - { name: 乙某, typos: *t }\n', typo('乙某', '甲木'))).toContain('引用');
  });

  test('a list that others refer to', () => {
    expect(refused('people:\n  - { name: 甲某, typos: &t [甲谋] }\n  - { name: 乙某, typos: *t }\n', typo('甲某', '甲木'))).toContain('请手工添加');
  });

  test('a term of a group', () => {
    const entry = withForm(bareEntry('term', '甲某'), '甲木', 'typo');
    expect(refused('groups:\n  - [甲某, 乙某]\n', { entry, form: { text: '甲木', kind: 'typo' } })).toContain('groups');
  });
});

describe('files as they are kept by hand', () => {
  const data = join(import.meta.dirname, '../server/data');
  test.each(readdirSync(data).filter((f) => f.endsWith('.yaml') && readLexicon(readFileSync(join(data, f), 'utf8'), f).entries.length > 0))('%s', (file) => {
    const text = readFileSync(join(data, file), 'utf8');
    const { entries } = readLexicon(text, file);
    const some = [0, 0.3, 0.6, 1].map((x) => entries[Math.round(x * (entries.length - 1))] as Entry);
    for (const entry of new Set(some)) {
      const result = addToYaml(text, { entry: withForm(entry, '从未有过', 'typo'), form: { text: '从未有过', kind: 'typo' } });
      // One place, and nothing taken out; or a group, which is refused.
      if ('refused' in result) expect(result.refused.zh).toContain('groups');
      else expect(result.edits.map((e) => e.end - e.start)).toEqual([0]);
    }
    const kind = entries[0]?.kind ?? 'person';
    const after = added(text, { entry: bareEntry(kind, '从未有过') });
    expect(readLexicon(after, file).entries.map((e) => e.name)).toContain('从未有过');
    expect(after.length).toBeLessThan(text.length + 60);
  });
});

describe('a text as YAML', () => {
  test.each([
    ['特朗普', '特朗普'],
    ['唐纳德·特朗普', '唐纳德·特朗普'],
    ['AI', 'AI'],
    ['true', '"true"'],
    ['12', '"12"'],
    ['- 甲', '"- 甲"'],
    ['甲: 乙', '"甲: 乙"'],
    ['甲 #乙', '"甲 #乙"'],
    ['[甲]', '"[甲]"'],
    ['甲，乙', '甲，乙'],
    ['"甲"', `'"甲"'`],
  ])('%s → %s', (text, wanted) => {
    expect(yamlText(text)).toBe(wanted);
  });
});

describe('a table', () => {
  const TABLE = '类别\t名称\t全称\t异体\t误写\n人物\t林晓舟\t\t林小洲@TW\n地名\t青石镇\n';
  const inTable = (text: string, addition: Addition): string => {
    const result = addToTsv(text, addition);
    return 'refused' in result ? result.refused.zh : applyEdits(text, result.edits);
  };

  test('gets a row', () => {
    expect(inTable(TABLE, person('何一帆'))).toBe(`${TABLE}人物\t何一帆\t\t\t\n`);
    expect(inTable(TABLE.trimEnd().replaceAll('\n', '\r\n'), person('何一帆'))).toBe(`${TABLE.trimEnd()}\n人物\t何一帆\t\t\t`.replaceAll('\n', '\r\n'));
    expect(inTable('name\n', person('何一帆'))).toBe('name\n何一帆\n');
    expect(inTable('kind\tname\n', { entry: bareEntry('place', '青石镇') })).toBe('kind\tname\nplaces\t青石镇\n');
  });

  test('gets a value in a cell', () => {
    expect(inTable(TABLE, typo('林晓舟', '林晓州'))).toBe(TABLE.replace('@TW', '@TW\t林晓州'));
    const place = withForm(bareEntry('place', '青石镇'), '清石镇', 'typo');
    expect(inTable(TABLE, { entry: place, form: { text: '清石镇', kind: 'typo' } })).toBe(TABLE.replace('青石镇\n', '青石镇\t\t\t清石镇\n'));
    expect(inTable('name\ttypos\n"林晓舟"\t"林小舟"\n', typo('林晓舟', '林晓州'))).toBe('name\ttypos\n"林晓舟"\t"林小舟；林晓州"\n');
  });

  test('refuses what it has no column for', () => {
    expect(inTable(TABLE, typo('林晓舟', '小林', 'short'))).toBe('表格没有“简称”（short）一列');
    expect(inTable('name\n', { entry: bareEntry('place', '青石镇') })).toBe('表格没有“类别”（kind）一列');
    expect(inTable(TABLE, person('林晓舟'))).toBe('词库中已有“林晓舟”');
    expect(inTable('', person('林晓舟'))).toContain('没有');
  });
});
