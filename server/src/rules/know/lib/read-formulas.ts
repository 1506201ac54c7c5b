import { type Formula, type Formulas, formulasOf, isNearTerm } from '../../../knowledge/formulas.ts';
import type { TermItem } from '../../../lexicon/knowledge.ts';
import { isConfusable } from '../../../names/homophones.ts';
import type { PassageView, Scans } from '../../../rule/scans.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { sentenceStart } from '../../lib/clause.ts';
import { arranged, type Chain, chainAround, isInOrder, isPartOfLonger, jointsIn, type Link } from './chain.ts';
import { firstFrom } from './first-from.ts';
import { yearsIn } from './years.ts';

/** A formulation that is not as it is fixed. Ranges are units of the passage. */
export interface FormulaSlip extends Range {
  readonly what: 'order' | 'part' | 'missing' | 'term';
  /** what to write in place of the range */
  readonly to: string;
  /** the part that is wrong or missing */
  readonly part: string;
  /** how many parts the formulation has */
  readonly parts: number;
  readonly since: string;
}

/** How far the words of a formulation's context may stand from it, in units. */
const NEAR = 20;
/** … and the word that closes it, where a part is missing. */
const CLOSE = 10;
/** Parts of a formulation of two; shorter ones are words that stand beside words like them. */
const LONG = 4;
const REACH = 120;
/** Tells of what was said before, or of the wording itself. */
const OTHER_TIME = /曾|此前|最初|当时|过去|早在|原来|改为|调整为|顺序|次序|提法|写成|误/;

/** Where a part of a formulation stands behind a mark. */
export const PART_JOINTS: PassageView<readonly number[]> = { read: ({ text }, lexicon) => jointsIn(text, ['、', '，'], formulasOf(lexicon).index) };

/** Where a quotation mark stands before what may be a term that counts, by its first character. */
export const TERM_MARKS: PassageView<readonly number[]> = { read: ({ text }, lexicon) => marksIn(text, formulasOf(lexicon).termHeads) };

const NO_MARKS: readonly number[] = [];

function marksIn(text: string, heads: ReadonlySet<string>): readonly number[] {
  let out: number[] | undefined;
  for (let at = text.indexOf('“'); at >= 0; at = text.indexOf('“', at + 1)) {
    if (!heads.has(text[at + 1] as string)) continue;
    out ??= [];
    out.push(at);
  }
  return out ?? NO_MARKS;
}

/** Of a passage that is read joint by joint: where the chains of formulations end that were found so far, and whether they are right. */
export type ReadChains = Map<Formula, { readonly end: number; readonly right: boolean }>;

/**
 * Reads the formulation around the item that begins behind the joint at `at`.
 * @param read joints inside a chain that was read lead to the same chain, and are passed over
 */
export function slipAround(p: Passage & Scans, at: number, { index }: Formulas, read: ReadChains): FormulaSlip | undefined {
  let found: FormulaSlip | undefined;
  for (const formula of index.at(p.text, at + 1)) {
    const known = read.get(formula);
    if (known && at < known.end) {
      if (known.right) return undefined;
      continue;
    }
    const chain = chainAround(p.text, at + 1, formula, true);
    if (!chain || chain.links.length < 2) continue;
    // The same words may be right in another formulation.
    const right = isRight(p.text, chain, formula);
    read.set(formula, { end: chain.end, right });
    if (right) return undefined;
    found ??= judge(p, chain, formula);
  }
  return found;
}

const hasSlip = ({ links }: Chain): boolean => links.some((link) => link.slip);

const isRight = (text: string, chain: Chain, formula: Formula): boolean =>
  !hasSlip(chain) &&
  isInOrder(chain) &&
  (formula.some ? chain.links.length > 2 : chain.links.length === formula.items.length) &&
  isInContext(text, chain, formula);

