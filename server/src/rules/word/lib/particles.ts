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
/** Somebody, or something named. */
const SOMEBODY = '(?=[这那我你他她它您自己该各每大咱《“])';
/** A word with 了 or 着 behind it, and what is more. */
const VERB_LE =
  '(?![不莫]|.?[执胶附穿沉衣]着|.?[为除]了|[人时日]|同时)\\p{Script=Han}{1,2}[了着](?![解名手陆装火重想色落迷急实如]|不起)(?=[\\p{Script=Han}A-Za-z\\d《“])';
/** With what follows what is done begins: 把他, 从这里, 说, or a word with 了 or 着 behind it. */
const MANNER_BEGINS = new RegExp(`^(?:(?:[对向从跟在让把被]|朝着)${SOMEBODY}|(?:来)?说(?=[，：、“就])|${VERB_LE})`, 'u');
/** Behind words that hardly ever tell what a thing is like, more is: not 对抗, 把握. */
const ADVERB_BEGINS =
  /^(?:把(?![握手控脉守军柄戏关])|被(?![告动执害困捕子])|对(?![冲抗接价标垒位账赌等华俄台伊乌欧朝印公口象手称话外内于立方头比策应决联白])|向(?![往好心导来上下前后外内])|从(?![业众属政影军商容此前来])|跟(?![踪进随帖])|让(?![步利渡球])|在(?![职编建售研岗轨校押于])|往(?![事年来常返日])|朝(?![鲜美韩核])|(?!不)\p{Script=Han}{1,2}[了着](?=[，。！？；]))/u;
const DOES = new RegExp(`^(?:${anyOf(DONE)})(?!${NOUN}|感|[让使令也都没未并正后外下时之中还却已仍不])(?=[\\p{Script=Han}A-Za-z“])`, 'u');
/** Behind these comes what a thing is like, and the thing. */
const THING_COMES = /(?:造成|带来|得到|受到|遭受|遭到|产生|发生|作出|做出|陷入|获得|引发|形成|进行|呈现|需要|实行|最|[有是]|[了种])$/;

const VERB = new RegExp(`(?:${anyOf(DEGREED)})$`);
const SAYING = new RegExp(`[${list(SAID).join('')}]$`);
/** Before a verb of one character that is the end of a noun: 数学, 家长. */
const IN_NOUN = /[数文科大同化医音欧女男导应利使信家校市网核入居通好难领留学小中高间来值]$/;
const HOW = '非常|十分|特别|比较|相当|更加|越来越|这么|那么|如此|不够|不太|有些|有点儿|有点|极其|格外|异常|过于|尤其|尤为|很|太|更|真|挺|好|够|超|还|极';
const ENDS = '(?=$|[，。；！？：…\\s”]|了(?!解)|[啊吧呢吗])';
const DEGREE = new RegExp(`^(?:${HOW})(?:${anyOf(DEGREES)})${ENDS}`);
/** Behind verbs of one character. */
const SHORT_DEGREE = new RegExp(`^(?:[好快早晚远近]|不错|出色|漂亮)${ENDS}`);
const RESULT = new RegExp(`^(?:差不多(?=[了，。])|${anyOf(RESULTS)})`);

/** 变得, 显得, 值得, 觉得 and 懂得 are words: what is before them, and what is behind 的. */
const FIXED: readonly (readonly [RegExp, RegExp])[] = [
  [
    /(?:^|[^不改多善转蜕演巨裂质量畸突渐可应嬗易没未政兵病癌聚衰剧事哗蝶])变$/,
    /^(?:更(?!替|多是|深层|换|是)|越来越|很(?!可能)|非常(?!规)|十分|比较|不再|愈发|日益|无比|异常|极其|有些)/,
  ],
  [/(?:^|[^明浅彰凸突])显$/, /^(?:更|很|非常|十分|比较|有些|有点|格外|尤其|特别|异常|那么|这么)/],
  [/(?:^|[^价估市净颜数产均峰阈比面币])值$/, /^(?:一提|注意|关注|期待|思考|学习|信赖|庆幸|肯定|玩味|警惕|推荐|称赞|怀疑|尊敬|骄傲|重视|深思)/],
  [/[我你他她都也就还总便家们]觉$/, /^(?!确)./],
  [/(?:^|[^不])懂$/, /^(?:如何|怎么|怎样|珍惜|感恩|尊重|分享|什么)/],
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
    const does = MANNER_BEGINS.test(behind) || (adverb && (ADVERB_BEGINS.test(behind) || DOES.test(behind)));
    if (does && !THING_COMES.test(text.slice(Math.max(0, at - length - 2), at - length))) return { start: at - length, meant: '地' };
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
  if (verb > 0 && RESULT.test(behind)) return verb;
  if (verb > 0 && !(verb === 1 && IN_NOUN.test(before.slice(0, -1))) && (DEGREE.test(behind) || (verb === 1 && SHORT_DEGREE.test(behind)))) return verb;
  return SAYING.test(before) && DEGREE.test(behind) ? 1 : 0;
}
