import type { ArticleView } from '../../../rule/rule.ts';
import type { Scans } from '../../../rule/scans.ts';
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
export interface PlacedPiece {
  readonly passage: number;
  readonly value: Piece;
}

/** One article as a page sets it. Most stories are asked for their first pieces only, and read no further. */
export class Story {
  private readonly read: PlacedPiece[] = [];
  private next: number;
  private texts: string[] | undefined;

  constructor(private readonly article: ArticleView) {
    this.next = article.first;
  }

  get pieces(): readonly PlacedPiece[] {
    this.at(Number.POSITIVE_INFINITY);
    return this.read;
  }

  /** how many titles stand before the first text */
  get titles(): number {
    let n = 0;
    while (this.at(n)?.value.role === 'title') n++;
    return n;
  }

  /** It ends in its credit. */
  get closed(): boolean {
    for (const { value } of this.fromEnd()) return value.closes;
    return false;
  }

  /** its texts, without titles and credits */
  get bodies(): readonly string[] {
    if (!this.texts) {
      this.texts = [];
      for (const { value } of this.pieces) if (value.role === 'body') this.texts.push(value.text);
    }
    return this.texts;
  }

  at(index: number): PlacedPiece | undefined {
    while (this.read.length <= index && this.next <= this.article.last) {
      const piece = this.pieceAt(this.next++);
      if (piece) this.read.push(piece);
    }
    return this.read[index];
  }

  /** The last one first. */
  *fromEnd(): Generator<PlacedPiece> {
    for (let i = this.article.last; i >= this.article.first; i--) {
      const piece = this.pieceAt(i);
      if (piece) yield piece;
    }
  }

  private pieceAt(passage: number): PlacedPiece | undefined {
    const p = this.article.passage(passage);
    const value = p && pieceOf(p);
    return value && { passage, value };
  }
}

function pieceOf(p: Passage & Scans): Piece | undefined {
  const { text, kind } = p;
  if (kind === 'furniture' || kind === 'caption' || kind === 'byline' || !(p.classes & Class.Han)) return undefined;
  const range = { start: 0, end: text.length };
  const closes = p.endCredit !== undefined || (p.credit?.kind === 'source' && p.credit.agency !== undefined);
  if (kind === 'credit' || p.credit) return closes ? { role: 'credit', text, closes, range } : undefined;
  const title = isHeading(p) || (kind === 'paragraph' && titleLike(p));
  return { role: title && !p.dateline ? 'title' : 'body', text, closes, range };
}
