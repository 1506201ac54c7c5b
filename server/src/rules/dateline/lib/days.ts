import { Class, isAt } from '../../../text/chars.ts';
import type { DateMention } from '../../../text/numbers.ts';
import type { Range } from '../../../text/range.ts';

/** Words of plans and terms: with one of them in its sentence a day may lie ahead. */
const AHEAD =
  /[将拟]|定于|定在|预计|预定|预期|计划|有望|准备|下周|即将|届时|明[天日年]|后天|截[止至]|为期|会期|原定|推迟|延期|延长|提前|改期|安排|日程|生效|实施|到期|期限|[^最]后举行|可能|或于|约定|开始实行|预报|预警|预测|未来|应邀/;
/** Words that tell what has happened. */
const TOLD =
  /表示|[说称]|宣布|举行|会见|会晤|抵达|发布|指出|报道|通报|签署|召开|访问|发表|公布|强调|介绍|获悉|遇袭|发生|公告|[^为]了|上午|下午|凌晨|清晨|晚|当天/;
const NOT_BEHIND = '起前至到—–-－～~、以内之';
const STOPS = Class.Stop;

/** A sentence of a text, around a place. Bounded. */
function sentenceAround(text: string, r: Range): Range {
  let start = r.start;
  while (start > 0 && r.start - start < 120 && !isAt(text, start - 1, STOPS) && text[start - 1] !== '；') start--;
  let end = r.end;
  while (end < text.length && end - r.end < 120 && !isAt(text, end, STOPS) && text[end] !== '；') end++;
  return { start, end };
}

/** True if the text tells what happened on that day, and names no plan in the sentence. */
export function tellsPast(text: string, d: DateMention): boolean {
  const next = text[d.end] ?? '';
  if (next !== '' && NOT_BEHIND.includes(next)) return false;
  const s = sentenceAround(text, d);
  if (AHEAD.test(text.slice(s.start, s.end))) return false;
  return TOLD.test(text.slice(d.end, Math.min(s.end, d.end + 40)));
}

/** 北京时间13日: the day of another place. */
export function inOtherZone(text: string, d: DateMention): boolean {
  return text.slice(Math.max(0, d.start - 2), d.start) === '时间';
}

/** 上月13日, 当月13日, 去年同月13日: the month is not the dateline's. */
export function inOtherMonth(text: string, d: DateMention): boolean {
  return /[上下同当该]个?月$|去年|前年|月$/.test(text.slice(Math.max(0, d.start - 4), d.start));
}

/** True between “ and ”; the 400 units before the place are looked at. */
export function inQuotation(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 400), at);
  const open = before.lastIndexOf('“');
  return open >= 0 && before.lastIndexOf('”') < open;
}
