import type { KeptPassage } from '../text/passage.ts';
import type { Lexicon, Mention } from './lexicon.ts';

/** So many units of text are remembered, some twenty pages: more than an editor sees, and little beside the draft itself. */
const MOST_UNITS = 1 << 15;
/** What a passage counts beside its text. */
const PASSAGE = 16;

/**
 * The mentions of the passages of a draft: the rules, the ledger and an editor that asks for the name at a place read each
 * passage once. The passages asked for last are remembered, so that what is kept does not grow with the draft.
 */
export class MentionCache {
  private readonly known = new Map<KeptPassage, readonly Mention[]>();
  private units = 0;

  constructor(readonly lexicon: Lexicon) {}

  of(passage: KeptPassage): readonly Mention[] {
    let mentions = this.known.get(passage);
    if (!mentions) {
      mentions = this.lexicon.scan(passage.text);
      this.keep(passage, mentions);
    }
    return mentions;
  }

  private keep(passage: KeptPassage, mentions: readonly Mention[]): void {
    const units = unitsOf(passage);
    if (units > MOST_UNITS) return;
    this.known.set(passage, mentions);
    this.units += units;
    for (const oldest of this.known.keys()) {
      if (this.units <= MOST_UNITS) break;
      this.known.delete(oldest);
      this.units -= unitsOf(oldest);
    }
  }
}

const unitsOf = ({ text }: KeptPassage): number => text.length + PASSAGE;
