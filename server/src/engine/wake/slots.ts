import type { AnyRule } from '../../rule/rule.ts';
import type { PassageView } from '../../rule/scans.ts';
import type { MentionTest, Part, SettingTest, Trigger } from '../../rule/triggers.ts';
import type { PassageKind } from '../../text/passage.ts';
import { checkLongest } from '../../text/twice.ts';

/**
 * The triggers of a list of rules that are no characters: what the scan of the text does not tell. A slot is a rule by its index in the
 * list, or, behind these, a part of its triggers that counts only under some settings.
 */
export interface SlotTable {
  readonly mentions: readonly { readonly slot: number; readonly where: MentionTest; readonly besideAnother: boolean }[];
  readonly views: readonly { readonly slot: number; readonly view: PassageView<unknown>; readonly where: (read: unknown) => boolean }[];
  readonly twice: readonly { readonly slot: number; readonly longest: number }[];
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

const ALWAYS: readonly Trigger[] = [{ on: 'every', why: '' }];

/** Tells each trigger of a list of rules with its slot, in an order that is always the same. */
export function eachTrigger(rules: readonly AnyRule[], tell: (slot: number, trigger: Exclude<Trigger, { on: 'when' }>) => void): readonly Condition[] {
  const conditions: Condition[] = [];
  const add = (slot: number, trigger: Trigger): void => {
    if (trigger.on !== 'when') {
      tell(slot, trigger);
      return;
    }
    const inner = rules.length + conditions.push({ of: slot, test: trigger.test }) - 1;
    for (const t of trigger.triggers) add(inner, t);
  };
  rules.forEach((rule, index) => {
    if (rule.passage) for (const trigger of rule.triggers ?? ALWAYS) add(index, trigger);
  });
  return conditions;
}

/** @throws RangeError where a trigger asks for longer words twice than are looked for */
export function slotTableOf(rules: readonly AnyRule[]): SlotTable {
  const mentions: SlotTable['mentions'][number][] = [];
  const views: SlotTable['views'][number][] = [];
  const twice: SlotTable['twice'][number][] = [];
  const parts: SlotTable['parts'][number][] = [];
  const lengths: SlotTable['lengths'][number][] = [];
  const every: number[] = [];
  const conditions = eachTrigger(rules, (slot, trigger) => {
    if (trigger.on === 'mention') mentions.push({ slot, where: trigger.where, besideAnother: trigger.besideAnother });
    else if (trigger.on === 'view') views.push({ slot, view: trigger.view, where: trigger.where });
    else if (trigger.on === 'shape') for (const part of trigger.parts) parts.push({ slot, part });
    else if (trigger.on === 'length') lengths.push({ slot, most: trigger.most });
    else if (trigger.on === 'every') every.push(slot);
    else if (trigger.on === 'twice') {
      checkLongest(trigger.longest);
      twice.push({ slot, longest: trigger.longest });
    }
  });
  return { mentions, views, twice, parts, lengths, every, kinds: rules.map((rule) => rule.kinds), conditions };
}
