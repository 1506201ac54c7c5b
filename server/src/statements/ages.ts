import type { ArticleDate } from '../text/dateline.ts';
import type { DateMention } from '../text/numbers.ts';
import type { Range } from '../text/range.ts';
import type { Interval, Quantity } from './quantity.ts';
import type { CountedSentence } from './sentences.ts';

/** How long somebody or something has been there since a year, as a sentence tells it. `until` is absent where the article's own year is meant. */
export interface AgeStatement {
  readonly since: Range & { readonly year: number; readonly text: string };
  readonly until: (Range & { readonly year: number; readonly text: string }) | undefined;
  readonly told: Quantity;
  readonly what: 'age' | 'service' | 'anniversary';
}

const BORN_BEHIND = /^(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；]{0,6}?(?:出生|生于|诞生|生，)/;
const BORN_BEFORE = /(?:出生于|生于|诞生于)$/;
const DIED = /^(?:\d{1,2}月)?(?:\d{1,2}日)?[^。；]{0,14}?(?:去世|逝世|病逝|辞世|离世|病故|牺牲|殉职|逝于)/;
const AGE_AT_DEATH = /(?:享年|终年|时年|年仅)$/;
/** 2018年退休，退休时60岁 */
const AGE_THEN = /(?:时|那年|当年|年满)$/;
const AGE_NOW = /(?:今年|现年|已经?|如今|年届)$/;
/** What one may have done since a year, and how long: the same word stands in both places. */
export const SERVICES: readonly string[] = '从教 从警 从医 从军 从艺 从业 从政 从影 执教 行医 入行 入党 入伍 参军 参加工作 驻村 援疆 援藏'.split(' ');
const SERVICE = new RegExp(`(${SERVICES.join('|')})`);
const FOUNDED_IN = /(?:创办|成立|创建|始建|创刊|建校|建)于$/;
const NOBODY_ELSE = /^(?:如今|至今|现在|目前|今年|明年)?(?:已经?|也)?(?:是|将迎来|迎来|适逢|恰逢|正值|喜迎|纪念|庆祝)?(?:其|两国|双方)?$/;
const FOUNDED =
  /(成立|建校|建交|建党|建军|建国|创刊|创办|创建|创立|建市|建厂|建院|建馆|建团|建队|建港|开港|开馆|开业|开园|开通|开播|开航|设立|首演|首播|诞辰|逝世|解放|签署|通车|投产)/;

/**
 * The ages that a sentence states with the year from which they are counted. Read are: 1931年出生，2019年去世，享年89岁; 1960年生于海州，今年59岁;
 * 1985年从教，从教30年; 1949年建交，建交70周年. Another year in the sentence makes it none.
 * @param dates those of the passage, in order
 */
export function readAges(s: CountedSentence, dates: readonly DateMention[]): readonly AgeStatement[] {
  const life = lifeOf(s);
  if (life) return [life];
  const years = dates.filter((d) => d.start >= s.start && d.end <= s.end && d.year && isYear(d.year.value));
  if (years.length === 0 || years.length > 2) return [];
  const out: AgeStatement[] = [];
  s.quantities.forEach((told, k) => {
    const found = told.hedge === '' ? (ageOf(s, k, years) ?? serviceOf(s, k, years)) : undefined;
    if (found) out.push(found);
  });
  return out;
}

const LIFE = /（(1[89]\d\d|20\d\d)年?[—–-]{1,2}((?:19|20)\d\d)年?）/;

/** 周大川（1935—2015）享年80岁 */
function lifeOf(s: CountedSentence): AgeStatement | undefined {
  const found = LIFE.exec(s.text);
  const told = s.quantities.find((q, k) => (q.unit === '岁' || q.unit === '周岁') && AGE_AT_DEATH.test(s.gaps[k] as string));
  if (!found || !told || told.hedge !== '') return undefined;
  const at = (text: string): YearAt => {
    const start = s.start + found.index + found[0].indexOf(text);
    return { start, end: start + text.length, year: Number(text), text: `${text}年` };
  };
  return { since: at(found[1] as string), until: at(found[2] as string), told, what: 'age' };
}

