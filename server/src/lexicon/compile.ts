import { Class, classOf } from '../text/chars.ts';
import type { Range } from '../text/range.ts';
import { judgeBorder } from './border.ts';
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
/** Dots that stand for · (GB/T 15834 4.14) in careless copy. */
const DOTS = new Set([0x2022, 0x2027, 0x2219, 0x22c5, 0x30fb, 0xff65, 0xff0e, 0xfe52, 0x2e]);
const DOT = 0xb7;
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
      const mention = target.entry ? this.mention(text, at, end, target) : undefined;
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
      node = next === 0 && DOTS.has(unit) ? trie.step(node, DOT) : next;
      if (node === 0) return best;
    }
  }

  private mention(text: string, start: number, end: number, target: Target): Mention | undefined {
    const border = judgeBorder(text, start, end, this.pairs);
    if (border === 'not') return undefined;
    const form = target.form as Form;
    const certain = border === 'certain' && !form.weak && !target.rivals;
    const mention = { start, end, entry: target.entry as Entry, form: form.kind, certain };
    return { ...mention, ...(form.region && { region: form.region }), ...(target.rivals && { rivals: target.rivals }) };
  }

  nameAcross(text: string, at: number): Range | undefined {
    let best: Range | undefined;
    const least = Math.max(0, at - this.trie.longestKey + 1);
    for (let start = at - 1; start >= least; start--) {
      const node = this.trie.start(text.charCodeAt(start));
      const hit = node === 0 ? 0 : this.longest(text, start, node);
      if (hit === 0) continue;
      const end = start + (this.targets[hit - 1] as Target).text.length;
      if (end <= at || (best && end - start <= best.end - best.start)) continue;
      if (judgeBorder(text, start, end, this.pairs) === 'certain') best = { start, end };
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
