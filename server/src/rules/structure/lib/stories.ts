import type { ArticleView, Fact, PlacedFact, Scans } from '../../../rule/rule.ts';
import { Class } from '../../../text/chars.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { isHeading, titleLike } from './titles.ts';

/** What a passage is in the order of a page. Captions, bylines and furniture are nothing of it. */
export interface Piece {
  readonly role: 'title' | 'body' | 'credit';
  readonly text: string;
  /** It names the source of the story before it. */
  readonly closes: boolean;
  readonly range: Range;
}

/** A piece in its place. */
export type PlacedPiece = PlacedFact<Piece>;

/** One article as a page sets it. Most stories are asked for their first pieces only. */
export class Story {
  readonly pieces: readonly PlacedPiece[];
  private texts: string[] | undefined;

  constructor({ facts }: ArticleView<Piece>) {
    this.pieces = facts;
  }

  /** how many titles stand before the first text */
  get titles(): number {
    let n = 0;
    while (this.pieces[n]?.value.role === 'title') n++;
    return n;
  }

  /** It ends in its credit. */
  get closed(): boolean {
    return this.pieces.at(-1)?.value.closes === true;
  }

  /** its texts, without titles and credits */
  get bodies(): readonly string[] {
    if (!this.texts) {
      this.texts = [];
      for (const { value } of this.pieces) if (value.role === 'body') this.texts.push(value.text);
    }
    return this.texts;
  }
}

/** What a passage is in the order of a page, as a fact. */
export function pieceOf(p: Passage & Scans): Fact<Piece> | undefined {
  const { text, kind } = p;
  if (kind === 'furniture' || kind === 'caption' || kind === 'byline' || !(p.classes & Class.Han)) return undefined;
  const range = { start: 0, end: text.length };
  const closes = p.endCredit !== undefined || (p.credit?.kind === 'source' && p.credit.agency !== undefined);
  if (kind === 'credit' || p.credit) return closes ? { range, value: { role: 'credit', text, closes, range } } : undefined;
  const title = isHeading(p) || (kind === 'paragraph' && titleLike(p));
  return { range, value: { role: title && !p.dateline ? 'title' : 'body', text, closes, range } };
}
