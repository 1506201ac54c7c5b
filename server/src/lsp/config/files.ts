import type { ConfigHost, LoadedConfig } from '../../engine/config/load.ts';
import { configProblem } from '../../engine/config/problem.ts';
import { CONFIG_FILE } from '../../engine/config/types.ts';
import type { Problem } from '../../engine/place.ts';
import { type Host, type Parts, ReadError } from '../host.ts';
import { reasonOf } from '../messages.ts';
import { childUri, parentUri, pathFrom, uriKey } from '../uri.ts';

/** What the configuration files need to know of the session. */
export interface Surroundings {
  readonly parts: Parts;
  readonly folderOf: (uri: string) => string | undefined;
  /** False in a workspace whose files may name none outside of it. */
  readonly trusted: () => boolean;
}

const isSame = (a: string, b: string): boolean => uriKey(a).replace(/\/+$/, '') === uriKey(b).replace(/\/+$/, '');

/** True for a file that lies in a folder, by its name and where links lead. */
export async function isWithin(folder: string, file: string, host: Host): Promise<boolean> {
  return pathFrom(folder, file) !== undefined && pathFrom(await host.real(folder), await host.real(file)) !== undefined;
}

/** Only those who have a configuration file pay for reading YAML. */
const loader = (): Promise<typeof import('../../engine/config/load.ts')> => import('../../engine/config/load.ts');

/** Finds the configuration of drafts and keeps what it says until one of its files changes. */
export class ConfigFiles {
  /** by key of a folder: its configuration, its own or one from further up */
  private readonly byFolder = new Map<string, Promise<LoadedConfig | undefined>>();
  /** keys of all files that were asked for */
  private readonly asked = new Set<string>();

  constructor(private readonly around: Surroundings) {}

  /**
   * The configuration of a draft: the nearest file upwards, no further than its workspace folder. None for what no disk has, and
   * none where neither a folder nor trust says what may be read.
   */
  async of(uri: string): Promise<LoadedConfig | undefined> {
    const root = this.around.folderOf(uri);
    if (root === undefined && !this.around.trusted()) return undefined;
    // A workspace folder is asked for, too, and is no file.
    const folder = root !== undefined && isSame(root, uri) ? root : parentUri(uri);
    if (folder === undefined || !this.around.parts.host.reads(uri)) return undefined;
    return this.nearest(folder, root);
  }

  /** Reads everything again when next asked. */
  forget(): void {
    this.byFolder.clear();
    this.asked.clear();
  }

  /** True if one of these files is, was or may be part of a configuration in use. */
  uses(uris: readonly string[]): boolean {
    return uris.some((u) => u.endsWith(`/${CONFIG_FILE}`) || this.asked.has(uriKey(u)));
  }

  /** Keys of the files in use. */
  get keys(): ReadonlySet<string> {
    return this.asked;
  }

  /** What is wrong in a file as it is being written. @param text what it says instead of what the disk has */
  async liveProblems(uri: string, text: string): Promise<readonly Problem[]> {
    const host = this.host(uri);
    const key = uriKey(uri);
    const read: ConfigHost['read'] = async (file, kind) => (uriKey(file) === key ? text : host.read(file, kind));
    const { files } = await (await loader()).loadConfig(uri, this.around.parts.rules, { ...host, read });
    return files.find((f) => uriKey(f.file) === key)?.problems ?? [];
  }

  private nearest(folder: string, root: string | undefined): Promise<LoadedConfig | undefined> {
    const key = uriKey(folder);
    let found = this.byFolder.get(key);
    if (!found) {
      found = this.find(folder, root);
      this.byFolder.set(key, found);
    }
    return found;
  }

  private async find(folder: string, root: string | undefined): Promise<LoadedConfig | undefined> {
    const here = await this.load(childUri(folder, CONFIG_FILE));
    if (here) return here;
    const above = root !== undefined && isSame(root, folder) ? undefined : parentUri(folder);
    return above === undefined ? undefined : this.nearest(above, root);
  }

  private async load(file: string): Promise<LoadedConfig | undefined> {
    const host = this.host(file);
    // A link out of a workspace that is not trusted is not followed.
    if ((await host.mayName?.(file)) === false) return undefined;
    try {
      // Asked before the reader is loaded: mostly there is none.
      const text = await host.read(file, 'configuration');
      const read: ConfigHost['read'] = async (f, kind) => (f === file ? text : host.read(f, kind));
      const loaded = await (await loader()).loadConfig(file, this.around.parts.rules, { ...host, read });
      for (const key of loaded.asked) this.asked.add(key);
      return loaded;
    } catch (error) {
      if (error instanceof ReadError && (error.failure === 'missing' || error.failure === 'folder')) return undefined;
      this.asked.add(uriKey(file));
      // It is there and says something: not that of a folder further up. What it says nobody knows.
      const problems = [configProblem({ start: 0, end: 0 }, 'error', reasonOf(error))];
      return { file, steps: [], ignore: [], files: [{ file, text: '', problems }], lexicons: new Map(), asked: new Set() };
    }
  }

  private host(nearest: string): ConfigHost {
    const { parts, folderOf, trusted } = this.around;
    const { host } = parts;
    const root = folderOf(nearest);
    return {
      read: (file, kind) => host.readText(file, kind),
      whyNot: reasonOf,
      resolve: (path, from) => host.resolve(path, parentUri(from)),
      key: uriKey,
      mayName: async (file) => trusted() || (root !== undefined && (await isWithin(root, file, host))),
    };
  }
}
