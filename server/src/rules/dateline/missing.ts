import { defineRule } from '../../rule/rule.ts';
import { Class } from '../../text/chars.ts';
import { creditAtEnd, parseCredit, parseDateline } from '../../text/dateline.ts';

/** What a passage says about where the article comes from and whether it is news. */
interface Evidence {
  /** A dateline, credit, byline, or an opening that names its source. */
  readonly sourced: boolean;
  /** Commentary, interview, notice: carries no dateline. */
  readonly otherGenre: boolean;
  /** A day and a verb of reporting. */
  readonly news: boolean;
  readonly units: number;
}

const GENRE = /评论|社论|时评|观察|随笔|札记|杂谈|访谈|启事|公告|通知|专栏|问答|笔者|我认为|我们认为|资料图|编者按/;
const REPORTS = /宣布|表示|说，|说：|称，|指出|透露|举行|会见|抵达|签署|召开|发布|通报|报道/;
const DAY = /[\d０-９]日|今天|昨天|昨日|今日|日前|近日/;
const ATTRIBUTED = /^(?:另?据|本报|本网|本刊|本台|记者|来源|综合|[【（(][^】）)]{2,20}(?:报道|讯|电|消息)[】）)])/;
const ENOUGH_UNITS = 240;
const ENOUGH_PARAGRAPHS = 3;

export const missingDateline = defineRule<'missing', Evidence>({
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
        bad: '⟦杭州市图书馆12日宣布⟧，新馆将于月底向公众开放，首批开放的有阅览区、盲文阅览室和儿童馆。馆长林小溪表示，筹建工作历时四年，其间多次听取读者意见，馆藏图书已达三百万册，另有古籍两万余册。\n\n据介绍，新馆每天开放十二小时，读者凭身份证件即可入馆，儿童须由家长陪同。图书馆还开设了夜间自习室，周末延长到午夜，附近的公交线路也相应延长运营时间，末班车改为夜里十二点半发车。\n\n开馆首月，图书馆将举办三十场讲座，内容涉及地方史、建筑和气候。讲座免费，名额有限，读者可提前在网站上预约，也可到服务台领取入场券。馆方提醒，周边停车位不多，请读者尽量乘坐公共交通工具前往。',
      },
      {
        good: '新华社杭州6月12日电 杭州市图书馆12日宣布，新馆将于月底向公众开放，首批开放的有阅览区、盲文阅览室和儿童馆。馆长林小溪表示，筹建工作历时四年，其间多次听取读者意见，馆藏图书已达三百万册，另有古籍两万余册。\n\n据介绍，新馆每天开放十二小时，读者凭身份证件即可入馆，儿童须由家长陪同。图书馆还开设了夜间自习室，周末延长到午夜，附近的公交线路也相应延长运营时间，末班车改为夜里十二点半发车。\n\n开馆首月，图书馆将举办三十场讲座，内容涉及地方史、建筑和气候。讲座免费，名额有限，读者可提前在网站上预约，也可到服务台领取入场券。馆方提醒，周边停车位不多，请读者尽量乘坐公共交通工具前往。',
      },
      { good: '杭州市图书馆12日宣布，新馆将于月底向公众开放。\n\n讲座免费，名额有限。', note: '短讯' },
    ],
  },
  passage(p, { lexicon }) {
    if (!(p.classes & Class.Han)) return {};
    const { text } = p;
    const special = p.kind === 'byline' || p.kind === 'credit';
    const sourced =
      special ||
      ATTRIBUTED.test(text) ||
      lexicon.agencyAt(text, 0) > 0 ||
      parseDateline(text, lexicon) !== undefined ||
      (parseCredit(text, lexicon) ?? creditAtEnd(text, lexicon)) !== undefined;
    const head = text.slice(0, 200);
    const body = p.kind === 'paragraph' && p.level === 0;
    const end = text.search(/[，。：；！？]/);
    const range = { start: 0, end: Math.max(1, Math.min(end < 0 ? text.length : end, 24)) };
    return {
      facts: [{ range, value: { sourced, otherGenre: GENRE.test(head), news: body && DAY.test(head) && REPORTS.test(head), units: body ? text.length : 0 } }],
    };
  },
  article(a) {
    if (a.dateline || a.date) return [];
    const body = a.facts.filter((f) => f.value.units > 40);
    const units = body.reduce((n, f) => n + f.value.units, 0);
    const [first] = body;
    if (!first || body.length < ENOUGH_PARAGRAPHS || units < ENOUGH_UNITS || !first.value.news) return [];
    // What opens the story decides; a 据…报道 in the middle of it names the source of a detail.
    const last = a.facts.at(-1);
    const head = a.facts.filter((f) => f.passage <= first.passage || f === last || f.kind === 'byline' || f.kind === 'credit');
    const attributed = head.some((f) => f.value.sourced) || a.facts.some((f) => f.value.sourced && f.value.units === 0);
    if (attributed || a.facts.some((f) => f.value.otherGenre)) return [];
    return [{ passage: first.passage, range: first.range, message: 'missing' }];
  },
});
