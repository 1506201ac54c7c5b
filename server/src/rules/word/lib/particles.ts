import { ADVERBS, DEGREED, DEGREES, DONE, MANNERS, RESULTS, SAID } from './lists/manner.ts';

const list = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
/** Alternatives of an expression, the longest first. */
const anyOf = (text: string): string => [...list(text)].sort((a, b) => b.length - a.length).join('|');

const ADVERB = new Set(list(ADVERBS));
const MANNER = new Set(list(MANNERS));
const LONGEST_MANNER = 4;
/** So many units behind 的 are looked at, and so many before it. */
const REACH = 12;

/** What 的 stands behind where it may stand for 地 or 得: what to look for in a text. */
export const BEFORE_DE: readonly string[] = [...ADVERB, ...MANNER, ...list(DEGREED), ...list(SAID), ...'变显值觉懂'].map((word) => `${word}的`);

/** Nouns that are made of verbs (提高效率, but 提高效率的作用) and what shows that a noun comes. */
const NOUN =
  '作用|效果|意义|能力|工作|空间|潜力|过程|活动|机制|措施|手段|方式|方法|行为|行动|政策|策略|力|速|水平|性|者|率|量|的|和|与|及|或|程度|需求|需要|条件|成本|因素|范围|问题|情况|计划|方案|效应|结果|意见|建议|要求|环境';
/** A word with which what is done begins: 把, 从, 说, or one with 了, 着 or 过 behind it. */
const BEGINS =
  /^(?:[把被](?!军|柄|戏|关)|(?:向|对|从|往|朝|跟|在|让)(?![外内象手称话于来此线方立头后前日上下中家户法及比策应峙决联白鲜美韩核事年常返])[\p{Script=Han}A-Za-z]|(?:来)?说(?=[，：、“就])|(?!不)\p{Script=Han}{1,2}(?:[了着]|过(?![程去渡往错剩敏度滤分后]))(?![解名手陆装火重想色落迷急实])(?=[\p{Script=Han}A-Za-z\d《“]))/u;
const DOES = new RegExp(`^(?:(?!不)\\p{Script=Han}{1,2}[了着过](?=[，。！？；])|(?:${anyOf(DONE)})(?!${NOUN})(?=[\\p{Script=Han}A-Za-z“]))`, 'u');

const VERB = new RegExp(`(?:${anyOf(DEGREED)})$`);
const SAYING = new RegExp(`[${list(SAID).join('')}]$`);
const HOW = '非常|十分|特别|比较|相当|更加|越来越|这么|那么|如此|不够|不太|有些|有点儿|有点|极其|格外|异常|过于|尤其|尤为|很|太|更|都|真|挺|好|够|超|不|还|极';
const ENDS = '(?=$|[，。；！？：…\\s”]|了(?!解)|[啊吧呢吗])';
const DEGREE = new RegExp(`^(?:(?:${HOW})(?:${anyOf(DEGREES)})${ENDS}|[太这那]么?(?:${anyOf(DEGREES)})(?!的)|不够(?:${anyOf(DEGREES)})(?!的))`);
const PLAIN_DEGREE = new RegExp(`^(?:(?:${anyOf(DEGREES)})${ENDS}|差不多(?=[了，。])|${anyOf(RESULTS)})`);

/** 变得, 显得, 值得, 觉得 and 懂得 are words: what is before them, and what is behind 的. */
const FIXED: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|[^不改多善转蜕演巨裂质量畸突渐可应嬗易])变$/, /^(?:更|越来越|很|非常|十分|比较|不再|愈发|日益|无比|异常|极其|有些)/],
  [/(?:^|[^明浅彰凸突])显$/, /^(?:更|很|非常|十分|比较|有些|有点|格外|尤其|特别|异常|那么|这么)/],
  [/值$/, /^(?:一提|注意|关注|期待|思考|学习|信赖|庆幸|肯定|玩味|警惕|推荐|称赞|怀疑|尊敬|骄傲|重视|深思)/],
  [/[我你他她都也就还总便家们]觉$/, /^./],
  [/懂$/, /^(?:如何|怎么|怎样|珍惜|感恩|尊重|分享|什么)/],
];

/** The word before 的, and the particle that what is behind it wants. */
export interface Particle {
  /** where the word begins, in units of the text */
  readonly start: number;
  readonly meant: '地' | '得';
}

/**
 * What stands for 地 (before what is done: 悄悄的离开了家) or 得 (before how well: 做的很好) in a text of today.
 * @param at the place of 的
 * @returns undefined where 的 may be right
 */
export function particleAt(text: string, at: number): Particle | undefined {
  const behind = text.slice(at + 1, at + 1 + REACH);
  for (let length = Math.min(LONGEST_MANNER, at); length >= 2; length--) {
    const word = text.slice(at - length, at);
    const adverb = ADVERB.has(word);
    if (!adverb && !MANNER.has(word)) continue;
    if (BEGINS.test(behind) || (adverb && DOES.test(behind))) return { start: at - length, meant: '地' };
    break;
  }
  const before = text.slice(Math.max(0, at - REACH), at);
  const length = lengthBefore(before, behind);
  return length > 0 && !before.includes('所') ? { start: at - length, meant: '得' } : undefined;
}

/** Units of the word before 的 where 得 is meant. */
function lengthBefore(before: string, behind: string): number {
  if (FIXED.some(([word, next]) => word.test(before) && next.test(behind))) return 1;
  const verb = VERB.exec(before)?.[0].length ?? 0;
  if (verb > 0 && (DEGREE.test(behind) || PLAIN_DEGREE.test(behind))) return verb;
  return SAYING.test(before) && DEGREE.test(behind) ? 1 : 0;
}
