/** Words that want something behind them, and the words they end that do not. */
const DANGLING = /[的和与对将是被把]$/;
const WHOLE =
  /(?:目的|有的|[总温饱缓共平祥调]和|参与|赠与|授与|给与|绝对|核对|反对|一对|相对|配对|[大名老小主虎悍干猛新女上中少福爱强败]将|求是|国是|不是|还是)$/;
/** The clause asks or tells how something is done, and ends in 的: 桥是怎样建成的. */
const HOW = /[是谁]|怎[么样]|如何/;

/** Verbs that have no sense without an object. */
const TRANSITIVE =
  /(?:[启起]程|前往|赶赴|出发|[^不]会|赴[^，]{0,4})(?:参加|出席)$|(?:成为|导致|造成|达成|作出|做出|取得|赢得|面临|给予|予以|加以|属于|位于|迈向|走向了|关于|围绕|针对|鉴于|随着)$/;

/** A name in quotation marks and nothing else. */
const QUOTED = /^“[^“”]{1,12}”$/;

/** A preposition at the head, and the verbs that its phrase stands before. */
const PHRASES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^对(?!外|内|话|手|比|口|接|策|症|标|联|象|决|垒|抗|弈|华|美|日|俄|朝|韩|台)[^，：！？。 　]{3,}$/,
    /表示|予以|给予|作出|做出|提出|感到|深感|表达|持[^，]{0,6}态度|产生|造成|构成/,
  ],
  [/^就(?!业|职|任|医|近|地|餐|读|绪|寝)[^，：！？。 　]{3,}$/, /发表|举行|达成|交换|作出|回应|表态|致电|致信|提出/],
  [/^向(?!往|导|上|前|心|好|阳|日葵)[^，：！？。 　]{3,}$/, /表示|表达|致以|致敬|道歉|提出|发出|提供|通报|捐赠/],
  [/^同(?!一|心|样|时|事|学|步|行|仁|胞|乡|意|期|城|日)[^，：！？。 　]{2,}$/, /举行|会谈|会晤|签署|达成|通电话|交换/],
];

/** True if the text ends in a word that wants more. */
function dangling(text: string): boolean {
  if (TRANSITIVE.test(text)) return true;
  if (!DANGLING.test(text) || WHOLE.test(text)) return false;
  return !(text.endsWith('的') && HOW.test(text));
}

/**
 * True if one line of a headline is no whole by itself and the next one completes it: it ends in a word that wants more
 * (和, 成为, 启程参加), or is a phrase that the verb of the next one takes (对…成果 / …表示欢迎). Linear in the lengths.
 */
export function incomplete(first: string, second: string): boolean {
  if (dangling(first) || QUOTED.test(first)) return true;
  return PHRASES.some(([head, verb]) => head.test(first) && verb.test(second));
}

/** Verbs that say what somebody else should do: with a bare name behind them they are no sentence yet. */
const PIVOT = /(?:希望|敦促|督促|促使|要求|呼吁|责成|允许|盼望|请求|恳请|(?<![敦督催])促|让)/g;
/** Who may be asked: countries and parties, joined by 和 or nothing. */
const PARTY =
  /^(?:(?:中国|美国|朝鲜|韩国|日本|俄罗斯|以色列|伊朗|乌克兰|印度|巴基斯坦|欧盟|联合国|国际社会|上游|下游|沿线|周边|当地|成员|有关|相关|冲突|各|双|两|多|诸|当事|企业|银行|公司|学校|政府|民众|人民|市民|家长|学生|[中美朝韩日俄以伊乌印巴英法德]{1,2})(?:方面|当局|政府|国家|[方国军])?[和与及同、]?){1,4}$/;

/**
 * Where a blank parts what belongs together (…希望某国某国　继续推进…): a verb that says what others should do, a bare party,
 * and what they should do behind the blank.
 * @returns offset of the blank's first unit, or −1
 */
export function blankInClause(text: string): number {
  for (let i = text.search(/[ 　]/); i > 0; i = nextBlank(text, i)) {
    const before = text.slice(Math.max(0, lastBlank(text, i) + 1), i);
    if (/^[一-龥“]/.test(text.slice(i + 1)) && wantsMore(before)) return i;
  }
  return -1;
}

function wantsMore(part: string): boolean {
  if (part.length > 40) return false;
  for (const m of part.matchAll(PIVOT)) {
    if (m.index < 2) continue;
    const party = part.slice(m.index + m[0].length);
    if (party.length >= 2 && party.length <= 16 && PARTY.test(party)) return true;
  }
  return /[一-龥]{3}/.test(part) && dangling(part);
}

function nextBlank(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) if (text[i] === ' ' || text[i] === '　') return i;
  return -1;
}

function lastBlank(text: string, before: number): number {
  for (let i = before - 1; i >= 0; i--) if (text[i] === ' ' || text[i] === '　') return i;
  return -1;
}
