import { type ByteReader, ByteWriter } from './bytes.ts';
import { sums, type WordModel, type WordRow } from './word-model.ts';

/** Words of so many characters are looked for by their sound. */
const SHORTEST_ALIKE = 2;
const LONGEST_ALIKE = 5;
/** Of words of one sound those that are most frequent, so many. */
const MOST_ALIKE = 40;
/** A string with several readings of its characters has so many keys at most. */
const MOST_KEYS = 8;

/**
 * How characters are read, and which words sound like a string: the same syllables without tones, and those that many speakers do not
 * tell apart (zh and z, n and l, ang and an).
 */
export class Sounds {
  /** by unit: where its readings begin; by reading: its syllable, the likeliest first */
  private readonly starts = new Uint16Array(0x10000 + 1);
  private readonly syllables: Uint16Array;
  /** by syllable: those that sound alike have one number */
  private readonly groups: Uint16Array;
  /** by word: where its syllables stand, counted from 1; 0 if they are the likeliest of its characters */
  private readonly unusual: Uint32Array;
  private readonly unusualSyllables: Uint16Array;
  /** by slot of a key: where its words begin, the most frequent first; their numbers are in three arrays by their bytes */
  private readonly slots: Uint32Array;
  private readonly low: Uint8Array;
  private readonly middle: Uint8Array;
  private readonly high: Uint8Array;
  private readonly room = [new Uint32Array(MOST_KEYS), new Uint32Array(MOST_KEYS)];

  constructor(
    from: ByteReader,
    private readonly words: WordModel,
  ) {
    this.groups = Uint16Array.from({ length: from.number() }, () => from.number());
    const readings = from.part();
    const syllables: number[] = [];
    let unit = 0;
    for (let left = from.number(); left > 0; left--) {
      const next = unit + readings.number();
      this.starts.fill(syllables.length, unit + 1, next + 1);
      for (let n = readings.number(); n > 0; n--) syllables.push(readings.number());
      unit = next;
    }
    this.starts.fill(syllables.length, unit + 1);
    this.syllables = Uint16Array.from(syllables);
    this.unusual = new Uint32Array(words.count);
    const unusual = from.part();
    const others: number[] = [];
    for (let word = 0; !unusual.atEnd; ) {
      word += unusual.number();
      this.unusual[word] = others.length + 1;
      for (let k = words.length(word); k > 0; k--) others.push(unusual.number());
    }
    this.unusualSyllables = Uint16Array.from(others);
    this.slots = sums(from.array());
    this.low = from.array();
    this.middle = from.array();
    this.high = from.array();
  }

  /** True if the character can be read as this syllable. */
  canBe(unit: number, syllable: number): boolean {
    for (let k = this.starts[unit] as number; k < (this.starts[unit + 1] as number); k++) if (this.syllables[k] === syllable) return true;
    return false;
  }

  /** True if the character can be read so that it sounds nearly like this syllable. */
  canSoundLike(unit: number, syllable: number): boolean {
    const group = this.groups[syllable];
    for (let k = this.starts[unit] as number; k < (this.starts[unit + 1] as number); k++) {
      if (this.groups[this.syllables[k] as number] === group) return true;
    }
    return false;
  }

  /** The syllable of a word's character. */
  syllable(word: number, at: number): number {
    const own = this.unusual[word] as number;
    if (own > 0) return this.unusualSyllables[own - 1 + at] as number;
    return this.syllables[this.starts[this.words.unit(word, at)] as number] ?? -1;
  }

  /**
   * Calls `found` with the words that sound like the beginning of a text from `start` on, and how long they are. Most frequent ones first.
   * @param leastWeight (log10) of the words of a length that are wanted
   */
  alike(text: string, start: number, end: number, leastWeight: LeastWeight, found: Found): void {
    let [keys, longer] = this.room as [Uint32Array, Uint32Array];
    keys[0] = 0;
    let count = 1;
    for (let length = 1; length <= LONGEST_ALIKE && start + length <= end; length++) {
      const unit = text.charCodeAt(start + length - 1);
      const from = this.starts[unit] as number;
      const to = this.starts[unit + 1] as number;
      if (from === to) return;
      let more = 0;
      for (let key = 0; key < count; key++) {
        let before = -1;
        for (let k = from; k < to && more < MOST_KEYS; k++) {
          const group = this.groups[this.syllables[k] as number] as number;
          if (group !== before) longer[more++] = mix(keys[key] as number, group);
          before = group;
        }
      }
      [keys, longer] = [longer, keys];
      count = more;
      if (length < SHORTEST_ALIKE) continue;
      const least = leastWeight(start, length);
      for (let key = 0; key < count; key++) this.ofKey(keys[key] as number, start, length, least, found);
    }
  }

