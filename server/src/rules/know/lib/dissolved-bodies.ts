/** A body of the state that is no more. */
export interface DissolvedBody {
  readonly name: string;
  /** ISO day from which it is surely no more: some weeks after the reform */
  readonly until: string;
  /** what does its work now, in words */
  readonly now: string;
}

const REFORMS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    '2008-08-01',
    [
      ['信息产业部', '工业和信息化部'],
      ['劳动和社会保障部', '人力资源和社会保障部'],
      ['国防科学技术工业委员会', '国家国防科技工业局'],
    ],
  ],
  [
    '2013-06-01',
    [
      ['铁道部', '国家铁路局和中国国家铁路集团有限公司'],
      ['国家新闻出版总署', '国家新闻出版署'],
      ['国家广播电影电视总局', '国家广播电视总局'],
      ['国家广电总局电影局', '国家电影局'],
      ['国家电力监管委员会', '国家能源局'],
      ['国家人口和计划生育委员会', '国家卫生健康委员会'],
    ],
  ],
  [
    '2018-06-01',
    [
      ['国土资源部', '自然资源部'],
      ['环境保护部', '生态环境部'],
      ['国家旅游局', '文化和旅游部'],
      ['国家卫生和计划生育委员会', '国家卫生健康委员会'],
      ['国家卫生计生委', '国家卫生健康委'],
      ['国家卫计委', '国家卫生健康委'],
      ['国家工商行政管理总局', '国家市场监督管理总局'],
      ['国家工商总局', '国家市场监管总局'],
      ['国家质量监督检验检疫总局', '国家市场监督管理总局'],
      ['国家质检总局', '国家市场监管总局'],
      ['国家食品药品监督管理总局', '国家药品监督管理局和国家市场监督管理总局'],
      ['国家食药监总局', '国家药监局和国家市场监管总局'],
      ['国家新闻出版广电总局', '国家广播电视总局和国家新闻出版署'],
      ['国家安全生产监督管理总局', '应急管理部'],
      ['国家安监总局', '应急管理部'],
      ['国家林业局', '国家林业和草原局'],
      ['国家粮食局', '国家粮食和物资储备局'],
      ['国务院法制办公室', '司法部'],
      ['国务院法制办', '司法部'],
      ['中国银行业监督管理委员会', '国家金融监督管理总局'],
      ['中国保险监督管理委员会', '国家金融监督管理总局'],
      ['中国银监会', '国家金融监督管理总局'],
      ['中国保监会', '国家金融监督管理总局'],
      ['银监会', '国家金融监督管理总局'],
      ['保监会', '国家金融监督管理总局'],
    ],
  ],
  ['2021-06-01', [['国务院扶贫办', '农业农村部']]],
  [
    '2023-08-01',
    [
      ['中国银行保险监督管理委员会', '国家金融监督管理总局'],
      ['中国银保监会', '国家金融监督管理总局'],
      ['银保监会', '国家金融监督管理总局'],
    ],
  ],
];

const bodies: readonly DissolvedBody[] = REFORMS.flatMap(([until, list]) => list.map(([name, now]) => ({ name, until, now })));
const longestFirst = [...bodies].sort((a, b) => b.name.length - a.name.length);

export const dissolvedNames = (): readonly string[] => bodies.map(({ name }) => name);

/** Other countries have bodies of the same name: 印度铁道部, and 海州银监会 is none of the state's. */
const IN_OTHER_NAME = /[国度本俄联台港澳兰鲜]$/;
const OF_THE_STATE = /^(?:国家|中国|国务院)/;
/** 铁道部门, 环境保护部际会议 */
const GOES_ON = '门际队';

/** The dissolved body whose name begins at `at`. */
export function dissolvedAt(text: string, at: number): DissolvedBody | undefined {
  const body = longestFirst.find(({ name }) => text.startsWith(name, at));
  if (!body || GOES_ON.includes(text[at + body.name.length] ?? ' ')) return undefined;
  return !OF_THE_STATE.test(body.name) && IN_OTHER_NAME.test(text.slice(Math.max(0, at - 1), at)) ? undefined : body;
}
