import type { Knowledge, KnowledgeSection } from '../lexicon/knowledge.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { shippedKnowledge } from '../lexicon/shipped.ts';

/** What of a lexicon tells what is so. */
export type Knowing = Pick<Lexicon, 'knowledge'>;

/**
 * Makes something of a section of what is known, once for each list of a house's files: the shipped items first, then those of the
 * house, later ones win.
 */
export function perLexicon<K extends KnowledgeSection, T>(section: K, make: (lists: readonly Knowledge[K][]) => T): (lexicon: Knowing) => T {
  const known = new WeakMap<readonly Knowledge[], T>();
  return ({ knowledge }) => {
    let made = known.get(knowledge);
    if (made === undefined) {
      made = make([JSON.parse(shippedKnowledge(section)) as Knowledge[K], ...knowledge.map((file) => file[section])]);
      known.set(knowledge, made);
    }
    return made;
  };
}
