import { Class, isAt } from '../../../text/chars.ts';

/** The marks that come in pairs (GB/T 15834—2011 4.8, 4.9, 4.15). */
export const PAIRS = [
  { name: 'double', open: '“', close: '”' },
  { name: 'single', open: '‘', close: '’' },
  { name: 'bracket', open: '（', close: '）' },
  { name: 'title', open: '《', close: '》' },
  { name: 'inner-title', open: '〈', close: '〉' },
  { name: 'lenticular', open: '【', close: '】' },
  { name: 'tortoise', open: '〔', close: '〕' },
  { name: 'corner', open: '「', close: '」' },
  { name: 'double-corner', open: '『', close: '』' },
] as const;

export const DOUBLE = 0;
export const SINGLE = 1;
export const BRACKET = 2;
export const TITLE = 3;

/** By unit: 0, or 2 × kind + 1 of an opening mark, 2 × kind + 2 of a closing one. */
export const CODES = new Uint8Array(0x10000);
PAIRS.forEach(({ open, close }, kind) => {
  CODES[open.charCodeAt(0)] = 2 * kind + 1;
  CODES[close.charCodeAt(0)] = 2 * kind + 2;
});
// Half-width brackets close full-width ones: their width is another rule's matter.
CODES[0x28] = 2 * BRACKET + 1;
CODES[0x29] = 2 * BRACKET + 2;

/** What a mark says it is. A straight quotation mark does not say. */
type Facing = 'open' | 'close' | 'either';
export type Role = 'open' | 'close' | 'none';

interface PairMark {
  readonly at: number;
  /** The last 。！？ before it, −1 without one. */
  readonly stop: number;
  readonly said: Facing;
  /** It may well be no mark of a pair: an apostrophe, the bracket of 1）, a smiley. */
  readonly weak: boolean;
}

/** One mark as it was understood. */
export interface Read {
  readonly mark: PairMark;
  readonly role: Role;
  /** Index of its partner, −1 where that is lost. */
  partner: number;
  /** how many pairs of its kind it stands in */
  readonly depth: number;
}

/**
 * Bits by kind of the pairs that do not simply alternate in a text: open, close, open, close. 0 for nearly all texts.
 * One look at each unit.
 */
export function oddKinds(text: string): number {
  let open = 0;
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = CODES[text.charCodeAt(i)] as number;
    if (code === 0) continue;
    const bit = 1 << ((code - 1) >> 1);
    if (((open & bit) !== 0) === ((code & 1) === 1)) odd |= bit;
    else open ^= bit;
  }
  return odd | open;
}

/** An apostrophe (it’s, rock ’n’ roll), a year (’98, ‘90后), minutes (5’). */
function isApostrophe(text: string, at: number): boolean {
  const before = isAt(text, at - 1, Class.Latin | Class.Digit);
  if (text[at] === '‘') return isAt(text, at + 1, Class.Digit) && isAt(text, at + 2, Class.Digit) && !isAt(text, at + 3, Class.Digit);
  if (isAt(text, at + 1, Class.Latin | Class.Digit)) return before || !isAt(text, at - 1, Class.Han);
  return before;
}

/** Seconds and inches: 5’30”, 42”液晶屏. */
function isMeasure(text: string, at: number): boolean {
  if (text[at] !== '”' || !isAt(text, at - 1, Class.Digit)) return false;
  return /\d[’'′]\d{1,2}$/.test(text.slice(Math.max(0, at - 5), at)) || /^(?:[屏管轮]|液晶|显示|电视|彩电|英寸|蛋糕|披萨)/.test(text.slice(at + 1, at + 3));
}

/** 1）  a）  ①） at the head of a clause number it; ：） is a face. */
function isListMark(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && at - i < 3 && (isAt(text, i - 1, Class.Digit | Class.FullAlnum | Class.Latin) || '一二三四五六七八九十'.includes(text[i - 1] as string))) i--;
  if (i === at) return i === 0 || ':;^_=：'.includes(text[i - 1] as string);
  return i === 0 || isAt(text, i - 1, Class.Stop | Class.Pause | Class.Blank);
}

