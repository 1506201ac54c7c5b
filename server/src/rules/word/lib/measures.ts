import { Trie } from '../../../lexicon/trie.ts';
import { MEASURES } from './lists/measure.ts';

/** A noun with the measure words that go with it, and those that surely do not. */
export interface MeasuredNoun {
  readonly right: readonly string[];
  readonly wrong: string;
}

interface Table {
  readonly trie: Trie;
  readonly nouns: readonly MeasuredNoun[];
}

/** @throws Error on a line that is no entry: the list ships with the product and has none */
function readTable(): Table {
  const keys: string[] = [];
  const nouns: MeasuredNoun[] = [];
  for (const line of MEASURES.split('\n')) {
    if (line === '') continue;
    const [, right, wrong, list] = /^(.+) < (.+): (.+)$/.exec(line) ?? [];
    if (!right || !wrong || !list) throw new Error(line);
    for (const noun of list.split(' ')) {
      keys.push(noun);
      nouns.push({ right: right.split(' '), wrong: wrong.replaceAll(' ', '') });
    }
  }
  return { trie: new Trie(keys), nouns };
}

let table: Table | undefined;

/** Every measure word that some noun of the list does not take. */
export const WRONG_MEASURES = [...new Set([...MEASURES.matchAll(/ < (.+):/g)].flatMap((m) => (m[1] as string).split(' ')))].join('');

/** The longest noun of the list that begins at `at` (UTF-16 units), and where it ends. */
export function nounAt(text: string, at: number): { readonly noun: MeasuredNoun; readonly end: number } | undefined {
  table ??= readTable();
  const { trie, nouns } = table;
  let found: { readonly noun: MeasuredNoun; readonly end: number } | undefined;
  let node = at < text.length ? trie.start(text.charCodeAt(at)) : 0;
  for (let i = at + 1; node !== 0; i++) {
    const value = trie.valueOf(node);
    if (value !== 0) found = { noun: nouns[value - 1] as MeasuredNoun, end: i };
    node = i < text.length ? trie.step(node, text.charCodeAt(i)) : 0;
  }
  return found;
}
