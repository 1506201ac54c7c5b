import { Class, classOf, isAt } from '../text/chars.ts';
import type { Range } from '../text/range.ts';
import { type Border, judgeBorder, judgeSounds } from './border.ts';
import type { Entry, Form, FormKind, Lexicon, Mention } from './lexicon.ts';
import { noPairs, type Pairs } from './pairs.ts';
import { Trie } from './trie.ts';

/** What a key of the trie stands for. `entry` absent: an `unless` word, which is no mention. */
interface Target {
  readonly text: string;
  readonly form?: Form;
  readonly entry?: Entry;
  rivals?: Entry[];
  /** index of the list it comes from */
  readonly list: number;
}

const ALNUM = Class.Latin | Class.Digit | Class.FullAlnum;
/** Marks that stand for · and - between the parts of a name (GB/T 15834 4.13, 4.14) in careless copy. */
const FOLDED = new Map<number, number>();
for (const dot of '•‧∙⋅・･．﹒.') FOLDED.set(dot.charCodeAt(0), 0xb7);
for (const dash of '‐‑‒–—―−－') FOLDED.set(dash.charCodeAt(0), 0x2d);

const RANK: Readonly<Record<FormKind, number>> = { name: 0, full: 1, short: 2, synonym: 3, variant: 4, typo: 5, wrong: 6 };

/**
 * Compiles lists of entries. Later lists win: an entry replaces earlier ones of the same kind and name (and of the same full
 * form, where both give one, so that 鲍里斯·约翰逊 leaves 迈克·约翰逊 alone), and a form that a later list claims is no longer
 * a form of earlier entries.
 * @param pairs two-character words, for the borders of short forms
 */
export function compileLexicon(lists: readonly (readonly Entry[])[], pairs: Pairs = noPairs): Lexicon {
  return new Compiled(merge(lists), pairs);
}

function merge(lists: readonly (readonly Entry[])[]): { entry: Entry; list: number }[] {
  const byKey = new Map<string, { entry: Entry; list: number }[]>();
  lists.forEach((entries, list) => {
    for (const entry of entries) {
      const key = `${entry.kind} ${entry.name}`;
      const same = byKey.get(key);
      if (!same) {
        byKey.set(key, [{ entry, list }]);
        continue;
      }
      const kept = same.filter((o) => o.list === list || (o.entry.full && entry.full && o.entry.full !== entry.full));
      kept.push({ entry, list });
      byKey.set(key, kept);
    }
  });
  return [...byKey.values()].flat();
}

class Compiled implements Lexicon {
  readonly entries: readonly Entry[];
  private readonly trie: Trie;
  private readonly targets: readonly Target[];
  private readonly pairs: Pairs;

  constructor(merged: readonly { entry: Entry; list: number }[], pairs: Pairs) {
    this.entries = merged.map((m) => m.entry);
    this.pairs = pairs;
    const targets = claims(merged);
    let units = 1;
    for (const t of targets) units += t.text.length;
    this.trie = new Trie(units);
    for (let i = 0; i < targets.length; i++) this.trie.set((targets[i] as Target).text, i + 1);
    this.targets = targets;
  }

  scan(text: string): readonly Mention[] {
    const out: Mention[] = [];
    const { trie } = this;
    for (let at = 0; at < text.length; ) {
      const node = trie.start(text.charCodeAt(at));
      if (node === 0) {
        at++;
        continue;
      }
      const hit = this.longest(text, at, node);
      if (hit === 0) {
        at++;
        continue;
      }
      const target = this.targets[hit - 1] as Target;
      const end = at + target.text.length;
      const mention = target.entry ? this.mention(text, at, end, target, out.at(-1)?.end === at) : undefined;
      if (mention) out.push(mention);
      at = mention || !target.entry ? end : at + 1;
    }
    return out;
  }

  /** Number of the longest key that starts at `at` and stands free, or 0. All keys have the length of their match. */
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
        const folded = FOLDED.get(unit);
        if (folded === undefined) return best;
        node = trie.step(node, folded);
        if (node === 0) return best;
      } else node = next;
    }
  }

  private mention(text: string, start: number, end: number, target: Target, follows: boolean): Mention | undefined {
    const entry = target.entry as Entry;
    const form = target.form as Form;
    const border = this.border(text, start, end, entry, follows);
    if (border === 'not') return undefined;
    const certain = border === 'certain' && !form.weak && !target.rivals && !(entry.kind === 'person' && isPartOfOther(text, start, end, entry));
    const mention = { start, end, entry, form: form.kind, certain };
    return { ...mention, ...(form.region && { region: form.region }), ...(target.rivals && { rivals: target.rivals }) };
  }

  private border(text: string, start: number, end: number, entry: Entry, follows: boolean): Border {
    const border = judgeBorder(text, start, end, this.pairs);
    if (border !== 'certain' || entry.kind !== 'person' || !entry.full?.includes('·')) return border;
    return judgeSounds(text, start, end, follows, this.pairs);
  }

  nameAcross(text: string, at: number): Range | undefined {
    let best: Range | undefined;
    const least = Math.max(0, at - this.trie.longestKey + 1);
    for (let start = at - 1; start >= least; start--) {
      const node = this.trie.start(text.charCodeAt(start));
      const hit = node === 0 ? 0 : this.longest(text, start, node);
      if (hit === 0) continue;
      const { text: key, entry } = this.targets[hit - 1] as Target;
      const end = start + key.length;
      if (end <= at || (best && end - start <= best.end - best.start)) continue;
      if (!entry || this.border(text, start, end, entry, true) === 'certain') best = { start, end };
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
      if (value !== 0 && (this.targets[value - 1] as Target).entry?.kind === 'agency') best = i - at;
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

/** Who owns each form. A later list beats an earlier one; in one list the more lawful form wins, and equal ones are rivals. */
function claims(merged: readonly { entry: Entry; list: number }[]): Target[] {
  const owner = new Map<string, Target>();
  for (const { entry, list } of merged) {
    for (const form of entry.forms) {
      const made: Target = { text: form.text, form, entry, list };
      const now = owner.get(form.text);
      if (!now || list > now.list) owner.set(form.text, made);
      else if (list === now.list && now.form) settle(owner, now, made);
    }
  }
  for (const { entry, list } of merged) {
    for (const text of entry.unless) {
      const now = owner.get(text);
      if (!now || list > now.list) owner.set(text, { text, list });
    }
  }
  return [...owner.values()];
}

function settle(owner: Map<string, Target>, now: Target, made: Target): void {
  const a = RANK[(now.form as Form).kind];
  const b = RANK[(made.form as Form).kind];
  if (b < a) owner.set(made.text, made);
  else if (a === b) now.rivals = [...(now.rivals ?? []), made.entry as Entry];
}
