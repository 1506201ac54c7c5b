import type { MentionCache } from '../lexicon/mentions.ts';
import { NOTHING } from '../rule/nothing.ts';
import type { AnyRule, Fact, Finding, Fix, RuleContext } from '../rule/rule.ts';
import type { KeptPassage } from '../text/passage.ts';
import type { Hit } from './hit.ts';
import { HIT, notesOf } from './limits.ts';
import { settleOverlaps } from './overlaps.ts';
import { ScannedPassage } from './scans.ts';
import type { ActiveRule, Settings } from './settings.ts';
import { wakeTableOf } from './wake/table.ts';
import { Wake } from './wake/wake.ts';

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
  readonly context: RuleContext;
}

const wakes = new WeakMap<Settings, Wake>();

/** One for all drafts under the same settings: what it keeps of a passage is asked for before the next one is read. */
function wakeOf(settings: Settings): Wake {
  let wake = wakes.get(settings);
  if (!wake) {
    wake = new Wake(wakeTableOf(settings.rules), settings.active, settings.profile);
    wakes.set(settings, wake);
  }
  return wake;
}

/** The passage passes of the active rules. */
export class Readers {
  /** by index of the rule */
  private readonly byRule: (Reader | undefined)[] = [];
  private readonly wake: Wake;
  /** How often a pass was called, since somebody set it to 0. */
  calls = 0;

  /** @param failed notes a rule that threw */
  constructor(
    settings: Settings,
    readers: readonly Reader[],
    private readonly mentions: MentionCache,
    private readonly failed: (by: ActiveRule, error: unknown) => void,
  ) {
    for (const reader of readers) this.byRule[reader.by.index] = reader;
    this.wake = wakeOf(settings);
  }

  /** What they say of a passage. */
  read(passage: KeptPassage): Output {
    const scanned = new ScannedPassage(passage, this.mentions);
    const { wake } = this;
    let hits: Hit[] | undefined;
    let facts: Noted[] | undefined;
    let notes = 0;
    wake.read(scanned);
    for (let rule = wake.next(0); rule >= 0; rule = wake.next(rule + 1)) {
      const { pass, by, articlePass, context } = this.byRule[rule] as Reader;
      this.calls++;
      try {
        const out = pass.call(by.rule, scanned, context, wake.placesOf(rule));
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
