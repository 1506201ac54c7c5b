import { Class, classOf } from './chars.ts';

/** So many units back are remembered: the longest word that is looked for. */
const MOST = 6;

/** @throws RangeError where a trigger asks for longer words than are looked for */
export function checkLongest(longest: number): void {
  if (longest > MOST) throw new RangeError(`twice: words of ${MOST} units at most`);
}

/**
 * Finds where the same Han characters stand twice, side by side.
 * @param longest how many of them at most
 * @param tell is told the end of each second one, in order: a place of UTF-16 units, once however many words end there
 */
export function findTwice(text: string, longest: number, tell: (end: number) => void): void {
  // The last six units: whatever stands twice ends with one of them.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const again =
      unit === a || (a === c && (unit === b || (unit === d && b === e))) || (a === d && unit === c && b === e) || (unit === e && a === f) || unit === f;
    if (again && unit >= FIRST_HAN && endsTwice(text, i + 1, longest)) tell(i + 1);
    f = e;
    e = d;
    d = c;
    c = b;
    b = a;
    a = unit;
  }
}

const FIRST_HAN = 0x3400;

function endsTwice(text: string, end: number, longest: number): boolean {
  for (let length = 1; length <= longest && end >= 2 * length; length++) if (standsTwice(text, end - 2 * length, length)) return true;
  return false;
}

/** True if the so many Han characters at `start` are those behind them. */
export function standsTwice(text: string, start: number, length: number): boolean {
  for (let i = start; i < start + length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== text.charCodeAt(i + length) || !(classOf(unit) & Class.Han)) return false;
  }
  return true;
}
