import { cutWindow, namesWithin, REST, WORD, windowAround } from '../../../lexicon/cut.ts';
import type { Vocabulary } from '../../../lexicon/vocabulary.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Range } from '../../../text/range.ts';
import type { Judgement } from './doubled.ts';

/** 一个一个, 几小时几小时, 算不算不…, 很久很久, 太多太多: what is doubled by rule. */
const COUNTED = /^[一几每]/;
const NUMERAL = /[一二三四五六七八九十几两]/;
const ASKED = /[不没]/;
const STRESSED = /^[很太最真好挺老大多]/;
/** 咣当咣当 */
/** 什么什么, 怎么改怎么改, 该做什么做什么, 谁来谁去. */
const INDEFINITE = /什么|怎么|哪|谁|啥|多少/;
/** 十个十个, 两车两车: words of the list, too, but doubled they say how things come. */
const COUNTS = /^[一二三四五六七八九十百千几两半][个只条位件块张本页行家对双批次杯箱包车遍句串排组滴口把步层代]$/;
/** 整天整天地, 成年成年地 */
const LONG = /^[整成][天夜年月日周季]$/;
/** 算了算了，别急别急，: all that stands between two marks is speech. */
const SPOKEN = /[了吧啊呀呢急忙]$/;
const SOUND = /[咚哗咣叮嘀嗒咯吱噼啪咕噜嗡嘟哎哟哇咔嚓嘎]/;
/** Words that are doubled for stress. */
const STRESS = new Set('非常 特别 千万 永远 真的 如何 怎样 某某'.split(' '));
/** Words that may be, and verbs that are doubled when something is done a little (研究研究). */
const DOUBLED = new Set(
  (
    '十分 反复 的确 真是 确实 赶快 赶紧 快点 加油 轰隆 ' +
    '研究 考虑 商量 讨论 休息 学习 了解 打听 活动 意思 收拾 照顾 介绍 解释 锻炼 放松 体验 检查 整理 准备 交流 教育 闯荡 参谋 打扮 琢磨 ' +
    '掂量 盘算 思考 反思 回忆 观察 比较 对照 清理 打扫 修理 调查 核实 分析 总结 欣赏 熟悉 认识 体会 感受 感谢 帮助 支持 关心 鼓励 安慰 ' +
    '表扬 批评 教训 招待 走动 溜达 散步 聊天 高兴 热闹 凉快 暖和 舒服 轻松 痛快 快活 漂亮'
  ).split(' '),
);

/** A cut may be this much dearer than the best one and still be the one meant. */
const SLACK = REST / 2;

/** Where a repeated stretch of a passage lies: the first copy, as long as the second, which follows at once. */
export interface Twice {
  readonly start: number;
  readonly length: number;
}

/**
 * Judges a stretch of two or more Han characters that stands twice in a row. The copies may be cut at any of their characters
 * (务实的|工作|工作|作风); the cut that fits the words around is chosen.
 * @param names mentions of the passage, which are words too
 */
export function judgeTwice(
  text: string,
  { start, length }: Twice,
  vocabulary: Vocabulary,
  names: readonly Range[],
): { readonly judgement: Judgement; readonly start: number } {
  const word = text.slice(start, start + length);
  const lawful = { judgement: 'lawful' as const, start };
  if (isOneCharacter(word) || isCounted(word, vocabulary) || ASKED.test(word) || STRESSED.test(word) || SOUND.test(word) || STRESS.has(word)) return lawful;
  if (INDEFINITE.test(word) || (LONG.test(word) && text[start + 2 * length] === '地') || isSpoken(text, start, length)) return lawful;
  const window = windowAround(text, start, start + 2 * length);
  const { before, behind, whole, isWord, isRareWord } = cutWindow(window, vocabulary, namesWithin(names, window));
  for (let s = start; s === start || (s < start + length && text.charCodeAt(s - 1) === text.charCodeAt(s - 1 + 2 * length)); s++) {
    const a = s - window.at;
    if (a + 2 * length > window.text.length) break;
    const middle = cutWindow({ text: text.slice(s, s + length), at: s, openLeft: false, openRight: false }, vocabulary, []).whole;
    const known = isWord(a, a + length) || isRareWord(a, a + length);
    const cost = known ? WORD : middle;
    // The second copy may begin a longer word of its own (中央|政治|政治局), the first one end it.
    const first = (before[a] as number) + cost + (behind[a + length] as number);
    const second = (before[a + length] as number) + cost + (behind[a + 2 * length] as number);
    if (Math.min(first, second) > whole + SLACK) continue;
    return { judgement: known || length > 2 ? ofWord(text, { start: s, length }, vocabulary) : 'doubtful', start: s };
  }
  return lawful;
}

/** A word twice: reported, unless it is one that is doubled, or stands three times, or the second copy begins a longer word. */
function ofWord(text: string, { start, length }: Twice, vocabulary: Vocabulary): Judgement {
  const word = text.slice(start, start + length);
  const end = start + 2 * length;
  if (DOUBLED.has(word) || text.startsWith(word, end) || (start >= length && text.startsWith(word, start - length))) return 'doubtful';
  for (const more of [1, 2]) if (isAt(text, end, Class.Han) && vocabulary.isWord(text, end - length, end + more)) return 'doubtful';
  return 'slip';
}

/** 一步一步, 三三两两, and 车一车 of 一车一车; but 两国, 三峡 and 十分 are words. */
function isCounted(word: string, vocabulary: Vocabulary): boolean {
  return COUNTED.test(word) || COUNTS.test(word) || (NUMERAL.test(word) && !vocabulary.isWord(word, 0, word.length));
}

/** Nothing else stands between the marks on both sides: 算了算了，. */
function isSpoken(text: string, start: number, length: number): boolean {
  const end = start + 2 * length;
  return !isAt(text, start - 1, WORDS) && !isAt(text, end, WORDS) && SPOKEN.test(text.slice(start, start + length));
}

const WORDS = Class.Han | Class.Latin | Class.Digit | Class.FullAlnum;

function isOneCharacter(word: string): boolean {
  for (let i = 1; i < word.length; i++) if (word.charCodeAt(i) !== word.charCodeAt(0)) return false;
  return true;
}
