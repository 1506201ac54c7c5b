import { SPACE, TAB } from './ascii.ts';

const TAB_STOP = 4;

/** A place in a line, in units and in columns: tabs stop at every fourth column and may be used up in part (CommonMark §2.2). */
export class LineCursor {
  text = '';
  /** offset of the next unit; on a tab that is used up in part, the tab */
  at = 0;
  column = 0;
  /** offset of the first unit from `at` on that is neither space nor tab (after `look`) */
  next = 0;
  /** columns between here and `next` */
  indent = 0;

  start(text: string): void {
    this.text = text;
    this.at = 0;
    this.column = 0;
    this.look();
  }

  /** Nothing but spaces and tabs from here on. */
  get blank(): boolean {
    return this.next >= this.text.length;
  }

  /** Finds the first unit that is no space, and how far it is indented. */
  private look(): void {
    const { text } = this;
    let { at, column } = this;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === SPACE) column++;
      else if (unit === TAB) column += TAB_STOP - (column % TAB_STOP);
      else break;
    }
    this.next = at;
    this.indent = column - this.column;
  }

  /** Goes to an offset behind the indent. */
  jump(to: number): void {
    this.column += this.indent + (to - this.next);
    this.at = to;
    this.look();
  }

  /** Uses up at most `count` columns of the indent. Does not look at it again, so that deep nesting costs nothing more. */
  use(count: number): void {
    while (count > 0 && this.at < this.next) {
      const width = this.text.charCodeAt(this.at) === TAB ? TAB_STOP - (this.column % TAB_STOP) : 1;
      const used = Math.min(width, count);
      this.column += used;
      this.indent -= used;
      if (used === width) this.at++;
      count -= used;
    }
  }
}
