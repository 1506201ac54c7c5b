/**
 * Characters by sound, tones left out: what a pinyin keyboard puts in place of one another. Those of the first level of GB/T 2312,
 * which are in order of pinyin, and those that names are made of besides. A character stands under its commonest reading in names.
 */
const SOUNDS =
  'a阿啊锕|ai埃艾爱哀挨矮碍癌蔼隘哎唉皑嫒瑷霭|an安暗案岸按胺鞍氨俺庵|ang昂肮盎|ao奥澳傲熬敖凹袄翱懊鳌骜|ba巴八把吧爸拔霸坝罢疤芭捌扒叭笆跋靶耙|bai白柏拜百摆败佰稗|ban班办半版板般搬斑颁伴扮扳拌瓣绊坂|bang邦帮榜棒绑磅梆膀蚌镑傍谤|bao包宝保报鲍暴抱饱豹堡胞苞褒雹爆葆|bei贝北背被备倍悲杯辈碑卑钡狈惫焙蓓|ben本奔笨苯贲|beng崩绷甭泵蹦迸|bi比彼毕必碧笔壁避闭鼻币臂逼毙鄙蓖蔽毖庇痹敝弊辟陛弼|bian边变便遍编辩鞭辨贬扁卞辫汴|biao彪标表膘飚镖|bie别憋鳖瘪|bin宾彬滨斌濒摈缤槟玢|bing冰兵并病丙饼柄秉炳|bo波伯勃博播泊薄剥拨玻舶捕卜菠钵搏铂箔帛脖膊渤驳|bu布不部步补簿哺埠怖卟|ca擦|cai蔡才财材采彩菜裁猜睬踩|can餐参蚕残惭惨灿|cang仓苍藏舱沧|cao操糙槽曹草|ce厕策侧册测恻|cen岑涔|ceng层蹭|cha查察茶差插叉岔茬碴搽诧|chai柴拆豺钗|chan搀掺蝉馋谗缠铲产阐颤婵禅|chang昌长常场厂唱畅倡猖尝偿肠敞昶苌|chao超潮朝抄钞嘲巢吵炒焯晁|che彻车撤扯掣澈|chen陈晨沉臣尘趁郴辰忱衬琛宸谌|cheng成程城承诚乘呈澄撑称橙惩逞骋秤丞|chi池持迟赤尺翅吃齿痴匙弛驰耻侈斥炽篪墀敕|chong充冲虫崇宠|chou抽酬畴踌稠愁筹仇绸瞅丑臭|chu楚初出处触除础储橱厨躇锄雏滁矗搐杵褚|chuai揣|chuan川穿椽传船喘串钏|chuang疮窗幢床闯创|chui吹炊捶锤垂|chun春淳纯椿醇唇蠢|chuo戳绰|ci次茨慈词此辞磁刺疵雌瓷赐祠|cong聪葱囱匆从丛琮骢璁|cou凑|cu粗醋簇促|cuan蹿篡窜|cui摧崔催脆瘁粹淬翠萃|cun村存寸|cuo磋撮搓措挫错|da达大打答搭瘩|dai戴代带待袋贷黛呆歹傣殆逮怠|dan丹单但担蛋淡旦胆弹耽郸掸氮惮诞儋|dang当党挡荡档铛|dao道岛倒到导刀盗稻捣蹈祷悼|de德得的|deng登邓等灯凳瞪蹬|di迪蒂第底地帝弟低敌笛递滴狄堤涤翟嫡抵缔荻谛邸娣砥|dian颠掂滇碘点典靛垫电佃甸店惦奠淀殿巅钿|diao碉叼雕凋刁掉吊钓调貂|die跌爹碟蝶迭谍叠|ding丁定顶订盯钉叮鼎锭|diu丢|dong东冬董动洞冻懂栋侗恫|dou兜抖斗陡豆逗痘窦|du杜度都读独毒渡督堵肚犊睹赌镀妒笃|duan端短锻段断缎|dui堆兑队对|dun顿敦盾吨蹲钝墩囤遁|duo多朵夺躲舵堕掇哆垛跺剁惰铎|e厄俄额恶鹅饿蛾峨讹娥扼遏鄂莪锷鹗|en恩嗯|er尔儿耳二饵而洱贰|fa法发罚伐乏筏阀珐|fan凡范饭反翻番繁帆藩樊矾钒烦返贩犯泛梵|fang方房防放芳仿访坊肪妨纺昉舫枋|fei费飞非肥废肺菲啡匪诽吠沸斐霏妃|fen芬分份粉纷坟酚吩氛焚汾奋忿愤粪|feng冯丰风封峰锋凤疯枫蜂烽逢缝讽奉沣俸葑|fo佛|fou否|fu弗福夫富付父服府负复副符扶浮辅幅辐腐傅伏抚敷肤孵拂氟俘涪袱甫俯釜斧脯腑赴覆赋阜腹讣附妇缚咐芙孚苻馥|ga噶嘎戛|gai盖该改概钙溉丐|gan甘干感敢赶杆肝柑竿秆赣淦绀|gang冈刚钢港岗纲缸肛杠罡|gao高告稿搞镐篙皋膏羔糕杲|ge格戈哥葛歌个各阁革隔割搁鸽胳疙铬舸|gei给|gen根跟艮|geng耿更耕庚羹埂梗|gong贡功公工宫攻共供恭龚躬弓巩汞拱蚣|gou钩勾沟苟狗垢构购够|gu古谷顾故鼓固骨股估孤姑辜菇咕箍沽蛊雇鸪|gua瓜刮挂剐寡褂卦|guai乖拐怪|guan关官管馆冠贯灌棺观罐惯鹳|guang光广逛胱|gui圭归贵鬼桂规柜瑰硅龟闺轨诡癸跪刽桧|gun辊滚棍|guo郭国果过锅裹椁虢|ha哈蛤|hai海孩害亥骸氦骇|han汉韩含寒喊汗罕翰憾酣憨邯涵函撼捍旱悍焊晗瀚|hang杭航夯|hao豪好号毫耗昊浩皓壕嚎郝灏颢皞蒿濠|he赫贺河何荷核和鹤喝合盒呵菏禾貉阂涸褐诃壑劾翮|hei黑嘿|hen痕很狠恨|heng亨恒横衡哼珩蘅|hong洪红宏虹鸿弘轰泓哄烘|hou侯后候厚猴喉吼|hu胡湖呼户虎护互壶糊乎忽瑚葫蝴狐弧唬沪祜鹄|hua华花画话化滑桦哗猾划铧骅|huai怀坏淮槐徊|huan欢换环缓患焕奂桓还唤痪豢涣宦幻|huang黄皇荒慌煌磺蝗簧凰惶晃幌恍谎璜湟|hui惠会回灰汇辉慧毁挥晖卉徽恢蛔悔晦贿秽烩讳诲绘憓蕙珲荟|hun荤昏婚魂浑混|huo霍火活货获祸豁伙或惑|ji吉基季及机级极集几记鸡积击急即挤计济际剂姬继纪冀霁圾畸稽箕肌饥迹激讥绩缉棘辑籍疾汲嫉脊己蓟技伎祭悸寄寂既忌妓骥暨稷佶戟矶畿羁玑笈|jia加贾嘉佳家夹甲价驾架假枷荚颊钾稼嫁珈伽迦葭笳|jian简坚间建健检剑见件尖肩鉴歼监笺煎兼艰奸缄茧柬碱硷拣捡俭剪减荐槛践贱键箭舰饯渐溅涧謇菅谏趼|jiang江姜将讲奖降疆僵浆蒋桨匠酱缰|jiao娇交教角脚叫骄焦蕉椒礁胶郊浇嚼搅铰矫侥狡饺缴绞剿酵轿较窖姣蛟艽|jie杰街接节界解姐借结洁捷揭皆秸阶截劫桔睫竭戒藉芥介疥诫届颉桀婕|jin金津今近进斤紧锦劲晋槿瑾谨巾筋襟仅靳禁烬浸尽缙衿|jing京经精静景境井警镜竟菁晶敬靖荆兢茎睛鲸惊粳颈径痉竞净璟婧旌|jiong炯窘炅|jiu久酒九旧救就揪究纠玖韭灸厩臼舅咎疚鸠|ju居局举巨句剧具聚鞠拘狙疽驹菊咀矩沮拒据距踞锯俱惧炬钜莒|juan娟卷捐鹃倦眷绢涓|jue撅攫抉掘倔爵觉决诀绝厥珏|jun俊军君均峻骏浚竣菌钧郡珺隽埈|ka卡咖喀咯|kai凯开揩楷慨恺锴|kan坎看砍堪刊勘侃|kang康抗炕慷糠扛亢|kao考靠烤拷|ke克科柯可客课刻壳颗坷苛棵磕咳渴珂轲锞|ken肯垦恳啃|keng坑吭铿|kong孔空控恐|kou抠口扣寇蔻|ku库裤酷苦哭枯窟|kua夸跨垮挎胯|kuai快块筷侩|kuan宽款|kuang匡矿框筐狂眶旷况|kui奎魁亏盔岿窥葵傀馈愧溃逵馗夔揆|kun昆困坤捆锟琨鲲|kuo阔扩括廓|la拉喇腊辣啦垃蜡剌|lai莱来赖籁|lan兰拦蓝篮览懒烂栏澜婪阑谰揽缆滥岚|lang朗郎浪狼廊琅榔|lao劳老捞牢姥佬酪烙涝|le勒乐|lei雷累蕾类泪垒磊镭儡擂肋|leng冷棱楞|li利里力丽莉李理历立例离梨黎厉励礼粒隶厘犁篱狸漓鲤荔吏栗砾傈俐痢沥璃哩俪骊鹂莅蠡栎郦锂藜|lia俩|lian连廉联莲恋练脸镰怜涟帘敛链炼琏濂|liang梁良亮量粮凉粱两辆晾谅靓|liao廖料疗聊辽撩僚燎寥潦了撂镣寮|lie列烈劣裂猎洌|lin林琳临邻淋磷霖鳞凛赁吝拎麟遴啉蔺辚|ling令玲灵零领另铃凌菱龄伶羚陵岭翎苓聆绫|liu刘流留柳六溜琉榴硫馏瘤骝|long龙隆笼聋垄咙窿拢陇珑茏|lou楼娄漏搂篓陋|lu卢鲁路陆露录鹿炉芦颅庐掳卤虏麓碌赂潞禄戮璐鹭|luan鸾乱卵峦挛孪滦銮娈|lue掠略|lun伦轮论抡仑沦纶|luo罗洛络落骆锣螺萝逻箩骡裸珞泺荦|lv吕律旅绿率驴铝侣履屡缕虑氯滤闾|ma马玛吗妈骂麻蚂码嘛|mai迈麦买卖埋脉|man曼满慢漫蛮瞒馒蔓谩嫚|mang芒忙盲茫氓莽|mao毛茂猫冒贸矛茅锚铆卯帽貌懋髦|me么|mei梅美每妹煤枚媒玫酶霉没眉镁昧寐媚楣|men门们闷|meng蒙孟猛梦盟萌檬锰|mi米密迷秘蜜谜弥眯醚靡糜觅泌幂谧咪宓|mian缅棉免面勉眠绵冕娩|miao苗妙庙秒描瞄藐渺淼邈缈|mie蔑灭|min敏民闽珉旻岷抿皿悯闵泯|ming明名鸣命铭螟茗洺冥|miu谬缪|mo莫默墨摩末磨魔模摸摹蘑膜抹沫漠寞陌谟嬷|mou谋牟某|mu穆姆木母目牧墓幕拇牡亩暮募慕睦沐|na纳娜那拿钠哪呐衲|nai奈乃耐奶氖鼐|nan南男难楠喃腩|nang囊|nao挠脑恼闹淖瑙|ne呢讷|nei内馁|nen嫩|neng能|ni尼泥妮你拟逆霓倪匿腻溺猊|nian年念蔫拈碾撵捻|niang娘酿|niao鸟尿|nie涅捏聂孽啮镊镍|nin您|ning宁凝拧柠狞泞|niu牛扭纽钮妞|nong农浓弄脓侬|nu努怒奴弩|nuan暖|nue虐疟|nuo诺挪糯懦|nv女|o哦|ou欧偶鸥殴藕呕沤瓯|pa帕怕爬啪趴琶|pai派拍排牌徘湃|pan潘盘盼判攀磐畔叛蟠泮|pang庞旁胖乓耪逄|pao炮跑抛咆刨袍泡|pei佩配培陪赔沛呸胚裴珮霈|pen盆喷|peng彭蓬朋棚鹏碰砰抨烹澎硼篷膨捧|pi皮匹披批疲坯砒霹劈琵毗啤脾痞僻屁譬丕|pian片偏骗篇翩|piao朴票飘漂瓢|pie撇瞥|pin拼频贫品聘嫔|ping平评瓶苹萍乒坪凭屏|po坡泼婆破迫颇魄粕剖珀|pu普浦谱蒲铺扑溥仆莆葡菩埔圃曝瀑璞|qi奇齐契其气期七起企器汽棋欺栖戚妻凄漆柒沏歧畦崎脐旗祈祁骑岂乞启砌迄弃泣讫琦琪祺麒淇岐圻耆憩|qia恰洽掐|qian钱千前浅签潜牵扦钎铅迁仟谦乾黔钳遣谴堑嵌欠歉倩芊骞钤佥|qiang强枪墙抢呛腔羌蔷|qiao乔桥巧敲侨橇锹悄瞧鞘撬翘峭俏窍谯峤|qie切且窃茄怯|qin钦琴秦亲勤侵芹擒禽寝沁芩覃锓檎|qing庆青清轻情请氢倾卿擎晴氰顷磬|qiong琼穷|qiu丘秋求球邱囚酋泅俅|qu屈曲区取去趣趋蛆躯驱渠娶龋瞿璩|quan权全泉劝铨圈颧醛痊拳犬券荃|que缺炔瘸却鹊榷确雀阙|qun裙群|ran然冉染燃髯|rang让壤瓤攘嚷|rao饶扰绕|re热惹|ren仁人任忍壬韧认刃妊纫稔轫仞|reng扔仍|ri日|rong荣容融溶蓉榕戎茸熔绒冗嵘瑢镕|rou揉柔肉|ru茹如儒入乳蠕孺辱汝褥|ruan软阮|rui瑞锐蕊芮睿|run闰润|ruo若弱|sa萨洒撒|sai塞赛腮鳃|san三散伞叁|sang桑丧嗓|sao搔骚扫嫂|se瑟色涩|sen森|seng僧|sha沙莎杀纱傻砂刹啥煞|shai筛晒|shan山珊善闪扇苫杉删煽衫陕擅赡膳汕缮姗|shang尚商上伤墒赏晌裳|shao绍少烧邵梢捎稍芍勺韶哨劭|she舍社设射蛇奢赊舌赦摄慑涉|shen申神深身审沈砷呻伸娠绅婶甚肾慎渗莘|sheng圣生胜升声省盛晟甥牲绳剩笙|shi什石史施实士诗世市式示事失势师狮湿尸虱十拾时食蚀识矢使屎驶始柿拭誓逝是嗜噬适仕侍释饰氏恃室视试轼|shou守寿首受手收授售瘦兽绶|shu舒书树数熟输束淑蔬枢梳殊抒叔疏赎孰薯暑曙署蜀黍鼠属术述戍竖墅庶漱恕姝澍纾|shua刷耍|shuai摔衰甩帅|shuan栓拴|shuang霜双爽|shui谁水睡税|shun顺舜吮瞬|shuo硕朔烁说|si斯思司丝四撕私死寺似嘶肆嗣伺饲巳偲祀泗汜|song松宋送颂耸怂讼诵淞嵩崧|sou搜艘擞叟|su苏素速塑诉嗽酥俗粟僳溯宿肃谡|suan酸蒜算狻|sui随岁碎虽隋绥髓穗遂隧祟|sun孙损笋荪|suo索所锁缩蓑梭唆琐|ta塔他她它踏塌獭挞蹋|tai泰台太态抬胎苔酞汰钛|tan坦谈探炭叹坍摊贪瘫滩坛檀痰潭谭毯袒碳|tang唐汤糖堂塘搪棠膛倘躺淌趟烫瑭镗|tao陶桃逃套涛韬掏滔绦萄淘讨焘|te特忒|teng腾藤疼誊滕|ti提题体梯替蹄剔踢锑啼嚏惕涕剃屉媞悌缇逖|tian田天甜填添恬舔腆阗|tiao挑条迢眺跳|tie铁贴帖|ting廷厅停听庭婷烃汀亭挺艇霆珽|tong通同统童桶桐酮瞳铜彤捅筒痛佟仝潼|tou偷投头透|tu图土突途徒涂凸秃屠吐兔|tuan湍团疃|tui推颓腿蜕褪退|tun吞屯臀暾|tuo托脱拖妥鸵陀驮驼椭拓唾|wa瓦娃挖哇蛙洼袜|wai外歪崴|wan万完晚湾玩豌弯顽丸烷碗挽皖惋宛婉腕琬莞绾菀|wang旺王望网往汪亡枉忘妄|wei维韦威魏卫伟位未味委围唯为微玮炜巍危违桅惟潍苇萎伪尾纬蔚畏胃喂渭谓尉慰薇葳闱嵬|wen文温问闻稳雯瘟蚊纹吻紊汶玟炆|weng翁嗡瓮|wo沃我握卧挝蜗涡窝斡渥|wu乌武五吴物务舞屋巫呜钨污诬无芜梧吾毋捂午伍侮坞戊雾晤勿悟误兀於蜈鹉|xi西希席锡溪习洗系细喜夕熙禧晞昔析硒矽晰嘻吸牺稀息悉膝惜熄烯汐犀檄袭媳铣隙戏茜曦玺熹郗熺羲兮僖奚浠皙嬉|xia夏下霞吓侠瞎虾匣辖暇峡狭厦|xian先现县线显鲜贤宪咸掀锨仙纤衔舷闲涎弦嫌险献腺馅羡陷限娴|xiang香向相象享祥翔厢镶箱襄湘乡详想响项巷橡像骧庠|xiao肖小晓消校潇萧硝霄削哮嚣销宵淆孝啸笑效骁筱箫逍|xie谢写协鞋斜楔些歇蝎挟携邪胁谐械卸蟹懈泄泻屑燮缬勰|xin辛新心信欣鑫馨薪芯锌忻衅昕歆炘|xing兴星型形行腥猩惺刑邢醒幸杏性姓|xiong雄熊胸凶兄匈汹|xiu休修秀袖羞朽嗅锈绣琇岫庥|xu许徐须需序续旭胥墟戌虚嘘蓄酗叙畜恤絮婿绪栩圩煦诩顼勖|xuan轩宣选玄铉炫璇喧悬旋癣眩绚暄萱煊瑄|xue雪学血靴薛穴踅|xun逊寻训迅勋洵询熏循旬驯巡殉汛讯薰荀巽|ya亚雅压牙鸭呀押鸦丫芽蚜崖衙涯哑讶婭娅垭|yan延颜严言岩眼演燕艳彦焉咽阉烟淹盐研蜒阎炎沿奄掩衍堰厌砚雁唁焰宴谚验嫣琰妍闫晏焱鄢|yang扬杨阳洋养样殃央鸯秧佯疡羊氧仰痒漾旸鞅炀|yao姚耀要药摇邀腰妖瑶尧遥窑谣咬舀垚曜繇幺珧|ye耶叶也业夜野椰噎爷冶页掖曳腋液烨晔邺谒|yi伊依易以意义艺亿益怡毅逸一壹医揖铱衣颐夷遗移仪胰疑沂宜姨彝椅蚁倚已乙矣抑邑屹役臆肄疫亦裔忆溢诣议谊译异翼翌绎翊熠懿漪怿奕祎弈诒贻埸佾弋镒猗佚翳|yin因音银引印饮尹殷茵荫阴姻吟淫寅隐胤|ying英影应营迎映颖莹樱婴鹰缨萤荧蝇赢盈硬瑛滢嬴璎莺瀛颍荥楹膺萦鹦|yo哟|yong永用勇拥咏墉镛泳雍佣臃痈庸踊蛹涌恿甬邕|you尤由优游友有幽悠忧邮铀犹油酉右佑釉诱又幼迂猷侑|yu于雨玉鱼语育俞宇郁裕愈喻禹虞遇淤盂榆愚舆余逾愉渝渔隅予娱与屿羽域芋吁峪御欲狱誉浴寓预豫驭煜钰昱妤瑜彧玙毓谕俣燠禺|yuan元原员远院渊媛袁苑缘圆鸳冤垣援辕园猿源愿怨沅鸢瑗塬|yue约越月岳悦阅跃曰钥粤玥钺|yun云运允孕耘郧匀陨蕴酝晕韵芸昀赟筠韫|za杂砸匝|zai再载在宰栽哉灾|zan赞咱攒暂瓒|zang臧脏赃葬奘|zao遭糟凿藻枣早澡蚤躁噪造皂灶燥|ze泽则责择|zei贼|zen怎|zeng曾增赠憎|zha扎乍炸闸喳渣札轧铡眨栅榨咋诈|zhai摘斋宅窄债寨|zhan詹占展战站瞻毡粘沾盏斩辗崭蘸栈湛绽|zhang张章掌丈璋樟彰漳涨杖帐账仗胀瘴障|zhao赵照招找昭沼罩兆肇召钊曌诏|zhe哲者这折浙遮蛰辙锗蔗喆柘|zhen真珍镇针阵震贞振斟甄砧臻侦枕疹诊祯桢箴朕|zheng正征政郑证争整铮蒸挣睁狰怔拯帧症峥钲筝|zhi治智芝知之志制质止植直枝支吱蜘肢脂汁织职殖执值侄址指趾只旨纸挚掷至致置帜峙秩稚炙痔滞窒芷栀祉徵陟|zhong中忠钟种重仲盅衷终肿众冢锺|zhou周州舟洲诌粥轴肘帚咒皱宙昼骤胄|zhu朱珠主住注祝竹洙株柱竺铸蛛猪诸诛逐烛煮拄瞩嘱著助蛀贮筑驻渚铢杼|zhua抓爪|zhuai拽|zhuan专砖转撰赚篆|zhuang庄装壮桩妆撞状|zhui椎锥追赘坠缀|zhun谆准|zhuo卓桌捉拙琢茁酌啄着灼浊濯倬|zi孜兹子自资字咨姿滋淄紫仔籽滓渍梓恣姊|zong宗总综鬃棕踪纵|zou邹走奏揍|zu祖组足族租卒诅阻|zuan钻纂|zui嘴醉最罪|zun尊遵樽|zuo佐左作坐做昨柞座祚';

