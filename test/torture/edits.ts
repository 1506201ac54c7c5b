import fc from 'fast-check';
import { anyDraft, edit, language } from '../generators.ts';
import { incrementalIsFresh, settingsOf } from '../invariants.ts';
import { rounds, type Torture, type Tortured } from './rounds.ts';

/** Random edits of random drafts, under several profiles: what is kept up to date must equal a fresh opening after each of them. */
export function tortureEdits(torture: Torture): Promise<Tortured> {
  const settings = PROFILES.map((profile) => settingsOf({ profile }));
  const property = fc.property(anyDraft, language, fc.nat(PROFILES.length - 1), fc.array(edit, { minLength: 1, maxLength: 20 }), (text, lang, by, edits) => {
    incrementalIsFresh(settings[by] ?? settingsOf({}), lang, text, edits);
  });
  return rounds('edits', property, torture);
}

export const PROFILES = ['xinhua', 'cns', 'newspaper', 'tech-blog'] as const;
