import { type DateMention, readDates } from './numbers/dates.ts';
import type { Numeral } from './numbers/numeral.ts';
import { type NumberRange, readRanges } from './numbers/ranges.ts';
import { readNumerals } from './numbers/scan.ts';

export type { DateMention } from './numbers/dates.ts';
export type { Numeral } from './numbers/numeral.ts';
export type { NumberRange } from './numbers/ranges.ts';
export type { UnitKind } from './numbers/units.ts';

/** The numbers of one text with what they make together; each view is read once, when first asked for. UTF-16 units of the text. */
export class Numbers {
  private list?: readonly Numeral[];
  private rangeList?: readonly NumberRange[];
  private dateList?: readonly DateMention[];

  constructor(private readonly text: string) {}

  /** Every number, in order. */
  get all(): readonly Numeral[] {
    this.list ??= readNumerals(this.text);
    return this.list;
  }

  /** 27日至28日, 2—3天: neighbours with a range mark between them. */
  get ranges(): readonly NumberRange[] {
    this.rangeList ??= readRanges(this.text, this.all);
    return this.rangeList;
  }

  /** 2018年6月12日（星期二）, 12日 */
  get dates(): readonly DateMention[] {
    this.dateList ??= readDates(this.text, this.all);
    return this.dateList;
  }
}
