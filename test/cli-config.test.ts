import { describe, expect, test } from 'vitest';
import { checkJson, draftFolder, newsproof } from './cli-run.ts';

/** One slip, one regional spelling. */
const SLIP = '渡轮昨天复航(首班七点)。\n';
const SLIP_RULE = 'punct/halfwidth-paren';
const REGIONAL = '白宫说，川普将于下周出访。\n';

describe('the configuration file on the command line', () => {
  const found = (cwd: string, ...paths: string[]): Record<string, string[]> =>
    Object.fromEntries(checkJson(paths, { cwd }).files.map((f) => [f.path, f.findings.map((x) => `${x.severity} ${x.rule}`)]));

  test('overrides by glob, later ones over earlier; extends under all of them', () => {
    const cwd = draftFolder({
      'house.newsproof.yaml': `rules: {${SLIP_RULE}: hint}\nlexicons: [names/house.yaml]\n`,
      'names/house.yaml': 'people:\n  - name: 林一帆甲\n    variants: [林一凡甲]\n',
      'desk/.newsproof.yaml': `extends: ../house.newsproof.yaml\noverrides:\n  - {files: 国际/, rules: {${SLIP_RULE}: error}}\n  - {files: '*.md', rules: {punct: off}}\n`,
      'desk/a.txt': SLIP,
      'desk/国际/a.txt': SLIP,
      'desk/国际/a.md': `${SLIP}\n经理林一凡甲昨天说，首班七点。\n`,
    });
    expect(found(cwd, 'desk')).toEqual({
      'desk/a.txt': [`hint ${SLIP_RULE}`],
      'desk/国际/a.txt': [`error ${SLIP_RULE}`],
      'desk/国际/a.md': ['warning names/variant'],
    });
  });

  test('typos says how much is told of wrong characters, by glob too; another value is told with its place', () => {
    const draft = '这家企业员工工资也拖欠以久，警方已彩取强制措施。\n';
    const cwd = draftFolder({
      '.newsproof.yaml': 'typos: likely\noverrides:\n  - {files: 诗/, typos: off}\n  - {files: 社会/, typos: sure}\n',
      'a.txt': draft,
      '诗/a.txt': draft,
      '社会/a.txt': draft,
    });
    expect(found(cwd, '--min-severity', 'hint', '.')).toEqual({
      'a.txt': ['information word/typo', 'warning word/typo'],
      '社会/a.txt': ['hint word/typo', 'warning word/typo'],
      '诗/a.txt': [],
    });
    const faulty = draftFolder({ '.newsproof.yaml': 'typos: maybe\n', 'a.txt': draft });
    expect(newsproof(['check', '.'], { cwd: faulty }).stdout).toMatch(/\.newsproof\.yaml[\s\S]*1:8[\s\S]*maybe/);
  });

  test('ignore is for what folders and globs bring, not for what is named', () => {
    const cwd = draftFolder({ '.newsproof.yaml': "ignore: [旧/, '*-通稿.txt']\n", '旧/a.txt': SLIP, 'b-通稿.txt': SLIP, 'c.txt': SLIP });
    expect(Object.keys(found(cwd, '.'))).toEqual(['c.txt']);
    expect(Object.keys(found(cwd, '旧/a.txt', '*.txt'))).toEqual(['旧/a.txt', 'c.txt']);
    expect(newsproof(['fix', '--dry-run', '.'], { cwd }).stdout).not.toContain('通稿');
  });

  test('region lets spellings pass, language says how to speak unless the command line does', () => {
    const cwd = draftFolder({ 'a/.newsproof.yaml': 'region: TW\n', 'a/x.txt': REGIONAL, 'b/.newsproof.yaml': 'language: en\n', 'b/x.txt': REGIONAL });
    expect(found(cwd, 'a', 'b')).toEqual({ 'a/x.txt': [], 'b/x.txt': [expect.stringContaining('names/variant')] });
    const said = (...args: string[]): string => checkJson(['b', ...args], { cwd }).files[0]?.findings[0]?.message ?? '';
    expect(said()).toMatch(/the house writes/);
    expect(said('--language', 'zh')).toMatch(/本社写作/);
  });

  test('what is wrong in an extended file, in a lexicon, in what names them, is told there once', () => {
    const cwd = draftFolder({
      '.newsproof.yaml': 'extends: [a.yaml, a.yaml, none.yaml]\nlexicons: [l.yaml]\n',
      'a.yaml': 'extends: .newsproof.yaml\nrulez: {}\n',
      'l.yaml': 'people:\n  - nmae: 张三\n',
      'x.txt': REGIONAL,
      'sub/y.txt': REGIONAL,
    });
    const { files, status } = checkJson(['x.txt', 'sub/y.txt'], { cwd });
    const told = files.slice(2).map((f) => [f.path, f.findings.map((x) => `${x.rule} ${x.range.start.line}:${x.range.start.column}`)]);
    expect(told).toEqual([
      ['.newsproof.yaml', ['config/invalid 1:27']],
      ['a.yaml', ['config/invalid 1:10', 'config/invalid 2:1']],
      ['l.yaml', expect.arrayContaining([expect.stringContaining('lexicon/invalid 2:')])],
    ]);
    expect(status).toBe(1);
  });

  test('config --print names file and line, through extends, packs, overrides; the command line over all', () => {
    const cwd = draftFolder({
      '.newsproof.yaml': 'extends: [newsproof:cns, h.yaml]\noverrides:\n  - {files: a/, rules: {num: off}}\n',
      'h.yaml': '# 本社\nlexicons: [l.yaml]\nrules: {space: hint}\n',
      'l.yaml': 'people:\n  - name: 林一帆甲\n',
      'a/x.txt': '',
    });
    const { stdout, stderr, status } = newsproof(['config', '--print', 'a/x.txt'], { cwd });
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toContain('profile: cns  # .newsproof.yaml:1\n');
    expect(stdout).toContain('  num/scale-mix: off  # .newsproof.yaml:3\n');
    expect(stdout).toContain('severity: hint  # h.yaml:3\n');
    expect(stdout).toContain('  - "l.yaml"  # h.yaml:2, 1条\n');
    expect(newsproof(['config', '--print', 'a/x.txt', '--profile', 'newspaper'], { cwd }).stdout).toContain('profile: newspaper  # --profile\n');
    expect(newsproof(['config', '--print', 'b/x.txt'], { cwd }).stdout).toMatch(/num\/scale-mix: \w+ {2}# default/);
  });

  test('what init writes has every key, and nothing wrong in it once its comments are taken away', () => {
    for (const language of ['zh', 'en']) {
      const cwd = draftFolder({ 'lexicon.yaml': '', 'x.txt': REGIONAL });
      expect(newsproof(['init', '--language', language], { cwd }).status).toBe(0);
      expect(newsproof(['config', '--print', 'x.txt'], { cwd })).toMatchObject({ status: 0, stderr: '' });
    }
  });
});
