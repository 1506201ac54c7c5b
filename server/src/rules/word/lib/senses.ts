import { replace } from '../../../rule/fix.ts';
import type { Finding } from '../../../rule/rule.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Range } from '../../../text/range.ts';
import { clauseEnd, clauseStart } from '../../lib/clause.ts';

/** Words that are right or wrong by what stands around them: 截止 and 截至, 渡过 and 度过. Each takes the range of the word. */
type Sense = 'deadline' | 'cross' | 'culprit' | 'barely';

/** 截止10日, 截止今年6月: a time, or a word that begins one. */
const TIME =
  /^(?:北京时间|当地时间)?(?:[\d０-９〇一二三四五六七八九十]{1,4}[年月日时]|(?:今|去|昨|前|本|上|当)[年天日晚月周]|昨日|上午|下午|中午|(?:[上本]周|星期)[一二三四五六日天末]|年底|月底|月末|\d{1,2}[:：]\d{2})/;
/** Behind these it is the verb that a date follows: 报名截止3月1日. */
const CLOSED = /(?:报名|申报|投稿|征集|申请|提交|缴费|投票|认购|预约|登记|销售|受理|投标|活动|展期|时间|日期|期限)$/;
/** Time that is spent (度过), and what is crossed or overcome (渡过). */
const SPENT =
  /(?:假期|周末|节日|佳节|春节|中秋|国庆|元旦|新年|时光|岁月|余生|晚年|童年|青春|一生|生日|夜晚|暑假|寒假|冬天|夏天|冬季|夏季|日子|(?:一|[两二三四五六七八九十\d])[个]?(?:天|夜|晚|年|月|星期|小时))/;
const CROSSED = /难关|危机|困境|困难|险|难$|劫|[江河海湖洋峡水]/;
/** 警方抓获两名罪犯: before the verdict there is none. */
const CAUGHT = /(?:抓获|抓捕|拘留|刑拘|逮捕)(?:了)?(?:[一二三四五六七八九十两\d]+名)?$/;
const REGRET = /(?:但|却|不过|然而|可惜|遗憾|仍|依然|依旧|令人|让人)[^，。；]{0,8}$/;

type Judge = (text: string, at: Range) => Finding<'word' | 'ask'> | undefined;

function wrong({ start, end }: Range, from: string, to: string): Finding<'word' | 'ask'> {
  return { message: 'word', range: { start, end }, data: { from, to }, fixes: [replace({ start, end }, to)] };
}

const asHint = (finding: Finding<'word' | 'ask'>): Finding<'word' | 'ask'> => ({ ...finding, severity: 'hint' });

/** 截止 is "stop at a time limit" and takes no time behind it; 截至 is "up to". */
const deadline: Judge = (text, at) => {
  let behind = at.end;
  if (text[behind] === '到' || text[behind] === '至') behind++;
  if (!TIME.test(text.slice(behind, behind + 12))) return undefined;
  // 截止3月1日前 and 截止日 are told apart by the unit before: the verb has a subject.
  const before = text.slice(clauseStart(text, at.start, 12), at.start);
  if (CLOSED.test(before) || (before !== '' && isAt(text, at.start - 1, Class.Han) && !/(?:据|统计|[，但])$/.test(before))) return undefined;
  return wrong({ start: at.start, end: behind }, text.slice(at.start, behind), '截至');
};

/** 渡过 crosses water or a difficulty, 度过 spends time. */
const cross: Judge = (text, at) => {
  if (text[at.start] !== '渡') return undefined;
  const object = text.slice(at.end, clauseEnd(text, at.end, 16));
  return SPENT.test(object) && !CROSSED.test(object) ? asHint(wrong(at, '渡过', '度过')) : undefined;
};

const culprit: Judge = (text, at) => {
  const before = text.slice(clauseStart(text, at.start, 12), at.start);
  return CAUGHT.test(before) && !/逃|越狱|脱/.test(before) ? asHint(wrong(at, '罪犯', '犯罪嫌疑人')) : undefined;
};

/** 差强人意 means "just about satisfactory"; after 但 or 令人遗憾 the writer took it for the contrary. */
const barely: Judge = (text, at) => {
  const before = text.slice(clauseStart(text, at.start, 16), at.start);
  if (!REGRET.test(before) || /还算|尚|总算|勉强/.test(before)) return undefined;
  return { message: 'ask', severity: 'hint', range: { start: at.start, end: at.end }, data: { from: '差强人意', to: '' } };
};

export const SENSES: Readonly<Record<Sense, Judge>> = { deadline, cross, culprit, barely };

/** True for a sign of this file. */
export const isSense = (sign: string): sign is Sense => sign in SENSES;
