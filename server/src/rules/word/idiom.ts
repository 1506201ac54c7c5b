import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { view } from '../../rule/triggers.ts';
import { IDIOM_SLIPS } from './lib/idiom-slips.ts';

export const idiom = defineRule<'slip'>({
  meta: {
    id: 'word/idiom',
    title: { zh: '成语里的别字', en: 'Wrong characters in set phrases' },
    rationale: {
      zh: '成语是定型的，错一个同音或形近的字（如“脍灸人口”），读者一眼就能看出。只报不成词、也不是异形写法的。',
      en: 'A set phrase has one form; a character that sounds or looks like the right one (脍灸人口) is seen at once. Only what is no word, and no form that dictionaries allow, is told.',
    },
    source: '现代汉语词典；词表据 jieba（MIT）',
    severity: 'warning',
    fixable: 'review',
    messages: { slip: { zh: '“{from}”疑为“{to}”', en: '“{from}” may be meant as “{to}”' } },
    options: {},
    examples: [
      { bad: '这部电影⟦脍灸人口⇢脍炙人口⟧，令人⟦叹为观只⇢叹为观止⟧，分析⟦鞭辟入理⇢鞭辟入里⟧。' },
      { bad: '旧俗⟦消声匿迹⇢销声匿迹⟧，孩子⟦面黄饥瘦⇢面黄肌瘦⟧，选手⟦锐不可挡⇢锐不可当⟧。' },
      { bad: '两市是⟦三足鼎力⇢三足鼎立⟧，有人⟦巧立明目⇢巧立名目⟧收费，怪事⟦层出穷不⇢层出不穷⟧。' },
      { bad: '# 村里⟦欣欣向容⇢欣欣向荣⟧\n\n渡口开航。', language: 'markdown', note: '标题好用双关，只作提示' },
      { good: '脍炙人口的歌曲、叹为观止的绝技、凤毛麟角的人才、销声匿迹的旧俗、再接再厉的队伍。' },
      { good: '众多非遗项目亮相，大规模机收全面展开，店员爱搭不理，村民不敢呆在家里，这款产品太受欢迎。', note: '词与词相连；异形写法' },
      { good: '因时制宜、因势制宜，资金财尽其用，冬捕要年年有鱼，春暖情长、行之所至。', note: '仿造' },
      { good: '商家打出“衣衣不舍”“骑乐无穷”的招牌，广告语是‘默默无蚊’。', note: '双关，在引号里' },
      { good: '他说：“这叫脍灸人口。”《脍灸人口》是一家小店。', note: '引语、题名' },
      { good: '对症下药也写对证下药，流连忘返也写流连忘反，毕恭毕敬也写必恭必敬。', note: '异形写法' },
      { good: '唯利是图也写惟利是图，好吃懒作、想象力也归别的规则管。' },
      { good: '一心一意与一心一德，无微不至与无所不至，不以为然与不以为意，必不可少。', note: '都是成语' },
      { good: '企业离目标更近一步，事故原因正在进一步调查中。', note: '更近|一步、正在|进一步' },
      { good: '很多人甚至不知道如何谈论，土耳其认为谈判应当继续，期待最好的解决方案。' },
      { good: '他不觉于心有愧，系统实时更新，武力解决不是办法。', note: '词与词相连' },
      { good: '小店名叫步步糕升，步步糕升的糕点卖得好。', note: '一再这样写，是有意的' },
    ],
  },
  triggers: [view(IDIOM_SLIPS, (slips) => slips.length > 0)],
  passage(p) {
    const slips = p.view(IDIOM_SLIPS);
    if (slips.length === 0) return NOTHING;
    const plain = p.kind !== 'headline' && p.kind !== 'heading' && p.kind !== 'subhead';
    return {
      findings: slips.map((range): Finding<'slip'> => {
        const { start, end, right, rare } = range;
        const finding: Finding<'slip'> = {
          message: 'slip',
          range: { start, end },
          data: { from: p.text.slice(start, end), to: right },
          fixes: [replace(range, right)],
        };
        // Headlines play on words, and not always in quotation marks; a rare phrase may be in the list as somebody has misspelt it.
        return plain && !rare ? finding : { ...finding, severity: 'information' };
      }),
    };
  },
});
