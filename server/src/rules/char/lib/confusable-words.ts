/**
 * Words that a scanner or a hand leaves behind when it takes a character for one that looks like it, and that are no words:
 * `wrong right`. What the wrong one can also be a piece of (来自|已经, 领土|兵力) is seen by the words on both sides; pieces
 * that this does not tell stand in `UNLESS`.
 */
const WORDS = `
己经 已经,早己 早已,业己 业已,己达 已达,己成为 已成为,己完成 已完成,己获 已获,己将 已将,自已 自己,知已 知己,异已 异己,不己 不已,而己 而已
末来 未来,末能 未能,末经 未经,末必 未必,末曾 未曾,末知 未知,末成年 未成年,末婚 未婚,从末 从未,尚末 尚未,并末 并未,周未 周末,未尾 末尾,未端 末端,粉未 粉末,本未倒置 本末倒置,始未 始末,前所末有 前所未有,史无前倒 史无前例
土兵 士兵,战土 战士,人土 人士,院土 院士,博土 博士,硕土 硕士,护土 护士,女土 女士,烈土 烈士,勇土 勇士,骑土 骑士,士地 土地,领士 领土,士壤 土壤,本士 本土,水士流失 水土流失,混凝士 混凝土,士耳其 土耳其,沃士 沃土,出士 出土,士豆 土豆,净士 净土,爵土 爵士,绅土 绅士,教土 教士
入民 人民,入类 人类,工入 工人,深人 深入,陷人 陷入,步人 步入,融人 融入,入工智能 人工智能,法定代表入 法定代表人,主持入 主持人,负责入 负责人,发言入 发言人,领导入 领导人,候选入 候选人
千预 干预,千扰 干扰,千涉 干涉,千旱 干旱,千净 干净,若千 若干,骨千 骨干,才千 才干,千燥 干燥,饼千 饼干,于部 干部,关千 关于,由干 由于,对干 对于,终干 终于,位干 位于
日木 日本,木报 本报,木届 本届,木次 本次,根木 根本,基木 基本,资木 资本,成木 成本,剧木 剧本,版木 版本,木领 本领,木科生 本科生,木世纪 本世纪
犬使馆 大使馆,扩犬 扩大,人民太会堂 人民大会堂,大平洋 太平洋,大阳能 太阳能,亚大地区 亚太地区
侯选 候选,等侯 等候,气侯 气候,时侯 时候,侯车 候车,侯机 候机,问侯 问候,症侯群 症候群,诸候 诸侯,侯补 候补,守侯 守候,火侯 火候,征侯 征候,侯鸟 候鸟
竟争 竞争,竟选总统 竞选总统,参加竟选 参加竞选,竟选活动 竞选活动,竟选连任 竞选连任,竟选纲领 竞选纲领,竟赛 竞赛,竟技 竞技,竟标 竞标,竟聘 竞聘,竞然 竟然,究竞 究竟,毕竞 毕竟
博斗 搏斗,拼博 拼搏,博击 搏击,脉博 脉搏,搏客 博客,搏物馆 博物馆,搏士 博士,搏览会 博览会,赌搏 赌博,微搏 微博
选拨 选拔,拔款 拨款,拔打 拨打,海拨 海拔,提拨 提拔,挑拔 挑拨,调拔 调拨,拔付 拨付,坚韧不拨 坚韧不拔
羸得 赢得,双羸 双赢,共羸 共赢,输羸 输赢,赢弱 羸弱,针炙 针灸,灸手可热 炙手可热,灸热 炙热
祟高 崇高,推祟 推崇,祟拜 崇拜,祟尚 崇尚,作崇 作祟,鬼鬼崇崇 鬼鬼祟祟
戊边 戍边,戌边 戍边,卫戌 卫戍,卫戊 卫戍,戊戍变法 戊戌变法
迁徒 迁徙,徙步 徒步,徙弟 徒弟,学徙 学徒,等侍 等待,招侍 招待,期侍 期待,侍遇 待遇
分折 分析,解折 解析,剖折 剖析,昆仓 昆仑,仑库 仓库
鸟克兰 乌克兰,鸟鲁木齐 乌鲁木齐,鸟兹别克 乌兹别克,鸟干达 乌干达,鸟拉圭 乌拉圭,避兔 避免,兔费 免费,兔职 免职,难兔 难免,任兔 任免,兔疫 免疫,以兔 以免,豁兔 豁免
派遗 派遣,遣憾 遗憾,遣产 遗产,遣址 遗址,遣体 遗体,遣嘱 遗嘱,遗责 谴责,毫州 亳州,丝亳 丝毫
白官发言人 白宫发言人,故官博物院 故宫博物院,克里姆林官 克里姆林宫,宫员 官员,宫方 官方,法宫 法官,五角大搂 五角大楼
贷币 货币,贷物 货物,货款利率 贷款利率,贷车 货车,排斤 排斥,历吏 历史
令年 今年,令天 今天,令后 今后,命今 命令,法今 法令,司今 司令,咋天 昨天,咋日 昨日,咋晚 昨晚
政冶 政治,冶理 治理,治金 冶金,防冶 防治,统冶 统治,冶疗 治疗,冶安 治安
教帅 教师,律帅 律师,工程帅 工程师,帅傅 师傅,法延 法庭,朝延 朝廷,廷长 延长,廷期 延期,廷误 延误,廷续 延续
县体 具体,而旦 而且,并旦 并且,元且 元旦,一且 一旦,恢夏 恢复,华复 华夏,眼晴 眼睛,定晴 定睛,晴况 情况,自田 自由,兄第 兄弟,期问 期间,空问站 空间站,房问 房间,间题 问题,访间 访问,顾间 顾问,慰间 慰问,疑间 疑问,质间 质问,间责 问责,间世 问世,间卷 问卷
科枝 科技,枝术 技术,疫亩 疫苗,安微 安徽,徽信 微信,徽博 微博,轻徽 轻微,羡幕 羡慕,开慕式 开幕式,闭慕式 闭幕式,蓝球 篮球,篮色 蓝色,篮图 蓝图,桥粱 桥梁,栋粱 栋梁,钩鱼岛 钓鱼岛
毎 每,囗 口,巳经 已经,自巳 自己
`;

