// `npm run typos:measure -- FOLDER`: looks for candidates in marked sentences and in clean copy, and writes what they look like into
// scripts/typos/data (examples.br, marked.tsv, marked-words.tsv): figures, and pairs of characters and of words, no text. See docs/typos.md.
//
// FOLDER/marked/NAME[@WEIGHT].tsv: lines of a sentence as it was written, a tab, and as it was meant, of equal length.
// FOLDER/clean/: texts without marks; what is found in them is wrong. The data file without its trees is read: build it first.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boost } from './boost.mjs';
import { writeExamples } from './examples-file.mjs';
import { sources } from './sources.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const HAN = /^[\u4e00-\u9fff]{2}$/;
const BINS = 48;
/** Candidates that a first fit finds so unlikely are thinned out, and weigh more. */
const UNLIKELY = -6.5;
const THINNED = 12;

const folder = process.argv[2];
if (!folder) throw new Error('npm run typos:measure -- FOLDER, with FOLDER/marked/*.tsv and FOLDER/clean/*');
const { ByteReader, Candidates, FEATURES, Lattice, LEAST_GAIN, MARKED, MARKED_WORD, MARKED_WORD_BACK, NEAR, hanRuns, markedWeight, openTypoData } =
  await sources();
const reader = new ByteReader(readFileSync(join(here, '../../server/data/typos.bin')));
reader.number();
const knowledge = openTypoData(reader);
const candidates = new Candidates(knowledge);

const sets = readdirSync(join(folder, 'marked'))
  .filter((name) => name.endsWith('.tsv'))
  .sort()
  .map((name) => ({ weight: Number(/@([\d.]+)\.tsv$/.exec(name)?.[1] ?? 1), pairs: pairsOf(readFileSync(join(folder, 'marked', name), 'utf8')) }));
const rows = [...sets.flatMap(({ weight, pairs }) => pairs.flatMap((pair) => ofPair(pair, weight))), ...ofClean(join(folder, 'clean'))];
markWords(rows);
markCharacters(
  rows,
  sets.flatMap((s) => s.pairs),
);
const first = tableOf(rows);
const { base, trees } = boost(first);
const kept = thinned(rows, (i) => scoreOf(base, trees, first, i));
writeExamples(FEATURES, tableOf(kept));
console.log(`${rows.length} candidates, ${rows.filter((r) => r.label).length} of them meant; ${kept.length} kept`);

function pairsOf(text) {
  const half = { ',': '，', '?': '？', '!': '！', ':': '：', ';': '；' };
  const lines = [...new Set(text.split('\n'))].map((line) => line.replace(/[,?!:;]/g, (c) => half[c]).split('\t'));
  return lines.filter(([written, meant]) => meant && written.length === meant.length);
}

function* found(text) {
  for (const [start, end] of hanRuns(text)) {
    const lattice = new Lattice(knowledge.words, text.slice(start, end));
    for (const c of candidates.of(lattice, text.slice(Math.max(0, start - NEAR), end + NEAR), LEAST_GAIN)) yield { ...c, start: start + c.start };
  }
}

/** Candidates of what was written, and of what was meant, where every one is wrong. */
function ofPair([written, meant], weight) {
  const out = [];
  for (const { start, text, row } of found(written)) {
    const right = [...text].every((c, k) => c === meant[start + k]);
    // What is wrong in another way than the candidate has it says little: every other one is left out.
    if (!right && [...text].some((_, k) => written[start + k] !== meant[start + k]) && out.length % 2) continue;
    out.push({ row, label: Number(right), weight, text, written: written.slice(start, start + text.length) });
  }
  if (written !== meant)
    for (const { start, text, row } of found(meant)) out.push({ row, label: 0, weight, text, written: meant.slice(start, start + text.length) });
  return out;
}

function ofClean(clean) {
  const lines = readdirSync(clean).flatMap((name) => readFileSync(join(clean, name), 'utf8').split('\n'));
  return lines.flatMap((line) =>
    [...found(line)].map(({ start, text, row }) => ({ row, label: 0, weight: 1, text, written: line.slice(start, start + text.length) })),
  );
}

/** Writes how often words were marked, and puts it into the rows: a slip is not to speak for itself. */
function markWords(list) {
  const counts = new Map();
  for (const { label, written, text } of list) if (label) counts.set(`${written}\t${text}`, (counts.get(`${written}\t${text}`) ?? 0) + 1);
  for (const { row, label, written, text } of list) {
    row[MARKED_WORD] = markedWeight((counts.get(`${written}\t${text}`) ?? 0) - label);
    row[MARKED_WORD_BACK] = markedWeight(counts.get(`${text}\t${written}`) ?? 0);
  }
  const lines = [...counts].sort().map(([slip, count]) => `${slip}\t${count}\n`);
  writeFileSync(join(here, 'data/marked-words.tsv'), lines.join(''));
}

/** The same for single characters, counted in the sentences as a whole. */
function markCharacters(list, pairs) {
  const counts = new Map();
  for (const [written, meant] of pairs) {
    for (let k = 0; k < written.length; k++) {
      const slip = written[k] + meant[k];
      if (written[k] !== meant[k] && HAN.test(slip)) counts.set(slip, (counts.get(slip) ?? 0) + 1);
    }
  }
  for (const { row, label, written, text } of list) {
    const marked = [...text].flatMap((c, k) => (c === written[k] ? [] : [(counts.get(written[k] + c) ?? 0) - label]));
    row[MARKED] = markedWeight(Math.max(0, Math.min(...marked)));
  }
  const lines = [...counts].sort().map(([slip, count]) => `${slip[0]}\t${slip[1]}\t${count}\n`);
  writeFileSync(join(here, 'data/marked.tsv'), lines.join(''));
}

/** Values of features as bins: every value up to an edge is in the bin of that edge. */
function tableOf(list) {
  const step = Math.max(1, Math.floor(list.length / 20_000));
  const edges = FEATURES.map((_, f) => {
    const values = list
      .filter((_, i) => i % step === 0)
      .map((r) => r.row[f])
      .sort((a, b) => a - b);
    const cuts = Array.from({ length: BINS - 1 }, (_, b) => Math.fround(Number(values[Math.floor((values.length * (b + 1)) / BINS)].toPrecision(5))));
    return [...new Set(cuts)].sort((a, b) => a - b);
  });
  const bins = new Uint8Array(list.length * FEATURES.length);
  list.forEach(({ row }, i) => {
    edges.forEach((cuts, f) => {
      const bin = cuts.findIndex((edge) => row[f] <= edge);
      bins[i * FEATURES.length + f] = bin < 0 ? cuts.length : bin;
    });
  });
  return { edges, bins, labels: Uint8Array.from(list, (r) => r.label), weights: Float32Array.from(list, (r) => r.weight) };
}

function thinned(list, score) {
  let dropped = 0;
  return list.flatMap((r, i) => {
    if (r.label || score(i) >= UNLIKELY) return [r];
    return dropped++ % THINNED ? [] : [{ ...r, weight: r.weight * THINNED }];
  });
}

function scoreOf(base, trees, { edges, bins }, i) {
  let sum = base;
  for (const { features, values, others } of trees) {
    let node = 0;
    while (features[node] >= 0) {
      const f = features[node];
      const at = bins[i * edges.length + f];
      node = at < edges[f].length && edges[f][at] <= values[node] ? node + 1 : others[node];
    }
    sum += values[node];
  }
  return sum;
}
