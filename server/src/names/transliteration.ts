/**
 * Characters that transliterated names are made of. They are a small closed set, since the handbooks give one character a
 * syllable (《世界人名翻译大辞典》, tables for English, French, German, Spanish, Russian, Arabic, Uighur …).
 */
const SYLLABLES =
  '阿埃艾爱安昂奥澳巴芭白柏拜班邦包鲍保贝本比彼毕别宾冰波伯勃博布卜彻查柴昌陈楚茨次达戴黛丹当道德登邓狄迪蒂第丁顿多杜敦朵厄恩儿尔伐法凡范方菲费芬丰冯佛夫弗福富盖甘冈高戈哥格葛根贡古瓜圭哈海汉杭豪赫黑亨洪侯胡华怀惠霍基吉季加嘉贾简江杰捷金津京久居喀卡凯坎康考柯科可克肯库夸奎昆拉腊莱赖兰朗劳勒雷蕾累黎里理李丽利莉连良廖列烈林琳龙隆卢鲁露吕伦罗洛略马玛麦迈曼芒毛梅门蒙孟米密敏明缪摩莫墨默木穆姆拿娜纳乃奈南瑙讷内嫩能尼涅宁牛纽农努诺欧帕派潘庞培佩彭蓬皮匹片平泼珀普奇齐契恰钱强乔切钦琴丘屈萨塞赛桑瑟森莎沙珊山尚绍舍申生圣盛施什石史士舒斯思丝司苏索塔台泰坦唐陶特腾提蒂田铁廷通图土托脱瓦万旺威韦维卫魏温文翁沃乌武西希锡席夏香肖谢辛欣兴雄休修徐许雪雅亚延扬杨耀耶叶伊依易因英尤于雨约越云泽曾扎詹张哲真珍芝治智朱茹佐祖兹孜子买提江吐逊努尔娅丹妮茜瑞贡珠次仁扎巴丘央宗卓嘎旦增塔拉让克洛姬琼玫若仁日荣瑟';

/** Of these, the ones that ordinary words are made of as well. */
const COMMON =
  '安白班包保本比别冰布次达当道登多儿法凡方费分丰福富高贡古瓜海汉洪华怀基季加简江金京居可来劳里理力利连良林龙马买麦毛门米密明木内南能牛农平奇强切日荣若山商绍申生圣盛什石史士思司台泰提田铁通图土万威维卫温文武西席夏香休修徐许雪延杨耀叶依易因英尤于雨约越云曾张真珍治智子祖尚陈柴昌哥梅家国';

/** 1: a syllable of names. 2: hardly anything else. */
const table = new Uint8Array(0x10000);
for (const char of SYLLABLES) table[char.charCodeAt(0)] = COMMON.includes(char) ? 1 : 3;

/** The units that are one. */
export const SYLLABLE_UNITS: readonly number[] = Array.from(SYLLABLES, (char) => char.charCodeAt(0));

/** 0: no character of names. 1: one that ordinary words are made of as well. 3: hardly anything else. */
export function syllableKind(unit: number): number {
  return table[unit] ?? 0;
}

/** True for the characters of transliterated names. False outside the text (NaN). */
export function isSyllable(unit: number): boolean {
  return ((table[unit] ?? 0) & 1) !== 0;
}

/** True for a character that stands in hardly anything but names. */
export function isDistinct(unit: number): boolean {
  return ((table[unit] ?? 0) & 2) !== 0;
}

/** How many of the units from `start` to `end` stand in hardly anything but names. */
export function distinctSyllables(text: string, start: number, end: number): number {
  let n = 0;
  for (let i = start; i < end; i++) n += (table[text.charCodeAt(i)] as number) >> 1;
  return n;
}