/** What may stand before or behind a wrong word so that it is none: `word before|behind`, alternatives with a slash. */
const UNLESS = `
自已 来/出/源/发/独/各/亲/私/擅/不/能/以/难/可|经/故/有
不己 对/克/知/利|
己将 自/知|
侯选 姓/公/王|
时侯 |爵/某/府
咋天 |天
咋日 |子
政冶 |金/炼
末来 周/年/月/期/岁/世/季/学|
周未 一/上/下/两/几/数/每/本/四/环/众/比/姬/宗|
日木 0/1/2/3/4/5/6/7/8/9|里
若千 |里/年
由干 |部/警/渴/旱/燥/细
位干 单/岗/学/职|部/警
对干 |部/警/群/旱/涉/预/扰
于部 |分/署/队/门/长/委/属/落/级/位
入类 列/归/纳/收/加/进|
入民 流/融/深/引/投/加/进/混/转/列/纳/注/走/嵌|间/族/居/企/营/政/众/生/用
关千 |
步人 同/初/逐/一/跑/散/徒|
深人 资/精/夜/更/山/林/水/情/庭|静
粉未 |施/能/曾/见
木报 投|
陷人 |罪
作崇 |高/敬/拜
令天 |下
令后 |人/方/续/果/者
法今 |年/天/后/日/晚/起/夏/秋/春/冬
命今 |年/天/后/日/晚
司今 公|年/天/后/日/晚/起/夏/秋/春/冬/早
期问 |题/询/卷/答/世/责
定晴 |天
竟争 |着/抢/到/起
而己 |方
竟标 |价/准/榜/题
护土 |地
人土 |地/建/话/耳/家/法/气/豪
教土 |家
出士 |兵/卒
战土 |地
成木 |材/质/头/偶/炭/板
版木 |刻/雕
基木 |质/料
元且 |慢/不/还/有
一且 |慢
而旦 |夕
白官发言人 坦/明/表|
始未 |能/曾/见/婚
从末 |日/班/尾/端/代
并末 |日/尾
博斗 |胆
博击 |败/倒/溃/中
赢弱 |队/旅/者
等侍 |卫/从/者/奉
`;

/** Words that are no piece of anything, whatever stands beside them. */
const FREE =
  '前所末有,史无前倒,本未倒置,末成年,尚末,气侯,时侯,侯补,症侯群,博土,硕土,烈土,绅土,士壤,沃士,水士流失,混凝士,士耳其,入工智能,人民太会堂,大平洋,大阳能,' +
  '木科生,木世纪,竟选总统,参加竟选,竟选活动,竟选连任,竟选纲领,竞然,搏物馆,搏览会,搏客,赌搏,拼博,脉博,拔款,拔打,拔付,海拨,提拨,挑拔,选拨,坚韧不拨,' +
  '羸得,双羸,共羸,输羸,针炙,灸手可热,祟高,推祟,祟拜,祟尚,鬼鬼崇崇,戌边,卫戌,戊戍变法,徙步,徙弟,昆仓,仑库,鸟克兰,鸟鲁木齐,鸟兹别克,鸟拉圭,兔费,兔疫,' +
  '遣憾,遣址,遣嘱,毫州,丝亳,克里姆林官,故官博物院,五角大搂,贷币,排斤,历吏,咋天,咋日,咋晚,政冶,防冶,律帅,工程帅,帅傅,恢夏,慰间,疑间,空问站,' +
  '科枝,疫亩,轻徽,羡幕,开慕式,闭慕式,桥粱,栋粱,钩鱼岛,千旱,千涉,千扰,千燥,饼千';

/** Words of a trade where they are none of a slip: the blue balls of a lottery. */
const TRADES: Readonly<Record<string, RegExp>> = { 蓝球: /红球|双色球|大乐透|开奖|奖号|奖池|彩民|彩票|福彩|体彩/ };

/** One impossible word. */
export interface Confusable {
  readonly wrong: string;
  readonly right: string;
  /** units that may not stand before, and behind */
  readonly before: string;
  readonly behind: string;
  /** no piece of other words: what stands beside it need not be asked */
  readonly free: boolean;
  /** it is right in a passage that says so */
  readonly trade: RegExp | undefined;
}

function read(): readonly Confusable[] {
  const guards = new Map<string, readonly [string, string]>();
  for (const line of UNLESS.trim().split('\n')) {
    const [word = '', rest = ''] = line.split(' ');
    const [before = '', behind = ''] = rest.split('|');
    guards.set(word, [before.replaceAll('/', ''), behind.replaceAll('/', '')]);
  }
  const free = new Set(FREE.split(','));
  const unused = new Set([...free, ...guards.keys()]);
  const out: Confusable[] = [];
  for (const item of WORDS.trim().split(/[,\n]/)) {
    const [wrong = '', right = ''] = item.split(' ');
    const [before, behind] = guards.get(wrong) ?? ['', ''];
    out.push({ wrong, right, before, behind, free: free.has(wrong), trade: TRADES[wrong] });
    unused.delete(wrong);
  }
  // A guard of a word that is not listed is a slip in the lists.
  if (unused.size > 0) throw new Error(`no such word: ${[...unused].join(' ')}`);
  return out;
}

export const MISREAD_WORDS: readonly Confusable[] = read();
