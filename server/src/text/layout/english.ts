import type { Context } from './context.ts';
import { End } from './features.ts';
import type { LineFeatures } from './line-features.ts';

/** English lines looked at on each side for the widest. */
const AROUND = 10;
/** Fewer lines of English are no text, nor are narrower ones; and fewer than some tell nothing where the next begins with a capital. */
const LEAST = 3;
const SOME = 5;
const NARROWEST = 50;

/**
 * Log-odds that the line end between two lines of English is false. Its lines are ragged, so the widest line around stands
 * for the column: a line is full when the next word would not have fitted on it.
 */
export function englishOdds(c: Context, p: number): number {
  const { window: w } = c;
  const a = w.features[p] as LineFeatures;
  const b = w.features[p + 1] as LineFeatures;
  let widest = 0;
  let lines = 0;
  for (let k = Math.max(0, p - AROUND); k <= Math.min(w.features.length - 1, p + AROUND); k++) {
    const f = w.features[k] as LineFeatures;
    if (!f.latin || f.width > 110) continue;
    lines++;
    widest = Math.max(widest, f.width);
  }
  if (lines < LEAST || widest < NARROWEST || a.width > widest || a.role !== 'text' || b.role !== 'text') return -9;
  const full = a.width + 1 + b.head > widest;
  const small = b.firstUnit >= 0x61 && b.firstUnit <= 0x7a;
  const separator = Math.max(-4, Math.min(4, c.separatorOdds[p] as number));
  if (b.indent > a.indent) return -9;
  if (a.end === End.Stop) return full && !small ? separator - 2 : small && full ? 3 : -9;
  // Titles and names begin with a capital too.
  if (!small && lines < SOME) return -9;
  if (!full) return small && a.width > widest * 0.7 ? 3 : -9;
  return small ? 7 : 3.5 + separator;
}
