// What a start costs: the command line on a 3 KB draft, the server up to its answer to initialize, against node doing nothing.

import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { makeText } from '../corpus.mjs';
import { median, round, start, table, timeProcess } from '../timing.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** True once an earlier run of a bundle has left its compiled code beside it: from the second start on that is what one meets. */
function isWarm(name) {
  const folder = here('../../../server/out/');
  const built = statSync(join(folder, `${name}.js`)).mtimeMs;
  return readdirSync(folder).some((f) => f.startsWith(`${name}.`) && f.endsWith('.code') && statSync(join(folder, f)).mtimeMs > built);
}

/** A first session with a draft, until the server has kept its compiled code, or half a minute where it cannot. */
async function warmServer() {
  const child = start([here('../../../server/out/server.js'), '--stdio']);
  const rpc = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  rpc.listen();
  await rpc.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } });
  rpc.sendNotification('initialized', {});
  const textDocument = { uri: 'file:///bench.md', languageId: 'markdown', version: 1, text: makeText('md', 3e3) };
  rpc.sendNotification('textDocument/didOpen', { textDocument });
  await rpc.sendRequest('textDocument/diagnostic', { textDocument });
  const limit = performance.now() + 30_000;
  while (!isWarm('server-main') && performance.now() < limit) await new Promise((later) => setTimeout(later, 200));
  rpc.dispose();
  child.kill();
  await new Promise((done) => child.on('close', done));
}

async function initialize() {
  const began = performance.now();
  const child = start([here('../../../server/out/server.js'), '--stdio']);
  const rpc = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  rpc.listen();
  await rpc.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  const ms = performance.now() - began;
  rpc.dispose();
  child.kill();
  await new Promise((done) => child.on('close', done));
  return ms;
}

export default async function cold() {
  const dir = mkdtempSync(join(tmpdir(), 'newsproof-bench-'));
  const draft = join(dir, 'draft.md');
  writeFileSync(draft, makeText('md', 3e3));
  const cli = here('../../../server/out/cli.js');
  timeProcess([cli, 'check', draft]);
  if (!isWarm('server-main')) await warmServer();
  const times = { node: [], cli: [], server: [] };
  for (let i = 0; i < 21; i++) {
    times.node.push(timeProcess(['-e', '0']));
    times.cli.push(timeProcess([cli, 'check', draft]));
    times.server.push(await initialize());
  }
  rmSync(dir, { recursive: true });
  const ratio = (list) => round(median(list.map((t, i) => t / times.node[i])));
  table(
    ['start', '× node -e 0', 'goal'],
    [
      ['newsproof check, 3 KB draft', ratio(times.cli), '≤ 1.35'],
      ['language server, to initialize', ratio(times.server), '≤ 1.70'],
    ],
  );
}
