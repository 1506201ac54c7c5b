import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type PlacedFinding } from '../../rule/rule.ts';
import { early, words } from '../../rule/triggers.ts';
import { INLINE_KINDS, itemsOf, type ListItem, type MarkedList, readLists } from '../../text/lists/lists.ts';
import { CHAPTER_KINDS, holdsMarker, INLINE_MARKERS, type Numbering, readNumbering, spellMarker } from '../../text/lists/markers.ts';

export const factSequence = defineRule<Message, Numbering>({
  meta: {
    id: 'fact/sequence',
    title: { zh: '序号不连贯', en: 'Numbering that skips or repeats' },
    rationale: {
      zh: '“一是……二是”“第一……第二”“一、二、三”应当依次相连；说了几点的，后面应当有几点。删改段落时最容易漏改序号。从中间摘起的、另起一组的不报。',
      en: 'Items of one list are numbered one after the other, and as many follow as were announced: when a paragraph goes, its number is forgotten. Excerpts that begin in the middle and lists that begin anew are right.',
    },
    source: '报纸编校质量差错率计算办法：逻辑性差错；GB/T 15834—2011 附录B（序次语）',
    severity: 'warning',
    fixable: 'none',
    messages: {
      skip: { zh: '“{before}”之后是“{here}”，中间缺“{missing}”', en: 'behind “{before}” comes “{here}”: “{missing}” is missing' },
      again: { zh: '“{here}”重复，前面已有', en: '“{here}” stands there already' },
      count: { zh: '前面说“{told}”，后面列了{listed}项', en: '“{told}” is announced and {listed} follow' },
    },
    options: {},
    examples: [
      { bad: '他说，第一要抓好春耕，第二要抓好防汛，⟦第二⟧要抓好防火。' },
      { bad: '会议要求，一是完善制度，⟦三是⟧加大投入，四是培养人才。' },
      { bad: '一、总体情况\n\n今年以来，全市工业运行平稳。\n\n⟦三、⟧存在问题\n\n部分企业订单不足。\n\n四、下一步打算\n\n加大帮扶力度。' },
      { bad: '（一）加强领导\n\n各地要成立专班。\n\n（二）落实资金\n\n财政部门要及时拨付。\n\n⟦（四）⟧严格考核\n\n对落后单位进行约谈。' },
      { bad: '他提出⟦三点建议⟧：一是完善制度，二是加大投入。' },
      { bad: '原因有三：其一，成本上涨；其二，需求不足；⟦其二⟧，竞争加剧。' },
      { bad: '她提出⟦五点希望⟧：一要坚定信念，二要勤奋学习，三要甘于奉献，四要清正廉洁。' },
      { good: '她提出三点希望：一要坚定信念，二要勤奋学习，三是甘于奉献。问题有二：一是缺钱，二是缺人。' },
      { good: '他提出三点建议：一是完善制度，二是加大投入，三是培养人才。' },
      { good: '他说，要做到两点：一是不等，二是不靠。接着他又强调，一是要快，二是要准，三是要稳。', note: '另起一组' },
      { good: '他提出三点建议，其中第一点是完善制度。三是加大投入，四是培养人才。', note: '摘引' },
      { good: '三点建议包括：一是完善制度；二是加大投入等。第一、第二、第三产业协调发展。' },
      { good: '1.全市经济平稳。\n\n2.2024年重点项目开工。\n\n3.新增就业人数创新高。\n\n4、30家企业签约。\n\n5、产值增长。', note: '序号后接数字' },
      { good: '1.产值增长。\n\n2.企业增加。\n\n1.5家企业签约。\n\n2.三家企业投产。', note: '另起一组' },
      { good: '1.产值增长。\n\n2.企业增加。\n\n3.5亿元资金到位。\n\n3.就业稳定。', note: '3.5亿元不是序号' },
      {
        good: '作品受保护要有三点条件：一是有原创性；二是由人创作；三就是固定下来。会议提出三点建议：一是完善制度，二是加大投入，最后是培养人才。',
        note: '末项另有说法',
      },
      { good: '裁判员名单：（第一、二场）张三，（第三、四场）李四。', note: '场次' },
      {
        good: '（一）擅自拆改的；\n\n（二）无证施工的；（三）拒不改正的；\n\n（四）其他行为。\n\n（一）至（三）项由市里处理。\n\n（四）、（五）项由县里处理。',
        note: '写在段内；引用项号',
      },
      { good: '1.产值增长。\n\n2.企业增加。\n\n3. 就业稳定。\n\n4.物价平稳。', language: 'markdown', note: 'Markdown 的编号' },
      { good: '一、二线城市房价平稳。\n\n三、四线城市房价下降。', note: '不是序号' },
      { bad: '十九、收费\n\n收费不变。\n\n二十、投诉\n\n投诉必复。\n\n⟦二十二、⟧附则\n\n今日起施行。' },
      { good: '第一季度增长5%，第三季度增长6%。第一次来，第三次走。' },
    ],
  },
  triggers: [words(...INLINE_MARKERS), early('、.．）)', 5)],
  kinds: ['headline', 'paragraph', 'heading', 'subhead', 'item'],
  passage(p, _, places) {
    const value = readNumbering(p.text, places);
    return value.markers.length + value.announcements.length > 0 ? { facts: [{ range: { start: 0, end: p.text.length }, value }] } : NOTHING;
  },
  article(a) {
    const out: PlacedFinding<Message>[] = [];
    for (const list of readLists(a.facts)) {
      // Of books and laws some parts are told.
      if (CHAPTER_KINDS.has(list.kind)) continue;
      brokenItems(list, (i) => a.passage(i), out);
      const listed = itemsOf(list);
      const { announced, items } = list;
      // One item behind three that were announced is told by words: 三点建议：一是…….
      if (announced && listed > 1 && listed !== announced.count) {
        const { start, end, text } = announced;
        out.push({ message: 'count', range: { start, end }, passage: items[0].passage, data: { told: text, listed: String(listed) } });
      }
    }
    return out;
  },
});

