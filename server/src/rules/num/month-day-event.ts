import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { signs } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Numeral } from '../../text/numbers.ts';
import type { Range } from '../../text/range.ts';
import { NUMBER } from './lib/figures.ts';

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
  triggers: [signs(NUMBER)],
  passage(p) {
    const { text } = p;
    if (!(p.classes & Class.Han)) return NOTHING;
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
      if (next && mayName(text, next.end) && add(dotted(text, n, next))) k++;
      else if (mayName(text, n.end) && !add(inFigures(text, n))) add(inWords(text, n));
    }
    if (p.classes & Class.OtherMark) for (let at = text.indexOf('·'); at >= 0; at = text.indexOf('·', at + 1)) add(needlessDot(text, at));
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'figures' | 'words' | 'dot';

/** What a day is the name of, where it stands right behind the number. */
const EVENTS = [
  '事件',
  '恐怖袭击',
  '恐袭',
  '国际消费者权益日',
  '晚会',
  '专案',
  '大案',
  '惨案',
  '爆炸案',
  '爆炸事故',
  '特大',
  '空难',
  '矿难',
  '地震',
  '大地震',
  '汶川地震',
  '汶川特大地震',
  '汶川大地震',
  '运动',
  '事变',
];
/** A three-digit number behind one of these is a number: 空客320空难, 马航370事件. */
const NUMBERED = '客航音机型次路号线车组第约共近超';
/** Chinese numerals that name a day: 一、十一 and 十二月 take ·, since 一二九 could be read as 1·29. */
const WORDS: Readonly<Record<string, readonly [name: string, behind: readonly string[]]>> = {
  一二九: ['“一二·九”', ['运动']],
  一二八: ['“一·二八”', ['事变', '抗战']],
  一二一: ['“一二·一”', ['运动', '惨案']],
  三一五: ['“3·15”', ['晚会', '国际消费者权益日', '打假']],
  九一一: ['“9·11”', ['事件', '恐怖袭击', '恐袭']],
};
/** Day names in words without ·: before and behind the place of a dot, then what they are the name of. */
const DOTLESS: readonly (readonly [head: string, tail: string, behind: readonly string[]])[] = [
  ['五', '四', ['运动', '青年节', '精神']],
  ['五', '一', ['劳动节', '国际劳动节', '长假', '假期']],
  ['六', '一', ['儿童节', '国际儿童节']],
  ['七', '一', ['建党节']],
  ['八', '一', ['建军节', '南昌起义']],
  ['十', '一', ['国庆', '长假', '黄金周']],
  ['七', '七', ['事变']],
  ['九', '一八', ['事变']],
  ['五', '卅', ['运动', '惨案']],
];
const DOTS = '·•‧・．.･●-';

/** First units of what stands behind the name of a day. */
const BEGINS = new Uint8Array(0x10000);
for (const word of [...EVENTS, ...Object.values(WORDS).flatMap(([, behind]) => behind)]) BEGINS[word.charCodeAt(0)] = 1;
const CLOSE = '”'.charCodeAt(0);

/** One look at what stands behind a number: with hardly any does an event. */
function mayName(text: string, end: number): boolean {
  const at = text.charCodeAt(end) === CLOSE ? end + 1 : end;
  return at < text.length && BEGINS[text.charCodeAt(at)] === 1;
}

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
  if (b.start !== a.end + 1 || a.form !== 'arabic' || b.form !== 'arabic' || a.unit || b.unit) return undefined;
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
