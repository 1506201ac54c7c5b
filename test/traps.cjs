// Loaded before a program (`node --require`): whatever would reach the network or start another program throws, and is written
// down in the file that NEWSPROOF_TRAPPED names. Sockets that are the program's own standard streams are none of it.
'use strict';
const { appendFileSync } = require('node:fs');

const log = process.env.NEWSPROOF_TRAPPED;
if (!log) throw new Error('NEWSPROOF_TRAPPED names no file');

function trap(owner, key, name) {
  if (typeof owner?.[key] !== 'function') return;
  const trapped = () => {
    appendFileSync(log, `${name}\n`);
    throw new Error(`${name} was called`);
  };
  Object.defineProperty(owner, key, { value: trapped, configurable: true, writable: true });
}

const all = (name, keys, owner = require(`node:${name}`)) => {
  for (const key of keys) trap(owner, key, `${name}.${key}`);
};

all('net', ['connect', 'createConnection', 'createServer']);
all('net', ['connect'], require('node:net').Socket.prototype);
all('net', ['listen'], require('node:net').Server.prototype);
all('tls', ['connect', 'createServer', 'createSecureContext']);
all('http', ['request', 'get', 'createServer']);
all('https', ['request', 'get', 'createServer']);
all('http2', ['connect', 'createServer', 'createSecureServer']);
all('dgram', ['createSocket', 'Socket']);
const dns = require('node:dns');
const lookUps = Object.keys(dns).filter((k) => /^(?:lookup|resolve|reverse)/.test(k));
all('dns', lookUps);
all('dns', lookUps, dns.promises);
all('child_process', ['spawn', 'spawnSync', 'fork', 'exec', 'execSync', 'execFile', 'execFileSync']);
all('inspector', ['open']);
for (const key of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) trap(globalThis, key, key);
trap(process, 'binding', 'process.binding');
