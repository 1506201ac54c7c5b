import { FirstPairs } from '../../lexicon/first-pairs.ts';
import type { Entry, FormKind, Mention } from '../../lexicon/lexicon.ts';
import { Trie } from '../../lexicon/trie.ts';
import type { Profile } from '../../rule/profile.ts';
import type { Part } from '../../rule/triggers.ts';
import { classTable } from '../../text/chars.ts';
import type { Passage, PassageKind } from '../../text/passage.ts';
import { findTwice } from '../../text/twice.ts';
import type { ScannedPassage } from '../scans.ts';
import type { Step } from './compile.ts';
import type { WakeTable } from './table.ts';

/** Sets of rules or slots, one bit each. */
type Bits = Int32Array;
const has = (bits: Bits, at: number): boolean => (((bits[at >> 5] as number) >>> (at & 31)) & 1) === 1;
const put = (bits: Bits, at: number): void => {
  bits[at >> 5] = (bits[at >> 5] as number) | (1 << (at & 31));
};
const bitsFor = (count: number): Bits => new Int32Array((count + 31) >> 5);

const NOWHERE: readonly number[] = [];
/** A place that is near nothing. */
const NEVER = -(1 << 30);

/** A rule that is on, as far as its triggers ask. */
interface Active {
  readonly index: number;
  readonly options: unknown;
}

/** What a mention wakes: by itself, and beside another one that wakes the same. */
interface MentionSlots {
  readonly one: readonly number[];
  readonly two: readonly number[];
}

/** Tells which rules are called for a passage, and where their triggers stand, of one passage at a time. */
export class Wake {
  private readonly words: WordScan;
  /** by slot */
  private readonly ruleOf: readonly number[];
  /** by kind: the slots that are on and read it */
  private readonly byKind = new Map<PassageKind, Bits>();
  private readonly on: readonly number[];
  private readonly byForm = new WeakMap<Entry, Map<FormKind, MentionSlots>>();
  private readonly every: readonly number[];
  private readonly parts: WakeTable['parts'];
  private readonly lengths: WakeTable['lengths'];
  private readonly mentions: WakeTable['mentions'];
  private readonly views: WakeTable['views'];
  private readonly twice: WakeTable['twice'];
  /** the rules woken by the passage last read, and which slots may wake one */
  private readonly woken: Bits;
  private allowed: Bits;
  private readonly places: (number[] | undefined)[];
  private readonly opened: Int32Array;

  constructor(
    private readonly table: WakeTable,
    active: readonly Active[],
    profile: Profile,
  ) {
    const count = table.kinds.length;
    this.ruleOf = [...table.kinds.keys(), ...table.conditions.map((condition) => ruleOfSlot(table, condition.of))];
    const known = new Map(active.map(({ index, options }) => [index, options]));
    const holds = (slot: number): boolean => {
      const condition = table.conditions[slot - count];
      if (!condition) return known.has(slot);
      return holds(condition.of) && condition.test({ options: known.get(ruleOfSlot(table, slot)), profile });
    };
    this.on = [...this.ruleOf.keys()].filter(holds);
    const bits = bitsFor(this.ruleOf.length);
    for (const slot of this.on) put(bits, slot);
    const isOn = ({ slot }: { readonly slot: number }): boolean => has(bits, slot);
    this.every = table.every.filter((slot) => has(bits, slot));
    this.parts = table.parts.filter(isOn);
    this.lengths = table.lengths.filter(isOn);
    this.mentions = table.mentions.filter(isOn);
    this.views = table.views.filter(isOn);
    this.twice = table.twice.filter(isOn);
    this.words = wordsOf(table);
    this.woken = bitsFor(count);
    this.allowed = bits;
    this.places = new Array<number[] | undefined>(count).fill(undefined);
    this.opened = new Int32Array(table.nearCount);
  }

  /** Reads a passage. Then `next` and `placesOf` tell what was found, until the next one is read. */
  read(p: ScannedPassage): void {
    this.allowed = this.ofKind(p.kind);
    this.woken.fill(0);
    this.places.fill(undefined);
    for (const slot of this.every) this.wake(slot);
    for (const { slot, part } of this.parts) if (hasPart(p, part)) this.wake(slot);
    for (const { slot, most } of this.lengths) if (p.text.length <= most) this.wake(slot);
    if (this.mentions.length > 0) this.wakeByMentions(p.mentions);
    for (const { slot, view, where } of this.views) if (has(this.allowed, slot) && where(p.view(view))) this.wake(slot);
    for (const { slot, longest } of this.twice) if (has(this.allowed, slot)) findTwice(p.text, longest, (end) => this.wakeAt(slot, end));
    this.scan(p.text);
  }

  /** The next rule that is called, from `rule` on, or −1: in the order of the list. */
  next(rule: number): number {
    const { woken } = this;
    for (let i = rule; i < this.places.length; ) {
      const rest = (woken[i >> 5] as number) >>> (i & 31);
      if (rest === 0) i = ((i >> 5) + 1) << 5;
      else return i + (31 - Math.clz32(rest & -rest));
    }
    return -1;
  }

