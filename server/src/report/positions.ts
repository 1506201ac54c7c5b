import type { Range } from '../text/range.ts';

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Lines and columns of offsets, 1-based, in UTF-16 units. Lines end at LF, CRLF and lone CR. */
export class Positions {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    let cr = text.indexOf('\r');
    let lf = text.indexOf('\n');
    while (cr >= 0 || lf >= 0) {
      const lone = cr >= 0 && (lf < 0 || cr < lf);
      const end = lone && cr + 1 !== lf ? cr : lf;
      this.starts.push(end + 1);
      if (cr >= 0 && cr <= end) cr = text.indexOf('\r', end + 1);
      if (lf >= 0 && lf <= end) lf = text.indexOf('\n', end + 1);
    }
  }

  at(offset: number): Position {
    const { starts } = this;
    let lo = 0;
    let hi = starts.length - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if ((starts[mid] as number) <= offset) lo = mid;
      else hi = mid - 1;
    }
    return { line: lo + 1, column: offset - (starts[lo] as number) + 1 };
  }

  /** The range as the command line's JSON writes it. */
  range({ start, end }: Range): { offset: number; length: number; start: Position; end: Position } {
    return { offset: start, length: end - start, start: this.at(start), end: this.at(end) };
  }
}
