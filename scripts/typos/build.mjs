// `npm run typos:build [-- FOLDER]`: makes server/data/typos.bin, all that rules know of wrong characters, from packages and from the
// tables in scripts/typos/data. See docs/typos.md. FOLDER is where packages are kept, for the next time.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, deflateRawSync } from 'node:zlib';
import { boost } from './boost.mjs';
import { readExamples } from './examples-file.mjs';
import { buildKnowledge } from './model.mjs';
import { libime } from './packages.mjs';
import { sources } from './sources.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '../../server/data/typos.bin');
const folder = resolve(process.argv[2] ?? mkdtempSync(join(tmpdir(), 'typos-')));

const product = await sources();
const { ByteWriter, FEATURES, VERSION, packTrees } = product;
const news = brotliDecompressSync(readFileSync(join(here, 'data/news-strings.tsv.br'))).toString();
const marked = readFileSync(join(here, 'data/marked.tsv'), 'utf8');
const markedWords = readFileSync(join(here, 'data/marked-words.tsv'), 'utf8');
const parts = await buildKnowledge(product, { folder: libime(folder), news, marked, markedWords });
const examples = readExamples(FEATURES);
const { base, trees } = boost(examples);
parts.trees = new ByteWriter();
packTrees(base, trees, parts.trees);

const file = new ByteWriter();
file.number(VERSION);
for (const [name, part] of Object.entries(parts)) {
  const bytes = part.result();
  console.log(`${name}: ${bytes.length} bytes, ${deflateRawSync(bytes, { level: 9 }).length} packed`);
  file.part(part);
}
writeFileSync(target, file.result());
console.log(
  `server/data/typos.bin: ${file.result().length} bytes, ${deflateRawSync(file.result(), { level: 9 }).length} packed; ${examples.labels.length} examples, ${trees.length} trees`,
);
