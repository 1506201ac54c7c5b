/** What VS Code shows of the extension. @param published keeps pictures and links to files, for an address to be put before them */
export function extensionPage(published?: boolean): string;
