import { closeSync, constants, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readRegular } from '../disk/read-file.ts';
import { writeWhole } from '../disk/temporary.ts';
import { userKey } from '../disk/user-key.ts';
import { LIMIT } from '../engine/limits.ts';
import type { Localized } from '../rule/rule.ts';
import type { Setup } from '../workspace/setups.ts';
import type { RunContext } from './context.ts';
import { isOutcome, type Outcome } from './outcome.ts';
import { enlarged, localized } from './say.ts';

/** Where it is kept unless the command line says otherwise. */
export const CACHE_FILE = '.newsproof-cache';
/** What every cache begins with, and what one of this form does. */
const NAME = 'newsproof-cache ';
const HEAD = `${NAME}2 `;

interface Entry {
  /** of all that the outcome depends on */
  readonly key: string;
  /** an outcome, or whatever stands there */
  readonly outcome: unknown;
}

/** Loaded only where there is a cache. */
const crypto = (): typeof import('node:crypto') => require('node:crypto');

const hash = (text: string): string => crypto().createHash('sha256').update(text).digest('hex');

/**
 * What the last runs came to, by path. An entry counts for the same text under the same configuration, lexicons, ignore file and
 * build of the program. The file lies among the drafts and may come with them from anybody, so that it is signed with a key of the
 * user's own: one that was not written by this user on this machine, like one that is none, is of another build or has been cut
 * off, holds nothing.
 */
export class Cache {
  private readonly marks = new Map<Setup, string>();
  private changed = false;

  private constructor(
    private readonly file: string,
    private readonly build: string,
    private readonly choice: unknown,
    private readonly secret: Buffer,
    private readonly known: Map<string, Entry>,
  ) {}

  /**
   * @param choice what of the command line the outcomes depend on
   * @returns why there is none, when there is no key to sign it with
   */
  static async open(file: string, { version, env }: Pick<RunContext, 'version' | 'env'>, choice: unknown): Promise<Cache | { readonly refused: Localized }> {
    const secret = userKey(env);
    if (!(secret instanceof Uint8Array)) {
      const { path, reason } = secret;
      const why = reason === 'exposed' || reason === 'damaged' ? localized(`key-${reason}`) : localized('key-unusable', { reason });
      return { refused: enlarged('cache-unkeyed', why, { path }) };
    }
    const build = `${version} ${buildMark()}`;
    return new Cache(file, build, choice, secret, await read(file, build, secret));
  }

  get(path: string, text: string, setup: Setup): Outcome | undefined {
    const entry = this.known.get(resolve(path));
    return entry?.key === this.key(text, setup) && isOutcome(entry.outcome, text.length) ? entry.outcome : undefined;
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
    try {
      // Never over what is none: somebody may have named a draft.
      if (!mayReplace(this.file)) return new Error('EEXIST');
      writeWhole(this.file, [Buffer.from(`${HEAD}${sign(body, this.secret)}\n${body}`)]);
      return undefined;
    } catch (error) {
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

/** A link is none, wherever it leads. */
function mayReplace(file: string): boolean {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat || (stat.isFile() && stat.size === 0)) return true;
  if (!stat.isFile()) return false;
  const start = Buffer.alloc(NAME.length);
  const fd = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    readSync(fd, start, 0, start.length, 0);
  } finally {
    closeSync(fd);
  }
  return start.toString('latin1') === NAME;
}

const sign = (body: string, secret: Buffer): string => crypto().createHmac('sha256', secret).update(body).digest('hex');

function isSigned(mark: string, body: string, secret: Buffer): boolean {
  const [given, wanted] = [Buffer.from(mark, 'latin1'), Buffer.from(HEAD + sign(body, secret), 'latin1')];
  return given.length === wanted.length && crypto().timingSafeEqual(given, wanted);
}

async function read(file: string, build: string, secret: Buffer): Promise<Map<string, Entry>> {
  try {
    const text = (await readRegular(file, 'cache')).bytes.toString('utf8');
    const head = text.indexOf('\n');
    const line = text.indexOf('\n', head + 1);
    if (!isSigned(text.slice(0, head), text.slice(head + 1), secret) || text.slice(head + 1, line) !== JSON.stringify(build)) return new Map();
    return new Map((JSON.parse(text.slice(line + 1)) as unknown[]).filter(isEntry));
  } catch {
    return new Map();
  }
}

function isEntry(value: unknown): value is [string, Entry] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof (value[1] as Entry | null)?.key === 'string';
}