/** Second readings, as names have them or a keyboard offers them. */
const OTHER_READINGS =
  'bai:伯|bao:薄剥|bi:秘辟|bian:便|bo:白柏卜|cen:参|ceng:曾|cha:扎|chang:长|cheng:盛|chong:种重|da:大沓|dai:大|di:地的|du:都|duo:度|e:阿|fo:弗|fu:佛|ga:咖夹伽|gai:盖|ge:盖合|gu:贾|gua:括|guo:涡|he:吓|hei:赫|hu:许|huan:还|hui:会|jia:伽茄|jiang:强|jiao:校|jin:金|ju:车|kuai:会|la:落|lao:落乐姥|le:勒|lei:勒|lo:咯|lu:六绿|luo:乐洛|me:麽|mi:秘泌|mo:万没莫|mou:牟|mu:牟|nei:那|na:那南|nan:楠|nuo:娜|ou:区|pei:裴|peng:彭|piao:朴|po:朴繁|pu:朴堡|qi:奇其|qia:卡|qian:茜|qie:茄|qin:覃|qiu:仇|qu:趣|sha:莎沙|shai:色|shan:单|she:折|shen:沈|sheng:盛|shi:什氏食提|shuo:说|si:食似|su:宿|suo:莎|ta:拓|tan:覃|ti:提|tong:洞同|tuo:驮|wan:蔓|wei:尉|wu:恶无|xi:茜|xian:洗|xie:解|xing:行|xu:畜|ya:雅押|yan:燕|yao:乐|ye:耶|yi:艾|yu:尉谷|yue:乐|yun:员|za:扎|zan:咱|zang:藏|zha:查|zhai:翟|zhang:长|zhi:氏|zhuo:卓|zuo:佐';

