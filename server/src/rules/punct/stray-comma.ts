import { defineRule, type Finding } from '../../rule/rule.ts';
import { Class } from '../../text/chars.ts';
import { NOTHING } from '../nothing.ts';
import { clauseStart } from '../word/clause.ts';

/** How far before the comma its phrase may begin, in units. */
const REACH = 60;
/** 对 or 就 with what it governs, up to the comma; a verb of saying makes it a clause of its own. */
const PHRASE = /(?:^|[^面相绝成不针应答反派作查核校])(?:对|就)([^说称道问]{6,48})$/;
const WHOLE = /表示|指出|强调|认为|回应|进行|展开|举行|达成|的(?:问题|说法|质疑)上?$/;

export const strayComma = defineRule<'cut'>({
  meta: {
    id: 'punct/stray-comma',
    title: { zh: '把句子断开的逗号', en: 'A comma that cuts the sentence' },
    rationale: {
      zh: '“对……”“就……”的短语与它修饰的“作出的”之间用了逗号，定语就被切成两截。',
      en: 'A comma between the phrase with 对 or 就 and the 作出的 it belongs to cuts an attribute in two.',
    },
    source: 'GB/T 15834—2011 4.4',
    severity: 'hint',
    fixable: 'none',
    messages: { cut: { zh: '逗号把“对……{verb}”断开了，请看是否多余', en: 'The comma cuts 对…{verb} in two: is it wanted?' } },
    options: {},
    examples: [
      { bad: '这是局长⟦对渡口可能在年底前恢复通航，⟧作出的最明确表态。' },
      { good: '这是局长对渡口可能在年底前恢复通航作出的最明确表态。' },
      { good: '对此，作出的承诺必须兑现。', note: '短语完整' },
      { good: '局长对在场的记者们表示，作出的承诺必须兑现。', note: '前面是一个完整的分句' },
      { good: '渡口面对越来越大的客流，作出的安排令人放心。' },
    ],
  },
  needs: Class.Pause,
  passage(p) {
    const { text } = p;
    let findings: Finding<'cut'>[] | undefined;
    for (let at = text.indexOf('出的'); at >= 0; at = text.indexOf('出的', at + 2)) {
      if (text[at - 2] !== '，' || (text[at - 1] !== '作' && text[at - 1] !== '做')) continue;
      const before = text.slice(clauseStart(text, at - 2, REACH), at - 2);
      const phrase = PHRASE.exec(before);
      if (!phrase || WHOLE.test(before) || p.quoted(at)) continue;
      findings ??= [];
      findings.push({ message: 'cut', range: { start: at - 3 - (phrase[1] as string).length, end: at - 1 }, data: { verb: text.slice(at - 1, at + 2) } });
    }
    return findings ? { findings } : NOTHING;
  },
});
