import type { Range } from '../../../text/range.ts';

/** A division of the first level with a suffix that it does not have. */
export interface NoSuchProvince extends Range {
  /** its full name */
  readonly to: string;
  /** The full name may stand in its place: not in 新疆省委, 新疆省长. */
  readonly replaceable: boolean;
}

const FULL_NAMES: ReadonlyMap<string, string> = new Map([
  ['新疆省', '新疆维吾尔自治区'],
  ['广西省', '广西壮族自治区'],
  ['宁夏省', '宁夏回族自治区'],
  ['西藏省', '西藏自治区'],
  ['内蒙古省', '内蒙古自治区'],
  ['内蒙省', '内蒙古自治区'],
  ['北京省', '北京市'],
  ['上海省', '上海市'],
  ['天津省', '天津市'],
  ['重庆省', '重庆市'],
  ['海南市', '海南省'],
  ['河北市', '河北省'],
  ['云南市', '云南省'],
  ['贵州市', '贵州省'],
  ['浙江市', '浙江省'],
  ['江苏市', '江苏省'],
  ['广东市', '广东省'],
  ['福建市', '福建省'],
]);

/** What is told of, to wait for it. */
export const NO_SUCH_PROVINCES: readonly string[] = [...FULL_NAMES.keys()];

/** 北京|省钱, 回新疆|省亲, 新疆|省道; 西藏|省会, 宁夏|省际 are loose, and told by nobody. */
const OTHER_WORD_OF_SAVING = /^[亲钱电力油心时却去略吃悟下得会界际级区道份直外市察事工料水气煤点了着费出掉过成]/;
/** 海南市 is read as such only before what leaves no doubt: not in 海南|市场, 海南|市县, 云南|市政. */
const SURELY_CITY = /^(?:$|[，。；：？！、的在于]|委|政府|人民|[^\u3400-\u9fff])/;
/** So far on either side the right name is looked for. */
const REACH = 60;
const OFFICE = /^(?:委|长|政协|纪委|人大)/;

/** The name that stands at `at`, if a word of this list does. */
export function noSuchProvince(text: string, at: number): NoSuchProvince | undefined {
  const end = text[at + 2] === '省' || text[at + 2] === '市' ? at + 3 : at + 4;
  const to = FULL_NAMES.get(text.slice(at, end));
  // 上海|南市 was a district.
  if (to === undefined || (text[at] === '海' && text[at - 1] === '上')) return undefined;
  const behind = text.slice(end, end + 2);
  // 福建市、县两级; an account of a change (新疆省 … 新疆维吾尔自治区) has both names.
  if (/^[、（(]?[县区]/.test(behind)) return undefined;
  if (to.endsWith('自治区') && text.slice(Math.max(0, at - REACH), end + REACH).includes(to)) return undefined;
  if (text[end - 1] === '省' ? OTHER_WORD_OF_SAVING.test(behind) : !SURELY_CITY.test(behind)) return undefined;
  return { start: at, end, to, replaceable: !OFFICE.test(behind) };
}