const isYear = (year: number): boolean => year >= 1840 && year < 2100;

type YearAt = AgeStatement['since'];

function yearAt(s: CountedSentence, d: DateMention): YearAt {
  const end = d.year?.unitEnd ?? d.end;
  return { start: d.start, end, year: d.year?.value ?? 0, text: s.text.slice(d.start - s.start, end - s.start) };
}

function ageOf(s: CountedSentence, k: number, years: readonly DateMention[]): AgeStatement | undefined {
  const told = s.quantities[k] as Quantity;
  if (told.unit !== '岁' && told.unit !== '周岁') return undefined;
  const behind = (d: DateMention): string => s.text.slice((d.year?.unitEnd ?? d.end) - s.start);
  const born = years.find((d) => BORN_BEHIND.test(behind(d)) || BORN_BEFORE.test(s.text.slice(0, d.start - s.start)));
  if (!born) return undefined;
  const before = s.gaps[k] as string;
  const died = years.find((d) => d !== born && DIED.test(behind(d)));
  if (AGE_AT_DEATH.test(before)) return died && { since: yearAt(s, born), until: yearAt(s, died), told, what: 'age' };
  const then = years.length === 2 && born === years[0] ? years[1] : undefined;
  if (then && then.end < told.start && AGE_THEN.test(before)) return { since: yearAt(s, born), until: yearAt(s, then), told, what: 'age' };
  return AGE_NOW.test(before) && years.length === 1 ? { since: yearAt(s, born), until: undefined, told, what: 'age' } : undefined;
}

function serviceOf(s: CountedSentence, k: number, years: readonly DateMention[]): AgeStatement | undefined {
  const told = s.quantities[k] as Quantity;
  const [only] = years;
  if (!only || years.length > 1 || only.end > told.start) return undefined;
  const anniversary = told.unit === '周年';
  if (told.unit !== '年' && !anniversary) return undefined;
  const word = (anniversary ? FOUNDED : SERVICE).exec(s.text.slice((only.year?.unitEnd ?? only.end) - s.start, told.start - s.start))?.[1];
  if (word === undefined) return undefined;
  // 创办于1956年的海州中学……建校60周年
  if (anniversary && FOUNDED_IN.test(s.text.slice(0, only.start - s.start)) && s.text.startsWith('的', (only.year?.unitEnd ?? only.end) - s.start))
    return { since: yearAt(s, only), until: undefined, told, what: 'anniversary' };
  // The year begins another clause: 2014年建交50周年 is the year of the anniversary.
  if (!/[，。；：、]/.test(s.text.slice((only.year?.unitEnd ?? only.end) - s.start, told.start - s.start))) return undefined;
  // The clause says it of nobody else: 学校1949年成立，集团今年成立30周年.
  const clause = /[^，。；：]*$/.exec(s.gaps[k] as string)?.[0] ?? '';
  const at = clause.lastIndexOf(word);
  if (at < 0 || !NOBODY_ELSE.test(clause.slice(0, at)) || !/^(?:已经?|整整|满|了)?$/.test(clause.slice(at + word.length))) return undefined;
  return { since: yearAt(s, only), until: undefined, told, what: anniversary ? 'anniversary' : 'service' };
}

/**
 * What the years allow: a year less before the birthday, a year more in the old way of counting (虚岁). Undefined without the year
 * to which the statement reaches.
 */
export function yearsOf({ since, until }: AgeStatement, date: ArticleDate | undefined): Interval | undefined {
  const year = until?.year ?? date?.year;
  if (year === undefined || year < since.year) return undefined;
  const length = year - since.year;
  return { low: length - 1, high: length + 1 };
}
