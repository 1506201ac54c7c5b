import { Class, classOf } from '../chars.ts';
import type { Line } from '../line.ts';
import type { Context } from './context.ts';
import type { LineFeatures } from './line-features.ts';
import { prose } from './prose.ts';

/** Units of the following text that are read for the words of a heading. */
const ECHO_READ = 140;
/** Lines read for the echo: as much text before the repair as behind it. */
const ECHO_LINES = 8;
/** Wider lines are no headings (half-width units). */
const WIDEST = 100;

/** True of a line that may be a heading: no long line, no sentence. */
export function mayEcho(a: LineFeatures): boolean {
  return a.width <= WIDEST && a.innerStops === 0 && a.role === 'text';
}

/**
 * How much of a line the text behind it says again. A heading comes back in its story; the first half of a cut sentence
 * hardly ever in the second.
 * @returns 0: too short to tell; 1 … 4: hardly … mostly
 */
export function echoLevel(text: string, behind: string): number {
  let pairs = 0;
  let again = 0;
  for (let i = 0; i + 2 <= text.length; i++) {
    if (!(classOf(text.charCodeAt(i)) & Class.Han) || !(classOf(text.charCodeAt(i + 1)) & Class.Han)) continue;
    pairs++;
    if (behind.includes(text.slice(i, i + 2))) again++;
  }
  if (pairs < 4) return 0;
  const share = again / pairs;
  return share < 0.06 ? 1 : share < 0.18 ? 2 : share < 0.32 ? 3 : 4;
}

/** The beginning of the text behind the p-th prose line. */
export function behind(c: Context, p: number): string {
  const { lines, barrier } = c.window;
  let out = '';
  for (let k = p + 1; k <= p + ECHO_LINES && k < lines.length && out.length < ECHO_READ; k++) {
    const next = lines[k] as Line;
    out += next.text.slice(next.from, Math.min(next.to, next.from + ECHO_READ));
    if (barrier[k] === 1) break;
  }
  return out.slice(0, ECHO_READ);
}

/** The prose of lines in a row, closed up. */
export function textOf(lines: readonly Line[], first: number, last: number): string {
  let text = '';
  for (let k = first; k <= last; k++) text += prose(lines[k] as Line);
  return text;
}
