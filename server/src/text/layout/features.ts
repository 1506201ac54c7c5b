import { Class, classOf } from '../chars.ts';
import { IN_HTML, type Line } from '../line.ts';
import type { Range } from '../range.ts';
import { End, endOf, FREE_WORDS, headWidth, Start, startOf, widthOf } from './edges.ts';
import type { LineFeatures } from './line-features.ts';
import { roleOf } from './roles.ts';
import { rowOf } from './rows.ts';

export { End, LONGEST_DATELINE, opensStory, Start } from './edges.ts';

/** Blanks in a row that no justification puts in. */
const GUTTER = 5;

/** Features of a line without prose. A literal, since class fields cost more than all the rest. */
function noFeatures(): LineFeatures {
  return {
    width: 0,
    least: 0,
    innerStops: 0,
    commas: 0,
    pauses: 0,
    end: End.Other,
    start: Start.Other,
    head: 0,
    firstClause: 0,
    opens: 0,
    closes: 0,
    closesAt: 0,
    opensAt: 0,
    opensFirst: false,
    indent: 0,
    latin: false,
    foreign: false,
    gaps: 0,
    lastUnit: 0,
    firstUnit: 0,
    freeWord: false,
    role: 'text',
    ornament: false,
    gutter: false,
    solitary: false,
    emphasised: false,
    row: 0,
  };
}

/** Signs of programs that make a line without Han one of a program, from this number on; those that begin a command do alone. */
const CODE_SIGNS = 2;
const CODE_START = ':\\$@.%#';
const CODE = '{}[]<>=\\|;$_#@~^&*+';

/** Digits of the number of a page. */
const PAGE = 4;

/** Dots of a line of contents, before its page. */
const LEADER = 4;
const LEADERS = /(?:\.[ \u00a0]?){5}|…{3}|·{5}/;

/** True of a line without a letter or a figure (----, ====, <, a picture), or with the number of a page alone. */
function isBare(text: string, from: number, to: number): boolean {
  let digits = 0;
  for (let i = from; i < to; i++) {
    const bits = classOf(text.charCodeAt(i));
    if (bits & (Class.Latin | Class.Han | Class.Surrogate)) return false;
    if (bits & (Class.Digit | Class.FullAlnum)) digits++;
  }
  return digits === 0 || (digits === to - from && digits <= PAGE);
}

/** A Markdown picture alone, perhaps in a link. */
const IMAGE = /^[ \t]*\[?!\[[^\]]*\][([].*[)\]][ \t]*$/;

/** True if marks of emphasis stand at both ends: two of them at each, since one may be a foot mark. */
function isEmphasised({ masks, text }: Line, from: number, to: number): boolean {
  const first = masks.find((m) => m.end === from && m.as === '');
  const last = masks.find((m) => m.start === to && m.as === '');
  return first !== undefined && last !== undefined && EMPHASIS.includes(text[first.start] as string) && EMPHASIS.includes(text[last.end - 1] as string);
}
const EMPHASIS = '*_';

/** True of a sign as programs have it; of an opening bracket if a name stands before it, of a dash if an option begins. */
function isCodeSign(text: string, i: number, unit: number): boolean {
  if (unit === 0x28) return (classOf(text.charCodeAt(i - 1)) & Class.Latin) !== 0;
  if (unit === 0x2d) return text.charCodeAt(i - 1) === 0x20 && (classOf(text.charCodeAt(i + 1)) & Class.Latin) !== 0;
  return unit > 0x20 && CODE.includes(String.fromCharCode(unit));
}

/** What the pass over the units does with one. Han is by far the commonest. */
const Kind = { Unseen: 0, Narrow: 1, Wide: 2, Letter: 3, Blank: 4, Stop: 5, Pause: 6, Open: 7, Close: 8, Ornament: 9, Han: 10 } as const;

/** By unit, worked out when a text first shows it: a draft has some hundred units of 65 536. */
const kinds = new Uint8Array(0x10000);

function kindOf(unit: number): number {
  const bits = classOf(unit);
  if (bits & Class.Han) return Kind.Han;
  if (bits & Class.Stop) return Kind.Stop;
  if (bits & Class.Pause) return Kind.Pause;
  if (bits & Class.Open || unit === 0x28) return Kind.Open;
  if (bits & Class.Close || unit === 0x29) return Kind.Close;
  if (bits & Class.Blank) return Kind.Blank;
  if (bits & Class.Latin) return Kind.Letter;
  if (unit >= 0x25a0 && unit <= 0x25ff) return Kind.Ornament;
  return widthOf(unit) === 2 ? Kind.Wide : Kind.Narrow;
}

/**
 * Features of a line: one pass over its units, and patterns only where a character of theirs stands.
 * @param spare features that are not needed any more, to be written over
 */
export function featuresOf(line: Line, spare?: LineFeatures): LineFeatures {
  const f = spare ?? noFeatures();
  const { text, masks } = line;
  // The source of a page indents what it nests.
  f.indent = line.from === 0 || line.container.endsWith(IN_HTML) ? 0 : indentOf(text, line.from);
  let { from, to } = line;
  // Marks of Markdown at the ends (emphasis) are no prose.
  if (masks.length > 0) ({ from, to } = trimMasks(line));
  if (from >= to) return Object.assign(f, noFeatures(), { indent: f.indent });
  measure(f, line, from, to);
  f.firstUnit = text.charCodeAt(from);
  f.lastUnit = text.charCodeAt(to - 1);
  f.end = f.ornament && CREDIT_END.test(text.slice(Math.max(from, to - 18), to)) ? End.Stop : endOf(text, from, to);
  f.start = startOf(text, from, to);
  f.freeWord = f.start === Start.Bound && FREE_WORDS.has(text.slice(from, from + 2));
  f.head = headWidth(text, from, to);
  f.role = roleOf(text, from, to, f);
  return f;
}

