import type { AnyRule } from '../../rule/rule.ts';
import { EDGE, type Units } from '../../rule/triggers.ts';
import { classTable, classValues } from '../../text/chars.ts';
import { eachTrigger } from './slots.ts';

/** The triggers of a list of rules that are characters, made ready for one scan. Plain data: see pack.ts. */
export interface UnitTable {
  /** By UTF-16 unit, of those that triggers name: its role, a number for all units that are in the same sets. 0: see `classRoles`. */
  readonly roles: Uint8Array;
  /** By the classes of a unit: the role of one that no trigger names. */
  readonly classRoles: Uint8Array;
  readonly roleCount: number;
  /** By role of a unit: an index of `steps`, 0 where it does nothing by itself. */
  readonly signs: Uint16Array;
  /** By role of a unit times `roleCount`, plus role of the unit behind it: an index of `steps`, 0 where they do nothing together. */
  readonly pairs: Uint16Array;
  readonly steps: readonly (readonly Step[])[];
  readonly words: readonly string[];
  /** by word */
  readonly wordSlots: readonly (readonly number[])[];
  readonly nearCount: number;
  /** those of which the head of the text is the first place */
  readonly nearHead: readonly number[];
}

/** What a unit does, or two side by side. */
export interface Step {
  readonly slot: number;
  /** How far before the unit, or before the second of two, the place is. */
  readonly back: 0 | 1;
  /** A part of a trigger of two places: which, whether it is the first or the second, and how far apart they may be. */
  readonly near?: { readonly index: number; readonly opens: boolean; readonly reach: number };
}

/** @throws Error where the units of all triggers have more roles than a byte tells apart */
export function compileUnits(rules: readonly AnyRule[]): UnitTable {
  const sets = new UnitSets();
  const signs: SignStep[] = [];
  const pairs: PairStep[] = [];
  const words = new Map<string, number[]>();
  let nearCount = 0;
  const nearHead: number[] = [];
  const sign = (units: Units, step: Step): void => {
    signs.push({ units: sets.idOf(units), step });
  };
  eachTrigger(rules, (slot, trigger) => {
    if (trigger.on === 'words') {
      for (const word of trigger.words) {
        const known = words.get(word);
        if (word.length === 1) sign(word, { slot, back: 0 });
        else if (!known) words.set(word, [slot]);
        else if (!known.includes(slot)) known.push(slot);
      }
    } else if (trigger.on === 'pair') {
      if (trigger.first === '') sign(trigger.second, { slot, back: 0 });
      else pairs.push({ first: sets.idOf(trigger.first), second: sets.idOf(trigger.second), step: { slot, back: trigger.first === EDGE ? 0 : 1 } });
    } else if (trigger.on === 'near') {
      const index = nearCount++;
      sign(trigger.second, { slot, back: 0, near: { index, opens: false, reach: trigger.reach } });
      if (trigger.first === EDGE) nearHead.push(index);
      else sign(trigger.first, { slot, back: 0, near: { index, opens: true, reach: trigger.reach } });
    }
  });
  return { ...readSteps(signs, pairs, sets.roles()), words: [...words.keys()], wordSlots: [...words.values()], nearCount, nearHead };
}

/** Of the edges of a text: no unit has it. */
const EDGE_ROLE = 0;
const MOST_ROLES = 0x100;

/** A step of one unit, and one of two. Units are sets, by their number. */
interface SignStep {
  readonly units: number;
  readonly step: Step;
}
interface PairStep {
  readonly first: number;
  readonly second: number;
  readonly step: Step;
}

interface Roles {
  readonly byUnit: Uint8Array;
  readonly byClasses: Uint8Array;
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
    const setsOf = new Map<number, number[]>();
    const ofClasses = (classes: number): readonly number[] => {
      let member = setsOf.get(classes);
      if (!member) {
        member = this.sets.flatMap((set, id) => (set.classes & classes ? [id] : []));
        setsOf.set(classes, member);
      }
      return member;
    };
    const byClasses = new Uint8Array(0x10000);
    for (const classes of classValues) byClasses[classes] = roleOf(ofClasses(classes));
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
    // Most of them are in the same sets as many others: the characters of a list.
    const roleOfAll = new Map<string, number>();
    for (const [unit, own] of named) {
      const classes = classTable[unit] as number;
      const key = `${own.join()} ${classes}`;
      let role = roleOfAll.get(key);
      if (role === undefined) {
        role = roleOf([...new Set([...own, ...ofClasses(classes)])].sort((x, y) => x - y));
        roleOfAll.set(key, role);
      }
      byUnit[unit] = role;
    }
    return { byUnit, byClasses, count, ofSet };
  }
}

/** The steps of single units by role, and those of pairs by both roles. */
function readSteps(
  signs: readonly SignStep[],
  pairs: readonly PairStep[],
  { byUnit, byClasses, count, ofSet }: Roles,
): Pick<UnitTable, 'roles' | 'classRoles' | 'roleCount' | 'signs' | 'pairs' | 'steps'> {
  const lists = new StepLists();
  const alone: Step[][] = Array.from({ length: count }, () => []);
  for (const { units, step } of signs) for (const role of ofSet[units] as readonly number[]) (alone[role] as Step[]).push(step);
  const cells = new Map<number, Step[]>();
  for (const { first, second, step } of pairs) {
    for (const a of ofSet[first] as readonly number[]) {
      for (const b of ofSet[second] as readonly number[]) {
        const cell = a * count + b;
        const list = cells.get(cell);
        if (list) list.push(step);
        else cells.set(cell, [step]);
      }
    }
  }
  const table = new Uint16Array(count * count);
  for (const [cell, list] of cells) table[cell] = lists.indexOf(list);
  return {
    roles: byUnit,
    classRoles: byClasses,
    roleCount: count,
    signs: Uint16Array.from(alone, (list) => lists.indexOf(list)),
    pairs: table,
    steps: lists.all,
  };
}

/** Lists of steps, equal ones once; the first is empty. */
class StepLists {
  readonly all: (readonly Step[])[] = [[]];
  private readonly known = new Map<string, number>([['', 0]]);
  private readonly ids = new Map<Step, number>();

  indexOf(list: readonly Step[]): number {
    const key = list.map((step) => this.idOf(step)).join();
    let index = this.known.get(key);
    if (index === undefined) {
      index = this.all.push(list) - 1;
      this.known.set(key, index);
    }
    return index;
  }

  private idOf(step: Step): number {
    const id = this.ids.get(step) ?? this.ids.size;
    this.ids.set(step, id);
    return id;
  }
}
