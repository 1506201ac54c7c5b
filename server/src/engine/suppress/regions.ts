import { type Draft, lineAt } from '../../text/draft.ts';
import { type PlacedPassage, sourceRange } from '../../text/placed-passage.ts';
import type { Range } from '../../text/range.ts';
import type { SuppressComment } from './comments.ts';

const START: Range = { start: 0, end: 0 };

/** Finds what the comments about one line are about. One for all comments of one state of a draft. */
export class Regions {
  private readonly byLine = new Map<number, Range>();
  /** For comments from the last to the first: the line that was looked at last, and where text was found from there. */
  private looked = { from: -1, found: -1 };

  constructor(private readonly draft: Draft) {}

  /** The paragraphs on the line of a comment, whole, with their line end. */
  own(comment: SuppressComment): Range {
    return this.around(this.lineOf(comment.start));
  }

  /**
   * The next paragraph behind a comment, with its line end and the empty lines before it. Comments are to be asked from the
   * last to the first. A paragraph that a page has cut into lines is one line to its author, so it is reported as a whole.
   */
  next(comment: SuppressComment): Range {
    const { draft } = this;
    const count = draft.lineStarts.length - 1;
    const from = this.lineOf(comment.end - 1) + 1;
    const known = this.looked;
    let line = from;
    while (line < count) {
      const kind = draft.line(line)?.kind;
      if (kind !== 'blank' && kind !== 'html') break;
      if (line === known.from) {
        line = known.found;
        break;
      }
      line++;
    }
    this.looked = { from, found: line };
    return { start: comment.end, end: line < count ? this.around(line).end : draft.text.length + 1 };
  }

  private lineOf(at: number): number {
    return lineAt(this.draft.lineStarts, at);
  }

  /** The lines of all passages that stand on a line; at least the line itself. */
  private around(line: number): Range {
    const known = this.byLine.get(line);
    if (known) return known;
    const { passages, lineStarts } = this.draft;
    const from = lineStarts[line] as number;
    const to = this.behind(line);
    let start = from;
    let end = to;
    for (let k = this.firstReaching(from); k < passages.length; k++) {
      const r = wholeOf(passages[k] as PlacedPassage);
      if (r.start >= to) break;
      start = Math.min(start, lineStarts[this.lineOf(r.start)] as number);
      end = Math.max(end, this.behind(this.lineOf(Math.max(r.start, r.end - 1))));
    }
    const range = { start, end };
    this.byLine.set(line, range);
    return range;
  }

  /** Where the line behind a line begins; behind everything for the last one. */
  private behind(line: number): number {
    const { lineStarts, text } = this.draft;
    return line + 2 < lineStarts.length ? (lineStarts[line + 1] as number) : text.length + 1;
  }

  /** Index of the first passage that ends behind an offset. */
  private firstReaching(at: number): number {
    const { passages } = this.draft;
    let lo = 0;
    let hi = passages.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (wholeOf(passages[mid] as PlacedPassage).end <= at) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  }
}

const wholeOf = (p: PlacedPassage): Range => {
  const { start } = sourceRange(p, START);
  return { start, end: Math.max(start, sourceRange(p, { start: 0, end: p.passage.text.length }).end) };
};
