import { holdsOn } from '../../knowledge/orders.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFact } from '../../rule/rule.ts';
import { view } from '../../rule/triggers.ts';
import { overlaps } from '../../text/range.ts';
import { NAME_JOINTS, type Ranking, rankingsIn } from './lib/rankings.ts';
import { isoDay } from './lib/years.ts';

export const order = defineRule<Message, OrderFact>({
  meta: {
    id: 'know/order',
    title: { zh: '名次与通行次序不同', en: 'Leaders in another order' },
    rationale: {
      zh: '领导人和机关并列时次序有定：习近平、李强、赵乐际……一份名单里两人颠倒，多半是誊写之误。只按稿件日期前后见报的名次核对。本单位的名单可写在词库的 orders 里。',
      en: 'Leaders and bodies are listed in a set order. Two that changed places are mostly a slip. Held against what was printed around the day of the article. A newsroom lists its own orders under `orders` of its lexicon.',
    },
    source: '新闻报道中的通行次序（server/data/knowledge/orders.yaml）',
    severity: 'information',
    fixable: 'review',
    errorClass: 'important',
    messages: { order: { zh: '通行次序是“{to}”', en: 'The usual order is “{to}”' } },
    options: {},
    examples: [
      { bad: '新华社北京2024年3月5日电 ⟦李强、王沪宁、赵乐际、蔡奇⇢李强、赵乐际、王沪宁、蔡奇⟧出席会议。' },
      { bad: '新华社北京2024年3月5日电 出席会议的还有：⟦何立峰、丁薛祥、张国清⇢丁薛祥、何立峰、张国清⟧。' },
      { bad: '新华社北京2024年3月5日电 ⟦丁薛祥、何立峰、王毅⇢丁薛祥、王毅、何立峰⟧等参加会见。' },
      { bad: '新华社北京2024年3月5日电 ⟦全国政协、国务院、中央军委⇢国务院、全国政协、中央军委⟧有关负责同志参加。' },
      { bad: '新华社北京2024年3月5日电 ⟦李强、习近平⇢习近平、李强⟧出席。' },
      { good: '新华社北京2024年3月5日电 国务院总理李强、国家主席习近平先后致辞，李强、习近平的文章发表。' },
      { good: '新华社北京2024年3月5日电 李强、赵乐际、王沪宁、蔡奇出席会议。' },
      { good: '李强、王沪宁、赵乐际、蔡奇出席会议。', note: '不知日期' },
      { good: '新华社北京2021年3月5日电 栗战书、汪洋、王沪宁、赵乐际、韩正出席会议。', note: '那一届的次序' },
      { good: '新华社北京2024年3月5日电 石泰峰、刘国中、何立峰、张国清、吴政隆参加。', note: '按姓氏笔画' },
      { good: '新华社北京2024年3月5日电 何立峰、张国清、刘国中参加。', note: '国务院领导的次序' },
      { good: '新华社北京2024年3月5日电 （以姓氏笔画为序）王沪宁、李强、李希、赵乐际。' },
      { good: '新华社北京2024年3月5日电 他先后会见了王沪宁、李强、赵乐际。' },
    ],
  },
  triggers: [view(NAME_JOINTS, (joints) => joints.length > 0)],
  passage(p, { lexicon }) {
    const facts = rankingsIn(p, lexicon);
    return facts.length > 0 ? { facts: facts.map(({ start, end, ...value }): Fact<OrderFact> => ({ range: { start, end }, value })) } : NOTHING;
  },
  article(a) {
    const day = isoDay(a.date);
    if (day === undefined) return [];
    return a.facts.flatMap((fact, i) => {
      const { range, passage, value } = fact;
      if (!holdsOn(value, day) || value.unless.some((span) => holdsOn(span, day))) return [];
      const others = beside(a.facts, i).filter((k) => holdsOn((a.facts[k] as PlacedFact<OrderFact>).value, day));
      // Two orders that make of it different things prove nothing, and one thing is said once.
      if (others.some((k) => k < i || a.facts[k]?.value.right !== value.right)) return [];
      return [{ message: 'order' as const, range, passage, data: { to: value.right }, fixes: [replace(range, value.right)] }];
    });
  },
});

type Message = 'order';
type OrderFact = Omit<Ranking, 'start' | 'end'>;

/** Facts of the same list of names, by their index: they stand beside one another. */
function beside(facts: readonly PlacedFact<OrderFact>[], i: number): number[] {
  const { passage, range } = facts[i] as PlacedFact<OrderFact>;
  const isSame = (k: number): boolean => facts[k]?.passage === passage && overlaps((facts[k] as PlacedFact<OrderFact>).range, range);
  const out: number[] = [];
  for (let k = i - 1; isSame(k); k--) out.push(k);
  for (let k = i + 1; isSame(k); k++) out.push(k);
  return out;
}
