import { Class, isAt } from '../../../text/chars.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { blanksIn, hasSentence, isOdd } from '../../lib/blanks.ts';
import { endsHandle } from './handles.ts';

const NO_GAPS: readonly Range[] = [];

const touches = (text: string, before: number, after: number): boolean =>
  (isAt(text, before, Class.Han) && isAt(text, after, Class.Latin)) || (isAt(text, before, Class.Latin) && isAt(text, after, Class.Han));

/** Single blanks between a Latin letter and a Han character, in order; those of headlines and labels part two things and are left out. Linear. */
export function latinGaps(p: Passage): readonly Range[] {
  const need = Class.Latin | Class.Han | Class.Blank;
  if ((p.classes & need) !== need || (p.kind !== 'paragraph' && p.kind !== 'item' && p.kind !== 'caption') || !hasSentence(p)) return NO_GAPS;
  const { text } = p;
  return blanksIn(p).filter((g) => g.end - g.start === 1 && touches(text, g.start - 1, g.end) && !isOdd(text, g) && !endsHandle(text, g.start));
}

/** Places where a Latin letter and a Han character stand side by side without a blank, in order. Linear. */
export function tightLatin(text: string): readonly number[] {
  const out: number[] = [];
  for (let i = 1; i < text.length; i++) if (touches(text, i - 1, i)) out.push(i);
  return out;
}
