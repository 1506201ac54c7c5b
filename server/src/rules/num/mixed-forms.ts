import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type Fact, type Finding, type Localized, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { near, pair, signs, words } from '../../rule/triggers.ts';
import { append } from '../../text/append.ts';
import { Class, isAt } from '../../text/chars.ts';
import { maybePerson } from '../../text/dateline/names.ts';
import type { DateMention, Numeral } from '../../text/numbers.ts';
import type { Range } from '../../text/range.ts';
import { ARABIC, asFigures, HAN_NUMBER } from './lib/figures.ts';
import { type Figures, type FigureUse, noteFigures, type WordUse, wordUses } from './lib/forms.ts';

export const mixedForms = defineRule<Message, Value>({
  meta: {
    id: 'num/mixed-forms',
    title: { zh: '数字形式混用', en: 'Two forms of one number' },
    rationale: {
      zh: '同一个数不能一半用汉字、一半用阿拉伯数字；汉字与阿拉伯数字都可用的地方，一篇之内、同类的数应当一致。',
      en: 'One number is never half in words and half in figures. Where both are allowed, one article writes numbers of one class in one form.',
    },
    source: 'GB/T 15835—2011 4.3',
    severity: 'warning',
    fixable: 'review',
    messages: {
      number: { zh: '“{text}”一个数里混用两种数字', en: '“{text}” mixes two kinds of digits in one number' },
      date: { zh: '“{text}”一个日期里混用两种数字', en: '“{text}” mixes two kinds of digits in one date' },
      article: { zh: '本篇既有“{text}”，又有“{other}”，同类的数形式应一致', en: 'this article has “{text}” and “{other}”; numbers of one class take one form' },
      page: { zh: '本页既有“{text}”，另一篇又有“{other}”，可统一形式', en: 'this page has “{text}”, and “{other}” in another article; they could be alike' },
    },
    options: {},
    examples: [
      { bad: '渡轮⟦一9⇢19⟧日复航，⟦20二4⇢2024⟧年以来共运送旅客⟦60〇0⇢6000⟧名，超过⟦二00⇢200⟧万人次。' },
      { bad: '大坝⟦2018年六月12日⇢2018年6月12日⟧封顶。' },
      { bad: '出口增长10.5%，进口下降⟦百分之三⇢3%⟧。', note: '一篇之内：提示' },
      { bad: '渡轮停航20多分钟，是⟦六十多年⇢60多年⟧来的头一回。' },
      { bad: '21世纪的码头，留着⟦十九世纪⇢19世纪⟧的吊臂。' },
      { bad: '船上有36人，其中⟦二十三人⇢23人⟧获救。' },
      { bad: '市图书馆新馆6月12日开放，旧馆⟦六月三十日⇢6月30日⟧关门。' },
      { good: '会议一致通过，三次投票，两国代表都说第一次遇到，共有11人。', note: '一位数和固定的词用汉字' },
      { good: '日本首相安倍晋三7月2日表示，安倍晋三3日访问了渔港。', note: '人名末字与日期相邻' },
      { good: '学员按16到20一组分开，每5一排，1至4班先走。', note: '几个编成一组' },
      { good: '周一9时开馆，13时零5分闭馆，1995一代已经长大。', note: '词与数相邻' },
      { good: '工程投资10亿零817万元，增长10.5%，达到百分之百。' },
      { good: '他说：“中国改革开放四十多年，这里住了40多户。”', note: '只有一处算年数，另一处是户数时，引语不改' },
      { good: '来了10多人，摧毁十多艘；会议6月12日通过。\n\n二〇一八年六月十二日于泉州', note: '“十多”和落款' },
      { good: '农历八月十五，6月12日开的渡轮停航一天。', note: '农历用汉字' },
    ],
  },
  triggers: [
    // Figures, of which another number may be one of the class.
    signs(ARABIC),
    // What is written in words: dates, 二十三, 二十多, 百分之三, 十九世纪.
    near(HAN_NUMBER, '年月日号', 2),
    pair('十', '一二三四五六七八九多余'),
    words('百分之', '世纪'),
  ],
  passage(p) {
    if (!(p.classes & Class.Han) || p.kind === 'furniture' || p.numbers.all.length === 0) return NOTHING;
    const findings: Finding<Message>[] = [];
    const { text } = p;
    for (const n of p.numbers.all) {
      if (n.form !== 'mixed' || n.shape !== 'plain' || endsName(text, n, p.mentions)) continue;
      const range = { start: n.at, end: n.figureEnd };
      const written = text.slice(range.start, range.end);
      findings.push({
        message: 'number',
        range,
        data: { text: written },
        fixes: [replace(range, asFigures(written), { title: FIGURES })],
      });
    }
    for (const d of p.numbers.dates) {
      const found = dateFinding(text, d);
      if (found) findings.push(found);
    }
    const facts: Fact<Value>[] = wordUses(p).map((f) => ({ range: f.range, value: { words: f.value } }));
    if (p.classes & (Class.Digit | Class.FullAlnum)) facts.push({ range: WHOLE, value: { figures: { text, numerals: p.numbers.all } }, context: true });
    return { findings, facts };
  },
  draft(articles) {
    const out: PlacedFinding<Message>[] = [];
    const reported = new Set<string>();
    const words = articles.map((a) => wordsOf(a.facts));
    articles.forEach((a, k) => {
      const own = words[k] as Words[];
      if (own.length === 0) return;
      const figures = firstFigures(a.facts);
      for (const use of own) {
        const other = figures.get(use.value.sort);
        if (!other) continue;
        reported.add(use.value.sort);
        if (!use.value.quoted) out.push(finding('article', use, other));
      }
    });
    const all = words.flat();
    if (articles.length > 1 && all.length > 0) append(out, acrossPage(articles, all, reported));
    return out;
  },
});

