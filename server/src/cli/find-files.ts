import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { RealPaths } from '../disk/real-paths.ts';
import type { Localized } from '../rule/rule.ts';
import type { Language } from '../text/line.ts';
import { type Brought, LinkSearch } from './link-search.ts';
import { localized } from './say.ts';

const MARKDOWN = ['md', 'markdown'];
/** Files that are looked for in folders. A file that is named is read whatever its extension. */
export const DRAFTS = [...MARKDOWN, 'txt', 'draft', 'news'];
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/**
 * A file to read, or why there is none for an operand. A file that was named itself is read whatever the configuration
 * says under `ignore`, which is for those that folders and globs bring.
 */
export type Found = { readonly path: string; readonly named?: true } | { readonly path: string; readonly refused: Localized };

export function languageOfFile(path: string): Language {
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

const GLOB = /[*?[\]{}!]/;

/**
 * Files of the operands, in the order asked; those of a folder or glob sorted and, whatever links lead to them, not twice. Links are
 * for whoever names them: in a folder, and in the working folder for a glob, none is followed to another folder (what is inside is
 * found where it is), and none to a file outside.
 * @param tell of links that were left out
 */
export async function findFiles(operands: readonly string[], tell: (message: Localized) => void): Promise<Found[]> {
  const out: Found[] = [];
  const seen = new Set<string>();
  const brought = new Set<string>();
  const real = new RealPaths();
  for (const operand of operands) {
    const kind = kindOf(operand);
    const isGlob = kind === 'nothing' && GLOB.test(operand);
    if (kind === 'file' || (kind === 'nothing' && !isGlob)) {
      if (!brought.has(real.of(operand))) out.push({ path: operand, named: true });
      seen.add(real.of(operand));
      continue;
    }
    const { paths, unread, outside } = kind === 'folder' ? await draftsIn(operand, real) : await matching(operand, real);
    if (outside.length > 0) tell(localized('links-outside', { path: operand, links: String(outside.length), link: outside[0] as string }));
    for (const found of unread) out.push(found);
    if (paths.length === 0 && unread.length === 0) {
      const refused = kind === 'folder' ? localized('no-drafts', { extensions: DRAFTS.map((e) => `.${e}`).join(' ') }) : localized('no-match');
      out.push({ path: operand, refused });
    }
    for (const path of paths) {
      const file = real.of(path);
      if (!seen.has(file)) out.push({ path });
      seen.add(file);
      brought.add(file);
    }
  }
  return out;
}

/** Loaded only for folders and globs. By `require`, since the ESM build of the library cannot live in a CommonJS bundle. */
function loadGlob(): typeof import('tinyglobby') {
  return require('tinyglobby');
}

async function draftsIn(folder: string, real: RealPaths): Promise<Brought> {
  const { glob } = loadGlob();
  const search = new LinkSearch(folder, real);
  const options = { cwd: folder, ignore: IGNORED, caseSensitiveMatch: false, expandDirectories: false, followSymbolicLinks: false, fs: search };
  const found = await glob([`**/*.{${DRAFTS.join(',')}}`], options);
  const base = folder === '.' ? '' : folder.endsWith('/') ? folder : `${folder}/`;
  return search.end(
    found.map((f) => base + f),
    true,
  );
}

async function matching(pattern: string, real: RealPaths): Promise<Brought> {
  const { glob } = loadGlob();
  const search = new LinkSearch(rootOf(pattern), real);
  const options = { ignore: IGNORED, expandDirectories: false, dot: true, followSymbolicLinks: false, fs: search };
  return search.end(await glob([pattern.replaceAll('\\', '/')], options), pattern.includes('**'));
}

/** The folder that a glob may not leave: the working folder, or the one that it names when that lies elsewhere. */
function rootOf(pattern: string): string {
  const parts = pattern.replaceAll('\\', '/').split('/');
  const named = parts.slice(
    0,
    parts.findIndex((part) => GLOB.test(part)),
  );
  const folder = resolve(named.length === 1 && named[0] === '' ? '/' : named.join('/'));
  return RealPaths.isWithin(resolve('.'), folder) ? '.' : folder;
}
