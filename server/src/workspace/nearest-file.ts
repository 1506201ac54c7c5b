import { type FileNames, isSameFolder } from './host.ts';

/** Finds the file of a name that is nearest to a folder, upwards; once for each folder, until it is told to forget. */
export class NearestFile<T> {
  private readonly byFolder = new Map<string, Promise<T | undefined>>();

  /** @param load what a file holds; undefined where there is none, so that the folder above is asked */
  constructor(
    private readonly names: FileNames,
    private readonly name: string,
    private readonly load: (file: string) => Promise<T | undefined>,
  ) {}

  /** @param root no further up than this folder */
  of(folder: string, root: string | undefined): Promise<T | undefined> {
    const key = this.names.key(folder);
    let found = this.byFolder.get(key);
    if (!found) {
      found = this.find(folder, root);
      this.byFolder.set(key, found);
    }
    return found;
  }

  /** Looks again when next asked. */
  forget(): void {
    this.byFolder.clear();
  }

  private async find(folder: string, root: string | undefined): Promise<T | undefined> {
    const here = await this.load(this.names.child(folder, this.name));
    if (here) return here;
    const above = root !== undefined && isSameFolder(root, folder, this.names) ? undefined : this.names.parent(folder);
    return above === undefined ? undefined : this.of(above, root);
  }
}
