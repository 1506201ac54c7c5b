import { insert } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { ends } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';
import { hasSentence } from '../lib/blanks.ts';
import { joinAfterAll } from '../wrap/lib/seams.ts';

/** Paragraphs of the examples. */
const OTHERS =
  '渡轮每天往返四班，票价三十元。乘客可以在码头购票。\n\n沿线的渔村热闹起来，游客比去年多了一倍。\n\n船长说，他开了三十年船，从没见过这么多人。\n\n附近的学校组织学生登船参观，老师讲解潮汐的知识。\n\n夏天的傍晚，岸边坐满了乘凉的居民。孩子们在沙滩上奔跑。\n\n';

export const finalMark = defineRule<'none', End>({
  meta: {
    id: 'punct/final-mark',
    title: { zh: '段末没有句末标点', en: 'A paragraph without a final mark' },
    rationale: {
      zh: '句子末尾用句号、问号或叹号。别的段都有，只有一两段没有，多半是漏了。',
      en: 'A sentence ends with a stop, a question mark or an exclamation mark. Where all other paragraphs of the page have one, the one without has lost it.',
    },
    source: 'GB/T 15834—2011 4.1',
    severity: 'hint',
    fixable: 'review',
    messages: { none: { zh: '这一段末尾没有句号，别的段都有', en: 'This paragraph ends without a mark; the others of the page have one' } },
    options: {},
    examples: [
      {
        bad: `${OTHERS}${OTHERS}码头今年春天翻修一新，两旁种上了树。候船大厅也粉刷过了，门口的长椅换成了新的，里面摆满了居民从自家院子里送来的鲜⟦花⇢花。⟧\n\n${OTHERS}`,
      },
      {
        bad: `${OTHERS.repeat(4)}码头今年春天翻修一新，两旁种上了树。候船大厅里可以喝茶、下棋（棋盘由居民捐赠⟦）⇢）。⟧\n\n码头今年春天翻修一新。（翻修的经费来自沿线居民的捐款，账目已经公⟦开⇢开。⟧）\n`,
        note: '以括注收尾的',
      },
      { good: '码头今年春天翻修一新。候船大厅里摆满了鲜花\n\n渡轮每天往返四班，票价三十元。乘客可以在码头购票\n', note: '全篇都没有' },
      {
        good: `${OTHERS}码头今年春天翻修一新。候船大厅里摆满了鲜花。（林小溪摄）\n\n${OTHERS}码头今年春天翻修一新。图片由居民提供 海州网发\n\n${OTHERS}他说：“码头今年春天翻修一新，两旁种上了树，候船大厅也粉刷过了。”林小溪\n`,
        note: '署名',
      },
      { good: `${OTHERS}码头今年春天翻修一新。候船大厅里可以买到\n\n- 船票\n- 地图\n\n${OTHERS}`, language: 'markdown', note: '后面是列项' },
      { good: `${OTHERS}渡轮复航 沿线渔村游客倍增\n\n${OTHERS}`, note: '小标题' },
    ],
  },
  triggers: [ends({ of: '）)', classes: Class.Han })],
  kinds: ['paragraph'],
  passage(p) {
    const value = endOf(p);
    if (value !== 'open' && value !== 'cut') return NOTHING;
    const end = missingAt(p.text);
    return { facts: [{ range: { start: end - 1, end }, value }] };
  },
  draft(articles) {
    let all = 0;
    const open: PlacedFact<End>[] = [];
    for (const article of articles) {
      for (const f of article.facts) {
        all++;
        // Behind a list, a picture or the number of a page the sentence may go on.
        const next = f.passage === article.last ? undefined : article.passage(f.passage + 1);
        if (f.passage === article.last || (next && endOf(next))) open.push(f);
      }
    }
    return open.length > 0 && hasClosed(articles, Math.max(LEAST, FOR_EACH * all)) ? open.map(toFinding) : [];
  },
});

