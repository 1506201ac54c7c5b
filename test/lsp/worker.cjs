// Runs the bundle of the Web Worker as a browser would, and speaks for it on stdin and stdout: `node worker.cjs --stdio`. It finds what
// a worker has of the language and the few things named here: no module, no process, nothing of Node. What reaches the network is
// there, and says so on stderr when it is used. WORKER_FILES is a folder of other data than what ships.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');
const { StreamMessageReader, StreamMessageWriter } = require('vscode-jsonrpc/node');

const out = join(__dirname, '../../server/out');
const client = { reader: new StreamMessageReader(process.stdin), writer: new StreamMessageWriter(process.stdout) };
const listeners = [];
const self = {
  onmessage: null,
  addEventListener(type, listen, { once = false } = {}) {
    if (type === 'message') listeners.push({ listen, once });
  },
  // As between threads: what cannot be cloned throws.
  postMessage: (message) => void client.writer.write(structuredClone(message)),
};
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'Worker', 'SharedWorker', 'WebTransport', 'BroadcastChannel']) {
  self[name] = function trapped() {
    process.stderr.write(`${name} was called\n`);
    throw new Error(`${name} was called`);
  };
}
const given = { TextDecoder, TextEncoder, URL, console, performance, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask };
const world = vm.createContext({ self, ...self, ...given });
const inWorld = (code) => vm.runInContext(code, world);

function hear(data) {
  self.onmessage?.({ data });
  for (const l of listeners.filter((l) => !l.once || listeners.splice(listeners.indexOf(l), 1))) l.listen({ data });
}

const Bytes = inWorld('Uint8Array');
const file = (name) => new Bytes(readFileSync(join(process.env.WORKER_FILES ?? out, name)));
const data = {
  onmessage: null,
  postMessage(wish) {
    if (wish === 'typos') setImmediate(() => data.onmessage({ data: file('typos.bin') }));
  },
};

vm.runInContext(readFileSync(join(out, 'server-browser.js'), 'utf8'), world, { filename: 'server-browser.js' });
hear({ lexicon: file('lexicon.bin'), data });
const parse = inWorld('JSON.parse');
client.reader.listen((message) => {
  hear(parse(JSON.stringify(message)));
  // In a browser the client ends the worker.
  if (message.method === 'exit') process.exit(0);
});
