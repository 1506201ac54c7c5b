import type { KeptPassage } from '../text/passage.ts';

/** What a look gives: the passage, or undefined where it is not read. */
type At = (index: number) => KeptPassage | undefined;

/** The passages that a pass has looked at: what it said of its facts holds as long as they are the same. */
export class Looks {
  private readonly seen = new Map<number, KeptPassage | undefined>();

  /** @param first what the passages are counted from, as they are noted: of an article its first one */
  constructor(private readonly first = 0) {}

  get none(): boolean {
    return this.seen.size === 0;
  }

  /** @param index in the draft */
  note(index: number, passage: KeptPassage | undefined): void {
    this.seen.set(index - this.first, passage);
  }

  /**
   * @param at of the draft as it is now
   * @param first what they are counted from now
   */
  hold(at: At, first = 0): boolean {
    for (const [index, passage] of this.seen) if (at(first + index) !== passage) return false;
    return true;
  }
}
