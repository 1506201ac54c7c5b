import type { Mask } from '../line.ts';
import type { Range } from '../range.ts';
import { findUrls } from '../urls.ts';
import {
  AMPERSAND,
  BACKSLASH,
  BACKTICK,
  BANG,
  BRACE_OPEN,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  COLON,
  DOT,
  GREATER,
  INLINE,
  isDigit,
  isLetter,
  isMark,
  LESS,
  MINUS,
  NEEDS,
  PAREN_OPEN,
  PLUS,
  SPACE,
  STAR,
  skipRun,
  TILDE,
  UNDERSCORE,
  URL,
} from './ascii.ts';
import { type Delimiter, delimiterAt, pairDelimiters } from './emphasis.ts';
import { characterReference } from './entities.ts';
import { attributesEnd, templateTagEnd, wikiLink } from './extensions.ts';
import { isFormattingTag, tagEnd, tagName } from './html.ts';
import { resourceEnd } from './links.ts';
import { footnoteLabelEnd } from './starts.ts';

const NO_URLS: readonly Range[] = [];
const THING = '\ufffc';
/** What <br> is masked as: told from other things, so that one at a line end can make a hard break. */
export const BREAK = '\u2028';

/** Units the scan stops at: those that need inline work, and the bracket ends that only matter behind one. */
const STOPS = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) STOPS[unit] = (NEEDS[unit] as number) & INLINE;
STOPS[BANG] = 1;
STOPS[BRACKET_CLOSE] = 1;

interface Bracket {
  readonly at: number;
  readonly image: boolean;
}

/**
 * Finds what is no text in one leaf (a paragraph, a heading, a cell) by CommonMark §6, left to right, in linear time.
 * Reference links ([text][ref], [ref]) stay text: whether they are links depends on definitions anywhere in the draft, and what
 * an edit of a definition changes must not reach over the whole draft.
 * @param text the leaf, its lines joined by '\n'; offsets in UTF-16 units
 * @param needs what the text may need (see needsOf)
 * @returns sorted masks without overlaps; they may run over line ends. <br> is masked as BREAK
 */
export function inlineMasks(text: string, needs: number): Mask[] {
  return new InlineScan(text, needs).run();
}

class InlineScan {
  private readonly masks: Mask[] = [];
  private readonly brackets: Bracket[] = [];
  /** Links inside links are none: of the brackets below this index only images can still become something. */
  private inactive = 0;
  private last: Delimiter | undefined;
  private readonly urls: readonly Range[];
  /** For each length of a run of backticks, where the last such run begins. Filled when the first run finds no close nearby. */
  private ticks: Map<number, number> | undefined;
  /** Closing sequences that were looked for in vain: they stand nowhere behind. */
  private missing: Set<string> | undefined;

  constructor(
    private readonly text: string,
    needs: number,
  ) {
    this.urls = needs & URL ? findUrls(text, 0, text.length) : NO_URLS;
  }

  run(): Mask[] {
    const { text, urls } = this;
    let i = 0;
    let url = 0;
    while (i < text.length) {
      while (url < urls.length && (urls[url] as Range).start < i) url++;
      const stop = urls[url]?.start ?? text.length;
      for (; i < stop; i++) {
        const unit = text.charCodeAt(i);
        if (unit < 128 && STOPS[unit] === 1) break;
      }
      if (i < stop) i = this.at(i, text.charCodeAt(i));
      else if (i < text.length) i = this.mask(i, (urls[url] as Range).end, THING);
    }
    pairDelimiters(this.last, 0, this.emphasis);
    return settle(this.masks);
  }

  private mask(start: number, end: number, as: string): number {
    this.masks.push({ start, end, as });
    return end;
  }

  private readonly emphasis = (start: number, end: number, refused: boolean): void => {
    this.masks.push(refused ? { start, end, as: '', refused } : { start, end, as: '' });
  };

  /** Reads what begins at `i`. Returns where to go on. */
  private at(i: number, unit: number): number {
    switch (unit) {
      case BACKSLASH:
        return isMark(this.text.charCodeAt(i + 1)) ? this.mask(i, i + 2, this.text[i + 1] as string) : i + 1;
      case BACKTICK:
        return this.code(i);
      case LESS:
        return this.angle(i);
      case AMPERSAND: {
        const found = characterReference(this.text, i);
        return found ? this.mask(i, found.end, found.as) : i + 1;
      }
      case STAR:
      case UNDERSCORE:
      case TILDE: {
        const end = skipRun(this.text, i, unit);
        const run = delimiterAt(this.text, i, end, this.last);
        if (!run.canOpen && !run.canClose) return end;
        if (this.last) this.last.next = run;
        this.last = run;
        return end;
      }
      case BANG:
        if (this.text.charCodeAt(i + 1) !== BRACKET_OPEN) return i + 1;
        if (this.text.charCodeAt(i + 2) === BRACKET_OPEN) {
          const embedded = wikiLink(this.text, i + 1);
          if (embedded) return this.mask(i, embedded.close + 2, THING);
        }
        this.brackets.push({ at: i, image: true });
        return i + 2;
      case BRACE_OPEN: {
        const tag = templateTagEnd(this.text, i);
        if (tag > 0) return this.mask(i, tag, THING);
        const attributes = attributesEnd(this.text, i);
        return attributes > 0 ? this.mask(i, attributes, '') : i + 1;
      }
      case BRACKET_OPEN: {
        const wiki = wikiLink(this.text, i);
        if (wiki?.text !== undefined) {
          // What is read of it is text.
          this.mask(i, wiki.text, '');
          this.mask(wiki.close, wiki.close + 2, '');
          return wiki.text;
        }
        if (wiki) return this.mask(i, wiki.close + 2, THING);
        const note = footnoteLabelEnd(this.text, i);
        if (note > 0 && this.text.charCodeAt(note) !== PAREN_OPEN) return this.mask(i, note, '');
        this.brackets.push({ at: i, image: false });
        return i + 1;
      }
      default:
        return this.closeBracket(i);
    }
  }

