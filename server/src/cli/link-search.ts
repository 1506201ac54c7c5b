import { type Dirent, readdir, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { FileError, fileError } from '../disk/read-file.ts';
import { RealPaths } from '../disk/real-paths.ts';
import type { Localized } from '../rule/rule.ts';
import { told } from './path-host.ts';
import { whyNot } from './read-file.ts';

/** What one operand brings. */
export interface Brought {
  /** in order, each file once */
  readonly paths: readonly string[];
  /** folders that cannot be read, which hides what is in them */
  readonly unread: readonly { readonly path: string; readonly refused: Localized }[];
  /** links that lead out and are not followed */
  readonly outside: readonly string[];
}

/** A folder is never entered by a link, so that a search ends whatever links there are; a file may be found by one. */
const asFile = (entry: Dirent): Dirent => Object.create(entry, { isFile: { value: () => true }, isSymbolicLink: { value: () => false } });

/** Reads folders for the glob library, and sees to the links in them. */
export class LinkSearch {
  private readonly links = new Set<string>();
  private readonly outside = new Set<string>();
  private readonly unread: { readonly path: string; readonly refused: Localized }[] = [];
  private readonly root: string;

  /** @param root the folder that may not be left */
  constructor(
    root: string,
    private readonly real: RealPaths,
  ) {
    this.root = real.of(root);
  }

  readonly readdir = ((folder: string, _options: unknown, done: (error: Error | null, entries: Dirent[]) => void): void => {
    // A glob may name a folder by a link.
    if (!this.isInside(folder)) {
      this.outside.add(told(folder));
      done(null, []);
      return;
    }
    readdir(folder, { withFileTypes: true }, (error, entries) => {
      if (error) this.note(folder, fileError(error));
      const links = (entries ?? []).filter((e) => e.isSymbolicLink());
      for (const e of links) this.links.add(resolve(folder, e.name));
      done(
        null,
        (entries ?? []).map((e) => (e.isSymbolicLink() ? asFile(e) : e)),
      );
    });
  }) as typeof readdir;

  /**
   * @param paths what the library found
   * @param deep It was to go down into every folder, so that a link to one outside hides something, too.
   */
  end(paths: readonly string[], deep: boolean): Brought {
    const kept = paths.filter((p) => !this.links.has(resolve(p)));
    if (this.links.size > 0) {
      const known = new Set(kept.map((p) => this.real.of(p)));
      for (const path of [...paths].sort()) {
        if (!this.links.has(resolve(path)) || !this.isThere(path, 'file')) continue;
        if (!this.isInside(path)) this.outside.add(told(path));
        else if (!known.has(this.real.of(path))) {
          known.add(this.real.of(path));
          kept.push(path);
        }
      }
      if (deep) for (const link of this.links) if (this.isThere(link, 'folder') && !this.isInside(link)) this.outside.add(told(link));
    }
    return { paths: kept.sort(), unread: this.unread, outside: [...this.outside].sort() };
  }

  private note(folder: string, error: unknown): void {
    if (error instanceof FileError && error.failure === 'missing') return;
    this.unread.push({ path: told(folder), refused: whyNot(error, 'draft') });
  }

  private isInside(path: string): boolean {
    return RealPaths.isWithin(this.root, this.real.of(path));
  }

  private isThere(path: string, kind: 'file' | 'folder'): boolean {
    try {
      return statSync(path).isDirectory() === (kind === 'folder');
    } catch {
      return false;
    }
  }
}
