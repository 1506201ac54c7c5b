import { isConfusable } from '../../../names/homophones.ts';

/** Characters that a hurried eye, a scanner or a keyboard of shapes takes for one another. */
const LOOKALIKES =
  '灸炙 己已巳 戊戌戍戎 未末 侯候 栗粟 茶荼 拨拔 祟崇 肓盲 辨辩辫瓣 兢竞竟 赅骇 瞻赡 贷货 徒徙陡 暑署 析折拆 仓苍 廷延 莫寞 入人八 大太犬 日曰目 千干于 士土 刀力刁 今令 免兔 鸟乌 王玉 厉历 准淮 治冶 兵乒乓 风凤 爪瓜 休体 即既 坠堕 壁璧 弊蔽敝 竭谒揭 蓬篷 萃粹翠 籍藉 狼狠 很恨 梁粱 惫备 微徽 厄危 矢失 夭天 毫豪 耸茸 胄胃 脍烩 遂逐 遣遗 迫追 钩钓 陷馅 睢雎 骛鹜 鳞麟 券卷 斩渐 刺剌 卯卵 叨叼 喧宣 呜鸣 噪燥躁 因困 培倍 妄忘 恣姿 弧孤狐 宵霄 密蜜 崖涯 师帅 幕墓慕暮募 庶遮 待侍恃 悼掉 撒撤 抒舒 措惜 摄慑 攻改 杆秆 板扳 杯坏 枉狂 柱注 梢稍捎 棵颗裸 模摸 欧殴 沧苍 沮阻 泯抿 活话 浙淅 涣焕 渝逾 淹掩 溶熔 滞带 炼练 烧浇绕 燎撩缭 牵幸 理埋 疏流 盈盆 眠眼 睛晴 矫娇骄 碎粹 祥详 科料 秘密 笃驾 籁赖 粗租 纪记 纷分 终络 绝绍 缀辍 罚罪 羸赢嬴 肆肄 背肯 胁协 脉咏 膺赝 臂臀 舐舔 芒茫 苟荀 范苑 萍苹 薄簿 虐疟 蛰蜇 融隔 衷哀 裁栽载 袭笼 观现 贬砭 贯惯 赌睹 践贱 跋拔 踪综 辟僻 辍缀 迂迁 逆泝 郁都 酣甜 锋峰蜂 锤捶 阂骇 阔活 陪赔 险验 霎煞 韬滔 颓秃 颖颍 食良 饥机 驽弩 驰弛 骄娇 鬼魂 鼎鼐 殆怠 滥烂 竖树 彪飙 澎膨 贮伫 拭试 赘坠 沛市 掣制 捧棒 烁铄 濡儒 趋驱 揣惴 旷扩 疵庇 斡干 臾史 罄磬 遐暇瑕 笑哭 壶壸 粹悴淬 擘臂 戮戳 犀厉 憔樵 斐裴 黝幽 昧味 皑恺';

/**
 * Characters that dictionaries allow for one another in set phrases, or that rules of their own tell apart: 惟利是图 is a variant and
 * no slip, 好吃懒作 a matter of 作 and 做.
 */
const VARIANTS =
  '唯惟维 象像 作做 粘黏 份分 辞词 帐账 复覆 哪那 他它她 的地得 合和 磨摩 嘻嬉 连联 原元 含涵 径迳 淡澹 予与 佚逸 藉借 伏服 萎委 飘漂 渺缈淼 弘宏洪 座坐 采彩 反返 凋雕 耽担 倡唱 混浑 毋无勿 疾嫉急 钜巨 帖贴 愤忿 弥迷 荫阴 循徇 熏薰 沉沈 决绝 材才 消销 度渡 沟勾钩 胡糊 订定 叠迭 呼乎 煞杀 刹霎 画划 糜靡 气器 涂途';

/** By two characters: they stand in one group. */
function pairsOf(groups: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const group of groups.split(' ')) for (const a of group) for (const b of group) if (a !== b) pairs.add(a + b);
  return pairs;
}

const lookalikes = pairsOf(LOOKALIKES);
const variants = pairsOf(VARIANTS);

/** True if one of both may be written for the other, as a slip or as a variant. */
export function isTwin(a: string, b: string): boolean {
  return variants.has(a + b) || isSlip(a, b);
}

/** True if the one character may be written for the other by a slip: it sounds or looks like it, and is no variant of it. */
export function isSlip(written: string, meant: string): boolean {
  const pair = written + meant;
  return !variants.has(pair) && (lookalikes.has(pair) || isConfusable(written, meant));
}
