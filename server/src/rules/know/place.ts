import { changedNames, places } from '../../knowledge/places.ts';
import { isTalkedAbout } from '../../names/talked-about.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact } from '../../rule/rule.ts';
import { near, words } from '../../rule/triggers.ts';
import { NO_SUCH_PROVINCES } from './lib/no-such-province.ts';
import { claimsAt, type PlaceClaim, type PlaceMessage } from './lib/place-claims.ts';

export const place = defineRule<PlaceMessage, PlaceClaim>({
  meta: {
    id: 'know/place',
    title: { zh: '行政区划有误', en: 'An administrative division that is not so' },
    rationale: {
      zh: '自治区、自治州、自治县的全称不能多字少字，省与市、市与县不能配错；县改市、更名、撤并以后，说今天的事要用今名。',
      en: 'Full names of autonomous divisions are fixed to the character; a city stands behind the province that it is in; what has been renamed, raised or dissolved is called in today’s copy what it is today.',
    },
    source: 'GB/T 2260；《行政区划管理条例》；国务院、民政部关于行政区划变更的批复',
    severity: 'warning',
    fixable: 'review',
    errorClass: 'important',
    messages: {
      none: { zh: '没有“{from}”，应为“{to}”', en: 'There is no “{from}”; it is “{to}”' },
      near: { zh: '“{from}”疑为“{to}”之误', en: '“{from}” looks like a slip for “{to}”' },
      parent: { zh: '{place}属{right}，不属{wrong}', en: '{place} is in {right}, not in {wrong}' },
      level: { zh: '没有“{from}”，今为“{to}”', en: 'There is no “{from}” today; it is “{to}”' },
      renamed: { zh: '“{from}”{year}年更名或改设，今为“{to}”', en: '“{from}” was renamed or raised in {year}; today it is “{to}”' },
      dissolved: { zh: '“{from}”{year}年已撤销，今属{to}', en: '“{from}” was dissolved in {year}; today it is {to}' },
    },
    options: {},
    examples: [
      { bad: '记者从⟦新疆省⇢新疆维吾尔自治区⟧获悉，⟦广西状族自治区⇢广西壮族自治区⟧和⟦内蒙自治区⇢内蒙古自治区⟧已成立工作专班。' },
      {
        bad: '⟦延边朝鲜自治州⇢延边朝鲜族自治州⟧、⟦伊犁哈萨克族自治州⇢伊犁哈萨克自治州⟧举行了运动会，⟦广西省⟧委也派员出席。',
        note: '少字、多字；“省委”的改法不止一种',
      },
      { bad: '四川省⟦凉山彝族自治洲⇢凉山彝族自治州⟧今年降水偏多。' },
      { bad: '⟦恩施苗族土家族自治州⇢恩施土家族苗族自治州⟧出台措施。', note: '次序不对' },
      { bad: '事故发生在⟦云南省贵阳市⟧南明区，⟦河北省洛阳市⟧也派出了救援队。' },
      { bad: '他住在⟦杭州市海淀区⟧，常去⟦上海市姑苏区⟧和河北省⟦石家庄市武侯区⟧。', note: '县级单位放错了市：只提示' },
      { bad: '浙江省⟦义乌县⇢义乌市⟧去年外贸出口增长两成，安徽省⟦肥西市⇢肥西县⟧增长一成。', note: '级别不对' },
      { bad: '新华社武汉2023年6月1日电　湖北省⟦襄樊市⇢襄阳市⟧近日建成一座立交桥，上海⟦闸北区⟧居民前往参观。', note: '年份已知，用了旧名' },
      { good: '新华社海州2026年6月1日电　全市新增城市绿地五百公顷，亚洲象分布于普洱和临沧地区。', note: '新增|城市；泛指一带' },
      {
        good: '目前，福建市、县两级均已整改。河南省安阳市文峰区安阳市凯信商贸有限公司发生火灾。新疆省第一届人民代表大会选出了新疆维吾尔自治区人民委员会。',
        note: '市、县；机构名另起；说沿革',
      },
      { good: '新华社武汉2009年6月1日电　湖北省襄樊市近日建成一座立交桥。', note: '当时的名称' },
      { good: '湖北省襄樊市近日建成一座立交桥，陕西省神木县也有一座。', note: '年份不知' },
      { good: '新华社武汉2023年6月1日电　2010年，襄樊市更名为襄阳市。原闸北区的居民和襄樊学院的师生都记得，1998年襄樊市的那场雪。', note: '说旧事' },
      { good: '新华社武汉2023年6月1日电　《襄樊市志》记载：“襄樊市在汉水中游。”他是义乌县人，襄樊市区的老字号还在。', note: '书名、引文、籍贯' },
      { good: '1954年，新疆省人民政府所属机构陆续调整；1985年，广东省海口市的街道还很窄。' },
      { good: '内蒙古、宁夏两区今年雨水偏多，回新疆省亲的人走新疆省道；在北京省了不少钱，海南市场、海南市县、云南市政工程都有起色。', note: '另一个词' },
      {
        good: '湖南省、贵州省贵阳市，河北、河南两省洛阳市等地，吉林省吉林市、海南省文昌市、河南省济源市、湖北省神农架林区、新疆维吾尔自治区石河子市都下了雨。',
      },
      {
        good: '上海市南京路、云南省贵阳商会、北京市朝阳区、天津市滨海新区、上海市浦东新区、重庆市彭水苗族土家族自治县、成都市高新区、合肥市滨湖新区都有活动。',
      },
      { good: '省市场监管局、四川省成都市场监管部门、贵州省广州市对口帮扶工作队和浙江省城东区域的代表出席，到达县城已是傍晚。' },
      {
        good: '西藏自治区、玉树藏族自治州、前郭尔罗斯蒙古族自治县、恩施州、延边州、广西自治区党委都有人来；凤城满族自治县已是市。',
        note: '全称、简称、旧单位',
      },
      { good: '有人把延边朝鲜族自治州误写成“延边朝鲜自治州”。', note: '谈写法本身' },
      { good: '台湾省台北市、香港特别行政区、山东省城区、广州市东山区旧址、河北省解放区的故事。' },
      { good: '他走遍了上海市苏州市昆山市、南京市苏州市姑苏区。', note: '列举，漏了顿号' },
    ],
  },
  get triggers() {
    return [
      words('自治区', '自治州', '自治洲', '自治县', '自治旗', ...NO_SUCH_PROVINCES, ...changedNames()),
      near('省', '市州盟区县旗', 5),
      near('市', '区县旗', 5),
    ];
  },
  passage(p, _, at) {
    let facts: Fact<PlaceClaim>[] | undefined;
    for (const start of at) {
      for (const { range, ...value } of claimsAt(p.text, start, places())) {
        if (p.quoted(range.start) || isTalkedAbout(p.text, range)) continue;
        facts ??= [];
        facts.push({ range, value });
      }
    }
    return facts ? { facts } : NOTHING;
  },
  article({ facts, date }) {
    return facts.flatMap(({ passage, range, value: { message, severity, data, to, since, dated, surelyAfter } }) => {
      const year = date?.year;
      if (year === undefined ? dated : year <= since) return [];
      const found = { passage, range, message, data, ...(to === undefined ? {} : { fixes: [replace(range, to)] }) };
      return [{ ...found, severity: year !== undefined && surelyAfter !== undefined && year > surelyAfter ? 'warning' : severity }];
    });
  },
});
