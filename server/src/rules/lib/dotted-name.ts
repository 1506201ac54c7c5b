import { isSyllable } from '../../names/transliteration.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';

/** Given names that are met most often, with characters that the tables of transliteration do not have. */
const GIVEN = new Set(
  (
    '汤姆 大卫 约翰 詹姆斯 迈克尔 罗伯特 威廉 理查德 托马斯 查尔斯 丹尼尔 马修 安东尼 马克 史蒂文 史蒂夫 保罗 安德鲁 乔治 肯尼斯 爱德华 布莱恩 凯文 杰森 杰弗里 瑞安 雅各布 加里 ' +
    '尼古拉斯 埃里克 乔纳森 斯蒂芬 拉里 贾斯汀 斯科特 布兰登 本杰明 塞缪尔 弗兰克 格雷戈里 雷蒙德 亚历山大 帕特里克 杰克 丹尼斯 杰里 彼得 亨利 玛丽 帕特里夏 珍妮弗 琳达 伊丽莎白 ' +
    '芭芭拉 苏珊 杰西卡 莎拉 凯伦 南希 丽莎 贝蒂 玛格丽特 桑德拉 阿什利 金伯利 艾米丽 唐娜 米歇尔 卡罗尔 阿曼达 梅丽莎 黛博拉 斯蒂芬妮 丽贝卡 劳拉 海伦 安娜 卡洛斯 何塞 胡安 路易斯 ' +
    '费尔南多 弗拉基米尔 德米特里 谢尔盖 伊万 穆罕默德 艾哈迈德 阿里 哈桑 侯赛因 弗朗索瓦 皮埃尔 汉斯 沃尔夫冈 安格拉 阿沛 帕巴拉 阿旺 扎西 次仁 丹增 洛桑'
  ).split(' '),
);
const LONGEST_GIVEN = Math.max(...[...GIVEN].map((n) => n.length));
/** Parts of one character between two dots: 帕特里西亚·冯·洛尔. */
const PARTICLES = '冯范德迪达拉勒凡本阿伊埃';

/** True if the Han before `end` end in a given name, and begin with it. */
function endsInGiven(text: string, end: number): boolean {
  for (let n = 2; n <= LONGEST_GIVEN; n++) if (GIVEN.has(text.slice(Math.max(0, end - n), end))) return true;
  return false;
}

/** The unit beside the first one on one side of a dot: a particle stands for two. */
function outer(text: string, inner: number, step: 1 | -1): number {
  const next = inner + step;
  return !isAt(text, next, Class.Han) && PARTICLES.includes(text[inner] ?? ' ') && isAt(text, next + step, Class.Han) ? inner : next;
}

/**
 * Whether Han on both sides of a dot, or of what was left of one, are the parts of a foreign or minority name. syllables: the
 * characters beside it are those of transliterations. given: a known given name stands before it, and a sentence may end in one.
 * @param range of the dot, with the blanks beside it
 * @param loose the dot is none that stands in Chinese for anything else
 */
export function joinsName(text: string, { start, end }: Range, loose: boolean): 'syllables' | 'given' | undefined {
  const [a, b, c, d] = [outer(text, start - 1, -1), start - 1, end, outer(text, end, 1)];
  if (![a, b, c, d].every((i) => isAt(text, i, Class.Han))) return undefined;
  const is = (i: number): boolean => isSyllable(text.charCodeAt(i));
  if (is(b) && is(c) && ((is(a) && is(d)) || (loose && (is(a) || is(d))))) return 'syllables';
  return endsInGiven(text, start) && (is(c) || is(d)) ? 'given' : undefined;
}
