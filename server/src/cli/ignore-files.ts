import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../engine/place.ts';
import { IGNORE_FILE, type IgnoreEntry, Sidecar } from '../engine/suppress/sidecar.ts';
import { dayOf, isOver, tellExpired, unusedEntry } from '../engine/suppress/sidecar-problems.ts';
import type { Ignoring, Vocabulary } from '../engine/suppress/suppress.ts';
import type { Localized } from '../rule/rule.ts';
import { told } from './load-config.ts';
import { readText } from './read-file.ts';
import type { FileReport } from './report/report.ts';

/** An ignore file, and what the run has seen of it. */
export interface IgnoreFile {
  readonly file: string;
  readonly text: string;
  readonly sidecar: Sidecar;
  readonly error: Localized | null;
  /** what is wrong in it */
  readonly problems: readonly Problem[];
  readonly used: Set<IgnoreEntry>;
  /** paths of the drafts that were checked, from its folder, in small letters */
  readonly checked: Set<string>;
  /** rules and groups that were on for one of them */
  readonly active: Set<string>;
}

/** The ignore files of a run: for each draft the nearest one upwards, else the one beside the configuration that was named. */
export class IgnoreFiles {
  readonly today: string;
  private readonly byFolder = new Map<string, string | undefined>();
  private readonly loading = new Map<string, Promise<IgnoreFile>>();
  private readonly loaded: IgnoreFile[] = [];

  constructor(
    private readonly config: string | undefined,
    now = new Date(),
  ) {
    this.today = dayOf(now);
  }

  async of(path: string, { names }: Vocabulary): Promise<IgnoreFile | undefined> {
    const file = this.nearest(dirname(resolve(path))) ?? this.besideConfig();
    if (file === undefined) return undefined;
    let loading = this.loading.get(file);
    if (!loading) {
      loading = load(file, names);
      this.loading.set(file, loading);
      this.loaded.push(await loading);
    }
    return loading;
  }

  /** Ignore files in which something is wrong. */
  get faulty(): FileReport[] {
    return this.loaded.flatMap((i) => report(i, i.problems));
  }

  /**
   * The same with the entries that are over, and those that ignore nothing as far as what was checked decides that: the draft
   * that an entry names, or the whole folder.
   * @param operands of the command line
   * @param sure Every rule was run on every draft of them.
   */
  reports(operands: readonly string[], sure: boolean): FileReport[] {
    return this.loaded.flatMap((i) => {
      const whole = operands.some((o) => covers(o, dirname(i.file)));
      const isDecided = (e: IgnoreEntry): boolean => sure && i.active.has(e.rule) && (whole || (e.where?.kind === 'path' && i.checked.has(e.where.path)));
      const idle = i.sidecar.entries.filter((e) => !i.used.has(e) && !isOver(e, this.today) && isDecided(e));
      const problems = [...i.problems, ...tellExpired(i.sidecar.entries, this.today), ...idle.map(unusedEntry)];
      return report(
        i,
        problems.sort((a, b) => a.range.start - b.range.start),
      );
    });
  }

  private besideConfig(): string | undefined {
    if (this.config === undefined) return undefined;
    const file = join(dirname(resolve(this.config)), IGNORE_FILE);
    return existsSync(file) ? file : undefined;
  }

  private nearest(folder: string): string | undefined {
    if (this.byFolder.has(folder)) return this.byFolder.get(folder);
    const here = join(folder, IGNORE_FILE);
    const above = dirname(folder);
    const found = existsSync(here) ? here : above === folder ? undefined : this.nearest(above);
    this.byFolder.set(folder, found);
    return found;
  }
}

/** What an ignore file is to one draft. */
export function ignoringOf({ file, sidecar }: IgnoreFile, draft: string, today: string): Ignoring {
  return { sidecar, path: pathFrom(file, draft), today };
}

/** Notes that a draft was checked, and which entries it needed. */
export function noteUse(ignore: IgnoreFile, draft: string, used: ReadonlySet<IgnoreEntry>, { active }: Vocabulary): void {
  const path = pathFrom(ignore.file, draft);
  if (path !== undefined) ignore.checked.add(path.toLowerCase());
  for (const e of used) ignore.used.add(e);
  for (const name of active) ignore.active.add(name);
}

async function load(file: string, names: ReadonlySet<string>): Promise<IgnoreFile> {
  const seen = { file, used: new Set<IgnoreEntry>(), checked: new Set<string>(), active: new Set<string>() };
  const read = await readText(file, 'ignoreFile');
  if ('refused' in read) return { ...seen, text: '', sidecar: new Sidecar([]), error: read.refused, problems: [] };
  const { readIgnoreFile } = await import('../engine/suppress/read.ts');
  const { entries, problems } = readIgnoreFile(read.text, names);
  return { ...seen, text: read.text, sidecar: new Sidecar(entries), error: null, problems };
}

function report({ file, text, error }: IgnoreFile, problems: readonly Problem[]): FileReport[] {
  return error || problems.length > 0 ? [{ path: told(file), error, text, problems }] : [];
}

/** True for a folder that is, or holds, another one. */
function covers(operand: string, folder: string): boolean {
  const path = relative(resolve(operand), folder);
  return path !== '..' && !path.startsWith(`..${sep}`) && (statSync(operand, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** Path of a draft from the folder of a file, with `/`; undefined for one that lies elsewhere. */
function pathFrom(file: string, draft: string): string | undefined {
  const path = relative(dirname(file), resolve(draft)).split(sep).join('/');
  return path.startsWith('../') || /^(?:\/|[a-z]:)/i.test(path) ? undefined : path;
}
