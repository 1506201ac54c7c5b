import type { EntryKind, Lexicon } from '../../../lexicon/lexicon.ts';

const HOLE = '\ufffd';
const KINDS: readonly EntryKind[] = ['person', 'place', 'organisation'];
const SHORTEST = 3;
const LONGEST = 8;

/** Names by what they are with one character missing. Built when a draft first has such a place. */
const indices = new WeakMap<Lexicon, ReadonlyMap<string, readonly string[]>>();

function indexOf(lexicon: Lexicon): ReadonlyMap<string, readonly string[]> {
  const known = indices.get(lexicon);
  if (known) return known;
  const index = new Map<string, string[]>();
  for (const kind of KINDS) {
    for (const { forms } of lexicon.entriesOf(kind)) {
      for (const { text, kind: form } of forms) {
        if (text.length < SHORTEST || text.length > LONGEST || form === 'typo' || form === 'wrong' || form === 'variant') continue;
        for (let i = 0; i < text.length; i++) {
          const key = text.slice(0, i) + HOLE + text.slice(i + 1);
          const names = index.get(key);
          if (!names) index.set(key, [text]);
          else if (!names.includes(text)) names.push(text);
        }
      }
    }
  }
  indices.set(lexicon, index);
  return index;
}

/** The characters that make a name of the lexicon when they stand at `at` of the text: 金与□ → 正. The longest names only. */
export function charactersFor(text: string, at: number, lexicon: Lexicon): readonly string[] {
  const index = indexOf(lexicon);
  for (let length = LONGEST; length >= SHORTEST; length--) {
    const found = new Set<string>();
    for (let start = Math.max(0, at - length + 1); start <= at && start + length <= text.length; start++) {
      const key = text.slice(start, at) + HOLE + text.slice(at + 1, start + length);
      for (const name of index.get(key) ?? []) found.add(name[at - start] as string);
    }
    if (found.size > 0) return [...found];
  }
  return [];
}
