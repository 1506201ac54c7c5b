import { lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { writeWhole } from './temporary.ts';

const LENGTH = 32;

/** Why there is no key: what the system says, or `exposed` when others than the user may read or own it, `damaged` when it is none. */
interface NoKey {
  readonly path: string;
  readonly reason: string;
}

/** The user's folder for what programs may make again. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  if (process.platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  return join(homedir(), ...(process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']));
}

/**
 * A secret of this user on this machine, made when first asked for: what is signed with it was written here and by nobody else. It
 * lies where no folder of drafts can bring one along.
 */
export function userKey(env: NodeJS.ProcessEnv): Buffer | NoKey {
  let path = '';
  try {
    const folder = join(cacheFolder(env), 'newsproof');
    path = join(folder, 'key');
    if (!lstatSync(path, { throwIfNoEntry: false })) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const { randomBytes } = require('node:crypto') as typeof import('node:crypto');
      // When two runs do this at a time the later key stays, and what was signed with the other counts for nothing.
      writeWhole(path, [randomBytes(LENGTH)], 0o600);
    }
    const stat = lstatSync(path);
    if (!stat.isFile() || stat.size !== LENGTH) return { path, reason: 'damaged' };
    const user = process.getuid?.();
    if (user !== undefined && (stat.uid !== user || (stat.mode & 0o077) !== 0)) return { path, reason: 'exposed' };
    return readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { path, reason: code ?? message };
  }
}
