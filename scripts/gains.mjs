// `npm run gains -- BASE [FOLDER]...`: what a change of rules gains and loses on drafts. Checks FOLDER (the project's own samples
// and marked drafts unless told) with the command line as it is at the commit BASE and as it is now, and prints each finding
// that only one of them has, with its line.
//   --hints   hints too
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, fail, root } from './steps.mjs';

const { values, positionals } = readArguments();
const [base, ...given] = positionals;
const folders = (given.length > 0 ? given : ['samples', 'test/drafts']).map((folder) => resolve(folder));

build();
const now = check(root);
const before = await atCommit(base, check);
const gained = only(now, before);
const lost = only(before, now);
for (const finding of [...gained.map((f) => ['+', f]), ...lost.map((f) => ['-', f])].sort(([, a], [, b]) => (a.place < b.place ? -1 : 1))) print(finding);
summarise();

function readArguments() {
  const usage = 'npm run gains -- BASE [FOLDER]... [--hints]: BASE is a commit or branch, as in main or HEAD~3.';
  try {
    const read = parseArgs({ options: { hints: { type: 'boolean', default: false } }, allowPositionals: true });
    return read.positionals.length > 0 ? read : fail(usage);
  } catch (error) {
    return fail(`${error.message}\n${usage}`);
  }
}

/** Builds the command line as it is at a commit, in a work tree of its own that is taken away again. */
async function atCommit(commit, use) {
  const folder = mkdtempSync(join(tmpdir(), 'newsproof-gains-'));
  const tree = join(folder, 'tree');
  try {
    git('worktree', 'add', '--detach', tree, commit);
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
    const built = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: tree, encoding: 'utf8' });
    if (built.status !== 0) fail(`${commit} cannot be built with the libraries that are installed:\n${built.stderr}`, 1);
    return use(tree);
  } finally {
    spawnSync('git', ['worktree', 'remove', '--force', tree], { cwd: root });
    rmSync(folder, { recursive: true, force: true });
  }
}

function git(...args) {
  const { status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) fail(`git ${args.join(' ')}: ${stderr.trim()}`);
}

/** @returns key of a finding → the finding, with its place and its line */
function check(tree) {
  const args = [join(tree, 'server/out/cli.js'), 'check', '--format', 'ndjson', '--min-severity', values.hints ? 'hint' : 'information', ...folders];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const found = new Map();
  let read = 0;
  for (const row of stdout.split('\n').filter(Boolean)) {
    const { path, error, findings = [] } = JSON.parse(row);
    // The last row counts the others.
    if (path === undefined) continue;
    if (error) {
      if (tree === root) console.log(`! ${path}: ${error}`);
      continue;
    }
    read++;
    for (const { range, rule, severity, message } of findings) {
      const place = `${path}:${range.start.line}:${range.start.column}`;
      found.set(`${place} ${range.length} ${severity} ${rule} ${message}`, { place, rule, severity, message });
    }
  }
  if (read === 0 || status === null) fail(`Nothing could be checked. ${stderr}`, 1);
  return found;
}

function only(here, there) {
  return [...here].flatMap(([key, finding]) => (there.has(key) ? [] : [finding]));
}

function print([sign, { place, rule, severity, message }]) {
  console.log(`${sign} ${place}  ${severity} ${rule}  ${message}`);
}

function summarise() {
  const counts = new Map();
  const count = (list, k) => {
    for (const { rule } of list) {
      const row = counts.get(rule) ?? [0, 0];
      row[k]++;
      counts.set(rule, row);
    }
  };
  count(gained, 0);
  count(lost, 1);
  for (const [rule, [more, less]] of [...counts].sort()) console.log(`${rule}: +${more} −${less}`);
  console.log(`${now.size} findings now, ${before.size} at ${base}: ${gained.length} gained, ${lost.length} lost.`);
}
