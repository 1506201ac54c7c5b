/**
 * Characters that sound alike (tones left out), for the syllables that names are made of: what a pinyin keyboard puts in place
 * of one another. A character stands under its commonest reading in names.
 */
const SOUNDS =
  'a阿啊锕|ai埃艾爱哀挨矮碍癌蔼隘|an安暗案岸按胺鞍|ang昂肮|ao奥澳傲熬敖凹袄|ba巴八把吧爸拔霸坝罢疤|bai白柏拜百摆败佰|ban班办半版板般搬斑颁伴扮|bang邦帮榜棒绑磅|bao包宝保报鲍暴抱饱豹堡胞|bei贝北背被备倍悲杯辈碑|ben本奔笨|bi比彼毕必碧笔壁避闭鼻币臂逼毙|bian边变便遍编辩鞭辨|biao彪标表|bie别憋|bin宾彬滨斌|bing冰兵并病丙饼柄|bo波伯勃博播泊薄剥拨玻舶|bu布不部步补捕卜簿|cai蔡才财材采彩菜裁|cang仓苍藏舱|cha查察茶差插叉岔|chai柴拆豺|chang昌长常场厂唱畅倡|chao超潮朝|che彻车撤|chen陈晨沉臣尘趁|cheng成程城承诚乘呈澄|chi池持迟赤尺翅吃齿|chu楚初出处触除础储|chun春淳纯|ci次茨慈词此辞磁刺|cun村存寸|da达大打答搭|dai戴代带待袋贷黛呆|dan丹单但担蛋淡旦胆|dang当党挡荡|dao道岛倒到导刀盗稻|de德得|deng登邓等灯凳瞪|di迪蒂第底地帝弟低敌笛递滴狄|ding丁定顶订盯钉|dong东冬董动洞冻懂栋|du杜度都读独毒渡督堵肚|dun顿敦盾吨蹲钝|duo多朵夺躲舵堕|e厄俄额恶鹅饿|en恩嗯|er尔儿耳二饵而洱|fa法发罚伐乏|fan凡范饭反翻番繁帆|fang方房防放芳仿访|fei费飞非肥废肺菲|fen芬分份粉纷坟|feng冯丰风封峰锋凤疯枫|fo佛|fu弗福夫富付父服府负复副符扶浮辅幅辐腐傅伏抚|gai盖该改|gan甘干感敢赶杆肝|gang冈刚钢港岗纲|gao高告稿搞|ge格戈哥葛歌个各阁革隔割|gen根跟|geng耿更耕庚|gong贡功公工宫攻共供|gu古谷顾故鼓固骨股估孤姑|gua瓜刮挂|guan关官管馆冠贯灌|guang光广|gui圭归贵鬼桂规柜|guo郭国果过锅|ha哈蛤|hai海孩害亥|han汉韩含寒喊汗罕翰憾|hang杭航|hao豪好号毫耗昊浩皓镐|he赫贺河何荷核和鹤喝合盒|hei黑嘿|heng亨恒横衡|hong洪红宏虹鸿弘轰泓|hou侯后候厚猴|hu胡湖呼户虎护互壶糊|hua华花画话化滑桦|huai怀坏淮|huan欢换环缓患焕奂桓|huang黄皇荒慌煌|hui惠会回灰汇辉慧毁挥晖卉|huo霍火活货获祸|ji吉基季及机级极集几记鸡积击急即挤计济际剂姬继纪冀霁|jia加贾嘉佳家夹甲价驾架假|jian简坚间建健检剑见件尖肩鉴|jiang江姜将讲奖降疆|jiao娇交教角脚叫骄焦|jie杰街接节界解姐借结洁捷|jin金津今近进斤紧锦劲晋槿瑾谨|jing京经精静景境井警镜竟菁晶敬靖|jiu久酒九旧救就|ju居局举巨句剧具聚|juan娟卷|jun俊军君均峻骏浚竣|ka卡咖喀|kai凯开|kan坎看砍堪|kang康抗炕|kao考靠烤|ke克科柯可客课刻壳颗|ken肯垦恳|kong孔空控恐|ku库裤酷苦哭枯|kua夸跨|kuai快块|kuang匡矿框|kui奎魁亏|kun昆困坤捆锟|kuo阔扩|la拉喇腊辣啦垃|lai莱来赖|lan兰拦蓝篮览懒烂栏澜|lang朗郎浪狼廊|lao劳老捞牢姥|le勒乐|lei雷累蕾类泪垒磊|leng冷棱|li利里力丽莉李理历立例离梨黎厉励礼粒隶|lian连廉联莲恋练脸|liang梁良亮量粮凉|liao廖料疗聊辽|lie列烈劣裂猎|lin林琳临邻淋|ling令玲灵零领另铃凌|liu刘流留柳六溜|long龙隆笼聋垄|lou楼娄漏|lu卢鲁路陆露录鹿炉芦|luan鸾乱卵|lun伦轮论|luo罗洛络落骆锣螺萝逻|lv吕律旅绿率驴|ma马玛吗妈骂麻蚂码|mai迈麦买卖埋脉|man曼满慢漫蛮|mang芒忙盲茫|mao毛茂猫冒贸矛|mei梅美每妹煤枚媒|men门们闷|meng蒙孟猛梦盟|mi米密迷秘蜜谜弥|mian缅棉免面勉|miao苗妙庙秒|min敏民闽珉旻岷|ming明名鸣命铭|mo莫默墨摩末磨魔模|mu穆姆木母目牧墓幕|na纳娜那拿钠|nai奈乃耐奶|nan南男难|nei内|neng能|ni尼泥妮你拟逆|nian年念|nie涅捏聂|ning宁凝拧|niu牛扭纽|nong农浓弄|nu努怒奴|nuo诺挪糯|ou欧偶鸥殴|pa帕怕爬|pai派拍排牌|pan潘盘盼判|pang庞旁胖|pao炮跑抛|pei佩配培陪赔沛|pen彭盆|peng蓬朋棚鹏碰|pi皮匹披批疲|pian片偏骗|piao朴票飘漂|ping平评瓶苹萍|po坡泼婆破迫|pu普浦谱蒲铺扑溥|qi奇齐契其气期七起企器汽棋|qia恰洽|qian钱千前浅签潜|qiang强枪墙抢|qiao乔桥巧敲侨|qie切且窃|qin钦琴秦亲勤|qing庆青清轻情请|qiong琼穷|qiu丘秋求球邱|qu屈曲区取去趣|quan权全泉劝铨|ran然冉染|rang让壤|re热惹|ren仁人任忍|ri日|rong荣容融溶蓉榕|ru茹如儒入乳|rui瑞锐|ruo若弱|sa萨洒撒|sai塞赛|san三散伞|sang桑丧|se瑟色|sen森|sha沙莎杀纱傻砂|shan山珊善闪扇|shang尚商上伤|shao绍少烧邵|she舍社设射蛇|shen申神深身审沈|sheng圣生胜升声省盛晟|shi什石史施实士诗世市式示事失势|shou守寿首受手|shu舒书树数熟输束淑|shun顺舜|shuo硕朔烁|si斯思司丝四撕私死寺似|song松宋送颂|su苏素速塑诉|sui随岁碎|sun孙损|suo索所锁缩|ta塔他她它踏|tai泰台太态抬|tan坦谈弹探炭叹|tang唐汤糖堂|tao陶桃逃套涛韬|te特|teng腾藤疼|ti提题体梯替蹄|tian田天甜填|tie铁贴|ting廷厅停听庭婷|tong通同统童桶|tu图土突途徒涂|tuo托脱拖妥|wa瓦娃挖|wai外歪|wan万完晚湾玩|wang旺王望网往|wei维韦威魏卫伟位未味委围唯为微玮炜|wen文温问闻稳雯|weng翁嗡|wo沃我握卧|wu乌武五吴物务舞屋|xi西希席锡溪习洗系细喜夕熙禧晞|xia夏下霞吓侠|xian先现县线显鲜贤宪咸|xiang香向相象享祥翔|xiao肖小晓消校潇|xie谢写协鞋斜|xin辛新心信欣鑫馨|xing兴星型形行|xiong雄熊胸凶|xiu休修秀袖|xu许徐须需序续旭胥|xuan轩宣选玄铉炫璇|xue雪学血|xun逊寻训迅勋洵询|ya亚雅压牙鸭呀|yan延颜严言岩眼演燕艳彦|yang扬杨阳洋养样|yao姚耀要药摇|ye耶叶也业夜野|yi伊依易以意义艺亿益怡毅逸|yin因音银引印饮尹殷|ying英影应营迎映颖莹|yong永用勇拥咏墉镛泳雍|you尤由优游友有|yu于雨玉鱼语育俞宇郁裕愈喻禹虞遇|yuan元原员远院渊媛袁苑缘圆|yue约越月岳悦阅跃|yun云运允孕|za扎杂砸|zai再载在宰|zan赞|zang臧脏|ze泽则责|zen怎|zeng曾增赠|zha乍炸闸|zhan詹占展战站|zhang张章掌丈璋|zhao赵照招找|zhe哲者这折浙|zhen真珍镇针阵震贞振|zheng正征政郑证争整铮|zhi治智芝知之志制质止植直|zhong中忠钟种重仲|zhou周州舟洲|zhu朱珠主住注祝竹洙株柱竺铸|zhuang庄装壮|zhuo卓桌|zi孜兹子自资字|zong宗总综|zou邹走|zu祖组足族|zuo佐左作坐做';

