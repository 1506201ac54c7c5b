import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type Fact, type PlacedFinding } from '../../rule/rule.ts';
import { words } from '../../rule/triggers.ts';
import { sentenceStart } from '../lib/clause.ts';
import { dissolvedAt, dissolvedNames } from './lib/dissolved-bodies.ts';
import { isoDay, yearsIn } from './lib/years.ts';

export const dissolved = defineRule<Message, Told>({
  meta: {
    id: 'know/dissolved',
    title: { zh: '已撤销、更名的机构', en: 'A body that is no more' },
    rationale: {
      zh: '机构改革以后，说今天的事要用今名：中国银监会2018年并入中国银保监会，后者2023年由国家金融监督管理总局取代。稿件写明年份、说的是从前的事、引用文件的不报。',
      en: 'After a reform of the state’s bodies what happens today is done by those of today. Nothing is said where the article has no year, tells of former times, or names a document.',
    },
    source: '国务院机构改革方案',
    severity: 'information',
    fixable: 'none',
    messages: { gone: { zh: '“{from}”{year}年已不再设，今为{to}', en: 'there has been no “{from}” since {year}; today it is {to}' } },
    options: {},
    examples: [
      { bad: '新华社海州2024年3月1日电　⟦中国银监会⟧日前发布通知，要求银行加强管理。' },
      { bad: '新华社海州2023年11月5日电　⟦中国银保监会⟧与⟦国家卫生计生委⟧联合印发通知。' },
      { good: '新华社海州2017年3月1日电　中国银监会日前发布通知，要求银行加强管理。', note: '当时还在' },
      { good: '新华社海州2024年3月1日电　2016年，中国银监会发布过通知。原国家质检总局曾予表彰。', note: '从前的事' },
      { good: '新华社海州2024年3月1日电　他曾在国土资源部任职，国家旅游局并入文化和旅游部后调任现职。', note: '履历、沿革' },
      { good: '新华社海州2024年3月1日电　执法人员依据环境保护部印发的《排污许可管理办法》作出处罚。', note: '文件' },
      { good: '中国银监会日前发布通知。', note: '不知哪一年' },
      { good: '新华社海州2024年3月1日电　国家林业局海州设计院、北京军区总医院旧址、银监会旧楼都在这条街上。', note: '名称的一部分' },
    ],
  },
  triggers: [words(...dissolvedNames())],
  passage(p, _, places) {
    const facts: Fact<Told>[] = [];
    let behind = 0;
    for (const at of places) {
      const body = at >= behind ? dissolvedAt(p.text, at) : undefined;
      if (!body || p.quoted(at)) continue;
      behind = at + body.name.length;
      const start = Math.max(p.dateline?.range.end ?? 0, sentenceStart(p.text, at, REACH));
      const sentence = p.text.slice(start, behind) + (/^[^。！？]*/.exec(p.text.slice(behind, behind + REACH))?.[0] ?? '');
      if (OF_THE_PAST.test(sentence) || PART_OF_NAME.test(p.text.slice(behind, behind + 3))) continue;
      facts.push({
        range: { start: at, end: behind },
        value: { from: body.name, to: body.now, until: body.until, year: Math.min(9999, ...yearsIn(sentence)) },
      });
    }
    return facts.length > 0 ? { facts } : NOTHING;
  },
  article(a) {
    const day = isoDay(a.date);
    return day === undefined ? [] : judge(a, day);
  },
});

type Message = 'gone';

interface Told {
  readonly from: string;
  readonly to: string;
  /** ISO day from which the body is no more */
  readonly until: string;
  /** the earliest year of its sentence */
  readonly year: number;
}

const REACH = 120;
/** Accounts of careers and reforms, and documents, which keep the names of their day. */
const OF_THE_PAST =
  /原|(?<![日目当])前|[曾旧]|时任|历任|历史|当时|当年|过去|年前|并入|合并|组建|更名|改名|改革|撤销|划入|整合|职责|不再保留|取代|成立于|任职|退休|调任|去世|逝世|落马|受贿|《|第\d+号|令|评为|认定|命名|授予|批准|颁发|表彰/;
/** 国家林业局海州设计院, 北京军区总医院 */
const PART_OF_NAME = /^(?:[总直附]|[一-龥]{0,2}[院所厂站校馆楼局处])/;

/** In an article that tells of earlier years elsewhere the body may be of them. */
function judge(a: ArticleView<Told>, day: string): PlacedFinding<Message>[] {
  return a.facts.flatMap(({ value: { from, to, until, year }, range, passage }) => {
    const since = until.slice(0, 4);
    if (day < until || year < Number(day.slice(0, 4))) return [];
    return [{ message: 'gone', range, passage, data: { from, to, year: since } }];
  });
}
