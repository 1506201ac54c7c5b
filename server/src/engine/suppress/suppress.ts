import type { AnyRule } from '../../rule/rule.ts';
import type { Draft } from '../../text/draft.ts';
import { oneDecision } from '../one-decision.ts';
import type { Problem } from '../place.ts';
import { groupOf, type Settings } from '../settings.ts';
import { CommentSuppression } from './apply-comments.ts';
import { tellUnknown, tellUnused } from './comment-problems.ts';
import type { IgnoreEntry, IgnoreList } from './ignore-list.ts';

/** What is left of the findings of a draft. */
export interface Suppressed {
  /** In order of place, with what is wrong in the comments. */
  readonly problems: readonly Problem[];
  /** How many findings were left out. */
  readonly count: number;
  /** Entries of the ignore file that left one out. */
  readonly used: ReadonlySet<IgnoreEntry>;
}

/** The ignore file of a draft. */
export interface Ignoring {
  readonly list: IgnoreList;
  /** of the draft from the folder of the ignore file, with `/` */
  readonly path: string | undefined;
  /** `2026-11-22` */
  readonly today: string;
}

/** The names that a comment or an entry may use, and which of them can find something here. */
export interface SuppressionNames {
  readonly names: ReadonlySet<string>;
  readonly active: ReadonlySet<string>;
}

/** Rules and groups, and those of them that are on. */
export function vocabularyOf(rules: readonly AnyRule[], { active }: Pick<Settings, 'active'>): SuppressionNames {
  const withGroups = (ids: readonly string[]): Set<string> => new Set([...ids, ...ids.map(groupOf)]);
  return { names: withGroups(rules.map((r) => r.meta.id)), active: withGroups(active.map((a) => a.rule.meta.id)) };
}

const NOTHING_USED: ReadonlySet<IgnoreEntry> = new Set();

/**
 * Leaves out what comments in the draft and the ignore file say; of what is left, a column is one decision. A pure function of
 * the state of the draft: takes as long as there are findings and comments.
 * @param draft as it was when the problems were found
 * @param problems in order of place
 * @param by `failed`: rules that threw, and what suppresses them is not reported as unused
 */
export function suppress(draft: Draft, problems: readonly Problem[], words: SuppressionNames, by: By = {}): Suppressed {
  const left = leaveOut(draft, problems, words, by);
  return { ...left, problems: oneDecision(left.problems) };
}

interface By {
  readonly ignoring?: Ignoring | undefined;
  readonly failed?: readonly string[];
}

function leaveOut(draft: Draft, problems: readonly Problem[], words: SuppressionNames, { ignoring, failed = [] }: By): Suppressed {
  const comments = new CommentSuppression(draft, (name) => words.names.has(name));
  if (comments.comments.length === 0 && !ignoring?.list.entries.length) return { problems, count: 0, used: NOTHING_USED };
  const find = ignoring?.list.of(ignoring.path, ignoring.today);
  const used = new Set<IgnoreEntry>();
  const left: Problem[] = [];
  for (const p of problems) {
    // Both are asked, so that what is ignored twice is not reported as unused in one place and needed in the other.
    const entry = find?.(p);
    if (entry) used.add(entry);
    if (!comments.suppresses(p) && !entry) left.push(p);
  }
  comments.finish();
  const count = problems.length - left.length;
  if (comments.comments.length === 0) return { problems: count === 0 ? problems : left, count, used };
  const mayFind = (name: string): boolean => words.active.has(name) && !failed.some((f) => f === name || groupOf(f) === name);
  const reported = [...tellUnknown(comments.comments, words.names), ...tellUnused(draft.text, comments, mayFind)];
  return { problems: reported.length === 0 ? left : [...left, ...reported].sort((a, b) => a.range.start - b.range.start), count, used };
}
