// The language server in other real editors: those of Debian, set up as docs/editors.md says. Neovim's client of 2022 and
// Emacs' eglot count in UTF-16 and are pushed to. And in the editor of a web page, CodeMirror, in Chromium.
// `node test/editors/run.mjs neovim|emacs|lsp-mode|codemirror`
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aptInstall, installChromium, Missing, root, which } from '../vscode/install.mjs';

const here = import.meta.dirname;
const DRAFT =
  '𠮷林省😀博览会(第十届)昨日开幕。\n代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。\n\n来自各地的客商(含海外)参加。\n';
const PLACES = [...'东西南北'].flatMap((side) => [...'城郊江山湖'].map((place) => side + place));
/** So long that its changes are sent, not the whole. */
const WEB_DRAFT = `${DRAFT}
这起案件正在进一步调察之中，警方已采取强制措施，并将及时公布有关情况。

与会者(含融媒体)随后参观了展馆，并就明年的合作同当地企业
负责人交换了意见。

${PLACES.map((place) => `代表团一行当天上午抵达${place}，参观了${place}展馆，并与${place}企业负责人座谈，双方就${place}明年的合作交换了意见。\n`).join('\n')}`;

/**
 * `files` of the folder that are blocks of code in docs/editors.md, by their language and number. `args` start the editor on the draft:
 * it reads the file `config` from NEWSPROOF_CONFIG and writes what it found to NEWSPROOF_RESULT.
 */
const EDITORS = {
  neovim: {
    install: () => aptInstall(['neovim'], () => which('nvim') !== undefined),
    draft: '稿件.md',
    files: { config: ['lua', 1] },
    command: 'nvim',
    args: ['--headless', '--clean', '-n', '-u', 'NONE', '-i', 'NONE', '-c', `luafile ${path.join(here, 'neovim.lua')}`],
  },
  emacs: {
    install: () =>
      aptInstall(
        ['emacs-nox', 'elpa-eglot'],
        () => spawnSync('emacs', ['--batch', '--eval', "(progn (package-initialize) (require 'eglot))"], { stdio: 'ignore' }).status === 0,
      ),
    draft: '稿件.txt',
    files: { config: ['elisp', 0] },
    command: 'emacs',
    args: ['--batch', '-f', 'package-initialize', '-l', path.join(here, 'emacs.el')],
  },
  'lsp-mode': {
    install: () =>
      aptInstall(
        ['emacs-nox', 'elpa-lsp-mode'],
        () => spawnSync('emacs', ['--batch', '--eval', "(progn (package-initialize) (require 'lsp-mode))"], { stdio: 'ignore' }).status === 0,
      ),
    draft: '稿件.txt',
    // It counts in characters, where the protocol says UTF-16.
    text: DRAFT.replace(/^𠮷林省😀/, '吉林省'),
    files: { config: ['elisp', 1] },
    command: 'emacs',
    args: ['--batch', '-f', 'package-initialize', '-l', path.join(here, 'lsp-mode.el')],
  },
  codemirror: {
    install: installChromium,
    draft: '稿件.md',
    text: WEB_DRAFT,
    files: { 'editor.js': ['js', 0], 'fixes.js': ['js', 1] },
    command: process.execPath,
    args: [path.join(here, 'codemirror.mjs')],
  },
};

/** A block of code of docs/editors.md. */
function blockOf([language, number]) {
  const page = readFileSync(path.join(root, 'docs/editors.md'), 'utf8');
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter((m) => m[1] === language)[number][2];
}

/** A folder that holds the draft, and the command as an editor finds it on the PATH. */
function prepare(folder, { draft, text = DRAFT, files }) {
  writeFileSync(path.join(folder, draft), text);
  for (const [name, block] of Object.entries(files)) writeFileSync(path.join(folder, name), blockOf(block));
  const cli = path.join(root, 'server/out/cli.js');
  writeFileSync(path.join(folder, 'newsproof'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, { mode: 0o755 });
}

/** @returns true if all that was to be found was found */
function test(name, editor) {
  const folder = mkdtempSync(path.join(tmpdir(), `newsproof-${name}-`));
  try {
    prepare(folder, editor);
    const result = path.join(folder, 'result.json');
    const homes = Object.fromEntries(['HOME', 'XDG_STATE_HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME'].map((key) => [key, folder]));
    const env = {
      ...process.env,
      ...homes,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      PATH: `${folder}:${process.env.PATH}`,
      NEWSPROOF_CONFIG: path.join(folder, 'config'),
      NEWSPROOF_RESULT: result,
    };
    const r = spawnSync(editor.command, [...editor.args, editor.draft], { cwd: folder, env, encoding: 'utf8', timeout: 120_000, killSignal: 'SIGKILL' });
    const told = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : { version: '?', results: [] };
    const failed = report(name, told);
    if (failed === 0 && r.status === 0 && told.results.length > 0) return true;
    console.log(`${name} ended with ${r.status ?? r.signal}\n${r.stdout}${r.stderr}`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns how many tests failed */
function report(name, { version, results }) {
  console.log(`${name} ${version}`);
  for (const x of results) console.log(x.ok ? '  ok  ' : '  FAIL', x.name, x.error ?? '');
  const failed = results.filter((x) => !x.ok).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  return failed;
}

const name = process.argv[2];
const editor = EDITORS[name];
if (!editor) {
  console.error(`which editor? ${Object.keys(EDITORS).join(' ')}`);
  process.exit(2);
}
try {
  editor.install();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  const line = '*'.repeat(80);
  console.log(`${line}\nSKIPPED: the test in ${name} did not run.\n${error.message}\n${line}`);
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
if (spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) process.exit(1);
process.exit(test(name, editor) ? 0 : 1);
