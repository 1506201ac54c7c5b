import { insert } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fix, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { begins, has, upTo } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import type { SourceLines } from '../../text/dateline.ts';
import { numberedTitle } from '../../text/lists/headings.ts';
import { readLists } from '../../text/lists/lists.ts';
import { headMarker, type Marker } from '../../text/lists/markers.ts';
import type { Passage, PassageKind } from '../../text/passage.ts';
import { LONGEST_TITLE, titleLike } from './lib/titles.ts';

/** A subhead that is plain text among marked headings, or that stands in a printed column. */
export const unmarkedSubhead = defineRule<'unmarked' | 'column' | 'blank', Sign>({
  meta: {
    id: 'structure/unmarked-subhead',
    title: { zh: '小标题没有标记', en: 'Subhead without a mark' },
    rationale: {
      zh: '小标题没有标记，又同正文相连，转成网页或排版时就并进了正文。标上级别，并空一行。',
      en: 'A subhead without a mark that touches the text becomes part of it on a web page or in layout. Mark its level and leave an empty line.',
    },
    severity: 'warning',
    fixable: 'review',
    messages: {
      unmarked: {
        zh: '“{text}”像是小标题，其他标题都有标记，它没有',
        en: '“{text}” looks like a subhead; the other headings are marked and it is not',
      },
      blank: { zh: '“{marks}”后面没有空格，不成标题', en: 'Without a blank behind “{marks}” this is no heading' },
      column: {
        zh: '“{text}”像是小标题，夹在分栏的正文里，应加标记并空一行',
        en: '“{text}” looks like a subhead in the midst of printed columns; mark it and leave an empty line',
      },
    },
    options: {},
    examples: [
      {
        bad: '# 大桥通车\n\n海州大桥15日通车，两岸往来只需十分钟。\n\n## 桥上：灯火通明\n\n入夜，桥上的灯全部亮起，两岸居民都来看。\n\n⟦岸边：人潮涌动⟧\n\n岸边的广场上，市民自发跳起了舞，到深夜才散去。\n',
        language: 'markdown',
        note: '别的小标题有标记',
      },
      {
        bad: '# 大桥通车\n\n⟦两岸往来只需十分钟⟧\n\n海州大桥15日通车，两岸居民敲锣打鼓，到深夜才散去。\n',
        language: 'markdown',
        note: '副题',
      },
      { bad: '# 大桥通车\n\n⟦##⟧桥上的灯\n\n入夜，桥上的灯全部亮起，两岸居民都来看。\n', language: 'markdown', note: '标题记号后面少了空格' },
      {
        bad: '# 大桥通车方案\n\n## 一、通车时间\n\n海州大桥15日通车，两岸往来只需十分钟。\n\n⟦二、公交、出租车和行人怎样上桥⟧\n\n沿线新设六个公交站，行人走两侧的步道。\n\n## 三、收费\n\n大桥不收费。\n',
        language: 'markdown',
        note: '前后的编号都有标记',
      },
      {
        good: '# 大桥通车方案\n\n## 一、通车时间\n\n一、小汽车15日上桥\n\n二、货车20日上桥\n\n货车须先申请。\n\n## 二、收费\n\n大桥不收费。\n',
        language: 'markdown',
        note: '标题下面另有编号',
      },
      {
        good: '大桥通车\n\n海州大桥15日通车，两岸往来只需十分钟。\n\n岸边人潮涌动\n\n岸边的广场上，市民自发跳起了舞，到深夜才散去。\n',
        note: '纯文本，独占一段即可',
      },
      { good: '# 大桥通车\n\n本报记者 张三\n\n海州大桥15日通车，两岸往来只需十分钟。\n', language: 'markdown', note: '署名' },
      { good: '# 大桥的意义\n\n海州大学教授 李四\n\n海州大桥15日通车，两岸往来从此只需十分钟。\n', language: 'markdown', note: '作者' },
      { good: '# 大桥通车\n\n海州大桥夜景。海州日报供图\n\n海州大桥15日通车，两岸往来从此只需十分钟。\n', language: 'markdown', note: '图片说明' },
      {
        good: '# 大桥通车\n\n海州大桥15日通车。\n\n## 桥上的灯\n\n![](a.jpg)\n\n*夜色里的大桥灯火通明*\n\n入夜，桥上的灯全部亮起，两岸居民都来看。\n',
        language: 'markdown',
        note: '图片下面的说明',
      },
      {
        good: '# 大桥通车\n\n海州大桥15日通车。\n\n## 桥上的灯\n\n采访：林一帆\n\n问答都在桥上进行，到深夜才散去。\n\n岸边的人都来看灯，直到深夜\n\n## 岸边的人\n\n市民自发跳起了舞。\n',
        language: 'markdown',
        note: '其他小标题都不带冒号，也不带逗号；后面没有正文的不是小标题',
      },
      { good: '# 诗两首\n\n## 夜雨\n\n【宋】 苏轼\n\n本文经作者授权发布\n\n这首诗写在海州，当时大桥还没有修。\n', language: 'markdown', note: '诗人，说明' },
      { good: '# 大桥通车\n\n- 岸边人潮涌动\n- 桥上灯火通明，两岸居民都来看，到深夜才散去。\n', language: 'markdown', note: '列表' },
    ],
  },
  triggers: [begins('#'), has('level', 'seams'), upTo(LONGEST_TITLE)],
  passage(p) {
    const bare = p.text.charCodeAt(0) === HASH ? BARE_MARKS.exec(p.text) : null;
    if (bare) {
      const fix = insert(bare[0].length, ' ', { title: { zh: '加一个空格', en: 'Insert a blank' } });
      return { findings: [{ message: 'blank', range: { start: 0, end: bare[0].length }, data: { marks: bare[0] }, fixes: [fix] }] };
    }
    const marker = headMarker(p.text);
    if (p.level > 0) return { facts: [{ range: NOWHERE, value: { is: 'heading', level: p.level, shape: shapeOf(p.text), length: p.text.length, marker } }] };
    if (p.text.length <= 8 && THINGS.test(p.text)) return { facts: [{ range: NOWHERE, value: PICTURE }] };
    if (p.kind === 'paragraph' && p.seams.some((s) => s.inColumn)) return { facts: [{ range: NOWHERE, value: COLUMN }] };
    const whole = { start: 0, end: p.text.length };
    if (p.classes & Class.Han && mayBeSubhead(p)) return { facts: [{ range: whole, value: { is: 'subhead', text: p.text, marker } }] };
    const numbered = marker && NUMBERED.has(p.kind) && numberedTitle(p.text, marker)?.end === p.text.length;
    if (numbered) return { facts: [{ range: whole, value: { is: 'numbered', text: p.text, marker } }] };
    return p.kind === 'paragraph' && titleLike(p) ? { facts: [{ range: NOWHERE, value: TITLE }] } : NOTHING;
  },
  article({ facts, first }) {
    const out: PlacedFinding<'unmarked' | 'column'>[] = [];
    const levels = facts.flatMap((f) => (f.value.is === 'heading' ? [f] : []));
    const opening = levels[0]?.passage === first && levels[0].value.is === 'heading' ? levels[0].value.level : 0;
    // The level of the sections, or the one below the headline's.
    const sections = levels.flatMap((f) => (f.value.is === 'heading' && f.passage > first ? [f.value.level] : []));
    const likeness = sections.length > 0 ? likenessOf(facts, first) : ANY;
    const level = sections.reduce((least, l) => Math.min(least, l), sections.length > 0 ? 6 : Math.min(6, opening + 1));
    const numbered = sections.length > 0 ? markedAround(facts) : NONE_MARKED;
    for (let i = 0; i < facts.length; i++) {
      const fact = facts[i] as PlacedFact<Sign>;
      const marked = numbered.get(fact.passage);
      if (marked !== undefined) out.push(findingOf(fact, 'unmarked', marked, true));
      if (marked !== undefined || fact.value.is !== 'subhead') continue;
      const before = facts[i - 1];
      const next = facts[i + 1];
      const column = levels.length === 0 && next?.value.is === 'column' && next.passage === fact.passage + 1;
      // The last line of a headline of several lines is no subhead.
      if (column && before?.passage === fact.passage - 1 && LINES.has(before.value.is) && !SECTION.test(fact.value.text)) continue;
      if (levels.length === 0 && !column) continue;
      if (!column && isNone(facts, i, first, likeness)) continue;
      out.push(findingOf(fact, column ? 'column' : 'unmarked', column ? 3 : level, sections.length > 0));
    }
    return out;
  },
});

