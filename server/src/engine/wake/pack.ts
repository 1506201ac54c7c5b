import type { AnyRule } from '../../rule/rule.ts';
import { compileUnits, type Step, type UnitTable } from './compile.ts';

/** A table of units as the build writes it down: JSON. */
export interface PackedUnits {
  /** of the rules that it was compiled of, in order */
  readonly rules: readonly string[];
  /** by role: its units */
  readonly roles: readonly string[];
  /** classes of units and their roles, in turn */
  readonly classRoles: readonly number[];
  readonly signs: readonly number[];
  /** cells that are not 0, each as its distance from the one before, and their indices, in turn */
  readonly pairs: readonly number[];
  readonly steps: readonly (readonly Step[])[];
  /** slots, and the words that wake them */
  readonly words: readonly (readonly [slots: readonly number[], words: readonly string[]])[];
  readonly nearCount: number;
  readonly nearHead: readonly number[];
}

const idsOf = (rules: readonly AnyRule[]): readonly string[] => rules.map((rule) => rule.meta.id);

/** The triggers of a list of rules that are characters, compiled and written down: `unpackUnits` gives the same table back. */
export function packUnits(rules: readonly AnyRule[]): PackedUnits {
  const { roles, classRoles, roleCount, signs, pairs, steps, words, wordSlots, nearCount, nearHead } = compileUnits(rules);
  const byRole = new Array<string>(roleCount).fill('');
  for (let unit = 0; unit < roles.length; unit++) {
    const role = roles[unit] as number;
    if (role > 0) byRole[role] += String.fromCharCode(unit);
  }
  const classes: number[] = [];
  for (let value = 0; value < classRoles.length; value++) if (classRoles[value] !== 0) classes.push(value, classRoles[value] as number);
  const cells: number[] = [];
  let last = 0;
  for (let cell = 0; cell < pairs.length; cell++) {
    if (pairs[cell] === 0) continue;
    cells.push(cell - last, pairs[cell] as number);
    last = cell;
  }
  const bySlots = new Map<string, [readonly number[], string[]]>();
  words.forEach((word, i) => {
    const slots = wordSlots[i] as readonly number[];
    const group = bySlots.get(slots.join());
    if (group) group[1].push(word);
    else bySlots.set(slots.join(), [slots, [word]]);
  });
  return { rules: idsOf(rules), roles: byRole, classRoles: classes, signs: [...signs], pairs: cells, steps, words: [...bySlots.values()], nearCount, nearHead };
}

/** @returns undefined where it was compiled of other rules */
export function unpackUnits(packed: PackedUnits, rules: readonly AnyRule[]): UnitTable | undefined {
  if (idsOf(rules).join() !== packed.rules.join()) return undefined;
  const roleCount = packed.roles.length;
  const roles = new Uint8Array(0x10000);
  for (let role = 1; role < roleCount; role++) {
    const units = packed.roles[role] as string;
    for (let i = 0; i < units.length; i++) roles[units.charCodeAt(i)] = role;
  }
  const classRoles = new Uint8Array(0x10000);
  for (let i = 0; i < packed.classRoles.length; i += 2) classRoles[packed.classRoles[i] as number] = packed.classRoles[i + 1] as number;
  const pairs = new Uint16Array(roleCount * roleCount);
  let cell = 0;
  for (let i = 0; i < packed.pairs.length; i += 2) {
    cell += packed.pairs[i] as number;
    pairs[cell] = packed.pairs[i + 1] as number;
  }
  const words: string[] = [];
  const wordSlots: (readonly number[])[] = [];
  for (const [slots, list] of packed.words) {
    for (const word of list) {
      words.push(word);
      wordSlots.push(slots);
    }
  }
  const { steps, nearCount, nearHead } = packed;
  return { roles, classRoles, roleCount, signs: Uint16Array.from(packed.signs), pairs, steps, words, wordSlots, nearCount, nearHead };
}
