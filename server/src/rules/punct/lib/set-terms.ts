/**
 * Terms of the news that are set in quotation marks as a rule. They tell where a lost mark stood, nothing else: no rule asks
 * for marks round them.
 */
const TERMS =
  '一带一路 四个意识 四个自信 两个维护 两个确立 四个全面 五位一体 三个代表 一国两制 两个一百年 两个结合 两个毫不动摇 三严三实 两学一做 三会一课 一岗双责 四风 三公 老虎 苍蝇 回头看 ' +
  '十二五 十三五 十四五 十五五 三农 双碳 双循环 双减 双一流 双创 双拥 双随机、一公开 放管服 互联网+ 中国制造2025 新四化 六稳 六保 两新 两重 两高 两会 三步走 四个伟大 ' +
  '五一 十一 六一 七一 八一 三八 五四 九一八 七七 3·15 9·11 五一口号 菜篮子 米袋子 钱袋子 最后一公里 最先一公里 一刀切 牛鼻子 压舱石 风向标 晴雨表 加速度 新引擎 绿水青山就是金山银山 两山 ' +
  '九二共识 台独 港独 藏独 疆独 东突 两国方案 颜色革命 美国优先 爱国者治港 爱国者治澳 港人治港 澳人治澳 港人治港、澳人治澳 萨德 朝核 金特会 伊斯兰国 天宫 神舟 嫦娥 北斗 蛟龙 嫦娥五号 天问一号 辽宁舰 ' +
  '零容忍 黄牛 网红 直播带货 碳达峰 碳中和 一站式 一网通办 最多跑一次 不忘初心、牢记使命 走出去 引进来 请进来 工匠精神 ';

const known: ReadonlySet<string> = new Set(TERMS.split(' '));

/** True if the words are a term that stands in quotation marks as a rule. */
export function isSetTerm(words: string): boolean {
  return known.has(words);
}
