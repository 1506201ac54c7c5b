import { clauseEnd, clauseStart, sentenceStart } from '../../lib/clause.ts';

/** A character that is written for another of its sound, and what stands around it then. */
interface Homophone {
  readonly written: string;
  readonly meant: string;
  /** what ends before the character */
  readonly before: RegExp;
  /** what begins behind it */
  readonly behind: RegExp;
}

/** Units that are looked at before a character and behind it. */
const [BEFORE, BEHIND] = [14, 30];

const NOT = '不(?:会|能|要|想|愿意|愿|用|必|可|敢|许|准|应该|应|得)?';
/** Behind what follows 在 where it is a place or a time: 不在参加名单之列, 不能在使用手机时. */
const PLACE = '(?![^，。；！？]{0,16}(?:[时中后前内外上下里]|[期之]间|期内|范围|名单|清单|列|区域|地区|席[上位]|问题|方面|情况|过程))';
const DAY = '(?:\\d{4}年|\\d{1,2}月|[今去明昨]年|[今昨明]天|[昨明近]日|日前|[本上下]周|周[一二三四五六日末]|年[内底初]|当[天日]|凌晨|上午|下午)';
/** What happens on a day, and is not done with it. */
const HAPPENS = '(?:举行|召开|发布|推出|上市|投案|抵达|启动|完成|成立|进行|引入|将|竣工|通车|出版|播出|上映|结束|离开|正式)';
/** Before 带 where it is no verb, or what is taken along: 传送带, 随身带着. */
const CARRIED = /(?:^|[^携附自捎夹随身连顺领佩穿送皮济地磁绷履没未])$/;

/** Where no other reading is known. */
const SURE: readonly Homophone[] = [
  { written: '带', meant: '戴', before: CARRIED, behind: /^(?:着|上了|上|了|有|过)?(?:电子|沉重的)?(?:脚镣|镣铐|枷锁)/ },
  { written: '带', meant: '戴', before: /[被给][^，。；！？]{0,8}$/, behind: /^上了?手铐/ },
  {
    written: '在',
    meant: '再',
    before: new RegExp(`(?<!无时无刻)${NOT}$`),
    behind: new RegExp(
      `^(?:是(?!否|[谁什哪何])|需要|成为|满足|局限|拘泥|限于|仅限|流泪|称呼|担任|享有|享受|拥有|适合|适用|发生|出现|犹豫|沉默|重复|追求|使用|参加|继续|增加|受到|允许|提供|支持|依赖|相信|纠缠|联系|打扰|提起|提及|守旧|游走|理会|忍受)${PLACE}`,
    ),
  },
  {
    written: '在',
    meant: '再',
    before: /(?:^|[^现存所正实内外潜好自健旨贵志意重的不何还都常同驻])(?<!有[^，。]{1,4})$/,
    behind: /^也(?:不(?:用|必|会|想|敢|愿)|没(?:有)?(?:回|见|出|来|去))/,
  },
  { written: '在', meant: '再', before: /(?:然后|最后|接着)$/, behind: /^(?:把(?![手关控握守])|将其)/ },
  {
    written: '在',
    meant: '再',
    before: /[^，、；：第唯同统之其周拜十万期]一$/,
    behind: /^(?:强调|表示|要求|证明|提醒|警告|声明|推迟|重申|提及|呼吁|叮嘱)(?![下中里上后时])/,
  },
  {
    written: '那',
    meant: '哪',
    before: /(?:不管|无论|不论|任凭|管他)(?![^，。；！？]{0,6}(?:这|还是))[^，。；！？]{0,6}$/,
    behind: /^(?:[些个里儿种位家支款部方]|一[个种款家位方]|几)(?![^，。；！？]{0,20}(?:是否|还是|如何|怎[么样]|是真|与否|能否|来说))/,
  },
  {
    written: '与',
    meant: '于',
    before: /(?:将|并|也|已|曾|遂|定|拟|计划|预计|正式|已经|均)$/,
    behind: new RegExp(`^${DAY}[^，。；！？的]{0,12}?${HAPPENS}(?![^，。；！？]{0,10}(?:的|对比|比较|持平|一致|相[比同当]))`),
  },
];
/** Where another reading is known, and rare. */
const LIKELY: readonly Homophone[] = [
  { written: '带', meant: '戴', before: CARRIED, behind: /^(?:着|有)手铐(?![和、及与])/ },
  { written: '带', meant: '戴', before: CARRIED, behind: /^上(?:了)?(?:队长)?(?:袖标|袖章|墨镜|太阳镜)(?![和、及与])/ },
  { written: '带', meant: '戴', before: CARRIED, behind: /^着(?:[一][副顶]|[黑白红蓝]色?)?(?:墨镜|太阳镜|眼镜|近视镜|假发|草帽|帽子)(?![和、及与])/ },
  {
    written: '象',
    meant: '像',
    before: /[好就不能都也是很正真会要却还看]$/,
    behind: /^(?!棋|征|牙|群|鼻|形|限|冲突|矛盾)[^，。；！？、了的]{1,8}?(?:一样|似的|那样|一般(?!情况|来说|人))/,
  },
];

