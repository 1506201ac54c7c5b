import { editLines, remove } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type Finding, type Localized, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { allBut, begins, ends, upTo } from '../../rule/triggers.ts';
import type { Range } from '../../text/range.ts';
import { ENOUGH, FIGURES, type Furniture, furnitureOf, isBareNumber, isCutOff, JUMP_SIGNS, jumpsOf, LONGEST, type Sort } from './lib/furniture.ts';

/** Page furniture and other blocks that are no part of a story. */
export const nonNewsBlock = defineRule<Message, Sign, Options>({
  meta: {
    id: 'structure/non-news-block',
    title: { zh: '混入的版面内容', en: 'Page furniture in the copy' },
    rationale: {
      zh: '从版面或网页上取稿，报眉、页码、转版标注、开奖公告、天气和行情表常一起带进来，它们不是稿件的内容。',
      en: 'Copy taken from a page brings running heads, page numbers, references to other pages, lottery results, weather and market tables along. They are no part of the story.',
    },
    source: 'GB/T 14706-1993 删除',
    severity: 'warning',
    fixable: 'review',
    messages: {
      line: { zh: '这一行是{zh}，不是稿件内容，应删去', en: 'This line is {en}, no part of the story; delete it' },
      block: { zh: '从这里起{count}行是{zh}，不是稿件内容，应删去', en: 'These {count} lines are {en}, no part of the story; delete them' },
      rest: { zh: '这一行也属于上面的{zh}', en: 'This line belongs to the block above: {en}' },
      jump: { zh: '“{words}”是版面上的转版标注，稿件里应删去', en: '“{words}” points to another page; delete it from the copy' },
    },
    options: { patterns: [] },
    optionDocs: {
      patterns: {
        what: {
          zh: '本社版面的固定用语：含有其一的行不是新闻，按字面匹配',
          en: "Set phrases of the house's pages: a line with one of them is no news; matched literally",
        },
      },
    },
    examples: [
      {
        bad: '索道全长两公里，节前完成年检。\n\n ⟦彩票开奖台⟧\n⟦福利彩票“双色球”第2031007期开奖公告⇢⟧\n⟦中奖号码：红色球号码01、03、09、14、22、30 蓝色球号码：11⇢⟧\n',
        note: '整块报告一次，每行都可以删',
      },
      { bad: '⟦A03 要闻 2031年5月6日 星期二⇢⟧\n\n索道全长两公里，节前完成年检，乘客往返需要二十分钟。\n', note: '报眉' },
      { bad: '索道全长两公里，节前完成年检。\n\n⟦责编：林小溪 美编：周行远 校对：陈一诺⇢⟧\n' },
      { bad: '索道全长两公里，节前完成年检⟦（下转第4版）⇢⟧\n' },
      { bad: '⟦（上接第1版）⇢⟧他说，索道节前完成年检，乘客往返需要二十分钟。\n' },
      { bad: '索道节前完成年检。\n\n⟦下转A07版⇢⟧\n' },
      { bad: '索道节前完成年检。\n\n⟦— 12 —⇢⟧\n\n乘客往返需要二十分钟。\n', note: '页码' },
      {
        bad: '全市重点项目建设提速，一季度规模以上工业企业研发投入增加，创新能\n\n⟦12⇢⟧\n\n二、索道节前完成年检，乘客往返需要二十分钟。\n',
        note: '页码在没有完的句子后面；夹在一句话中间的，由 wrap/broken-line 接排时删去',
      },
      { bad: '索道全长两公里。\n\n⟦2030 年年度报告⟧\n⟦9 / 195⇢⟧\n', note: '报告的页眉' },
      { bad: '索道节前完成年检。\n\n⟦国内统一连续出版物号：CN00-0000　邮发代号：0-00⟧\n\n⟦订阅热线：0000-0000000⇢⟧\n' },
      { bad: '索道节前完成年检。\n\n⟦今日天气预报⟧\n⟦海口 多云转晴 24～31℃⇢⟧\n⟦三亚 阵雨 25～32℃⇢⟧\n' },
      { bad: '索道节前完成年检。\n\n⟦上证综指 3012.34 +0.52%⟧\n⟦深证成指 9876.50 -0.11%⇢⟧\n⟦沪深300 3654.21 +0.08%⇢⟧\n' },
      { bad: '索道节前完成年检。\n\n⟦海州融媒 · 掌上索道⇢⟧\n', options: { patterns: ['海州融媒'] }, note: '本社自己的版面用语，按字面匹配' },
      {
        good: '审计部门公布彩票公益金使用情况，全年有三成资金用于养老。双色球第2031007期的销量创下新低，中奖号码公布后仍无人领奖。\n',
        note: '新闻写的就是彩票',
      },
      { good: '双色球开出头奖 两注花落海州\n\n彩票中心6日说，中奖者尚未领奖。\n', note: '彩票新闻的标题' },
      { good: '国内生产总值增长5.2%，工业增加值增长4.6%，比上季度分别加快0.3和0.1个百分点，出口总值1.23万亿元。\n', note: '经济新闻里的数字' },
      { good: '致全体乘客的信\n\n索道节前完成年检，请放心乘坐。\n\n2031年5月6日\n', note: '落款日期' },
      { good: '山中日记\n\n2031年5月6日 星期二 晴\n\n索道停了，我们步行下山，走了三个小时。\n', note: '日记' },
      { good: '海口 多云转晴 24～31℃\n\n记者在海口看到，市民已换上夏装，街头饮品销量大增。\n', note: '只有一行，不成表' },
      { good: '他指着第3版的照片说，那就是当年的索道。\n\n咨询电话：0000-0000000\n', note: '服务新闻的电话' },
      { good: '3\n\n第二天，索道恢复运行。\n', note: '以数字分节' },
    ],
  },
  triggers: [upTo(LONGEST), begins(JUMP_SIGNS), ends(JUMP_SIGNS)],
  kinds: allBut('cell'),
  passage(p, { options }) {
    const { text } = p;
    const value = text.length <= LONGEST ? furnitureOf(text, options.patterns) : undefined;
    // A headline about the lottery is news.
    const ofTable = value?.sort === 'lottery' || value?.sort === 'weather' || value?.sort === 'market';
    if (value && !(ofTable && (p.kind === 'headline' || p.level > 0))) return { facts: [{ range: { start: 0, end: text.length }, value }] };
    const jumps = jumpsOf(text);
    if (jumps.length > 0) return { findings: jumps.map((r) => glued(r, text)) };
    return isBareNumber(text) ? { facts: [{ range: { start: 0, end: text.length }, value: 'number' }] } : NOTHING;
  },
  draft(articles) {
    const out: PlacedFinding<Message>[] = [];
    for (const block of blocksOf(articles)) {
      const weight = block.reduce((sum, f) => sum + f.value.weight, 0);
      if (weight >= ENOUGH && block.some((f) => f.value.weight > FIGURES)) tell(block, out);
    }
    return out;
  },
});

