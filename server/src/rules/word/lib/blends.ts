import { replace } from '../../../rule/fix.ts';
import type { Finding } from '../../../rule/rule.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Range } from '../../../text/range.ts';
import { clauseStart, lastWithin, sentenceStart } from '../../lib/clause.ts';

export type BlendMessage = 'say' | 'cause' | 'aim' | 'pretext' | 'under' | 'subject' | 'only' | 'between' | 'focus';

type Blend = (text: string, sign: Range) => Finding<BlendMessage> | undefined;

/** How far before a sign the other half of a blend is looked for, in units. */
const REACH = 60;
const PREPOSITION = /[对向就为于]|给予|此举|纷纷|分别|也|都|均|一致|双方|各[国方界]|他们|她们/;
/** What is congratulated on: it has happened. A clause of this kind is no speaker. */
const EVENT =
  /^(?:此次|这次|本次|此番|这一|该)|(?:成功|举行|召开|闭幕|开幕|签署|达成|当选|就任|连任|成立|竣工|通车|复航|进展|成果|获胜|夺冠|发射|生效|问世|开通|建成|落成)$/;

/** 某人表示，此次…取得成功表示祝贺: the object of the second 表示 has lost its 对. */
const say: Blend = (text, sign) => {
  const start = clauseStart(text, sign.start, REACH);
  const clause = text.slice(start, sign.start);
  if (clause.length < 6 || !text.startsWith('表示，', start - 3) || PREPOSITION.test(clause) || !EVENT.test(clause)) return undefined;
  const verb = text.slice(sign.start, sign.end);
  return { message: 'say', range: { start: start - 3, end: start }, data: { verb }, fixes: [replace({ start: start - 3, end: start }, '对')] };
};

const endsClause = (text: string, at: number): boolean => at >= text.length || isAt(text, at, Class.Stop | Class.Pause | Class.Close);

/** 原因是…造成的。 */
const cause: Blend = (text, sign) => {
  if (!endsClause(text, sign.end)) return undefined;
  const from = clauseStart(text, sign.start, REACH);
  const at = lastWithin(text, '原因是', from, sign.start);
  if (at < 0 || /不是/.test(text.slice(at, sign.start))) return undefined;
  return { message: 'cause', range: { start: at, end: at + 3 }, data: { first: '原因是', second: text.slice(sign.start, sign.end) } };
};

/** 为了…为目的 without 以 */
const aim: Blend = (text, sign) => {
  const from = clauseStart(text, sign.start, REACH);
  const at = lastWithin(text, '为了', from, sign.start);
  if (at < 0 || /[以把将]/.test(text.slice(at, sign.start))) return undefined;
  return { message: 'aim', range: { start: at, end: at + 2 } };
};

const pretext: Blend = (text, { start, end }) => {
  const from = clauseStart(text, start, REACH);
  if (!/[以拿]/.test(text.slice(from, start))) return undefined;
  return { message: 'pretext', range: { start, end }, fixes: [replace({ start, end }, '为由')] };
};

/** 经过…的努力下， */
const under: Blend = (text, sign) => {
  if (!isAt(text, sign.end, Class.Pause)) return undefined;
  const from = clauseStart(text, sign.start, REACH);
  const at = lastWithin(text, '经过', from, sign.start);
  if (at < 0 || (at > from && isAt(text, at - 1, Class.Han)) || /[在由]/.test(text.slice(at, sign.start))) return undefined;
  return { message: 'under', range: { start: at, end: at + 2 }, fixes: [replace({ start: at, end: at + 2 }, '在')] };
};

/** 通过…，使… at the head of a sentence */
const subject: Blend = (text, sign) => {
  const from = sentenceStart(text, sign.start, REACH);
  if (!text.startsWith('通过', from) || text.slice(from, sign.start).includes('，')) return undefined;
  // 通过决议: the verb. A new clause may begin behind 使 (使馆, 使用): the matcher has seen to words.
  const word = text.slice(sign.start + 1, sign.end);
  return { message: 'subject', severity: 'hint', range: { start: sign.start + 1, end: sign.end }, data: { word } };
};

/** 需要…时间完全化解 without 才 */
const only: Blend = (text, sign) => {
  const at = sign.start + 2;
  const from = clauseStart(text, sign.start, REACH);
  const clause = text.slice(from, at);
  if (!/(?:需要?|还要|仍要)[^，]{0,30}(?:[年月天周]|小时|更长|更多|很长|较长|一段)时间$/.test(clause) || /才/.test(clause)) return undefined;
  return { message: 'only', severity: 'hint', range: { start: at, end: at }, fixes: [replace({ start: at, end: at }, '才能')] };
};

const between: Blend = (text, sign) => {
  if (text.slice(sign.start - 2, sign.start) !== '双方') return undefined;
  const range = { start: sign.start - 2, end: sign.end };
  return { message: 'between', range, fixes: [replace(range, '双方')] };
};

/** 何种…、…如何…，朝核问题走向将成为焦点: the questions have lost their verb to a subject of its own. */
const QUESTIONS =
  /(?:何种|如何|怎样|能否|是否)[^，。？：]{1,30}，[^，。？：]{2,12}(?:走向|前景|结果|进展|动向|局势|命运)[将会仍]{0,2}(?:再次|再度|继续)?成为[^，。？]{0,14}$/;

const focus: Blend = (text, sign) => {
  if (!endsClause(text, sign.end)) return undefined;
  if (!QUESTIONS.test(text.slice(sentenceStart(text, sign.start, REACH), sign.start))) return undefined;
  return { message: 'focus', severity: 'hint', range: { start: sign.start, end: sign.end } };
};

export const BLENDS: Readonly<Record<string, Blend>> = {
  'blend-say': say,
  'blend-cause': cause,
  'blend-aim': aim,
  'blend-pretext': pretext,
  'blend-under': under,
  'blend-subject': subject,
  'blend-only': only,
  'blend-between': between,
  'blend-focus': focus,
};
