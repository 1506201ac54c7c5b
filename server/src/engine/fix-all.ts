import { applyEdits, type Range, type TextEdit } from '../text/range.ts';
import { chooseFixes, type FixChoice } from './fixes.ts';
import type { Problem } from './place.ts';

/** What all chosen fixes together make of a text. */
export interface FixedText {
  /** edits of the original text, in order, without overlaps */
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** problems repaired */
  readonly repaired: number;
  /** Problems of the fixed text. Where the time was up: those of the text before the last round that it did not come to. */
  readonly left: readonly Problem[];
  /** The time was up, or the most rounds were made, before it was certain that nothing safe is left. */
  readonly stopped: boolean;
}

/**
 * One repair may bring another to light (a control character between a blank and a digit). Two rounds are common, seven are needed
 * by texts that are nothing but that; a rule that undoes what another does must not go on for ever.
 */
const MOST_ROUNDS = 64;

/**
 * Applies safe fixes until none is left, so that fixing twice changes nothing. Review fixes, when asked for, run in the first
 * round only: each of them is one decision about the text as the editor saw it.
 * @param problems of `text`
 * @param lint problems of another text under the same settings
 * @param choice `shouldStop` ends it between two fixes or two rounds: what is done until then is a whole edit of safe fixes
 */
export function fixAll(text: string, problems: readonly Problem[], lint: (text: string) => readonly Problem[], choice: FixChoice = {}): FixedText {
  let edits: readonly TextEdit[] = [];
  let fixed = text;
  let repaired = 0;
  let found = problems;
  const { shouldStop, rules } = choice;
  let before: Pick<FixedText, 'edits' | 'text' | 'left'> | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const chosen = chooseFixes(fixed, found, round === 0 ? choice : { shouldStop, ...(rules ? { rules } : {}) });
    // Later rounds of a selection would reach beyond it.
    if (chosen.edits.length === 0 || (round > 0 && choice.within)) return { edits, text: fixed, repaired, left: found, stopped: false };
    const state = { edits, text: fixed, left: found };
    edits = composeEdits(text.length, edits, chosen.edits);
    fixed = applyEdits(fixed, chosen.edits);
    // Two rules undo one another: of the two texts the same one stays, from whichever of them one begins.
    if (fixed === before?.text) {
      const kept = fixed < state.text ? before : state;
      return { ...kept, repaired, stopped: false };
    }
    before = state;
    repaired += chosen.repaired;
    if (chosen.unseen > 0 || shouldStop?.(fixed.length))
      return { edits, text: fixed, repaired, left: found.slice(found.length - chosen.unseen), stopped: true };
    found = lint(fixed);
  }
  return { edits, text: fixed, repaired, left: found, stopped: true };
}

/**
 * Edits that do at once what two lists do one after the other.
 * @param length of the original text
 * @param first edits of the original, in order, without overlaps
 * @param second edits of the text that the first make, likewise
 */
export function composeEdits(length: number, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const pieces = rewrite([{ start: 0, end: length }], first);
  const out: TextEdit[] = [];
  let at = 0;
  let text = '';
  for (const p of [...rewrite(pieces, second), { start: length, end: length }]) {
    if (typeof p === 'string') {
      text += p;
      continue;
    }
    if (p.start > at || text) out.push({ start: at, end: p.start, text });
    at = p.end;
    text = '';
  }
  return out;
}

/** A text as stretches of the original and what was put in between. */
type Piece = Range | string;

/** The pieces after edits of the text that the pieces make. */
function rewrite(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const out: Piece[] = [];
  let at = 0; // place in the text before the edits
  let next = 0;
  for (const piece of pieces) {
    const size = typeof piece === 'string' ? piece.length : piece.end - piece.start;
    let from = 0;
    for (;;) {
      const e = edits[next];
      const stop = e ? Math.min(size, Math.max(from, e.start - at)) : size;
      if (stop > from) out.push(typeof piece === 'string' ? piece.slice(from, stop) : { start: piece.start + from, end: piece.start + stop });
      from = stop;
      if (!e || at + size < e.start || (at + size === e.start && e.end > e.start)) break;
      if (at + from === e.start) out.push(e.text);
      from = Math.min(size, e.end - at);
      if (e.end > at + size) break;
      next++;
    }
    at += size;
  }
  const rest = edits[next];
  if (rest && rest.start >= at && rest.start === rest.end) out.push(rest.text);
  return out;
}
