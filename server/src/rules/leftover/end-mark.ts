import { editLines, remove } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { begins, ends, upTo } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage, PassageKind } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';

const ORNAMENTS = '□■◆▲●★☆〓◎⊙◇○△▽▼▪◼◻▶►◀◄※◈❖';

/** Ornaments that a page sets at the ends of a story, boxes of its columns, and what drop capitals leave behind. */
export const endMark = defineRule<Message, Sign>({
  meta: {
    id: 'leftover/end-mark',
    title: { zh: '版面装饰符号', en: 'Ornaments of the layout' },
    rationale: {
      zh: '报刊用■、▲、◎等符号标记文章起止、图片说明和栏目，用首字下沉开头。它们属于版面，稿件里应删去或复原。',
      en: 'Pages mark the ends of stories, captions and columns with ■ ▲ ◎ and open with a drop capital. These belong to the layout, not to the copy.',
    },
    source: 'GB/T 14706-1993 删除',
    severity: 'information',
    fixable: 'review',
    errorClass: 'layout',
    messages: {
      end: { zh: '段末的“{text}”是版面装饰符号', en: '“{text}” at the end of the paragraph is an ornament of the layout' },
      alone: { zh: '单独成行的“{text}”是版面装饰符号', en: '“{text}” on a line of its own is an ornament of the layout' },
      start: { zh: '段首的“{text}”是版面装饰符号', en: '“{text}” at the head of the paragraph is an ornament of the layout' },
      box: { zh: '“【{text}】”像是版面上的栏目名', en: '“【{text}】” looks like the name of a column on the page' },
      initial: { zh: '“{text}”单独成行，像是首字下沉留下的', en: '“{text}” alone on its line looks like a drop capital' },
    },
    options: {},
    examples: [
      { bad: '古村的灯会一直办到元宵。⟦■⇢⟧\n\n他说：“明年还来。”⟦ ▲⇢⟧\n' },
      { bad: '古村的灯会一直办到元宵。\n\n⟦◆⇢⟧\n' },
      { bad: '⟦▲⇢⟧图为古村灯会现场。\n\n⟦▲⇢⟧图为村民在扎龙灯。\n', note: '指向图片的箭头' },
      { bad: '古村灯会开幕\n\n⟦◎⇢⟧记者 林小溪\n\n古村的灯会6日开幕，一直办到元宵，村民扎了上千盏灯。\n' },
      { bad: '古村灯会开幕\n\n⟦●⇢⟧古村的灯会6日开幕，一直办到元宵。\n\n村民扎了上千盏灯。\n' },
      { bad: '⟦【乡间】⇢⟧古村的灯会6日开幕，一直办到元宵。\n\n村民扎了上千盏灯。\n' },
      { bad: '⟦古⟧\n\n村的灯会6日开幕，一直办到元宵，村民扎了上千盏灯。\n\n游客可乘专线车前往。\n', note: '首字下沉；修改是与下一行接排' },
      { good: '古村的灯会一直办到元宵。\n\n□据新华社\n\n■本报记者 林小溪\n', note: '稿源由 dateline/run-on-credit 处理' },
      { good: '● 灯会办到元宵\n\n● 村民扎灯上千盏\n\n● 专线车每天四班\n', note: '各条都有，是列项' },
      { good: '推荐指数：★★★★☆\n\n这家客栈值得一住。★★★★\n', note: '评分' },
      { good: '碑文漫漶，末行仅存“太守王□□”，其余写作□\n', note: '缺字' },
      { good: '□同意　□反对\n', note: '选项方框' },
      { good: '【海州日报讯】古村的灯会6日开幕。\n\n【编者按】灯会办了三百年。\n', note: '电头和编者按' },
      { good: '【新春走基层】古村灯会开幕\n\n古村的灯会6日开幕，一直办到元宵。\n', note: '标题上的栏目名' },
      { good: '一\n\n古村的灯会6日开幕，一直办到元宵。\n\n二\n\n村民扎了上千盏灯。\n', note: '以数字分节' },
    ],
  },
  kinds: ['paragraph', 'subhead', 'headline', 'heading', 'caption'],
  triggers: [begins(`${ORNAMENTS}【`), ends(ORNAMENTS), upTo(1)],
  passage(p) {
    const { text, kind } = p;
    if (text.length === 1 && isOrnament(text, 0)) return { findings: [said('alone', { start: 0, end: 1 }, text)] };
    const findings: Finding<Message>[] = [];
    const end = isOrnament(text, text.length - 1) ? trailingMark(text) : undefined;
    if (end) findings.push(said('end', end, text.slice(end.start, end.end).trim()));
    const sign = signOf(p);
    // Those that point at a picture and those before a reporter are of the layout however many there are.
    const sure = sign?.value.message === 'start' && isSure(text, sign.range, kind);
    if (sign && sure) findings.push(said('start', sign.range, sign.value.text));
    const facts = sign && !sure ? [sign] : [];
    return findings.length + facts.length > 0 ? { findings, facts } : NOTHING;
  },
  article({ facts, last }) {
    const seen = new Map<string, number>();
    for (const { value } of facts) seen.set(keyOf(value), (seen.get(keyOf(value)) ?? 0) + 1);
    return facts.filter((f) => seen.get(keyOf(f.value)) === 1 && (f.value.message !== 'initial' || f.passage < last)).map(toFinding);
  },
});