  private ofKey(key: number, start: number, length: number, least: number, found: Found): void {
    let most = MOST_ALIKE;
    const slot = key & (SLOTS - 1);
    for (let k = this.slots[slot] as number; k < (this.slots[slot + 1] as number); k++) {
      const word = (this.low[k] as number) | ((this.middle[k] as number) << 8) | ((this.high[k] as number) << 16);
      if (this.words.weight(word) < least) return;
      if (this.words.length(word) !== length || this.keyOf(word, length) !== key) continue;
      found(start, length, word);
      if (--most === 0) return;
    }
  }

  private keyOf(word: number, length: number): number {
    let key = 0;
    for (let k = 0; k < length; k++) key = mix(key, this.groups[this.syllable(word, k)] ?? 0);
    return key;
  }
}

type LeastWeight = (start: number, length: number) => number;
type Found = (start: number, length: number, word: number) => void;

/** A power of two, about as many as there are sounds of words. */
const SLOTS = 1 << 17;

const mix = (key: number, group: number): number => {
  const h = Math.imul(key ^ (group + 1), 0x9e3779b1);
  return (h ^ (h >>> 16)) >>> 0;
};

/** What the build knows of sounds. */
export interface SoundRows {
  /** by syllable: the number that it shares with those that sound alike */
  readonly groups: readonly number[];
  /** units, in order, with their syllables, the likeliest first */
  readonly readings: readonly (readonly [number, readonly number[]])[];
  /** words by their numbers, in order, whose syllables are not the likeliest ones of their characters */
  readonly unusual: readonly (readonly [number, readonly number[]])[];
}

/** Writes what `Sounds` reads. @param words by their numbers */
export function packSounds(rows: SoundRows, words: readonly Pick<WordRow, 'word' | 'weight'>[], to: ByteWriter): void {
  to.number(rows.groups.length);
  for (const group of rows.groups) to.number(group);
  const readings = new ByteWriter();
  let unit = 0;
  for (const [next, syllables] of rows.readings) {
    readings.number(next - unit);
    readings.number(syllables.length);
    for (const s of syllables) readings.number(s);
    unit = next;
  }
  to.part(readings);
  to.number(rows.readings.length);
  const unusual = new ByteWriter();
  let word = 0;
  for (const [next, syllables] of rows.unusual) {
    unusual.number(next - word);
    for (const s of syllables) unusual.number(s);
    word = next;
  }
  to.part(unusual);
  const slots = slotsOf(rows, words);
  to.array(slots.map((list) => list.length));
  for (const shift of [0, 8, 16]) to.array(slots.flatMap((list) => list.map((w) => (w >> shift) & 0xff)));
}

/** Numbers of words by the slots of their keys, the most frequent first. */
function slotsOf({ groups, readings, unusual }: SoundRows, words: readonly Pick<WordRow, 'word' | 'weight'>[]): readonly (readonly number[])[] {
  const likeliest = new Map(readings.map(([unit, syllables]) => [unit, syllables[0]]));
  const own = new Map(unusual);
  const slots: number[][] = Array.from({ length: SLOTS }, () => []);
  const order = words
    .map((_, k) => k)
    .sort((a, b) => (words[b]?.weight ?? 0) - (words[a]?.weight ?? 0) || ((words[a]?.word ?? '') < (words[b]?.word ?? '') ? -1 : 1));
  for (const number of order) {
    const { word } = words[number] as WordRow;
    if (word.length < SHORTEST_ALIKE || word.length > LONGEST_ALIKE) continue;
    const syllables = own.get(number) ?? Array.from(word, (c) => likeliest.get(c.charCodeAt(0)) ?? -1);
    const key = syllables.reduce((k, syllable) => mix(k, groups[syllable] ?? 0), 0);
    slots[key & (SLOTS - 1)]?.push(number);
  }
  return slots;
}
