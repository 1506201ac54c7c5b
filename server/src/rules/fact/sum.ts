import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { near, pair, words } from '../../rule/triggers.ts';
import { printedLike, type Quantity } from '../../statements/quantity.ts';
import { isWrongScore, readScores, type ScoreStatement } from '../../statements/scores.ts';
import { isShort, isWrong, readSums, type SumStatement } from '../../statements/sums.ts';
import { Class } from '../../text/chars.ts';
import { COUNTED } from './lib/counted.ts';
import { related } from './lib/related.ts';

export const factSum = defineRule<Message>({
  meta: {
    id: 'fact/sum',
    title: { zh: '分项与总数不合', en: 'Parts that do not make the whole' },
    rationale: {
      zh: '稿中写明总数又写明全部分项的，相加应当相等；各项互不重叠的，相加不应超过总数。按所写的精度计算，四舍五入容得下的不报；“其中”只列一部分的、各项可能重叠的也不报。',
      en: 'Where a text gives a whole and all its parts, these add up to it; parts that exclude each other are never more than it. What rounding explains is right, and so are lists that name only some parts or classes that overlap.',
    },
    source: '报纸编校质量差错率计算办法：逻辑性差错',
    severity: 'warning',
    fixable: 'none',
    messages: {
      sum: { zh: '{sum}＝{made}，与“{whole}”不符', en: '{sum} = {made}, not “{whole}”' },
      more: { zh: '{sum}＝{made}，超过“{whole}”', en: '{sum} = {made}, more than “{whole}”' },
      score: { zh: '{sum}，合{made}，与“{whole}”不符', en: '{sum} make {made}, not “{whole}”' },
      short: { zh: '所列各项{sum}＝{made}，不到“{whole}”，是否漏列', en: 'the parts {sum} = {made} are less than “{whole}”: is one missing?' },
    },
    options: {},
    examples: [
      { bad: '三家企业分别捐款20万元、30万元和45万元，合计⟦100万元⟧。' },
      { bad: '事故共造成⟦13人⟧伤亡，其中4人死亡、8人受伤。翻车造成⟦9人⟧伤亡：3死5伤。' },
      { bad: '代表团共获得⟦38枚⟧奖牌，其中金牌15枚、银牌12枚、铜牌10枚。' },
      { bad: '培训班共有学员⟦120名⟧，男学员50名、女学员60名。' },
      { bad: '全村共有耕地⟦1200亩⟧，其中水田800亩，旱地600亩。', note: '互不重叠的分项超过总数' },
      { bad: '该市新建学校⟦8所⟧，其中小学3所、初中2所、高中1所、特殊教育学校1所。', note: '看来列全了，却少一所：只提示' },
      { bad: '两个班合计招收⟦90人⟧，其中男生52人，其余48人为女生。' },
      { good: '三家企业分别捐款20万元、30万元和45万元，合计95万元。事故造成12人伤亡，其中4人死亡、8人受伤。' },
      { bad: '全班⟦45人⟧，20人骑车，15人步行，其余12人坐公交。' },
      { good: '18日起16人出现不适症状，其中3人死亡，1人尚未脱离危险，其余12人情况稳定。' },
      { bad: '海州队以⟦78比74⟧取胜，四节比分分别为18比21、22比16、17比20和20比17。球队⟦12战9胜4负⟧。' },
      { bad: '果园总面积⟦3600亩⟧，其中苹果园2500亩、梨园1300亩。' },
      { bad: '海州队以⟦3比1⟧战胜客队，四局比分分别为25比18、23比25、22比25和25比20。前⟦15场比赛，球队取得10胜3平3负⟧。' },
      { bad: '三个合作社的产量分别是4000吨、3500吨和3500吨，总产量达⟦1.2万吨⟧。三人获得9金7银11铜，以⟦26枚⟧奖牌列第一。' },
      { bad: '镇里先后投入180万元、220万元和95万元整修三条村道，累计投入⟦515万元⟧。' },
      { bad: '上半年销售额1.6亿元，下半年1.8亿元，全年合计⟦3.8亿元⟧。得赞成票186票、反对票9票、弃权票8票，合计⟦200票⟧。' },
      { bad: '项目总投资⟦2亿元⟧，其中中央财政资金8000万元、省级配套5000万元、企业自筹1.2亿元。' },
      { good: '项目总投资2亿元，其中中央财政资金8000万元、省级配套5000万元、企业自筹7800万元。', note: '整数容得下四舍五入' },
      { good: '海州队以3比1战胜客队，四局比分分别为25比18、23比25、25比22和25比20。第15场比赛后，球队10胜2负，还有1场改期。' },
      { bad: '新投放的⟦1500辆⟧公交车中，纯电动车900辆，氢能源车700辆。' },
      { bad: '新增充电站⟦15个⟧，其中城区8个、乡镇9个。发放问卷⟦1000份⟧，其中有效问卷960份，无效问卷50份。' },
      { bad: '三个标段中标价分别为1800万元、2100万元、1500万元，总金额⟦5600万元⟧。' },
      { good: '新建项目60个，其中工业项目45个、亿元以上项目38个。', note: '各项重叠' },
      { good: '两期工程分别投资2亿元和3亿元，总投资10亿元的三期年底开工。', note: '总投资说的是三期' },
      { good: '海州队以78比74取胜，四节比分分别为18比21、22比16、18比20、20比17。球队12战9胜1平2负，加时赛不计。' },
      { good: '三家医院分别收治伤者12人、8人和5人，其余3人轻伤，共28人就医。我国选手共获5金3银2铜，其中男队3金，女队2金。' },
      { good: '全村耕地1200亩，其中小麦1000亩、玉米900亩，高标准农田800亩。', note: '一年两熟，各项重叠' },
      { good: '两所学校分别招生300人和450人，其中女生共380人。前三季度营收分别为1.2亿元、1.5亿元和1.8亿元，全年合计6.3亿元。' },
      { good: '全县共有120名教师获得表彰，其中乡村教师50名，青年教师60名。', note: '只列一部分' },
      { good: '参训的200名村干部中，女干部80名，党员170名。', note: '各项重叠' },
      { good: '该市新建学校8所，其中小学3所、初中2所。', note: '只列一部分' },
      { good: '两项工程分别投资1.2亿元、2.3亿元，合计投资3.6亿元。', note: '四舍五入' },
      { good: '三地分别下拨约20万元、30万元、45万元，合计超过100万元。', note: '约数' },
      { good: '全年生产粮食100万吨，其中小麦60万吨，玉米比上年增加50万吨。', note: '增加了多少，不是分项' },
      { bad: '代表团共有运动员⟦405人⟧，包括男运动员136人、女运动员259人。' },
      { good: '他们共有489人，其中运动员321人，包括10名残疾人运动员、20名新手，另有志愿者600人。', note: '各项重叠' },
      { good: '她本届获得6枚奖牌，以三届2金3银5铜共10枚奖牌排在首位。', note: '分项有自己的总数' },
      { good: '他分别工作了3年、5年，今年又签约2年，合计投入100万元。', note: '单位不同' },
    ],
  },
  triggers: [
    near(Class.Digit, '中', 12),
    pair({ of: '一二三四五六七八九十', classes: Class.Digit }, '胜'),
    words(
      '节比分',
      '局比分',
      '盘比分',
      '累计',
      '，总',
      '其中',
      '包括',
      '其余',
      '余下',
      '合计',
      '共计',
      '总计',
      '总共',
      '一共',
      '伤亡',
      '奖牌',
      '共有',
      '共获',
      '共造',
      '，共',
      '、共',
      '，一共',
    ),
  ],
  passage(p) {
    const findings: Finding<Message>[] = [];
    for (const sentence of p.view(COUNTED)) {
      for (const s of readSums(sentence)) {
        const message = isWrong(s) ? (s.parted === 'all' ? 'sum' : 'more') : isShort(s) ? 'short' : undefined;
        if (message) findings.push(toFinding(s, message));
      }
    }
    for (const s of readScores(p.text)) if (isWrongScore(s) && !p.quoted(s.start)) findings.push(scoreFinding(s));
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'sum' | 'more' | 'score' | 'short';

function scoreFinding(s: ScoreStatement): Finding<Message> {
  const data = { sum: s.parts.text, made: s.made.join('比'), whole: s.text };
  return { message: 'score', range: { start: s.start, end: s.end }, data, related: [related(s.parts, s.parts.text)], whole: true };
}

function toFinding({ whole, parts }: SumStatement, message: Message): Finding<Message> {
  const made = parts.reduce((n, q) => n + q.value, 0);
  const data = { sum: parts.map((q: Quantity) => q.text).join('＋'), made: printedLike(made, whole), whole: whole.text };
  return {
    message,
    range: { start: whole.start, end: whole.end },
    data,
    related: parts.map((q) => related(q, q.text)),
    whole: true,
    ...(message === 'short' ? { severity: 'information' as const } : {}),
  };
}
