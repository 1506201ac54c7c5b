import { Class, classOf } from '../text/chars.ts';

/** How much of a text the test looks at, in UTF-16 units. */
const LOOKED_AT = 20_000;
/** Fewer Han characters do not tell. */
const LEAST_HAN = 10;
const LEAST_SHARE = 0.3;
const MOST_KANA = 0.2;

/**
 * The test of `newsproof.check: auto`: is a document Chinese prose? It is if, among its first 20,000 characters, at least 10
 * are Han and Han makes at least 30 % of all letters (Han, Latin, kana, Hangul …; digits, marks and blanks do not count), and
 * if kana makes less than 20 % of Han and kana together (else it is Japanese). So an English document that quotes some
 * Chinese stays quiet, and a Chinese one full of English names does not.
 */
export function isChineseProse(text: string, leastHan = LEAST_HAN): boolean {
  let han = 0;
  let kana = 0;
  let others = 0;
  const end = Math.min(text.length, LOOKED_AT);
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    const bits = classOf(unit);
    if (bits & Class.Han) han++;
    else if (bits & Class.Latin) others++;
    else if (unit >= 0x3041 && unit <= 0x30ff) kana++;
    else if (isOtherLetter(unit)) others++;
  }
  return han >= leastHan && han >= LEAST_SHARE * (han + kana + others) && kana < MOST_KANA * (han + kana);
}

/** Greek, Cyrillic, Semitic and Indic scripts, Hangul: roughly, but only their number matters. */
function isOtherLetter(unit: number): boolean {
  return (unit >= 0x250 && unit <= 0x1fff && unit !== 0xb7) || (unit >= 0xac00 && unit <= 0xd7a3);
}
