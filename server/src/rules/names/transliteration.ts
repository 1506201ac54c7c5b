/**
 * Characters that transliterated names are made of. They are a small closed set, since the handbooks give one character a
 * syllable (《世界人名翻译大辞典》, tables for English, French, German, Spanish, Russian, Arabic, Uighur …).
 */
const SYLLABLES = new Set(
  '阿埃艾爱安昂奥澳巴芭白柏拜班邦包鲍保贝本比彼毕别宾冰波伯勃博布卜彻查柴昌陈楚茨次达戴黛丹当道德登邓狄迪蒂第丁顿多杜敦朵厄恩儿尔伐法凡范方菲费芬丰冯佛夫弗福富盖甘冈高戈哥格葛根贡古瓜圭哈海汉杭豪赫黑亨洪侯胡华怀惠霍基吉季加嘉贾简江杰捷金津京久居喀卡凯坎康考柯科可克肯库夸奎昆拉腊莱赖兰朗劳勒雷蕾累黎里理李丽利莉连良廖列烈林琳龙隆卢鲁露吕伦罗洛略马玛麦迈曼芒毛梅门蒙孟米密敏明缪摩莫墨默木穆姆拿娜纳乃奈南瑙讷内嫩能尼涅宁牛纽农努诺欧帕派潘庞培佩彭蓬皮匹片平泼珀普奇齐契恰钱强乔切钦琴丘屈萨塞赛桑瑟森莎沙珊山尚绍舍申生圣盛施什石史士舒斯思丝司苏索塔台泰坦唐陶特腾提蒂田铁廷通图土托脱瓦万旺威韦维卫魏温文翁沃乌武西希锡席夏香肖谢辛欣兴雄休修徐许雪雅亚延扬杨耀耶叶伊依易因英尤于雨约越云泽曾扎詹张哲真珍芝治智朱茹佐祖兹孜子买提江吐逊努尔娅丹妮茜瑞贡珠次仁扎巴丘央宗卓嘎旦增塔拉让克洛姬琼玫若仁日荣瑟',
);

export function isSyllable(char: string | undefined): boolean {
  return char !== undefined && SYLLABLES.has(char);
}
