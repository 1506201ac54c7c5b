import { type Entry, type EntryKind, type Form, LAWFUL, type Lexicon } from '../../lexicon/lexicon.ts';
import { pinyinOf } from '../../names/homophones.ts';
import { Class, classOf } from '../../text/chars.ts';

/** A spelling by which a name can be typed, and what it is completed to. */
export interface NameKey {
  /** What is typed: a form, or the part of one behind a dot. */
  readonly text: string;
  /** What is put in: the form itself, the full form, or for a wrong form the name. */
  readonly insert: string;
  readonly entry: Entry;
  readonly form: Form;
  /** The text is all of the form. */
  readonly whole: boolean;
}

/** Pairs and terms are ordinary words: nobody wants them completed. */
const OFFERED: ReadonlySet<EntryKind> = new Set<EntryKind>(['person', 'organisation', 'place', 'event', 'agency']);
const NO_KEYS: readonly NameKey[] = [];

const made = new WeakMap<Lexicon, NameIndex>();

/** The index of a lexicon, built when first asked for. */
export function nameIndex(lexicon: Lexicon): NameIndex {
  let index = made.get(lexicon);
  if (!index) {
    index = new NameIndex(lexicon);
    made.set(lexicon, index);
  }
  return index;
}

/** Finds names by their first characters or letters. A look-up reads only the names that begin alike. */
class NameIndex {
  private readonly byHead = new Map<string, NameKey[]>();
  private readonly byLetters = new Map<string, NameKey[]>();
  private readonly byName = new Map<string, Entry[]>();

  constructor(lexicon: Lexicon) {
    for (const entry of lexicon.entries) {
      if (!OFFERED.has(entry.kind)) continue;
      put(this.byName, entry.name, entry);
      for (const key of keysOf(entry)) {
        put(this.byHead, key.text.slice(0, 2), key);
        if (LAWFUL.has(key.form.kind)) for (const letters of headsInPinyin(key.text)) put(this.byLetters, letters, key);
      }
    }
  }

  /** Names that begin with a text of two characters or more, and wrong forms that are it. */
  beginning(text: string): readonly NameKey[] {
    return this.byHead.get(text.slice(0, 2))?.filter((k) => (LAWFUL.has(k.form.kind) ? k.text.startsWith(text) : k.text === text)) ?? NO_KEYS;
  }

  /** Names that may begin with these letters, as initials or in full: a superset. */
  spelt(letters: string): readonly NameKey[] {
    return this.byLetters.get(letters.slice(0, 2)) ?? NO_KEYS;
  }

  /** Entries of a name and kind. */
  entry(name: string, full: string | undefined): Entry | undefined {
    const entries = this.byName.get(name);
    return entries?.find((e) => e.full === full) ?? entries?.[0];
  }
}

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function keysOf(entry: Entry): NameKey[] {
  const out: NameKey[] = [];
  for (const form of entry.forms) {
    const { text, kind, weak } = form;
    if (LAWFUL.has(kind)) {
      out.push({ text, insert: text, entry, form, whole: true });
      for (let dot = text.indexOf('·'); dot >= 0; dot = text.indexOf('·', dot + 1))
        if (dot + 2 < text.length) out.push({ text: text.slice(dot + 1), insert: text, entry, form, whole: false });
    } else if (!weak && !entry.undecided) out.push({ text, insert: entry.name, entry, form, whole: true });
  }
  return out;
}

/** The pairs of letters that a name may begin with when it is typed by initials or in full pinyin. */
function headsInPinyin(text: string): ReadonlySet<string> {
  const heads = new Set<string>();
  const units = hanUnits(text, 2);
  const [first, second] = units;
  if (first === undefined || second === undefined) return heads;
  for (const a of soundsOf(first)) {
    if (a.length > 1) heads.add(a.slice(0, 2));
    for (const b of soundsOf(second)) heads.add((a[0] as string) + b[0]);
  }
  return heads;
}

/** The first Han characters of a name, dots left out; none of a name that has anything else among them. */
function hanUnits(text: string, most: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < text.length && out.length < most; i++) {
    const unit = text.charCodeAt(i);
    if (classOf(unit) & Class.Han) out.push(unit);
    else if (unit !== 0xb7 && unit !== 0x2d) return [];
  }
  return out;
}

const sounds = new Map<number, readonly string[]>();

function soundsOf(unit: number): readonly string[] {
  let known = sounds.get(unit);
  if (!known) {
    known = pinyinOf(unit);
    sounds.set(unit, known);
  }
  return known;
}

/** How letters spell a name. */
export interface SpeltName {
  /** all of the name, not only its beginning */
  readonly whole: boolean;
  /** the letters, and those of what is yet to be typed */
  letters(): string;
}

/** Letters beyond this many are nobody's name. */
export const MOST_LETTERS = 28;

/**
 * Tells whether letters are the beginning of a name's initials (tlp, zh for zh-) or of its pinyin without tones (telangp, from
 * the second syllable on). Linear in the name.
 */
export function spells(letters: string, name: string): SpeltName | undefined {
  const units = hanUnits(name, name.length);
  return byInitials(letters, units) ?? byPinyin(letters, units);
}

function byInitials(letters: string, units: readonly number[]): SpeltName | undefined {
  // A bit for each number of letters that the characters so far may have taken.
  let taken = 1;
  for (let i = 0; i < units.length; i++) {
    let next = 0;
    for (const reading of soundsOf(units[i] as number)) {
      const two = isDouble(reading);
      for (let at = 0; at < letters.length; at++) {
        if (((taken >> at) & 1) === 0 || letters[at] !== reading[0]) continue;
        next |= 1 << (at + 1);
        if (two && letters[at + 1] === 'h') next |= 1 << (at + 2);
      }
    }
    if ((next >> letters.length) & 1) return { whole: i + 1 === units.length, letters: () => letters + restOf(units, i + 1, (r) => r[0] as string) };
    if (next === 0) return undefined;
    taken = next;
  }
  return undefined;
}

function byPinyin(letters: string, units: readonly number[]): SpeltName | undefined {
  let taken = 1;
  for (let i = 0; i < units.length; i++) {
    let next = 0;
    for (const reading of soundsOf(units[i] as number)) {
      for (let at = 0; at < letters.length; at++) {
        if (((taken >> at) & 1) === 0) continue;
        if (letters.startsWith(reading, at)) next |= 1 << (at + reading.length);
        // One syllable by itself is a word of any language.
        else if (i > 0 && reading.startsWith(letters.slice(at)))
          return { whole: false, letters: () => letters + reading.slice(letters.length - at) + restOf(units, i + 1, String) };
      }
    }
    if (i > 0 && (next >> letters.length) & 1) return { whole: i + 1 === units.length, letters: () => letters + restOf(units, i + 1, String) };
    if (next === 0) return undefined;
    taken = next;
  }
  return undefined;
}

const isDouble = (reading: string): boolean => reading[1] === 'h';

function restOf(units: readonly number[], from: number, part: (reading: string) => string): string {
  return units
    .slice(from)
    .map((u) => part(soundsOf(u)[0] ?? '-'))
    .join('');
}
