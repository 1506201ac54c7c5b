// Makes server/data/flow.bin, what server/src/lexicon/flow.ts reads, from counts of short strings of news copy:
//   node scripts/layout/flow.mjs NGRAMS.tsv
// One string and its count a line; digits as 0, ^ and $ at the ends of a stretch of text. The same counts give the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import esbuild from 'esbuild';
import { root } from '../steps.mjs';

/** A character and a pair are listed from these counts on. */
const SEEN_CHARACTER = 5;
const SEEN_PAIR = 12;
const HAN_OR_DIGIT = /^[\u4e00-\u9fff0]+$/;
const ENDS = new Set('，。；：？！$');
const BEGINS = new Set('，。；：？！“^');

const [file] = argv.slice(2);
if (!file) throw new Error('flow.mjs NGRAMS.tsv');
const built = await esbuild.build({ entryPoints: [join(root, 'server/src/lexicon/flow.ts')], bundle: true, write: false, format: 'esm' });
const { packFlow } = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString('base64')}`);

const counts = new Map();
const ends = new Map();
const begins = new Map();
const add = (map, key, n) => map.set(key, (map.get(key) ?? 0) + n);
let total = 0;
for (const row of readFileSync(file, 'utf8').split('\n')) {
  const [text, count] = row.split('\t');
  if (count === undefined || text.length > 3) continue;
  const n = Number(count);
  if (text.length < 3 && HAN_OR_DIGIT.test(text)) counts.set(text, n);
  if (text.length === 1 && HAN_OR_DIGIT.test(text)) total += n;
  if (ENDS.has(text.at(-1))) add(ends, text.slice(0, -1), n);
  if (BEGINS.has(text[0])) add(begins, text.slice(1), n);
}
const of = (length, least) =>
  new Map(
    [...counts]
      .filter(([text, n]) => text.length === length && n >= least)
      .map(([text, all]) => [text, { all, ends: ends.get(text) ?? 0, begins: begins.get(text) ?? 0 }]),
  );
const singles = of(1, SEEN_CHARACTER);
const pairs = new Map([...of(2, SEEN_PAIR)].filter(([text]) => singles.has(text[0]) && singles.has(text[1])));
const packed = packFlow(singles, pairs, total);
const bytes = Buffer.alloc(packed.length * 2);
for (let i = 0; i < packed.length; i++) bytes.writeUInt16LE(packed.charCodeAt(i), 2 * i);
writeFileSync(join(root, 'server/data/flow.bin'), bytes);
console.log(`${singles.size} characters, ${pairs.size} pairs, ${total} counted, ${bytes.length} bytes`);
