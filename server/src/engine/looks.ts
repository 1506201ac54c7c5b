import type { KeptPassage } from '../text/passage.ts';
import type { PlacedPassage } from '../text/placed-passage.ts';

/** The passages that a pass has looked at: what it said of its facts holds as long as they are the same. */
export class Looks {
  private readonly seen = new Map<number, KeptPassage>();

  /** @param first what the passages are counted from, as they are noted: of an article its first one */
  constructor(private readonly first = 0) {}

  get none(): boolean {
    return this.seen.size === 0;
  }

  /** @param index in the draft */
  note(index: number, passage: KeptPassage): void {
    this.seen.set(index - this.first, passage);
  }

  /** @param first what they are counted from now */
  hold(passages: readonly PlacedPassage[], first = 0): boolean {
    for (const [index, passage] of this.seen) if (passages[first + index]?.passage !== passage) return false;
    return true;
  }
}
