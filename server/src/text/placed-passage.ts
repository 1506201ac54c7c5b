import type { MappedPassage } from './compose.ts';
import type { KeptPassage } from './passage.ts';
import type { Range } from './range.ts';

/** A passage in its place. */
export interface PlacedPassage {
  readonly passage: KeptPassage;
  /** Offset in the draft of the start of its group: source offsets of `mapped.map` are relative to it. */
  readonly base: number;
  readonly mapped: MappedPassage;
}

/** Offsets in the draft of a range of a passage. */
export function sourceRange(p: PlacedPassage, r: Range): Range {
  const { start, end } = p.mapped.map.range(r);
  return { start: p.base + start, end: p.base + end };
}
