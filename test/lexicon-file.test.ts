import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { CLI, draftFolder, newsproof } from './cli-run.ts';

const out = (name: string): Buffer => readFileSync(join(dirname(CLI), name));
const BUNDLES = { 'cli.js': out('cli.js'), 'cli-main.js': out('cli-main.js') };
const DRAFT = '会议于5 月3日在北京举行。\n';

test('the command line runs from any folder with its lexicon beside it', () => {
  const cwd = draftFolder({ ...BUNDLES, 'lexicon.bin': out('lexicon.bin'), 'a.txt': DRAFT });
  expect(newsproof(['check', 'a.txt'], { cwd, cli: join(cwd, 'cli.js') }).status).not.toBe(2);
});

test.each([
  ['absent', {}],
  ['no lexicon', { 'lexicon.bin': 'something else' }],
])('a lexicon that is %s is told with its path and what to do, and is a failure', (_, files) => {
  const cwd = draftFolder({ ...BUNDLES, 'a.txt': DRAFT, ...files });
  const { status, stdout, stderr } = newsproof(['check', 'a.txt'], { cwd, cli: join(cwd, 'cli.js') });
  expect(stderr).toContain(`${join(cwd, 'lexicon.bin')} 无法读取，请重新安装`);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect([status, stdout]).toEqual([2, '']);
});
