import { statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Problem } from '../engine/place.ts';
import type { IgnoreEntry } from '../engine/suppress/ignore-list.ts';
import { isOver, unusedEntry } from '../engine/suppress/ignore-problems.ts';
import type { SuppressionNames } from '../engine/suppress/suppress.ts';
import { type IgnoreFile, problemsOf } from '../workspace/ignore-files.ts';
import { pathHost, told } from './path-host.ts';
import type { FileReport } from './report/report.ts';

/** What a run has seen of an ignore file. */
interface Seen {
  readonly used: Set<IgnoreEntry>;
  /** paths of the drafts that were checked, from its folder, in small letters */
  readonly checked: Set<string>;
  /** rules and groups that were on for one of them */
  readonly active: Set<string>;
}

/** The ignore files of a run, and which of their entries its drafts needed. */
export class IgnoreUse {
  private readonly seen = new Map<IgnoreFile, Seen>();
  private readonly unread = new Map<string, IgnoreFile>();

  constructor(private readonly today: string) {}

  /** Takes in a file in use. */
  add(ignore: IgnoreFile): void {
    if (ignore.unread) this.unread.set(ignore.file, ignore);
    else if (!this.seen.has(ignore)) this.seen.set(ignore, { used: new Set(), checked: new Set(), active: new Set() });
  }

  /** Notes that a draft was checked, and which entries it needed. */
  note(ignore: IgnoreFile, draft: string, used: Iterable<IgnoreEntry>, { active }: SuppressionNames): void {
    const seen = this.seen.get(ignore);
    if (!seen) return;
    const path = ignoredPath(ignore, draft);
    if (path !== undefined) seen.checked.add(path.toLowerCase());
    for (const e of used) seen.used.add(e);
    for (const name of active) seen.active.add(name);
  }

  /** Ignore files in which something is wrong. */
  get faulty(): FileReport[] {
    return [...this.refused(), ...[...this.seen.keys()].flatMap((i) => report(i, i.problems))];
  }

  /**
   * The same with the entries that are over, and those that ignore nothing as far as what was checked decides that: the draft
   * that an entry names, or the whole folder.
   * @param operands of the command line
   * @param sure Every rule was run on every draft of them.
   */
  reports(operands: readonly string[], sure: boolean): FileReport[] {
    const judged = [...this.seen].flatMap(([ignore, { used, checked, active }]) => {
      const whole = operands.some((o) => covers(o, dirname(ignore.file)));
      const isDecided = (e: IgnoreEntry): boolean => sure && active.has(e.rule) && (whole || (e.where?.kind === 'path' && checked.has(e.where.path)));
      const idle = ignore.list.entries.filter((e) => !used.has(e) && !isOver(e, this.today) && isDecided(e));
      const problems = [...problemsOf(ignore), ...idle.map(unusedEntry)];
      return report(
        ignore,
        problems.sort((a, b) => a.range.start - b.range.start),
      );
    });
    return [...this.refused(), ...judged];
  }

  private refused(): FileReport[] {
    return [...this.unread.values()].map(({ file, unread }) => ({ path: told(file), error: unread ?? null, text: '', problems: [] }));
  }
}

/** The path of a draft as its ignore file gives it. */
export function ignoredPath(ignore: IgnoreFile | undefined, draft: string): string | undefined {
  return ignore && pathHost.pathFrom(dirname(ignore.file), resolve(draft));
}

function report({ file, text }: IgnoreFile, problems: readonly Problem[]): FileReport[] {
  return problems.length > 0 ? [{ path: told(file), error: null, text, problems }] : [];
}

/** True for a folder that is, or holds, another one. */
function covers(operand: string, folder: string): boolean {
  const path = relative(resolve(operand), folder);
  return path !== '..' && !path.startsWith(`..${sep}`) && (statSync(operand, { throwIfNoEntry: false })?.isDirectory() ?? false);
}
