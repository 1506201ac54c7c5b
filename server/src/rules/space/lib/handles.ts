import { Class, isAt } from '../../../text/chars.ts';

/** Longest name of an account or topic, in units. */
const LONGEST = 30;
const NAME = Class.Han | Class.Latin | Class.Digit | Class.FullAlnum;

/**
 * True if a blank at `end` closes the name of an account (@海州铁路12306 ) or a topic (#春运2025 ): what takes the blank out makes
 * the text behind it a part of the name.
 */
export function endsHandle(text: string, end: number): boolean {
  let i = end - 1;
  while (i >= 0 && end - i <= LONGEST && (isAt(text, i, NAME) || text[i] === '_' || text[i] === '-')) i--;
  if (i < 0 || i === end - 1 || !'@＠#＃'.includes(text[i] as string)) return false;
  return '@＠'.includes(text[i] as string) || !closesTopic(text, i);
}

/** The second # of #春运#. */
function closesTopic(text: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && at - i <= LONGEST && isAt(text, i, NAME)) i--;
  return i >= 0 && i < at - 1 && text[i] === text[at];
}