/** @param level that its mark gives it */
function findingOf({ passage, range, value }: PlacedFact<Sign>, message: 'unmarked' | 'column', level: number, sure: boolean): PlacedFinding<typeof message> {
  const mark = `${'#'.repeat(level)} `;
  const title = { zh: `标为小标题（${mark.trim()}）`, en: `Mark it as a subhead (${mark.trim()})` };
  const fix: Fix = { ...insert(0, mark, { title }), line: { kind: 'between', text: '\n\n' } };
  const text = 'text' in value ? value.text : '';
  return { passage, range, message, data: { text }, fixes: [fix], ...(sure ? {} : { severity: 'information' as const }) };
}

const NONE_MARKED: ReadonlyMap<number, number> = new Map();

/**
 * The lines with a number whose neighbours in the list are marked headings: ## 一、…, 二、…, ## 三、…
 * @returns the level of the neighbours, by passage
 */
function markedAround(facts: readonly PlacedFact<Sign>[]): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  const numberings = facts.flatMap(({ passage, value }) => {
    if (value.is === 'heading') levels.set(passage, value.level);
    return 'marker' in value && value.marker ? [{ passage, value: { markers: [value.marker], announcements: [], etc: false } }] : [];
  });
  const out = new Map<number, number>();
  for (const { items } of readLists(numberings)) {
    for (const [i, { passage, value }] of items.entries()) {
      const around = [items[i - 1], items[i + 1]].filter((item) => item !== undefined);
      const level = levels.get(around[0]?.passage ?? passage);
      if (levels.has(passage) || level === undefined) continue;
      // A heading right behind it: it heads nothing, as a line of contents.
      if (around.every((item) => levels.get(item.passage) === level && Math.abs(item.value - value) === 1) && levels.get(passage + 1) !== level)
        out.set(passage, level);
    }
  }
  return out;
}

