import { defineRule, type Fix, type PlacedFinding } from '../../rule/rule.ts';
import { Class } from '../../text/chars.ts';
import type { SourceLines } from '../../text/dateline.ts';
import type { Passage } from '../../text/passage.ts';
import { NOTHING } from '../nothing.ts';
import { titleLike } from './titles.ts';

/** What a passage says: it is a marked heading of a level, a subhead without mark, a line like a title, or text printed in a column. */
type Sign = { readonly is: 'heading'; readonly level: number } | { readonly is: 'subhead'; readonly text: string } | { readonly is: 'column' | 'title' };

const LONGEST = 26;
/** The name of a writer or speaker under a headline: 某研究院研究员 张三. */
const NAMED = /(?:^|[记作学编译者员授长席任家士师 　])[ 　][一-龥·]{1,3}(?:[ 　][一-龥])?$|^[一-龥·]{2,3}$/;
/** 供图, 摄 and the like close a caption, however it is set. */
const CAPTION = /供图|[ 　]摄|图片|资料照/;

function mayBeSubhead(p: Passage & SourceLines): boolean {
  const { text } = p;
  return (
    p.kind === 'subhead' &&
    p.level === 0 &&
    text.length <= LONGEST &&
    (!text.includes('、') || SECTION.test(text)) &&
    titleLike(p) &&
    !NAMED.test(text) &&
    !CAPTION.test(text)
  );
}

/** 桥上：灯火通明 */
const SECTION = /^[^：]{2,8}：/;

const TITLE: Sign = { is: 'title' };
const COLUMN: Sign = { is: 'column' };
const NOWHERE = { start: 0, end: 0 };

/** A subhead that is plain text among marked headings, or that stands in a printed column. */
export const unmarkedSubhead = defineRule<'unmarked' | 'column', Sign>({
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
      {
        good: '大桥通车\n\n海州大桥15日通车，两岸往来只需十分钟。\n\n岸边人潮涌动\n\n岸边的广场上，市民自发跳起了舞，到深夜才散去。\n',
        note: '纯文本，独占一段即可',
      },
      { good: '# 大桥通车\n\n本报记者 张三\n\n海州大桥15日通车，两岸往来只需十分钟。\n', language: 'markdown', note: '署名' },
      { good: '# 大桥的意义\n\n海州大学教授 李四\n\n海州大桥15日通车，两岸往来从此只需十分钟。\n', language: 'markdown', note: '作者' },
      { good: '# 大桥通车\n\n海州大桥夜景。海州日报供图\n\n海州大桥15日通车，两岸往来从此只需十分钟。\n', language: 'markdown', note: '图片说明' },
      { good: '# 大桥通车\n\n- 岸边人潮涌动\n- 桥上灯火通明，两岸居民都来看，到深夜才散去。\n', language: 'markdown', note: '列表' },
    ],
  },
  passage(p) {
    if (p.level > 0) return { facts: [{ range: NOWHERE, value: { is: 'heading', level: p.level } }] };
    if (p.kind === 'paragraph') {
      if (p.seams.some((s) => s.inColumn)) return { facts: [{ range: NOWHERE, value: COLUMN }] };
      return titleLike(p) ? { facts: [{ range: NOWHERE, value: TITLE }] } : NOTHING;
    }
    if (!(p.classes & Class.Han) || !mayBeSubhead(p)) return NOTHING;
    return { facts: [{ range: { start: 0, end: p.text.length }, value: { is: 'subhead', text: p.text } }] };
  },
  article({ facts, first }) {
    const out: PlacedFinding<'unmarked' | 'column'>[] = [];
    const levels = facts.flatMap((f) => (f.value.is === 'heading' ? [f] : []));
    const opening = levels[0]?.passage === first && levels[0].value.is === 'heading' ? levels[0].value.level : 0;
    // The level of the sections, or the one below the headline's.
    const sections = levels.flatMap((f) => (f.value.is === 'heading' && f.passage > first ? [f.value.level] : []));
    const level = sections.reduce((least, l) => Math.min(least, l), sections.length > 0 ? 6 : Math.min(6, opening + 1));
    for (let i = 0; i < facts.length; i++) {
      const fact = facts[i];
      if (fact?.value.is !== 'subhead') continue;
      const next = facts[i + 1];
      const column = levels.length === 0 && next?.value.is === 'column' && next.passage === fact.passage + 1;
      // The last line of a headline of several lines is no subhead.
      if (column && facts[i - 1]?.value.is === 'title' && facts[i - 1]?.passage === fact.passage - 1 && !SECTION.test(fact.value.text)) continue;
      if (levels.length === 0 && !column) continue;
      const mark = `${'#'.repeat(column ? 3 : level)} `;
      const title = { zh: `标为小标题（${mark.trim()}）`, en: `Mark it as a subhead (${mark.trim()})` };
      const fix: Fix = { title, safety: 'review', edits: [{ start: 0, end: 0, text: mark }], bridge: '\n\n' };
      out.push({
        passage: fact.passage,
        range: fact.range,
        message: column ? 'column' : 'unmarked',
        data: { text: fact.value.text },
        fixes: [fix],
        ...(sections.length > 0 ? {} : { severity: 'information' as const }),
      });
    }
    return out;
  },
});
