import { Class, classOf, isAt } from '../text/chars.ts';
import type { Range } from '../text/range.ts';
import { type Flow, noFlow } from '../text/words.ts';
import { noTypos, type Typos } from '../typos/typos.ts';
import { type Border, judgeBorder, judgeSounds } from './border.ts';
import { type Idioms, noIdioms } from './idioms.ts';
import type { Knowledge } from './knowledge.ts';
import type { Entry, EntryKind, Form, Lexicon, ListedForm, ListedName, Mention } from './lexicon.ts';
import type { Pairs } from './pairs.ts';
import { Trie } from './trie.ts';
import { noVocabulary, type Vocabulary } from './vocabulary.ts';

/** What a key of the matcher stands for. */
export interface Target {
  readonly entry: Entry;
  readonly form: Form;
  /** other entries that claim the form */
  readonly rivals: readonly Entry[] | undefined;
}

/** Keys of a matcher. An `unless` word has no target. */
export interface Keys {
  readonly keys: readonly string[];
  targetOf(key: number): Target | undefined;
  entries(): readonly Entry[];
  entriesOf(kind: EntryKind): readonly Entry[];
  namesOf(kind: EntryKind): readonly ListedName[];
  formsOf(kind: EntryKind): readonly ListedForm[];
  seenAs(title: string): readonly Entry[];
}

const ALNUM = Class.Latin | Class.Digit | Class.FullAlnum;
/** Marks that stand for · and - between the parts of a name (GB/T 15834 4.13, 4.14) in careless copy. */
const FOLDED = new Map<number, number>();
for (const dot of '•‧∙⋅・･．﹒.') FOLDED.set(dot.charCodeAt(0), 0xb7);
for (const dash of '‐‑‒–—―−－') FOLDED.set(dash.charCodeAt(0), 0x2d);
const NO_MENTIONS: readonly Mention[] = [];
const NOTHING_KNOWN: readonly Knowledge[] = [];

/** A lexicon over a trie. Immutable to its users: what is built late is built alike whenever it is built. */
export class Matcher implements Lexicon {
  private readonly trie: Trie;
  private readonly byKind = new Map<EntryKind, readonly Entry[]>();

  constructor(
    private readonly source: Keys,
    private readonly pairs: Pairs,
    readonly knowledge: readonly Knowledge[] = NOTHING_KNOWN,
  ) {
    this.trie = new Trie(source.keys, new Set(FOLDED.values()));
  }

  get entries(): readonly Entry[] {
    return this.source.entries();
  }

  get vocabulary(): Vocabulary {
    return this.pairs.vocabulary ?? noVocabulary;
  }

  get idioms(): Idioms {
    return this.pairs.idioms ?? noIdioms;
  }

  get typos(): Typos {
    return this.pairs.typos ?? noTypos;
  }

  get flow(): Flow {
    return this.pairs.flow ?? noFlow;
  }

  entriesOf(kind: EntryKind): readonly Entry[] {
    let entries = this.byKind.get(kind);
    if (!entries) {
      entries = this.source.entriesOf(kind);
      this.byKind.set(kind, entries);
    }
    return entries;
  }

  namesOf(kind: EntryKind): readonly ListedName[] {
    return this.source.namesOf(kind);
  }

  formsOf(kind: EntryKind): readonly ListedForm[] {
    return this.source.formsOf(kind);
  }

  seenAs(title: string): readonly Entry[] {
    return this.source.seenAs(title);
  }

  scan(text: string): readonly Mention[] {
    let out: Mention[] | undefined;
    const { trie } = this;
    for (let at = trie.nextStart(text, 0); at < text.length; at = trie.nextStart(text, at)) {
      const hit = this.longest(text, at, trie.start(text.charCodeAt(at)));
      if (hit === 0) {
        at++;
        continue;
      }
      const end = at + (this.source.keys[hit - 1] as string).length;
      const target = this.source.targetOf(hit - 1);
      const mention = target && this.mention(text, at, end, target, out?.at(-1)?.end === at);
      if (mention) {
        out ??= [];
        out.push(mention);
      }
      at = mention || !target ? end : at + 1;
    }
    return out ?? NO_MENTIONS;
  }

