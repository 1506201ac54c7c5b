import { editLines, insert } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type PlacedFinding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { every } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';
import { isHeading, titleLike } from './lib/titles.ts';

/** A caption among page furniture, or in the middle of a sentence. */
export const displacedCaption = defineRule<'stray' | 'interrupts', 'caption'>({
  meta: {
    id: 'structure/displaced-caption',
    title: { zh: '图片说明错位', en: 'Caption out of place' },
    rationale: {
      zh: '从版面上拷贝时，图片说明会落进别的内容里，甚至插在一句话中间。标明它是图片说明，或移到图片旁边。',
      en: 'Copied from a page, a caption lands among other things, or in the middle of a sentence. Say that it is a caption, or move it to its picture.',
    },
    source: 'GB/T 14706—1993 转移',
    severity: 'information',
    fixable: 'review',
    messages: {
      stray: {
        zh: '图片说明单独落在这里，请移到所属稿件，或标明是图片说明：{here}',
        en: 'a caption stands here alone; move it to its story, or say that it is a caption: {here}',
      },
      interrupts: {
        zh: '图片说明插在一句话的中间，应移到段前：{here}',
        en: 'the caption stands in the middle of a sentence; move it before the paragraph: {here}',
      },
    },
    options: {},
    examples: [
      {
        bad: '海州大桥15日正式通车。 □据新华社\n\n海州大桥通车\n\n⟦海州大桥夜景（资料图片）⇢图片说明：海州大桥夜景（资料图片）⟧\n体育彩票“七星彩”第24021期开奖公告\n中奖号码：2508750\n',
        note: '落在彩票公告里',
      },
      {
        bad: '海州大桥通车\n\n海州大桥15日正式通车，两岸群众往来只需十分钟，沿线新设的六个公交站\n\n⟦海州大桥夜景（资料图片）⟧\n\n也同时启用。市民王师傅说，他等这一天已经等了四年。\n',
        note: '插在句子中间',
      },
      { good: '海州大桥15日正式通车，沿线新设六个公交站。\n\n海州大桥夜景（资料图片）\n\n市民王师傅说，他等这一天已经等了四年。\n', note: '段落之间' },
      { good: '海州大桥15日正式通车，沿线新设六个公交站。\n\n图为海州大桥夜景。张三摄\n\n图为岸边的市民。张三摄\n', note: '图片报道' },
      { good: '海州大桥15日正式通车。\n\n海州大桥夜景（资料图片）\n\nA05 国际\n', note: '紧接正文，版码在后' },
    ],
  },
  triggers: [every('a caption may stand in a wrong place whatever it says')],
  kinds: ['caption'],
  passage({ text }) {
    return LABELLED.test(text) ? NOTHING : { facts: [{ range: { start: 0, end: text.length }, value: 'caption' }] };
  },
  draft(articles) {
    const out: PlacedFinding<'stray' | 'interrupts'>[] = [];
    for (const [k, { facts }] of articles.entries()) {
      for (const { passage, range } of facts) {
        const before = besideAt(articles, k, passage - 1);
        const after = besideAt(articles, k, passage + 1);
        if (before === 'open' && after === 'text') {
          const fix = editLines({ zh: '移到段前', en: 'Move it before the paragraph' }, { kind: 'move', more: 0, to: -1 });
          out.push({ passage, range, message: 'interrupts', fixes: [fix] });
        } else if ((before === 'furniture' || after === 'furniture') && STRAY.has(before) && STRAY.has(after)) {
          const fix = insert(0, '图片说明：', { title: { zh: '标明“图片说明：”', en: 'Label it 图片说明：' } });
          out.push({ passage, range, message: 'stray', fixes: [fix] });
        }
      }
    }
    return out;
  },
});

/** What a passage is beside a caption. text: it ends as text does. none: there is no passage. */
type Beside = 'caption' | 'furniture' | 'title' | 'open' | 'other' | 'text' | 'none';

/** The word is there already, or the caption says itself what it is. */
const LABELLED = /^(?:图片说明|图注|图为|[上下左右]图|资料图|图[一二三四五六七八九十\d])/;
/** Shorter lines without a final mark are titles, names, labels. */
const SHORTEST_OPEN = 24;

const STRAY: ReadonlySet<Beside> = new Set<Beside>(['furniture', 'title', 'none']);

/** @param k the article of the caption: the passage is of the same one or of one beside it */
function besideAt(articles: readonly ArticleView[], k: number, passage: number): Beside {
  const first = articles[0]?.first ?? 0;
  const last = articles.at(-1)?.last ?? -1;
  if (passage < first || passage > last) return 'none';
  const p = [articles[k], articles[k - 1], articles[k + 1]].map((article) => article?.passage(passage)).find((found) => found !== undefined);
  return p ? besideOf(p) : 'text';
}

function besideOf(p: Passage & Scans): Beside {
  const { kind, text } = p;
  if (kind === 'caption') return LABELLED.test(text) ? 'other' : kind;
  if (kind === 'furniture') return kind;
  if (kind === 'byline' || kind === 'credit' || kind === 'cell' || kind === 'item' || p.credit) return 'other';
  if (isHeading(p)) return 'title';
  if (isAt(text, text.length - 1, Class.Stop)) return 'text';
  if (titleLike(p)) return 'title';
  const open = text.length >= SHORTEST_OPEN && (isAt(text, text.length - 1, Class.Han) || text.endsWith('，') || text.endsWith('、')) && !p.endCredit;
  return open ? 'open' : 'text';
}
