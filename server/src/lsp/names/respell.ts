import type { RowKind } from '../../ledger/facts.ts';
import type { SpellingForm } from '../../ledger/rows.ts';
import { LAWFUL } from '../../lexicon/lexicon.ts';
import type { TextEdit } from '../../text/range.ts';

/** A spelling and how the lexicon takes it. */
interface Spelled {
  readonly text: string;
  readonly form: SpellingForm;
}

/** What becomes of a spelling when a name is renamed: an edit of it, in units of the spelling. */
interface Respelling extends TextEdit {
  /** It follows from what was asked; else another spelling is taken along, which an editor should see. */
  readonly sure: boolean;
}

/** Everything that is taken for the dot between the parts of a name: see the matcher of the lexicon. */
const DOTS = /[·•‧∙⋅・･．﹒.]/;

export const isDot = (character: string | undefined): boolean => character !== undefined && DOTS.test(character);

/** The parts of a name: given names and family name. */
export const nameParts = (name: string): string[] => name.split(DOTS);

/**
 * What becomes of one spelling of a name when another is renamed, or undefined if it stays.
 * - The spelling itself, wherever it is a whole part of a longer one (唐纳德·川普), gets the new text; the rest stays.
 * - A shorter spelling gets the part that answers to it: 川普 becomes 特朗普 when 唐纳德·川普 becomes 唐纳德·特朗普.
 * - Other spellings of the same length and other family names behind a given name go along, but are not sure.
 * - Short forms and other words for the thing stay, as does all but themselves when one of them is renamed, and every lawful
 *   spelling that has the new text in it already.
 * @param from the spelling that is renamed
 */
export function respell(spelling: Spelled, from: Spelled, to: string, kind: RowKind): Respelling | undefined {
  const { text } = spelling;
  const lawful = isLawful(spelling);
  if (text === to) return undefined;
  if (folded(text) === folded(from.text)) return whole(text, to, true);
  const [own, old, now] = [nameParts(text), nameParts(from.text), nameParts(to)];
  if (endsWith(own, now) || (lawful && text.includes(to))) return undefined;
  if (own.length > old.length) {
    const at = runIn(own, old);
    if (at >= 0) return now.length > old.length ? whole(text, to, false) : piece(text, own, at, old.length, to, true);
  } else if (own.length === 1 && old.length === 1 && text.includes(from.text) && (kind !== 'person' || lawful)) {
    const start = text.lastIndexOf(from.text);
    return to.includes(from.text) ? whole(text, to, false) : { start, end: start + from.text.length, text: to, sure: lawful };
  }
  if (isBeside(spelling) || isBeside(from)) return undefined;
  if (own.length < old.length) {
    const tail = now.length > own.length ? now.slice(-own.length).join('·') : to;
    return tail === text ? undefined : whole(text, tail, endsWith(old, own) && now.length > 1);
  }
  if (own.length > old.length && now.length < own.length) return piece(text, own, own.length - now.length, now.length, to, false);
  if (own.length === 1 && old.length === 1 && lawful && isLawful(from) && spelling.form !== from.form) return aligned(text, from.text, to);
  return whole(text, to, false);
}

const isLawful = ({ form }: Spelled): boolean => form !== 'unlisted' && LAWFUL.has(form);
/** Another word, not another spelling. */
const isBeside = ({ form }: Spelled): boolean => form === 'short' || form === 'synonym';

const folded = (name: string): string => nameParts(name).join('·');
const whole = (text: string, to: string, sure: boolean): Respelling => ({ start: 0, end: text.length, text: to, sure });

function endsWith(name: readonly string[], tail: readonly string[]): boolean {
  return name.length > tail.length && tail.every((p, i) => p === name[name.length - tail.length + i]);
}

/** Index of the last run of whole parts in a name, or −1. */
function runIn(name: readonly string[], run: readonly string[]): number {
  for (let at = name.length - run.length; at >= 0; at--) if (run.every((p, i) => p === name[at + i])) return at;
  return -1;
}

/** Replaces some parts of a name, each followed by one dot. */
function piece(text: string, own: readonly string[], at: number, count: number, to: string, sure: boolean): Respelling {
  const start = own.slice(0, at).reduce((n, p) => n + p.length + 1, 0);
  const length = own.slice(at, at + count).reduce((n, p) => n + p.length + 1, -1);
  return { start, end: Math.min(text.length, start + length), text: to, sure };
}

/** 小泉 beside 小泉纯一郎: it follows where what stands round it in the longer form is the same in the new one. */
function aligned(text: string, from: string, to: string): Respelling | undefined {
  const at = from.indexOf(text);
  if (at < 0) return undefined;
  const [head, tail] = [from.slice(0, at), from.slice(at + text.length)];
  if (to.length <= head.length + tail.length || !to.startsWith(head) || !to.endsWith(tail)) return undefined;
  const middle = to.slice(head.length, to.length - tail.length);
  return middle === text ? undefined : whole(text, middle, true);
}
