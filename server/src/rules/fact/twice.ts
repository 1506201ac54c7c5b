import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { words } from '../../rule/triggers.ts';
import type { Quantity } from '../../statements/quantity.ts';
import { type CountReference, DEEDS, firstCount, readReferences } from '../../statements/references.ts';
import { COUNTED } from './lib/counted.ts';

export const factTwice = defineRule<Message, CountReference>({
  meta: {
    id: 'fact/twice',
    title: { zh: '同一数字前后不一', en: 'One count told in two ways' },
    rationale: {
      zh: '前文写“造成5人死亡”，后文又写“滑坡造成的6名遇难者”，说的是同一件事，数字应当一致。注明截至时间、另有所指的不报。',
      en: 'Five people died in one paragraph, and six victims of the same landslide are named in another. Counts at another time, and of something else, are right.',
    },
    source: '报纸编校质量差错率计算办法：逻辑性差错',
    severity: 'warning',
    fixable: 'none',
    messages: { other: { zh: '{there}作“{first}”，此处作“{here}”', en: '“{first}” {there}, “{here}” here' } },
    options: {},
    examples: [
      { bad: '3日下午发生的山体滑坡造成5人死亡。当地政府4日通报说，滑坡造成的⟦6名⟧遇难者身份均已确认。' },
      { bad: '去年全市新建学校23所。\n\n据介绍，新建的⟦32所⟧学校今年秋季全部开学。' },
      { bad: '事故造成3人死亡、7人受伤。\n\n⟦4名⟧死者的家属已得到安置。' },
      { bad: '去年，全区改造老旧小区45个。\n\n去年改造的⟦54个⟧老旧小区全部加装了充电桩。' },
      { bad: '发布会上，8家企业签约。据了解，签约的⟦9家⟧企业来自各地。' },
      { good: '发布会上，8家企业签约。今年以来，全市累计签约的19家企业均已落地。' },
      { good: '截至3日18时，滑坡造成5人死亡。截至4日9时，死亡人数上升到6人。' },
      { good: '3日下午发生的山体滑坡造成5人死亡。滑坡造成的5名遇难者身份均已确认。' },
      { good: '车祸造成2人死亡、1人受伤。3名伤者被送往医院，2人经抢救无效死亡。', note: '先伤后亡' },
      { good: '滑坡造成5人死亡。车祸造成的6名遇难者身份均已确认。', note: '两件事' },
      { good: '去年全市新建学校23所，其中新建的12所小学已经开学。' },
      { good: '去年全市新建学校23所，今年又新建学校9所。新建的32所学校全部开学。', note: '前文有两个数' },
    ],
  },
  triggers: [words('遇难者', '死者', '死难者', '罹难者', '伤者', '伤员', ...DEEDS.map((deed) => `${deed}的`))],
  passage(p) {
    const facts = p
      .view(COUNTED)
      .flatMap((s) => readReferences(s).map((value) => ({ range: { start: value.quantity.start, end: value.quantity.end }, value })));
    return facts.length > 0 ? { facts } : NOTHING;
  },
  article(a) {
    return a.facts.flatMap((f) => judge(f, a) ?? []);
  },
});

type Message = 'other';

/** So many passages before a reference are looked at. */
const REACH = 30;

function judge({ value, range, passage }: PlacedFact<CountReference>, a: ArticleView<CountReference>): PlacedFinding<Message> | undefined {
  const found: { readonly q: Quantity; readonly passage: number }[] = [];
  for (let i = Math.max(a.first, passage - REACH); i <= passage; i++) {
    for (const s of a.passage(i)?.view(COUNTED) ?? []) {
      if (i === passage && s.end > range.start) continue;
      const q = firstCount(s, value);
      if (q) found.push({ q, passage: i });
    }
  }
  const [only] = found;
  if (!only || found.length > 1 || only.q.value === value.quantity.value) return undefined;
  return {
    message: 'other',
    range,
    passage,
    data: { first: only.q.text, here: value.quantity.text },
    related: [
      { message: { zh: `此处作“${only.q.text}”`, en: `“${only.q.text}” here` }, range: { start: only.q.start, end: only.q.end }, passage: only.passage },
    ],
    whole: true,
    // With no cause beside the victims they may be those of something else.
    ...(value.first.deed === '' ? { severity: 'information' as const } : {}),
  };
}
