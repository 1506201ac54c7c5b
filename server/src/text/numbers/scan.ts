import { Class, isAt } from '../chars.ts';
import { chineseValue } from './chinese.ts';
import { cutOf } from './mixed.ts';
import type { Numeral, NumeralForm, NumeralShape, Vague } from './numeral.ts';
import { chineseEnd, decimalsEnd, digitsEnd, isCode, numberValue, specialAt, vagueAt } from './read.ts';
import { readScales } from './scales.ts';
import { NUMERAL, nextNumeral, Sign, signAt, signOf, valueAt } from './signs.ts';
import { unitAt } from './units.ts';

const CURRENCY = '$＄¥￥€£';
/** Digits of both scripts that may be one number. */
const LONGEST = 12;

interface Amount {
  readonly figure: number;
  readonly figureEnd: number;
  readonly value: number;
  readonly scale: number;
  readonly parts: number;
}

/** Reads the numbers of one text from left to right. Each step looks at a bounded number of units or reads on: linear. */
class NumberReader {
  readonly out: Numeral[] = [];
  /** Behind the unit of the number read last. */
  private behind = -1;

  constructor(private readonly text: string) {}

  read(): readonly Numeral[] {
    const { text } = this;
    for (let i = nextNumeral(text, 0); i < text.length; i = nextNumeral(text, i)) {
      i = signOf(text.charCodeAt(i)) & Sign.Arabic ? this.arabic(i) : this.chinese(i);
    }
    return this.out;
  }

  /** A number that begins with an Arabic digit. @returns where to read on */
  private arabic(at: number): number {
    const { text } = this;
    const before = at > 0 ? text.charCodeAt(at - 1) : 0;
    const lead =
      (before < 0x100 || before >= 0x20ac) && (before < 0x3000 || before > 0xff00) && CURRENCY.includes(text[at - 1] ?? '\u0000')
        ? (text[at - 1] as string)
        : '';
    const whole = digitsEnd(text, at);
    const special = specialAt(text, at, whole);
    if (special) return this.push(lead, at, special.end, special.shape, 'arabic', noAmount(special.end));
    if (signAt(text, whole) === Sign.Chinese) {
      const end = this.oneNumber(at);
      if (end > 0) return this.scaled(lead, at, end, 'mixed');
    }
    return this.scaled(lead, at, decimalsEnd(text, whole), 'arabic');
  }

  /** End of a run of digits of both scripts that is one number, or 0. */
  private oneNumber(at: number): number {
    const { text } = this;
    let end = at;
    while (end - at <= LONGEST && (signAt(text, end) & (Sign.Arabic | Sign.Chinese)) !== 0) end++;
    if (end - at > LONGEST) return 0;
    return cutOf(text, at, end) === end ? end : 0;
  }

  /** A number whose first figures end at `figureEnd`, with its scale words and further figures. */
  private scaled(lead: string, at: number, figureEnd: number, form: NumeralForm): number {
    const { text } = this;
    const figure = numberValue(text, at, figureEnd);
    const scaled = signAt(text, figureEnd) & Sign.Scale ? readScales(text, figureEnd, figure) : undefined;
    const end = scaled ? scaled.end : figureEnd;
    const shape = lead === '' && isCode(text, at, end, this.behind) ? 'code' : 'plain';
    return this.push(lead, at, end, shape, form, {
      figure,
      figureEnd,
      value: scaled ? scaled.value : figure,
      scale: scaled ? scaled.scale : 1,
      parts: scaled ? scaled.parts : 1,
    });
  }

