import { CUT, IN_HTML, type Mask } from '../line.ts';
import { isBlank, trimBlanks } from '../plain.ts';
import { findUrls } from '../urls.ts';
import { isLetter, SLASH } from './ascii.ts';
import { characterReference } from './entities.ts';
import { templateTagEnd } from './extensions.ts';
import { isFormattingTag, looseTagEnd, tagName } from './html.ts';
import type { OpenLine } from './leaf.ts';

/** Elements whose content is no prose, which stand by themselves. */
const RAW = new Set('pre script style textarea svg math head title iframe template noscript select'.split(' '));
/** … and those inside of text. */
const CODE = new Set('code kbd samp var'.split(' '));
/** Elements that stand inside of text, and are or hold a thing. */
const THINGS = new Set('img input button label video audio picture source track object embed canvas map area time data meter progress output'.split(' '));

const THING = '\ufffc';

/** Something of an HTML block that is no text; `block` where an element begins or ends, so that text does not go on over it. */
interface Piece extends Mask {
  readonly block: boolean;
  /** name of the element that a block tag opens, '' of others */
  readonly opens: string;
}

/**
 * Reads the prose of an HTML block (CommonMark §4.6, conditions 6 and 7): text in <p>, <li>, <td> … is text of the draft, to which
 * Markdown's marks mean nothing; tags, comments, code and what a template puts in are masked. Lines without text stay 'html'.
 * A line whose element begins on it says so (`opens`): nothing before goes on in it. Linear in the block.
 */
export function readHtmlProse(lines: readonly OpenLine[], from: number, to: number): void {
  let text = '';
  for (let i = from; i < to; i++) text += (i > from ? '\n' : '') + (lines[i] as OpenLine).text.slice((lines[i] as OpenLine).from);
  const pieces = piecesOf(text);
  const reader = new ProseReader(text, pieces);
  let start = 0;
  for (let i = from; i < to; i++) {
    const line = lines[i] as OpenLine;
    // Reading the line changes where its prose begins.
    const end = start + line.text.length - line.from;
    reader.read(line, start, end);
    start = end + 1;
  }
}

/** What of the text of a block is no text, in order, without overlaps. */
function piecesOf(text: string): Piece[] {
  const out: Piece[] = [];
  const urls = findUrls(text, 0, text.length);
  let url = 0;
  const push = (start: number, end: number, as: string, block = false, opens = ''): number => {
    out.push({ start, end, as, block, opens });
    return end;
  };
  for (let i = 0; i < text.length; ) {
    while (url < urls.length && (urls[url]?.start as number) < i) url++;
    if (urls[url]?.start === i) {
      i = push(i, urls[url]?.end as number, THING);
      continue;
    }
    const unit = text.charCodeAt(i);
    if (unit === 0x3c) i = angle(text, i, push);
    else if (unit === 0x26) {
      const found = characterReference(text, i);
      i = found ? push(i, found.end, found.as) : i + 1;
    } else if (unit === 0x7b) {
      const end = templateTagEnd(text, i);
      i = end > 0 ? push(i, end, THING) : i + 1;
    } else i++;
  }
  return out;
}

type Push = (start: number, end: number, as: string, block?: boolean, opens?: string) => number;

/** Reads what begins with the `<` at `at`. Returns where to go on. */
function angle(text: string, at: number, push: Push): number {
  const second = text.charCodeAt(at + 1);
  // What is not closed goes on to the end of the block.
  const until = (close: string, from: number): number => {
    const found = text.indexOf(close, from);
    return found < 0 ? text.length : found + close.length;
  };
  if (second === 0x21) {
    if (text.startsWith('--', at + 2)) return push(at, until('-->', at + 4), '');
    if (text.startsWith('[CDATA[', at + 2)) return push(at, until(']]>', at + 9), THING);
    return isLetter(text.charCodeAt(at + 2)) ? push(at, until('>', at + 2), THING) : at + 1;
  }
  if (second === 0x3f) return push(at, until('?>', at + 2), THING);
  const closing = second === SLASH;
  if (!isLetter(closing ? text.charCodeAt(at + 2) : second)) return at + 1;
  const end = looseTagEnd(text, at);
  if (end < 0) return push(at, text.length, THING, true);
  const name = tagName(text, at);
  const opening = !closing && text.charCodeAt(end - 2) !== SLASH;
  if (opening && RAW.has(name)) return push(at, elementEnd(text, end, name), THING, true);
  if (opening && CODE.has(name)) return push(at, elementEnd(text, end, name), THING);
  if (isFormattingTag(name)) return push(at, end, '');
  if (CODE.has(name) || THINGS.has(name)) return push(at, end, THING);
  // A tag of an element that nobody knows, and <br>, part what stands around them.
  return push(at, end, THING, true, opening ? name : '');
}

