import type { Rate } from '../../engine/rate/rate.ts';
import { type Locale, localized } from '../say.ts';

/** `差错率 2.5/万（差错 3.1，12,400 字）` */
export function rateText({ characters, errors, perTenThousand }: Rate, locale: Locale): string {
  return localized('error-rate', { rate: String(perTenThousand), errors: String(errors), characters: characters.toLocaleString('en-US') })[locale];
}
