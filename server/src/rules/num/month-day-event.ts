import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { pair, words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Numeral } from '../../text/numbers.ts';
import type { Range } from '../../text/range.ts';
import { DOTLESS, DOTTED, EVENT_BEGINS, EVENTS, QUOTED_EVENTS, WORD_EVENTS, WORDS } from './lib/events.ts';
import { ARABIC } from './lib/figures.ts';

export const monthDayEvent = defineRule<Message>({
  meta: {
    id: 'num/month-day-event',
    title: { zh: '月日简称的事件', en: 'Events named by month and day' },
    rationale: {
      zh: '用月日简称事件、节日，阿拉伯数字之间用间隔号，并加引号：“9·11”事件；用汉字时只有一月、十一月、十二月用间隔号：“一二·九”运动，五四运动不用。',
      en: 'An event named by its day takes · between Arabic figures, and quotation marks; in Chinese numerals only January, November and December take the dot.',
    },
    source: 'GB/T 15834—2011 4.14.3.5，GB/T 15835—2011 5.2.3',
    severity: 'warning',
    fixable: 'review',
    messages: {
      figures: { zh: '“{text}”应写作{house}', en: '“{text}” is written {house}' },
      words: { zh: '“{text}”应写作{house}', en: '“{text}” is written {house}' },
      dot: { zh: '“{text}”不用间隔号，写作“{house}”', en: '“{text}” takes no dot: {house}' },
    },
    options: {},
    examples: [
      { bad: '纪念馆展出⟦911⇢“9·11”⟧事件的图片，⟦“9.11”⇢“9·11”⟧恐怖袭击改变了航空安检。' },
      { bad: '⟦三一五⇢“3·15”⟧晚会曝光了三家企业，去年的⟦315⇢“3·15”⟧晚会也是。' },
      { bad: '⟦一二九⇢“一二·九”⟧运动的旧址，⟦五·四⇢五四⟧运动的旗帜，“⟦九·一八⇢九一八⟧”事变的见证。' },
      { bad: '⟦9-11⇢“9·11”⟧事件以后，⟦5.12⇢“5·12”⟧汶川地震以前。' },
      { good: '“9·11”事件，“5·12”汶川特大地震，“一二·九”运动，五四运动，九一八事变，3·8妇女节。' },
      { good: '911路公交车、保时捷911、拨打911、空客320空难、马航370事件、360事件、404事件。', note: '编号' },
      { good: '共911事件，一二九师，三一五医院，震级5.12，涨幅9.11%。' },
      { good: '“九·一八”历史博物馆，《五·四运动史》。', note: '馆名' },
    ],
  },
  triggers: [pair(ARABIC, EVENT_BEGINS), words(...QUOTED_EVENTS, ...WORD_EVENTS, ...DOTTED)],
  passage(p, _, places) {
    const { text } = p;
    let findings: Finding<Message>[] | undefined;
    const add = (named: Named | undefined): boolean => {
      if (!named || inTitle(text, named.start)) return false;
      findings ??= [];
      const range = { start: named.start, end: named.end };
      findings.push({
        message: named.message,
        range,
        data: { text: text.slice(range.start, range.end), house: named.text },
        fixes: [replace(range, named.text, { title: { zh: `改为${named.text}`, en: `Write ${named.text}` } })],
      });
      return true;
    };
    const list = p.numbers.all;
    for (let k = 0; k < list.length; k++) {
      const n = list[k] as Numeral;
      if (n.unit || n.shape !== 'plain') continue;
      const next = list[k + 1];
      if (next && add(dotted(text, n, next))) k++;
      else if (!add(inFigures(text, n))) add(inWords(text, n));
    }
    for (const at of places) if (text[at + 1] === '·') add(needlessDot(text, at + 1));
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'figures' | 'words' | 'dot';

/** A three-digit number behind one of these is a number: 空客320空难, 马航370事件. */
const NUMBERED = '客航音机型次路号线车组第约共近超';
const DOTS = '·•‧・．.･●-';

function eventBehind(text: string, at: number, list: readonly string[]): boolean {
  return list.some((e) => text.startsWith(e, at));
}

interface Named extends Range {
  readonly text: string;
  readonly message: Message;
}

/** The quotation marks around a range, if both are there. */
function withQuotes(text: string, r: Range): Range & { readonly quoted: boolean } {
  const quoted = text[r.start - 1] === '“' && text[r.end] === '”';
  return quoted ? { start: r.start - 1, end: r.end + 1, quoted } : { ...r, quoted };
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** 911事件, “9.11”恐怖袭击, 3-15晚会 */
function inFigures(text: string, n: Numeral): Named | undefined {
  if (n.form !== 'arabic' || n.unit || n.lead !== '' || n.vague !== '') return undefined;
  const before = text[n.start - 1];
  const digits = text.slice(n.start, n.end);
  let month = 0;
  let day = 0;
  const point = digits.search(/[.．]/);
  if (n.shape === 'plain' && point > 0) [month, day] = [Number(digits.slice(0, point)), Number(digits.slice(point + 1))];
  else if (n.shape === 'plain' && /^\d{3,4}$/.test(digits)) [month, day] = [Number(digits.slice(0, -2)), Number(digits.slice(-2))];
  else return undefined;
  if (!isDay(month, day) || (point < 0 && digits[digits.length - 2] === '0')) return undefined;
  const name = withQuotes(text, { start: n.start, end: n.end });
  if (!eventBehind(text, name.end, EVENTS)) return undefined;
  if (!name.quoted && before !== undefined && (NUMBERED.includes(before) || isAt(text, n.start - 1, Class.Latin) || before === '-')) return undefined;
  return { start: name.start, end: name.end, text: `“${month}·${day}”`, message: 'figures' };
}

/** 9•11事件, 9-11事件: two numbers with a mark that is not · between them. */
function dotted(text: string, a: Numeral, b: Numeral): Named | undefined {
  if (b.start !== a.end + 1 || a.form !== 'arabic' || b.form !== 'arabic' || a.unit || b.unit || b.end !== b.figureEnd) return undefined;
  const mark = text[a.end] as string;
  if (mark === '·' || !DOTS.includes(mark) || !isDay(a.value, b.value)) return undefined;
  const name = withQuotes(text, { start: a.start, end: b.end });
  if (!eventBehind(text, name.end, EVENTS) || (!name.quoted && isAt(text, a.start - 1, Class.Latin))) return undefined;
  return { start: name.start, end: name.end, text: `“${a.value}·${b.value}”`, message: 'figures' };
}

/** 一二九运动, 三一五晚会 */
function inWords(text: string, n: Numeral): Named | undefined {
  const known = n.form === 'chinese' ? WORDS[text.slice(n.start, n.end)] : undefined;
  if (!known) return undefined;
  const name = withQuotes(text, n);
  return eventBehind(text, name.end, known[1]) ? { start: name.start, end: name.end, text: known[0], message: 'words' } : undefined;
}

/** 五·四运动, “九·一八”事变 */
function needlessDot(text: string, at: number): Named | undefined {
  for (const [head, tail, behind] of DOTLESS) {
    if (text[at - 1] !== head || !text.startsWith(tail, at + 1)) continue;
    const end = at + 1 + tail.length;
    if (eventBehind(text, text[end] === '”' ? end + 1 : end, behind)) return { start: at - 1, end, text: head + tail, message: 'dot' };
  }
  return undefined;
}

/** True between 《 and 》; the 40 units before the place are looked at. */
function inTitle(text: string, at: number): boolean {
  const from = Math.max(0, at - 40);
  const before = text.slice(from, at);
  const open = before.lastIndexOf('《');
  return open >= 0 && open > before.lastIndexOf('》');
}
