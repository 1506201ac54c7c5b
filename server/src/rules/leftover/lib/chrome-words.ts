/**
 * A short line that is of a page if its neighbours are. act: something to click (我要分享). word: a site, a channel, the head of
 * a list of links (腾讯微博, 精彩视频推荐). sure: one that is of a page by itself.
 */
export type ChromeSign = 'sure' | 'act' | 'acts' | 'word';

const LONGEST = 24;
const ACT =
  '一键登录|登录|登陆|注册|退出|我要分享|分享|转播|收藏|打印|点赞|举报|下载|自动播放|播放|暂停|刷新|关闭|订阅|反馈|发表评论|我要评论|评论成功|回复|展开|收起|复制链接|按钮|开关|返回';
const SITE =
  '新浪微博|腾讯微博|网易微博|搜狐微博|微博|微信好友|微信|朋友圈|QQ好友|QQ空间|QQ邮箱|QQ|Qzone|领英|人人网|豆瓣|开心网|百度贴吧|贴吧|支付宝好友|好友|空间|二维码|客户端|手机版|APP|App';
const CHANNEL =
  '首页|新闻|体育|娱乐|视频|图片|财经|证券|汽车|房产|科技|数码|游戏|教育|时尚|文化|健康|旅游|军事|国际|国内|社会|科普|探索|太空|金融|电商|全部频道|更多|更多评论|相关链接|顶部|导航|表情|用户';
const HEAD = /^(?:精彩|热门|热评|相关|最新|推荐|栏目)(?:视频|图片|新闻|文章|评论|图集|资讯|内容|话题)?(?:推荐|排行榜?|精选|精粹|导读)$/;
const HEAD_WORDS = /^(?:热门|热评|精彩)(?:视频|图片|文章|评论|图集)$/;
const ACTS = new RegExp(`^(?:(?:${ACT}|${SITE}|到|至)+(?:[ 　|｜/·×]+|$))+$`);
const ANY_ACT = new RegExp(ACT);
const WORDS = new RegExp(`^(?:(?:${SITE}|${CHANNEL})(?:分享)?(?:[ 　|｜/·×]+|$))+$`);
/** 08-07 06:33Wind: the time of a page, without its year. */
const CLOCK = /^\d{1,2}[-/]\d{1,2}[ 　]+\d{1,2}:\d{2}(?::\d{2})?[ 　]*(?:[A-Za-z]{2,12}|[一-龥]{2,8}(?:网|报|社|台|客户端))?$/;
const BLANK = /[ 　|｜]/;

/** What of a page a short line may be, if anything. @param text of a passage */
export function chromeSign(text: string): ChromeSign | undefined {
  if (text.length > LONGEST || text.length < 2) return undefined;
  if (ACTS.test(text) && ANY_ACT.test(text)) return BLANK.test(text) ? 'acts' : 'act';
  return WORDS.test(text) || HEAD.test(text) || HEAD_WORDS.test(text) || CLOCK.test(text) ? 'word' : undefined;
}

/** Lines that follow one another without a sentence between them. */
interface ChromeLine {
  readonly passage: number;
  readonly sign: ChromeSign;
}

/** So many lines make a block where none is sure by itself: something to click among them. */
const BLOCK = 3;

/** The lines of the draft that are of a page by what stands beside them, those that are so by themselves left out. In order. */
export function chromeBlocks<L extends ChromeLine>(lines: readonly L[]): readonly L[] {
  const out: L[] = [];
  let block: L[] = [];
  const close = (): void => {
    const has = (sign: ChromeSign): boolean => block.some((l) => l.sign === sign);
    const enough = has('sure') || (has('acts') && block.length > 1) || (has('act') && block.length >= BLOCK);
    if (enough) for (const l of block) if (l.sign !== 'sure') out.push(l);
    block = [];
  };
  for (const line of lines) {
    if (block.length > 0 && (block.at(-1) as L).passage + 1 !== line.passage) close();
    block.push(line);
  }
  close();
  return out;
}
