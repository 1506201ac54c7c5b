import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Localized } from '../rule/rule.ts';
import type { Language } from '../text/line.ts';
import { localized } from './say.ts';

export const MARKDOWN = ['md', 'markdown'];
/** Files that are looked for in folders. A file that is named is read whatever its extension. */
export const DRAFTS = [...MARKDOWN, 'txt', 'draft', 'news'];
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/**
 * A file to read, or why there is none for an operand. A file that was named itself is read whatever the configuration
 * says under `ignore`, which is for those that folders and globs bring.
 */
export type Found = { readonly path: string; readonly named?: true } | { readonly path: string; readonly refused: Localized };

export function languageOf(path: string): Language {
  return MARKDOWN.some((e) => path.toLowerCase().endsWith(`.${e}`)) ? 'markdown' : 'plaintext';
}

function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // Let the reading say what is wrong with a file that is there.
    return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '') ? 'nothing' : 'file';
  }
}

/** Files of the operands, in the order asked; those of a folder or glob sorted and not twice. */
export async function findFiles(operands: readonly string[]): Promise<Found[]> {
  const out: Found[] = [];
  const seen = new Set<string>();
  for (const operand of operands) {
    const kind = kindOf(operand);
    const isGlob = kind === 'nothing' && /[*?[\]{}!]/.test(operand);
    if (kind === 'file' || (kind === 'nothing' && !isGlob)) {
      if (!seen.has(resolve(operand))) out.push({ path: operand, named: true });
      continue;
    }
    const paths = kind === 'folder' ? await draftsIn(operand) : await matching(operand);
    if (paths.length === 0) {
      const refused = kind === 'folder' ? localized('no-drafts', { extensions: DRAFTS.map((e) => `.${e}`).join(' ') }) : localized('no-match');
      out.push({ path: operand, refused });
    }
    for (const path of paths) {
      if (seen.has(resolve(path))) continue;
      seen.add(resolve(path));
      out.push({ path });
    }
  }
  return out;
}

/** Loaded only for folders and globs. By `require`, since the ESM build of the library cannot live in a CommonJS bundle. */
function loadGlob(): typeof import('tinyglobby') {
  return require('tinyglobby');
}

async function draftsIn(folder: string): Promise<string[]> {
  const { glob } = loadGlob();
  const found = await glob([`**/*.{${DRAFTS.join(',')}}`], { cwd: folder, ignore: IGNORED, caseSensitiveMatch: false, expandDirectories: false });
  const base = folder === '.' ? '' : folder.endsWith('/') ? folder : `${folder}/`;
  return found.map((f) => base + f).sort();
}

async function matching(pattern: string): Promise<string[]> {
  const { glob } = loadGlob();
  const found = await glob([pattern.replaceAll('\\', '/')], { ignore: IGNORED, expandDirectories: false, dot: true });
  return found.sort();
}