function judge(p: Passage & Scans, chain: Chain, formula: Formula): FormulaSlip | undefined {
  const { text } = p;
  const { links } = chain;
  const { items, since, some } = formula;
  const whole = links.length === items.length;
  if (isPartOfLonger(text, chain) || isQuoted(p, chain) || isOfOtherTime(text, chain, since) || !isInContext(text, chain, formula)) return undefined;
  if (items.length === 2 && text.slice(chain.start, chain.end).includes('，')) return undefined;
  const say = (what: FormulaSlip['what'], range: Range, to: string, part = ''): FormulaSlip => ({ ...pick(range), what, to, part, parts: items.length, since });
  if (hasSlip(chain)) {
    const off = links.find((link) => link.slip) as Link;
    const right = items[off.item] as string;
    return whole && isInOrder(chain) && mayTellSlip(items, right) ? say('part', off, right, right) : undefined;
  }
  if (!isInOrder(chain)) return whole || (some && links.length > 2) ? say('order', chain, arranged(text, chain, formula)) : undefined;
  return some ? undefined : readMissing(text, chain, formula, say);
}

const pick = ({ start, end }: Range): Range => ({ start, end });

const mayTellSlip = (items: readonly string[], right: string): boolean => items.length > 2 || right.length > LONG;

/** One part in the middle of four and more is left out, and the word that closes the formulation stands behind. */
function readMissing(
  text: string,
  chain: Chain,
  { items, near }: Formula,
  say: (what: 'missing', range: Range, to: string, part: string) => FormulaSlip,
): FormulaSlip | undefined {
  const { links, start, end } = chain;
  if (items.length < 4 || links.length !== items.length - 1 || !near.some((word) => text.slice(end, end + CLOSE).includes(word))) return undefined;
  const gap = links.findIndex((link, i) => link.item !== i);
  if (gap <= 0) return undefined;
  const part = items[gap] as string;
  const at = (links[gap - 1] as Link).end;
  return say('missing', chain, `${text.slice(start, at)}、${part}${text.slice(at, end)}`, part);
}

function isInContext(text: string, { start, end }: Range, { near }: Formula): boolean {
  if (near.length === 0) return true;
  const [before, behind] = [text.slice(Math.max(0, start - NEAR), start), text.slice(end, end + NEAR)];
  return near.some((word) => before.includes(word) || behind.includes(word));
}

/** Inside of what somebody said; marks around the formulation alone are no quotation. */
function isQuoted(p: Passage & Scans, { start, end }: Range): boolean {
  const own = p.quotations[firstFrom(p.quotations, start - 1)];
  return p.quoted(start) && !(own && own.end <= end + 1);
}

function isOfOtherTime(text: string, { start, end }: Range, since: string): boolean {
  const sentence = text.slice(sentenceStart(text, start, REACH), end + NEAR);
  return OTHER_TIME.test(sentence) || yearsIn(sentence).some((year) => year < Number(since.slice(0, 4)));
}

/** The formulation that counts which the one in the quotation mark at `at` nearly is: “两个确定”. */
export function termSlip({ text }: Passage, at: number, { terms, known, longestTerm }: Formulas): FormulaSlip | undefined {
  const close = at + text.slice(at, at + longestTerm + 2).indexOf('”');
  const said = text.slice(at + 1, close);
  if (close < at || known.has(said) || terms.some((t) => t.term === said)) return undefined;
  const [only, ...others] = terms.filter((t) => isNearTerm(said, t.term));
  if (!only || others.length > 0) return undefined;
  const range = { start: at + 1, end: close };
  const sentence = text.slice(sentenceStart(text, at, REACH), close + REACH).split('。', 1)[0] as string;
  const companions = terms.filter((t) => t !== only && sentence.includes(t.term)).length;
  if (sentence.includes(only.term) || (companions === 0 && !soundsAlike(said, only)) || isOfOtherTime(text, range, only.since)) return undefined;
  return { ...range, what: 'term', to: only.term, part: only.term, parts: 1, since: only.since };
}

const soundsAlike = (said: string, { term }: TermItem): boolean =>
  Array.from(said).every((char, i) => char === term[i] || isConfusable(char, term[i] as string));