const LISTS = [
  [SURE, true],
  [LIKELY, false],
] as const;

/** What is asked for is not known; 那 is. */
const ASKED = /^(?:[些个里儿种位家支款部条]|几[个种家]|一[个种款家位])/;
const ASKS_BEFORE = /(?:^|[是在有从到去找选由该用叫像靠给让最])$/;
/** Another word asks, or the question is whether. */
const ASKS_ELSE =
  /什么|谁|怎|为何|如何|多少|是否|是不是|何|哪|能否|可否|有没有|还是|[吗么吧咋]|几(?!个|方)|难道|岂|没有|为啥|那个时候|那些年|那里的|(.)不\1|如果|要是|假如|若|真[要能会的]|竟|居然|莫非|会是/;
const LONGEST_QUESTION = 40;

/** A character for which another of its sound is meant. */
export interface Meant {
  readonly at: number;
  readonly meant: string;
  /** no other reading is known */
  readonly sure: boolean;
}

/** What a text must have to hold any: characters, and what stands beside them. */
export const BESIDE: readonly string[] = [
  ...'脚镣 镣铐 枷锁 手铐 带上 带着'.split(' '),
  ...'不 会 能 要 想 愿 意 用 必 可 敢 许 准 应 该 得 一 后 着'.split(' ').map((c) => `${c}在`),
  '在也',
  ...'好 就 不 能 都 也 是 很 正 真 会 要 却 还 看'.split(' ').map((c) => `${c}象`),
  ...'些 个 里 儿 种 位 家 支 款 部 方 条 一 几'.split(' ').map((c) => `那${c}`),
  ...'将 并 也 已 曾 遂 定 拟 划 计 式 经 均'.split(' ').map((c) => `${c}与`),
];

/** Characters of a text that stand for others of their sound, in no order. Units of the text. */
export function* homophones(text: string): Generator<Meant> {
  for (const [list, sure] of LISTS) {
    for (const { written, meant, before, behind } of list) {
      for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
        if (!behind.test(text.slice(at + 1, at + 1 + BEHIND)) || !before.test(text.slice(Math.max(0, at - BEFORE), at))) continue;
        yield { at, meant, sure };
      }
    }
  }
  if (!text.includes('？') && !text.includes('呢')) return;
  for (let at = text.indexOf('那'); at >= 0; at = text.indexOf('那', at + 1)) if (isAskedFor(text, at)) yield { at, meant: '哪', sure: false };
}

/** 你在那里？: a question, in which nothing else asks. */
function isAskedFor(text: string, at: number): boolean {
  if (!ASKED.test(text.slice(at + 1, at + 3))) return false;
  const start = Math.max(clauseStart(text, at, LONGEST_QUESTION), sentenceStart(text, at, LONGEST_QUESTION));
  const end = clauseEnd(text, at, LONGEST_QUESTION);
  const clause = text.slice(start, end);
  if (text[end] !== '？' && !clause.endsWith('呢')) return false;
  return !ASKS_ELSE.test(clause) && ASKS_BEFORE.test(text.slice(start, at));
}
