import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import type { Range } from '../../text/range.ts';
import { signsNamed, wordFinding, wordHits, wordsOf } from './lib/all-words.ts';
import { isSense, SENSES } from './lib/senses.ts';

export const confusable = defineRule<Message>({
  meta: {
    id: 'word/confusable',
    title: { zh: '易混词和别字', en: 'Words taken for others' },
    rationale: {
      zh: '截止与截至、启示与启事、权利与权力音近义远，错一字就换了意思；成语里的别字读者一眼就能看出。',
      en: 'Words that sound alike but differ in sense (截止 and 截至, 权利 and 权力) change what is said; a wrong character in a set phrase is seen at once.',
    },
    source: '现代汉语词典',
    severity: 'warning',
    fixable: 'review',
    messages: {
      word: { zh: '“{from}”疑为“{to}”之误', en: '“{from}” may be meant as “{to}”' },
      ask: { zh: '“{from}”的意思是“大体上还能使人满意”，请核对', en: '“{from}” means “just about satisfactory”: check the sense' },
      typo: { zh: '“{from}”应为“{to}”', en: '“{from}” should be “{to}”' },
    },
    options: {},
    examples: [
      { bad: '⟦截止⇢截至⟧10日，渡口运送旅客三千人次。', note: '截至：停止于某时' },
      { bad: '据统计，⟦截止到⇢截至⟧今年6月，全县有渡船四十艘。' },
      { good: '报名截止3月1日，以邮戳为准。', note: '截止：到期停止' },
      { good: '报名10日截止，截止日期不变。' },
      { bad: '报社登出⟦招聘启示⇢招聘启事⟧。' },
      { good: '这次招聘给我们的启示是多听意见。' },
      { bad: '全家在岛上⟦渡过⇢度过⟧一个难忘的假期。' },
      { good: '船队渡过海峡，企业渡过难关。' },
      { bad: '银行帮助企业⟦度过难关⇢渡过难关⟧。' },
      { bad: '人大是国家⟦权利机关⇢权力机关⟧。' },
      { good: '妇女为权利斗争，人大依法行使权力。' },
      { bad: '警方抓获两名⟦罪犯⇢犯罪嫌疑人⟧。', note: '判决以前' },
      { good: '警方抓获三名在逃罪犯，法院对罪犯减刑。' },
      { bad: '投入很大，成绩却⟦差强人意⟧。' },
      { good: '客流不多，收入尚可，总算差强人意。' },
      { bad: '他⟦竞竞业业⇢兢兢业业⟧，⟦一愁莫展⇢一筹莫展⟧时也不叫苦。' },
      { good: '群众反映强烈，这是群众强烈反映的问题。' },
      { good: '此举既使企业减负，又使百姓受益；他毕竟选了这里，会址竟选在山里。' },
      { good: '《寻人启示》是他的旧作。', note: '题名' },
    ],
  },
  triggers: [wordsOf('confusable'), signsNamed(...Object.keys(SENSES))],
  passage(p) {
    const findings: Finding<Message>[] = [];
    for (const hit of wordHits(p)) {
      const { word } = hit;
      if (word.list === 'confusable') {
        const finding = wordFinding(hit);
        findings.push(word.certain ? { ...finding, message: 'typo' } : { ...finding, severity: 'hint' });
      } else if (word.list === 'sign') {
        const sign = word.right[0] as string;
        const finding = isSense(sign) ? SENSES[sign](p.text, hit) : undefined;
        if (finding) findings.push(finding);
      }
    }
    return findings.length > 0 ? { findings: outside(findings, p.titles) } : NOTHING;
  },
});

type Message = 'word' | 'ask' | 'typo';

/** Those that lie in no title. Both lists are in order. */
function outside(findings: readonly Finding<Message>[], titles: readonly Range[]): readonly Finding<Message>[] {
  let next = 0;
  return findings.filter(({ range }) => {
    while (next < titles.length && (titles[next] as Range).end <= range.start) next++;
    const title = titles[next];
    return !title || range.start < title.start;
  });
}
