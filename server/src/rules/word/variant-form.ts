import { NOTHING } from '../../rule/nothing.ts';
import { defineRule } from '../../rule/rule.ts';
import { hitsOf, wordFinding, wordsOf } from './lib/all-words.ts';

export const variantForm = defineRule<Message>({
  meta: {
    id: 'word/variant-form',
    title: { zh: '异形词', en: 'Variant forms of words' },
    rationale: {
      zh: '同一个词有几种写法，国家规范推荐其中一种，报纸各版应当一致。',
      en: 'A word of several spellings has one that the national list prefers; a paper keeps to it on all pages.',
    },
    source: '第一批异形词整理表（2001）；现代汉语词典',
    severity: 'information',
    fixable: 'review',
    messages: {
      word: { zh: '“{from}”的推荐写法是“{to}”', en: 'The preferred form of “{from}” is “{to}”' },
      ask: { zh: '“{from}”不是推荐写法', en: '“{from}” is not a preferred form' },
    },
    options: {},
    examples: [
      { bad: '会计把⟦帐目⇢账目⟧贴在村口，土壤的主要⟦成份⇢成分⟧也查清了。' },
      { bad: '卫星传回的⟦图象⇢图像⟧很清楚，他⟦直接了当⇢直截了当⟧地说了看法。' },
      { bad: '这份提案很有⟦份量⇢分量⟧。' },
      { good: '各股东组成份额不同的基金。', note: '组成|份额' },
      { good: '救援队把帐篷搭在坡上，商贩归还帐篷。', note: '帐篷、归还|帐篷' },
      { good: '双方确定单价后签约。', note: '确定|单价' },
      { good: '路牌标识清楚，厂区增设标识牌。', note: '标识另有专义' },
      { good: '他在信里写道：“帐目都在箱子里。”', note: '引语' },
      { good: '《帐目公开条例》旧稿存于档案馆。', note: '题名' },
      { good: '成份股调整后，指数小幅上涨。', note: '行业名称' },
    ],
  },
  triggers: [wordsOf('variant-form')],
  passage(p) {
    const hits = hitsOf('variant-form', p);
    if (hits.length === 0) return NOTHING;
    return { findings: hits.filter((h) => !p.quoted(h.start)).map(wordFinding) };
  },
});

type Message = 'word' | 'ask';
