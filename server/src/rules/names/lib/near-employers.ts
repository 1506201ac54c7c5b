import { TELLS_APART } from '../../../names/bodies.ts';

/** So much of two names must be alike, the character that differs among it. */
const SHORTEST = 4;

/**
 * The length of two names of bodies at the ends of two stretches that differ in one character, with something alike on both its
 * sides; 0 where they are the same, differ in more, or in what tells bodies apart (东, 一).
 */
export function differInOne(a: string, b: string): number {
  let alike = 0;
  while (alike < a.length && alike < b.length && a.at(-1 - alike) === b.at(-1 - alike)) alike++;
  const [one, other] = [a.at(-1 - alike), b.at(-1 - alike)];
  if (one === undefined || other === undefined || TELLS_APART.has(one.charCodeAt(0)) || TELLS_APART.has(other.charCodeAt(0))) return 0;
  let before = 0;
  for (let i = alike + 1; i < a.length && i < b.length && a.at(-1 - i) === b.at(-1 - i); i++) before++;
  const length = alike + 1 + before;
  return before > 0 && alike > 1 && length >= SHORTEST ? length : 0;
}