/** What a passage says: it is a marked heading of a level, a subhead without mark, a line with a number, a line like a title, a picture, or text printed in a column. */
type Sign =
  | { readonly is: 'heading'; readonly level: number; readonly shape: number; readonly length: number; readonly marker: Marker | undefined }
  | { readonly is: 'subhead'; readonly text: string; readonly marker: Marker | undefined }
  | { readonly is: 'numbered'; readonly text: string; readonly marker: Marker }
  | { readonly is: 'column' | 'title' | 'picture' };

/** A subhead of several clauses or with a colon stands among others like it. */
const COMMA = 1;
const COLON = 2;
const shapeOf = (text: string): number => (/[，,；]/.test(text) ? COMMA : 0) | (/[：:]/.test(text) ? COLON : 0);
/** It is not so much longer than the marked ones. */
const LONGER = 4;
/** So short a one may stand among any others. */
const SHORT = 12;

const LONGEST = 26;
/** The name of a writer or speaker under a headline: 某研究院研究员 张三. */
const NAMED = /(?:^|[记作学编译者员授长席任家士师 　])[ 　][一-龥·]{1,3}(?:[ 　][一-龥])?$|^[一-龥·]{2,3}$/;
/** 供图, 摄 and the like close a caption, however it is set. */
const CAPTION = /供图|[ 　]摄|图片|资料照/;
/** Notes on the text, greetings, the dynasty before a poet, ends that go on. */
const NOTE = /^(?:本文|声明|转载|说明|提示|大家好|各位|你好|您好|亲爱的|尊敬的|朋友们|感谢|[【[［])|[&＆+＋=]$|授权(?:发布|转载)/;

function mayBeSubhead(p: Passage & SourceLines): boolean {
  const { text } = p;
  return (
    p.kind === 'subhead' &&
    p.level === 0 &&
    text.length <= LONGEST &&
    (!text.includes('、') || SECTION.test(text)) &&
    titleLike(p) &&
    !NAMED.test(text) &&
    !CAPTION.test(text) &&
    !NOTE.test(text)
  );
}

/** Where no section has a marked one. */
const ANY: Likeness = { shape: COMMA, length: LONGEST };

/** 桥上：灯火通明 */
const SECTION = /^[^：]{2,8}：/;

const HASH = 0x23;
/** ##小标题: marks of a heading without the blank that CommonMark asks for. One alone begins a topic (#春运). */
const BARE_MARKS = /^#{2,6}(?=[一-龥“《])/;

/** What may be a line of a headline. */
const LINES: ReadonlySet<Sign['is']> = new Set<Sign['is']>(['title', 'numbered']);
/** Kinds of lines that may be headings nobody marked. */
const NUMBERED: ReadonlySet<PassageKind> = new Set<PassageKind>(['paragraph', 'subhead']);
const TITLE: Sign = { is: 'title' };
const PICTURE: Sign = { is: 'picture' };
/** Nothing but pictures and blanks. */
const THINGS = /^[\ufffc\s]+$/;
const COLUMN: Sign = { is: 'column' };
const NOWHERE = { start: 0, end: 0 };

/** What shapes the marked subheads of an article have, and how long the longest one is. */
function likenessOf(facts: readonly PlacedFact<Sign>[], first: number): Likeness {
  let shape = 0;
  let length = 0;
  for (const { value, passage } of facts) {
    if (value.is !== 'heading' || passage === first) continue;
    shape |= value.shape;
    length = Math.max(length, value.length);
  }
  return { shape, length: Math.max(SHORT, length + LONGER) };
}

/** What the marked subheads of an article look like. */
interface Likeness {
  readonly shape: number;
  readonly length: number;
}

/** A line under a picture, the first line of a section, one that heads nothing, or one of another cut than the marked subheads. */
function isNone(facts: readonly PlacedFact<Sign>[], i: number, first: number, { shape, length }: Likeness): boolean {
  const { value, passage } = facts[i] as PlacedFact<Sign>;
  const [before, next] = [facts[i - 1], facts[i + 1]];
  if (value.is !== 'subhead') return true;
  if (before?.passage === passage - 1 && (before.value.is === 'picture' || (before.value.is === 'heading' && before.passage > first))) return true;
  if (next?.value.is === 'heading' && next.passage === passage + 1) return true;
  return (shapeOf(value.text) & ~shape) !== 0 || value.text.length > length;
}
