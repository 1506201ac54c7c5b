/** What VS Code shows of the extension. @param published keeps pictures and links to files, for an address to be put before them */
export function extensionPage(published?: boolean): string;
/** Packs the extension. @param args go to vsce */
export function pack(args: readonly string[]): { readonly packed: boolean; readonly output: string };
/** Names of the files in a .vsix, sorted. */
export function contentsOf(file: string): string[];
