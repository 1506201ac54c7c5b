import { Class, isAt } from '../../../text/chars.ts';
import type { SourceLines } from '../../../text/dateline.ts';
import type { Passage } from '../../../text/passage.ts';

/** A display line of a headline holds about 22 characters; two of them may have been read as one. */
export const LONGEST_TITLE = 44;
const SHORTEST_TITLE = 4;
const FEWEST_HAN = 3;

/** Marks that no headline ends in, and those that open a list, an aside or a credit. */
const NO_END = '。，；：、—…）)·';
const NO_START = '（([□■◆▲●○◎★☆▼※*—…·';

/** The name of a column behind a headline: …（国际视点） */
const COLUMN = /[一-龥”]（[^（）]{2,12}）$/;

/** Lists of links, notes and signatures are set in short lines too. */
const LABEL = /^(?:相关|延伸|链接|更多|推荐|热点|往期|附[：:录]|注[：:]|编者|新闻背景|名词解释|此前报道|原标题|来源|作者|文[/／]|图[/／])/;
const SIGNATURE = /[年月]\d{1,2}日|[〇○零一二三四五六七八九十]日(?:于\S{1,6})?$|^(?:此致|敬礼|谢谢|完|本文完|未完待续)$/;

/** True if a headline may end as the text does. */
function endsLikeTitle(text: string): boolean {
  return text.length > 0 && (!NO_END.includes(text[text.length - 1] as string) || COLUMN.test(text));
}

/**
 * True of a line that may be a headline or subhead nobody marked: short, no final mark, no sentence inside, no list mark,
 * dateline, signature or label.
 */
export function titleLike({ text, dateline, credit }: Passage & SourceLines): boolean {
  if (dateline || credit || text.length < SHORTEST_TITLE || text.length > LONGEST_TITLE || !endsLikeTitle(text) || NO_START.includes(text[0] as string))
    return false;
  let han = 0;
  let commas = 0;
  for (let i = 0; i < text.length; i++) {
    if (isAt(text, i, Class.Han)) han++;
    else if (text[i] === '，' && ++commas > 1) return false;
    else if (isAt(text, i, Class.Object) || text[i] === '。') return false;
  }
  return han >= FEWEST_HAN && !LABEL.test(text) && !SIGNATURE.test(text);
}

/** True if the draft marks the passage as a heading, or it was read as one. */
export function isHeading(p: Passage): boolean {
  return p.level > 0 || p.kind === 'headline' || p.kind === 'heading' || p.kind === 'subhead';
}
