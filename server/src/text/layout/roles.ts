import { Class, classOf } from '../chars.ts';
import type { Line } from '../line.ts';
import { isFolio } from './folio.ts';
import type { LineFeatures, LineRole } from './line-features.ts';

const CREDIT_LINE = /^(?:□|■|（责任编辑|责任编辑|责编|（责编|编辑[：:]|来源[：:]|（来源|（完）|（原标题|\(完\))/;
const CREDIT_BRACKET = /(?:\d日电|日专电|社电|专特稿|微特稿|综合报道|供稿|编译|作者[系为：]|[记编]者[：: 　]?[一-龥·、 　]{2,20})$/;
const BYLINE =
  /^(?!记者[：:].{10})(?:(?:本报|本刊|本网|本台|本社|新华社|新华网|人民网|中新社|特约|央视|驻)[一-龥、]{0,16}(?:记者|通讯员|评论员|特派员)|记者|文[/／]|图[/／]|撰文|摄影|通讯员|（?本报评论员)(?:[：: 　/]|[一-龥]{2,4}(?:(?:摄影)?报道)?(?:[ 　、]|$)|$)/;
const CAPTION =
  /(?:[（(](?:资料图片?|资料照片|档案照片|新华社发|[^（()）]{0,20}摄|[^（()）]{0,16}供图|图片来自[^（()）]{0,12})[）)]|[ 　]摄|[一-龥]摄(?:影)?|供图|新华社发|新华社照片)$/;
const CAPTION_HEAD = /^(?:图为|图[一二三四五六七八九十\d][：: 　]|上图|下图|左图|右图|这是\d+月\d+日[^，。]{0,20}拍摄|资料图[：:片])/;
const FURNITURE =
  /(?:开奖公告|中奖号码|开奖结果|彩票开奖|下转第[\d一二三四五六七八九十A-Z]+版|上接第[\d一二三四五六七八九十A-Z]+版|订阅热线|发行热线|新闻热线|国内统一刊号|ISSN|邮发代号|零售价|第[\d０-９]{5,7}期|版权所有)|^[A-Z]?\d{1,2}[ 　]?(?:版|国际|要闻|综合|体育|财经|文化)[ 　]|^\d{4}年\d{1,2}月\d{1,2}日[ 　]*星期[一二三四五六日]/;

/** The credit that ends a caption of several sentences. */
const CREDIT_TAIL =
  /[。！？）　 ](?:新华社|本报|中新社)?(?:记者|特约记者|通讯员)[ 　]?[一-龥][一-龥 　]{1,10}摄(?:影)?$|(?:资料图片|资料照片|新华社发|供图(?:[ 　][一-龥]{2,6})?)[）)]?$/;

/** Looks at a line of at most this many units; longer ones are body text. */
const LONGEST = 48;

/** Which patterns may match a line, by its first and its last unit, or by any unit of it. */
const May = { Credit: 1, Byline: 2, Caption: 4, EndCaption: 8 } as const;
const may = new Uint8Array(0x10000);
const mark = (units: string, bit: number): void => {
  for (const c of units) may[c.charCodeAt(0)] = (may[c.charCodeAt(0)] as number) | bit;
};
mark('□■（(责编来', May.Credit);
mark('本新人中特央驻记文图撰摄通（', May.Byline);
mark('图上下左右这资', May.Caption);
mark('）)摄影图发片', May.EndCaption);
const FURNITURE_MARK = /[奖转接热刊期版价邮IA-Z\d]/;

/** True of a line that begins as captions do (图为…), whatever it ends in. */
export const beginsCaption = ({ text, from, to }: Line): boolean =>
  ((may[text.charCodeAt(from)] as number) & May.Caption) !== 0 && CAPTION_HEAD.test(text.slice(from, Math.min(to, from + LONGEST)));

/** The role a line plays when it stands alone: credit, byline, caption, furniture of the page, or text, by its form only. */
export function roleOf(text: string, from: number, to: number, f: LineFeatures): LineRole {
  const head = text.charCodeAt(from);
  const last = text.charCodeAt(to - 1);
  const begins = may[head] as number;
  const captioned = ((may[last] as number) & May.EndCaption) !== 0;
  if (to - from > LONGEST) return captioned && CREDIT_TAIL.test(text.slice(to - 24, to)) ? 'caption' : 'text';
  // Sentences with a comma or a full stop inside are no furniture, and most lines of a column have one.
  const furnished = f.innerStops === 0 && f.commas === 0;
  if (begins === 0 && !captioned && !furnished) return 'text';
  const creditable = (begins & May.Credit) !== 0;
  const bylined = (begins & May.Byline) !== 0 && furnished && !(classOf(last) & (Class.Pause | Class.Stop));
  const heads = (begins & May.Caption) !== 0 && f.innerStops === 0;
  if (!creditable && !bylined && !captioned && !heads && !furnished) return 'text';
  const s = text.slice(from, to);
  if (creditable && isCredit(s, head, last, f)) return 'credit';
  if (bylined && BYLINE.test(s)) return 'byline';
  if (last !== 0x3002 && ((captioned && CAPTION.test(s)) || (heads && CAPTION_HEAD.test(s)))) return 'caption';
  if (furnished && FURNITURE_MARK.test(s) && (FURNITURE.test(s) || isFolio(s))) return 'furniture';
  return 'text';
}

function isCredit(s: string, head: number, last: number, f: LineFeatures): boolean {
  if (CREDIT_LINE.test(s)) return true;
  if ((head !== 0xff08 && head !== 0x28) || (last !== 0xff09 && last !== 0x29) || f.opens > 0 || f.closes > 0) return false;
  if (CREDIT_BRACKET.test(s.slice(1, -1))) return true;
  return s.length <= 8 && f.commas === 0 && f.innerStops === 0 && !FURNITURE.test(s); // a name or two
}
