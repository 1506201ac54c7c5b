import { remove } from '../../rule/fix.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { words } from '../../rule/triggers.ts';

export const dunhaoBetweenMarks = defineRule<'between'>({
  meta: {
    id: 'punct/dunhao-between-marks',
    title: { zh: '并列的引号、书名号之间的顿号', en: 'The mark 、 between quoted or titled items' },
    rationale: {
      zh: '标有引号或书名号的并列成分之间通常不用顿号；中间插有其他成分的，宜用顿号。',
      en: 'Between items that stand in quotation or title marks 、 is usually left out; where something stands between them it is right.',
    },
    source: 'GB/T 15834—2011 4.5.3.5',
    severity: 'information',
    fixable: 'review',
    messages: { between: { zh: '并列的{marks}之间通常不用顿号', en: 'Between {en} in a row 、 is usually left out' } },
    options: {},
    examples: [
      { bad: '展厅陈列着《渡口》⟦、⇢⟧《归帆》⟦、⇢⟧《潮汐》三部手稿。' },
      { bad: '标语写着“安全”⟦、⇢⟧“准点”和“热情”。' },
      { good: '展厅陈列着《渡口》（上册）、《归帆》（下册）。', note: '中间有括注' },
      { good: '双方谈到“让步”、票价和班次。', note: '只有一边有引号' },
      { good: '展厅陈列着《渡口》《归帆》和“潮汐”、《灯塔》两组照片。', note: '两种标号' },
      { good: '他提出“准点”，以及“热情”。' },
    ],
  },
  triggers: [words('”、“', '》、《')],
  passage({ text }, _, places) {
    const findings = places.map((at): Finding<'between'> => {
      const data = text[at] === '”' ? { marks: '引号', en: 'quotation marks' } : { marks: '书名号', en: 'title marks' };
      const range = { start: at + 1, end: at + 2 };
      return { message: 'between', range, data, fixes: [remove(range)] };
    });
    return { findings };
  },
});