type Message = 'line' | 'block' | 'rest' | 'jump';

interface Options {
  /** Literal strings: a line that holds one of them is furniture of the house. */
  readonly patterns: readonly string[];
}

const NAMES: Readonly<Record<Sort, Localized>> = {
  lottery: { zh: '彩票开奖信息', en: 'lottery results' },
  weather: { zh: '天气表', en: 'a weather table' },
  market: { zh: '行情表', en: 'a table of quotations' },
  folio: { zh: '版次、页码或报眉', en: 'a running head or page number' },
  masthead: { zh: '报头、版权或广告信息', en: 'masthead or advertising matter' },
  jump: { zh: '转版标注', en: 'a reference to another page' },
  house: { zh: '版面信息', en: 'page furniture' },
};

const DELETE_LINE: Localized = { zh: '删去这一行', en: 'Delete this line' };

function glued(range: Range, text: string): Finding<Message> {
  return {
    message: 'jump',
    range,
    data: { words: text.slice(range.start, range.end).trim() },
    fixes: [remove(range, { title: { zh: '删去转版标注', en: 'Delete the reference' } })],
  };
}

/** A line of furniture, or a number alone in its line. */
type Sign = Furniture | 'number';

const isFurniture = (f: PlacedFact<Sign>): f is PlacedFact<Furniture> => typeof f.value !== 'string';
const PAGE_NUMBER: Furniture = { sort: 'folio', weight: ENOUGH };

/** Lines of furniture: those that look like it, and the numbers of pages behind sentences that are cut off. */
function furnitureIn({ facts, passage }: ArticleView<Sign>): PlacedFact<Furniture>[] {
  return facts.flatMap((f, i) => {
    if (isFurniture(f)) return [f];
    // What is furniture itself is no sentence.
    const before = facts[i - 1]?.passage === f.passage - 1 ? undefined : passage(f.passage - 1);
    return before && isCutOff(before) ? [{ ...f, value: PAGE_NUMBER }] : [];
  });
}

/** Lines of furniture that follow one another. */
type Block = PlacedFact<Furniture>[];

/** The sort that most of the weight of a block is of. */
function sortOf(block: Block): Sort {
  const weights = new Map<Sort, number>();
  let best = (block[0] as PlacedFact<Furniture>).value.sort;
  for (const { value } of block) {
    const weight = (weights.get(value.sort) ?? 0) + value.weight;
    weights.set(value.sort, weight);
    if (weight > (weights.get(best) ?? 0)) best = value.sort;
  }
  return best;
}

function* blocksOf(articles: readonly ArticleView<Sign>[]): Generator<Block> {
  let open: Block = [];
  for (const article of articles) {
    for (const f of furnitureIn(article)) {
      if (open.length > 0 && (open.at(-1) as PlacedFact<Furniture>).passage + 1 !== f.passage) {
        yield open;
        open = [];
      }
      open.push(f);
    }
  }
  if (open.length > 0) yield open;
}

/** The block is reported on its first line, and deleted whole there; each line can be deleted too. */
function tell(block: Block, out: PlacedFinding<Message>[]): void {
  const [first, ...rest] = block as [PlacedFact<Furniture>, ...Block];
  const { zh, en } = NAMES[sortOf(block)];
  const data = { zh, en, count: String(block.length) };
  const more = (rest.at(-1) ?? first).passage - first.passage;
  const whole = editLines({ zh: '删去这一块（{count}行）', en: 'Delete the block ({count} lines)' }, { kind: 'delete', more });
  out.push({
    passage: first.passage,
    message: rest.length > 0 ? 'block' : 'line',
    noCopy: true,
    range: first.range,
    data,
    fixes: [more > 0 && more === rest.length ? whole : remove(first.range, { title: DELETE_LINE })],
    related: rest.map((f) => ({ message: { zh: '同属非新闻内容', en: 'Part of the same block' }, range: f.range, passage: f.passage })),
  });
  for (const f of rest)
    out.push({ passage: f.passage, message: 'rest', noCopy: true, range: f.range, severity: 'hint', data, fixes: [remove(f.range, { title: DELETE_LINE })] });
}