function indentOf(text: string, from: number): number {
  let width = 0;
  for (let i = 0; i < from && i < 8; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x3000) width += 2;
    else if (unit === 0x20 || unit === 0xa0) width += 1;
    else if (unit === 0x09) width += 4;
    else return 0;
  }
  return width === 0 ? 0 : width < 3 ? 1 : 2;
}

function trimMasks(line: Line): { from: number; to: number } {
  let { from, to } = line;
  for (const m of line.masks) {
    if (m.start > from || m.as !== '') break;
    from = Math.max(from, m.end);
  }
  for (let k = line.masks.length - 1; k >= 0; k--) {
    const m = line.masks[k] as (typeof line.masks)[number];
    if (m.end < to || m.as !== '' || m.start < from) break;
    to = m.start;
  }
  while (to > from && classOf(line.text.charCodeAt(to - 1)) & Class.Blank) to--;
  while (from < to && classOf(line.text.charCodeAt(from)) & Class.Blank) from++;
  return { from, to };
}

/** One pass over the units: width, marks, pairs. */
function measure(f: LineFeatures, line: Line, from: number, to: number): void {
  const { text, masks } = line;
  let mask = 0;
  let nextMask = masks.length > 0 ? (masks[0] as Range).start : to;
  let width = 0;
  let letters = 0;
  let marks = 0;
  let blanks = 0;
  let gaps = 0;
  let ornament = false;
  let pauses = 0;
  let innerStops = 0;
  let commas = 0;
  let firstMark = to;
  let run = 0;
  let lastBlank = -2;
  let gutter = false;
  let depth = 0;
  let han = 0;
  let dots = 0;
  let signs = CODE_START.includes(text[from] as string) && from + 1 < to && !(classOf(text.charCodeAt(from + 1)) & Class.Blank) ? CODE_SIGNS : 0;
  let openedAt = from;
  let closes = 0;
  let closedAt = from;
  for (let i = from; i < to; i++) {
    if (i >= nextMask) {
      const m = masks[mask++] as (typeof masks)[number];
      width += m.as.length * 2;
      i = Math.max(i, m.end - 1);
      nextMask = mask < masks.length ? (masks[mask] as Range).start : to;
      continue;
    }
    const unit = text.charCodeAt(i);
    let kind = kinds[unit] as number;
    if (kind === Kind.Unseen) {
      kind = kindOf(unit);
      kinds[unit] = kind;
    }
    if (kind === Kind.Han) {
      width += 2;
      han++;
      continue;
    }
    width += widthOf(unit);
    if (unit === 0x2e || unit === 0x2026 || unit === 0xb7) dots++;
    else if (unit < 0x80 && isCodeSign(text, i, unit)) signs++;
    if (kind < Kind.Letter) continue;
    if (kind === Kind.Letter) letters++;
    else if (kind === Kind.Ornament) ornament = true;
    else if (kind === Kind.Blank) {
      blanks++;
      run = i === lastBlank + 1 ? run + 1 : 1;
      lastBlank = i;
      if (run >= GUTTER) gutter = true;
      if (isGap(text, i)) gaps++;
    } else {
      if (unit > 0x7f) marks++;
      if (kind === Kind.Stop || kind === Kind.Pause) {
        if (firstMark === to) firstMark = i;
        // A colon behind a label (电话：) is no mark of running text.
        if (unit !== 0xff1a) pauses++;
        if (i < to - 1) {
          if (kind === Kind.Stop) innerStops++;
          else if (unit === 0xff0c) commas++;
        }
      } else if (kind === Kind.Open) {
        depth++;
        openedAt = i;
      } else if (depth > 0) depth--;
      else if (closes++ === 0) closedAt = i;
    }
  }
  f.width = width;
  f.least = width - marks - blanks;
  f.gaps = gaps;
  f.gutter = gutter;
  f.solitary = IMAGE.test(text) || (han === 0 && (signs >= CODE_SIGNS || isBare(text, from, to))) || (dots >= LEADER && LEADERS.test(text.slice(from, to)));
  f.emphasised = isEmphasised(line, from, to);
  f.row = blanks > 0 && pauses === 0 ? rowOf(text, from, to) : 0;
  f.ornament = ornament;
  f.pauses = pauses;
  f.innerStops = innerStops;
  f.commas = commas;
  f.firstClause = firstMark - from;
  f.opens = depth;
  f.opensAt = depth > 0 ? to - openedAt : 0;
  f.opensFirst = depth > 0 && openedAt === from;
  f.closes = closes;
  f.closesAt = closedAt - from;
  f.latin = letters * 2 > to - from;
  f.foreign = han === 0;
}

/** True of a blank with Han or a closing mark before it and Han or an opening mark behind it. */
function isGap(text: string, i: number): boolean {
  return (classOf(text.charCodeAt(i - 1)) & (Class.Han | Class.Close | Class.Stop)) !== 0 && (classOf(text.charCodeAt(i + 1)) & (Class.Han | Class.Open)) !== 0;
}

/** □据新华社 behind the text: the credit that newspapers set after the last sentence, so the article ends here. */
const CREDIT_END = /[□■▲◆●][ 　]?[^，。！？；：□■▲◆●]{2,14}$/;
