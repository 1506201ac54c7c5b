import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LIMIT } from '../engine/limits.ts';
import type { Outcome } from './outcome.ts';
import type { Setup } from './setup.ts';

/** Where it is kept unless the command line says otherwise. */
export const CACHE_FILE = '.newsproof-cache';
const HEAD = 'newsproof-cache 1 ';
/** A larger one is begun anew. */
const LARGEST = 256 * 1024 * 1024;

interface Entry {
  /** of all that the outcome depends on */
  readonly key: string;
  readonly outcome: Outcome;
}

/** Loaded only where there is a cache. */
const hash = (text: string): string => (require('node:crypto') as typeof import('node:crypto')).createHash('sha256').update(text).digest('hex');

/**
 * What the last runs came to, by path. An entry counts for the same text under the same configuration, lexicons, ignore file and
 * build of the program. A file that is no cache, is of another build or has been cut off holds nothing.
 */
export class Cache {
  private readonly build: string;
  private readonly known: Map<string, Entry>;
  private readonly marks = new Map<Setup, string>();
  private changed = false;

  /** @param choice what of the command line the outcomes depend on */
  constructor(
    private readonly file: string,
    version: string,
    private readonly choice: unknown,
  ) {
    this.build = `${version} ${buildMark()}`;
    this.known = read(file, this.build);
  }

  get(path: string, text: string, setup: Setup): Outcome | undefined {
    const entry = this.known.get(resolve(path));
    return entry?.key === this.key(text, setup) ? entry.outcome : undefined;
  }

  set(path: string, text: string, setup: Setup, outcome: Outcome): void {
    // A rule that failed is told each time.
    if (outcome.failures.length > 0) return;
    // Where it stopped depends on the memory that there was.
    if (outcome.problems.some((p) => p.rule === LIMIT)) return;
    this.known.set(resolve(path), { key: this.key(text, setup), outcome });
    this.changed = true;
  }

  /** Whole or not at all, since other runs may read at the same time. @returns why it could not be written */
  write(): unknown {
    if (!this.changed) return undefined;
    const body = `${JSON.stringify(this.build)}\n${JSON.stringify([...this.known])}`;
    const draft = `${this.file}.${process.pid}`;
    try {
      // Never over what is none: somebody may have named a draft.
      if (!mayReplace(this.file)) return new Error('EEXIST');
      writeFileSync(draft, `${HEAD}${hash(body)}\n${body}`);
      renameSync(draft, this.file);
      return undefined;
    } catch (error) {
      rmSync(draft, { force: true });
      return error;
    }
  }

  private key(text: string, setup: Setup): string {
    let mark = this.marks.get(setup);
    if (mark === undefined) {
      mark = hash(JSON.stringify([this.choice, setup.mark()]));
      this.marks.set(setup, mark);
    }
    return `${mark} ${hash(text)}`;
  }
}

/** A build differs from another in its files, whatever version both bear. */
function buildMark(): string {
  const of = (name: string): string => {
    const stat = statSync(name, { throwIfNoEntry: false });
    return stat ? `${stat.size}-${stat.mtimeMs}` : '';
  };
  return `${of(__filename)} ${of(join(__dirname, 'lexicon.bin'))}`;
}

function mayReplace(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return !stat || (stat.isFile() && (stat.size === 0 || readFileSync(file, 'latin1').startsWith(HEAD)));
}

function read(file: string, build: string): Map<string, Entry> {
  try {
    if (statSync(file).size > LARGEST) return new Map();
    const text = readFileSync(file, 'utf8');
    const head = text.indexOf('\n');
    const line = text.indexOf('\n', head + 1);
    const body = text.slice(head + 1);
    if (text.slice(0, head) !== HEAD + hash(body) || text.slice(head + 1, line) !== JSON.stringify(build)) return new Map();
    return new Map(JSON.parse(text.slice(line + 1)) as [string, Entry][]);
  } catch {
    return new Map();
  }
}
