/** What a unit measures or counts, as far as rules tell them apart. */
export type UnitKind =
  | 'percent' // % ‰
  | 'points' // 个百分点
  | 'year'
  | 'month'
  | 'day' // 日, 号
  | 'hour' // 时, 点
  | 'minute'
  | 'second'
  | 'century'
  | 'decade' // 年代
  | 'span' // 天, 小时, 个月: how long
  | 'money'
  | 'measure'
  | 'symbol' // km, ㎡: a measure in Latin letters
  | 'count';

export interface Unit {
  readonly text: string;
  readonly kind: UnitKind;
  /** It is no unit before one of these. */
  readonly not: string;
}

/** Units of Chinese news copy, by kind. */
const UNITS: Readonly<Record<UnitKind, string>> = {
  percent: '% ％ ‰',
  points: '个百分点 百分点',
  year: '年',
  month: '月份 月',
  day: '日 号',
  hour: '时 点钟 点',
  minute: '分',
  second: '秒',
  century: '世纪',
  decade: '年代',
  span: '天 周 周年 周岁 个月 个星期 星期 小时 个小时 个多小时 分钟 秒钟 昼夜 个年头',
  money: '元 美元 欧元 日元 英镑 卢布 韩元 港元 港币 澳元 加元 新元 新台币 卢比 法郎 泰铢 里拉 比索 元人民币 角',
  measure:
    '公里 千米 米 厘米 毫米 海里 里 英里 英尺 英寸 平方米 平方公里 平方千米 公顷 亩 立方米 升 毫升 桶 加仑 公斤 千克 毫克 微克 克 吨 斤 磅 盎司 ' +
    '摄氏度 ℃ 华氏度 ℉ ° 度 千瓦 千瓦时 兆瓦 伏 赫兹 帕 级 公里每小时 节 光年 立方 平方',
  symbol: 'km² km2 km³ km m² m2 m³ m3 ㎡ ㎥ ㎢ ㎞ ㎝ ㎜ ㎏ ㎎ ㎖ cm mm kg mg ml mL nm',
  count:
    '人 人次 名 个 家 座 辆 架 艘 次 位 件 项 条 种 户 只 头 台 套 场 份 例 所 支 枚 届 期 倍 岁 层 公 多名 票 起 处 袋 箱 瓶 包 盒 批 部 张 遍 篇 本 颗 棵 株 匹 间 栋 幢 顶 发 轮 队 组 局 球 步 道 类 门 笔 单 口 宗 集 页 字 环 回',
};

/** What may not follow a short unit, since the two make another word: 日本, 年级, 分别. */
const NOT_BEFORE: Readonly<Record<string, string>> = {
  日: '本元方语报系军韩美',
  月: '球亮',
  年: '级轻',
  时: '代间尚装任',
  点: '评击名燃子',
  分: '别之析布歧享为成子',
  秒: '杀',
  人: '民均类士工权大',
  名: '列为叫古单誉',
  个: '人别体性',
  家: '长乡庭',
  米: '兰',
  克: '里罗',
  元: '首旦',
  天: '津主',
  周: '边末一二三四五六日',
  次: '日',
  位: '于',
  只: '有能要是',
  项: '目',
  条: '约件例',
  种: '植子',
  支: '持付撑',
  份: '额',
  例: '如',
  所: '有谓以',
  台: '湾风',
  场: '馆边',
  级: '别',
  期: '间',
  层: '面',
  升: '至级值',
  头: '部',
  架: '构',
  届: '时',
  度: '假过',
  里: '约',
  公: '里斤顷司布开告安',
  部: '分队长',
  起: '来到初源',
  处: '于理',
  本: '报网人次届',
  发: '生布现展射起',
  轮: '番',
  组: '织成',
  队: '员',
  局: '部势',
  球: '队员迷',
  道: '路',
  门: '票',
  单: '位',
  口: '岸',
  集: '中团体',
  张: '贴',
  间: '隔',
  顶: '级尖',
  回: '应到归',
  节: '目日约',
  角: '色度',
};

const byFirst = new Map<number, Unit[]>();
for (const [kind, list] of Object.entries(UNITS)) {
  for (const text of list.split(' ')) {
    const first = text.charCodeAt(0);
    const own = byFirst.get(first);
    const unit: Unit = { text, kind: kind as UnitKind, not: NOT_BEFORE[text] ?? '' };
    if (own) own.push(unit);
    else byFirst.set(first, [unit]);
  }
}
const lists: readonly (readonly Unit[])[] = [[], ...[...byFirst.values()].map((list) => list.sort((a, b) => b.text.length - a.text.length))];
/** By first UTF-16 unit: where its list is in `lists`; 0 for none. */
const listOf = new Uint8Array(0x10000);
[...byFirst.keys()].forEach((unit, i) => {
  listOf[unit] = i + 1;
});

const isLatin = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);

function holds(chars: string, unit: number): boolean {
  for (let i = 0; i < chars.length; i++) if (chars.charCodeAt(i) === unit) return true;
  return false;
}

/** The longest unit that stands at `at`; undefined where its first character belongs to another word. */
export function unitAt(text: string, at: number): Unit | undefined {
  const index = at < text.length ? (listOf[text.charCodeAt(at)] as number) : 0;
  if (index === 0) return undefined;
  for (const unit of lists[index] as readonly Unit[]) {
    const { length } = unit.text;
    if (length > 1 && !text.startsWith(unit.text, at)) continue;
    const next = at + length < text.length ? text.charCodeAt(at + length) : 0;
    if (unit.kind === 'symbol') {
      if (isLatin(next) || (next >= 0x30 && next <= 0x39)) continue;
    } else if (unit.not !== '' && holds(unit.not, next)) continue;
    return unit;
  }
  return undefined;
}
