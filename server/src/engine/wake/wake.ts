import type { Entry, FormKind, Mention } from '../../lexicon/lexicon.ts';
import { Trie } from '../../lexicon/trie.ts';
import type { Part } from '../../rule/triggers.ts';
import type { Passage, PassageKind } from '../../text/passage.ts';
import type { ScannedPassage } from '../scans.ts';
import type { Step, WakeTable } from './compile.ts';

/** Sets of rules, one bit each. */
type Bits = Int32Array;
const has = (bits: Bits, rule: number): boolean => (((bits[rule >> 5] as number) >>> (rule & 31)) & 1) === 1;
const put = (bits: Bits, rule: number): void => {
  bits[rule >> 5] = (bits[rule >> 5] as number) | (1 << (rule & 31));
};

const NOWHERE: readonly number[] = [];

/** Tells which rules are called for a passage, and where their triggers stand. One for each linter: it answers one passage at a time. */
export class Wake {
  private readonly words: WordScan;
  /** by kind: the active rules that read it */
  private readonly byKind = new Map<PassageKind, Bits>();
  private readonly parts: readonly { readonly part: Part; readonly bits: Bits }[];
  private readonly every: Bits;
  private readonly byForm = new Map<Entry, Map<FormKind, readonly number[]>>();
  private readonly mentions: WakeTable['mentions'];
  private readonly lengths: WakeTable['lengths'];
  /** of the passage last asked for */
  private readonly woken: Bits;
  private allowed: Bits;
  private readonly places: (number[] | undefined)[];
  private readonly opened: Int32Array;

  /** @param active indices of the rules that are on */
  constructor(
    private readonly table: WakeTable,
    private readonly active: readonly number[],
  ) {
    const size = (table.kinds.length + 31) >> 5;
    const on = new Int32Array(size);
    for (const rule of active) put(on, rule);
    const isOn = ({ rule }: { readonly rule: number }): boolean => has(on, rule);
    this.words = new WordScan(table);
    const byPart = new Map<Part, Bits>();
    for (const { rule, part } of table.parts.filter(isOn)) {
      let bits = byPart.get(part);
      if (!bits) {
        bits = new Int32Array(size);
        byPart.set(part, bits);
      }
      put(bits, rule);
    }
    this.parts = [...byPart].map(([part, bits]) => ({ part, bits }));
    this.every = new Int32Array(size);
    for (const rule of table.every) put(this.every, rule);
    this.mentions = table.mentions.filter(isOn);
    this.lengths = table.lengths.filter(isOn);
    this.woken = new Int32Array(size);
    this.allowed = on;
    this.places = new Array<number[] | undefined>(table.kinds.length).fill(undefined);
    this.opened = new Int32Array(table.nearCount);
  }

  /** Reads a passage. Then `next` and `placesOf` tell what was found, until the next one is read. */
  read(p: ScannedPassage): void {
    const { woken, every } = this;
    this.allowed = this.ofKind(p.kind);
    for (let i = 0; i < woken.length; i++) woken[i] = (every[i] as number) & (this.allowed[i] as number);
    for (const { part, bits } of this.parts) if (hasPart(p, part)) this.wakeAll(bits);
    for (const { rule, most } of this.lengths) if (p.text.length <= most) this.wake(rule);
    if (this.mentions.length > 0) for (const m of p.mentions) for (const rule of this.wokenBy(m)) this.wake(rule);
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
      bits = new Int32Array(this.woken.length);
      for (const rule of this.active) if (this.table.kinds[rule]?.includes(kind) ?? true) put(bits, rule);
      this.byKind.set(kind, bits);
    }
    return bits;
  }

  private wakeAll(bits: Bits): void {
    const { woken, allowed } = this;
    for (let i = 0; i < woken.length; i++) woken[i] = (woken[i] as number) | ((bits[i] as number) & (allowed[i] as number));
  }

  private wake(rule: number): void {
    if (has(this.allowed, rule)) put(this.woken, rule);
  }

  private wakeAt(rule: number, place: number): void {
    if (!has(this.allowed, rule)) return;
    put(this.woken, rule);
    const list = this.places[rule];
    if (list) insertPlace(list, place);
    else this.places[rule] = [place];
  }

  private wokenBy({ entry, form }: Mention): readonly number[] {
    let forms = this.byForm.get(entry);
    if (!forms) {
      forms = new Map();
      this.byForm.set(entry, forms);
    }
    let rules = forms.get(form);
    if (!rules) {
      rules = this.mentions.flatMap(({ rule, where }) => (where({ entry, form }) ? [rule] : []));
      forms.set(form, rules);
    }
    return rules;
  }

  private scan(text: string): void {
    const { roles, roleCount, pairs } = this.table;
    const { words } = this;
    this.opened.fill(-0x10000);
    for (const index of this.table.nearHead) this.opened[index] = -1;
    let row = 0;
    let follows = 0;
    let last = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const role = roles[unit] as number;
      const steps = pairs[row + role] as number;
      if (steps !== 0) this.step(steps, i);
      row = role * roleCount;
      const entry = words.entryOf(unit);
      if ((entry >>> GROUP) & follows && words.mayBegin(last, unit)) this.wakeWords(text, i - 1);
      follows = entry;
      last = unit;
    }
    const steps = pairs[row] as number;
    if (steps !== 0) this.step(steps, text.length);
  }

  private step(index: number, at: number): void {
    for (const step of this.table.steps[index] as readonly Step[]) {
      const { rule, back, near } = step;
      if (!near) this.wakeAt(rule, at - back);
      else if (near.opens) this.opened[near.index] = at;
      else {
        const from = this.opened[near.index] as number;
        if (at - from <= near.reach) this.wakeAt(rule, Math.max(0, from));
      }
    }
  }

  private wakeWords(text: string, at: number): void {
    const { trie } = this.words;
    let node = trie.start(text.charCodeAt(at));
    for (let i = at + 1; node !== 0; i++) {
      const value = trie.valueOf(node);
      if (value !== 0) for (const rule of this.table.wordRules[value - 1] as readonly number[]) this.wakeAt(rule, at);
      node = i < text.length ? trie.step(node, text.charCodeAt(i)) : 0;
    }
  }
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

/** The table is asked by the lower bits of a unit: units that share them are told apart by the pairs. */
const UNITS = 0x7fff;
/** A unit's lower half: the groups of units that may follow it; its upper half: the group it is in, as one that follows. */
const GROUP = 16;
const PAIRS = 0xffff;

/** The first two units of all words: nearly every place is passed over by one look at a table, most of the others by a filter of pairs. */
class WordScan {
  readonly trie: Trie;
  private readonly table = new Int32Array(UNITS + 1);
  private readonly begins = new Uint8Array(PAIRS + 1);

  constructor({ words }: WakeTable) {
    for (const word of words) {
      const first = word.charCodeAt(0);
      const second = word.charCodeAt(1);
      const group = 1 << groupOf(second);
      this.table[first & UNITS] = (this.table[first & UNITS] as number) | group;
      this.table[second & UNITS] = (this.table[second & UNITS] as number) | (group << GROUP);
      this.begins[pairOf(first, second)] = 1;
    }
    this.trie = new Trie(words);
  }

  entryOf(unit: number): number {
    return this.table[unit & UNITS] as number;
  }

  mayBegin(first: number, second: number): boolean {
    return this.begins[pairOf(first, second)] === 1;
  }
}

function groupOf(unit: number): number {
  return (Math.imul(unit, 0x9e3779b1) >>> 28) & (GROUP - 1);
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 16;
}
