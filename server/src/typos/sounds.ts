import type { ByteReader, ByteWriter } from './bytes.ts';
import type { WordModel } from './word-model.ts';

/** Words of so many characters are looked for by their sound. */
const SHORTEST_ALIKE = 2;
export const LONGEST_ALIKE = 5;
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
  /** by slot of a key: where its words begin; and in that order the words, their keys, their weights: what is asked together stands together */
  private readonly slots = new Uint32Array(SLOTS + 1);
  private readonly inSlots: Uint32Array;
  private readonly keys: Uint32Array;
  private readonly weights: Float32Array;
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
    this.inSlots = new Uint32Array(words.count);
    this.keys = new Uint32Array(words.count);
    this.weights = new Float32Array(words.count);
    this.sortIntoSlots();
  }

  /** Syllables of a unit, the likeliest first. */
  readings(unit: number): Uint16Array {
    return this.syllables.subarray(this.starts[unit], this.starts[unit + 1]);
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

  /** Calls `found` with the words that sound like the beginning of a text from `start` on, and how long they are. Most frequent ones first. */
  alike(text: string, start: number, end: number, found: Found): void {
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
      for (let key = 0; key < count; key++) this.ofKey(keys[key] as number, start, length, found);
    }
  }

  private ofKey(key: number, start: number, length: number, found: Found): void {
    let most = MOST_ALIKE;
    const slot = key & (SLOTS - 1);
    for (let k = this.slots[slot] as number; k < (this.slots[slot + 1] as number); k++) {
      if (this.keys[k] !== key) continue;
      found(start, length, this.inSlots[k] as number, this.weights[k] as number);
      if (--most === 0) return;
    }
  }

  /** In each slot the most frequent words first. */
  private sortIntoSlots(): void {
    const { words, slots } = this;
    const keyOf = new Uint32Array(words.count);
    for (let word = 0; word < words.count; word++) {
      const length = words.length(word);
      if (length < SHORTEST_ALIKE || length > LONGEST_ALIKE) continue;
      let key = 0;
      for (let k = 0; k < length; k++) key = mix(key, this.groups[this.syllable(word, k)] ?? 0);
      keyOf[word] = key;
      slots[(key & (SLOTS - 1)) + 1] = (slots[(key & (SLOTS - 1)) + 1] as number) + 1;
    }
    for (let slot = 0; slot < SLOTS; slot++) slots[slot + 1] = (slots[slot + 1] as number) + (slots[slot] as number);
    const next = slots.slice();
    for (const word of byWeight(words)) {
      const length = words.length(word);
      if (length < SHORTEST_ALIKE || length > LONGEST_ALIKE) continue;
      const key = keyOf[word] as number;
      const at = next[key & (SLOTS - 1)] as number;
      next[key & (SLOTS - 1)] = at + 1;
      this.inSlots[at] = word;
      this.keys[at] = key;
      this.weights[at] = words.weight(word);
    }
  }
}

type Found = (start: number, length: number, word: number, weight: number) => void;

/** Words, the most frequent first, those of one weight in their order: weights have few steps. */
function byWeight(words: WordModel): Uint32Array {
  const starts = new Uint32Array(258);
  const stepOf = (word: number) => Math.round(-words.weight(word) * 16);
  for (let word = 0; word < words.count; word++) starts[stepOf(word) + 1] = (starts[stepOf(word) + 1] as number) + 1;
  for (let step = 0; step < 257; step++) starts[step + 1] = (starts[step + 1] as number) + (starts[step] as number);
  const out = new Uint32Array(words.count);
  for (let word = 0; word < words.count; word++) {
    const step = stepOf(word);
    out[starts[step] as number] = word;
    starts[step] = (starts[step] as number) + 1;
  }
  return out;
}

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
  /** words, in order, whose syllables are not the likeliest ones of their characters */
  readonly unusual: readonly (readonly [number, readonly number[]])[];
}

/** Writes what `Sounds` reads. */
export function packSounds(rows: SoundRows, to: ByteWriter, part: () => ByteWriter): void {
  to.number(rows.groups.length);
  for (const group of rows.groups) to.number(group);
  const readings = part();
  let unit = 0;
  for (const [next, syllables] of rows.readings) {
    readings.number(next - unit);
    readings.number(syllables.length);
    for (const s of syllables) readings.number(s);
    unit = next;
  }
  to.part(readings);
  to.number(rows.readings.length);
  const unusual = part();
  let word = 0;
  for (const [next, syllables] of rows.unusual) {
    unusual.number(next - word);
    for (const s of syllables) unusual.number(s);
    word = next;
  }
  to.part(unusual);
}
