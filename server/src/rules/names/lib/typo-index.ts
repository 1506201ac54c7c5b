import type { Entry, EntryKind, Lexicon, ListedName, Mention } from '../../../lexicon/lexicon.ts';
import { titleBefore } from '../../../names/cues.ts';
import { isConfusable, MOST_SOUNDS, soundOf } from '../../../names/homophones.ts';
import { syllableKind } from '../../../names/transliteration.ts';
import type { PassageView, Scans } from '../../../rule/scans.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { isBehindOwnTitle } from './evidence.ts';
import { nameSigns } from './signs.ts';

/** A string that is a listed name but for one character that sounds or looks alike, or any behind the person's own title. */
export interface NearMiss extends Range {
  readonly entry: Entry;
}

interface Target {
  readonly listed: ListedName;
  readonly name: string;
  /** where in the name the two sounds of the key stand */
  readonly at: number;
}

interface Index {
  /** 1 for the keys there are */
  readonly has: Uint8Array;
  readonly byKey: ReadonlyMap<number, readonly Target[]>;
}

/** Shorter names differ by one character from too many words and people. */
const PERSON = 3;
const PLACE = 4;
const SIZE = MOST_SOUNDS + 1;
/** A name may begin so far before the first sign of one, and end so far behind the last. */
const BEFORE = 4;
const BEHIND = 8;
const indices = new WeakMap<Lexicon, Index>();

/** True for names whose near misses are looked for. */
export function hasNearMisses(entry: Entry): boolean {
  return isLong(entry.kind, entry);
}

function isLong(kind: EntryKind, { name, undecided }: Pick<ListedName, 'name' | 'undecided'>): boolean {
  return !undecided && (kind === 'person' ? name.length >= PERSON : kind === 'place' && name.length >= PLACE);
}

/** Names of two characters, none of them transliterated: their near misses count behind a title of their own. */
const isPair = (kind: EntryKind, { name, full, undecided }: ListedName): boolean => !undecided && kind === 'person' && name.length === 2 && !full;

/** Every name by the sounds of its first two characters, and longer ones by the next two as well. Remembered by the lexicon's identity. */
function indexOf(lexicon: Lexicon): Index {
  let index = indices.get(lexicon);
  if (!index) {
    const has = new Uint8Array(SIZE * SIZE);
    const byKey = new Map<number, Target[]>();
    const put = (listed: ListedName, at: number): void => {
      const { name } = listed;
      const a = soundOf(name.charCodeAt(at));
      const b = soundOf(name.charCodeAt(at + 1));
      if (a === 0 || b === 0) return;
      const key = a * SIZE + b;
      has[key] = 1;
      const list = byKey.get(key);
      if (list) list.push({ listed, name, at });
      else byKey.set(key, [{ listed, name, at }]);
    };
    for (const kind of ['person', 'place'] as const) {
      for (const listed of lexicon.namesOf(kind)) {
        if (!isLong(kind, listed) && !isPair(kind, listed)) continue;
        put(listed, 0);
        if (listed.name.length >= 4) put(listed, 2);
      }
    }
    index = { has, byKey };
    indices.set(lexicon, index);
  }
  return index;
}

/** True of people and places with a listed slip that is also something else (金庸 for 金墉). */
export function hasWeakTypo({ kind, forms }: Entry): boolean {
  return (kind === 'person' || kind === 'place') && forms.some((f) => f.kind === 'typo' && f.weak);
}

/**
 * Near misses of listed names outside the mentions of a text: one character differs, and it sounds like the right one or looks
 * like it. A string that goes on as a transliteration, or that is a part of a longer name, is none. Linear.
 */
export const NEAR_MISSES: PassageView<readonly NearMiss[]> = { read: nearMisses };

function nearMisses(p: Passage & Scans, lexicon: Lexicon): readonly NearMiss[] {
  const long = nearLong(p, lexicon);
  const pairs = nearPairs(p, lexicon);
  return pairs.length === 0 ? long : [...long, ...pairs].sort((a, b) => a.start - b.start);
}