/** Offset behind the end tag of an element whose content begins at `from`, or the end of the text. */
function elementEnd(text: string, from: number, name: string): number {
  const close = new RegExp(`</${name}(?![\\w-])[^>]*>?`, 'gi');
  close.lastIndex = from;
  return close.test(text) ? close.lastIndex : text.length;
}

/** Text of a line, or what stands in it that is none. `as` is absent of text. */
interface Token {
  readonly from: number;
  readonly to: number;
  readonly as?: string;
}

/** Tokens of a line between two block tags. */
interface Segment {
  readonly tokens: Token[];
  hasText: boolean;
}

/** Finds the prose of line after line. */
class ProseReader {
  /** the first piece that reaches into the line */
  private next = 0;
  /** An element began or ended behind the last text; the name of the one that began last. */
  private parted = true;
  private element = '';
  /** The line before ends inside of a tag or thing, and holds text of the same element. */
  private inside: OpenLine | undefined;

  constructor(
    private readonly text: string,
    private readonly pieces: readonly Piece[],
  ) {}

  /** @param start, end of the line in the text of the block */
  read(line: OpenLine, start: number, end: number): void {
    const { inside, parted } = this;
    let { element } = this;
    const segments: Segment[] = [{ tokens: [], hasText: false }];
    let at = start;
    let runsOn = false;
    for (; this.next < this.pieces.length; this.next++) {
      const piece = this.pieces[this.next] as Piece;
      if (piece.start > end || (piece.start === end && piece.end > end)) break;
      this.addText(segments, at, Math.min(piece.start, end));
      at = Math.min(piece.end, end);
      if (piece.block) {
        segments.push({ tokens: [], hasText: false });
        this.element = piece.opens;
        if (!segments.some((s) => s.hasText)) element = piece.opens;
      } else this.addPiece(segments, piece, start, end);
      runsOn = piece.end > end && !piece.block;
      if (piece.end > end) break;
    }
    this.addText(segments, at, end);
    const prose = segments.filter((s) => s.hasText);
    const opens = parted || segments[0] !== prose[0] || prose.length > 1;
    const last = segments.at(-1) as Segment;
    if (prose.length > 0) this.parted = prose.length > 1 || last !== prose[0];
    else this.parted ||= segments.length > 1;
    this.inside = undefined;
    if (prose.length === 0) return;
    setProse(line, prose, line.from - start);
    if (opens) line.opens = true;
    if (opens && element === 'li') line.kind = 'item';
    if (!opens && inside) inside.runsOn = true;
    if (runsOn && !this.parted) this.inside = line;
  }

  private addText(segments: readonly Segment[], from: number, to: number): void {
    while (from < to && isBlank(this.text.charCodeAt(from))) from++;
    if (from >= to) return;
    const segment = segments.at(-1) as Segment;
    segment.tokens.push({ from, to: trimBlanks(this.text, from, to) });
    segment.hasText = true;
  }

  private addPiece(segments: readonly Segment[], { start, end, as }: Piece, from: number, to: number): void {
    const segment = segments.at(-1) as Segment;
    segment.tokens.push({ from: Math.max(start, from), to: Math.min(end, to), as });
    // A character that is written as a reference is text.
    if (as !== THING && as.trim() !== '') segment.hasText = true;
  }
}

/** Makes a line one of prose: what stands between two elements of one line cuts it. */
function setProse(line: OpenLine, prose: readonly Segment[], shift: number): void {
  const masks: Mask[] = [];
  let end = -1;
  for (const { tokens } of prose) {
    const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token];
    if (end >= 0) masks.push({ start: end + shift, end: first.from + shift, as: CUT });
    else line.from = first.from + shift;
    for (const { from, to, as } of tokens) if (as !== undefined && from < to) masks.push({ start: from + shift, end: to + shift, as });
    end = last.to;
  }
  line.to = end + shift;
  line.kind = 'text';
  line.container += IN_HTML;
  line.masks = masks;
}
