import { dirname, relative, resolve } from 'node:path';
import type { FileKind } from '../disk/read-file.ts';
import type { LoadedConfig } from '../engine/config/load.ts';
import type { Problem } from '../engine/place.ts';
import { compileLexicon } from '../lexicon/compile.ts';
import type { Entry, Lexicon } from '../lexicon/lexicon.ts';
import { shippedEntries, shippedLexicon, shippedPairs } from '../lexicon/shipped.ts';
import type { Localized } from '../rule/rule.ts';
import { rules } from '../rules/index.ts';
import { readText } from './read-file.ts';
import type { FileReport } from './report/report.ts';
import { enlarged, localized, reasonOf, UserError } from './say.ts';

/** A configuration and the lexicons it names, as the disk has them. */
export interface Loaded {
  readonly config: LoadedConfig | undefined;
  /** The shipped lexicon with those of some files over it. @param files in order, later ones win */
  lexicon(files: readonly string[]): Lexicon;
  /** files in which something is wrong */
  readonly faulty: readonly FileReport[];
}

/** Path for messages: relative when the file lies below the working folder. */
export function told(path: string): string {
  const short = relative('', path);
  return short === '' || short.startsWith('..') ? path : short;
}

/** A file that cannot be read, and why. */
class Refused extends Error {
  constructor(readonly why: Localized) {
    super(why.en);
  }
}

async function read(path: string, kind: FileKind): Promise<string> {
  const file = await readText(path, kind);
  if ('refused' in file) throw new Refused(file.refused);
  return file.text;
}

/** A configuration for drafts that have none. */
export const NO_CONFIG: Loaded = { config: undefined, lexicon: shippedLexicon, faulty: [] };

/**
 * The parser of YAML and what needs it are loaded here, by those runs that have such a file: it is a large part of the bundle.
 * Whatever is loaded later must import little, since the bundler makes all that it imports start more slowly.
 *
 * Reads a configuration file, what it extends and the lexicons it names. What cannot be used is told as findings, and the rest
 * applies.
 * @throws UserError when a file that the command line asked for cannot be read
 */
export async function readConfig(path: string, { required }: { required: boolean }): Promise<Loaded> {
  const full = resolve(path);
  const { loadConfig } = await import('../engine/config/load.ts');
  let config: LoadedConfig;
  try {
    config = await loadConfig(full, rules, {
      read,
      whyNot: (error) => (error instanceof Refused ? error.why : localized('cannot-read', { reason: reasonOf(error) })),
      resolve: (named, from) => resolve(dirname(from), named),
      key: (file) => file,
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (required) throw new UserError(enlarged('in-file', error.why, { path }));
    return { ...NO_CONFIG, faulty: [{ path: told(full), error: error.why, text: '', problems: [] }] };
  }
  const lexicons = new Map<string, { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] }>();
  for (const { file, text } of config.lexicons.values()) {
    const { readLexicon } = await import('../lexicon/read.ts');
    const { lexiconProblem } = await import('../engine/config/problem.ts');
    const { entries, problems } = readLexicon(text, told(file));
    lexicons.set(file, { entries, problems: problems.map(lexiconProblem) });
  }
  const report = ({ file, text }: { file: string; text: string }, problems: readonly Problem[]): FileReport[] =>
    problems.length > 0 ? [{ path: told(file), error: null, text, problems }] : [];
  const faulty = [
    ...config.files.flatMap((f) => report(f, f.problems)),
    ...[...config.lexicons.values()].flatMap((f) => report(f, lexicons.get(f.file)?.problems ?? [])),
  ];
  return {
    config,
    faulty,
    lexicon: (files) =>
      files.length === 0 ? shippedLexicon() : compileLexicon([shippedEntries(), ...files.map((f) => lexicons.get(f)?.entries ?? [])], shippedPairs()),
  };
}