/** No code of a sound is greater: codes run from 1 on. */
export const MOST_SOUNDS = 511;

interface Sounds {
  /** by unit: code of the commonest reading, 0 for none */
  readonly codes: Uint16Array;
  /** by code − 1 */
  readonly readings: readonly string[];
  /** by unit: codes of the second readings */
  readonly others: ReadonlyMap<number, readonly number[]>;
}

let sounds: Sounds | undefined;

/** Read when first asked for: many a text asks for no sound. */
function opened(): Sounds {
  sounds ??= readSounds();
  return sounds;
}

function readSounds(): Sounds {
  const codes = new Uint16Array(0x10000);
  const readings: string[] = [];
  for (const row of SOUNDS.split('|')) {
    let k = 0;
    while (row.charCodeAt(k) < 0x7f) k++;
    const code = readings.push(row.slice(0, k));
    for (; k < row.length; k++) codes[row.charCodeAt(k)] = code;
  }
  const others = new Map<number, number[]>();
  for (const row of OTHER_READINGS.split('|')) {
    const split = row.indexOf(':');
    const code = readings.indexOf(row.slice(0, split)) + 1;
    if (code === 0) continue;
    for (let k = split + 1; k < row.length; k++) {
      const own = others.get(row.charCodeAt(k));
      if (own) own.push(code);
      else others.set(row.charCodeAt(k), [code]);
    }
  }
  return { codes, readings, others };
}

