import type { Lexicon } from '../../lexicon/lexicon.ts';
import { Trie } from '../../lexicon/trie.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';
import { unitsOf } from '../../text/unit-set.ts';
import { type Confusable, MISREAD_WORDS } from './lib/confusable-words.ts';

/** 6月12曰: the day's last digit and 曰. */
const DAY_ENDS = [...'0123456789一二三四五六七八九十'].map((d) => `${d}曰`);
/** A digit beside a letter that looks like one. */
const MIXED = [...'0123456789'].flatMap((d) => [...'OoIl'].flatMap((l) => [d + l, l + d]));

export const ocrConfusable = defineRule<Message>({
  meta: {
    id: 'char/ocr-confusable',
    title: { zh: '形近字误认', en: 'Characters mistaken for their look-alikes' },
    rationale: {
      zh: '扫描识别和五笔输入常把形近字认错：已己、末未、士土、日曰。只报不成词的写法，两种写法都成词的不报。',
      en: 'Scanners and hands take a character for one that looks like it. Only forms that are no word are told; where both readings are words nothing is said.',
    },
    source: '《现代汉语词典》；校对常见差错',
    severity: 'warning',
    fixable: 'review',
    messages: {
      word: { zh: '“{from}”疑为“{to}”之误（形近字）', en: '“{from}” looks like a slip for “{to}”' },
      number: { zh: '数字里混有字母：“{from}”疑为“{to}”', en: 'Letters among the digits: “{from}” for “{to}”' },
      day: { zh: '日期里的“曰”疑为“日”', en: 'The 曰 of this date looks like 日' },
    },
    options: {},
    examples: [
      { bad: '渡轮⟦己经⇢已经⟧复航，船员⟦自已⇢自己⟧检修了机器。' },
      { bad: '6月12⟦曰⇢日⟧，⟦土兵⇢士兵⟧和⟦博土⇢博士⟧到场致辞。' },
      { bad: '⟦末来⇢未来⟧五年将举办⟦竟赛⇢竞赛⟧，⟦选拨⇢选拔⟧青年水手。' },
      { bad: '⟦2O18⇢2018⟧年⟦l0⇢10⟧月动工，耗资⟦3O0⇢300⟧万元。' },
      { bad: '⟦毎⇢每⟧天有两班渡轮，票价由⟦鸟克兰⇢乌克兰⟧船东决定。' },
      { good: '他来自已经停航的码头，自己经历过风浪，自己将再次出海。', note: '来自|已经、自己|经历' },
      { good: '争夺的是领土兵力和国土地貌，今日木材涨价，周末来客多。', note: '领土|兵力、今日|木材、周末|来客' },
      { good: '他竟选择停航，选手究竟争什么？比赛竞争激烈。' },
      { good: '子曰：“学而时习之。”12人曰可。' },
      { good: 'O2O模式、5l装、I5处理器、G20年会和10I号线。', note: '字母本来就是字母' },
      { good: '加入民间组织，深入民心，流入民宅，列入类别。' },
      { good: '红球07、12，蓝球05，头奖井喷。', note: '双色球' },
      { bad: '校队打⟦蓝球⇢篮球⟧去了。' },
      { good: '末日来临，前途未卜，拨打电话，人口入口。', note: '两种写法都成词' },
    ],
  },
  triggers: [words(...MISREAD_WORDS.map((c) => c.wrong), ...DAY_ENDS, ...MIXED)],
  passage({ text }, { lexicon }, places) {
    const findings: Finding<Message>[] = [];
    let done = 0;
    for (const at of places) {
      if (at < done) continue;
      const found = judge(text, at, longestAt(text, at), lexicon);
      if (!found) continue;
      findings.push(found);
      done = found.range.end;
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'word' | 'number' | 'day';

const LETTERS = unitsOf('OoIl');
const AS_DIGIT: Readonly<Record<string, string>> = { O: '0', o: '0', I: '1', l: '1' };
const NUMERALS = unitsOf('一二三四五六七八九十');
/** What a number is followed by, where letters in it can only be digits. */
const AFTER_NUMBER = unitsOf('年月日号时分秒万亿元%％');
/** Impossible words, then days, then digits with letters. */
const trie = new Trie([...MISREAD_WORDS.map((c) => c.wrong), ...DAY_ENDS, ...MIXED]);

/** Value of the longest key at `at`, or 0, and where it ends. */
function longestAt(text: string, at: number): { readonly key: number; readonly end: number } {
  let node = trie.start(text.charCodeAt(at));
  let key = 0;
  let end = at;
  for (let i = at + 1; node !== 0; i++) {
    const value = trie.valueOf(node);
    if (value !== 0) {
      key = value;
      end = i;
    }
    node = i < text.length ? trie.step(node, text.charCodeAt(i)) : 0;
  }
  return { key, end };
}

/** The wrong word is a piece of two others: 来自|已经. One of its ends makes a word with what stands outside. */
function isPiece(text: string, { start, end }: Range, word: Confusable, lexicon: Lexicon): boolean {
  if (end - start === 1) return !isAt(text, start - 1, Class.Han) && !isAt(text, end, Class.Han);
  const before = text[start - 1];
  const behind = text[end];
  if ((before !== undefined && word.before.includes(before)) || (behind !== undefined && word.behind.includes(behind))) return true;
  return !word.free && (lexicon.pairAcross(text, start) || lexicon.pairAcross(text, end));
}

/** 2O18年, l0月: digits and letters that look like them, before a unit. */
function numberAround(text: string, at: number): Range | undefined {
  const isPart = (i: number): boolean => isAt(text, i, Class.Digit) || LETTERS.has(text.charCodeAt(i));
  let start = at;
  while (at - start < 12 && isPart(start - 1)) start--;
  let end = at + 1;
  while (end - at < 12 && isPart(end)) end++;
  if (isAt(text, start - 1, Class.Latin | Class.Digit) || !AFTER_NUMBER.has(text.charCodeAt(end))) return undefined;
  if (text[end] === '号' || text[end] === '分' || text[end] === '秒') return undefined;
  let digits = 0;
  for (let i = start; i < end; i++) if (isAt(text, i, Class.Digit)) digits++;
  // A size or a name (5l, O2O元年) has as many letters as digits.
  return digits * 2 > end - start || (text[end] === '月' && end - start === 2) ? { start, end } : undefined;
}

/** 6月12曰, 六月十二曰. */
function isDay(text: string, end: number): boolean {
  let i = end - 1;
  while (end - i < 5 && (isAt(text, i - 1, Class.Digit) || NUMERALS.has(text.charCodeAt(i - 1)))) i--;
  return text[i - 1] === '月' || text[end] === '，' || text[end] === '电';
}

function toFinding(message: Message, range: Range, from: string, to: string): Finding<Message> {
  return {
    message,
    range,
    data: { from, to },
    fixes: [replace(range, to)],
  };
}

/** What the key at `at` says, or undefined when the text is right there. */
function judge(text: string, at: number, { key, end }: { readonly key: number; readonly end: number }, lexicon: Lexicon): Finding<Message> | undefined {
  const word = MISREAD_WORDS[key - 1];
  if (word) {
    const range = { start: at, end };
    return isPiece(text, range, word, lexicon) || word.trade?.test(text) ? undefined : toFinding('word', range, word.wrong, word.right);
  }
  if (key <= MISREAD_WORDS.length + DAY_ENDS.length) return isDay(text, end - 1) ? toFinding('day', { start: end - 1, end }, '曰', '日') : undefined;
  const range = numberAround(text, at);
  if (!range) return undefined;
  const from = text.slice(range.start, range.end);
  return toFinding(
    'number',
    range,
    from,
    from.replace(/[OoIl]/g, (c) => AS_DIGIT[c] as string),
  );
}