  /** Value of the longest key that starts at `at` and stands free, or 0. A match has the length of its key. */
  private longest(text: string, at: number, first: number): number {
    const { trie } = this;
    let node = first;
    let best = 0;
    for (let i = at + 1; ; i++) {
      const value = trie.valueOf(node);
      if (value !== 0 && isFree(text, at, i)) best = value;
      if (i >= text.length) return best;
      const unit = text.charCodeAt(i);
      const next = trie.step(node, unit);
      if (next === 0) {
        if (unit >= 0x3400 && unit < 0xff00) return best;
        const folded = FOLDED.get(unit);
        if (folded === undefined) return best;
        node = trie.step(node, folded);
        if (node === 0) return best;
      } else node = next;
    }
  }

  private mention(text: string, start: number, end: number, target: Target, follows: boolean): Mention | undefined {
    const { entry, form, rivals } = target;
    const border = this.border(text, start, end, entry, follows);
    if (border === 'not') return undefined;
    const certain = border === 'certain' && !form.weak && !rivals && !(entry.kind === 'person' && isPartOfOther(text, start, end, entry));
    return { start, end, entry, form: form.kind, region: form.region, certain, rivals };
  }

  private border(text: string, start: number, end: number, entry: Entry, follows: boolean): Border {
    const border = judgeBorder(text, start, end, this.pairs);
    if (border === 'not' || entry.kind !== 'person' || !entry.full?.includes('·')) return border;
    const next = end < text.length ? this.trie.start(text.charCodeAt(end)) : 0;
    const nameBehind = next !== 0 && this.longest(text, end, next) !== 0;
    const sounds = judgeSounds(text, start, end, follows, nameBehind, this.pairs);
    return sounds === 'certain' ? border : sounds;
  }

  nameAcross(text: string, at: number): Range | undefined {
    if (at <= 0 || at >= text.length) return undefined;
    let best: Range | undefined;
    const least = Math.max(0, at - this.trie.longestKey + 1);
    for (let start = at - 1; start >= least; start--) {
      const unit = text.charCodeAt(start);
      if (this.trie.longestFrom(unit) <= at - start) continue;
      const hit = this.longest(text, start, this.trie.start(unit));
      if (hit === 0) continue;
      const end = start + (this.source.keys[hit - 1] as string).length;
      if (end <= at || (best && end - start <= best.end - best.start)) continue;
      const target = this.source.targetOf(hit - 1);
      if (!target || this.border(text, start, end, target.entry, true) === 'certain') best = { start, end };
    }
    return best;
  }

  pairAcross(text: string, at: number): boolean {
    if (at <= 0 || at >= text.length) return false;
    const a = text.charCodeAt(at - 1);
    const b = text.charCodeAt(at);
    if ((classOf(a) & classOf(b) & Class.Han) === 0) return false;
    return this.pairs.isWord(a, b) || this.pairs.isInside(a, b);
  }

  agencyAt(text: string, at: number): number {
    const { trie } = this;
    let best = 0;
    let node = at < text.length ? trie.start(text.charCodeAt(at)) : 0;
    for (let i = at + 1; node !== 0; i++) {
      const value = trie.valueOf(node);
      if (value !== 0 && this.source.targetOf(value - 1)?.entry.kind === 'agency') best = i - at;
      node = i < text.length ? trie.step(node, text.charCodeAt(i)) : 0;
    }
    return best;
  }
}

/** A part of another person's name: 伊万卡·特朗普, 米歇尔·特梅尔. The entry's own given name may stand before it. */
function isPartOfOther(text: string, start: number, end: number, entry: Entry): boolean {
  if (isDot(text, end)) return true;
  if (!isDot(text, start - 1) || !isAt(text, start - 2, Class.Han | Class.Latin)) return false;
  const given = entry.full?.endsWith(`·${entry.name}`) ? entry.full.slice(0, -entry.name.length - 1) : '';
  return given === '' || !text.startsWith(given, start - 1 - given.length);
}

function isDot(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0xb7 || (unit !== 0x2e && FOLDED.get(unit) === 0xb7);
}

/** Latin letters and digits at an end of a form must not go on outside. */
function isFree(text: string, start: number, end: number): boolean {
  if (start > 0 && classOf(text.charCodeAt(start)) & ALNUM && classOf(text.charCodeAt(start - 1)) & ALNUM) return false;
  return !(end < text.length && classOf(text.charCodeAt(end - 1)) & ALNUM && classOf(text.charCodeAt(end)) & ALNUM);
}
