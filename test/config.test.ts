import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cursorAt } from '../server/src/engine/config/cursor.ts';
import { configOf, effectiveConfig, type Given } from '../server/src/engine/config/effective.ts';
import { compileConfigGlob, compileGlob } from '../server/src/engine/config/glob.ts';
import { type ConfigHost, type LoadedConfig, loadConfig } from '../server/src/engine/config/load.ts';
import { printEffective } from '../server/src/engine/config/print.ts';
import { readConfigFile } from '../server/src/engine/config/read.ts';
import { isConfigName } from '../server/src/engine/config/types.ts';
import { wordsAt } from '../server/src/engine/config/words.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { rules } from '../server/src/rules/index.ts';

const RULE = 'names/variant';

/** Files by path. `locked` are outside of what may be named. */
function hostOf(files: Readonly<Record<string, string>>, locked: readonly string[] = []): ConfigHost {
  return {
    read: async (file) => {
      const text = files[file];
      if (text === undefined) throw new Error('missing');
      return text;
    },
    whyNot: (error) => ({ zh: String(error), en: String(error) }),
    resolve: (path, from) => posix.resolve(posix.dirname(from), path),
    key: (file) => file,
    mayName: async (file) => !locked.includes(file),
  };
}

const load = (files: Readonly<Record<string, string>>, locked?: readonly string[]): Promise<LoadedConfig> =>
  loadConfig('/w/.newsproof.yaml', rules, hostOf(files, locked));
const problemsIn = (loaded: LoadedConfig, file = '/w/.newsproof.yaml'): string[] => {
  const found = loaded.files.find((f) => f.file === file);
  return (found?.problems ?? []).map((p) => `${found?.text.slice(p.range.start, p.range.end)}: ${p.message.zh}`);
};
async function effective(text: string, given: Given = {}, files: Readonly<Record<string, string>> = {}) {
  return effectiveConfig(rules, { loaded: await load({ '/w/.newsproof.yaml': text, ...files }), ...given });
}

describe('globs', () => {
  test.each([
    ['*.txt', '国际/a.txt', true],
    ['国际/', '国际/外电/a.txt', true],
    ['国际/', '版面/国际/a.txt', true],
    ['国际/**', '版面/国际/a.txt', false],
    ['./国际/*.txt', '国际/a.txt', true],
    ['/a.txt', '国际/a.txt', false],
    ['**/外电/*.{md,txt}', '外电/a.md', true],
    ['**/外电/*.{md,txt}', '国际/外电/b.txt', true],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'a/b/c', false],
    ['a**c', 'a/b/c', true],
    ['{a,{b,c}}?', 'cx', true],
  ])('%s and %s: %s', (glob, path, wanted) => {
    expect(compileConfigGlob(glob)?.test(path)).toBe(wanted);
  });

  test('one that stands for too many, or is too long, is refused and told', () => {
    expect(compileGlob('{a,b}'.repeat(40))).toBeUndefined();
    expect(compileGlob('a'.repeat(1000))).toBeUndefined();
    expect(readConfigFile(`ignore: ["${'{a,b}'.repeat(40)}"]\n`, rules).problems.map((p) => p.message.zh)).toEqual(['通配式太长或太复杂']);
  });
});

