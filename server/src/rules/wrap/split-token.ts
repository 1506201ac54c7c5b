import { NOTHING } from '../../rule/nothing.ts';
import { defineRule } from '../../rule/rule.ts';
import { has } from '../../rule/triggers.ts';
import type { Seam, SeamReason } from '../../text/passage.ts';
import { cutsToken, type SeamMessage, seamFindings } from './lib/seams.ts';

/** A line end that cuts a name, a number from its unit, a short quotation, a word of a printed column. */
export const splitToken = defineRule<Message>({
  meta: {
    id: 'wrap/split-token',
    title: { zh: '断行拆开了词语', en: 'Line end cuts a token' },
    rationale: {
      zh: '人名、数字同单位、成对的标点被断行拆开，读者会读错，检索和校对也都找不到。',
      en: 'A name, a figure with its unit or a pair of marks that a line end cuts is misread, and neither search nor check finds it.',
    },
    source: 'GB/T 15834—2011 5.1, GB/T 15835—2011',
    severity: 'error',
    fixable: 'safe',
    messages: {
      name: { zh: '{here}：断行拆开了名称，应当接排', en: '{here}: the line end cuts a name; join the lines' },
      number: { zh: '{here}：断行拆开了数字，应当接排', en: '{here}: the line end cuts a figure or parts it from its unit; join the lines' },
      pair: { zh: '{here}：断行拆开了成对的标点，应当接排', en: '{here}: the line end cuts a short quotation or bracket; join the lines' },
      word: { zh: '{here}：断行拆开了词语，应当接排', en: '{here}: the line end cuts a word; join the lines' },
      hyphen: { zh: '{here}：单词在连字符处转行，应当接排', en: '{here}: a word is divided at a hyphen; join the lines' },
    },
    options: {},
    examples: [
      { bad: '气象台说，受北方冷空气影响，本周平原地区最低气温将降到零下，预计到12⟦\n\n→⟧月上旬才会回升，请市民注意添衣保暖。\n' },
      { bad: '有评论认为，这份方案看上去面面俱到，实际上对最要紧的收费问题一直采取“回⟦\n\n→⟧避”态度，很难让居民满意。\n' },
      { good: '全市常住人口突破800万\n\n市统计局昨天公布人口抽样调查结果，全市常住人口比上年增加十二万人。\n', note: '标题以数字和单位收尾' },
      { bad: '首批名单共有3⟦\n⇢⟧个批次的产品被召回\n', note: '两行都短，数字和量词却分不开' },
      { good: '首批名单公布\n三个批次的产品被召回\n', note: '两行都短，可能是标题分行' },
    ],
  },
  triggers: [has('seams', 'after')],
  passage(p) {
    const findings = seamFindings(p, describe);
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'name' | 'number' | 'pair' | 'word' | 'hyphen';

const MESSAGE: Partial<Record<SeamReason, Message>> = {
  'cut-name': 'name',
  'cut-number': 'number',
  'open-pair': 'pair',
  'cut-word': 'word',
  hyphen: 'hyphen',
};

function describe(s: Seam): SeamMessage<Message> | undefined {
  if (!cutsToken(s)) return undefined;
  const message = MESSAGE[s.reason] ?? 'word';
  return s.certainty === 'doubtful' ? { message, severity: 'information' } : { message };
}
