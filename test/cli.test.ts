import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../package.json';
import { groupOf } from '../server/src/engine/settings.ts';
import { rules } from '../server/src/rules/index.ts';
import { CLI, checkJson, draftFolder, newsproof, STACK } from './cli-run.ts';

/** One warning with a safe fix. */
const PAREN = '渡轮昨天复航(首班七点)。\n';
/** One error with a safe fix, then the warning. */
const TWO = `渡轮﹐昨天复航。\n${PAREN}`;
const CLEAN = '渡轮昨天复航，首班七点。\n';
const PAREN_RULE = 'punct/halfwidth-paren';
const COMPAT_RULE = 'char/compat-form';

describe('check --format json', () => {
  const cwd = draftFolder({ 'b.txt': TWO, 'a.md': PAREN, 'clean.txt': CLEAN, '𠮷.txt': `𠮷林😀渡轮复航(首班)。` });

  test('prints the fixed contract and nothing else', () => {
    const { status, stderr, ...run } = checkJson(['a.md'], { cwd });
    expect(run).toEqual({
      schema: 1,
      tool: { name: 'newsproof', version },
      files: [
        {
          path: 'a.md',
          error: null,
          characters: 14,
          errorRate: { characters: 13, errors: 0.1, perTenThousand: 76.92 },
          findings: [
            {
              rule: PAREN_RULE,
              severity: 'warning',
              message: expect.stringMatching(/\p{Script=Han}/u),
              range: { offset: 6, length: 6, start: { line: 1, column: 7 }, end: { line: 1, column: 13 } },
              fixes: [
                {
                  title: expect.any(String),
                  safety: 'safe',
                  edits: [
                    { offset: 6, length: 1, text: '（' },
                    { offset: 11, length: 1, text: '）' },
                  ],
                },
              ],
              related: [],
            },
          ],
        },
      ],
      summary: { files: 1, error: 0, warning: 1, information: 0, hint: 0, errorRate: { characters: 13, errors: 0.1, perTenThousand: 76.92 } },
    });
    expect([status, stderr]).toEqual([1, '']);
  });

  test('files come in the order asked, one that is asked twice comes twice', () => {
    const run = checkJson(['b.txt', 'a.md', 'clean.txt', 'b.txt'], { cwd });
    expect(run.files.map((f) => f.path)).toEqual(['b.txt', 'a.md', 'clean.txt', 'b.txt']);
    expect(run.files[0]?.findings.map((f) => f.rule)).toEqual([COMPAT_RULE, PAREN_RULE]);
    expect(run.summary).toMatchObject({ files: 4, error: 2, warning: 3, information: 0, hint: 0 });
  });

  test('offsets count UTF-16 units, characters are counted as such', () => {
    const file = checkJson(['𠮷.txt'], { cwd }).files[0];
    expect(file?.characters).toBe(12);
    expect(file?.findings[0]?.range).toEqual({ offset: 9, length: 4, start: { line: 1, column: 10 }, end: { line: 1, column: 14 } });
  });

  test('two runs print the same bytes', () => {
    const run = () => newsproof(['check', '--format', 'json', '.'], { cwd }).stdout;
    expect(run()).toBe(run());
  });

  test('messages are in English when the option or the environment asks', () => {
    const option = checkJson(['--language', 'en', 'a.md'], { cwd }).files[0]?.findings[0]?.message;
    // What it quotes of the draft is in the language of the draft.
    expect(option?.replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}/u);
    expect(checkJson(['a.md'], { cwd, env: { LANG: 'en_GB.UTF-8' } }).files[0]?.findings[0]?.message).toBe(option);
    expect(checkJson(['a.md'], { cwd, env: { LANG: 'C.UTF-8' } }).files[0]?.findings[0]?.message.replace(/“[^”]*”/g, '')).toMatch(/\p{Script=Han}/u);
  });

  test('the extension decides between Markdown and plain text', () => {
    const code = '```\n渡轮(首班)\n```\n';
    const folder = draftFolder({ 'x.md': code, 'x.MARKDOWN': code, 'x.txt': code, 'x.news': code });
    const found = checkJson(['x.md', 'x.MARKDOWN', 'x.txt', 'x.news'], { cwd: folder }).files.map((f) => f.findings.length);
    expect(found).toEqual([0, 0, 1, 1]);
  });
});

