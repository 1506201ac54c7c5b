// The language server in another real editor: Debian's neovim, whose client of 2022 pushes, counts in UTF-16 and speaks stdio.
// `node test/neovim/run.mjs`
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aptInstall, Missing, root, which } from '../vscode/install.mjs';

try {
  aptInstall(['neovim'], () => which('nvim') !== undefined);
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  const line = '*'.repeat(80);
  console.log(`${line}\nSKIPPED: the test in neovim did not run.\n${error.message}\n${line}`);
  process.exit(process.env.CI === 'true' ? 1 : 0);
}

const cli = path.join(root, 'server/out/cli.js');
if (spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) process.exit(1);

const folder = mkdtempSync(path.join(tmpdir(), 'newsproof-neovim-'));
let code = 1;
try {
  writeFileSync(
    path.join(folder, '稿件.md'),
    '𠮷林省😀博览会(第十届)昨日开幕。\n代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。\n\n来自各地的客商(含海外)参加。\n',
  );
  const result = path.join(folder, 'result.json');
  const env = {
    ...process.env,
    // The command as a user would configure it.
    NEWSPROOF_SERVER: JSON.stringify([process.execPath, cli, 'lsp', '--stdio']),
    NEWSPROOF_RESULT: result,
    XDG_STATE_HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
  };
  const args = ['--headless', '--clean', '-n', '-u', 'NONE', '-i', 'NONE', '-c', `luafile ${path.join(import.meta.dirname, 'tests.lua')}`, '稿件.md'];
  const r = spawnSync(which('nvim'), args, { cwd: folder, env, encoding: 'utf8', timeout: 120_000 });
  if (existsSync(result)) {
    const { version, results } = JSON.parse(readFileSync(result, 'utf8'));
    console.log(`neovim ${version}`);
    for (const x of results) console.log(x.ok ? '  ok  ' : '  FAIL', x.name, x.error ?? '');
    const failed = results.filter((x) => !x.ok).length;
    console.log(`${results.length - failed} passed, ${failed} failed`);
    code = failed === 0 && r.status === 0 && results.length > 0 ? 0 : 1;
  }
  if (code !== 0) console.log(`neovim ended with ${r.status ?? r.signal}\n${r.stdout}${r.stderr}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(code);
