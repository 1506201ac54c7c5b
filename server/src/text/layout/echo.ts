import { Class, classOf } from '../chars.ts';
import type { Context } from './context.ts';
import type { LineFeatures } from './features.ts';

/** Units of the following text that are read for the words of a heading. */
const READ = 140;
/** Wider lines are no headings (half-width units). */
const WIDEST = 100;

/**
 * How much of a line the text behind it says again. A heading comes back in its story; the first half of a cut sentence
 * hardly ever in the second.
 * @returns 0: not asked (long lines, sentences); 1 … 4: hardly … mostly
 */
export function echoLevel(c: Context, p: number): number {
  const { lines, features } = c.window;
  const a = features[p] as LineFeatures;
  if (a.width > WIDEST || a.innerStops > 0 || a.role !== 'text') return 0;
  const line = lines[p] as (typeof lines)[number];
  let behind = '';
  for (let k = p + 1; k <= p + 3 && k < lines.length && behind.length < READ; k++) {
    const next = lines[k] as (typeof lines)[number];
    behind += next.text.slice(next.from, Math.min(next.to, next.from + READ));
    if (c.window.barrier[k] === 1) break;
  }
  let pairs = 0;
  let again = 0;
  for (let i = line.from; i + 2 <= line.to; i++) {
    if (!(classOf(line.text.charCodeAt(i)) & Class.Han) || !(classOf(line.text.charCodeAt(i + 1)) & Class.Han)) continue;
    pairs++;
    if (behind.includes(line.text.slice(i, i + 2))) again++;
  }
  if (pairs < 4) return 0;
  const share = again / pairs;
  return share < 0.06 ? 1 : share < 0.18 ? 2 : share < 0.32 ? 3 : 4;
}