/** A half-width bracket of Latin text, a formula or a face. */
function isForeign(text: string, at: number): boolean {
  const inner = text[at] === '(' ? at + 1 : text[at] === ')' ? at - 1 : -1;
  return inner >= 0 && !isAt(text, inner, Class.Han | Class.Digit | Class.Close | Class.Open);
}

/** True of a mark that may well be none of a pair. */
function mayBeElse(text: string, at: number, kind: number, said: Facing): boolean {
  if (kind === DOUBLE) return isMeasure(text, at);
  if (kind === SINGLE) return isApostrophe(text, at);
  return kind === BRACKET && ((said === 'close' && isListMark(text, at)) || isForeign(text, at));
}

const STRAIGHT = '"＂〝〞〟„‟';

/** True for double quotation marks that do not say which half they are, or are none of Chinese: " ＂ 〝 〞. */
function isStraight(unit: number): boolean {
  return unit === 0x22 || (unit > 0x2000 && STRAIGHT.indexOf(String.fromCharCode(unit)) >= 0);
}

/** The marks of one kind, in order; for double quotation marks the straight ones too (42" may be inches, and is weak). */
export function marksOf(text: string, kind: number): PairMark[] {
  const out: PairMark[] = [];
  let stop = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3002 || unit === 0xff01 || unit === 0xff1f) stop = at;
    if (unit !== 0x22 && unit < 0x2000 && kind !== BRACKET) continue;
    if (kind === DOUBLE && !isAt(text, at, Class.Han) && isStraight(unit)) {
      out.push({ at, stop, said: 'either', weak: isAt(text, at - 1, Class.Digit) });
      continue;
    }
    const code = CODES[unit] as number;
    if (code === 0 || (code - 1) >> 1 !== kind) continue;
    const said = code & 1 ? 'open' : 'close';
    out.push({ at, stop, said, weak: mayBeElse(text, at, kind, said) });
  }
  return out;
}

/** Costs of understanding a mark in another way than it says, and of a mark that is missing. */
const FLIP = 1;
const MISSING = 2.2;
/** Pairs directly inside pairs of their kind: wrong for quotation marks, rare for titles, usual for brackets. */
const NESTED = [2.6, 2.6, 0.2, 1, 1, 1, 1, 1, 1] as const;
const DEEPEST = 3;
/** A quotation of several sentences without a mark at its end, a title of several sentences. */
const UNENDED = 2.4;
/** Left out of account: cheap where the mark may be something else. */
const IGNORED_WEAK = 0.4;
const NEVER = 1e6;

const TURNS = Class.Stop | Class.Pause;

/** How badly a mark would open here: what it opens must follow. */
function opensBadly(text: string, at: number): number {
  if (at + 1 >= text.length || isAt(text, at + 1, TURNS | Class.Close | Class.Blank)) return 3;
  return isAt(text, at - 1, Class.Stop | Class.Pause | Class.Open) || at === 0 ? -0.4 : 0;
}

/** How badly it would close here. */
function closesBadly(text: string, at: number): number {
  const before = text[at - 1];
  if (at === 0 || before === '：' || before === '、' || isAt(text, at - 1, Class.Open | Class.Blank)) return 3;
  if (before === '，' || before === '；') return 1.5;
  if (at + 1 >= text.length || isAt(text, at + 1, TURNS | Class.Close)) return -0.4;
  return isAt(text, at - 1, Class.Stop) ? 0.5 : 0;
}

/** What a mark costs in a role. */
function costOf(text: string, { at, said, weak }: PairMark, role: 'open' | 'close', kind: number): number {
  const badly = role === 'open' ? opensBadly(text, at) : closesBadly(text, at);
  if (said === 'either') return badly;
  if (said === role) return 0;
  // Only quotation marks are turned by mistake.
  return kind <= SINGLE && !weak ? FLIP + badly : NEVER;
}

