import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { signsNamed, wordHits } from './lib/all-words.ts';
import { BLENDS, type BlendMessage } from './lib/blends.ts';

export const sentenceBlend = defineRule<BlendMessage>({
  meta: {
    id: 'word/sentence-blend',
    title: { zh: '句式杂糅', en: 'Two constructions in one sentence' },
    rationale: {
      zh: '两种说法挤在一句里（“原因是……造成的”“以……为由的借口”），或者丢了主语、介词，读者要读两遍。',
      en: 'Two ways of saying it are run together (原因是…造成的), or a subject or preposition is lost, and the reader has to read twice.',
    },
    source: '现代汉语语法：句式杂糅、成分残缺',
    severity: 'warning',
    fixable: 'review',
    errorClass: 'fact',
    messages: {
      say: { zh: '两个“表示”杂糅：可改为“对……{verb}”', en: 'Two 表示 run together: say 对…{verb}' },
      cause: { zh: '“{first}”与“{second}”杂糅，留一个即可', en: '“{first}” and “{second}” say the cause twice: keep one' },
      aim: { zh: '“为了……”与“以……为目的”杂糅', en: '为了… and 以…为目的 run together' },
      pretext: { zh: '“以……为由”与“借口”杂糅', en: '以…为由 and 借口 run together' },
      under: { zh: '“经过……”与“在……下”杂糅：可改“经过”为“在”', en: '经过… and 在…下 run together: 在 for 经过' },
      subject: { zh: '“通过……，使……”没有主语，可删去“{word}”', en: 'No subject: 通过… and {word} cannot both stay' },
      only: { zh: '时间与动作之间似缺“才能”', en: '才能 seems to be missing between the time and the verb' },
      focus: { zh: '前面的问句与“成为……”的主语接不上', en: 'The questions before have no verb: the subject changes' },
      between: { zh: '“双方之间的双方”重复', en: '双方 is said twice' },
    },
    options: {},
    examples: [
      { bad: '市长⟦表示，⇢对⟧此次试航取得成功表示祝贺。' },
      { good: '市长表示，对此次试航取得成功表示祝贺。', note: '有“对”' },
      { good: '市长表示，各国来宾纷纷表示祝贺。', note: '来宾是另一个主语' },
      { good: '市长对试航表示祝贺，对船员表示慰问。' },
      { bad: '停航的⟦原因是⟧大雾造成的。' },
      { good: '停航是大雾造成的，原因是能见度不足。' },
      { good: '停航的原因是大雾造成的能见度不足。', note: '造成的|能见度' },
      { bad: '活动⟦为了⟧普及航海知识为目的。' },
      { good: '活动以普及航海知识为目的。' },
      { bad: '船东以天气⟦为由的借口⇢为由⟧停航。' },
      { bad: '⟦经过⇢在⟧船员的努力下，渡口复航。' },
      { good: '经过船员的努力，渡口复航；在船员的努力下，班次照旧。' },
      { bad: '通过这次演练，⟦使⟧船员掌握了救生技能。' },
      { good: '县里通过演练，使船员掌握了救生技能。', note: '主语是县里' },
      { good: '通过演练，使用新设备的船员熟悉了流程。' },
      { bad: '修复仍需要两年甚至更长时间⟦⇢才能⟧完全恢复原貌。' },
      { good: '修复需要两年时间才能完全恢复原貌，其余时间完全开放。' },
      { bad: '⟦双方之间的双方⇢双方⟧合作不断加深。' },
      { bad: '渡口能否保留、航线如何调整，水运市场走向将成为各方关注的⟦焦点⟧。' },
      { good: '渡口能否保留、航线如何调整，将成为各方关注的焦点。' },
    ],
  },
  triggers: [signsNamed(...Object.keys(BLENDS))],
  passage(p) {
    const findings: Finding<BlendMessage>[] = [];
    for (const hit of wordHits(p)) {
      if (hit.word.list !== 'sign') continue;
      const finding = BLENDS[hit.word.right[0] as string]?.(p.text, hit);
      if (finding && !p.quoted(hit.start)) findings.push(finding);
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});
