import type { Profile } from '../../../rule/profile.ts';
import { type GapText, inDate, type NumberGap, numberGaps } from './number-gaps.ts';

export interface DigitHanOptions {
  /** What stands between a Han character and a number. `profile`: what the house style says. */
  readonly blank: 'profile' | 'none' | 'one' | 'keep';
}

const NO_GAPS: readonly NumberGap[] = [];

/** Where nothing is to be found, `keep`. */
export const digitBlankOf = ({ blank }: DigitHanOptions, profile: Profile): Profile['hanDigitBlank'] => (blank === 'profile' ? profile.hanDigitBlank : blank);

/** The blanks that the style takes out. In dates none stays in any style but `keep`. */
export function unwantedGaps(p: GapText, options: DigitHanOptions, profile: Profile): readonly NumberGap[] {
  const style = digitBlankOf(options, profile);
  if (style === 'keep') return NO_GAPS;
  const gaps = numberGaps(p);
  return style === 'none' ? gaps : gaps.filter((g) => inDate(p.text, g));
}
