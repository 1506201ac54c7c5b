import { formulasOf } from '../../knowledge/formulas.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact } from '../../rule/rule.ts';
import { view } from '../../rule/triggers.ts';
import { type FormulaSlip, PART_JOINTS, type ReadChains, slipAround, TERM_MARKS, termSlip } from './lib/read-formulas.ts';
import { isoDay } from './lib/years.ts';

export const formula = defineRule<Message, FormulaFact>({
  meta: {
    id: 'know/formula',
    title: { zh: '固定提法有误', en: 'A fixed formulation of another order' },
    rationale: {
      zh: '重要文件里的提法各项次序固定、一字不易：不敢腐、不能腐、不想腐；创新、协调、绿色、开放、共享。颠倒、漏项、错字都是差错。本单位的提法可写在词库的 formulas 里。',
      en: 'The formulations of important documents have a fixed order and fixed words. Parts that changed places, that are missing or off by a character are faults. A newsroom lists its own under `formulas` of its lexicon.',
    },
    source: '历次党代会、中央全会文件；新闻报道中的通行次序（server/data/knowledge/formulas.yaml）',
    severity: 'warning',
    fixable: 'review',
    messages: {
      order: { zh: '固定提法的次序是“{to}”', en: 'The fixed order is “{to}”' },
      part: { zh: '固定提法，应为“{to}”', en: 'A fixed formulation: “{to}”' },
      missing: { zh: '固定提法，漏了“{part}”：“{to}”', en: 'A fixed formulation without “{part}”: “{to}”' },
      term: { zh: '没有这一提法，应为“{to}”', en: 'There is no such formulation: “{to}”' },
    },
    options: {},
    examples: [
      { bad: '要构建⟦以国内大循环为主⇢以国内大循环为主体⟧、国内国际双循环相互促进的新发展格局。' },
      { bad: '一体推进⟦不能腐、不敢腐、不想腐⇢不敢腐、不能腐、不想腐⟧。' },
      { bad: '要完整准确全面贯彻⟦创新、绿色、协调、开放、共享⇢创新、协调、绿色、开放、共享⟧的新发展理念。' },
      { bad: '深刻领悟“⟦两个确定⇢两个确立⟧”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。' },
      { bad: '贯彻⟦创新、协调、开放、共享⇢创新、协调、绿色、开放、共享⟧的新发展理念。', note: '漏了一项' },
      { bad: '人民群众的获得感、幸福感、⟦安全敢⇢安全感⟧不断增强。' },
      { bad: '加快构建⟦国内国际双循环相互促进、以国内大循环为主体⇢以国内大循环为主体、国内国际双循环相互促进⟧的新发展格局。' },
      { bad: '维护国家⟦安全、主权和发展利益⇢主权、安全和发展利益⟧。' },
      { bad: '严重违反⟦组织纪律、政治纪律、廉洁纪律⇢政治纪律、组织纪律、廉洁纪律⟧。', note: '几项也按次序' },
      { good: '完整、准确、全面贯彻创新、协调、绿色、开放、共享的新发展理念，一体推进不敢腐、不能腐、不想腐。' },
      { good: '这个项目讲究开放、共享，也讲究绿色和创新。' },
      { good: '论坛的主题是绿色、创新、开放、共享、协调。', note: '别处的列举' },
      { good: '产业园实现了绿色化、智能化、高端化、国际化。', note: '列举的还有别的' },
      { good: '新华社北京2013年1月22日电 要形成不能腐、不敢腐、不想腐的机制。', note: '那时还没有定型' },
      { good: '2013年，会议提出不能腐、不敢腐、不想腐。' },
      { good: '严重违反政治纪律、廉洁纪律、生活纪律。' },
      { good: '河南锚定“两个确保”，落实“四个意识”，做到“两个维护”。' },
      { good: '他的“两个确定”是：时间确定、人员确定。' },
      { good: '产业呈现智能化、绿色化、融合化和绿色化、高端化、智能化的趋势。' },
    ],
  },
  triggers: [view(PART_JOINTS, (joints) => joints.length > 0), view(TERM_MARKS, (marks) => marks.length > 0)],
  passage(p, { lexicon }) {
    const formulas = formulasOf(lexicon);
    const slips: FormulaSlip[] = [];
    const read: ReadChains = new Map();
    for (const at of p.view(PART_JOINTS)) {
      const slip = at < (slips.at(-1)?.end ?? 0) ? undefined : slipAround(p, at, formulas, read);
      if (slip) slips.push(slip);
    }
    for (const at of p.view(TERM_MARKS)) {
      const slip = termSlip(p, at, formulas);
      if (slip) slips.push(slip);
    }
    if (slips.length === 0) return NOTHING;
    return { facts: slips.map(({ start, end, ...value }): Fact<FormulaFact> => ({ range: { start, end }, value })) };
  },
  article(a) {
    const day = isoDay(a.date);
    return a.facts
      .filter(({ value }) => day === undefined || value.since <= day)
      .map(({ range, passage, value: { what, to, part, parts } }) => {
        const low = what === 'missing' || parts === 2;
        return { message: what, range, passage, data: { to, part }, fixes: [replace(range, to)], ...(low ? { severity: 'information' as const } : {}) };
      });
  },
});

type Message = FormulaSlip['what'];
/** Where the formulation is right depends on the article's day. */
type FormulaFact = Omit<FormulaSlip, 'start' | 'end'>;