const codes = new Uint16Array(0x10000);
SOUNDS.split('|').forEach((row, i) => {
  for (const char of row.replace(/^[a-z]+/, '')) if (codes[char.charCodeAt(0)] === 0) codes[char.charCodeAt(0)] = i + 1;
});

/** Number of sounds; codes run from 1 to this. */
export const SOUND_COUNT = SOUNDS.split('|').length;

/** The sound of a UTF-16 unit, or 0. */
export function soundOf(unit: number): number {
  return codes[unit] ?? 0;
}

/** Pairs that a hurried eye or a scanner takes for one another. */
const ALIKE = new Set([
  '恩思',
  '恩因',
  '斯期',
  '日曰',
  '未末',
  '太大',
  '贝见',
  '马乌',
  '本木',
  '伊尹',
  '米来',
  '瓦互',
  '善喜',
  '哲皙',
  '浩洁',
  '洙株',
  '渊洲',
  '寅演',
  '槿谨',
  '槿瑾',
  '锡钖',
  '悦阅',
  '拉位',
  '千干',
  '士土',
  '戈弋',
  '京凉',
  '恩息',
]);

/** True if one character is easily typed or read for the other. */
export function isConfusable(a: string, b: string): boolean {
  const sound = soundOf(a.charCodeAt(0));
  return (sound !== 0 && sound === soundOf(b.charCodeAt(0))) || ALIKE.has(a + b) || ALIKE.has(b + a);
}