describe('what a file may say', () => {
  const TEXT = `profil: cns
profile: xinhau
rules:
  ${RULE}: {severity: loud, options: {accept: TW, acept: [TW]}}
  punct/range-mark: {options: {dates: 到}}
  names: {options: {}}
  nmaes/variant: off
overrides:
  - profile: cns
  - files: [a/]
    ignore: [b]
region: 台湾
language: fr
lexicons: {a: b}
extends: [newsproof:xinhau, *x]
`;
  test('what cannot be used is told at its place with what was meant, in both languages', () => {
    const { problems } = readConfigFile(TEXT.replace('*x', 'y'), rules);
    const said = problems.map((p) => [TEXT.slice(p.range.start, p.range.end), p.fixes[0]?.edits[0]?.text]);
    expect(said).toEqual([
      ['profil', 'profile'],
      ['xinhau', 'xinhua'],
      ['loud', undefined],
      ['TW', undefined],
      ['acept', 'accept'],
      ['到', '至'],
      ['options', undefined],
      ['nmaes/variant', 'names/variant'],
      ['p', undefined],
      ['ignore', undefined],
      ['台湾', undefined],
      ['fr', undefined],
      ['{a: b}', undefined],
    ]);
    for (const p of problems) expect([p.message.zh, p.message.en].every((m) => m !== '' && !m.includes('undefined'))).toBe(true);
  });

  test.each([
    ['', 0],
    ['# nur\n', 0],
    ['rules:\nlexicons:\nextends:\noverrides:\nignore:\nregion:\nlanguage:\nprofile:\n', 0],
    ['- a\n', 1],
    ['a: [b\n', 2],
    ['profile: &p cns\nlanguage: *p\n', 1],
    [`${'['.repeat(10_000)}`, 1],
    [`# ${'x'.repeat(300_000)}\nprofile: cns`, 1],
    ['a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n', 3],
    ['profile: !!js/function "cns"\n', 0],
    ['profile: cns\nprofile: xinhua\n', 1],
  ])('case %#: findings as many as there are, and no exception', (text, count) => {
    expect(readConfigFile(text, rules).problems).toHaveLength(count);
  });

  test('cut off anywhere, it is read and helped with all the same; places lie inside', () => {
    for (let end = 0; end <= TEXT.length; end++) {
      const text = TEXT.slice(0, end);
      for (const { range } of readConfigFile(text, rules).problems) expect(0 <= range.start && range.start <= range.end && range.end <= text.length).toBe(true);
      const cursor = cursorAt(text, end);
      if (cursor) expect([wordsAt(cursor, rules).length >= 0, cursor.word.end]).toEqual([true, end]);
    }
  });

  test('names of configuration files', () => {
    expect(['.newsproof.yaml', 'file:///a/.newsproof.yaml', '/a/本社.newsproof.yml', 'x.newsproof.json'].map(isConfigName)).toEqual([true, true, true, true]);
    expect(['.newsproof-ignore.yaml', 'newsproof.yaml', 'a.newsproof.yaml/b.txt', '.newsproof.yaml.txt'].map(isConfigName)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('what a file builds on', () => {
  test('what is extended is weaker than the file, later weaker than earlier; lexicons and globs add up', async () => {
    const e = await effective(
      'extends: [a.yaml, b.yaml]\nprofile: newspaper\nlexicons: [w.tsv]\nignore: [x]\n',
      {},
      {
        '/w/a.yaml': 'extends: sub/c.yaml\nprofile: cns\nrules: {punct: off, space: error}\n',
        '/w/b.yaml': 'rules: {punct: hint}\nlexicons: [b.tsv]\nignore: [y]\n',
        '/w/sub/c.yaml': 'rules: {num: error, space: off}\nlexicons: [c.tsv]\n',
        '/w/b.tsv': 'b',
        '/w/w.tsv': 'w',
        '/w/sub/c.tsv': 'c',
      },
    );
    expect(e.profile).toMatchObject({ value: 'newspaper', from: { kind: 'file', file: '/w/.newsproof.yaml' } });
    expect(e.rules.get('punct/collision')?.severity).toMatchObject({ value: 'hint', from: { file: '/w/b.yaml' } });
    expect(e.rules.get('space/digit-han')?.severity).toMatchObject({ value: 'error', from: { file: '/w/a.yaml' } });
    expect(e.rules.get('num/scale-mix')?.severity).toMatchObject({ value: 'error', from: { file: '/w/sub/c.yaml' } });
    expect(e.lexicons.map((l) => l.value)).toEqual(['/w/sub/c.tsv', '/w/b.tsv', '/w/w.tsv']);
    expect(e.ignore.map((i) => i.value)).toEqual(['y', 'x']);
  });

  test('packs', async () => {
    expect((await effective('extends: newsproof:cns\n')).profile.value).toBe('cns');
    expect((await effective('extends: newsproof:cns\nprofile: newspaper\n')).profile.value).toBe('newspaper');
    expect(problemsIn(await load({ '/w/.newsproof.yaml': 'extends: newsproof:xinhau\n' }))).toEqual([
      'newsproof:xinhau: 没有“newsproof:xinhau”这个自带的配置，是不是“newsproof:xinhua”？',
    ]);
  });

  test('circles, missing files, files that may not be named: told where they are named, the rest applies', async () => {
    const loaded = await load(
      {
        '/w/.newsproof.yaml': 'extends: [.newsproof.yaml, a.yaml, none.yaml, ../out.yaml]\nlexicons: [none.tsv, /etc/x.tsv]\nprofile: cns\n',
        '/w/a.yaml': 'extends: b.yaml\nrules: {punct: off}\n',
        '/w/b.yaml': 'extends: a.yaml\nrules: {punct: hint, space: off}\nrulez: {}\n',
        '/out.yaml': 'rules: {num: off}\n',
        '/etc/x.tsv': '',
      },
      ['/out.yaml', '/etc/x.tsv'],
    );
    expect(problemsIn(loaded).map((p) => p.split(': ')[0])).toEqual(['.newsproof.yaml', 'none.yaml', '../out.yaml', 'none.tsv', '/etc/x.tsv']);
    expect(problemsIn(loaded, '/w/b.yaml').map((p) => p.split(': ')[0])).toEqual(['a.yaml', 'rulez']);
    const e = effectiveConfig(rules, { loaded });
    expect([e.profile.value, e.rules.get('punct/collision')?.severity.value, e.rules.get('space/digit-han')?.severity.value]).toEqual(['cns', 'off', 'off']);
    expect(e.rules.get('num/scale-mix')?.severity.from.kind).toBe('default');
    expect([...loaded.asked].sort()).toEqual(['/out.yaml', '/w/.newsproof.yaml', '/w/a.yaml', '/w/b.yaml', '/w/none.tsv', '/w/none.yaml']);
  });

  test('a chain that is too long ends, and so does one that doubles', async () => {
    const chain: Record<string, string> = { '/w/.newsproof.yaml': 'extends: 0.yaml\n' };
    for (let i = 0; i < 40; i++) chain[`/w/${i}.yaml`] = `extends: ${i + 1}.yaml\n`;
    expect((await load(chain)).files.flatMap((f) => f.problems.map((p) => p.message.zh))).toEqual([expect.stringContaining('上限')]);
    const tree: Record<string, string> = { '/w/.newsproof.yaml': 'extends: [0.yaml, 0.yaml]\n' };
    for (let i = 0; i < 7; i++)
      tree[`/w/${i}.yaml`] = `extends: [${Array(40)
        .fill(`${i + 1}.yaml`)
        .join()}]\n`;
    const { steps, files } = await load(tree);
    expect(files).toHaveLength(8);
    expect(steps.length).toBeLessThanOrEqual(51);
  });
});

describe('what counts in the end', () => {
  const set = async (text: string, given?: Given) => (await effective(text, given)).rules.get(RULE);

  test('within a layer a rule goes before its group, whatever the order; a later layer before both', async () => {
    expect((await set(`rules: {${RULE}: hint, names: off}\n`))?.severity.value).toBe('hint');
    expect((await set(`rules: {${RULE}: hint}\noverrides: [{files: '*', rules: {names: off}}]\n`, { path: 'a.txt' }))?.severity.value).toBe('off');
  });

  test('defaults < settings < file < overrides < command line', async () => {
    const settings = { profile: 'cns', rules: { [RULE]: 'hint' as const }, lexicons: ['/s.tsv'] };
    const text = 'profile: newspaper\noverrides:\n  - {files: a/, profile: tech-blog}\n  - {files: "*.md", profile: cns}\n';
    const profileOf = async (given: Given, file = text): Promise<string[]> => {
      const { profile } = await effective(file, given);
      return [profile.value, profile.from.kind];
    };
    expect(await profileOf({}, '')).toEqual(['xinhua', 'default']);
    expect(await profileOf({ settings }, '')).toEqual(['cns', 'settings']);
    expect(await profileOf({ settings })).toEqual(['newspaper', 'file']);
    expect(await profileOf({ settings, path: 'a/x.txt' })).toEqual(['tech-blog', 'file']);
    expect(await profileOf({ settings, path: 'a/x.md' })).toEqual(['cns', 'file']);
    expect(await profileOf({ settings, path: 'a/x.md', profile: 'newspaper' })).toEqual(['newspaper', 'option']);
    expect((await set(text, { settings }))?.severity).toEqual({ value: 'hint', from: { kind: 'settings' } });
    expect((await effective(text, { settings })).lexicons).toEqual([{ value: '/s.tsv', from: { kind: 'settings' } }]);
  });

  test('region lets forms pass; what a rule says itself goes before it', async () => {
    expect((await set('region: tw\n'))?.options.accept?.value).toEqual(['TW']);
    expect((await effective('region: [TW, HK]\n')).rules.get('names/regional-form')?.options.accept?.value).toEqual(['TW', 'HK']);
    expect((await set(`region: TW\nrules: {${RULE}: {options: {accept: [SG]}}}\n`))?.options.accept?.value).toEqual(['SG']);
  });

  test('ignore and overrides mean drafts below the nearest file only', async () => {
    const text = 'ignore: [旧/]\noverrides: [{files: "**", profile: cns}]\n';
    expect((await effective(text, { path: '旧/a.txt' })).ignored?.value).toBe('旧/');
    expect((await effective(text, { path: '新/a.txt' })).ignored).toBeUndefined();
    expect((await effective(text)).profile.value).toBe('xinhua');
  });

  test('the engine gets it: severity, options, profile', async () => {
    const e = await effective(
      `profile: cns\nrules:\n  ${RULE}: {severity: hint, options: {accept: [TW]}}\n  word/sensitive-term: {options: {terms: {甲社员: {to: 甲社成员, note: 章程}}}}\n  punct: off\n`,
    );
    const { profile, active, unknown } = resolveSettings(rules, configOf(e));
    expect([profile.name, unknown]).toEqual(['cns', []]);
    expect(active.find((a) => a.rule.meta.id === RULE)).toMatchObject({ severity: 'hint', options: { accept: ['TW'] } });
    expect(active.find((a) => a.rule.meta.id === 'word/sensitive-term')?.options).toEqual({ terms: { 甲社员: { to: '甲社成员', note: '章程' } } });
    expect(active.some((a) => a.rule.meta.id.startsWith('punct/'))).toBe(false);
    expect(configOf(effectiveConfig(rules, {}))).toEqual({ profile: 'xinhua', rules: {} });
  });

  test('printed, it is YAML that means the same, and names the line of each value', async () => {
    const text = `profile: cns\nregion: TW\n\nrules:\n  punct: hint\n`;
    const loaded = await load({ '/w/.newsproof.yaml': text });
    const e = effectiveConfig(rules, { loaded });
    const printed = printEffective(e, { loaded, name: (f) => posix.relative('/w', f), language: 'zh' });
    expect(printed).toMatch(/^profile: cns {2}# \.newsproof\.yaml:1$/m);
    expect(printed).toMatch(/^ {2}punct\/collision: hint {2}# \.newsproof\.yaml:5$/m);
    expect(printed).toMatch(/^ {6}accept: \["TW"\] {2}# \.newsproof\.yaml:2$/m);
    expect(printed).toMatch(/^ {2}num\/scale-mix: \w+ {2}# default$/m);
    const again = readConfigFile(printed, rules);
    expect(again.problems).toEqual([]);
    expect(configOf(effectiveConfig(rules, { loaded: await load({ '/w/.newsproof.yaml': printed }) })).profile).toBe('cns');
    const same = effectiveConfig(rules, { loaded: await load({ '/w/.newsproof.yaml': printed }) });
    for (const [id, rule] of e.rules) expect([id, same.rules.get(id)?.severity.value]).toEqual([id, rule.severity.value]);
  });
});

describe('words that may stand at a place', () => {
  const at = (marked: string): string[] => {
    const offset = marked.indexOf('¦');
    const cursor = cursorAt(marked.replace('¦', ''), offset);
    return cursor ? wordsAt(cursor, rules).map((w) => w.text) : [];
  };

  test.each([
    ['¦', 'profile', 'severity'],
    ['prof¦', 'profile', 'severity'],
    ['profile: ¦', 'cns', 'profile'],
    ['extends: [newsproof:xinhua, ¦', 'newsproof:cns', 'cns'],
    ['extends:\n  - ¦', 'newsproof:cns', 'cns'],
    ['extends:\n- ¦', 'newsproof:cns', 'profile'],
    ['rules:\n  ¦', 'names/variant', 'profile'],
    ['rules:\n  names/variant: ¦', 'warning', 'names'],
    ['rules:\n  punct: off\n  names/variant: {severity: h¦', 'hint', 'severity'],
    ['rules:\n  names/variant: {¦', 'severity', 'hint'],
    ['rules:\n  names/variant:\n    options:\n      ¦', 'accept', 'severity'],
    ['rules:\n  punct/range-mark: {options: {dates: ¦', '至', 'dates'],
    ['overrides:\n  - ¦', 'files', 'ignore'],
    ['overrides:\n  - files: a/\n    ¦', 'profile', 'ignore'],
    ['overrides:\n- files: a/\n  rules:\n    ¦', 'space', 'files'],
    ['overrides:\n  - files: a/\n    profile: ¦', 'cns', 'files'],
    ['overrides:\n  - files: a/\nregion: ¦', 'TW', 'files'],
    ['rules:\n  # space: off\n\n  s¦\nprofile: cns\n', 'space', 'profile'],
    ['rules:\r\n  ¦\r\n', 'space', 'profile'],
  ])('%j: %s, not %s', (marked, wanted, not) => {
    expect(at(marked)).toContain(wanted);
    expect(at(marked)).not.toContain(not);
  });

  test('none in a comment, none where words are free', () => {
    expect(['# ¦', 'profile: cns # ¦', 'lexicons: ¦', 'files:\n  - ¦', 'a:\n  b: ¦'].map(at)).toEqual([[], [], [], [], []]);
  });

  test('every rule, option, level and house style says what it is for', () => {
    for (const marked of ['¦', 'rules:\n  ¦', 'profile: ¦', 'rules:\n  space: ¦', ...rules.map((r) => `rules:\n  ${r.meta.id}:\n    options:\n      ¦`)]) {
      const cursor = cursorAt(marked.replace('¦', ''), marked.indexOf('¦'));
      if (!cursor) throw new Error('a comment');
      for (const w of wordsAt(cursor, rules)) expect([w.text, w.title.zh !== '' && w.title.en !== '']).toEqual([w.text, true]);
    }
  });
});
