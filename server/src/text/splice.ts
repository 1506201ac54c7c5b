/** A list of which [start, oldEnd) was replaced by what is now [start, newEnd). */
export interface Splice {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Longer lists of arguments may overflow the stack. */
const MOST_ARGUMENTS = 4096;

/** Replaces list[start] … list[end − 1], in place where that is cheap: the list is not used any more. */
export function splice<T>(list: T[], start: number, end: number, middle: readonly T[]): T[] {
  if (start === 0 && end === list.length) return middle.slice();
  if (end - start === middle.length) for (let i = 0; i < middle.length; i++) list[start + i] = middle[i] as T;
  else if (middle.length <= MOST_ARGUMENTS) list.splice(start, end - start, ...middle);
  else return list.slice(0, start).concat(middle, list.slice(end));
  return list;
}
