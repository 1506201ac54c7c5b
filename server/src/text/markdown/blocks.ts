import { blankLine, type LineKind, NO_MASKS } from '../line.ts';
import type { RawLine } from '../lines.ts';
import { skipBlanks, trimBlanks } from '../plain.ts';
import { BRACKET_CLOSE, BRACKET_OPEN, isSpace, LESS, needsOf, SPACE } from './ascii.ts';
import { type Container, continues, DEEPEST, openContainer } from './containers.ts';
import { LineCursor } from './cursor.ts';
import { isExtensionLine } from './extensions.ts';
import { type HtmlCondition, htmlBlockEnds, htmlBlockStart } from './html.ts';
import { readHtmlProse } from './html-prose.ts';
import { finishLeaf, finishRow, leafStart, type OpenLine, takeDefinitions } from './leaf.ts';
import { atxHeading, closesFence, countCells, delimiterColumns, fenceLength, isThematicBreak, setextLevel } from './starts.ts';

type Leaf = 'none' | 'paragraph' | 'fence' | 'html' | 'table';

/**
 * The block structure of CommonMark §4 and §5, line by line: which containers are open, and which leaf at their tip. Indented
 * code needs no state: where no paragraph is open, a line of four columns more is code whatever stood before it.
 */
export class Blocks {
  readonly lines: OpenLine[] = [];
  private readonly stack: Container[] = [];
  private leaf: Leaf = 'none';
  private readonly cursor = new LineCursor();
  private raw: RawLine = { text: '', eol: '' };
  private restart = false;
  /** A list item began on this line. */
  private inNewItem = false;
  /** Where the open paragraph begins in `lines`, and what its lines need. */
  private paragraph = 0;
  private needs = 0;
  /** The paragraph's last line may head a table: it is not indented like code. */
  private mayHead = true;
  private fenceUnit = 0;
  private fenceLength = 0;
  private html: HtmlCondition = 0;
  /** Where the open HTML block begins in `lines`. */
  private htmlFrom = 0;

  /** Nothing is open: no container, no leaf. */
  get idle(): boolean {
    return this.leaf === 'none' && this.stack.length === 0;
  }

  /** @param restart whether reading may start again at this line */
  read(raw: RawLine, restart: boolean): void {
    this.raw = raw;
    this.restart = restart;
    this.inNewItem = false;
    const first = raw.text.charCodeAt(0);
    const plain = this.stack.length === 0 && (this.leaf === 'none' || this.leaf === 'paragraph');
    // Most lines: no mark of a block begins with a unit that is not ASCII.
    if (plain && first >= 0x80) this.addText(0, true);
    else if (plain && raw.text === '') {
      this.closeLeaf();
      this.lines.push(blankLine(raw.eol, restart));
    } else this.readLine();
  }

  /** A line of front matter. */
  readFront(raw: RawLine): void {
    this.raw = raw;
    this.restart = false;
    this.push('front', 0, raw.text.length);
  }

  /** Closes what is still open at the end of the draft. */
  finish(): void {
    this.closeTo(0);
  }

  private readLine(): void {
    const { cursor, stack } = this;
    cursor.start(this.raw.text);
    let depth = 0;
    while (depth < stack.length && continues(stack[depth] as Container, cursor)) depth++;
    const inside = depth === stack.length;
    if (inside && (this.leaf === 'fence' || this.leaf === 'html')) {
      if (this.leaf === 'fence') this.readFenced();
      else this.readHtml();
      return;
    }
    const opened = this.openContainers(depth);
    if (opened === 'leaf') return;
    if (!opened && this.leaf === 'paragraph' && !cursor.blank) {
      // A line that stands in fewer containers goes on with the paragraph all the same (“lazily”), but is no delimiter row.
      if (!inside || cursor.indent > 3 || !this.startTable()) this.addText(cursor.next, cursor.indent <= 3);
      return;
    }
    if (!opened && !inside) this.closeTo(depth);
    this.readRest();
  }

