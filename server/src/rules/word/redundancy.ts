import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import type { Range } from '../../text/range.ts';
import { clauseEnd, sentenceStart } from '../lib/clause.ts';
import { signsNamed, wordFinding, wordHits, wordsOf } from './lib/all-words.ts';

export const redundancy = defineRule<Message>({
  meta: {
    id: 'word/redundancy',
    title: { zh: '语义重复', en: 'Things said twice' },
    rationale: {
      zh: '“凯旋”就是胜利归来，“涉及”不必带“到”。一个意思说两遍，费字又拖沓。',
      en: '凯旋 is “to come back in triumph”, and 涉及 needs no 到. What is said twice costs room and pace.',
    },
    source: '现代汉语词典',
    severity: 'hint',
    fixable: 'review',
    errorClass: 'fact',
    messages: {
      word: { zh: '“{from}”语义重复，可用“{to}”', en: '“{from}” says it twice: “{to}” is enough' },
      ask: { zh: '“{from}”语义重复', en: '“{from}” says it twice' },
      such: { zh: '前面已经说了“{noun}”，“这样的{noun}”可删', en: '“{noun}” has been said: 这样的{noun} can go' },
    },
    options: {},
    examples: [
      { bad: '健儿们⟦凯旋归来⇢凯旋⟧，此案⟦涉及到⇢涉及⟧三家企业。' },
      { good: '此案涉及到期债券。', note: '涉及|到期' },
      { bad: '会谈未取得⟦有效的实质性⇢实质性⟧进展。' },
      { bad: '⟦目前为止⇢到目前为止⟧，没有人员伤亡。' },
      { good: '到目前为止，没有人员伤亡。' },
      { bad: '这⟦极大增加了⇢极大地增加了⟧施工的难度。' },
      { good: '这极大地增加了施工的难度，也极大提升了效率。' },
      { bad: '⟦距离⇢距⟧渡轮复航还有3天。' },
      { good: '码头与渡口的距离还有3公里，距离并不远。' },
      { bad: '风浪⟦更加猛烈更⟧难预料。' },
      { good: '道路更加宽阔，更加平整，标志牌更加快更新。' },
      { bad: '恢复是一个漫长的过程，要有一期、二期、三期⟦这样的过程⟧。' },
      { good: '恢复是一个漫长的过程，这样的过程需要耐心。' },
      { good: '他回忆说：“我亲眼目睹了那场大火。”', note: '引语' },
      { bad: '他说：“我⟦愿意能够⟧帮上忙。”', note: '引语只问，不改' },
    ],
  },
  triggers: [wordsOf('redundancy'), signsNamed('distance', 'more', 'such')],
  passage(p) {
    const findings: Finding<Message>[] = [];
    for (const hit of wordHits(p)) {
      const { word } = hit;
      if (word.list === 'redundancy') {
        if (!p.quoted(hit.start)) findings.push(wordFinding(hit));
        // What nobody says is a slip of the translation; the words of a quotation are the author's to change.
        else if (word.certain) findings.push({ ...wordFinding(hit), message: 'ask', fixes: [] });
      } else if (word.list === 'sign') {
        const finding = JUDGES[word.right[0] as string]?.(p.text, hit);
        if (finding && !p.quoted(hit.start)) findings.push(finding);
      }
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'word' | 'ask' | 'such';

/** 还有3天: what 距离 is measured to. */
const LEFT = /还有(?:不到|约|近|大约)?(?:[\d.]{1,6}|[〇一二三四五六七八九十百两几数半]{1,5})(?:余|多)?(?:个)?(?:[天日年月周]|星期|小时|分钟|公里|千米|米)/;

/** 距离…还有几日: 距 says it. */
function distance(text: string, { start, end }: Range): Finding<Message> | undefined {
  // 的距离, 两地距离: the noun
  if (start > 0 && !'，。；：！？“（\n '.includes(text[start - 1] as string)) return undefined;
  if (!LEFT.test(text.slice(end, clauseEnd(text, end, 32)))) return undefined;
  return { message: 'word', range: { start, end }, data: { from: '距离……还有', to: '距……还有' }, fixes: [replace({ start, end }, '距')] };
}

/** 更加快更: doubled degree. */
function more(text: string, { start, end }: Range): Finding<Message> | undefined {
  const again = /^[\u4e00-\u9fff]{0,2}更(?!加|新|换|名|改|迭|替|正|生)/.exec(text.slice(end, end + 4));
  if (!again || again[0].includes('，')) return undefined;
  return { message: 'word', range: { start, end: end + again[0].length }, data: { from: text.slice(start, end + again[0].length), to: '更' } };
}

/** 是一个…的过程，…这样的过程: the sentence says its noun again. */
function such(text: string, { start, end }: Range): Finding<Message> | undefined {
  const noun = text.slice(end, end + 2);
  if (!/^[\u4e00-\u9fff]{2}$/.test(noun) || !/^[。，；！”]|^$/.test(text.slice(end + 2, end + 3))) return undefined;
  const before = text.slice(sentenceStart(text, start, 80), start);
  const is = before.lastIndexOf('是一个');
  if (is < 0 || !before.includes(`的${noun}，`, is)) return undefined;
  return { message: 'such', range: { start, end: end + 2 }, data: { noun } };
}

const JUDGES: Readonly<Record<string, typeof distance>> = { distance, more, such };
