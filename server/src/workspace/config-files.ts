import type { ConfigHost, LoadedConfig } from '../engine/config/load.ts';
import { CONFIG_FILE } from '../engine/config/types.ts';
import type { Problem } from '../engine/place.ts';
import type { Localized } from '../rule/rule.ts';
import { mayName, searchFor, type WorkspaceScope } from './host.ts';
import { NearestFile } from './nearest-file.ts';

/** A configuration that was found. */
export interface FoundConfig extends LoadedConfig {
  /** It is there and cannot be read: it says nothing, and hides those of folders further up. */
  readonly unread?: Localized;
}

/** Only those who have a configuration file pay for reading YAML. */
const loader = (): Promise<typeof import('../engine/config/load.ts')> => import('../engine/config/load.ts');

/** Finds the configuration of drafts and keeps what it says until one of its files changes. */
export class ConfigFiles {
  /** keys of all files that were asked for */
  private readonly asked = new Set<string>();
  private readonly nearest: NearestFile<FoundConfig>;
  private named: Promise<FoundConfig | undefined> | undefined;

  constructor(private readonly around: WorkspaceScope) {
    this.nearest = new NearestFile(around.parts.host, CONFIG_FILE, (file) => this.load(file));
  }

  /** The configuration of a draft: the one that was named for all, else the nearest file upwards, no further than its workspace folder. */
  async of(file: string): Promise<FoundConfig | undefined> {
    const { config } = this.around;
    if (config !== undefined) {
      this.named ??= this.load(config, true);
      return this.named;
    }
    const search = searchFor(file, this.around);
    return search && this.nearest.of(search.folder, search.root);
  }

  /** Reads everything again when next asked. */
  forget(): void {
    this.nearest.forget();
    this.named = undefined;
    this.asked.clear();
  }

  /** True if one of these files is, was or may be part of a configuration in use. */
  uses(files: readonly string[]): boolean {
    const { key } = this.around.parts.host;
    return files.some((f) => f.endsWith(`/${CONFIG_FILE}`) || this.asked.has(key(f)));
  }

  /** Keys of the files in use. */
  get keys(): ReadonlySet<string> {
    return this.asked;
  }

  /** What is wrong in a file as it is being written. @param text what it says instead of what the disk has */
  async liveProblems(file: string, text: string): Promise<readonly Problem[]> {
    const host = this.host(file);
    const key = host.key(file);
    const read: ConfigHost['read'] = async (other, kind) => (host.key(other) === key ? text : host.read(other, kind));
    const { files } = await (await loader()).loadConfig(file, this.around.parts.rules, { ...host, read });
    return files.find((f) => host.key(f.file) === key)?.problems ?? [];
  }

  /** @param required It was asked for by name: that it is not there is told, too. */
  private async load(file: string, required = false): Promise<FoundConfig | undefined> {
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
      if (!required && this.around.parts.host.isAbsent(error)) return undefined;
      this.asked.add(host.key(file));
      return { file, steps: [], ignore: [], files: [], lexicons: new Map(), asked: new Set(), unread: host.whyNot(error) };
    }
  }

  private host(nearest: string): ConfigHost {
    const { host } = this.around.parts;
    return {
      read: (file, kind) => host.readText(file, kind),
      whyNot: (error) => host.whyNot(error),
      resolve: (path, from) => host.resolve(path, host.parent(from)),
      key: (file) => host.key(file),
      mayName: (file) => mayName(file, nearest, this.around),
    };
  }
}
