/**
 * What a pass returns that has nothing to say: one object, since it is what most passes say of most passages, so that the
 * linter knows it at a glance.
 */
export const NOTHING: Readonly<Record<never, never>> = Object.freeze({});
