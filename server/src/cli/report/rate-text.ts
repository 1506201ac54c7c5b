import type { Rate } from '../../engine/rate/rate.ts';
import { shownRate, withCommas } from '../../engine/rate/shown.ts';
import { type Locale, localized } from '../say.ts';

/** `差错率 2.5/万（计 3.1 个差错，12,400 字）`; of a short text `差错 0.3 个（…）` */
export function rateText(rate: Rate, locale: Locale): string {
  const { characters, errors, perTenThousand, short } = shownRate(rate);
  const data = { rate: String(perTenThousand), errors: String(errors), characters: withCommas(characters) };
  return localized(short ? 'errors-short' : 'error-rate', data)[locale];
}
