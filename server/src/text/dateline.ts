import type { Range } from './range.ts';
import type { Words } from './words.ts';

/** A day as far as it is known. */
export interface ArticleDate {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/** A dateline (电头) at the head of a passage, or in brackets at an article's end, taken apart. Ranges are units of the text it was read from. */
export interface Dateline {
  readonly range: Range;
  readonly agency: { readonly text: string; readonly range: Range };
  readonly place?: { readonly text: string; readonly range: Range };
  readonly date?: (ArticleDate & { readonly range: Range }) | undefined;
  /** 电, 专电, 讯, 报道, 消息 */
  readonly verb?: { readonly text: string; readonly range: Range };
  /** The bracket with reporters or a label, brackets included. */
  readonly bracket?: Range;
  /** names of reporters in the bracket */
  readonly reporters: readonly { readonly text: string; readonly range: Range }[];
  readonly position: 'head' | 'end';
}

/**
 * Reads the dateline a text begins with (rules.md §0.2: [据] AGENCY [PLACE] [DATE] 电|讯|报道|消息 [bracket]).
 * @returns undefined when the text does not begin with one
 */
export function parseDateline(_text: string, _words: Words): Dateline | undefined {
  return undefined;
}