  /** A number that begins with a Chinese numeral, 几, 数 or 百分之. @returns where to read on */
  private chinese(i: number): number {
    const { text } = this;
    const sign = signAt(text, i) & NUMERAL;
    if (sign === Sign.Vague && !(signAt(text, i + 1) & Sign.Scale)) return i + 1;
    if (sign === Sign.Scale && partsFollow(text, i + 1)) return this.percentage(i);
    let end = chineseEnd(text, i + 1);
    const next = signAt(text, end);
    if (end === i + 1 && !(next & (Sign.Behind | Sign.Arabic)) && !(signAt(text, i - 1) & Sign.Ahead))
      return partsFollow(text, end) ? this.fraction(i, end) : end;
    if (next & Sign.Vague && signAt(text, end - 1) === Sign.Scale && vagueAt(text, end, true)) end++;
    if (sign === Sign.Chinese && signAt(text, end) === Sign.Arabic && end - i <= 4) {
      const both = this.oneNumber(i);
      if (both > 0) return this.scaled('', i, both, 'mixed');
    }
    if (partsFollow(text, end)) return this.fraction(i, end);
    if (end === i + 1 && !(next & Sign.Behind) && !(signAt(text, i - 1) & Sign.Ahead)) return end;
    const { value, pair } = chineseValue(text, i, end);
    const vague: Vague = pair ? 'pair' : sign === Sign.Vague ? (text[i] as Vague) : text[end - 1] === '几' ? '几' : '';
    return this.push('', i, end, 'plain', 'chinese', { figure: value, figureEnd: end, value, scale: 1, parts: 1 }, vague);
  }

  /** 百分之十, 百分之12, 百分之三点五 */
  private percentage(i: number): number {
    const { text } = this;
    const at = i + 3;
    const sign = signAt(text, at) & NUMERAL;
    if (sign === 0) return at;
    const arabic = sign === Sign.Arabic;
    let end = arabic ? decimalsEnd(text, digitsEnd(text, at)) : sign === Sign.Vague ? chineseEnd(text, at + 1) : chineseEnd(text, at);
    const { value, pair } = arabic ? { value: numberValue(text, at, end), pair: false } : chineseValue(text, at, end);
    if (!arabic && text[end] === '点' && signAt(text, end + 1) === Sign.Chinese) end = chineseEnd(text, end + 1);
    const vague: Vague = pair ? 'pair' : sign === Sign.Vague ? (text[at] as Vague) : '';
    return this.push(text.slice(i, at), at, end, 'plain', arabic ? 'arabic' : 'chinese', { figure: value, figureEnd: end, value, scale: 1, parts: 1 }, vague);
  }

  private fraction(i: number, end: number): number {
    const stop = chineseEnd(this.text, end + 2);
    return stop === end + 2 ? end : this.push('', i, stop, 'fraction', 'chinese', noAmount(stop));
  }

  /** @param known what is known of its exactness before what follows is read */
  private push(lead: string, at: number, bodyEnd: number, shape: NumeralShape, form: NumeralForm, amount: Amount, known: Vague = ''): number {
    const { text } = this;
    let end = bodyEnd;
    let vague = known;
    let times = 1;
    if (shape === 'plain') {
      const tail = vagueAt(text, end, form === 'arabic');
      if (tail) {
        vague = tail;
        end++;
        // 100多万, 20余亿
        if (amount.scale === 1) while (signAt(text, end) === Sign.Scale && valueAt(text, end) >= 4) times *= 10 ** valueAt(text, end++);
      }
    }
    const unitStart = isAt(text, end, Class.Blank) ? end + 1 : end;
    const unit = shape === 'code' || shape === 'date' ? undefined : unitAt(text, unitStart);
    const unitEnd = unit ? unitStart + unit.text.length : end;
    this.out.push({
      start: at - lead.length,
      end,
      form,
      shape,
      lead,
      at,
      figureEnd: amount.figureEnd,
      figure: amount.figure,
      bodyEnd,
      scale: amount.scale * times,
      value: amount.value * times,
      parts: amount.parts,
      vague,
      unit,
      unitStart: unit ? unitStart : end,
      unitEnd,
    });
    this.behind = unitEnd;
    // A unit that holds a numeral (千米, 个百分点) is not read as one.
    return unit && (unit.kind === 'points' || signAt(text, unitStart) !== 0 || unit.kind === 'symbol') ? unitEnd : end;
  }
}

/** 分之: a fraction or a percentage in words. */
function partsFollow(text: string, i: number): boolean {
  return text.charCodeAt(i) === 0x5206 && text.charCodeAt(i + 1) === 0x4e4b;
}

function noAmount(figureEnd: number): Amount {
  return { figure: Number.NaN, figureEnd, value: Number.NaN, scale: 1, parts: 1 };
}

/** The numbers of a text, in order. Single Chinese digits inside words (一些, 四川) are left out. Linear. */
export function readNumerals(text: string): readonly Numeral[] {
  return new NumberReader(text).read();
}
