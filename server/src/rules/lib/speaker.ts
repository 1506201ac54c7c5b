import { Class, isAt } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';

/** Verbs of saying, as news copy uses them. */
export const SAYS = /说|表示|指出|认为|强调|称|宣布|呼吁|重申|谈到|介绍|透露|坦言/g;
/** What may stand between the speaker and the verb. */
const BETWEEN =
  /(?:发表(?:声明|讲话|谈话)|在?(?:声明|讲话|致辞|接受采访|记者会|发布会)[^，。]{0,6}|对(?:此|记者|媒体)|随后|当天|同日|则|也|还|并|又|\d{1,2}日(?:上午|下午|晚)?)$/;
/** Speakers of whom nobody knows who they are without the text before. */
const NOBODY = /^(?:他们?|她们?|双方|各方|中方|我们|其|会议|声明|报道|文章|该\S*|记者|有人)?$/;
/** A name with its title is seldom longer, in units; nor is a sentence of which the head is looked at. */
const LONGEST = 40;

/**
 * Who says what stands at `at`: the Han characters before the first verb of saying of its sentence. Pronouns and bodies that
 * the text before names are no answer.
 */
export function speakerBefore(text: string, at: number): Range | undefined {
  let start = isAt(text, at - 1, Class.Stop) ? at - 1 : at;
  while (start > 0 && at - start < 4 * LONGEST && !isAt(text, start - 1, Class.Stop)) start--;
  const head = text.slice(start, at);
  for (const { index } of head.matchAll(SAYS)) {
    const before = stripped(head.slice(0, index));
    let from = before.length;
    while (from > 0 && before.length - from < LONGEST && isAt(before, from - 1, Class.Han | Class.Latin)) from--;
    const name = before.slice(from);
    if (name.length < 2 || NOBODY.test(name)) continue;
    return { start: start + from, end: start + before.length };
  }
  return undefined;
}

/** Without what may stand before the verb, piece by piece. */
function stripped(before: string): string {
  for (let rest = before; ; ) {
    const shorter = rest.replace(BETWEEN, '');
    if (shorter === rest) return rest;
    rest = shorter;
  }
}
