// Loaded before a program (`node --require`): every file that it opens is written down in the file that NEWSPROOF_OPENED names, one
// a line, “r” or “w” before its path.
'use strict';
const fs = require('node:fs');
const { resolve } = require('node:path');
const { fileURLToPath } = require('node:url');

const log = process.env.NEWSPROOF_OPENED;
if (!log) throw new Error('NEWSPROOF_OPENED names no file');
const append = fs.appendFileSync.bind(fs);
let busy = false;

function note(mode, path) {
  if (busy || typeof path === 'number' || (typeof path === 'object' && !(path instanceof URL) && !Buffer.isBuffer(path))) return;
  busy = true;
  append(log, `${mode} ${resolve(path instanceof URL ? fileURLToPath(path) : String(path))}\n`);
  busy = false;
}

const isWriting = (flags) => (typeof flags === 'string' ? /[wa+]/.test(flags) : typeof flags === 'number' && (flags & 3) !== 0);

function watch(owner, key, mode, places = [0]) {
  const original = owner[key];
  if (typeof original !== 'function') return;
  owner[key] = function (...args) {
    for (const i of places) note(mode ?? (isWriting(args[1]) ? 'w' : 'r'), args[i]);
    return original.apply(this, args);
  };
}

for (const owner of [fs, fs.promises]) {
  for (const key of ['open', 'openSync']) watch(owner, key);
  for (const key of ['readFile', 'readFileSync', 'createReadStream']) watch(owner, key, 'r');
  for (const key of ['writeFile', 'appendFile', 'truncate', 'mkdir', 'mkdtemp', 'rm', 'rmdir', 'unlink', 'chmod', 'utimes', 'createWriteStream']) {
    watch(owner, key, 'w');
    watch(owner, `${key}Sync`, 'w');
  }
  for (const key of ['rename', 'copyFile', 'cp', 'link', 'symlink']) {
    watch(owner, key, 'w', [0, 1]);
    watch(owner, `${key}Sync`, 'w', [0, 1]);
  }
}
