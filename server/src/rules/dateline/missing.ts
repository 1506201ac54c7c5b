import { defineRule, type PlacedFinding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';
import { unitsOf } from '../../text/unit-set.ts';
import type { Words } from '../../text/words.ts';

export const missingDateline = defineRule<'missing'>({
  meta: {
    id: 'dateline/missing',
    title: { zh: '缺少电头或稿源', en: 'No dateline or source' },
    rationale: {
      zh: '消息须交代由谁采写、从何处发来：篇首有电头，或篇末有稿源、署名。',
      en: 'A news story says who filed it and from where: by a dateline at its head, or a credit or byline at its end.',
    },
    severity: 'information',
    fixable: 'none',
    messages: { missing: { zh: '这篇消息没有电头，也没有稿源和署名', en: 'this story has neither dateline nor credit nor byline' } },
    options: {},
    examples: [
      {
        bad: '新馆月底开放\n\n⟦杭州市图书馆12日宣布⟧，新馆将于月底向公众开放，首批开放的有阅览区、盲文阅览室和儿童馆。馆长林小溪表示，筹建工作历时四年，其间多次听取读者意见，馆藏图书已达三百万册，另有古籍两万余册。\n\n据介绍，新馆每天开放十二小时，读者凭身份证件即可入馆，儿童须由家长陪同。图书馆还开设了夜间自习室，周末延长到午夜，附近的公交线路也相应延长运营时间，末班车改为夜里十二点半发车。\n\n开馆首月，图书馆将举办三十场讲座，内容涉及地方史、建筑和气候。讲座免费，名额有限，读者可提前在网站上预约，也可到服务台领取入场券。馆方提醒，周边停车位不多，请读者尽量乘坐公共交通工具前往。',
      },
      {
        good: '新馆月底开放\n\n新华社杭州6月12日电 杭州市图书馆12日宣布，新馆将于月底向公众开放，首批开放的有阅览区、盲文阅览室和儿童馆。馆长林小溪表示，筹建工作历时四年，其间多次听取读者意见，馆藏图书已达三百万册，另有古籍两万余册。\n\n据介绍，新馆每天开放十二小时，读者凭身份证件即可入馆，儿童须由家长陪同。图书馆还开设了夜间自习室，周末延长到午夜，附近的公交线路也相应延长运营时间，末班车改为夜里十二点半发车。\n\n开馆首月，图书馆将举办三十场讲座，内容涉及地方史、建筑和气候。讲座免费，名额有限，读者可提前在网站上预约，也可到服务台领取入场券。馆方提醒，周边停车位不多，请读者尽量乘坐公共交通工具前往。',
      },
      { good: '杭州市图书馆12日宣布，新馆将于月底向公众开放。\n\n讲座免费，名额有限。', note: '短讯' },
    ],
  },
  article(a, { lexicon }) {
    if (a.dateline || a.date || a.last - a.first < ENOUGH) return [];
    let lead: PlacedFinding<'missing'> | undefined;
    for (let passage = a.first; passage <= a.last; passage++) {
      const p = a.passage(passage);
      const value = p && p.classes & Class.Han ? evidence(p, lexicon) : undefined;
      if (p === undefined || value === undefined) continue;
      if (value === 'source' || value === 'genre') return [];
      // What opens the story decides: a 据…报道 in the middle of it names the source of a detail.
      if (lead) continue;
      if (value !== 'lead' || passage - a.first > DEEPEST_LEAD) return [];
      lead = { passage, range: { start: 0, end: firstClause(p.text) }, message: 'missing', whole: true };
    }
    return lead ? [lead] : [];
  },
});

/**
 * What a passage says about where the article comes from and whether it is news: a line or an end that names the source or
 * the writers; an opening that does (据…报道); a genre without datelines; a lead that reports something done on a day.
 */
type Evidence = 'source' | 'opening' | 'genre' | 'lead';

const GENRE = /评论|社论|时评|观察|随笔|札记|杂谈|访谈|启事|公告|通知|专栏|问答|编者按/;
const GENRES = new Uint8Array(0x10000);
for (const c of '论评察笔记谈启公通专问编') GENRES[c.charCodeAt(0)] = 1;
/** A unit of every genre: most lines have none. */
function mayTellGenre(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (GENRES[text.charCodeAt(i)] === 1) return true;
  return false;
}
const REPORTS = /[说称]|表示|举行|宣布|报道|发布|召开|指出/;
const ATTRIBUTED_BEGINS = unitsOf('另据本记来综【（(');
const ATTRIBUTED = /^(?:另?据|本报|本网|本刊|本台|记者|来源|综合|[【（(][^】）)]{2,20}(?:报道|讯|电|消息)[】）)])/;
/** Shorter passages are lines (headings, bylines, labels), longer ones paragraphs. */
const LINE = 60;
/** Passages of an article that is long enough to want a source, and how deep its lead may stand. */
const ENOUGH = 3;
const DEEPEST_LEAD = 4;

/** True if a text says early that something was reported or done on a day: 12日, 昨日, 日前. */
function reportsDay(text: string): boolean {
  for (let at = text.indexOf('日'); at > 0 && at < LINE; at = text.indexOf('日', at + 1)) {
    const before = text[at - 1];
    if (isAt(text, at - 1, Class.Digit | Class.FullAlnum) || before === '昨' || before === '今' || before === '近' || text[at + 1] === '前') {
      return REPORTS.test(text.slice(0, 160));
    }
  }
  return false;
}

/** The evidence of a passage, if it has any. */
function evidence(p: Passage & Scans, words: Words): Evidence | undefined {
  const { text } = p;
  if (p.kind === 'byline' || p.kind === 'credit' || p.dateline) return 'source';
  if (p.level > 0 || text.length < LINE) {
    if (p.credit) return 'source';
    if (mayTellGenre(text) && GENRE.test(text)) return 'genre';
  }
  if (p.endCredit) return 'source';
  if (p.level > 0) return undefined;
  if ((ATTRIBUTED_BEGINS.has(text.charCodeAt(0)) && ATTRIBUTED.test(text)) || words.agencyAt(text, 0) > 0) return 'opening';
  return text.length >= LINE && reportsDay(text) && !text.includes('笔者') ? 'lead' : undefined;
}

/** End of the first clause of a text, at most 24 units. */
function firstClause(text: string): number {
  const most = Math.min(text.length, 24);
  for (let i = 1; i < most; i++) if (isAt(text, i, Class.Pause | Class.Stop)) return i;
  return Math.max(1, most);
}
