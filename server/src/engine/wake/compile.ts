import type { AnyRule } from '../../rule/rule.ts';
import { EDGE, type MentionTest, type Part, type SettingTest, type Trigger, type Units } from '../../rule/triggers.ts';
import { classTable } from '../../text/chars.ts';
import type { PassageKind } from '../../text/passage.ts';

/**
 * The triggers of a list of rules, made ready for one scan. A slot is a rule by its index in the list, or, behind these, a part of its
 * triggers that counts only under some settings.
 */
export interface WakeTable {
  /** By UTF-16 unit: its role, a number for all units that are in the same sets. 0 is the role of the edges of a text. */
  readonly roles: Uint8Array;
  readonly roleCount: number;
  /** By role of a unit times `roleCount`, plus role of the unit behind it: an index of `steps`, 0 where nothing begins. */
  readonly pairs: Uint16Array;
  readonly steps: readonly (readonly Step[])[];
  readonly words: readonly string[];
  /** by word */
  readonly wordSlots: readonly (readonly number[])[];
  readonly nearCount: number;
  /** those of which the head of the text is the first place */
  readonly nearHead: readonly number[];
  readonly mentions: readonly { readonly slot: number; readonly where: MentionTest }[];
  readonly parts: readonly { readonly slot: number; readonly part: Part }[];
  readonly lengths: readonly { readonly slot: number; readonly most: number }[];
  /** those that see every passage of their kinds */
  readonly every: readonly number[];
  /** by rule; absent: all */
  readonly kinds: readonly (readonly PassageKind[] | undefined)[];
  /** the slots behind those of the rules, in order */
  readonly conditions: readonly Condition[];
}

/** A slot of a rule that wakes it only under some settings. */
interface Condition {
  /** the rule, or the slot of another condition that must hold too */
  readonly of: number;
  readonly test: SettingTest;
}

/** What two units side by side do. */
export interface Step {
  readonly slot: number;
  /** How far before the second of the two units the place is: 0 or 1. */
  readonly back: 0 | 1;
  /** A part of a trigger of two places: which, whether it is the first or the second, and how far apart they may be. */
  readonly near?: { readonly index: number; readonly opens: boolean; readonly reach: number };
}

const known = new WeakMap<readonly AnyRule[], WakeTable>();

/** The table of a list of rules, compiled once. */
export function wakeTableOf(rules: readonly AnyRule[]): WakeTable {
  let table = known.get(rules);
  if (!table) {
    table = compileTriggers(rules);
    known.set(rules, table);
  }
  return table;
}

/** @throws Error where the units of all triggers have more roles than a byte tells apart */
export function compileTriggers(rules: readonly AnyRule[]): WakeTable {
  const sets = new UnitSets();
  const pairs: { readonly first: number; readonly second: number; readonly step: Step }[] = [];
  const words = new Map<string, number[]>();
  const mentions: { slot: number; where: MentionTest }[] = [];
  const parts: { slot: number; part: Part }[] = [];
  const lengths: { slot: number; most: number }[] = [];
  const every: number[] = [];
  const conditions: Condition[] = [];
  let nearCount = 0;
  const nearHead: number[] = [];
  const add = (slot: number, trigger: Trigger): void => {
    const sign = (units: Units, step: Step): void => {
      pairs.push({ first: ANY, second: sets.idOf(units), step });
    };
    switch (trigger.on) {
      case 'words':
        for (const word of trigger.words) {
          const known = words.get(word);
          if (word.length === 1) sign(word, { slot, back: 0 });
          else if (!known) words.set(word, [slot]);
          else if (!known.includes(slot)) known.push(slot);
        }
        break;
      case 'pair':
        if (trigger.first === '') sign(trigger.second, { slot, back: 0 });
        else pairs.push({ first: sets.idOf(trigger.first), second: sets.idOf(trigger.second), step: { slot, back: trigger.first === EDGE ? 0 : 1 } });
        break;
      case 'near': {
        const index = nearCount++;
        sign(trigger.second, { slot, back: 0, near: { index, opens: false, reach: trigger.reach } });
        if (trigger.first === EDGE) nearHead.push(index);
        else sign(trigger.first, { slot, back: 0, near: { index, opens: true, reach: trigger.reach } });
        break;
      }
      case 'mention':
        mentions.push({ slot, where: trigger.where });
        break;
      case 'shape':
        for (const part of trigger.parts) parts.push({ slot, part });
        break;
      case 'length':
        lengths.push({ slot, most: trigger.most });
        break;
      case 'every':
        every.push(slot);
        break;
      case 'when': {
        const inner = rules.length + conditions.push({ of: slot, test: trigger.test }) - 1;
        for (const t of trigger.triggers) add(inner, t);
      }
    }
  };
  rules.forEach((rule, index) => {
    if (rule.passage) for (const trigger of rule.triggers ?? ALWAYS) add(index, trigger);
  });
  const roles = sets.roles();
  return {
    ...readPairs(pairs, roles),
    words: [...words.keys()],
    wordSlots: [...words.values()],
    nearCount,
    nearHead,
    mentions,
    parts,
    lengths,
    every,
    kinds: rules.map((rule) => rule.kinds),
    conditions,
  };
}

