/** Licences under which what is bundled may be passed on. */
export const ALLOWED: ReadonlySet<string>;
/**
 * Text of THIRD-PARTY-NOTICES.txt.
 * @param folders of packages whose code is in the bundles
 * @throws Error when one has a licence that nobody has judged, or carries no text of it
 */
export function notices(folders: readonly string[]): string;
