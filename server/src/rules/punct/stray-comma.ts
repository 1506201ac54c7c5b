import type { Lexicon, Mention } from '../../lexicon/lexicon.ts';
import { noVocabulary } from '../../lexicon/vocabulary.ts';
import { remove, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { pair, words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';
import { clauseStart } from '../lib/clause.ts';

/** Connectives that begin a sentence and are none by themselves. */
const BARE =
  '这样一来 也就是说 换句话说 换言之 总而言之 总之 由此可见 因此 因而 所以 于是 但是 可是 然而 不过 而且 并且 另外 此外 同时 反之 相反 例如 比如 譬如 首先 其次 再次 如果这样 尽管如此 与此同时 除此之外 在此之前 在此之后'.split(
    ' ',
  );

export const strayComma = defineRule<Message>({
  meta: {
    id: 'punct/stray-comma',
    title: { zh: '把句子断开的标点', en: 'A mark that cuts the sentence' },
    rationale: {
      zh: '“对……”“就……”的短语与它修饰的“作出的”之间用了逗号，定语就被切成两截；“不是……，而是……”不在中间用句号，连词“和”“或”“以及”前不用顿号。',
      en: 'A comma between the phrase with 对 or 就 and the 作出的 it belongs to cuts an attribute in two. No stop stands between 不是… and 而是…, no 、 before 和, 或 and 以及.',
    },
    source: 'GB/T 15834—2011 4.1、4.4、4.5',
    severity: 'hint',
    fixable: 'review',
    messages: {
      cut: { zh: '逗号把“对……{verb}”断开了，请看是否多余', en: 'The comma cuts 对…{verb} in two: is it wanted?' },
      stop: { zh: '句号把“{words}”与它连接的话断开了，应为逗号', en: 'The stop cuts {words} off from what it joins; a comma belongs there' },
      pause: { zh: '“{words}”前不用顿号', en: 'No 、 before {words}' },
    },
    options: {},
    examples: [
      { bad: '这是局长⟦对渡口可能在年底前恢复通航，⟧作出的最明确表态。' },
      { bad: '船队的价值，不是多运了几个人⟦。⇢，⟧而是让岛上的孩子能上学。这样一来⟦。⇢，⟧每个家庭都受益。' },
      { bad: '岛民捕鱼、种菜⟦、⇢⟧或者酿酒，船上装着鱼、菜⟦、⇢⟧和几坛老酒⟦、⇢⟧以及一封信。' },
      { good: '会谈谈到了安全、和平、和解与发展，也谈到与会、或许还有援助。' },
      { good: '他说：“不是我。而是你。”此后船队停航。不是他不想走。他走不了。', note: '对话；没有后一半' },
      { good: '渡轮停航，另有原因。另外有人说，问题不是票价，而是班次。而是否复航尚未可知。' },
      { good: '这是局长对渡口可能在年底前恢复通航作出的最明确表态。' },
      { good: '对此，作出的承诺必须兑现。', note: '短语完整' },
      { good: '局长对在场的记者们表示，作出的承诺必须兑现。', note: '前面是一个完整的分句' },
      { good: '渡口面对越来越大的客流，作出的安排令人放心。' },
    ],
  },
  triggers: [words('，作出的', '，做出的', '。而是', ...BARE.map((word) => `${word}。`)), pair('、', '和或以')],
  passage(p, { lexicon }, places) {
    const findings: Finding<Message>[] = [];
    for (const at of places) {
      const found = judge(p, at, lexicon);
      if (found && !p.quoted(found.range.end - 1)) findings.push(found);
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'cut' | 'stop' | 'pause';

/** How far before the comma its phrase may begin, in units. */
const REACH = 60;
/** 对 or 就 with what it governs, up to the comma; a verb of saying makes it a clause of its own. */
const PHRASE = /(?:^|[^面相绝成不针应答反派作查核校])(?:对|就)([^说称道问]{6,48})$/;
const WHOLE = /表示|指出|强调|认为|回应|进行|展开|举行|达成|的(?:问题|说法|质疑)上?$/;

/** 不是……。而是……: the first half of a pair that a stop has cut. */
const FIRST_HALF = /(?<![是要])(?:不是|并非|不仅仅是|不只是)(?!.*而是)/;

function cutsPair(text: string, stop: number): boolean {
  if (!text.startsWith('而是', stop + 1)) return false;
  const before = text.slice(Math.max(0, stop - REACH), stop);
  const from = Math.max(before.lastIndexOf('。'), before.lastIndexOf('！'), before.lastIndexOf('？'));
  return FIRST_HALF.test(before.slice(from + 1));
}

/** 和 or 或 by itself, none of a longer word: not 和平, 或许. */
function joins(text: string, at: number, { vocabulary }: Lexicon, mentions: readonly Mention[]): number {
  if (text.startsWith('以及', at) || text.startsWith('或者', at)) return 2;
  if ((text[at] !== '和' && text[at] !== '或') || !isAt(text, at + 1, Class.Han) || vocabulary === noVocabulary) return 0;
  const isWord = [2, 3, 4].some((n) => vocabulary.isWord(text, at, at + n)) || vocabulary.isRareWord(text, at, at + 2);
  return isWord || mentions.some((m) => m.start === at) ? 0 : 1;
}

/** A mark that cuts a sentence where only a shorter pause or none can be. */
function judge(p: Passage & Scans, at: number, lexicon: Lexicon): Finding<Message> | undefined {
  const { text } = p;
  switch (text[at]) {
    case '，':
      return cutAt(text, at);
    case '。':
      return cutsPair(text, at) ? stopAt(at, '不是……而是') : undefined;
    case '、':
      return pauseAt(p, at, lexicon);
    default:
      return bareFrom(text, at);
  }
}

function cutAt(text: string, comma: number): Finding<Message> | undefined {
  const before = text.slice(clauseStart(text, comma, REACH), comma);
  const phrase = PHRASE.exec(before);
  if (!phrase || WHOLE.test(before)) return undefined;
  return { message: 'cut', range: { start: comma - 1 - (phrase[1] as string).length, end: comma + 1 }, data: { verb: text.slice(comma + 1, comma + 4) } };
}

function stopAt(stop: number, words: string): Finding<Message> {
  const range = { start: stop, end: stop + 1 };
  return { message: 'stop', range, data: { words }, fixes: [replace(range, '，')] };
}

/** A stop behind a connective that is all its sentence has: 。这样一来。每个 */
function bareFrom(text: string, start: number): Finding<Message> | undefined {
  const stop = text.indexOf('。', start);
  if (!isAt(text, start - 1, Class.Stop) || !isAt(text, stop + 1, Class.Han) || cutsPair(text, stop)) return undefined;
  return stopAt(stop, text.slice(start, stop));
}

function pauseAt({ text, mentions }: Passage & Scans, at: number, lexicon: Lexicon): Finding<Message> | undefined {
  // A text that begins with 、 is a piece of a list.
  const length = text[0] === '、' ? 0 : joins(text, at + 1, lexicon, mentions);
  if (length === 0) return undefined;
  const range = { start: at, end: at + 1 };
  return { message: 'pause', range, data: { words: text.slice(at + 1, at + 1 + length) }, fixes: [remove(range)] };
}