/** What a pair costs by what it holds: sentences that end nowhere, two forms of marks. */
function costOfPair(text: string, open: PairMark, close: PairMark, kind: number): number {
  const mixed = kind === DOUBLE && open.said !== 'either' && close.said === 'either' ? 0.3 : 0;
  if (close.stop <= open.at || kind === BRACKET) return mixed;
  const last = close.at - 1;
  const ends = isAt(text, last, Class.Stop) || text[last] === '…' || (isAt(text, last, Class.Close) && isAt(text, last - 1, Class.Stop));
  return ends && kind <= SINGLE ? mixed : mixed + UNENDED;
}

interface Open {
  readonly mark: PairMark;
  readonly outer: Open | undefined;
}

/** A way to have understood all marks up to one: linked backwards. */
interface Way {
  readonly cost: number;
  readonly role: Role;
  /** depth before the mark, after what is missing before it */
  readonly from: number;
  /** closing marks that are missing before it */
  readonly closed: number;
  /** its own opening mark is missing */
  readonly lost: boolean;
  /** the opening marks that are not closed yet, behind it */
  readonly open: Open | undefined;
  readonly before: Way | undefined;
}

/**
 * Understands the marks of one kind in the way that costs least: as they are, turned round, or with a partner missing.
 * Linear in the number of marks.
 * @param marks of `marksOf`
 */
export function readPairMarks(text: string, marks: readonly PairMark[], kind: number): Read[] {
  const nested = NESTED[kind] ?? 1;
  let ways: (Way | undefined)[] = [{ cost: 0, role: 'none', from: 0, closed: 0, lost: false, open: undefined, before: undefined }];
  for (const mark of marks) {
    const next: (Way | undefined)[] = [];
    const offer = (depth: number, way: Way): void => {
      const known = next[depth];
      if (!known || way.cost < known.cost) next[depth] = way;
    };
    const open = costOf(text, mark, 'open', kind);
    const close = costOf(text, mark, 'close', kind);
    ways.forEach((before, depth) => {
      if (!before) return;
      for (let closed = 0; closed <= Math.min(depth, 1); closed++) {
        const from = depth - closed;
        const cost = before.cost + closed * MISSING;
        const outer = closed ? before.open?.outer : before.open;
        if (from < DEEPEST) offer(from + 1, { cost: cost + open + from * nested, role: 'open', from, closed, lost: false, open: { mark, outer }, before });
        if (outer)
          offer(from - 1, {
            cost: cost + close + costOfPair(text, outer.mark, mark, kind),
            role: 'close',
            from,
            closed,
            lost: false,
            open: outer.outer,
            before,
          });
        else offer(0, { cost: cost + close + MISSING, role: 'close', from: 0, closed, lost: true, open: undefined, before });
        if (mark.weak) offer(from, { cost: cost + IGNORED_WEAK, role: 'none', from, closed, lost: false, open: outer, before });
      }
    });
    ways = next;
  }
  return trace(ways, marks);
}

/** The cheapest way, what is open at the end counted, as a list. */
function trace(ways: readonly (Way | undefined)[], marks: readonly PairMark[]): Read[] {
  let best: Way | undefined;
  let least = Number.POSITIVE_INFINITY;
  ways.forEach((way, depth) => {
    if (way && way.cost + depth * MISSING < least) {
      best = way;
      least = way.cost + depth * MISSING;
    }
  });
  const steps: Way[] = [];
  for (let way = best; way?.before; way = way.before) steps.push(way);
  steps.reverse();
  const out: Read[] = [];
  const stack: number[] = [];
  steps.forEach((way, k) => {
    if (way.closed > 0) stack.pop();
    const read: Read = { mark: marks[k] as PairMark, role: way.role, partner: -1, depth: way.from };
    out.push(read);
    if (way.role === 'open') stack.push(k);
    else if (way.role === 'close' && !way.lost) {
      const opener = stack.pop();
      if (opener === undefined) return;
      read.partner = opener;
      (out[opener] as Read).partner = k;
    }
  });
  return out;
}
