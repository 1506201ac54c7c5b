import { readFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { writeWhole } from './temporary.ts';

/** What a bundle that is run from here exports. */
interface Started {
  /** Resolves once the code that most runs need has run: true if it is to be kept. */
  readonly warm?: Promise<boolean>;
}

/** Length of the mark at the end of a bundle (esbuild.mjs), a hash of its text. */
const MARK = 40;

/**
 * Runs a bundle that lies beside this one, from code that an earlier run compiled: to read so much source takes longer than to
 * check a draft. The compiled code lies beside the bundle, one file for each engine; where the folder cannot be written to there
 * is none. It holds nothing but the bundle's code, and whoever may replace it may replace the bundle as well. The environment
 * variable NODE_DISABLE_COMPILE_CACHE turns it off, as it does the cache that newer versions of Node have themselves.
 */
export function runBundle(name: string): void {
  const path = join(__dirname, `${name}.js`);
  if (process.env.NODE_DISABLE_COMPILE_CACHE) {
    require(path);
    return;
  }
  const source = readFileSync(path, 'utf8');
  const cache = new CodeCache(join(__dirname, `${name}.${process.platform}-${process.arch}-${process.versions.v8}.code`), source.slice(-MARK));
  const cachedData = cache.read();
  const script = new Script(wrap(source), { filename: path, ...(cachedData && { cachedData }) });
  const module = { exports: {} as Started };
  script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path));
  if (cachedData && !script.cachedDataRejected) return;
  void module.exports.warm?.then((keep) => {
    if (keep) cache.write(script.createCachedData());
  });
}

/**
 * The file of compiled code: the code twice, and the mark of the bundle that it was compiled from. The engine sees to it that the
 * code is for it, but trusts that it is whole. To compare it with a copy is the cheapest way to know.
 */
class CodeCache {
  constructor(
    private readonly path: string,
    private readonly mark: string,
  ) {}

  read(): Buffer | undefined {
    try {
      const bytes = readFileSync(this.path);
      const length = (bytes.length - MARK) / 2;
      const code = bytes.subarray(0, length);
      return bytes.toString('latin1', 2 * length) === this.mark && code.equals(bytes.subarray(length, 2 * length)) ? code : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whole or not at all, since other runs may read at the same time. */
  write(code: Buffer): void {
    try {
      writeWhole(this.path, [code, code, Buffer.from(this.mark, 'latin1')]);
    } catch {
      // The next run tries again.
    }
  }
}
