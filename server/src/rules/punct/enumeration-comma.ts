import type { Lexicon } from '../../lexicon/lexicon.ts';
import { noVocabulary } from '../../lexicon/vocabulary.ts';
import { isSyllable } from '../../names/transliteration.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { allBut, mention, near, pair } from '../../rule/triggers.ts';
import { Class, classOf, isAt } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';
import { unitsOf } from '../../text/unit-set.ts';

/** Items of one word or two are not longer than this, nor the parts of a dotted name than that. */
const LONGEST_WORDS = 4;
const LONGEST_PART = 6;

export const enumerationComma = defineRule<'comma'>({
  meta: {
    id: 'punct/enumeration-comma',
    title: { zh: '并列词语之间的逗号', en: 'Commas between the items of a list' },
    rationale: {
      zh: '句子内部并列的词语之间用顿号；逗号表示的停顿更大，用在分句之间。',
      en: 'The items of a list inside a sentence are parted by 、; a comma is the longer pause, between clauses.',
    },
    source: 'GB/T 15834—2011 4.5.1',
    severity: 'information',
    fixable: 'review',
    messages: { comma: { zh: '并列的词语之间用顿号，不用逗号', en: 'Between items of a list stands 、, no comma' } },
    options: {},
    examples: [
      { bad: '航线的赞助商包括：Harbor⟦，⇢、⟧Lantern⟦，⇢、⟧Seagull⟦，⇢、⟧Anchor 等等。' },
      { bad: '到那时，杰克·布朗⟦，⇢、⟧汤姆·哈里森和约翰·史密斯都会登船。', note: '人名' },
      { bad: '船上的乘客来自各国，比如杰克·布朗⟦，⇢、⟧汤姆·哈里森⟦，⇢、⟧约翰·史密斯⟦，⇢、⟧皮特·格林等等。' },
      { bad: '菜单上有苹果⟦，⇢、⟧香蕉⟦，⇢、⟧西瓜、葡萄等水果。', note: '顿号、逗号混用' },
      { bad: '渡口收集了优秀的文学⟦，⇢、⟧音乐⟦，⇢、⟧绘画⟦，⇢、⟧雕塑⟦，⇢、⟧摄影作品，供乘客欣赏。' },
      { bad: '港口要公布各种资料，统计图表⟦，⇢、⟧照片，以及其他相关的文件，方便查询。', note: '“以及”之前可以有逗号' },
      { good: '他来了，吃了，走了，等船的人却没有动。', note: '分句' },
      { good: '渡口时机特殊，意义重大，影响深远，引领沿线发展等。', note: '主谓短语' },
      { good: '双方相互尊重，求同存异，增进互信，避免误解等，都写进了声明。', note: '四字的分句' },
      { good: '北京、上海，广州、深圳，重庆、成都等，都开了航线。', note: '分组：组内用顿号，组间用逗号' },
      { good: '沟通和交流，合作与发展，是最好的方式。' },
      { good: '此外，当然，其实和渡轮有关。' },
      { good: '碑上写着：“春天，夏天，秋天，冬天和人间。”', note: '引文' },
      { good: '到那时，杰克·布朗，那位船长，和约翰·史密斯见了面。', note: '同位语' },
      { good: '他每天起床，洗脸，吃饭，出门，从不误船。', note: '先后的动作' },
    ],
  },
  kinds: allBut('cell', 'furniture'),
  // The first item between two commas: a word or compound, a Latin or dotted name, a longer name of the lexicon. Blanks may stand beside it.
  triggers: [
    near('，', '，', LONGEST_WORDS + 1),
    pair('，', Class.Latin | Class.Blank),
    pair(Class.Blank, '，'),
    near('，', '·', LONGEST_PART + 1),
    mention(({ entry, form }) => entry.forms.some(({ kind, text }) => kind === form && text.length > LONGEST_WORDS)),
  ],
  passage(p, { lexicon }) {
    const { text, mentions } = p;
    const fields = fieldsOf(text);
    if (fields.length < 3) return NOTHING;
    const names = new Map(mentions.map((m) => [m.start, m.end]));
    const row: Row = { text, fields, kind: (field) => kindOf(text, field, lexicon, names) };
    const findings: Finding<'comma'>[] = [];
    for (let i = 1; i < fields.length - 1; i++) {
      // 北京、上海，广州、深圳: a comma parts groups, and no item of a list stands between two of them.
      const kinds: Item[] = [];
      const from = i;
      for (; i < fields.length - 1 && isMark(fields[i - 1]) && isMark(fields[i]); i++) {
        const kind = row.kind(fields[i] as Field);
        if (!kind) break;
        kinds.push(kind);
      }
      if (kinds.length === 0) continue;
      const marks = fields.slice(from - 1, i).map((f) => f.mark);
      if (marks.lastIndexOf(COMMA) !== marks.filter((m) => m === COMMA).length - 1 || (marks.includes(PAUSE) && marks[1] !== COMMA)) continue;
      for (const at of commasOf(row, from, i - 1, kinds))
        if (!p.quoted(at)) findings.push({ message: 'comma', range: { start: at, end: at + 1 }, fixes: [replace({ start: at, end: at + 1 }, '、')] });
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

/** What an item of a list is: a name (dotted, of the lexicon, Latin), one word, a compound of two; none of a clause. */
type Item = 'name' | 'word' | 'compound' | undefined;

const COMMA = 0xff0c;
const PAUSE = 0x3001;
const COLON = 0xff1a;
/** Items are shorter than clauses: Latin ones, dotted names. */
const LONGEST = 28;
const LATIN = /^[A-Za-z][A-Za-z0-9.+#&'’-]*(?: [A-Za-z0-9][A-Za-z0-9.+#&'’-]*){0,2}$/;
/** Characters that no item of a list has, but clauses and phrases do. */
const OF_CLAUSES = /[我你您他她它了着吗呢吧啊呀哦们很都也还又再最太更这那哪怎么被把不没未无]/;
/** Words that stand between two commas by themselves. */
const ASIDE = new Set(
  '此外 另外 其中 同时 目前 当时 当然 其实 其次 首先 最后 然后 后来 随后 接着 今天 昨天 明天 今年 去年 明年 如今 现在 以后 之后 之前 以前 但是 可是 然而 不过 所以 因此 因而 于是 而且 并且 或者 或是 还是 例如 比如 譬如 尤其 特别 总之 显然 的确 确实 果然 据悉 据说 看来 可见 如果 只要 虽然 尽管 比方 一般 通常 有时 随即 即使 结果 原来 甚至 反之 否则 其他 其它 等等 谢谢 对不起 所以说 实际上 事实上 一方面 另一方面'.split(
    ' ',
  ),
);
/** What closes a list, behind its last item or in its place. */
const CLOSES = /^[ ]?(?:等|和|与|及|以及|或)/;
const REST = /^(?:以及|和|及|与|或)(?:其他|其它|别的|各种|各类|更多|相关)|^等/;
/** What opens one: the item behind it is the first. */
const OPENS = /(?:如|包括|包含|涵盖|涉及|分别为|像|有|：|是)$/;
const OPENS_FIELD = /^(?:[例比譬诸]?如|包括|包含|涵盖|涉及|分别|像|有|是)/;
const ITEM_OF_WORDS = 3;

/** 凯尔·库兹马: short parts, most of whose characters transliterate. */
function isDotted(text: string, { start, end }: Range): boolean {
  let dots = 0;
  let syllables = 0;
  for (let i = start, part = 0; i < end; i++) {
    if (text[i] === '·') {
      if (part === 0 || i === end - 1) return false;
      dots++;
      part = 0;
    } else if (++part > LONGEST_PART || !isAt(text, i, Class.Han)) return false;
    else if (isSyllable(text.charCodeAt(i))) syllables++;
  }
  return dots > 0 && 4 * syllables >= 3 * (end - start - dots);
}

/** @param names where whole names of the lexicon begin and end */
function kindOf(text: string, field: Range, { vocabulary }: Lexicon, names: ReadonlyMap<number, number>): Item {
  const { start, end } = field;
  const length = end - start;
  if (length < 2 || length > LONGEST) return undefined;
  const held = text.slice(start, end);
  if (OPENS_FIELD.test(held)) return undefined;
  if (LATIN.test(held) || isDotted(text, field) || names.get(start) === end) return 'name';
  if (length > LONGEST_WORDS || vocabulary === noVocabulary || ASIDE.has(held) || OF_CLAUSES.test(held)) return undefined;
  for (let i = start; i < end; i++) if (!isAt(text, i, Class.Han)) return undefined;
  const isWord = (from: number, to: number): boolean => vocabulary.isWord(text, from, to) || vocabulary.isRareWord(text, from, to);
  if (length <= ITEM_OF_WORDS) return isWord(start, end) ? 'word' : undefined;
  return isWord(start, start + 2) && isWord(start + 2, end) && !vocabulary.isWord(text, start, end) ? 'compound' : undefined;
}

/** The stretches of a passage between its marks; `mark` is the unit behind a stretch. */
interface Field extends Range {
  readonly mark: number;
  readonly markAt: number;
}

const MARKS = Class.Stop | Class.Pause | Class.Open | Class.Close | Class.AsciiMark | Class.AsciiParen | Class.Object;
/** ASCII marks that Latin names have inside. */
const INSIDE = unitsOf(".+#&'-");

function fieldsOf(text: string): Field[] {
  const out: Field[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = text.charCodeAt(i);
    if (i < text.length && (!(classOf(unit) & MARKS) || INSIDE.has(unit))) continue;
    let end = i;
    while (end > start && isAt(text, end - 1, Class.Blank)) end--;
    while (start < end && isAt(text, start, Class.Blank)) start++;
    out.push({ start, end, mark: i < text.length ? unit : 0, markAt: i });
    start = i + 1;
  }
  return out;
}

/** A passage as a row of stretches, with what tells their kinds. */
interface Row {
  readonly text: string;
  readonly fields: readonly Field[];
  kind(field: Range): Item;
}

const isMark = (f: Field | undefined): boolean => f !== undefined && (f.mark === COMMA || f.mark === PAUSE);

/** What a stretch begins with, if it is an item with 等 or 和 behind it; `closed`: 和 joins it with another of its sort. */
function lastItem({ text, kind }: Row, field: Field): { item: Item; closed: boolean } {
  for (let end = Math.min(field.end, field.start + LONGEST); end > field.start + 1; end--) {
    const join = CLOSES.exec(text.slice(end, Math.min(field.end, end + 4)));
    if (!join) continue;
    const item = kind({ start: field.start, end: text[end - 1] === ' ' ? end - 1 : end });
    if (item) return { item, closed: true };
  }
  return { item: kind(field), closed: false };
}

/** Is the last word of the clause before a list its first item: 包括海报, 优秀的数学? A name tells it by itself. */
function firstItem({ text, fields, kind }: Row, at: number): 'introduced' | 'attributed' | undefined {
  const field = fields[at];
  if (!field || field.mark !== COMMA) return undefined;
  for (let start = Math.max(field.start, field.end - LONGEST); start < field.end - 1; start++) {
    const before = start === field.start ? (fields[at - 1]?.mark === COLON ? '：' : '') : text.slice(Math.max(field.start, start - 3), start);
    const opens = OPENS.test(before);
    if (!opens && !before.endsWith('的')) continue;
    if (kind({ start, end: field.end })) return opens ? 'introduced' : 'attributed';
  }
  return undefined;
}

/** The commas of a list whose stretches `from` to `to` are items between two commas, if it is one for certain. */
function commasOf(row: Row, from: number, to: number, kinds: readonly Item[]): readonly number[] {
  const { text, fields } = row;
  const count = to - from + 1;
  const last = fields[to + 1] as Field;
  const rest = REST.test(text.slice(last.start, last.start + 4));
  const { item, closed } = rest ? { item: undefined, closed: true } : lastItem(row, last);
  const first = firstItem(row, from - 1);
  const words = kinds.filter((k) => k !== 'compound').length;
  const sure = kinds.every((k) => k === 'name')
    ? (closed && (count > 1 || (item === 'name' && !rest))) || (count > 1 && first !== undefined)
    : (words > 2 && first !== undefined) || (closed && count > 1 && words > 0 && (words === count || rest || first !== undefined));
  if (!sure) return [];
  const commas = fields.slice(from - (first ? 1 : 0), to + (item ? 1 : 0));
  return commas.filter((f) => f.mark === COMMA).map((f) => f.markAt);
}
