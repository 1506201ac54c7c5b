import type { Limits } from '../engine/limits.ts';
import { createLinter, type Linter, type RuleFailure } from '../engine/lint.ts';
import type { Problem } from '../engine/place.ts';
import type { Settings } from '../engine/settings.ts';
import type { IgnoreEntry } from '../engine/suppress/ignore-list.ts';
import { suppress } from '../engine/suppress/suppress.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { MentionCache } from '../lexicon/mentions.ts';
import type { Draft } from '../text/draft.ts';
import type { Language } from '../text/line.ts';
import type { Setup } from './setups.ts';

/** What a draft is checked under, of all that a setup says. */
type CheckSetup = Pick<Setup, 'engine' | 'lexicon' | 'words' | 'ignore'>;

/** What was found in a draft. Its `draft` is that of the checker, so that it is the newest state. */
export interface CheckedDraft {
  readonly draft: Draft;
  readonly lexicon: Lexicon;
  /** What its passages name, found once. */
  readonly mentions: MentionCache;
  readonly settings: Settings;
  /** in order of place, but for those that comments and the ignore file leave out */
  readonly problems: readonly Problem[];
  /** rules that threw */
  readonly failures: readonly RuleFailure[];
  /** How many findings were left out. */
  readonly suppressed: number;
  /** Entries of the ignore file that left one out. */
  readonly used: ReadonlySet<IgnoreEntry>;
  /** The names of an article. Made when first asked for. @param article index in the draft */
  ledger(article: number): Ledger | undefined;
}

/** Where a draft stands and when it is read, which is what an ignore file goes by. */
interface CheckedAt {
  /** path of the draft from the folder of its ignore file, with `/` */
  readonly path: string | undefined;
  /** `2026-11-22` */
  readonly today: string;
}

/** Checks the states of one draft, each in proportion to what has changed since the last. */
export class DraftChecker {
  private readonly linter: Linter;

  constructor(
    language: Language,
    readonly setup: CheckSetup,
    limits?: Limits,
  ) {
    this.linter = createLinter(setup.engine, setup.lexicon, language, limits);
  }

  check(text: string, { path, today }: CheckedAt): CheckedDraft {
    const { linter, setup } = this;
    const { problems, failures } = linter.update(text);
    const ignoring = setup.ignore && { list: setup.ignore.list, path, today };
    const left = suppress(linter.draft, problems, setup.words, { ignoring, failed: failures.map((f) => f.rule) });
    return {
      draft: linter.draft,
      lexicon: setup.lexicon,
      mentions: linter.mentions,
      settings: setup.engine,
      problems: left.problems,
      failures,
      suppressed: left.count,
      used: left.used,
      ledger: (article) => linter.ledger(article),
    };
  }
}