  /** Where the triggers of a rule stand that are in the text, in order, each place once. UTF-16 units. */
  placesOf(rule: number): readonly number[] {
    const places = this.places[rule];
    this.places[rule] = undefined;
    return places ?? NOWHERE;
  }

  private ofKind(kind: PassageKind): Bits {
    let bits = this.byKind.get(kind);
    if (!bits) {
      bits = bitsFor(this.ruleOf.length);
      for (const slot of this.on) if (this.table.kinds[this.ruleOf[slot] as number]?.includes(kind) ?? true) put(bits, slot);
      this.byKind.set(kind, bits);
    }
    return bits;
  }

  private wake(slot: number): void {
    if (has(this.allowed, slot)) put(this.woken, this.ruleOf[slot] as number);
  }

  private wakeAt(slot: number, place: number): void {
    if (!has(this.allowed, slot)) return;
    const rule = this.ruleOf[slot] as number;
    put(this.woken, rule);
    const list = this.places[rule];
    if (list) insertPlace(list, place);
    else this.places[rule] = [place];
  }

  private wakeByMentions(mentions: readonly Mention[]): void {
    let before: Mention | undefined;
    for (const m of mentions) {
      const now = this.wokenBy(m);
      for (const slot of now.one) this.wake(slot);
      if (before?.end === m.start && now.two.length > 0) {
        const { two } = this.wokenBy(before);
        for (const slot of now.two) if (two.includes(slot)) this.wake(slot);
      }
      before = m;
    }
  }

  private wokenBy({ entry, form }: Mention): MentionSlots {
    let forms = this.byForm.get(entry);
    if (!forms) {
      forms = new Map();
      this.byForm.set(entry, forms);
    }
    let slots = forms.get(form);
    if (!slots) {
      const woken = this.mentions.filter(({ where }) => where({ entry, form }));
      slots = {
        one: woken.flatMap(({ slot, besideAnother }) => (besideAnother ? [] : [slot])),
        two: woken.flatMap(({ slot, besideAnother }) => (besideAnother ? [slot] : [])),
      };
      forms.set(form, slots);
    }
    return slots;
  }

  private scan(text: string): void {
    const { roles, classRoles, roleCount, signs, pairs } = this.table;
    const { pairs: firsts } = this.words;
    this.opened.fill(NEVER);
    for (const index of this.table.nearHead) this.opened[index] = -1;
    let row = 0;
    let before = 0;
    let last = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const role = (roles[unit] as number) || (classRoles[classTable[unit] as number] as number);
      const alone = signs[role] as number;
      if (alone !== 0) this.step(alone, i);
      const both = pairs[row + role] as number;
      if (both !== 0) this.step(both, i);
      row = role * roleCount;
      const entry = firsts.entryOf(unit);
      if (firsts.mayBegin(before, entry, last, unit)) this.wakeWords(text, i - 1);
      before = entry;
      last = unit;
    }
    // The end of the text is the edge, of role 0.
    this.step(signs[0] as number, text.length);
    this.step(pairs[row] as number, text.length);
  }

  private step(index: number, at: number): void {
    for (const step of this.table.steps[index] as readonly Step[]) {
      const { slot, back, near } = step;
      if (!near) this.wakeAt(slot, at - back);
      else if (near.opens) this.opened[near.index] = at;
      else {
        const from = this.opened[near.index] as number;
        if (at - from > near.reach) continue;
        this.wakeAt(slot, Math.max(0, from));
        // It is told once: a first one before a page of second ones would be looked for among all that stands between.
        this.opened[near.index] = NEVER;
      }
    }
  }

  private wakeWords(text: string, at: number): void {
    const { trie } = this.words;
    let node = trie.start(text.charCodeAt(at));
    for (let i = at + 1; node !== 0; i++) {
      const value = trie.valueOf(node);
      if (value !== 0) for (const slot of this.table.wordSlots[value - 1] as readonly number[]) this.wakeAt(slot, at);
      node = i < text.length ? trie.step(node, text.charCodeAt(i)) : 0;
    }
  }
}

/** The rule of a slot. A condition may stand under another. */
function ruleOfSlot(table: WakeTable, slot: number): number {
  const condition = table.conditions[slot - table.kinds.length];
  return condition ? ruleOfSlot(table, condition.of) : slot;
}

/** Places come nearly in order, and a place may come twice. */
function insertPlace(list: number[], place: number): void {
  let i = list.length;
  while (i > 0 && (list[i - 1] as number) > place) i--;
  if (list[i - 1] === place) return;
  if (i === list.length) list.push(place);
  else list.splice(i, 0, place);
}

function hasPart(p: Passage & Pick<ScannedPassage, 'dateline' | 'credit' | 'endCredit'>, part: Part): boolean {
  if (part === 'seams') return p.seams.length > 0;
  if (part === 'level') return p.level > 0;
  return p[part] !== undefined;
}

/** The words of a table, and what to ask before them. */
interface WordScan {
  readonly trie: Trie;
  readonly pairs: FirstPairs;
}

const known = new WeakMap<WakeTable, WordScan>();

/** Of a table, made once. */
function wordsOf(table: WakeTable): WordScan {
  let words = known.get(table);
  if (!words) {
    words = { trie: new Trie(table.words), pairs: new FirstPairs(table.words) };
    known.set(table, words);
  }
  return words;
}
