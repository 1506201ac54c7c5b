import type { Flow } from '../text/words.ts';

/** Log-odds of a clause's end or beginning, and log-ratios of pairs, as levels. */
const BOUNDARY = { least: -6, step: 0.6 } as const;
const PAIR = { least: -5, step: 0.8 } as const;
/** Natural logarithm of a count as a byte. */
const LOG_STEP = 1 / 16;
/** A pair that is not listed was seen about so often. */
const UNSEEN = 2;

const levelOf = (value: number, { least, step }: typeof BOUNDARY | typeof PAIR): number => Math.max(1, Math.min(15, 1 + Math.round((value - least) / step)));

/** Counts of one character or pair: all, those before a mark that ends a clause, those behind one. */
interface Counts {
  readonly all: number;
  readonly ends: number;
  readonly begins: number;
}

/** What a boundary is expected to be worth before anything is counted, and how many counts that weighs. */
const PRIOR = { share: 0.09, weight: 6 } as const;

const smooth = (part: number, all: number, share: number): number => (part + PRIOR.weight * share) / (all + PRIOR.weight);

const logit = (share: number): number => Math.log(Math.max(share, 1e-4) / (1 - Math.min(share, 0.999)));

/**
 * Writes the counts as a text of 16-bit units: characters counted in all, in two units; how many are listed; each with its levels and how often it was seen; then
 * for each, in the same order, its pairs: how many, the second units, their levels. For the build.
 * @param singles by character
 * @param pairs by two characters, the rare ones left out
 * @param total characters counted in all
 */
export function packFlow(singles: ReadonlyMap<string, Counts>, pairs: ReadonlyMap<string, Counts>, total: number): string {
  const out: number[] = [];
  const characters = [...singles.keys()].sort();
  out.push(total & 0xffff, total >>> 16, characters.length);
  const share = (c: Counts, of: 'ends' | 'begins', prior: number): number => smooth(c[of], c.all, prior);
  const byFirst = new Map<string, string[]>();
  for (const pair of [...pairs.keys()].sort()) {
    const list = byFirst.get(pair[0] as string);
    if (list) list.push(pair);
    else byFirst.set(pair[0] as string, [pair]);
  }
  for (const character of characters) {
    const c = singles.get(character) as Counts;
    const ends = levelOf(logit(share(c, 'ends', PRIOR.share)), BOUNDARY);
    const begins = levelOf(logit(share(c, 'begins', PRIOR.share)), BOUNDARY);
    out.push(character.charCodeAt(0), (ends << 4) | begins | (Math.min(255, Math.round(Math.log(c.all) / LOG_STEP)) << 8));
  }
  for (const character of characters) {
    const list = byFirst.get(character) ?? [];
    out.push(list.length, ...list.map((pair) => pair.charCodeAt(1)));
    for (const pair of list) {
      const c = pairs.get(pair) as Counts;
      const [a, b] = [singles.get(pair[0] as string) as Counts, singles.get(pair[1] as string) as Counts];
      const ends = levelOf(logit(share(c, 'ends', share(b, 'ends', PRIOR.share))), BOUNDARY);
      const begins = levelOf(logit(share(c, 'begins', share(a, 'begins', PRIOR.share))), BOUNDARY);
      const across = levelOf(Math.log((c.all + 1) / ((a.all * b.all) / total + 1)), PAIR);
      out.push((ends << 4) | begins | (across << 8));
    }
  }
  return out.map((unit) => String.fromCharCode(unit)).join('');
}

/** @param packed see `packFlow`; opened when first asked, since most drafts never do */
export function flowFrom(packed: string): Flow {
  let opened: PackedFlow | undefined;
  const flow = (): PackedFlow => {
    opened ??= new PackedFlow(packed);
    return opened;
  };
  return {
    endsAt: (text, at) => flow().endsAt(text, at),
    beginsAt: (text, at) => flow().beginsAt(text, at),
    crosses: (text, at) => flow().crosses(text, at),
  };
}

/** Units before the characters. */
const HEAD = 3;

/** Digits are counted as one. */
const folded = (unit: number): number => ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19) ? 0x30 : unit);

class PackedFlow implements Flow {
  /** By unit: its place among the characters, one more; 0 for those that are not listed. */
  private readonly places = new Uint16Array(0x10000);
  /** By place: where its pairs begin. */
  private readonly starts: Uint32Array;
  private readonly total: number;

  constructor(private readonly packed: string) {
    this.total = packed.charCodeAt(0) + packed.charCodeAt(1) * 0x10000;
    const size = packed.charCodeAt(2);
    this.starts = new Uint32Array(size);
    let at = HEAD + 2 * size;
    for (let k = 0; k < size; k++) {
      this.places[packed.charCodeAt(HEAD + 2 * k)] = k + 1;
      this.starts[k] = at;
      at += 1 + 2 * packed.charCodeAt(at);
    }
  }

  endsAt(text: string, at: number): number {
    const last = this.single(at > 0 ? text.charCodeAt(at - 1) : 0);
    if (last < 0) return 0;
    const pair = at > 1 ? this.pair(text.charCodeAt(at - 2), text.charCodeAt(at - 1)) : -1;
    return ((pair >= 0 ? pair : last) >> 4) & 15;
  }

  beginsAt(text: string, at: number): number {
    const first = this.single(at < text.length ? text.charCodeAt(at) : 0);
    if (first < 0) return 0;
    const pair = at + 1 < text.length ? this.pair(text.charCodeAt(at), text.charCodeAt(at + 1)) : -1;
    return (pair >= 0 ? pair : first) & 15;
  }

  crosses(text: string, at: number): number {
    if (at <= 0 || at >= text.length) return 0;
    const [a, b] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
    const [left, right] = [this.single(a), this.single(b)];
    if (left < 0 || right < 0) return 0;
    const pair = this.pair(a, b);
    if (pair >= 0) return (pair >> 8) & 15;
    const chance = Math.exp(((left >> 8) + (right >> 8)) * LOG_STEP) / this.total;
    return levelOf(Math.log(UNSEEN / (chance + 1)), PAIR);
  }

  /** The packed levels and count of a character, −1 of an unlisted one. */
  private single(unit: number): number {
    const place = this.places[folded(unit)] as number;
    return place === 0 ? -1 : this.packed.charCodeAt(HEAD + 2 * place - 1);
  }

  /** The packed levels of a pair, −1 of an unlisted one. By bisection. */
  private pair(a: number, b: number): number {
    const place = this.places[folded(a)] as number;
    if (place === 0) return -1;
    const second = folded(b);
    const start = this.starts[place - 1] as number;
    const count = this.packed.charCodeAt(start);
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.packed.charCodeAt(start + 1 + middle) < second) low = middle + 1;
      else high = middle;
    }
    return low < count && this.packed.charCodeAt(start + 1 + low) === second ? this.packed.charCodeAt(start + 1 + count + low) : -1;
  }
}
