import type { Vocabulary } from '../../../lexicon/vocabulary.ts';
import { gapKey, isOnlyAt } from '../../../names/gap-key.ts';
import { isCloseSound, isSameSound } from '../../../names/homophones.ts';
import { distinctSyllables } from '../../../names/transliteration.ts';
import type { NameRun, NearSpelling } from './near-unlisted.ts';

/** A name that stands by itself in the article: nothing that could belong to it stands beside it. */
interface Standing {
  readonly text: string;
  readonly count: number;
  readonly listed: boolean;
}

const SHORTEST = 3;
/** Endings that make another name of a name: a wife's, a people's. */
const DERIVED = new Set(['夫娃', '娃夫', '金娜', '娜金', '奇娜', '基娅', '亚人', '亚语', '斯人', '尔人']);

/**
 * Stretches that differ in one character, whatever its sound, from a name that the article has more often (卡马斯 beside 哈马斯,
 * 哈纳瓦罗 beside 卡纳瓦罗). Both stand by themselves, so that the character may be the first or the last of the name. Linear in
 * the summed length of the runs.
 */
export function nearStanding(runs: readonly NameRun[], vocabulary: Vocabulary): NearSpelling[] {
  const counts = countRuns(runs);
  const gaps = gapsOf(counts, holeKeys(runs));
  if (gaps.size === 0) return [];
  const out: NearSpelling[] = [];
  runs.forEach((run, r) => {
    if (run.listed || run.text.length < SHORTEST) return;
    const own = counts.get(run.text) as number;
    if (own & LISTED) return;
    const near = nearest(run, own >> COUNT, gaps);
    if (near && !vocabulary.isWord(run.text, 0, run.text.length)) out.push({ run: r, ...near });
  });
  return out;
}

const LISTED = 1;
const HOLE = 2;
/** Above these bits: how often. */
const COUNT = 2;

/** How often each stretch stands in the article, as one number. One with a character of no names counts as a slip, never as a name. */
function countRuns(runs: readonly NameRun[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text, listed, hole } of runs) {
    counts.set(text, ((counts.get(text) ?? 0) + (1 << COUNT)) | (listed ? LISTED : 0) | (hole >= 0 ? HOLE : 0));
  }
  return counts;
}

/** What the stretches with a character of no names are without it. */
function holeKeys(runs: readonly NameRun[]): ReadonlySet<number> {
  const keys = new Set<number>();
  for (const { text, hole } of runs) if (hole >= 0) keys.add(gapKey(text, hole));
  return keys;
}

/** Names by what they are with one character left out. One that stands once is a name beside what is none (伊哈洛, 伊咖洛). */
function gapsOf(counts: ReadonlyMap<string, number>, holes: ReadonlySet<number>): ReadonlyMap<number, Standing[]> {
  const gaps = new Map<number, Standing[]>();
  for (const [text, packed] of counts) {
    const count = packed >> COUNT;
    const listed = (packed & LISTED) !== 0;
    if (packed & HOLE || (!listed && distinctSyllables(text, 0, text.length) < (text.length > SHORTEST ? 1 : 2))) continue;
    for (let k = 0; k < text.length; k++) {
      const key = gapKey(text, k);
      if (!listed && count < 2 && !holes.has(key)) continue;
      const list = gaps.get(key);
      if (list) list.push({ text, count, listed });
      else gaps.set(key, [{ text, count, listed }]);
    }
  }
  return gaps;
}

function nearest({ text, hole }: NameRun, own: number, gaps: ReadonlyMap<number, readonly Standing[]>): Omit<NearSpelling, 'run'> | undefined {
  for (let k = 0; k < text.length; k++) {
    // A character of no names is the wrong one if any is.
    if (hole >= 0 && k !== hole) continue;
    for (const name of gaps.get(gapKey(text, k)) ?? []) {
      if (!isOnlyAt(text, name.text, k)) continue;
      const strong = judge(text, name, k, own, hole >= 0);
      if (strong === undefined) continue;
      return { start: 0, end: text.length, at: k, right: name.text[k] as string, strong, even: false };
    }
  }
  return undefined;
}

/** True for a slip, false for what may be one, undefined for two names. */
function judge(text: string, name: Standing, k: number, own: number, hole: boolean): boolean | undefined {
  const [was, is] = [name.text[k] as string, text[k] as string];
  if (k === text.length - 1 && DERIVED.has(was + is)) return undefined;
  const clear = name.listed ? name.count >= own : name.count >= 2 * own;
  if (!clear && !(hole && name.count >= own)) return undefined;
  const rest = distinctSyllables(name.text, 0, name.text.length) - distinctSyllables(name.text, k, k + 1);
  if (!clear) return isSameSound(was, is) || isCloseSound(was, is) ? false : undefined;
  if (isSameSound(was, is)) return name.listed || rest >= 2 || text.length > SHORTEST;
  if (isCloseSound(was, is)) return name.listed || (text.length > SHORTEST && rest >= 2);
  // Four characters and more that differ in one, of any sound: reported low.
  return text.length > SHORTEST && own === 1 && rest >= 2 ? false : undefined;
}
