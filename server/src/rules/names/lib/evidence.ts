import type { Entry, Mention } from '../../../lexicon/lexicon.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Range } from '../../../text/range.ts';
import { unitsOf } from '../../../text/unit-set.ts';

/** Dots and hyphens that stand between the parts of a name, in good copy and bad. */
const JOINTS = /[·•‧・∙⋅･．.﹒‐‑–—-]/;
const JOINT_UNITS = unitsOf('·•‧・∙⋅･．.﹒‐‑–—-');
/** Tails of titles. What follows one directly is a name. */
const TITLE_TAIL =
  /(?:总统|总理|首相|外长|防长|财长|国务卿|部长|省长|州长|市长|行长|院长|局长|所长|议长|司令|主席|总书记|秘书长|委员长|大臣|外相|总裁|总干事|代表|大使|发言人|顾问|资政|领导人|领袖|候选人|议员|教授|记者)$/;
const REACH = 12;

/** True if a title stands right before `at`. */
export function isBehindTitle(text: string, at: number): boolean {
  return TITLE_TAIL.test(text.slice(Math.max(0, at - 4), at));
}

/** True if one of the titles of a person stands right before a name: of an office, or of those that were seen in print. */
export function isBehindOwnTitle(text: string, { start, entry }: { readonly start: number; readonly entry: Entry }): boolean {
  const stands = ({ title }: { readonly title: string }): boolean => text.startsWith(title, start - title.length);
  return entry.offices.some(stands) || entry.seen?.some(stands) === true;
}

/** The parts of a name: 唐纳德·特朗普 → 唐纳德, 特朗普. */
export function partsOf(name: string): string[] {
  return name.split(JOINTS);
}

/**
 * True if the form is only a part of somebody else's name: 梅根·川普 (another given name), 安华·X (a given name of its own).
 * Looks at a bounded number of units.
 */
export function isPartOfOther(text: string, { start, end }: Range, entry: Entry): boolean {
  if (entry.kind !== 'person') return false;
  const isJoint = (i: number, side: number): boolean => JOINT_UNITS.has(text.charCodeAt(i)) && isAt(text, i, ~Class.Digit) && isAt(text, side, Class.Han);
  if (isJoint(start - 1, start - 2)) {
    let from = start - 1;
    while (start - from < REACH && isAt(text, from - 1, Class.Han)) from--;
    const given = text.slice(from, start - 1);
    const known = entry.forms.some(
      (f) => f.text.length > 3 && partsOf(f.text).some((part) => part.length > 1 && given.slice(-part.length - 1).includes(part.slice(0, 2))),
    );
    if (!known) return true;
  }
  if (isJoint(end, end + 1)) {
    const next = text.slice(end + 1, end + 3);
    return !entry.forms.some((f) => partsOf(f.text).some((part) => part.startsWith(next)));
  }
  return false;
}

const keys = new WeakMap<Entry, string>();

/** What an entry is known by within one article: name and full form, since two people may share a surname. */
export function keyOf({ entry }: Pick<Mention, 'entry'>): string {
  let key = keys.get(entry);
  if (key === undefined) {
    key = `${entry.kind} ${entry.name} ${entry.full ?? ''}`;
    keys.set(entry, key);
  }
  return key;
}

/** Sentences are looked at this far to either side, in units. */
const SENTENCE_REACH = 160;

/** Start and end of the sentence around a range, within a bounded reach. Quotation marks do not end one. */
export function sentenceAround(text: string, { start, end }: Range): Range {
  let from = start;
  while (from > 0 && start - from < SENTENCE_REACH && !isAt(text, from - 1, Class.Stop)) from--;
  let to = end;
  while (to < text.length && to - end < SENTENCE_REACH && !isAt(text, to, Class.Stop)) to++;
  return { start: from, end: to };
}
