import type { Mention } from '../lexicon/lexicon.ts';
import { isSyllable } from '../names/transliteration.ts';
import type { PersonFact } from './person-fact.ts';

const LONGEST_PART = 8;
const DOT = 0xb7;
const HYPHEN = 0x2d;

/** Unlisted names of the form 名·姓, with the part that goes on alone. Linear. */
export function dottedNames(text: string, mentions: readonly Mention[]): PersonFact[] {
  const out: PersonFact[] = [];
  let k = 0;
  for (let dot = text.indexOf('·'); dot >= 0; ) {
    const start = partStart(text, dot);
    let end = partEnd(text, dot + 1);
    let surname = dot + 1;
    while (isJoint(text, end) && partEnd(text, end + 1) > end + 1) {
      if (text.charCodeAt(end) === DOT) surname = end + 1;
      end = partEnd(text, end + 1);
    }
    const next = text.indexOf('·', Math.max(end, dot + 1));
    while (k < mentions.length && (mentions[k] as Mention).end <= start) k++;
    const m = mentions[k];
    if (dot - start >= 1 && end - surname >= 2 && !(m?.certain && m.start < end)) {
      out.push({ start, end, text: text.slice(start, end), bounded: true, behindTitle: false, relative: false, surname: text.slice(surname, end) });
    }
    dot = next;
  }
  return out;
}

const isJoint = (text: string, at: number): boolean => text.charCodeAt(at) === DOT || text.charCodeAt(at) === HYPHEN;

function partStart(text: string, dot: number): number {
  let start = dot;
  while (dot - start < LONGEST_PART && isSyllable(text.charCodeAt(start - 1))) start--;
  return start;
}

function partEnd(text: string, from: number): number {
  let end = from;
  while (end - from < LONGEST_PART && isSyllable(text.charCodeAt(end))) end++;
  return end;
}
