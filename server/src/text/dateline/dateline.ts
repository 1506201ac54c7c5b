import type { Range } from '../range.ts';
import type { WrittenDay } from './day.ts';
import type { Named, Names } from './names.ts';

/** A day as far as it is known. */
export interface ArticleDate {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/** A dateline (电头) at the head of a passage, or in brackets at an article's end, taken apart. Ranges are units of the text it was read from. */
export interface Dateline {
  /** From the ornament or prefix to the verb, or to the end of the bracket behind it. */
  readonly range: Range;
  readonly agency: Named;
  /** Several places are one (东京、平壤). */
  readonly place?: Named | undefined;
  /** The day, when it is written with its month and the calendar has it. */
  readonly date?: (ArticleDate & { readonly range: Range }) | undefined;
  /** The date as it stands there, possible or not. */
  readonly written?: WrittenDay | undefined;
  /** 电, 专电, 讯, 报道, 消息; absent where it was lost */
  readonly verb?: Named | undefined;
  /** The bracket behind the verb with reporters or a label, brackets included. */
  readonly bracket?: Range | undefined;
  /** names of reporters in the bracket */
  readonly reporters: readonly Named[];
  readonly names?: Names | undefined;
  readonly position: 'head' | 'end';
  /** 据, 综合 */
  readonly prefix?: Named | undefined;
  /** □, ■ … before it */
  readonly ornament?: Range | undefined;
  /** The brackets the whole dateline stands in: （新华社北京6月12日电） */
  readonly enclosed?: Range | undefined;
  /** 上午, 凌晨 … behind the date */
  readonly dayPart?: Named | undefined;
  /** Only where both place and date are written. */
  readonly order?: 'place-date' | 'date-place' | undefined;
  /** Blanks and a mark between the verb and what follows (the bracket, the text); may be empty. */
  readonly separator: Range;
  /** Blanks and a mark between the whole dateline and the text; may be empty. */
  readonly after: Range;
  /** 题： follows. */
  readonly title: boolean;
  /** cns: China News Service sets half-width brackets with a blank before them. */
  readonly style: 'wire' | 'cns';
}
