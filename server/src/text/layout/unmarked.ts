import type { Line } from '../line.ts';
import type { Context } from './context.ts';
import { End, Start } from './features.ts';
import { runsOn } from './flows.ts';
import type { LineFeatures } from './line-features.ts';

// Line ends that nothing proves false, although running text stops there without a final mark: a cut that no evidence is left of,
// a mark that was lost, or a headline of the copy. Which of them, only a reader knows.

/** Outside a column, so wide a line with a mark inside is no headline, in half-width units. */
const RUNNING = 72;
/** … and this wide, one that leaves a quotation open, or begins with a dateline. */
const QUOTING = 36;

/** A note at the end of a text: 。（完）, ！（记者 林小溪） */
const NOTE = /[。！？…”][ \u3000]?[（(][^（）()]*[）)]$/;

/**
 * True where running text has no final mark at the end of the p-th prose line, and the text of another line follows.
 * @param column of the line, 0 outside columns
 */
export function lacksFinalMark(c: Context, p: number, column: number): boolean {
  const { features, lines, barrier } = c.window;
  const a = features[p] as LineFeatures;
  const b = features[p + 1];
  if (!b || barrier[p] === 1 || a.end <= End.Ellipsis || a.role !== 'text') return false;
  const line = lines[p] as Line;
  if (a.solitary || b.solitary || a.gutter || b.gutter || c.rows[p] === 1 || c.rows[p + 1] === 1) return false;
  // What a colon brings in is a list, whose items end as they like.
  if (b.start === Start.Marker && (a.end === End.Colon || a.end === End.Semicolon)) return false;
  if (a.end === End.Bracket && NOTE.test(line.text.slice(line.from, line.to))) return false;
  if (column > 0) return true;
  const bringsIn = a.end === End.Colon || a.end === End.Semicolon || a.end === End.Dash;
  // Text runs on over page furniture.
  const follows = b.role === 'text' || b.role === 'furniture';
  if (bringsIn || !follows || a.latin || a.emphasised || b.emphasised) return false;
  if (a.commas > 0 && runsOn(c.flows.ends[p] as number, c.flows.crosses[p] as number)) return true;
  if (b.start === Start.Marker || b.start === Start.Ornament || b.start === Start.Dateline) return false;
  return runsInside(a, line) && c.style.unmarked[p] === 0;
}

/** True of a line outside columns that is no headline, label or introduction to what follows: its sentence has to end. */
function runsInside(a: LineFeatures, { text, from, to }: Line): boolean {
  if (a.start === Start.Dateline) return a.width >= QUOTING && a.end !== End.Bracket;
  if (a.innerStops > 0 && text.slice(from, to).includes('。')) return true;
  return (a.innerStops + a.commas > 0 && a.width >= RUNNING) || (a.opens > 0 && a.width >= QUOTING);
}
