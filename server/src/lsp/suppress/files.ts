import type { Problem } from '../../engine/place.ts';
import { suppressProblem } from '../../engine/suppress/problem.ts';
import { IGNORE_FILE, Sidecar } from '../../engine/suppress/sidecar.ts';
import { dayOf, tellExpired } from '../../engine/suppress/sidecar-problems.ts';
import type { Ignoring } from '../../engine/suppress/suppress.ts';
import { isWithin, type Surroundings } from '../config/files.ts';
import { ReadError } from '../host.ts';
import { reasonOf } from '../messages.ts';
import { childUri, parentUri, pathFrom, uriKey } from '../uri.ts';

/** An ignore file as the disk has it. */
export interface IgnoreFile {
  /** another one for every state there was */
  readonly id: number;
  readonly uri: string;
  readonly text: string;
  readonly sidecar: Sidecar;
  readonly problems: readonly Problem[];
}

/** Only those who have an ignore file pay for reading YAML. */
const reader = (): Promise<typeof import('../../engine/suppress/read.ts')> => import('../../engine/suppress/read.ts');

/** Finds the ignore file of drafts, the nearest one upwards, and keeps what it says until it changes. */
export class IgnoreFiles {
  private readonly byFolder = new Map<string, Promise<IgnoreFile | undefined>>();
  private readonly known = new Map<string, IgnoreFile>();
  private count = 0;

  constructor(
    private readonly around: Surroundings,
    private readonly names: ReadonlySet<string>,
  ) {}

  /**
   * The ignore file of a draft, no further up than its workspace folder. None for what no disk has, and none where neither a
   * folder nor trust says what may be read.
   */
  async of(uri: string): Promise<IgnoreFile | undefined> {
    const folder = parentUri(uri);
    const root = this.around.folderOf(uri);
    if (folder === undefined || !this.around.parts.host.reads(uri) || (root === undefined && !this.around.trusted())) return undefined;
    return this.nearest(folder, root);
  }

  /** Reads everything again when next asked. */
  forget(): void {
    this.byFolder.clear();
  }

  /** True if one of these files is, was or may be in use. */
  uses(uris: readonly string[]): boolean {
    return uris.some((u) => uriKey(u).endsWith(`/${IGNORE_FILE}`));
  }

  /** A text as an ignore file, with what is wrong in it. */
  async parse(text: string): Promise<Pick<IgnoreFile, 'sidecar' | 'problems'>> {
    const { entries, problems } = (await reader()).readIgnoreFile(text, this.names);
    const expired = tellExpired(entries, this.today());
    return {
      sidecar: new Sidecar(entries),
      problems: expired.length === 0 ? problems : [...problems, ...expired].sort((a, b) => a.range.start - b.range.start),
    };
  }

  today(): string {
    return dayOf(this.around.parts.host.now());
  }

  private nearest(folder: string, root: string | undefined): Promise<IgnoreFile | undefined> {
    const key = uriKey(folder);
    let found = this.byFolder.get(key);
    if (!found) {
      found = this.find(folder, root);
      this.byFolder.set(key, found);
    }
    return found;
  }

  private async find(folder: string, root: string | undefined): Promise<IgnoreFile | undefined> {
    const here = await this.load(childUri(folder, IGNORE_FILE));
    if (here) return here;
    const above = root !== undefined && uriKey(root).replace(/\/+$/, '') === uriKey(folder).replace(/\/+$/, '') ? undefined : parentUri(folder);
    return above === undefined ? undefined : this.nearest(above, root);
  }

  private async load(uri: string): Promise<IgnoreFile | undefined> {
    const known = this.known.get(uri);
    try {
      if (!(await this.mayRead(uri))) return undefined;
      const text = await this.around.parts.host.readText(uri, 'ignoreFile');
      // What says the same stays the same, so that nothing is checked again.
      if (known?.text === text) return known;
      const file = { id: ++this.count, uri, text, ...(await this.parse(text)) };
      this.known.set(uri, file);
      return file;
    } catch (error) {
      if (error instanceof ReadError && (error.failure === 'missing' || error.failure === 'folder')) return undefined;
      const problems = [suppressProblem('suppress/invalid', 'error', { start: 0, end: 0 }, reasonOf(error))];
      return { id: 0, uri, text: '', sidecar: new Sidecar([]), problems };
    }
  }

  /** In a workspace that is not trusted a link may not lead out of it. */
  private async mayRead(uri: string): Promise<boolean> {
    const { parts, folderOf, trusted } = this.around;
    const root = folderOf(uri);
    return trusted() || (root !== undefined && (await isWithin(root, uri, parts.host)));
  }
}

/** What an ignore file is to one draft. */
export function ignoringOf({ uri, sidecar }: IgnoreFile, draft: string, today: string): Ignoring {
  return { sidecar, path: pathFrom(parentUri(uri) ?? '', draft), today };
}
