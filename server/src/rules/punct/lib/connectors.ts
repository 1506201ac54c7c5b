import { isSyllable } from '../../../names/transliteration.ts';
import type { Scans } from '../../../rule/scans.ts';
import { Class, isAt } from '../../../text/chars.ts';
import { isPlace } from '../../../text/dateline.ts';
import type { Passage } from '../../../text/passage.ts';

/** What a stroke of one cell is: between 北京 and 上海 a connector, between two clauses a dash that lost its half. */
type StrokeRole = 'connector' | 'dash' | 'unclear';

/** Strokes nearer than this belong to one chain (铁—海—铁). */
const CHAIN = 9;
/** A quotation or title of this length is a name: “中国—东盟”. */
const NAME = 16;
/** Clauses are longer than this, links of a chain are not. */
const LINK = 5;
const LONGEST_PLACE = 8;
/** First characters of explanations, and hardly of names. */
const CLAUSE_STARTS = '从这那即也就在是不为把对让当能如其有最又还连每';

const MARKS = Class.Stop | Class.Pause | Class.Blank;
const FIGURE = Class.Digit | Class.Latin | Class.FullAlnum;

/** Units to the next mark, `most` at most. */
function clauseLength(text: string, from: number, step: 1 | -1, most: number): number {
  let n = 0;
  for (let i = from; i >= 0 && i < text.length && n < most && !isAt(text, i, MARKS); i += step) n++;
  return n;
}

/** A place known by name ends before the stroke. */
function behindPlace(text: string, at: number): boolean {
  for (let n = 2; n <= LONGEST_PLACE && n <= at; n++) if (isPlace(text.slice(at - n, at))) return true;
  return false;
}

/** Parts of a foreign name: the stroke stands for a hyphen. */
function insideForeignName(text: string, at: number): boolean {
  for (let i = 1; i <= 2; i++) if (!isSyllable(text.charCodeAt(at - i)) || !isSyllable(text.charCodeAt(at + i))) return false;
  return true;
}

/** The stroke stands in a short quotation, title or bracket. */
function insideName(text: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && at - i < NAME && !isAt(text, i, Class.Open | Class.Close)) i--;
  if (!isAt(text, i, Class.Open)) return false;
  let k = at + 1;
  while (k < text.length && k - i < NAME && !isAt(text, k, Class.Open | Class.Close)) k++;
  return isAt(text, k, Class.Close);
}

/**
 * Judges a stroke of one cell between Chinese (GB/T 15834—2011 4.10, 4.13). Looks at a bounded number of units.
 * @param at the stroke, in UTF-16 units
 * @param near distance to the next stroke of the passage
 */
export function strokeRole(p: Passage & Scans, at: number, near: number): StrokeRole {
  const { text } = p;
  if (at === 0) return isAt(text, 1, Class.Han | Class.Open | FIGURE) ? 'dash' : 'connector';
  if (near <= CHAIN || isAt(text, at - 1, FIGURE) || isAt(text, at + 1, FIGURE)) return 'connector';
  if (at + 1 >= text.length) return isAt(text, at - 1, Class.Close) ? 'dash' : 'unclear';
  const before = isAt(text, at - 1, Class.Close);
  const behind = isAt(text, at + 1, Class.Open);
  if (before && behind) return 'connector';
  if (isAt(text, at - 1, Class.Stop | Class.Pause)) return 'dash';
  if (!(before || isAt(text, at - 1, Class.Han)) || !(behind || isAt(text, at + 1, Class.Han))) return 'connector';
  if (behindPlace(text, at) || insideName(text, at) || insideForeignName(text, at) || p.mentions.some((m) => m.end === at)) return 'connector';
  if (before || behind) return 'dash';
  if (clauseLength(text, at - 1, -1, LINK + 1) <= LINK) return 'connector';
  if (clauseLength(text, at + 1, 1, LINK) < LINK - 1 && !CLAUSE_STARTS.includes(text[at + 1] as string)) return 'connector';
  return 'unclear';
}
