import type { MentionCache } from '../lexicon/mentions.ts';
import { NOTHING } from '../rule/nothing.ts';
import type { AnyRule, Fact, Finding, Fix, RuleContext } from '../rule/rule.ts';
import type { KeptPassage } from '../text/passage.ts';
import type { Hit } from './hit.ts';
import { HIT, notesOf } from './limits.ts';
import { settleOverlaps } from './overlaps.ts';
import { ScannedPassage } from './scans.ts';
import type { ActiveRule } from './settings.ts';

/** What the rules said of one passage, cached by the passage's identity. Never holds a place. */
export interface Output {
  readonly hits: readonly Hit[];
  /** those that speak where nothing but the passage itself is reported, in order of place */
  readonly settled: readonly Hit[];
  readonly facts: readonly Noted[];
  /** how much of what may be kept this takes: see limits.ts */
  readonly notes: number;
}

/** What a rule notes of a passage. A newspaper has tens of thousands: one object each. */
interface Noted extends Fact {
  /** index of the article pass that takes it */
  readonly articlePass: number;
}

/** A rule with a passage pass, as it is run on thousands of passages. */
export interface Reader {
  readonly pass: Required<AnyRule>['passage'];
  readonly by: ActiveRule;
  /** index of the article pass that takes its facts, −1 without one */
  readonly articlePass: number;
  readonly needs: number;
  readonly context: RuleContext;
}

/** A character class that every passage has. */
export const EVERY = 1 << 30;

/** So many sets of character classes are remembered. */
const MOST_SETS = 512;

/** The passage passes of the active rules. */
export class Readers {
  /** The readers of the passages that have certain of the classes that readers need. */
  private readonly known = new Map<number, readonly Reader[]>();
  /** the classes that some reader needs */
  private readonly needed: number;

  /** @param failed notes a rule that threw */
  constructor(
    private readonly all: readonly Reader[],
    private readonly mentions: MentionCache,
    private readonly failed: (by: ActiveRule, error: unknown) => void,
  ) {
    this.needed = all.reduce((classes, { needs }) => classes | needs, 0);
  }

  /** The rules that have something to look for in a text with these classes. Texts have few sets of them: each is worked out once. */
  private of(classes: number): readonly Reader[] {
    const key = (classes | EVERY) & this.needed;
    let readers = this.known.get(key);
    if (!readers) {
      readers = this.all.filter(({ needs }) => (needs & key) !== 0);
      if (this.known.size >= MOST_SETS) this.known.clear();
      this.known.set(key, readers);
    }
    return readers;
  }

  /** What they say of a passage. */
  read(passage: KeptPassage): Output {
    const scanned = new ScannedPassage(passage, this.mentions);
    const readers = this.of(passage.classes);
    let hits: Hit[] | undefined;
    let facts: Noted[] | undefined;
    let notes = 0;
    for (let i = 0; i < readers.length; i++) {
      const { pass, by, articlePass, context } = readers[i] as Reader;
      try {
        const out = pass.call(by.rule, scanned, context);
        if (out === NOTHING || !out) continue;
        if (out.facts?.length && articlePass >= 0) {
          facts ??= [];
          for (const { range, value, context } of out.facts) {
            facts.push({ articlePass, range, value, context });
            notes += notesOf(value);
          }
        }
        if (out.findings?.length) {
          hits ??= [];
          for (const finding of out.findings) hits.push({ by, finding: guardQuotations(by, finding, scanned) });
        }
      } catch (error) {
        this.failed(by, error);
      }
    }
    // Lists that grow keep room for more: what is kept is a copy without.
    const noted = facts?.slice() ?? NOTHING_NOTED;
    if (!hits) return facts ? { hits: NO_HITS, settled: NO_HITS, facts: noted, notes } : SILENT;
    return { hits, settled: settleOverlaps(hits), facts: noted, notes: notes + HIT * hits.length };
  }
}

const NO_HITS: readonly Hit[] = [];
const NOTHING_NOTED: readonly Noted[] = [];
/** Of most passages the rules have nothing to say. */
const SILENT: Output = unread();

/** The output of a passage that no rule has read. */
export function unread(): Output {
  return { hits: NO_HITS, settled: NO_HITS, facts: NOTHING_NOTED, notes: 0 };
}

const isSafe = (f: Fix): boolean => f.safety === 'safe';

/**
 * Direct quotations and titles (《》) are the words of others: a fix inside them is for review, but for rules that mend only how
 * they were set (char/, wrap/).
 */
function guardQuotations(by: ActiveRule, finding: Finding, p: ScannedPassage): Finding {
  if (by.safeInQuotations || !finding.fixes?.some(isSafe) || (p.quotations.length === 0 && p.titles.length === 0)) return finding;
  const quoted = (f: Fix): boolean => f.edits.some((e) => p.quoted(e.start));
  if (!finding.fixes.some((f) => isSafe(f) && quoted(f))) return finding;
  return { ...finding, fixes: finding.fixes.map((f) => (quoted(f) ? { ...f, safety: 'review' } : f)) };
}