describe('exit codes', () => {
  const cwd = draftFolder({
    'clean.txt': CLEAN,
    'warning.txt': PAREN,
    'two.txt': TWO,
    'three.txt': `${PAREN}渡船今天靠岸(二班八点)。\n轮渡明天停航(末班九点)。\n`,
  });
  const status = (...args: string[]) => newsproof(['check', ...args], { cwd }).status;

  test('0 without findings, 1 with, 2 on a failure beside findings', () => {
    expect(status('clean.txt')).toBe(0);
    expect(status('warning.txt')).toBe(1);
    expect(status('warning.txt', 'missing.txt')).toBe(2);
  });

  test('--min-severity decides what counts, JSON tells everything all the same', () => {
    expect(status('--min-severity', 'error', 'warning.txt')).toBe(0);
    expect(status('--min-severity', 'error', 'two.txt')).toBe(1);
    expect(checkJson(['--min-severity', 'error', 'warning.txt'], { cwd }).files[0]?.findings).toHaveLength(1);
    const folder = draftFolder({ '.newsproof.yaml': `rules: { ${PAREN_RULE}: hint }\n`, 'a.txt': PAREN });
    expect(newsproof(['check', 'a.txt'], { cwd: folder }).status).toBe(0);
    expect(newsproof(['check', '--min-severity=hint', 'a.txt'], { cwd: folder }).status).toBe(1);
  });

  test('--max-warnings tolerates warnings, not errors', () => {
    expect(status('--max-warnings', '3', 'three.txt')).toBe(0);
    expect(status('--max-warnings', '2', 'three.txt')).toBe(1);
    expect(status('--max-warnings', '9', 'two.txt')).toBe(1);
  });

  test('--max-warnings also counts when --min-severity leaves warnings out', () => {
    expect(status('--min-severity', 'error', '--max-warnings', '2', 'three.txt')).toBe(1);
  });
});

describe('--rule', () => {
  const cwd = draftFolder({ 'two.txt': TWO });

  test('keeps the findings of rules and groups', () => {
    const found = (...args: string[]) => checkJson([...args, 'two.txt'], { cwd }).files[0]?.findings.map((f) => f.rule);
    expect(found('--rule', PAREN_RULE)).toEqual([PAREN_RULE]);
    expect(found('--rule', 'char')).toEqual([COMPAT_RULE]);
    expect(found('--rule', 'char', '--rule', PAREN_RULE)).toEqual([COMPAT_RULE, PAREN_RULE]);
    expect(found('--rule', 'num')).toEqual([]);
  });
});

describe('standard input', () => {
  test('is checked under the name given', () => {
    const run = checkJson(['--stdin', '--stdin-filename', 'news/x.md'], { input: '```\n(渡轮)\n```\n\n渡轮(首班)\n' });
    expect(run.files[0]).toMatchObject({ path: 'news/x.md', error: null, findings: [{ rule: PAREN_RULE, range: { start: { line: 5, column: 3 } } }] });
    expect(run.status).toBe(1);
  });

  test('has a name of its own otherwise, and is plain text', () => {
    expect(checkJson(['--stdin'], { input: CLEAN }).files).toMatchObject([{ path: '<stdin>', error: null, characters: 13, findings: [] }]);
  });

  test('fix writes it to standard output, a BOM stays', () => {
    const { stdout, stderr, status } = newsproof(['fix', '--stdin'], { input: `\uFEFF${PAREN}` });
    expect(stdout).toBe('\uFEFF渡轮昨天复航（首班七点）。\n');
    expect(stderr).toContain('修复1处');
    expect(status).toBe(0);
  });
});

describe('folders and globs', () => {
  const cwd = draftFolder({
    'b.md': CLEAN,
    'a.txt': CLEAN,
    'c/d.draft': CLEAN,
    'c/e.news': CLEAN,
    'c/f.MD': CLEAN,
    'c/other.csv': PAREN,
    'node_modules/x/readme.md': PAREN,
    '.git/notes.txt': PAREN,
  });
  const paths = (...args: string[]) => checkJson(args, { cwd }).files.map((f) => f.path);

  test('a folder gives its drafts, sorted, without node_modules and .git', () => {
    expect(paths('.')).toEqual(['a.txt', 'b.md', 'c/d.draft', 'c/e.news', 'c/f.MD']);
    expect(paths('c/')).toEqual(['c/d.draft', 'c/e.news', 'c/f.MD']);
  });

  test('a glob gives what matches, a file that is named comes whatever its extension', () => {
    expect(paths('c/*.news', '*.md')).toEqual(['c/e.news', 'b.md']);
    expect(paths('c/other.csv')).toEqual(['c/other.csv']);
  });

  test('no file comes twice through folders', () => {
    expect(paths('c', 'c/d.draft', '.')).toEqual(['c/d.draft', 'c/e.news', 'c/f.MD', 'a.txt', 'b.md']);
  });

  test('a name with glob characters is a file first', () => {
    const folder = draftFolder({ '[1].md': PAREN, '1.md': CLEAN });
    expect(checkJson(['[1].md'], { cwd: folder }).files.map((f) => [f.path, f.findings.length])).toEqual([['[1].md', 1]]);
  });

  test('behind -- everything is a path', () => {
    const folder = draftFolder({ '--rule': CLEAN });
    expect(checkJson(['--', '--rule'], { cwd: folder }).files.map((f) => f.path)).toEqual(['--rule']);
  });
});

