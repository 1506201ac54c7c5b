import type { Shipped } from 'newsproof:lexicon';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Head, type PartName, shippedFrom } from './lexicon-parts.ts';

/** Name of the file, which lies beside the bundle. */
const NAME = 'lexicon.bin';

/**
 * Opens the shipped lexicon as scripts/build-data.mjs writes it: a line of JSON (`Head`), then the parts, in the encodings in
 * which strings are held, so that they are copied and not decoded. The bundles take this in the place of the module
 * `newsproof:lexicon`: with so much text inside they start more slowly, above all when nothing is asked of the lexicon.
 * @throws when the file is absent or is none
 */
export default function openShipped(): Shipped {
  const path = join(__dirname, NAME);
  let bytes: Buffer;
  let head: Head;
  let body: number;
  try {
    bytes = readFileSync(path);
    body = bytes.indexOf('\n') + 1;
    head = JSON.parse(bytes.toString('latin1', 0, body)) as Head;
  } catch (error) {
    throw new Error(`${path} 无法读取，请重新安装 · cannot be read, install Newsproof again`, { cause: error });
  }
  const part = (name: PartName): string => {
    const [start, length, encoding] = head[name];
    return bytes.toString(encoding, body + start, body + start + length);
  };
  return shippedFrom(part);
}
