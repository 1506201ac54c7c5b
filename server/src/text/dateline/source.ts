import type { KeptPassage } from '../passage.ts';
import type { Words } from '../words.ts';
import { type Credit, creditAtEnd, creditOf, type EndCredit } from './credit.ts';
import type { Dateline } from './dateline.ts';
import { parseDateline } from './parse.ts';

/** What a passage says of where its article comes from (稿源). Ranges are units of its text. */
export interface SourceLines {
  /** 电头: the one the passage begins with, or that is all of it in brackets. */
  readonly dateline: Dateline | undefined;
  /** The credit or byline that is all of the passage, a dateline in brackets too. */
  readonly credit: Credit | undefined;
  /** The credit that runs on behind its last sentence. */
  readonly endCredit: EndCredit | undefined;
}

declare module '../passage.ts' {
  interface PassageMemo {
    /** its dateline and credits */
    source?: SourceLines | undefined;
  }
}

/** Most passages say nothing of it, and share this. */
const UNSOURCED: SourceLines = { dateline: undefined, credit: undefined, endCredit: undefined };

/**
 * Dateline and credits of a passage, read once and kept with it: the cutting of articles and the rules ask the same.
 * A passage belongs to one draft, and a draft has one vocabulary for life, so what is kept needs no name of the vocabulary.
 */
export function sourceOf(p: KeptPassage, words: Words): SourceLines {
  let source = p.memo.source;
  if (!source) {
    source = read(p.text, words);
    p.memo.source = source;
  }
  return source;
}

function read(text: string, words: Words): SourceLines {
  const dateline = parseDateline(text, words);
  const credit = creditOf(text, words, dateline);
  const endCredit = creditAtEnd(text, words);
  return dateline || credit || endCredit ? { dateline, credit, endCredit } : UNSOURCED;
}
