import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Where paths lead when links are followed, each asked of the system once. */
export class RealPaths {
  private readonly known = new Map<string, string>();

  /** The file or folder that a path leads to; the path itself, absolute, where there is none. */
  of(path: string): string {
    const full = resolve(path);
    let real = this.known.get(full);
    if (real === undefined) {
      try {
        real = realpathSync.native(full);
      } catch {
        real = full;
      }
      this.known.set(full, real);
    }
    return real;
  }

  /** True for a folder itself and whatever is in it. Both are absolute. */
  static isWithin(folder: string, path: string): boolean {
    const way = relative(folder, path);
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  }
}
