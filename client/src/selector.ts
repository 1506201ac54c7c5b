import { workspace } from 'vscode';
import { SECTION } from '../../server/src/protocol.ts';

/** Documents of these schemes are checked, and those of the schemes that workspace folders have: no diffs, no output, no settings. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'];

export const schemesNow = (): string[] => [...new Set([...SCHEMES, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])];
/** Identifiers of the languages whose documents are checked. */
export function languagesOf(): string[] {
  const chosen = workspace.getConfiguration(SECTION).get<unknown>('languages');
  return Array.isArray(chosen) ? chosen.filter((l): l is string => typeof l === 'string') : [];
}

/** The documents of these languages that are checked. */
export function selector(names: readonly string[]): { language: string; scheme: string }[] {
  return names.flatMap((language) => schemesNow().map((scheme) => ({ language, scheme })));
}
