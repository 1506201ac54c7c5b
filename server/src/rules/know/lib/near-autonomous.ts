import type { Places } from '../../../knowledge/places.ts';
import { isConfusable } from '../../../names/homophones.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Range } from '../../../text/range.ts';

/** A string that is the full name of an autonomous division in all but one character. */
export interface NearAutonomous extends Range {
  readonly name: string;
}

/** Shorter names are told only of a character that sounds or looks alike: 西藏自治区. */
const LONG = 6;
/** From here on one wrong character is a slip, whatever it is. */
const VERY_LONG = 8;
const SAME = [0];
const EACH_WAY = [0, 1, -1];
const ENDS = '区州县旗';
/** Words of a list: 土家族和苗族自治州 is told by nobody. */
const WORDS_FOR_AND = '和与及';

/**
 * The name that ends with the 自治 at `at` and the character behind it, if it is none but nearly one: a character wrong, lost or one too
 * many, or two that changed places. Undefined, too, where it may be several.
 */
export function nearAutonomous(text: string, at: number, places: Places): NearAutonomous | undefined {
  const end = at + 3;
  // 自治洲 is a slip, whatever stands before it.
  const last = text[end - 1] === '洲' ? '州' : text[end - 1];
  if (last === undefined || !ENDS.includes(last) || places.endingAt(text, end)) return undefined;
  for (const name of places.former) if (text.startsWith(name, end - name.length)) return undefined;
  let near: NearAutonomous | undefined;
  for (const name of places.autonomous) {
    const n = name.length;
    if (name[n - 1] !== last) continue;
    // One fault leaves the two characters before 自治 as they are, or else the first one.
    const endsAlike = text[at - 1] === name[n - 4] && text[at - 2] === name[n - 5];
    for (const more of n >= LONG ? EACH_WAY : SAME) {
      const start = end - n - more;
      if (start < 0 || (!endsAlike && text[start] !== name[0])) continue;
      if (!isNear(text, start, end, name) && !(more === 0 && isOfOtherOrder(text.slice(start, end), name))) continue;
      if (near) return undefined;
      near = { start, end, name };
    }
  }
  return near;
}

/** 恩施苗族土家族自治州: the peoples in another order. */
function isOfOtherOrder(written: string, name: string): boolean {
  return (
    name.indexOf('族') !== name.lastIndexOf('族') && written.slice(0, 2) === name.slice(0, 2) && [...written].sort().join('') === [...name].sort().join('')
  );
}

function isNear(text: string, start: number, end: number, name: string): boolean {
  const more = end - start - name.length;
  let i = 0;
  while (i < name.length && text[start + i] === name[i]) i++;
  const [was, is] = [name[i], text[start + i]];
  if (was === undefined || is === undefined || !isAt(text, start + i, Class.Han)) return false;
  const rest = (from: number): boolean => text.startsWith(name.slice(from), end - name.length + from);
  if (more > 0) return i > 0 && rest(i) && !WORDS_FOR_AND.includes(is);
  if (more < 0) return i > 0 && rest(i + 1);
  if (rest(i + 1)) return isConfusable(was, is) || (i > 0 && name.length >= VERY_LONG);
  return text[start + i + 1] === was && name[i + 1] === is && rest(i + 2);
}
