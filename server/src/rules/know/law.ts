import { isKnownTitle, type Laws, lawOf, lawsOf, type NearLaw, nearLaw, successorOf } from '../../knowledge/laws.ts';
import { isTalkedAbout } from '../../names/talked-about.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type Fact, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { words } from '../../rule/triggers.ts';
import type { Passage } from '../../text/passage.ts';
import { clauseStart, sentenceStart } from '../lib/clause.ts';
import { firstFrom } from './lib/first-from.ts';
import { bareTitle, type CitedTitle, isElsewhere, markedTitle, repealedLaw, STATE, wrongState } from './lib/law-titles.ts';
import { isoDay, yearsIn } from './lib/years.ts';

export const law = defineRule<Message, LawFact>({
  meta: {
    id: 'know/law',
    title: { zh: '法律题名有误', en: 'A law of another title' },
    rationale: {
      zh: '法律题名是固定的：《反有组织犯罪法》不能写成《反组织犯罪法》。《合同法》《婚姻法》等已于2021年1月1日废止，此后的事由《民法典》来管。新的法律可写在词库的 laws 里。',
      en: 'Titles of laws are fixed. Some laws have been repealed, so that a later fact comes under another one: since 2021-01-01 contracts and marriages come under the Civil Code. A newsroom lists new laws under `laws` of its lexicon.',
    },
    source: '国家法律法规数据库（题名）',
    severity: 'warning',
    fixable: 'review',
    messages: {
      near: { zh: '“{from}”疑为“{to}”之误', en: '“{from}” looks like a slip for “{to}”' },
      repealed: { zh: '《{from}》已于{until}废止，此后适用《{to}》', en: '《{from}》 was repealed on {until}; since then 《{to}》 applies' },
    },
    options: {},
    examples: [
      { bad: '公安机关依据《中华人民共和国⟦治安处罚法⇢治安管理处罚法⟧》对其处以罚款。' },
      { bad: '警方依据《⟦治安处罚法⇢治安管理处罚法⟧》对其处以拘留，环保部门依据《⟦环境保户法⇢环境保护法⟧》立案。' },
      { bad: '根据中华人民共和国⟦道路交通安权法⇢道路交通安全法⟧的规定，处以罚款。' },
      { bad: '《⟦消费者权益保法⇢消费者权益保护法⟧》《⟦未成年保护法⇢未成年人保护法⟧》对此都有规定。' },
      { bad: '《⟦中国人民共和国⇢中华人民共和国⟧森林法》《中华人民共和国⟦道路交通安全管理法⇢道路交通安全法⟧》施行。' },
      { bad: '新华社北京2023年2月8日电 法院认为，依照《中华人民共和国⟦合同法⇢民法典⟧》的规定，双方2022年签订的合同有效。', note: '已废止，事在其后' },
      { bad: '新华社北京2024年5月1日电 依据《⟦民法总则⇢民法典⟧》第一百一十一条，个人信息受法律保护。' },
      { good: '依照《中华人民共和国民法典》《中华人民共和国治安管理处罚法》的规定，双方达成调解。' },
      { good: '《道路交通法》《反家暴法》《消保法》《出入境管理法》都是通行的简称。' },
      { good: '新华社北京2023年2月8日电 法院认为，依照《合同法》的规定，双方2018年签订的合同有效。', note: '事在废止之前' },
      { good: '新华社北京2023年2月8日电 《民法典》施行后，《婚姻法》《继承法》等同时废止。' },
      { good: '新华社北京2019年2月8日电 依照《合同法》的规定，合同有效。' },
      { good: '依照《合同法》的规定，合同有效。', note: '不知是哪年' },
      { good: '新华社北京2023年2月8日电 他早年参与起草《合同法》，主编教材《物权法》。' },
      { good: '日本《学校教育法》和台湾《消费者保护法》各有规定，韩国国会通过《国家保安法》。', note: '境外法律' },
      { good: '《家庭教育法》《粮食安全法》引起热议。', note: '口头的简称' },
      { good: '新华社北京2022年5月1日电 法院依照《合同法》第九十四条判决解除合同。', note: '合同订立于何时不知' },
      { good: '会议审议了《治安处罚法（草案）》，讨论《环境保户法》草案。', note: '草案' },
      { good: '中华人民共和国最高人民法院、中华人民共和国刑事法律。' },
      { good: '《治安管理处罚办法》《学习方法》《中国书法》《孙子兵法》', note: '不是法律' },
    ],
  },
  triggers: [words('法》', '则》', STATE)],
  passage(p, { lexicon }, places) {
    const laws = lawsOf(lexicon);
    let facts: Fact<LawFact>[] | undefined;
    for (const at of places) {
      const fact = p.text.startsWith(STATE, at) ? readBare(laws, p, at) : readMarked(laws, p, at);
      if (!fact) continue;
      facts ??= [];
      facts.push(fact);
    }
    return facts ? { facts } : NOTHING;
  },
  article(a, { lexicon }) {
    const laws = lawsOf(lexicon);
    const day = isoDay(a.date);
    const firstYear = firstYears(a);
    return a.facts.flatMap((f) => (f.value.what === 'near' ? judgeNear(f, f.value, day) : judgeRepealed(laws, f, f.value, day, firstYear)));
  },
});

type Message = 'near' | 'repealed';

/** A title that is no law's, and the law it is nearly. */
interface NearFact {
  readonly what: 'near';
  readonly from: string;
  readonly to: string;
  /** ISO day from which that law is in force, or '' */
  readonly since: string;
}

/** A law that has been repealed, applied to something. */
interface RepealedFact {
  readonly what: 'repealed';
  readonly from: string;
  readonly until: string;
  /** the latest year that the sentence names, or 0 */
  readonly year: number;
  /** It is about a case at law, which may have arisen before the article. */
  readonly isCase: boolean;
}

