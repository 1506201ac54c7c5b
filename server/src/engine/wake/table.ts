import openPacked from 'newsproof:triggers';
import type { AnyRule } from '../../rule/rule.ts';
import { compileUnits, type UnitTable } from './compile.ts';
import { unpackUnits } from './pack.ts';
import { type SlotTable, slotTableOf } from './slots.ts';

/** The triggers of a list of rules, made ready for one scan. */
export type WakeTable = UnitTable & SlotTable;

const known = new WeakMap<readonly AnyRule[], WakeTable>();

/** The table of a list of rules, made once. That of the rules that ship is compiled when the product is built. */
export function wakeTableOf(rules: readonly AnyRule[]): WakeTable {
  let table = known.get(rules);
  if (!table) {
    const packed = openPacked();
    const units = (packed && unpackUnits(packed, rules)) ?? compileUnits(rules);
    table = { ...units, ...slotTableOf(rules) };
    known.set(rules, table);
  }
  return table;
}
