import type { AnyRule } from '../rule/rule.ts';

/** Every rule, sorted by id. */
export const rules: readonly AnyRule[] = [];
