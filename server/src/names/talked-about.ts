import type { Range } from '../text/range.ts';
import { unitsOf } from '../text/unit-set.ts';

const OPENING = unitsOf('“‘「『"\'');
const CLOSING = unitsOf('”’」』"\'');
const NAMING_BEFORE =
  /(?:译作|译为|译成|译名|译法|又译|也译|另译|或译|音译|旧译|俗称|又称|也称|写作|写成|叫做|叫作|叫它|叫他|叫她|称之为|称其为|称为|人称|昵称|绰号|误为|误作)(?:是|为|：)?[“‘（(]?$/;
const NAMING_BEHIND = /^[”’）)]?(?:的译名|的译法|的写法|的叫法|的称呼|这一译名|这一译法|这个译名|这一写法|这个名字|这一称呼|一词|二字|两字|三字|还是[“‘])/;
/** Last and first characters of these: a quick look, since most names have neither. */
const NAMING_ENDS = unitsOf('作为成名法译称做它他她号是：“‘（(');
const NAMING_BEGINS = unitsOf('”’）)的这一二两三还');
const HANDLE = unitsOf('@＠#＃/\\_=%&');

/** How far from a name is looked, in units. */
const REACH = 12;

/** True if the characters are the matter of the sentence, not part of it: “川普”还是“特朗普”, 又译川普, @川普迷. */
export function isTalkedAbout(text: string, { start, end }: Range): boolean {
  if (OPENING.has(text.charCodeAt(start - 1)) && CLOSING.has(text.charCodeAt(end))) return true;
  return isNamed(text, { start, end });
}

/** Like isTalkedAbout, for what stands in quotation marks anyway. */
export function isNamed(text: string, { start, end }: Range): boolean {
  const left = text.charCodeAt(start - 1);
  if (HANDLE.has(left)) return true;
  if (NAMING_ENDS.has(left) && NAMING_BEFORE.test(text.slice(Math.max(0, start - REACH), start))) return true;
  return NAMING_BEGINS.has(text.charCodeAt(end)) && NAMING_BEHIND.test(text.slice(end, end + REACH));
}