describe('stylish', () => {
  const cwd = draftFolder({ 'a.md': TWO, 'clean.txt': CLEAN });

  test('groups by file, tells place, level, message and rule, and sums up', () => {
    const { stdout } = newsproof(['check', 'clean.txt', 'a.md'], { cwd });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('a.md');
    expect(lines[1]).toMatch(/^ {2}1:3 {2}错误 {2}.+ {2}char\/compat-form$/);
    expect(lines[2]).toMatch(/^ {2}2:7 {2}警告 {2}.+ {2}punct\/halfwidth-paren$/);
    expect(lines[4]).toBe('2个文件，问题2：错误1、警告1');
    expect(stdout).not.toContain('\u001b');
  });

  test('says how many findings it does not list', () => {
    const { stdout } = newsproof(['check', '--min-severity', 'error', '--language', 'en', 'a.md'], { cwd });
    expect(stdout).not.toContain(PAREN_RULE);
    expect(stdout).toContain('1 more below error not listed');
  });
});

describe('configuration', () => {
  test('the nearest file upwards applies, --profile goes over it', () => {
    const cwd = draftFolder({
      '.newsproof.yaml': `profile: newspaper\nrules: { ${PAREN_RULE}: off }\n`,
      'a/x.txt': PAREN,
      'b/.newsproof.yaml': `rules: { punct: error }\n`,
      'b/c/x.txt': PAREN,
    });
    const run = checkJson(['a/x.txt', 'b/c/x.txt'], { cwd });
    expect(run.files.map((f) => f.findings.map((x) => x.severity))).toEqual([[], ['error']]);
    expect(newsproof(['config', '--print', 'a/x.txt', '--profile', 'cns'], { cwd }).stdout).toMatch(/^profile: cns {2}# --profile$/m);
  });

  test('what cannot be used is a finding in the configuration file, and the rest applies', () => {
    const config = `profil: cns\nrules:\n  ${PAREN_RULE}: error\n  space: loud\n`;
    const cwd = draftFolder({ '.newsproof.yaml': config, 'x.txt': PAREN });
    const run = checkJson(['x.txt'], { cwd });
    expect(run.files.map((f) => f.path)).toEqual(['x.txt', '.newsproof.yaml']);
    expect(run.files[0]?.findings[0]?.severity).toBe('error');
    const places = run.files[1]?.findings.map((f) => [f.rule, f.range.start.line, f.range.start.column]);
    expect(places).toEqual([
      ['config/invalid', 1, 1],
      ['config/invalid', 4, 10],
    ]);
    expect(run.files[1]?.findings[0]?.fixes[0]?.edits).toEqual([{ offset: 0, length: 6, text: 'profile' }]);
  });

  test('config --print names where a value comes from', () => {
    const cwd = draftFolder({ '.newsproof.yaml': `rules: { punct: hint }\n`, 'x.txt': CLEAN });
    const { stdout, status } = newsproof(['config', '--print', 'x.txt'], { cwd });
    expect(stdout).toMatch(/^profile: xinhua {2}# default$/m);
    expect(stdout).toMatch(/punct\/halfwidth-paren:\n {4}severity: hint {2}# \.newsproof\.yaml:1/);
    expect(status).toBe(0);
  });

  test('a lexicon of the house adds its names', () => {
    const lexicon = 'people:\n  - name: 林一帆甲\n    variants: [林一凡甲]\n';
    const cwd = draftFolder({ '.newsproof.yaml': 'lexicons: [house.yaml]\n', 'house.yaml': lexicon, 'x.txt': '渡轮公司经理林一凡甲昨天说，首班七点。\n' });
    expect(checkJson(['x.txt'], { cwd }).files[0]?.findings[0]).toMatchObject({ rule: 'names/variant', range: { offset: 6, length: 4 } });
  });

  test('init writes a file that has nothing wrong, and never over one', () => {
    const cwd = draftFolder({ 'x.txt': CLEAN });
    expect(newsproof(['init'], { cwd }).status).toBe(0);
    const written = readFileSync(join(cwd, '.newsproof.yaml'), 'utf8');
    expect(checkJson(['x.txt'], { cwd }).files).toHaveLength(1);
    expect(newsproof(['init', '--language', 'en'], { cwd }).status).toBe(2);
    expect(readFileSync(join(cwd, '.newsproof.yaml'), 'utf8')).toBe(written);
  });
});

describe('rules, explain, help', () => {
  test('rules lists every rule', () => {
    const { stdout } = newsproof(['rules']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(rules.length);
    const json = JSON.parse(newsproof(['rules', '--format', 'json']).stdout) as { id: string }[];
    expect(json.map((r) => r.id)).toEqual(rules.map((r) => r.meta.id));
  });

  test('explain tells what, why and by which clause', () => {
    const meta = rules.find((r) => r.meta.id === PAREN_RULE)?.meta;
    const { stdout, status } = newsproof(['explain', PAREN_RULE]);
    for (const part of [meta?.title.zh, meta?.rationale.zh, meta?.source]) expect(stdout).toContain(part);
    expect(status).toBe(0);
  });

  test.each([...new Set(rules.map((r) => groupOf(r.meta.id)))])('the group %s explains all its rules', (group) => {
    const { stdout } = newsproof(['explain', group, '--language', 'en']);
    for (const { meta } of rules.filter((r) => groupOf(r.meta.id) === group)) expect(stdout).toContain(meta.rationale.en);
  });

  test('--version and --help answer on standard output, no command is a usage error', () => {
    expect(newsproof(['--version']).stdout).toBe(`${version}\n`);
    expect(newsproof(['--help'])).toMatchObject({ status: 0, stderr: '' });
    expect(newsproof(['check', '--help']).stdout).toContain('newsproof check');
    expect(newsproof([])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('usage errors end with 2 and say what was meant', () => {
  test.each([
    [['chek', 'x'], 'check'],
    [['x.md'], 'newsproof check x.md'],
    [['check', '--formt', 'json', 'x'], '--format'],
    [['check', '--format', 'xml', 'x'], 'stylish json'],
    [['check', '--format'], '--format'],
    [['check', '--rule', 'punct/halfwith-paren', 'x'], PAREN_RULE],
    [['check', '--profile', 'xinha', 'x'], 'xinhua'],
    [['check', '--min-severity', 'warn', 'x'], 'warning'],
    [['check', '--max-warnings', 'many', 'x'], '--max-warnings'],
    [['check', '--jobs', '0', 'x'], '--jobs'],
    [['check', '--review', 'x'], '--review'],
    [['check', '--stdin', 'x'], '--stdin'],
    [['check', '--stdin-filename', 'x'], '--stdin'],
    [['check'], '--stdin'],
    [['check', '--config', 'nowhere.yaml', 'package.json'], 'nowhere.yaml'],
    [['fix', '--stdout', '--dry-run', 'x'], '--dry-run'],
    [['fix', '--stdout', 'x', 'y'], '--stdout'],
    [['explain'], 'newsproof explain'],
    [['explain', 'punct/nothing-like-it'], 'newsproof rules'],
    [['config', 'x'], 'newsproof config --print'],
    [['lexicon', 'tset', 'x'], 'newsproof lexicon test'],
    [['lsp'], 'newsproof lsp --stdio'],
  ])('%j', (args, hint) => {
    for (const language of ['zh', 'en']) {
      const { status, stdout, stderr } = newsproof([...args, ...(args.at(-1) === '--format' ? [] : ['--language', language])]);
      expect(stderr).toContain(hint);
      expect(stderr).not.toMatch(STACK);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect([status, stdout]).toEqual([2, '']);
    }
  });
});

describe('lsp --stdio', () => {
  test('starts the server', async () => {
    const message = (body: object): string => {
      const json = JSON.stringify({ jsonrpc: '2.0', ...body });
      return `Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
    };
    const server = spawn(process.execPath, [CLI, 'lsp', '--stdio']);
    const replied = new Promise<string>((resolve) => {
      let said = '';
      server.stdout.on('data', (chunk) => {
        said += chunk;
        if (said.includes('"serverInfo"') || said.includes('"id":2')) resolve(said);
      });
    });
    const ended = once(server, 'exit');
    server.stdin.write(message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }));
    expect(await replied).toContain('"capabilities"');
    server.stdin.write(message({ id: 2, method: 'shutdown' }) + message({ method: 'exit' }));
    expect(await ended).toEqual([0, null]);
  });
});
