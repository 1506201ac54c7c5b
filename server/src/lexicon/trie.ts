/**
 * Trie over UTF-16 units in typed arrays: a table for the first unit, one open hash table for all further steps. It has no
 * failure links: a scan restarts at each unit, and the table of first units rejects nearly all of them at once.
 * Node 0 is "none"; values are the caller's numbers ≥ 1.
 */
export class Trie {
  private readonly first = new Int32Array(0x10000);
  private readonly slots: Int32Array;
  private readonly mask: number;
  private readonly parent: Int32Array;
  private readonly unit: Uint16Array;
  private readonly value: Int32Array;
  private size = 1;
  /** length of the longest key, in units */
  longestKey = 0;

  /** @param units upper bound of the summed lengths of all keys */
  constructor(units: number) {
    let slots = 16;
    while (slots < units * 2) slots *= 2;
    this.slots = new Int32Array(slots);
    this.mask = slots - 1;
    this.parent = new Int32Array(units + 1);
    this.unit = new Uint16Array(units + 1);
    this.value = new Int32Array(units + 1);
  }

  /** Node that the unit opens, or 0. */
  start(unit: number): number {
    return this.first[unit] as number;
  }

  /** Node behind `node` by the unit, or 0. */
  step(node: number, unit: number): number {
    const { slots, mask, parent, unit: units } = this;
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7;
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

  /** Adds a key, or gives an added one another value. */
  set(key: string, value: number): void {
    const firstUnit = key.charCodeAt(0);
    let node = this.first[firstUnit] as number;
    if (node === 0) {
      node = this.size++;
      this.first[firstUnit] = node;
    }
    for (let i = 1; i < key.length; i++) node = this.child(node, key.charCodeAt(i));
    this.value[node] = value;
    if (key.length > this.longestKey) this.longestKey = key.length;
  }

  private child(node: number, unit: number): number {
    const { slots, mask, parent, unit: units } = this;
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7;
    for (;;) {
      at &= mask;
      const found = slots[at] as number;
      if (found === 0) {
        const made = this.size++;
        parent[made] = node;
        units[made] = unit;
        slots[at] = made;
        return made;
      }
      if (parent[found] === node && units[found] === unit) return found;
      at++;
    }
  }
}