type Message = 'number' | 'date' | 'article' | 'page';
type Value = { readonly words: WordUse } | { readonly figures: Figures };
type Words = PlacedFact<WordUse>;

const WHOLE = { start: 0, end: 0 } as const;
const FIGURES: Localized = { zh: '改为阿拉伯数字', en: 'Write it in Arabic figures' };

const TITLE_ENDS = '者员长席理统相官师授：、（';

const NEAR = 400;

/** The last mention that begins before `at`. */
function mentionBefore(mentions: readonly Range[], at: number): Range | undefined {
  let lo = 0;
  let hi = mentions.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((mentions[mid] as Range).start < at) lo = mid + 1;
    else hi = mid;
  }
  return mentions[lo - 1];
}

/** True if the first digits rather end a name: 安倍晋三3日, 记者张一9日. */
function endsName(text: string, n: Numeral, mentions: readonly Range[]): boolean {
  const m = mentionBefore(mentions, n.at);
  if (m && m.end >= n.at) return m.end > n.at;
  let end = n.at;
  while (text.charCodeAt(end) > 0x3000 && text.charCodeAt(end) < 0xff10) end++;
  if (end === n.at) return false;
  for (const from of [n.at - 1, n.at - 2]) {
    if (from < 1) break;
    if (maybePerson(text.slice(from, end)) && TITLE_ENDS.includes(text[from - 1] as string)) return true;
  }
  // What stands elsewhere without figures behind it is a word.
  if (!isAt(text, n.at - 1, Class.Han) || !isAt(text, n.at - 2, Class.Han)) return false;
  const name = text.slice(n.at - 2, end);
  return text.slice(Math.max(0, n.at - NEAR), n.at - 1).includes(name) || text.slice(end, end + NEAR).includes(name);
}

function dateFinding(text: string, d: DateMention): Finding<Message> | undefined {
  const parts = [d.year, d.month, d.day].filter((n) => n !== undefined);
  const words = parts.filter((n) => n.form === 'chinese');
  if (words.length === 0 || words.length === parts.length || d.lunar) return undefined;
  // A part that is mixed in itself is reported as such.
  if (parts.some((n) => n.form === 'mixed') || words.some((n) => n.vague === 'pair')) return undefined;
  return {
    message: 'date',
    range: { start: d.start, end: d.end },
    severity: 'information',
    data: { text: text.slice(d.start, d.end) },
    fixes: [{ title: FIGURES, safety: 'review', edits: words.map((n) => ({ start: n.start, end: n.end, text: String(n.value) })) }],
  };
}

function finding(message: Message, use: Words, other: FigureUse): PlacedFinding<Message> {
  const { figures, text, quoted } = use.value;
  return {
    message,
    passage: use.passage,
    range: use.range,
    severity: 'hint',
    data: { text, other: other.text },
    ...(quoted ? {} : { fixes: [replace(use.range, figures, { title: FIGURES })] }),
    related: [{ message: { zh: `此处作“${other.text}”`, en: `here “${other.text}”` }, range: { start: other.start, end: other.end }, passage: other.passage }],
  };
}

/** What facts were read to, by their identity: a page is judged at each keystroke, and its other articles stay what they are. */
const figuresRead = new WeakMap<readonly PlacedFact<Value>[], ReadonlyMap<string, FigureUse>>();

/** The first place of each class that an article writes in figures. */
function firstFigures(facts: readonly PlacedFact<Value>[]): ReadonlyMap<string, FigureUse> {
  let known = figuresRead.get(facts);
  if (!known) {
    known = readFigures(facts);
    figuresRead.set(facts, known);
  }
  return known;
}

function readFigures(facts: readonly PlacedFact<Value>[]): ReadonlyMap<string, FigureUse> {
  const first = new Map<string, FigureUse>();
  for (const { value, passage } of facts) if ('figures' in value) noteFigures(value.figures, passage, first);
  return first;
}

/** Asked of every fact at every keystroke: hardly any is one, and a list for each would be most of the work. */
function wordsOf(facts: readonly PlacedFact<Value>[]): Words[] {
  const out: Words[] = [];
  for (const f of facts) if ('words' in f.value) out.push({ ...f, value: f.value.words });
  return out;
}

/** Numbers in words of one article beside figures of another: reported once a class, where the page has it first. */
function acrossPage(articles: readonly ArticleView<Value>[], words: readonly Words[], reported: Set<string>): PlacedFinding<Message>[] {
  const figures = new Map<string, FigureUse>();
  for (const { facts } of articles) for (const [sort, place] of firstFigures(facts)) if (!figures.has(sort)) figures.set(sort, place);
  const out: PlacedFinding<Message>[] = [];
  for (const use of words) {
    const { sort, text, quoted } = use.value;
    const other = figures.get(sort);
    if (reported.has(sort) || !other || sort === 'date' || sort.startsWith('count:')) continue;
    reported.add(sort);
    if (use.passage < other.passage) {
      if (!quoted) out.push(finding('page', use, other));
    } else
      out.push({
        message: 'page',
        passage: other.passage,
        range: { start: other.start, end: other.end },
        severity: 'hint',
        data: { text: other.text, other: text },
        related: [{ message: { zh: `此处作“${text}”`, en: `here “${text}”` }, range: use.range, passage: use.passage }],
      });
  }
  return out;
}
