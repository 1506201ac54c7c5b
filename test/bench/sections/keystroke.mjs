// From a keystroke to the pulled diagnostics of a 1 MB document, over JSON-RPC, above what a server that does nothing needs.

import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { makeCleanText, makeText } from '../corpus.mjs';
import { createLinter, resolveSettings, rules, shippedLexicon } from '../out/engine.cjs';
import { median, percentile, round, start, table } from '../timing.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A clean document of 1 MB with so many slips, spread evenly. */
function documentWith(problems) {
  const lines = makeCleanText(1e6).split('\n');
  const prose = lines.flatMap((line, i) => (line.endsWith('。') ? [i] : []));
  for (let n = 0; n < problems; n++) {
    const i = prose[Math.floor((n * prose.length) / problems)];
    lines[i] = `${lines[i].slice(0, -1)}(见图)。`;
  }
  return lines.join('\n');
}

async function session(args, text, edits = 200) {
  const child = start(args);
  const rpc = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  rpc.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  rpc.onRequest('client/registerCapability', () => null);
  rpc.listen();
  await rpc.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } });
  rpc.sendNotification('initialized', {});
  const uri = 'file:///bench.md';
  rpc.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  let answer = await rpc.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  const lines = text.split('\n');
  let line = lines.length >> 1;
  while (lines[line].length < 8) line++;
  const times = [];
  for (let i = 0; i < edits; i++) {
    const typed = i % 2 === 0;
    const range = { start: { line, character: 4 }, end: { line, character: typed ? 4 : 5 } };
    const began = performance.now();
    rpc.sendNotification('textDocument/didChange', { textDocument: { uri, version: i + 2 }, contentChanges: [{ range, text: typed ? '新' : '' }] });
    answer = await rpc.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    times.push(performance.now() - began);
  }
  const found = answer.items.length;
  await rpc.sendRequest('shutdown');
  rpc.sendNotification('exit');
  await new Promise((done) => child.on('close', done));
  rpc.dispose();
  return { times: times.slice(20), found };
}

export default async function keystroke() {
  const rows = [];
  for (const wanted of [0, 100, 900]) {
    const text = documentWith(wanted);
    const [own, floor] = [[], []];
    let found = 0;
    for (let round = 0; round < 3; round++) {
      const s = await session([here('../../../server/out/server.js'), '--stdio'], text);
      found = s.found;
      own.push(...s.times);
      floor.push(...(await session([here('../floor-server.mjs'), String(found)], text)).times);
    }
    rows.push([found, round(median(floor)), round(median(own)), round(median(own) - median(floor)), round(percentile(own, 0.95) - percentile(floor, 0.95))]);
  }
  console.log('1 MB document, one character typed or deleted in the middle (goal at 100 diagnostics: ≤ 3 ms p50, ≤ 10 ms p95 above the floor)');
  table(['diagnostics', 'floor p50 ms', 'Newsproof p50 ms', 'above floor p50', 'above floor p95'], rows);

  const linter = createLinter(resolveSettings(rules), shippedLexicon(), 'markdown');
  let text = makeText('md', 1e6);
  linter.update(text);
  const at = text.indexOf('，', text.length >> 1);
  text = `${text.slice(0, at)}新${text.slice(at)}`;
  linter.update(text);
  console.log(`\npassages read again after a one-character edit in 1 MB (goal ≤ 5): ${linter.cost.passagesRead}`);
}
