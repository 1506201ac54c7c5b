import type { Range } from '../../../text/range.ts';

/** Index of the first of some ranges that starts at `at` or behind it; their number where none does. They stand in order. */
export function firstFrom(ranges: readonly Range[], at: number): number {
  let lo = 0;
  let hi = ranges.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((ranges[mid] as Range).start < at) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
