import type { Lexicon } from '../../lexicon/lexicon.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { allBut, near, words } from '../../rule/triggers.ts';
import type { Passage } from '../../text/passage.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import { signsNamed, signsOf } from '../word/lib/all-words.ts';

/** What titles end with that are none of a work: agencies, events, courses and companies. */
const NO_WORKS = ['博览会', '锦标赛', '交易会', '培训班', '训练班', '研讨会', '有限公司', '基金会'];
const AGENCY_ENDS = ['社', '网', '台'];

export const bookTitleMarks = defineRule<Message>({
  meta: {
    id: 'punct/book-title-marks',
    title: { zh: '书名号', en: 'Title marks' },
    rationale: {
      zh: '书名号标示书、报、刊、文章、影视作品的名称；通讯社、会议、奖项、企业不是作品，不用书名号。书名里再有书名，用单书名号。',
      en: '《》 mark works: books, papers, articles, films. Agencies, events and companies are none. A title inside a title takes 〈〉.',
    },
    source: 'GB/T 15834—2011 4.15',
    severity: 'information',
    fixable: 'review',
    messages: {
      paper: { zh: '报刊名称用书名号：《{name}》', en: 'The name of a paper takes title marks: 《{name}》' },
      agency: { zh: '“{name}”不是作品，不用书名号', en: '“{name}” is no work and takes no title marks' },
      event: { zh: '活动和机构的名称不用书名号：{name}', en: 'Names of events and bodies take no title marks: {name}' },
      nested: { zh: '书名号里再用书名号，里面用〈〉：{here}', en: 'A title inside a title takes 〈〉: {here}' },
    },
    options: {},
    examples: [
      { bad: '据⟦华盛顿邮报⇢《华盛顿邮报》⟧报道，港口重新开放。' },
      { bad: '⟦劳动新闻⇢《劳动新闻》⟧12日刊登了这一消息。' },
      { good: '据《华盛顿邮报》报道，港口重新开放。' },
      { good: '人民日报社举办展览，环球时报记者到场，人民日报客户端直播。', note: '机构，不是报纸本身' },
      { good: '每日新闻发布会上，俄罗斯报道了这一消息。' },
      { bad: '⟦《新华社》⇢新华社⟧播发了消息，⟦《路透社》⇢路透社⟧转引。' },
      { good: '《新华社的故事》是一本旧书。' },
      { bad: '⟦《第三届渡船博览会》⇢第三届渡船博览会⟧开幕。' },
      { good: '《博览会上的渡船》获奖。' },
      { bad: '会上宣读了《关于修改⟦《渡口管理办法》⇢〈渡口管理办法〉⟧的决定》。' },
      { good: '会上宣读了《关于修改〈渡口管理办法〉的决定》和《渡口管理办法》。' },
    ],
  },
  kinds: allBut('byline', 'credit', 'furniture'),
  // Of two opening marks the second may stand inside of the title that the first opened.
  triggers: [signsNamed('paper'), words(...[...NO_WORKS, ...AGENCY_ENDS].map((end) => `${end}》`)), near('《', '《', 0xffff)],
  passage(p, { lexicon }) {
    const findings = read(p, lexicon);
    if (findings.length === 0) return NOTHING;
    return { findings: findings.sort((a, b) => a.range.start - b.range.start) };
  },
});

type Message = 'paper' | 'agency' | 'event' | 'nested';

/** A paper that prints: 华盛顿邮报报道. Its house (报社, 记者, 客户端) takes no marks. */
const PRINTS =
  /^(?:网站)?(?:(?:\d{1,2}月)?\d{1,2}日|[日近]前|当[天日]|今[天日]|昨[天日]|此前|曾|还|也|则)?(?:报道|刊文|刊登|刊发|刊载|发表|援引|引述|社论|披露|撰文|头版|登载|载文|称[，：“，]|说[，：“])/;
const NO_WORK = new RegExp(`(?:${NO_WORKS.join('|')})$`);
const AGENCY = new RegExp(`[${AGENCY_ENDS.join('')}]$`);

const MARKS = new Set([0x300a, 0x300b]);

const change = (zh: string, en: string, edits: readonly TextEdit[]) => [{ title: { zh, en }, safety: 'review' as const, edits }];

/** 华盛顿邮报报道 → 《华盛顿邮报》报道 */
function bare(text: string, { start, end }: Range): Finding<Message> | undefined {
  if ('《“〈'.includes(text[start - 1] ?? '\n') || !PRINTS.test(text.slice(end, end + 16))) return undefined;
  const name = text.slice(start, end);
  const fixes = change(`改为“《${name}》”`, `Change to “《${name}》”`, [
    { start, end: start, text: '《' },
    { start: end, end, text: '》' },
  ]);
  return { message: 'paper', range: { start, end }, data: { name }, fixes };
}

/** 《新华社》, 《…博览会》 */
function noWork(text: string, { start, end }: Range, lexicon: Lexicon): Finding<Message> | undefined {
  if (text[end - 1] !== '》') return undefined;
  const name = text.slice(start + 1, end - 1);
  const agency = AGENCY.test(name) && lexicon.agencyAt(text, start + 1) === name.length;
  if (!agency && (name.length > 30 || !NO_WORK.test(name))) return undefined;
  const fixes = change('去掉书名号', 'Take the title marks out', [
    { start, end: start + 1, text: '' },
    { start: end - 1, end, text: '' },
  ]);
  return { message: agency ? 'agency' : 'event', range: { start, end }, data: { name }, fixes };
}

/** 《关于《章程》的说明》: the inner marks are 〈〉. */
function nested(text: string, { start, end }: Range): Finding<Message> | undefined {
  if (text[end - 1] !== '》') return undefined;
  const edits: TextEdit[] = [];
  for (let i = start + 1; i < end - 1; i++) {
    const unit = text.charCodeAt(i);
    if (MARKS.has(unit)) edits.push({ start: i, end: i + 1, text: unit === 0x300a ? '〈' : '〉' });
  }
  const first = edits[0];
  const last = edits.at(-1);
  if (!first || !last) return undefined;
  return { message: 'nested', range: { start: first.start, end: last.end }, fixes: change('改为单书名号〈〉', 'Change to 〈〉', edits) };
}

function read(p: Passage & Scans, lexicon: Lexicon): Finding<Message>[] {
  const { text } = p;
  const findings: Finding<Message>[] = [];
  for (const at of signsOf('paper', p)) {
    const finding = bare(text, at);
    if (finding) findings.push(finding);
  }
  for (const title of p.titles) {
    const finding = noWork(text, title, lexicon) ?? nested(text, title);
    if (finding) findings.push(finding);
  }
  return findings;
}
