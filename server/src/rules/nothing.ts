/** What a pass returns that has nothing to say: one object, since it is what most passes say of most passages. */
export const NOTHING: Readonly<Record<never, never>> = Object.freeze({});