/** The sound of a UTF-16 unit, or 0. */
export function soundOf(unit: number): number {
  return opened().codes[unit] ?? 0;
}

/** Initials that one hears or writes for one another, and rimes alike. */
const INITIALS = ['b p', 'd t', 'g k h', 'j q x', 'zh ch sh z c s', 'l n r', 'm', 'f', 'y', 'w', ''];
const RIMES = ['an ang', 'en eng', 'in ing', 'o uo e', 'ian iang'];

let families: Uint16Array | undefined;

/** By code: a sound's initial and rime as one number, alike for sounds that are close. */
function readFamilies(): Uint16Array {
  const { readings } = opened();
  const out = new Uint16Array(readings.length + 1);
  const rimes = new Map<string, number>();
  for (const [i, reading] of readings.entries()) {
    const initial = (/^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw]?)/.exec(reading) as RegExpExecArray)[0];
    const rime = reading.slice(initial.length);
    const family = RIMES.find((r) => r.split(' ').includes(rime)) ?? rime;
    let number = rimes.get(family);
    if (number === undefined) {
      number = rimes.size + 1;
      rimes.set(family, number);
    }
    out[i + 1] = number * 16 + INITIALS.findIndex((group) => group.split(' ').includes(initial));
  }
  return out;
}

/** Pairs that a hurried eye or a scanner takes for one another. */
const ALIKE = new Set(
  '恩思 恩因 斯期 日曰 未末 太大 贝见 马乌 本木 伊尹 米来 瓦互 善喜 哲皙 浩洁 洙株 渊洲 寅演 槿谨 槿瑾 锡钖 悦阅 拉位 千干 士土 戈弋 京凉 恩息 崔催 朗郎 纳钠 沃妖 什仟 蒂帝 姆母 科料 利刹'.split(
    ' ',
  ),
);