type LawFact = NearFact | RepealedFact;

function readMarked(laws: Laws, p: Passage & Scans, at: number): Fact<LawFact> | undefined {
  const cited = markedTitle(p, at);
  if (!cited || cited.title.endsWith('办法')) return undefined;
  if (isKnownTitle(laws, cited.title)) return readRepealed(laws, p, cited);
  const near = nearLaw(laws, cited.title, cited.own);
  if (near) return readNear(p, cited, near);
  const state = wrongState(laws, cited);
  return state && { range: state, value: { what: 'near', from: p.text.slice(state.start, state.end), to: STATE, since: '' } };
}

function readBare(laws: Laws, p: Passage & Scans, at: number): Fact<LawFact> | undefined {
  const title = p.titles[firstFrom(p.titles, at) - 1];
  if (title && at < title.end) return undefined;
  const cited = bareTitle(laws, p.text, at);
  return cited && readNear(p, cited, cited.near);
}

function readNear(p: Passage & Scans, cited: CitedTitle, { law: { title: to, since = '' }, lost }: NearLaw): Fact<NearFact> | undefined {
  const { start, end, title: from, own, marked } = cited;
  const whole = marked ? { start: start - 1, end: end + 1 } : { start, end };
  if (isElsewhere(p, cited) || isTalkedAbout(p.text, whole)) return undefined;
  if (!own && lost !== undefined && LOOSE.has(lost)) return undefined;
  return { range: { start, end }, value: { what: 'near', from, to, since } };
}

/** Often left out when a law is talked about: 《粮食安全法》. */
const LOOSE: ReadonlySet<string> = new Set(['促进', '保障']);

/** Nobody is told of a draft's title before the law is in force. */
function judgeNear({ range, passage }: PlacedFact, { from, to, since }: NearFact, day: string | undefined): PlacedFinding<Message>[] {
  if (day !== undefined && day < since) return [];
  return [{ message: 'near', range, passage, data: { from, to }, fixes: [replace(range, to)] }];
}

/** What says that the law is applied, before the title or behind it. */
const APPLIED_BEFORE = /(?:依照|依据|根据|按照|按|违反|适用|触犯|符合|依)(?:了|我国)?《?(?:中华人民共和国)?$/;
const APPLIED_BEHIND = /^》?(?:的?(?:有关|相关)?规定|第[一二三四五六七八九十百零〇\d]+条)/;
const OF_THE_PAST =
  /原《|当时|时行|废止|施行前|施行后|施行以前|旧法|修订|修正|起草|立法|制定|颁布|编纂|通过|出台|取代|替代|此前|以前|之前|曾|民法典|上世纪|历史/;
const CASE = /法院|法庭|判决|裁定|审理|原告|被告|上诉|仲裁|案件|起诉|检察/;
const REACH = 120;
const PARAGRAPH = 600;

function readRepealed(laws: Laws, p: Passage & Scans, cited: CitedTitle): Fact<RepealedFact> | undefined {
  const law = repealedLaw(laws, cited.title);
  if (law?.until === undefined || isElsewhere(p, cited)) return undefined;
  const { text } = p;
  const { start, end, title: from } = cited;
  const applied = APPLIED_BEFORE.test(text.slice(clauseStart(text, start, 24), start)) || APPLIED_BEHIND.test(text.slice(end, end + 12));
  // The dateline says when the article was written, not what it is about.
  const first = Math.max(p.dateline?.range.end ?? 0, sentenceStart(text, start, REACH));
  const sentence = text.slice(first, end) + text.slice(end, end + REACH).split('。', 1)[0];
  if (!applied || OF_THE_PAST.test(sentence)) return undefined;
  const value = {
    what: 'repealed' as const,
    from,
    until: law.until,
    year: Math.max(0, ...yearsIn(sentence)),
    isCase: CASE.test(text.slice(Math.max(0, start - PARAGRAPH), end + PARAGRAPH)),
  };
  return { range: { start, end }, value };
}

/** Told where the fact is surely later: nothing in the article is of an earlier year, and a case at law names a later one itself. */
function judgeRepealed(
  laws: Laws,
  { range, passage }: PlacedFact,
  { from, until, year, isCase }: RepealedFact,
  day: string | undefined,
  firstYear: (passage: number) => number,
): PlacedFinding<Message>[] {
  const since = Number(until.slice(0, 4));
  const isLater = until.endsWith('-01-01') ? year >= since : year > since;
  if (!isLater && (isCase || day === undefined || day < until)) return [];
  if (firstYear(passage) < since) return [];
  const law = lawOf(laws, from);
  const to = law && successorOf(laws, law, isLater ? `${year}-12-31` : (day ?? until))?.title;
  if (to === undefined) return [];
  return [{ message: 'repealed', severity: 'information', range, passage, data: { from, to, until }, fixes: [replace(range, to)] }];
}

/** How many passages on either side may tell of what the law was applied to. */
const AROUND = 12;

/** The earliest year that the passages around one name. Each passage is read once. */
function firstYears(a: ArticleView<LawFact>): (passage: number) => number {
  const known = new Map<number, number>();
  const yearOf = (i: number): number => {
    const year = known.get(i) ?? Math.min(Number.POSITIVE_INFINITY, ...yearsIn(a.passage(i)?.text ?? ''));
    known.set(i, year);
    return year;
  };
  return (passage) => {
    let first = Number.POSITIVE_INFINITY;
    for (let i = Math.max(a.first, passage - AROUND); i <= Math.min(a.last, passage + AROUND); i++) first = Math.min(first, yearOf(i));
    return first;
  };
}
