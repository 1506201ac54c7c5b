// `npm run try`: after nothing but a clone, prints what the command line finds in the sample drafts, then opens a real VS Code
// with the extension on them.
//   --cli     stops after the command line
//   --serve   the VS Code server in a browser even where `code` is installed
//   --port N  the port of that server
// Node built-ins only, until the dependencies are installed.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from './pack.mjs';
import { build, fail, root, run, setUp } from './steps.mjs';

const { values } = readArguments();
setUp();
build();
checkSamples();
if (values.cli) process.exit(0);

const vsix = join(root, 'out/newsproof.vsix');
const { packed, output } = pack(['-o', vsix]);
if (!packed) fail(`The extension could not be packed. 扩展打包失败。\n${output}`);
const folder = copySamples();
const { which } = await import('../test/vscode/install.mjs');
const code = values.serve ? undefined : which('code');
if (code) openInstalled(code);
else await serve();

function readArguments() {
  try {
    return parseArgs({ options: { cli: { type: 'boolean' }, serve: { type: 'boolean' }, port: { type: 'string' } } });
  } catch (error) {
    return fail(`${error.message}\nnpm run try [-- --cli | --serve | --port N]`);
  }
}

/** The main job, for a machine without a screen. Findings (exit code 1) are what the samples are for. */
function checkSamples() {
  console.log('\n样稿里的问题 / What the command line finds in samples/\n');
  const r = spawnSync(process.execPath, ['server/out/cli.js', 'check', 'samples'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (r.status !== 0 && r.status !== 1) fail(`newsproof check ended with ${r.status ?? r.signal}.`, r.status ?? 2);
}

/** A copy, so that trying things out leaves the samples as they are: the tests use them. */
function copySamples() {
  const to = join(mkdtempSync(join(tmpdir(), 'newsproof-try-')), '样稿');
  cpSync(join(root, 'samples'), to, { recursive: true });
  return to;
}

function openInstalled(program) {
  console.log(`\n在 VS Code 里打开样稿 / Opening ${folder} in VS Code …`);
  const shell = process.platform === 'win32';
  if (!run(program, ['--install-extension', vsix, '--force'], { shell })) fail('VS Code did not take the extension. VS Code 没有装上扩展。');
  if (!run(program, ['--new-window', folder, join(folder, '02-报纸专栏.txt')], { shell })) fail('VS Code did not start. VS Code 没有启动。');
}

/** No VS Code here: its server, from npm, shown by a browser until Ctrl+C. */
async function serve() {
  const { installVscodeServer, Missing } = await import('../test/vscode/install.mjs');
  const { freshState, installVsix, pageUrl, remoteUri, startServer } = await import('../test/vscode/lib.mjs');
  try {
    installVscodeServer();
  } catch (error) {
    if (error instanceof Missing)
      fail(
        `没有找到 code 命令，也装不上 VS Code 的服务端 / There is no \`code\` on the PATH, and the VS Code server could not be installed:\n${error.message}`,
      );
    throw error;
  }
  const state = freshState(undefined);
  installVsix(state, vsix);
  const server = await startServer(state, values.port ? { port: Number(values.port) } : {});
  const clean = async () => {
    await server.stop();
    for (const dir of [state.root, join(folder, '..')]) if (existsSync(dir)) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await clean();
      process.exit(0);
    });
  }
  const open = remoteUri(server, join(folder, '02-报纸专栏.txt'));
  console.log(
    `\nVS Code 已就绪，用浏览器打开（按 Ctrl+C 结束）/ VS Code is ready, open in a browser (Ctrl+C ends it):\n\n  ${server.url}/?folder=${encodeURIComponent(folder)}\n`,
  );
  console.log(`直接打开报纸专栏样稿 / straight to the newspaper column:\n\n  ${pageUrl(server, folder, [['openFile', open]])}\n`);
  await server.ended;
  await clean();
  fail(`The VS Code server ended. VS Code 的服务端退出了。\n${server.log().slice(-2000)}`);
}
