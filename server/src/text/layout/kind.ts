import type { PassageKind } from '../passage.ts';
import type { Context } from './context.ts';
import { End } from './features.ts';
import type { LineFeatures } from './line-features.ts';

/** Headlines and subheads are not wider than this, in half-width units. */
const HEADLINE = 84;
const SUBHEAD = 52;

/**
 * The kind of the passage that the p-th prose line begins.
 * @param begins the line begins a passage
 * @param ends the line end behind it is real: the line is a passage by itself if it begins one too
 */
export function kindOf(c: Context, p: number, begins: boolean, ends: boolean): PassageKind {
  const { window: w } = c;
  const line = w.lines[p];
  const f = w.features[p] as LineFeatures;
  if (line?.kind === 'table') return 'cell';
  if (line?.kind === 'item') return 'item';
  if (line?.kind === 'heading') return line.level === 1 ? 'headline' : 'heading';
  if (!begins || !ends || line?.container !== '') return 'paragraph';
  if (f.role === 'byline' || f.role === 'credit' || f.role === 'caption' || f.role === 'furniture') return f.role;
  if (f.role === 'dateline' || !titleLike(f)) return 'paragraph';
  if (p === 0 && w.head && f.width <= HEADLINE && w.features.length > 1) return 'headline';
  const next = w.features[p + 1];
  if (f.width > SUBHEAD || f.commas > 1 || !next || next.width <= f.width) return 'paragraph';
  return next.role === 'text' && (next.width >= 44 || next.innerStops + next.commas > 0) ? 'subhead' : 'paragraph';
}

/** No sentence: nothing final inside, and the end may stand at the end of a title. */
function titleLike(f: LineFeatures): boolean {
  if (f.innerStops > 1) return false;
  if (f.end === End.Stop) return (f.lastUnit === 0xff1f || f.lastUnit === 0xff01) && f.innerStops === 0;
  return f.end === End.Ellipsis || f.end >= End.Close;
}