/** True if so many paragraphs of a page end with a mark. No more of them are looked at. */
function hasClosed(articles: readonly ArticleView[], least: number): boolean {
  let closed = 0;
  for (const article of articles) {
    for (let i = article.first; i <= article.last; i++) {
      const p = article.passage(i);
      if (p && endOf(p) === 'closed' && ++closed === least) return true;
    }
  }
  return false;
}

/** closed: prose that ends with a mark. open: prose that ends without. cut: so, and its sentence may go on behind. head: a new part begins. */
type End = 'closed' | 'open' | 'cut' | 'head';

/** Prose without a stop inside is longer, and has commas. */
const LONG = 36;
/** So many paragraphs of a page end with a mark before one without is a slip, and so many for each without. */
const LEAST = 6;
const FOR_EACH = 8;
const MARKS = '。！？…；：，、”’》】—～.!?;:,"\'~';
/** （张三摄）, （完）: what ends a story is no sentence. */
const NOTE =
  /^(?:[^，。]{0,12}(?:摄|供图|制图|编译|翻译|译|图|文|报道|编辑|完|注|未完待续)|(?:完|续|图|文|据|来源|作者|编辑|责编|记者|整理|翻译|译者|本文|原载|摘自|选自).*)$/;

/** What stands behind the last sentence: 本报记者张三摄, ——译注, a name by itself or in a bracket. */
const CREDIT = /(?:^|[。！？” 　])[^。！？，]*(?:发|摄|图|注|译|文|电|讯|报道|整理|编辑)$|[。！？”][ 　]*(?:[（(][^）)]*|[^。！？”，]{1,4})$/;
const NEAR = 30;

/** Where the bracket opens that the text ends with, or −1. */
function openOf(text: string): number {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    if (text[i] === '）' || text[i] === ')') depth++;
    else if ((text[i] === '（' || text[i] === '(') && --depth === 0) return i;
  }
  return -1;
}

/** A bracket that holds a sentence of its own, not a note: long, with a comma. */
const holdsSentence = (inside: string): boolean =>
  inside.length >= LONG / 2 && inside.includes('，') && isAt(inside, inside.length - 1, Class.Han | Class.Latin);

/** Where the mark is missing, if a sentence ends without one: behind a Han character, behind a bracket that stands inside it, or in one. */
function missingAt(text: string): number {
  const last = text.length - 1;
  if (isAt(text, last, Class.Han)) return text.length;
  if (text[last] !== '）' && text[last] !== ')') return -1;
  const open = openOf(text);
  const inside = text.slice(open + 1, last);
  if (open < 1 || NOTE.test(inside)) return -1;
  if (isAt(text, open - 1, Class.Stop)) return holdsSentence(inside) ? last : -1;
  return isAt(text, open - 1, Class.Han | Class.Latin) ? text.length : -1;
}

function endOf(p: Passage & Scans): End | undefined {
  const { text } = p;
  if (!(p.classes & Class.Han)) return undefined;
  if (p.level > 0 || p.kind === 'heading' || p.kind === 'headline' || p.kind === 'subhead') return 'head';
  if (p.kind !== 'paragraph' || p.credit || p.endCredit || (p.after && p.after.certainty !== 'unlikely') || p.seams.length > 0 || text.length < 20)
    return undefined;
  if (MARKS.includes(text[text.length - 1] as string)) return hasSentence(p) && text.length >= LONG / 2 ? 'closed' : undefined;
  let commas = 0;
  let stop = false;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === '，') commas++;
    else if (text[i] === '。') stop = true;
  }
  return missingAt(text) >= 0 && !CREDIT.test(text.slice(-NEAR)) && (stop || (commas > 0 && text.length >= LONG)) ? (p.after ? 'cut' : 'open') : undefined;
}

function toFinding({ passage, range, value }: PlacedFact<End>): PlacedFinding<'none'> {
  const title = { zh: '补上句号', en: 'Add a stop' };
  const finding: PlacedFinding<'none'> = { passage, range, message: 'none', fixes: [insert(range.end, '。', { title })] };
  // A paragraph of one line, so that its end is the first of its seams.
  return value === 'cut' ? { ...finding, offers: [joinAfterAll(0)] } : finding;
}
