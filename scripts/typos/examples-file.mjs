// The file of examples: what candidates in marked sentences look like in figures, and whether each was what was meant. No text is in it.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const FILE = join(dirname(fileURLToPath(import.meta.url)), 'data/examples.br');
/** Weights are kept in tenths. */
const TENTHS = 10;

/**
 * @param features names that the product has now
 * @returns the table that `boost` takes
 * @throws Error where the features are others than those that were measured
 */
export function readExamples(features) {
  const bytes = brotliDecompressSync(readFileSync(FILE));
  const end = bytes.indexOf(10);
  const { features: measured, edges, rows } = JSON.parse(bytes.toString('utf8', 0, end));
  if (measured.join() !== features.join()) throw new Error('The features have changed: measure the examples again, see docs/typos.md');
  const at = end + 1;
  const labels = bytes.subarray(at, at + rows);
  const weights = Float32Array.from(bytes.subarray(at + rows, at + 2 * rows), (v) => v / TENTHS);
  const columns = bytes.subarray(at + 2 * rows);
  const bins = new Uint8Array(rows * edges.length);
  for (let f = 0; f < edges.length; f++) for (let i = 0; i < rows; i++) bins[i * edges.length + f] = columns[f * rows + i];
  return { edges, bins, labels, weights };
}

/** Writes what `readExamples` reads: columns, which pack better than rows. */
export function writeExamples(features, { edges, bins, labels, weights }) {
  const rows = labels.length;
  const columns = new Uint8Array(bins.length);
  for (let f = 0; f < edges.length; f++) for (let i = 0; i < rows; i++) columns[f * rows + i] = bins[i * edges.length + f];
  const head = Buffer.from(`${JSON.stringify({ features, edges, rows })}\n`);
  const file = Buffer.concat([head, Uint8Array.from(labels), Uint8Array.from(weights, (w) => Math.round(w * TENTHS)), columns]);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(FILE, brotliCompressSync(file, { params }));
}
