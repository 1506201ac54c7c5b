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
const [BEFORE, BEHIND] = [14, 24];

const NOT = '不(?:会|能|要|想|愿意|愿|用|必|可|敢|许|准|应该|应|得)?';
const WORN =
  '(?:眼镜|墨镜|太阳镜|近视镜|护目镜|草帽|帽子|高帽|安全帽|头盔|钢盔|口罩|面具|面罩|手套|臂章|徽章|胸章|耳环|耳坠|项链|戒指|婚戒|手镯|手链|手表|名表|头巾|围巾|假发|皇冠|王冠|桂冠|花环|耳机|助听器)';
/** What nobody carries. */
const WORN_ONLY = '(?:手铐|脚镣|镣铐|枷锁|袖标|袖章|红领巾|大红花)';
const DAY = '(?:\\d{4}年|\\d{1,2}月|[今去明昨]年|[今昨明]天|[昨明近]日|日前|[本上下]周|周[一二三四五六日末]|年[内底初]|当[天日]|凌晨|上午|下午)';
/** What happens on a day, and is not done with it. */
const HAPPENS = '(?:举行|召开|发布|推出|上市|投案|抵达|启动|完成|成立|进行|引入|将|竣工|通车|出版|播出|上映|结束|离开|对|正式)';

/** Where no other reading is known: what clean copy never has. */
const SURE: readonly Homophone[] = [
  {
    written: '带',
    meant: '戴',
    before: /(?:^|[^携附自捎夹随连顺领佩穿])$/,
    behind: new RegExp(`^(?:着|上了|上|了|好|过|有)?[^，。；！？：\\s着上了的走来到回给进出领动]{0,4}${WORN_ONLY}`),
  },
  {
    written: '带',
    meant: '戴',
    before: /(?:^|[^携附自捎夹随连顺领佩穿])$/,
    behind: new RegExp(`^(?:着|上了|上)(?:[一二两][副顶只枚条块个]|[黑白红蓝粉大小]色?|N95|医用)?${WORN}`),
  },
  {
    written: '在',
    meant: '再',
    before: new RegExp(`(?<!无时无刻)${NOT}$`),
    behind:
      /^(?:是(?!否)|需要|成为|满足|局限|拘泥|限于|仅限|流泪|称呼|担任|享有|享受|拥有|适合|适用|发生|出现|犹豫|沉默|重复|追求|使用|参加|继续|增加|受到|允许|提供|支持|依赖|相信|纠缠|联系|打扰|提起|提及|守旧|游走|理会|忍受|被)/,
  },
  { written: '在', meant: '再', before: /(?:^|[^现存所正实内外潜好自健旨贵志意重的])$/, behind: /^也(?:不(?!例外)|没(?!有例外))/ },
  { written: '在', meant: '再', before: /(?:然后|最后|接着)$/, behind: /^(?:把|将其)/ },
  { written: '在', meant: '再', before: /(?:^|[^第唯同统之])一$/, behind: /^(?:强调|表示|要求|证明|提醒|警告|声明|推迟|重申|提及|呼吁|叮嘱)/ },
  { written: '那', meant: '哪', before: /(?:不管|无论|不论|任凭|管他)[^，。；！？]{0,6}$/, behind: /^(?:[些个里儿种位家支款部方]|一[个种款家位方]|几)/ },
  {
    written: '象',
    meant: '像',
    before: /(?:^|[^现印气形对迹景抽具意图万大表想星天假脉物镜心怪小白巨石群野幼母公老海亚非])$/,
    behind: /^[^，。；！？、了的]{1,8}?(?:一样|似的|那样|一般(?!情况|来说|人))/,
  },
  { written: '与', meant: '于', before: /(?:将|并|也|已|曾|遂|定|拟|计划|预计|正式|已经|均)$/, behind: new RegExp(`^${DAY}[^，。；！？的]{0,12}?${HAPPENS}`) },
];

/** What is asked for is not known; 那 is. */
const ASKED = /^(?:[些个里儿种位家支款部条]|几[个种家]|一[个种款家位])/;
const ASKS_BEFORE = /(?:^|[是在有从到去找选由该用叫像靠给让最])$/;
/** Another word asks, or the question is whether. */
const ASKS_ELSE = /什么|谁|怎|为何|如何|多少|是否|是不是|何|哪|能否|可否|有没有|还是|[吗么吧咋]|几(?!个|方)|难道|岂|没有|为啥|那个时候|那些年|那里的/;
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
  ...'着上了'.split('').map((c) => `带${c}`),
  ...'手铐 脚镣 镣铐 枷锁 袖标 袖章 红领巾 大红花'.split(' '),
  ...'不 会 能 要 想 愿 意 用 必 可 敢 许 准 应 该 得 一 后 着'.split(' ').map((c) => `${c}在`),
  '在也',
  ...'好 就 不 能 都 也 是 很 正 真 会 要 他 她 们 人 得 却 还 样 看'.split(' ').map((c) => `${c}象`),
  ...'些 个 里 儿 种 位 家 支 款 部 方 条 一 几'.split(' ').map((c) => `那${c}`),
  ...'将 并 也 已 曾 遂 定 拟 划 计 式 经 均'.split(' ').map((c) => `${c}与`),
];

/** Characters of a text that stand for others of their sound, in no order. Units of the text. */
export function* homophones(text: string): Generator<Meant> {
  for (const { written, meant, before, behind } of SURE) {
    for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
      if (!behind.test(text.slice(at + 1, at + 1 + BEHIND)) || !before.test(text.slice(Math.max(0, at - BEFORE), at))) continue;
      yield { at, meant, sure: true };
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
