export interface FolderEntry {
  readonly name: string;
  /** `other`: a link, a device. */
  readonly kind: 'file' | 'folder' | 'other';
}

/** Which files are looked for: by the ends of their names, and without those that `skip` says, which is asked with paths from the root. */
export interface Wanted {
  readonly extensions: readonly string[];
  skip(path: string): boolean;
}

/**
 * Paths of files below a folder, from there, in order of name. Links are not followed, for they may go round in circles.
 * @param list what a folder holds, named by its path from the root, which is ''
 * @throws what `list` throws of the root; a folder below that cannot be read hides its files
 */
export async function* walk(list: (folder: string) => Promise<readonly FolderEntry[]>, wanted: Wanted, below = ''): AsyncGenerator<string> {
  const entries = await list(below).catch((error: unknown) => {
    if (below === '') throw error;
    return [];
  });
  for (const { name, kind } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? name : `${below}/${name}`;
    // A glob like **/x/** is meant for what is in x: so a folder is asked for with something in it.
    if (kind === 'folder' && !wanted.skip(`${path}/.`)) yield* walk(list, wanted, path);
    else if (kind === 'file' && wanted.extensions.some((x) => name.toLowerCase().endsWith(x)) && !wanted.skip(path)) yield path;
  }
}
