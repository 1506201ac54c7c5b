import type { Range } from '../range.ts';
import type { Unit } from './units.ts';

/** Which digits write a number. mixed: one figure in both (一9日, 20二4年), a slip. */
export type NumeralForm = 'arabic' | 'chinese' | 'mixed';

export type NumeralShape =
  | 'plain'
  | 'date' // 2018-06-12
  | 'clock' // 9:30, 101：93: a time or a score
  | 'code' // G20, 1.2.3, 010-12345678: no number
  | 'fraction'; // 三分之一

/** How a number says that it is not exact. pair: 三四十, 两三 */
export type Vague = '' | '多' | '余' | '来' | '几' | '数' | 'pair';

/**
 * A number as a text writes it. The range runs from what leads it (百分之, $) over the figures and scale words to 多 or 余;
 * the unit stands behind it. UTF-16 units of the text.
 */
export interface Numeral extends Range {
  readonly form: NumeralForm;
  readonly shape: NumeralShape;
  readonly lead: string;
  /** Where the figures begin, behind the lead. */
  readonly at: number;
  /** Behind the first figures: in 3.2万多吨 behind the 2. */
  readonly figureEnd: number;
  /** Value of the first figures alone. */
  readonly figure: number;
  /** Behind the last scale word or figure, before 多 or 余. */
  readonly bodyEnd: number;
  /** 1, or what the scale word behind the first figures multiplies by. */
  readonly scale: number;
  readonly value: number;
  /** How many figures it has: 1; 2 in 1万5 and 10亿零817万 */
  readonly parts: number;
  readonly vague: Vague;
  readonly unit: Unit | undefined;
  /** Where the unit begins: a blank may part it from the number. */
  readonly unitStart: number;
  /** Behind the unit; without one as `end`. */
  readonly unitEnd: number;
}
