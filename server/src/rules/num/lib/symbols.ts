/** Chinese names of units that copy for everybody writes out (GB 3100—1993). */
export const NAMES: Readonly<Record<string, string>> = {
  km: '公里',
  '㎞': '公里',
  cm: '厘米',
  '㎝': '厘米',
  mm: '毫米',
  '㎜': '毫米',
  kg: '公斤',
  '㎏': '公斤',
  mg: '毫克',
  '㎎': '毫克',
  ml: '毫升',
  mL: '毫升',
  '㎖': '毫升',
  m2: '平方米',
  'm²': '平方米',
  '㎡': '平方米',
  m3: '立方米',
  'm³': '立方米',
  '㎥': '立方米',
  km2: '平方公里',
  'km²': '平方公里',
  '㎢': '平方公里',
  km3: '立方公里',
  'km³': '立方公里',
};
/** Signs of currencies and what is said for them. */
export const CURRENCIES: Readonly<Record<string, string>> = { $: '美元', '＄': '美元', '¥': '元', '￥': '元', '€': '欧元', '£': '英镑' };
/** Units that are not metric. */
export const FOREIGN = new Set(['英里', '英尺', '磅', '加仑', '盎司', '华氏度', '℉']);
/** Rates that are percentages themselves: they rise by 个百分点. */
export const RATES = ['利率', '准备金率', '失业率', '税率', '贴现率', '通胀率'];
/** What a rate does, in two characters right before the number. */
export const MOVES = ['上调', '下调', '提高', '调高', '调低', '降低', '上升', '下降', '升高', '回落', '上涨', '加息', '降息'];

const ALL = [...Object.keys(NAMES), ...Object.keys(CURRENCIES), ...FOREIGN, '％', '℃', '摄氏度'];

/** The units of which there is something to say: those of several characters, and the others. */
export const UNIT_WORDS = ALL.filter((unit) => unit.length > 1);
export const UNIT_SIGNS = ALL.filter((unit) => unit.length === 1).join('');
