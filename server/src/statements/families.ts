/** Classes that exclude each other, so that their counts may be added. */
export interface Family {
  /** The classes make up the whole. */
  readonly closed: boolean;
  /** how many there are */
  readonly parts: number;
  /** What the whole has to be, where the classes say it. */
  readonly of?: RegExp;
}

interface Known extends Family {
  /** One pattern a class: the label of a part has exactly one of them. */
  readonly classes: readonly RegExp[];
}

const known = (words: string, closed = false, of?: RegExp): Known => {
  const classes = words.split(' ').map((w) => new RegExp(w));
  return { classes, closed, parts: classes.length, ...(of ? { of } : {}) };
};

const FAMILIES: readonly Known[] = [
  known('男 女', true),
  known('死|遇难|身亡|丧生 伤', true, /伤亡/),
  known('金 银 铜', true, /奖牌/),
  known('一等奖 二等奖 三等奖 特等奖 优秀奖|优胜奖|鼓励奖'),
  known('幼儿园 小学 初中 高中 中职|职业 大学|高校|本科 特殊教育|特教 九年一贯'),
  known('水田 旱地|旱田 水浇地 园地 林地 草地'),
  known('国家级 省级 市级 县级|区级 校级'),
  known('第一产业 第二产业 第三产业'),
  known('城镇|城市 农村|乡村'),
  known('出口 进口'),
  known('本科 专科|高职 硕士|博士'),
  known('小麦 玉米 水稻|稻谷 大豆 薯|马铃薯 花生 油菜 棉花 高粱'),
  known('轿车|小客车 客车 货车|卡车 摩托'),
  known('正高 副高 中级 初级'),
  known('^[^|]*市 ^[^|]*县 ^[^|]*(?:其余|其他|余下)'),
  known('新生儿 婴儿 儿童 成人|成年'),
  known('东部 中部 西部 东北'),
  known('上半年 下半年', true),
  known('公办 民办', true),
  known('铁路 公路 水路|水运 航空|民航'),
  known('一季度 二季度 三季度 四季度', true),
  known('(?<!不)合格 不合格', true),
  known('赞成|(?<!不)同意 反对|不同意 弃权', true),
  known('主场 客场', true),
  known('汉族 少数民族', true),
  known('国内|境内 国外|境外|海外'),
  known('本地|本省|本市|省内|市内|县内 外地|外省|省外|市外|县外|外来|异地'),
  known('有效 无效', true),
  known('城区|市区|主城 乡镇|农村|乡村|郊区'),
  known('室内 室外'),
  known('地上 地下'),
  known('大型 中型 小型 微型'),
  known('国道 省道 县道 乡道 村道'),
  known('(?<!非)机动车 非机动车'),
  known('早稻 中稻 晚稻'),
  known('特级 一级 二级 三级'),
  known('一类 二类 三类'),
  known('团体 个人'),
  known('内资 外资'),
  known('线上 线下'),
  known('成人|(?<!未)成年 未成年|儿童|少儿'),
  known('重伤|危重|重症 轻伤|轻微|轻症'),
  known('新建 改建|改造|扩建 续建'),
  known('完工|竣工|建成|投产 在建|正在 尚未|待建'),
  known('(?<!副)教授 副教授 讲师'),
  known('纯电|电动 混动|混合动力 氢 燃油|汽油|柴油 天然气'),
  known('摄影 书法 绘画|国画|油画|美术 剪纸 雕塑 征文|散文 诗歌|诗词 小说'),
  known('牛 羊 猪 鸡 鸭 鹅'),
  known('苹果 梨 桃 葡萄 柑橘|脐橙|橘 樱桃 猕猴桃'),
  known('中央 省 市 县|区 自筹|自有|企业 贷款|融资 捐赠|捐款'),
];

/** The family in which each label has a class of its own; undefined where the parts may overlap. 其余 is a class of every family. */
export function familyOf(labels: readonly string[]): Family | undefined {
  return FAMILIES.find((family) => {
    const found = new Set<number>();
    let rest = 0;
    for (const label of labels) {
      if (/其余|其他|余下/.test(label)) {
        rest++;
        continue;
      }
      const own = family.classes.map((c, i) => (c.test(label) ? i : -1)).filter((i) => i >= 0);
      if (own.length !== 1) return false;
      found.add(own[0] as number);
    }
    return found.size + rest === labels.length && rest < 2 && found.size > 0;
  });
}
