import type { Lexicon } from '../../lexicon/lexicon.ts';
import { remove } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { allBut, twice } from '../../rule/triggers.ts';
import type { Passage } from '../../text/passage.ts';
import { standsTwice } from '../../text/twice.ts';
import { type Judgement, judgeDoubled } from './lib/doubled.ts';
import { judgeTwice } from './lib/doubled-word.ts';

/** Longest word that is looked for, in units. */
const LONGEST = 6;

/** A character or word written twice by a slip of the keys or of copying. */
export const doubledChar = defineRule<Message>({
  meta: {
    id: 'repeat/doubled-char',
    title: { zh: '重复的字词', en: 'Doubled character or word' },
    rationale: {
      zh: '输入、拼接和改稿时容易把一个字或词打两遍。叠词（刚刚、一座座、热热闹闹）和两词相接（目的|的确、为了|了解）不算：按词切分之后仍多出一个字才报。',
      en: 'Typing and cutting leave a character or word twice. Reduplication and the meeting of two words are lawful: only what stays over when the text is cut into words is told.',
    },
    source: 'GB/T 14706—1993 删除',
    severity: 'warning',
    fixable: 'review',
    messages: {
      char: { zh: '“{from}”重了一个字', en: '“{from}”: one character too many' },
      word: { zh: '“{word}”写了两遍', en: '“{word}” stands twice' },
    },
    options: {},
    examples: [
      { bad: '会议讨论了今年⟦的的⇢的⟧主要任务。' },
      { bad: '代表团参观了展览，⟦和和⇢和⟧当地青年座谈，随后启⟦程程⇢程⟧。' },
      { bad: '他⟦表示表示⇢表示⟧，⟦双方双方⇢双方⟧将继续合作。' },
      { bad: '该项目⟦国务院国务院⇢国务院⟧批准。' },
      { bad: '出席会议的有市委书记郑海⟦山山⇢山⟧、市长李婷婷。', note: '姓后三个字，不成人名' },
      { good: '这次访问的目的的确达到了，为了了解情况，代表团又去了农村，有了了不起的收获。', note: '两词相接' },
      { good: '孩子们刚刚回家，天天盼着妈妈，谢谢老师，好好学习，人人试试看，常常说说笑笑。', note: '叠词' },
      { good: '一座座新房拔地而起，一个一个地登记，一步一步地走，祖祖辈辈的愿望实现了。', note: '数量词重叠' },
      { good: '外交部部长会见了记者，国务院总理在美国国会发表演说，12日日本首相抵达，新村村民夹道欢迎。', note: '机构与职务相接' },
      { good: '记者李婷婷采访了张丽丽和吉尔吉斯斯坦代表。', note: '人名地名' },
      { bad: '会见时，双方就地区⟦和和⇢和⟧平问题交换意见。', note: '有两种读法，只作提示' },
      { good: '她整天整天地看书，想怎么改怎么改，该做什么做什么，就是什么什么不管。', note: '“什么”“怎么”的重叠，成天的重叠' },
      { good: '你推我我推你，文件只好十个十个地传。', note: '回环；数量词' },
      { bad: '⟦双方双方⇢双方⟧推动⟦我我⇢我⟧国产业升级。' },
      { good: '不不不，他摆手说，算了算了，明天再来。', note: '单说的应答' },
      { bad: '认真贯彻⟦习习⇢习⟧近平总书记重要讲话精神。', note: '人名的第一个字' },
      { good: '认真学习习近平总书记重要讲话精神。' },
      { good: '牧民乌兰其其格来了。', note: '人名' },
      { good: '“你再考虑考虑吧，”他说，“很久很久以前就有人试过。”', note: '口语里的重叠' },
    ],
  },
  kinds: allBut('furniture'),
  triggers: [twice(LONGEST)],
  passage(p, { lexicon }, places) {
    const findings: Finding<Message>[] = [];
    const { text } = p;
    let done = 0;
    let left = MOST;
    for (const end of places) {
      for (let length = 1; length <= LONGEST && end - 2 * length >= done && left > 0; length++) {
        if (!standsTwice(text, end - 2 * length, length)) continue;
        left--;
        const found = judge(p, end, length, lexicon);
        if (found) findings.push(found);
        if (found || length > 1) done = Math.max(endOfRun(text, end, length), found?.range.end ?? 0);
        if (found) break;
      }
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'char' | 'word';

/** A passage with more places to judge is no prose. */
const MOST = 1000;

/** Judges what stands twice before `end`. */
function judge(p: Passage & Scans, end: number, length: number, { vocabulary }: Lexicon): Finding<Message> | undefined {
  const { text } = p;
  if (length === 1) {
    const judgement = judgeDoubled(text, end - 1, vocabulary, p.mentions);
    return judgement === 'lawful' ? undefined : tell(p, 'char', startOfRun(text, end - 1), 1, end, judgement);
  }
  const { judgement, start } = judgeTwice(text, { start: end - 2 * length, length }, vocabulary, p.mentions);
  if (judgement === 'lawful' || (judgement === 'doubtful' && p.quoted(start))) return undefined;
  return tell(p, 'word', start, length, start + 2 * length, judgement);
}

/** Where the third and further copies end: a run is judged once. */
function endOfRun(text: string, end: number, length: number): number {
  let at = end;
  while (at < text.length && text.charCodeAt(at) === text.charCodeAt(at - length)) at++;
  return at - end < length ? end : at;
}

/** 的的的: where it begins. */
function startOfRun(text: string, at: number): number {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) === text.charCodeAt(at)) start--;
  return start;
}

/** In direct speech and titles words are repeated on purpose more often. */
function tell(p: Passage & Scans, message: Message, start: number, length: number, end: number, judgement: Judgement): Finding<Message> {
  const { text } = p;
  const word = text.slice(start, start + length);
  const title = { zh: `删去重复的“${word}”`, en: `Delete the second “${word}”` };
  const weak = judgement === 'doubtful' || p.quoted(start);
  return {
    message,
    range: { start, end },
    data: { word, from: text.slice(start, end) },
    fixes: [remove({ start: start + length, end }, { title })],
    ...(weak ? { severity: 'hint' } : {}),
  };
}
