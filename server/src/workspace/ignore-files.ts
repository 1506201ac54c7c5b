import type { Problem } from '../engine/place.ts';
import { IGNORE_FILE, IgnoreList } from '../engine/suppress/ignore-list.ts';
import { dayOf, tellExpired } from '../engine/suppress/ignore-problems.ts';
import type { Localized } from '../rule/rule.ts';
import { mayName, searchFor, type WorkspaceScope } from './host.ts';
import { NearestFile } from './nearest-file.ts';

/** An ignore file as the disk has it. */
export interface IgnoreFile {
  /** another one for every state there was */
  readonly id: number;
  readonly file: string;
  readonly text: string;
  readonly list: IgnoreList;
  /** what is wrong in it */
  readonly problems: readonly Problem[];
  /** entries that are over */
  readonly expired: readonly Problem[];
  /** It is there and cannot be read. */
  readonly unread?: Localized;
}

/** Only those who have an ignore file pay for reading YAML. */
const reader = (): Promise<typeof import('../engine/suppress/read.ts')> => import('../engine/suppress/read.ts');

/** Finds the ignore file of drafts, the nearest one upwards, and keeps what it says until it changes. */
export class IgnoreFiles {
  private readonly nearest: NearestFile<IgnoreFile>;
  private readonly known = new Map<string, IgnoreFile>();
  private beside: Promise<IgnoreFile | undefined> | undefined;
  private count = 0;

  constructor(
    private readonly around: WorkspaceScope,
    private readonly names: ReadonlySet<string>,
  ) {
    this.nearest = new NearestFile(around.parts.host, IGNORE_FILE, (file) => this.load(file));
  }

  /** The ignore file of a draft, no further up than its workspace folder; else the one beside the configuration that was named. */
  async of(file: string): Promise<IgnoreFile | undefined> {
    const search = searchFor(file, this.around);
    const found = search && (await this.nearest.of(search.folder, search.root));
    return found ?? this.besideConfig();
  }

  /** Reads everything again when next asked. */
  forget(): void {
    this.nearest.forget();
    this.beside = undefined;
  }

  /** True if one of these files is, was or may be in use. */
  uses(files: readonly string[]): boolean {
    return files.some((f) => this.around.parts.host.key(f).endsWith(`/${IGNORE_FILE}`));
  }

  /** A text as an ignore file, with what is wrong in it. */
  async parse(text: string): Promise<Pick<IgnoreFile, 'list' | 'problems' | 'expired'>> {
    const { entries, problems } = (await reader()).readIgnoreFile(text, this.names);
    return { list: new IgnoreList(entries), problems, expired: tellExpired(entries, this.today()) };
  }

  today(): string {
    return dayOf(this.around.parts.host.now());
  }

  private async besideConfig(): Promise<IgnoreFile | undefined> {
    const { config, parts } = this.around;
    const folder = config === undefined ? undefined : parts.host.parent(config);
    if (folder === undefined) return undefined;
    this.beside ??= this.load(parts.host.child(folder, IGNORE_FILE));
    return this.beside;
  }

  private async load(file: string): Promise<IgnoreFile | undefined> {
    const { host } = this.around.parts;
    const known = this.known.get(file);
    try {
      // In a workspace that is not trusted a link may not lead out of it.
      if (!(await mayName(file, file, this.around))) return undefined;
      const text = await host.readText(file, 'ignoreFile');
      // What says the same stays the same, so that nothing is checked again.
      if (known?.text === text && !known.unread) return known;
      const read = { id: ++this.count, file, text, ...(await this.parse(text)) };
      this.known.set(file, read);
      return read;
    } catch (error) {
      if (host.isAbsent(error)) return undefined;
      return { id: 0, file, text: '', list: new IgnoreList([]), problems: [], expired: [], unread: host.whyNot(error) };
    }
  }
}

/** All that is wrong in an ignore file, in order of place. */
export function problemsOf({ problems, expired }: Pick<IgnoreFile, 'problems' | 'expired'>): readonly Problem[] {
  return expired.length === 0 ? problems : [...problems, ...expired].sort((a, b) => a.range.start - b.range.start);
}