const ALWAYS: readonly Trigger[] = [{ on: 'every', why: '' }];

/** The set of all units, and the edges of a text. */
const ANY = -1;
const EDGE_ROLE = 0;
const MOST_ROLES = 0x100;

interface Roles {
  readonly byUnit: Uint8Array;
  readonly count: number;
  /** by set: the roles of its units */
  readonly ofSet: readonly (readonly number[])[];
}

/** The sets of units that triggers name, each once. */
class UnitSets {
  private readonly ids = new Map<string, number>();
  private readonly sets: { readonly of: string; readonly classes: number }[] = [];

  idOf(units: Units): number {
    const set = typeof units === 'string' ? { of: units, classes: 0 } : typeof units === 'number' ? { of: '', classes: units } : units;
    const key = `${set.classes} ${set.of}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.sets.push(set) - 1;
      this.ids.set(key, id);
    }
    return id;
  }

  roles(): Roles {
    const byUnit = new Uint8Array(0x10000);
    const ofSet: number[][] = this.sets.map(() => []);
    const known = new Map<string, number>();
    let count = 1;
    const roleOf = (member: readonly number[]): number => {
      const key = member.join();
      let role = known.get(key);
      if (role === undefined) {
        role = count++;
        if (role >= MOST_ROLES) throw new Error('the units of the triggers have too many roles: use words, or sets that others use');
        known.set(key, role);
        for (const set of member) (ofSet[set] as number[]).push(role);
      }
      return role;
    };
    const byClasses = new Map<number, number[]>();
    const ofClasses = (classes: number): readonly number[] => {
      let member = byClasses.get(classes);
      if (!member) {
        member = this.sets.flatMap((set, id) => (set.classes & classes ? [id] : []));
        byClasses.set(classes, member);
      }
      return member;
    };
    const roleOfClasses = new Map<number, number>();
    let last = -1;
    let role = 0;
    for (let unit = 0; unit < 0x10000; unit++) {
      const classes = classTable[unit] as number;
      if (classes !== last) {
        last = classes;
        role = roleOfClasses.get(classes) ?? roleOf(ofClasses(classes));
        roleOfClasses.set(classes, role);
      }
      byUnit[unit] = role;
    }
    const named = new Map<number, number[]>();
    this.sets.forEach(({ of }, id) => {
      if (of === EDGE) {
        (ofSet[id] as number[]).push(EDGE_ROLE);
        return;
      }
      for (let i = 0; i < of.length; i++) {
        const unit = of.charCodeAt(i);
        const list = named.get(unit);
        if (!list) named.set(unit, [id]);
        else if (list.at(-1) !== id) list.push(id);
      }
    });
    for (const [unit, own] of named) {
      const member = [...new Set([...own, ...ofClasses(classTable[unit] as number)])].sort((a, b) => a - b);
      byUnit[unit] = roleOf(member);
    }
    return { byUnit, count, ofSet };
  }
}

function readPairs(
  pairs: readonly { readonly first: number; readonly second: number; readonly step: Step }[],
  { byUnit, count, ofSet }: Roles,
): Pick<WakeTable, 'roles' | 'roleCount' | 'pairs' | 'steps'> {
  const all = Array.from({ length: count }, (_, role) => role);
  const cells = new Map<number, number[]>();
  pairs.forEach(({ first, second }, index) => {
    for (const a of first === ANY ? all : (ofSet[first] as number[])) {
      for (const b of ofSet[second] as number[]) {
        const cell = a * count + b;
        const list = cells.get(cell);
        if (list) list.push(index);
        else cells.set(cell, [index]);
      }
    }
  });
  const steps: (readonly Step[])[] = [[]];
  const known = new Map<string, number>();
  const table = new Uint16Array(count * count);
  for (const [cell, list] of cells) {
    const key = list.join();
    let index = known.get(key);
    if (index === undefined) {
      index = steps.push(list.map((i) => (pairs[i] as { step: Step }).step)) - 1;
      known.set(key, index);
    }
    table[cell] = index;
  }
  return { roles: byUnit, roleCount: count, pairs: table, steps };
}