/** Two characters that sound like the listed name of the one whose title stands before them: 国务院总理李墙. */
function nearPairs(p: Passage & Scans, lexicon: Lexicon): readonly NearMiss[] {
  const { text, mentions } = p;
  let out: NearMiss[] | undefined;
  let k = 0;
  for (const cue of nameSigns(p).cues) {
    const start = cue + 1;
    const end = start + 2;
    if (titleBefore(text, start) === 0 || end > text.length) continue;
    while (k < mentions.length && (mentions[k] as Mention).end <= start) k++;
    if ((mentions[k]?.start ?? end) < end) continue;
    const { has, byKey } = indexOf(lexicon);
    const key = soundOf(text.charCodeAt(start)) * SIZE + soundOf(text.charCodeAt(start + 1));
    if (has[key] === 0) continue;
    const target = byKey.get(key)?.find(({ listed, name }) => name.length === 2 && onlyOther(text, start, name) >= 0 && isHis(text, start, listed.entry));
    if (!target) continue;
    out ??= [];
    out.push({ start, end, entry: target.listed.entry });
  }
  return out ?? NONE;
}

/** True if a title that is hardly anybody else's stands before a name. */
function isHis(text: string, start: number, entry: Entry): boolean {
  return !MANY_HAVE.test(text.slice(Math.max(0, start - 3), start)) && isBehindOwnTitle(text, { start, entry });
}

/** Titles that thousands have: a name that sounds like that of one of them is another one's. */
const MANY_HAVE = /(?:代表|选手|运动员|队员|委员|院士|专家|学者|教授|记者|演员|导演|作家)$/;

function nearLong(p: Passage & Scans, lexicon: Lexicon): readonly NearMiss[] {
  const signs = nameSigns(p);
  if (!signs.runs && !signs.near) return NONE;
  const { text, mentions } = p;
  const from = Math.max(0, Math.min(signs.runs?.start ?? text.length, signs.near?.start ?? text.length) - BEFORE);
  const to = Math.min(text.length, Math.max(signs.runs?.end ?? 0, signs.near?.end ?? 0) + BEHIND);
  const { has, byKey } = indexOf(lexicon);
  let out: NearMiss[] | undefined;
  let k = 0;
  let a = 0;
  for (let i = from; i < to; i++) {
    const b = soundOf(text.charCodeAt(i));
    const key = a * SIZE + b;
    a = b;
    if (has[key] === 0) continue;
    const targets = byKey.get(key) as readonly Target[];
    for (const { listed, name, at } of targets) {
      const start = i - 1 - at;
      const end = start + name.length;
      if (name.length < PERSON || start < 0 || end > text.length || !isNear(text, start, listed)) continue;
      while (k < mentions.length && (mentions[k] as Mention).end <= start) k++;
      const m = mentions[k];
      if ((m && m.start < end) || goesOn(text, start, end, mentions, k)) continue;
      const last = out?.at(-1);
      if (last && last.end > start) continue;
      out ??= [];
      out.push({ start, end, entry: listed.entry });
    }
  }
  return out ?? NONE;
}

const NONE: readonly NearMiss[] = [];

/** True if one character differs that is easily taken for the right one; behind the person's own title in a long name any does. */
function isNear(text: string, start: number, listed: ListedName): boolean {
  const { name } = listed;
  const wrong = onlyOther(text, start, name);
  if (wrong < 0) return false;
  if (isConfusable(name[wrong] as string, text[start + wrong] as string)) return true;
  return name.length >= PLACE && isAt(text, start + wrong, Class.Han) && isBehindOwnTitle(text, { start, entry: listed.entry });
}

/** The only place where the text differs from the name, or −1. */
function onlyOther(text: string, start: number, name: string): number {
  let wrong = -1;
  for (let i = 0; i < name.length; i++) {
    if (text.charCodeAt(start + i) === name.charCodeAt(i)) continue;
    if (wrong >= 0) return -1;
    wrong = i;
  }
  return wrong;
}

/** True if the characters beside it belong to the same longer name. */
function goesOn(text: string, start: number, end: number, mentions: readonly Mention[], k: number): boolean {
  const isSound = (at: number): boolean => syllableKind(text.charCodeAt(at)) === 3;
  if (isAt(text, end, Class.OtherMark) && text[end] === '·') return true;
  const before = mentions[k - 1];
  return (isSound(start - 1) && before?.end !== start) || (isSound(end) && mentions[k]?.start !== end);
}
