/** Numbers of a cell: its key, its fact, one more than the cells of the same key before and behind it (0: none). */
const CELL = 4;
const KEY = 0;
const FACT = 1;
const BEFORE = 2;
const BEHIND = 3;

/**
 * Where each of many keys stands, in order of the facts that have it. A fact in the middle may leave and another take its
 * place, so that a page is not read again at each keystroke. Cells are numbered in the order in which they are added.
 */
export class Chains {
  /** Hash table: one more than the last cell of a key, or that number of any of its cells below zero where it stands nowhere any more. */
  private readonly slots: Int32Array;
  private readonly mask: number;
  private readonly cells: Int32Array;
  private size = 0;

  /** @param capacity how many cells there may be, those that were removed included */
  constructor(readonly capacity: number) {
    let slots = 16;
    while (slots * 2 < capacity * 3) slots *= 2;
    this.slots = new Int32Array(slots);
    this.mask = slots - 1;
    this.cells = new Int32Array(capacity * CELL);
  }

  /** How many cells may still be added. */
  get room(): number {
    return this.capacity - this.size;
  }

  private slotOf(key: number): number {
    const { slots, mask, cells } = this;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    for (let at = slots[slot] as number; at !== 0; at = slots[slot] as number) {
      if (cells[(Math.abs(at) - 1) * CELL + KEY] === key) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /**
   * Adds a key of a fact behind those of the same fact and of the facts before it. From the end of a chain on that costs as
   * many steps as there are cells of later facts.
   * @returns the number of its cell
   */
  add(key: number, fact: number): number {
    const { slots, cells } = this;
    const cell = this.size++;
    const at = cell * CELL;
    const slot = this.slotOf(key);
    let before = Math.max(0, slots[slot] as number);
    let behind = 0;
    while (before > 0 && (cells[(before - 1) * CELL + FACT] as number) > fact) {
      behind = before;
      before = cells[(before - 1) * CELL + BEFORE] as number;
    }
    cells[at + KEY] = key;
    cells[at + FACT] = fact;
    cells[at + BEFORE] = before;
    cells[at + BEHIND] = behind;
    if (before > 0) cells[(before - 1) * CELL + BEHIND] = cell + 1;
    if (behind > 0) cells[(behind - 1) * CELL + BEFORE] = cell + 1;
    else slots[slot] = cell + 1;
    return cell;
  }

  remove(cell: number): void {
    const { cells } = this;
    const at = cell * CELL;
    const before = cells[at + BEFORE] as number;
    const behind = cells[at + BEHIND] as number;
    if (before > 0) cells[(before - 1) * CELL + BEHIND] = behind;
    if (behind > 0) cells[(behind - 1) * CELL + BEFORE] = before;
    else this.slots[this.slotOf(cells[at + KEY] as number)] = before > 0 ? before : -(cell + 1);
  }

  /** Counts the facts from one on otherwise, since some were put in before it or are gone. */
  renumber(from: number, by: number): void {
    const { cells } = this;
    for (let at = FACT; at < this.size * CELL; at += CELL) if ((cells[at] as number) >= from) cells[at] = (cells[at] as number) + by;
  }

  keyOf(cell: number): number {
    return this.cells[cell * CELL + KEY] as number;
  }

  factOf(cell: number): number {
    return this.cells[cell * CELL + FACT] as number;
  }

  /** The cell of the same key before this one, −1 without one. */
  before(cell: number): number {
    return (this.cells[cell * CELL + BEFORE] as number) - 1;
  }

  /** The cell of the same key behind this one, −1 without one. */
  behind(cell: number): number {
    return (this.cells[cell * CELL + BEHIND] as number) - 1;
  }
}
