/** In the table of first units: the branch is not built yet. */
const WAITING = -1;

/** Second units are told apart by their lowest bits, one bit of a mask each. */
const ANY_SECOND = -1;

/**
 * Trie over UTF-16 units in typed arrays: a table for the first unit, one open hash table for all further steps. It has no
 * failure links: a scan restarts at each unit, and nearly all are rejected by a mask of the second units that may follow. The
 * branch of a first unit is built when a text first shows the unit, so that a short draft does not pay for the whole lexicon.
 * Node 0 means "none". The value of a key is its index + 1.
 */
export class Trie {
  private readonly first = new Int32Array(0x10000);
  /** by first unit: which units may come second */
  private readonly seconds = new Int32Array(0x10000);
  /** by first unit: length of the longest key */
  private readonly longest = new Uint16Array(0x10000);
  private readonly head = new Map<number, number>();
  private readonly next: Int32Array;
  private readonly slots: Int32Array;
  private readonly mask: number;
  private readonly parent: Int32Array;
  private readonly unit: Uint16Array;
  private readonly value: Int32Array;
  private size = 1;
  /** length of the longest key, in units */
  readonly longestKey: number;

  /**
   * @param keys without empty ones and doubles
   * @param folded units that a text may have in another form: in second place they let any unit pass
   */
  constructor(
    private readonly keys: readonly string[],
    folded: ReadonlySet<number> = new Set(),
  ) {
    this.next = new Int32Array(keys.length);
    let units = 1;
    let longest = 0;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string;
      const unit = key.charCodeAt(0);
      this.next[i] = this.head.get(unit) ?? -1;
      this.head.set(unit, i);
      this.first[unit] = WAITING;
      const second = key.length > 1 ? key.charCodeAt(1) : -1;
      this.seconds[unit] = (this.seconds[unit] as number) | (second < 0 || folded.has(second) ? ANY_SECOND : 1 << (second & 31));
      units += key.length;
      if (key.length > longest) longest = key.length;
      if (key.length > (this.longest[unit] as number)) this.longest[unit] = key.length;
    }
    this.longestKey = longest;
    let slots = 16;
    while (slots < units * 2) slots *= 2;
    this.slots = new Int32Array(slots);
    this.mask = slots - 1;
    this.parent = new Int32Array(units);
    this.unit = new Uint16Array(units);
    this.value = new Int32Array(units);
  }

  /** The first place from `from` on where a key may begin, or the text's length: the first two units of all keys are looked at. */
  nextStart(text: string, from: number): number {
    const { seconds } = this;
    const { length } = text;
    if (from >= length) return length;
    let mask = seconds[text.charCodeAt(from)] as number;
    for (let i = from + 1; i < length; i++) {
      const unit = text.charCodeAt(i);
      if ((mask >>> (unit & 31)) & 1) return i - 1;
      mask = seconds[unit] as number;
    }
    return mask === ANY_SECOND ? length - 1 : length;
  }

  /** Length of the longest key that begins with the unit, 0 without one. */
  longestFrom(unit: number): number {
    return this.longest[unit] as number;
  }

  /** Node that the unit opens, or 0. */
  start(unit: number): number {
    const node = this.first[unit] as number;
    return node === WAITING ? this.build(unit) : node;
  }

  /** Node behind `node` by the unit, or 0. */
  step(node: number, unit: number): number {
    const { slots, mask, parent, unit: units } = this;
    let at = hash(node, unit);
    for (;;) {
      at &= mask;
      const found = slots[at] as number;
      if (found === 0 || (parent[found] === node && units[found] === unit)) return found;
      at++;
    }
  }

  /** Value of the key that ends in the node, or 0. */
  valueOf(node: number): number {
    return this.value[node] as number;
  }

  private build(unit: number): number {
    const root = this.size++;
    this.first[unit] = root;
    for (let i = this.head.get(unit) ?? -1; i >= 0; i = this.next[i] as number) {
      const key = this.keys[i] as string;
      let node = root;
      for (let k = 1; k < key.length; k++) node = this.child(node, key.charCodeAt(k));
      this.value[node] = i + 1;
    }
    return root;
  }

  private child(node: number, unit: number): number {
    const found = this.step(node, unit);
    if (found !== 0) return found;
    const made = this.size++;
    this.parent[made] = node;
    this.unit[made] = unit;
    let at = hash(node, unit) & this.mask;
    while (this.slots[at] !== 0) at = (at + 1) & this.mask;
    this.slots[at] = made;
    return made;
  }
}

function hash(node: number, unit: number): number {
  return (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7;
}