  /** What no mark of a block opens: blank lines, rows, indented code, new paragraphs. */
  private readRest(): void {
    const { cursor } = this;
    if (cursor.blank) {
      this.closeLeaf();
      this.push(this.inNewItem ? 'item' : 'blank', cursor.next, cursor.next);
      return;
    }
    this.fill();
    if (cursor.indent > 3) {
      this.closeLeaf();
      this.push('code', cursor.next, this.trimmed(cursor.next));
    } else if (this.leaf === 'table') {
      this.push('table', cursor.next, this.trimmed(cursor.next));
      finishRow(this.lines.at(-1) as OpenLine);
    } else this.addText(cursor.next, cursor.indent <= 3);
  }

  /**
   * Opens containers as long as their marks follow, then a leaf that a mark opens.
   * @param depth how many containers the line continues; those beyond, and the open leaf, close when something opens
   * @returns 'leaf': the line is read; else whether a container opened
   */
  private openContainers(depth: number): boolean | 'leaf' {
    const { cursor, stack } = this;
    let opened = false;
    for (;;) {
      if (cursor.blank || cursor.indent > 3) return opened;
      const inParagraph = !opened && this.leaf === 'paragraph' && depth === stack.length;
      const unit = cursor.text.charCodeAt(cursor.next);
      if (unit >= 0x80) return opened;
      if (this.openLeaf(unit, depth, inParagraph)) return 'leaf';
      if (depth >= DEEPEST) return opened;
      const parent = depth === 0 ? '' : (stack[depth - 1] as Container).path;
      const container = openContainer(cursor, parent, stack[depth], inParagraph);
      if (!container) return opened;
      this.closeTo(depth);
      this.fill();
      stack.push(container);
      depth++;
      opened = true;
      this.inNewItem ||= container.kind === 'item';
    }
  }

  /** Opens the leaf whose mark stands at the cursor, if one does. The order is that of CommonMark's reference parser. */
  private openLeaf(unit: number, depth: number, inParagraph: boolean): boolean {
    const { text, next } = this.cursor;
    switch (unit) {
      case 0x23: {
        const heading = atxHeading(text, next);
        if (!heading) return false;
        this.enter(depth, 'none');
        this.addHeading(heading.level, heading.from, heading.to);
        return true;
      }
      case 0x60:
      case 0x7e: {
        const length = fenceLength(text, next);
        if (length === 0) return false;
        this.enter(depth, 'fence');
        this.fenceUnit = unit;
        this.fenceLength = length;
        this.push('code', next, this.trimmed(next));
        return true;
      }
      case LESS: {
        const condition = htmlBlockStart(text, next, inParagraph);
        if (condition === 0) return false;
        this.enter(depth, 'html');
        this.html = condition;
        this.htmlFrom = this.lines.length;
        this.readHtml();
        return true;
      }
      case 0x3d:
      case 0x2d:
        if (inParagraph && this.underline()) return true;
        break;
    }
    if (isExtensionLine(text, next)) {
      this.enter(depth, 'none');
      this.push('html', next, this.trimmed(next));
      return true;
    }
    if (!isThematicBreak(text, next)) return false;
    this.enter(depth, 'none');
    this.push('rule', next, this.trimmed(next));
    return true;
  }

  /** Makes the open paragraph a heading if the line underlines it. Definitions alone cannot be underlined (§4.3). */
  private underline(): boolean {
    const { text, next } = this.cursor;
    const level = setextLevel(text, next);
    if (level === 0) return false;
    const { lines } = this;
    const first = takeDefinitions(lines, this.paragraph, lines.length);
    this.paragraph = first;
    if (first === lines.length) {
      this.leaf = 'none';
      return false;
    }
    for (let i = first; i < lines.length; i++) {
      const line = lines[i] as OpenLine;
      line.kind = 'heading';
      line.level = level;
    }
    this.closeText(first, lines.length);
    this.push('rule', next, this.trimmed(next));
    return true;
  }

  /** Makes the paragraph's last line the head of a table if this one is a delimiter row of as many columns (GFM §4.10). */
  private startTable(): boolean {
    const { text, next } = this.cursor;
    const columns = this.mayHead ? delimiterColumns(text, next) : 0;
    if (columns === 0) return false;
    const at = this.lines.length - 1;
    const head = this.lines[at] as OpenLine;
    if (countCells(head.text, leafStart(head), head.text.length) !== columns) return false;
    this.closeParagraph(at);
    head.kind = 'table';
    finishRow(head);
    this.leaf = 'table';
    this.push('rule', next, this.trimmed(next));
    return true;
  }