type Message = 'end' | 'alone' | 'start' | 'box' | 'initial';

/** What may be of the layout, if it is the only one of its kind in the article. */
interface Sign {
  readonly message: 'start' | 'box' | 'initial';
  /** the ornament, the words of the box, the character */
  readonly text: string;
}

const SHAPES = new Set([...ORNAMENTS].map((c) => c.charCodeAt(0)));
/** True if an ornament stands at `at`. All of them are symbols between ※ and 〓. */
function isOrnament(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x203b && unit <= 0x3013 && SHAPES.has(unit);
}
/** They point at the picture beside a caption. */
const POINTERS = '▲▼△▽▶►◀◄';
const REPORTER = /^[ 　]?(?:本[报刊网台社]|文[/／：:]|图[/／：:]|特约|见习)?(?:记者|通讯员|评论员|文|图)[ 　/／：:]/;

/** Behind the last sentence: 。■ — not a rating ★★★, not a character that is missing 王□□. */
function trailingMark(text: string): Range | undefined {
  let start = text.length;
  while (start > 0 && isOrnament(text, start - 1)) start--;
  if (start === text.length || text.length - start > 2 || text[start] === '☆' || text[start] === '★') return starAtEnd(text, start);
  return behindSentence(text, start);
}

/** One star ends an article; several rate it. */
function starAtEnd(text: string, start: number): Range | undefined {
  return start === text.length - 1 ? behindSentence(text, start) : undefined;
}

function behindSentence(text: string, start: number): Range | undefined {
  let end = start;
  while (end > 0 && isAt(text, end - 1, Class.Blank)) end--;
  const mark = isAt(text, end - 1, Class.Close) ? end - 1 : end;
  return isAt(text, mark - 1, Class.Stop) || text[mark - 1] === '…' ? { start: end, end: text.length } : undefined;
}

/** The ornament that a passage opens with, and the blanks behind it. */
function startMark(text: string): Range | undefined {
  if (!isOrnament(text, 0) || isOrnament(text, 1)) return undefined;
  // □同意 □反对: boxes to tick.
  if (text.indexOf(text[0] as string, 1) > 0) return undefined;
  let end = 1;
  while (isAt(text, end, Class.Blank)) end++;
  return end < text.length ? { start: 0, end } : undefined;
}

/** Sources and standing heads that are set in 【】 by their owners. */
const KNOWN_BOX = /报|社|网|电|讯|台|特稿|专稿|记者|消息|通讯|编者按|编辑|问|答|解说|同期|画外音|字幕|注|第?[\d一二三四五六七八九十]+|[：:]/;

function boxOf(text: string): Range | undefined {
  const close = text.slice(1, 14).indexOf('】') + 1;
  if (close < 3 || KNOWN_BOX.test(text.slice(1, close))) return undefined;
  let end = close + 1;
  while (isAt(text, end, Class.Blank)) end++;
  return { start: 0, end };
}

function said(message: Message, range: Range, text: string): Finding<Message> {
  return { message, range, data: { text }, fixes: [remove(range)] };
}

function isSure(text: string, mark: Range, kind: PassageKind): boolean {
  const ornament = text[0] as string;
  const rest = text.slice(mark.end, mark.end + 12);
  if (POINTERS.includes(ornament)) return kind === 'caption' || /^(?:图为|图[：:]|上图|下图|左图|右图|这是)/.test(rest);
  return (ornament === '◎' || ornament === '⊙') && REPORTER.test(rest);
}

/** A Han character alone in its line, that is no number and no head by itself. */
const HEADS = '一二三四五六七八九十〇零壹贰叁上中下前后左右甲乙丙丁子丑序跋引诗词文图问答注按附正反男女是否有无';
const BOX = 0x3010; // 【
const isInitial = (text: string): boolean => text.length === 1 && isAt(text, 0, Class.Han) && !HEADS.includes(text);

function signOf(p: Passage & Scans): Fact<Sign> | undefined {
  const { text, kind } = p;
  if (isInitial(text)) return p.level === 0 ? { range: { start: 0, end: 1 }, value: { message: 'initial', text } } : undefined;
  if (text.charCodeAt(0) === BOX) {
    // In a headline it is the usual form of a column's name.
    if (kind === 'headline' || kind === 'heading') return undefined;
    const box = boxOf(text);
    return box ? { range: box, value: { message: 'box', text: text.slice(1, box.end).replace(/】[ 　]*$/, '') } } : undefined;
  }
  const mark = startMark(text);
  // A credit with its ornament is a form of its own.
  if (!mark || p.credit) return undefined;
  return { range: mark, value: { message: 'start', text: text[0] as string } };
}

function toFinding({ passage, range, value: { message, text } }: PlacedFact<Sign>): PlacedFinding<Message> {
  const fix = message === 'initial' ? editLines({ zh: '与下一行接排', en: 'Join with the next line' }, { kind: 'between', text: '' }) : remove(range);
  return { passage, range, message, data: { text }, fixes: [fix] };
}

/** Ornaments of one shape are counted together, and all boxes. */
const keyOf = ({ message, text }: Sign): string => (message === 'start' ? text : message);