  /** A code span, or a run of backticks that finds no close. */
  private code(start: number): number {
    const { text } = this;
    const open = skipRun(text, start, BACKTICK);
    const length = open - start;
    if (this.ticks && (this.ticks.get(length) ?? -1) < open) return open;
    for (let i = text.indexOf('`', open); i >= 0; ) {
      const end = skipRun(text, i, BACKTICK);
      if (end - i === length) return this.mask(start, end, THING);
      i = text.indexOf('`', end);
    }
    this.ticks ??= runsOfBackticks(text, open);
    return open;
  }

  /** An autolink, a raw HTML tag, a comment, an instruction, a declaration or CDATA (§6.5, 6.6). */
  private angle(i: number): number {
    const { text } = this;
    const second = text.charCodeAt(i + 1);
    if (second === 0x21) {
      if (text.startsWith('--', i + 2)) return this.until('-->', i, i + 2, '');
      if (text.startsWith('[CDATA[', i + 2)) return this.until(']]>', i, i + 9, THING);
      return isLetter(text.charCodeAt(i + 2)) ? this.until('>', i, i + 3, THING) : i + 1;
    }
    if (second === 0x3f) return this.until('?>', i, i + 2, THING);
    const auto = autolinkEnd(text, i);
    if (auto > 0) return this.mask(i, auto, THING);
    const end = tagEnd(text, i);
    if (end < 0) return i + 1;
    const name = tagName(text, i);
    return this.mask(i, end, name === 'br' ? BREAK : isFormattingTag(name) ? '' : THING);
  }

  private until(close: string, start: number, from: number, as: string): number {
    if (this.missing?.has(close)) return start + 1;
    const found = this.text.indexOf(close, from);
    if (found >= 0) return this.mask(start, found + close.length, as);
    this.missing ??= new Set();
    this.missing.add(close);
    return start + 1;
  }

  /** A `]`: with a resource behind it and a bracket open before it, the end of a link's text or of an image. */
  private closeBracket(i: number): number {
    const open = this.brackets.pop();
    if (!open) return i + 1;
    const active = open.image || this.brackets.length >= this.inactive;
    this.inactive = Math.min(this.inactive, this.brackets.length);
    const end = active ? resourceEnd(this.text, i + 1) : -1;
    if (end < 0) return i + 1;
    this.last = pairDelimiters(this.last, open.at, this.emphasis);
    if (open.image) return this.mask(open.at, end, THING);
    this.inactive = this.brackets.length;
    this.mask(open.at, open.at + 1, '');
    return this.mask(i, end, '');
  }
}

/** Where the last run of each length begins, at or behind an offset. */
function runsOfBackticks(text: string, from: number): Map<number, number> {
  const out = new Map<number, number>();
  for (let i = text.indexOf('`', from); i >= 0; ) {
    const end = skipRun(text, i, BACKTICK);
    out.set(end - i, i);
    i = text.indexOf('`', end);
  }
  return out;
}

/** Offset behind an autolink `<scheme:…>` or `<name@host>` (§6.5) whose `<` stands at `at`, −1 if there is none. */
function autolinkEnd(text: string, at: number): number {
  let i = at + 1;
  let unit = text.charCodeAt(i);
  if (isLetter(unit)) {
    do unit = text.charCodeAt(++i);
    while (i - at <= 33 && (isLetter(unit) || isDigit(unit) || unit === PLUS || unit === DOT || unit === MINUS));
    const length = i - at - 1;
    if (unit === COLON && length >= 2 && length <= 32) {
      for (i++; i < text.length; i++) {
        unit = text.charCodeAt(i);
        if (unit === GREATER) return i + 1;
        if (unit <= SPACE || unit === LESS || unit === 0x7f) return -1;
      }
      return -1;
    }
  }
  return addressEnd(text, at + 1);
}

/** Offset behind `name@host>`; −1 if there is none. Labels of the host are at most 63 units and neither begin nor end with a hyphen. */
function addressEnd(text: string, from: number): number {
  let i = from;
  while (isLetter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i)) || ".!#$%&'*+/=?^_`{|}~-".includes(text[i] ?? ' ')) i++;
  if (i === from || text[i] !== '@') return -1;
  for (;;) {
    const label = ++i;
    while (isLetter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i)) || text.charCodeAt(i) === MINUS) i++;
    if (i === label || i - label > 63 || text.charCodeAt(label) === MINUS || text.charCodeAt(i - 1) === MINUS) return -1;
    if (text.charCodeAt(i) === GREATER) return i + 1;
    if (text.charCodeAt(i) !== DOT) return -1;
  }
}

/** Sorts the masks and drops those inside another (what an image holds goes with the image). */
function settle(masks: Mask[]): Mask[] {
  let sorted = true;
  for (let k = 1; k < masks.length && sorted; k++) sorted = (masks[k - 1] as Mask).end <= (masks[k] as Mask).start;
  if (sorted) return masks;
  masks.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  let kept = 0;
  for (const m of masks) {
    if (m.start < end) continue;
    masks[kept++] = m;
    end = m.end;
  }
  masks.length = kept;
  return masks;
}