  private readFenced(): void {
    const { cursor } = this;
    if (cursor.indent <= 3 && closesFence(cursor.text, cursor.next, this.fenceUnit, this.fenceLength)) this.leaf = 'none';
    this.push('code', cursor.at, this.trimmed(cursor.at));
  }

  private readHtml(): void {
    const { cursor, html } = this;
    if (html >= 6 && cursor.blank) {
      this.closeLeaf();
      this.push('blank', cursor.next, cursor.next);
      return;
    }
    if (htmlBlockEnds(html, cursor.text, cursor.next)) this.leaf = 'none';
    this.push('html', cursor.at, this.trimmed(cursor.at));
  }

  private addHeading(level: number, from: number, to: number): void {
    const { text } = this.raw;
    const start = skipBlanks(text, from, to);
    const line = this.push('heading', start, trimBlanks(text, start, to));
    line.level = level;
    finishLeaf(this.lines, this.lines.length - 1, this.lines.length, needsOf(text, line.from, line.to));
  }

  /** Adds a line to the open paragraph, or opens one. */
  private addText(at: number, mayHead: boolean): void {
    const { text } = this.raw;
    let from = skipBlanks(text, at, text.length);
    if (this.leaf !== 'paragraph') {
      this.leaf = 'paragraph';
      this.paragraph = this.lines.length;
      this.needs = 0;
      if (this.inNewItem) from = taskMark(text, from);
    }
    const to = trimBlanks(text, from, text.length);
    this.needs |= needsOf(text, from, to);
    this.mayHead = mayHead;
    // A line of nothing but U+3000 does not end a paragraph, but whoever lays out text takes it for blank.
    const line = this.push(this.inNewItem ? 'item' : from === to ? 'blank' : 'text', from, to);
    line.hardBreak = text.length - to >= 2 && text.charCodeAt(text.length - 1) === SPACE && text.charCodeAt(text.length - 2) === SPACE;
  }

  private push(kind: LineKind, from: number, to: number): OpenLine {
    const { raw, stack } = this;
    const container = stack.length === 0 ? '' : (stack[stack.length - 1] as Container).path;
    const { text, eol } = raw;
    const line: OpenLine = { text, eol, kind, from, to, level: 0, container, masks: NO_MASKS, hardBreak: false, restart: this.restart };
    this.lines.push(line);
    return line;
  }

  private trimmed(from: number): number {
    return trimBlanks(this.raw.text, from, this.raw.text.length);
  }

  /** The container at the tip holds something now. */
  private fill(): void {
    const tip = this.stack[this.stack.length - 1];
    if (tip) tip.empty = false;
  }

  private enter(depth: number, leaf: Leaf): void {
    this.closeTo(depth);
    this.fill();
    this.leaf = leaf;
  }

  private closeTo(depth: number): void {
    this.closeLeaf();
    this.stack.length = depth;
  }

  private closeLeaf(): void {
    if (this.leaf === 'paragraph') this.closeParagraph(this.lines.length);
    else if (this.leaf === 'html' && this.html >= 6) readHtmlProse(this.lines, this.htmlFrom, this.lines.length);
    this.leaf = 'none';
  }

  private closeParagraph(to: number): void {
    if (this.paragraph < to) this.closeText(takeDefinitions(this.lines, this.paragraph, to), to);
  }

  private closeText(from: number, to: number): void {
    const last = this.lines[to - 1] as OpenLine;
    last.hardBreak = false;
    finishLeaf(this.lines, from, to, this.needs);
    this.leaf = 'none';
  }
}

/** Offset behind the `[ ]` or `[x]` of a task (GFM §5.3) that an item's text begins with. */
function taskMark(text: string, at: number): number {
  if (text.charCodeAt(at) !== BRACKET_OPEN || text.charCodeAt(at + 2) !== BRACKET_CLOSE || !isSpace(text.charCodeAt(at + 3))) return at;
  const tick = text[at + 1];
  if (tick !== ' ' && tick !== 'x' && tick !== 'X') return at;
  const from = skipBlanks(text, at + 3, text.length);
  return from < text.length ? from : at;
}
