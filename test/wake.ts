import { ScannedPassage } from '../server/src/engine/scans.ts';
import { type Config, resolveSettings } from '../server/src/engine/settings.ts';
import { wakeTableOf } from '../server/src/engine/wake/table.ts';
import { Wake } from '../server/src/engine/wake/wake.ts';
import { MentionCache } from '../server/src/lexicon/mentions.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import type { AnyRule } from '../server/src/rule/rule.ts';
import { type KeptPassage, makePassage } from '../server/src/text/passage.ts';

/** A paragraph of a text, or what it is made to be. */
export const passageOf = (text: string, other: Partial<KeptPassage> = {}): KeptPassage => ({
  ...makePassage({ kind: 'paragraph', level: 0, text, seams: [] }),
  ...other,
});

/** A passage as rules see it. */
export const scanned = (passage: KeptPassage, mentions = new MentionCache(shippedLexicon())): ScannedPassage => new ScannedPassage(passage, mentions);

/** Where the triggers of a rule stand in a passage; undefined where it is not called. */
export function placesIn(rule: AnyRule, passage: KeptPassage | string, config: Config = {}): readonly number[] | undefined {
  const { active, profile } = resolveSettings([rule], config);
  const wake = new Wake(wakeTableOf([rule]), active, profile);
  wake.read(scanned(typeof passage === 'string' ? passageOf(passage) : passage));
  return wake.next(0) < 0 ? undefined : wake.placesOf(0);
}
