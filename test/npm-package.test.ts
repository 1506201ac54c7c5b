import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { version } from '../package.json';
import { DRAFTS } from '../server/src/cli/find-files.ts';
import { draftFolder, ROOT } from './cli-run.ts';
import { paragraph, wordFile } from './word-file.ts';

const PAREN = '渡轮昨天复航(首班七点)。\n';
const CLEAN = '渡轮昨天复航，首班七点。\n';

const home = draftFolder();
const installed = join(home, 'drafts');
const tarball = join(home, `newsproof-${version}.tgz`);

/** Runs something where no network may be used, and nothing outside the folder is written. */
function run(command: string, args: readonly string[], cwd: string, options: { input?: string; path?: string } = {}): SpawnSyncReturns<string> {
  const env = {
    PATH: `${options.path ?? ''}${process.env.PATH ?? ''}`,
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    npm_config_cache: join(home, 'npm'),
    npm_config_prefix: join(home, 'global'),
    npm_config_offline: 'true',
    npm_config_audit: 'false',
    npm_config_update_notifier: 'false',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  return spawnSync(command, args, { cwd, input: options.input ?? '', encoding: 'utf8', env });
}

/** The blocks of code of a document, by their language. */
function blocks(name: string, language: string): string[] {
  const text = readFileSync(join(ROOT, name), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter((m) => m[1] === language).map((m) => m[2] as string);
}

beforeAll(() => {
  // The bundles are those that all tests run: nothing may be built while others run them.
  const packed = run('npm', ['pack', '--ignore-scripts', '--pack-destination', home], ROOT);
  expect(packed.status, packed.stderr).toBe(0);
  mkdirSync(installed);
  writeFileSync(join(installed, 'package.json'), '{"private":true}');
  const put = run('npm', ['install', '--ignore-scripts', tarball], installed);
  expect(put.status, put.stderr).toBe(0);
});

describe('the package that npm pack makes', () => {
  const package_ = join(installed, 'node_modules/newsproof');

  test('is below 3 MB, needs no other package, and holds nothing but what is to run and to read', () => {
    expect(statSync(tarball).size).toBeLessThan(3_000_000);
    expect(readdirSync(join(installed, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['newsproof']);
    const files = readdirSync(package_, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
    const names = files.map((e) => join(e.parentPath, e.name).slice(package_.length + 1)).filter((name) => !name.endsWith('.code'));
    const readers = [
      'import.js',
      'import-draft.js',
      'import-docx.js',
      'import-html.js',
      'import-pdf.js',
      'export.js',
      'export-docx.js',
      'domino.js',
      'turndown.js',
      'xmldom.js',
    ];
    const own = ['cli-main.js', 'cli.js', 'lexicon.bin', 'mcp.js', 'server-main.js', 'server.js', 'tinyglobby.js', 'yaml.js'];
    const out = [...own, ...readers].map((name) => `server/out/${name}`);
    const read = ['CHANGELOG.md', 'LICENSE', 'README.md', 'README.zh-CN.md', 'THIRD-PARTY-NOTICES.txt', 'package.json'];
    expect(names.sort()).toEqual([...read, 'schemas/newsproof-lexicon.schema.json', 'schemas/newsproof.schema.json', ...out].sort());
    // What git does not hold is built before.
    expect(JSON.parse(readFileSync(join(package_, 'package.json'), 'utf8')).scripts.prepack).toBe('node esbuild.mjs');
  });

  test('npx newsproof check works without a network', () => {
    writeFileSync(join(installed, 'a.md'), PAREN);
    writeFileSync(join(installed, '.newsproof.yaml'), 'rules: { punct/halfwidth-paren: error }\n');
    const { stdout, stderr, status } = run('npx', ['--offline', 'newsproof', 'check', '--format', 'json', '*.md'], installed);
    const { files, tool } = JSON.parse(stdout);
    expect(files[0].findings.map((f: { rule: string; severity: string }) => [f.rule, f.severity])).toEqual([['punct/halfwidth-paren', 'error']]);
    expect([tool.version, stderr, status]).toEqual([version, '', 1]);
  });

  test('it imports a web page and a Word file', () => {
    writeFileSync(join(installed, 'p.html'), '<html><body><p>渡轮昨天复航，首班七点。</p></body></html>');
    writeFileSync(join(installed, 'w.docx'), wordFile(paragraph('渡轮昨天复航，首班七点。')));
    const { stderr, status } = run('npx', ['--offline', 'newsproof', 'import', 'p.html', 'w.docx'], installed);
    expect([stderr.replace(/[^\n]*整个网页[^\n]*\n/, ''), status]).toEqual(['', 0]);
    for (const name of ['p.md', 'w.md']) expect(readFileSync(join(installed, name), 'utf8')).toBe('渡轮昨天复航，首班七点。\n');
  });

  test('its language server starts', () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    const { stdout } = run('npx', ['--offline', 'newsproof', 'lsp', '--stdio'], installed, { input: `Content-Length: ${body.length}\r\n\r\n${body}` });
    expect(stdout).toContain('"capabilities"');
  });
});

const bin = `${join(installed, 'node_modules/.bin')}:`;
const git = (cwd: string, ...args: string[]): SpawnSyncReturns<string> =>
  run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.invalid', '-c', 'core.quotePath=false', ...args], cwd, { path: bin });

describe('docs/ci.md', () => {
  test('the hook refuses a commit with a finding, and looks at what is committed', () => {
    const cwd = draftFolder({ '稿 件.md': PAREN, 'a.md': CLEAN, 'code.c': PAREN });
    git(cwd, 'init', '-q');
    const hook = join(cwd, '.git/hooks/pre-commit');
    writeFileSync(hook, blocks('docs/ci.md', 'bash')[0] as string);
    chmodSync(hook, 0o755);
    git(cwd, 'add', 'a.md', 'code.c');
    expect(git(cwd, 'commit', '-qm', '1').status).toBe(0);
    git(cwd, 'add', '.');
    const refused = git(cwd, 'commit', '-qm', '2');
    expect(refused.status).toBe(1);
    expect(`${refused.stdout}${refused.stderr}`).toContain('punct/halfwidth-paren');
    // Repaired in the folder only: what would be committed is as before.
    writeFileSync(join(cwd, '稿 件.md'), CLEAN);
    expect(git(cwd, 'commit', '-qm', '2').status).toBe(1);
    git(cwd, 'add', '.');
    expect(git(cwd, 'commit', '-qm', '2').status).toBe(0);
    // A draft that has gone is not looked for.
    git(cwd, 'rm', '-q', 'a.md');
    expect(git(cwd, 'commit', '-qm', '3').status).toBe(0);
  });

  test('the hooks of pre-commit run what there is, on the files that folders bring', () => {
    const hooks = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as { id: string; entry: string; files: string; language: string }[];
    expect(hooks.map((h) => h.id)).toEqual(['newsproof', 'newsproof-fix']);
    const cwd = draftFolder({ 'a.md': PAREN });
    for (const { entry, files, language } of hooks) {
      expect(language).toBe('node');
      const pattern = new RegExp(files.replace('(?i)', ''), 'i');
      expect(DRAFTS.filter((e) => !pattern.test(`稿/a.${e}`) || !pattern.test(`A.${e.toUpperCase()}`))).toEqual([]);
      expect(pattern.test('a.mdx')).toBe(false);
      const [command, ...args] = entry.split(' ') as [string, ...string[]];
      const { status, stdout } = run(join(installed, 'node_modules/.bin', command), [...args, 'a.md'], cwd);
      expect([status, stdout.includes('a.md')]).toEqual([entry.includes('fix') ? 0 : 1, true]);
    }
    const config = parse(blocks('docs/ci.md', 'yaml')[0] as string);
    for (const hook of config.repos[0].hooks) expect(hooks.map((h) => h.id)).toContain(hook.id);
  });

  test('the steps of the workflow run', () => {
    const cwd = draftFolder({ '稿件/a.md': PAREN });
    mkdirSync(join(cwd, 'tools'));
    writeFileSync(join(cwd, `tools/newsproof-${version}.tgz`), readFileSync(tarball));
    const workflow = parse(blocks('docs/ci.md', 'yaml')[1] as string);
    const steps = (workflow.jobs.proofread.steps as { run?: string }[]).flatMap((s) => s.run ?? []);
    const done = steps.map((step) => run('bash', ['-e', '-c', step], cwd, { path: `${join(home, 'global/bin')}:` }));
    expect(done.map((r) => r.status)).toEqual([0, 0, 1]);
    expect(JSON.parse(readFileSync(join(cwd, 'newsproof.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
    expect(done[2]?.stdout).toMatch(/^::warning file=稿件\/a\.md,line=1/);
    expect(readFileSync(join(ROOT, 'docs/ci.md'), 'utf8').match(/newsproof-[\d.]+\.tgz/g)).toEqual(Array(3).fill(`newsproof-${version}.tgz`));
  });
});

const there = (command: string): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

describe('docs/pipelines.md', () => {
  test('the example is answered as it says', () => {
    const [asked, answered] = blocks('docs/pipelines.md', 'json').map((json) => JSON.parse(json));
    const { stdout } = run(join(installed, 'node_modules/.bin/newsproof'), ['check', '--stdin-ndjson'], home, { input: JSON.stringify(asked) });
    expect(JSON.parse(stdout)).toEqual(answered);
  });

  test.skipIf(!there('python3'))('the worker of a queue gets an answer for each article', () => {
    const [, worker] = blocks('docs/pipelines.md', 'python');
    const use = `
p = Proofreader("--min-severity", "hint")
answers = [p.check(i, text) for i, text in enumerate(["渡轮昨天复航(首班)。\\n", "", "渡轮昨天复航。\\n"])]
print(json.dumps([[a["id"], a["error"], len(a["findings"])] for a in answers]), p.close())
`;
    const { stdout, stderr } = run('python3', ['-c', `${worker}${use}`], home, { path: bin });
    expect([stdout, stderr]).toEqual(['[[0, null, 1], [1, null, 0], [2, null, 0]] 1\n', '']);
  });

  test.skipIf(!there('parallel'))('GNU parallel cuts at lines and keeps the order', () => {
    const cwd = draftFolder({ '稿件.ndjson': Array.from({ length: 100 }, (_, id) => `${JSON.stringify({ id, text: PAREN })}\n`).join('') });
    const command = blocks('docs/pipelines.md', 'sh').find((c) => c.startsWith('parallel')) as string;
    run('bash', ['-c', command.replace('10M', '2k').replace('-j 4', '-j 2')], cwd, { path: bin });
    const answers = readFileSync(join(cwd, '结果.ndjson'), 'utf8').trimEnd().split('\n');
    expect(answers.map((line) => JSON.parse(line).id)).toEqual(Array.from({ length: 100 }, (_, id) => id));
  });
});

test('docs/editors.md: every editor is told to start the server that there is', () => {
  const page = readFileSync(join(ROOT, 'docs/editors.md'), 'utf8');
  const parts = page.split(/^## /m).slice(1);
  expect(parts.map((part) => part.slice(0, part.indexOf('\n')))).toEqual([
    'Neovim',
    'Emacs',
    'Vim',
    'Helix',
    'Sublime Text',
    'Kate',
    'Zed',
    '网页编辑器（CodeMirror）',
  ]);
  // The last one has no process to start.
  for (const part of parts.slice(0, -1)) expect(part).toMatch(/newsproof[\s\S]*['"]lsp['"][^\n]{1,12}['"]--stdio['"]|newsproof" "lsp" "--stdio"/);
  for (const json of blocks('docs/editors.md', 'json'))
    expect(JSON.stringify(JSON.parse(json))).toMatch(/"newsproof","(?:args":\[")?lsp","--stdio"|"command":"newsproof","args":\["lsp","--stdio"\]/);
});