type Message = 'skip' | 'again' | 'count';

/** Who forgets items forgets one or two. */
const MOST_MISSING = 3;

/** The items of a list that skip a number or repeat one, where the count could be trusted before. */
function brokenItems({ kind, items }: MarkedList, passageAt: ArticleView['passage'], out: PlacedFinding<Message>[]): void {
  for (let i = 1; i < items.length; i++) {
    const [before, here] = [items[i - 1], items[i]] as [ListItem, ListItem];
    // One number more in a list of its own: 一是…… in one paragraph, 七是…… of another list in the next.
    if (!before.sure || here.value === before.value + 1 || here.value > before.value + MOST_MISSING || isInside(before, here, passageAt)) continue;
    const data = {
      before: spellMarker(kind, before.value),
      here: spellMarker(kind, here.value),
      missing: spellMarker(kind, before.value + 1),
    };
    out.push({
      message: here.value === before.value ? 'again' : 'skip',
      range: { start: here.start, end: here.end },
      passage: here.passage,
      data,
      related: [
        {
          message: { zh: `前一项“${data.before}”`, en: 'the item before' },
          range: { start: before.start, end: before.end },
          passage: before.passage,
        },
      ],
    });
  }
}

/** True if the item that is missing at the head of a passage stands inside of one, or is an item of Markdown, whose figure is no text. */
function isInside(before: ListItem, { kind, value, passage }: ListItem, passageAt: ArticleView['passage']): boolean {
  if (INLINE_KINDS.has(kind) || value === before.value) return false;
  for (let i = before.passage; i < passage; i++) {
    const p = passageAt(i);
    if (p && (holdsMarker(p.text, kind, before.value + 1) || (kind === 'figure' && p.kind === 'item' && i > before.passage))) return true;
  }
  return false;
}