const readingsOf = (unit: number): readonly number[] => {
  const code = soundOf(unit);
  return code === 0 ? [] : [code, ...(opened().others.get(unit) ?? [])];
};

/** True if two characters have a reading in common, tones left out. */
export function isSameSound(a: string, b: string): boolean {
  const x = a.charCodeAt(0);
  const y = b.charCodeAt(0);
  const sound = soundOf(x);
  if (sound !== 0 && sound === soundOf(y)) return true;
  const { others } = opened();
  if (!others.has(x) && !others.has(y)) return false;
  const readings = readingsOf(x);
  return readingsOf(y).some((r) => readings.includes(r));
}

/** True if their sounds differ in nothing but what another hand hears: h for k, z for zh, an for ang. */
export function isCloseSound(a: string, b: string): boolean {
  families ??= readFamilies();
  const close = families;
  const x = readingsOf(a.charCodeAt(0));
  return readingsOf(b.charCodeAt(0)).some((r) => x.some((s) => close[s] === close[r]));
}

/** True if one character is easily typed or read for the other. */
export function isConfusable(a: string, b: string): boolean {
  return isSameSound(a, b) || ALIKE.has(a + b) || ALIKE.has(b + a);
}

/** The readings of a UTF-16 unit in pinyin without tones, the commonest in names first; none where the sound is not known. */
export function pinyinOf(unit: number): readonly string[] {
  const { readings } = opened();
  return readingsOf(unit).map((code) => readings[code - 1] as string);
}
