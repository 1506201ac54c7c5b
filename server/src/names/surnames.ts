/** Family names of one character: the common Chinese ones, those of Korea and Vietnam in Han characters. */
const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲封储靳汲段富巫乌焦巴弓牧隗山谷车侯全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印白怀蒲从鄂索籍赖卓蔺屠蒙池乔阴胥苍双闻党翟谭贡劳逄姬申扶冉宰雍桑桂濮牛寿通边燕冀浦尚农温别庄晏柴瞿阎连习艾鱼容向古易慎戈廖终居衡步都耿满弘匡国文寇广东欧沃利蔚越师巩聂晁冷辛阚那简饶空曾沙养鞠须丰关查游权肖闫佟覃涂丛栗兰桓邝植玄奉车楼揭卿敖苟代仝';
const DOUBLE = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 宇文 长孙 司徒 夏侯 轩辕 端木 独孤 南宫 西门 百里 呼延 太史 闾丘 拓跋 赫连 淳于 单于 澹台 公冶 宗政 濮阳 申屠 公羊 南门 东郭 司空 钟离 完颜 纳兰 叶赫 爱新'.split(
    ' ',
  ),
);
const single: ReadonlySet<number> = new Set(Array.from(SINGLE, (c) => c.charCodeAt(0)));

/** Length of the Chinese, Korean or Vietnamese family name that begins at `at`, or 0. */
export function surnameAt(text: string, at: number): number {
  if (DOUBLE.has(text.slice(at, at + 2))) return 2;
  return single.has(text.charCodeAt(at)) ? 1 : 0;
}
