// Turns server/data/*.yaml and a word list into the module 'newsproof:lexicon', so that nothing is parsed at run time.
// What ships has it as a file beside the bundles (lexiconFilePlugin, esbuild.mjs); tests and tools have it inside.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dataFolder = join(root, 'server/data');
const lexiconFolder = join(root, 'server/src/lexicon');
const MODULE = 'newsproof:lexicon';

/** A two-character word counts from this frequency in the word list on; rarer ones are mostly chance. */
const WORD_FREQUENCY = 20;
/** So does a longer word whose inner pairs count. */
const INSIDE_FREQUENCY = 100;
/** Lengths of the filters, 6 bits a character: together 60 KB of bits, and wrong for about 1 % of chance pairs. */
const WORD_LENGTH = 1 << 16;
const INSIDE_LENGTH = 1 << 14;

/** Files that the data is made from. */
export function dataFiles() {
  return readdirSync(dataFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(dataFolder, name));
}

/**
 * Reads the shipped lexicon with the product's own reader.
 * @returns what the module exports
 * @throws when a file has a problem: shipped data has none
 */
export async function buildData() {
  const { readLexicon, settleClaims, packLexicon, packPairs } = await lexiconSources();
  const entries = [];
  for (const file of dataFiles()) {
    const name = file.slice(dataFolder.length + 1);
    const text = readFileSync(file, 'utf8');
    const read = readLexicon(text, name);
    for (const p of read.problems) throw new Error(`server/data/${name}:${text.slice(0, p.offset).split('\n').length}: ${p.message.en}`);
    entries.push(...read.entries);
  }
  const { words, inside } = wordPairs();
  return {
    ...packLexicon(settleClaims([entries])),
    words: packPairs(words, WORD_LENGTH),
    inside: packPairs(inside, INSIDE_LENGTH),
  };
}

/** The TypeScript sources that are needed here, bundled in memory. */
async function lexiconSources() {
  const files = ['read', 'claims', 'pack', 'pairs'];
  const contents = files.map((name) => `export * from './${name}.ts';`).join('');
  const built = await esbuild.build({
    stdin: { contents, resolveDir: lexiconFolder, loader: 'ts' },
    bundle: true,
    format: 'esm',
    // The browser entry of yaml imports nothing; a data URL can import nothing either.
    platform: 'browser',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].text).toString('base64')}`);
}

/** Word list of jieba (MIT), as @node-rs/jieba ships it: word, frequency, part of speech. */
function wordPairs() {
  const words = new Set();
  const inside = new Set();
  const list = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  for (const line of readFileSync(list, 'utf8').split('\n')) {
    const [word = '', frequency = '0', sort = ''] = line.trim().split(' ');
    // Names of persons (nr, nrt …) would hide the names of the lexicon.
    if (sort.startsWith('nr') || !/^\p{Script=Han}+$/u.test(word) || /[\ud800-\udfff]/.test(word)) continue;
    if (word.length === 2 && Number(frequency) >= WORD_FREQUENCY) words.add(word);
    if (word.length < 3 || Number(frequency) < INSIDE_FREQUENCY) continue;
    for (let i = 0; i + 1 < word.length; i++) inside.add(word.slice(i, i + 2));
  }
  for (const word of words) inside.delete(word);
  return { words, inside };
}

async function moduleText() {
  return `const data = ${JSON.stringify(await buildData())}; export default () => data;`;
}

const ASCII = /^[\0-\x7f]*$/;

/** The bytes of the file: see server/src/disk/lexicon-file.ts. */
async function fileBytes() {
  const head = {};
  const parts = [];
  let start = 0;
  for (const [name, text] of Object.entries(await buildData())) {
    const encoding = ASCII.test(text) ? 'latin1' : 'utf16le';
    const part = Buffer.from(text, encoding);
    head[name] = [start, part.length, encoding];
    parts.push(part);
    start += part.length;
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...parts]);
}

const NAMED = { filter: /^newsproof:lexicon$/ };

/** For esbuild: the data inside the bundle. Set `charset: 'utf8'` there, or the names are written as escapes. */
export const lexiconPlugin = {
  name: 'lexicon',
  setup(build) {
    build.onResolve(NAMED, () => ({ path: MODULE, namespace: 'lexicon' }));
    build.onLoad({ filter: /.*/, namespace: 'lexicon' }, async () => ({
      contents: await moduleText(),
      loader: 'js',
      watchFiles: dataFiles(),
      watchDirs: [dataFolder],
    }));
  },
};

/** For esbuild: the data in the file lexicon.bin beside the bundle. */
export const lexiconFilePlugin = {
  name: 'lexicon-file',
  setup(build) {
    const path = join(root, 'server/src/disk/lexicon-file.ts');
    build.onResolve(NAMED, () => ({ path, watchFiles: dataFiles(), watchDirs: [dataFolder] }));
    build.onEnd(async () => {
      const folder = dirname(build.initialOptions.outfile);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'lexicon.bin'), await fileBytes());
    });
  },
};

/** For vite and vitest. */
export function lexiconVitePlugin() {
  const id = `\0${MODULE}`;
  return {
    name: 'lexicon',
    resolveId: (source) => (source === MODULE ? id : undefined),
    async load(source) {
      if (source !== id) return undefined;
      for (const file of dataFiles()) this.addWatchFile?.(file);
      return moduleText();
    },
  };
}
