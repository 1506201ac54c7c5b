import { dirname, relative, resolve } from 'node:path';
import type { ConfigFile } from '../engine/config-file.ts';
import type { Problem } from '../engine/place.ts';
import type { Config } from '../engine/settings.ts';
import { compileLexicon } from '../lexicon/compile.ts';
import type { Entry, Lexicon } from '../lexicon/lexicon.ts';
import { shippedEntries, shippedLexicon, shippedPairs } from '../lexicon/shipped.ts';
import { rules } from '../rules/index.ts';
import { readDraft } from './read-file.ts';
import type { FileReport } from './report/report.ts';
import { enlarged, UserError } from './say.ts';

export interface LoadedConfig {
  readonly config: Config;
  readonly lexicon: Lexicon;
  /** files in which something is wrong */
  readonly faulty: readonly FileReport[];
}

/** Path for messages: relative when the file lies below the working folder. */
function told(path: string): string {
  const short = relative('', path);
  return short === '' || short.startsWith('..') ? path : short;
}

/**
 * The parser of YAML and what needs it are loaded here, by those runs that have such a file: it is a large part of the bundle.
 * Whatever is loaded later must import little, since the bundler makes all that it imports start more slowly.
 *
 * Reads a configuration file and the lexicons it names. What cannot be used is told as findings, and the rest applies.
 * @throws UserError when a file that the command line asked for cannot be read
 */
export async function loadConfig(path: string, { required }: { required: boolean }): Promise<LoadedConfig> {
  const file = readDraft(path);
  if ('refused' in file) {
    if (required) throw new UserError(enlarged('in-file', file.refused, { path }));
    return { config: {}, lexicon: shippedLexicon(), faulty: [{ path: told(path), error: file.refused, text: '', problems: [] }] };
  }
  const { readConfigFile } = await import('../engine/config-file.ts');
  const read = readConfigFile(file.text, rules);
  const problems = [...read.problems];
  const faulty: FileReport[] = [];
  const lexicon = await loadLexicons(dirname(resolve(path)), read, problems, faulty);
  if (problems.length > 0) faulty.unshift({ path: told(path), error: null, text: file.text, problems: problems.sort((a, b) => a.range.start - b.range.start) });
  return { config: read.config, lexicon, faulty };
}

async function loadLexicons(folder: string, read: ConfigFile, problems: Problem[], faulty: FileReport[]): Promise<Lexicon> {
  if (read.lexicons.length === 0) return shippedLexicon();
  const lists: (readonly Entry[])[] = [shippedEntries()];
  for (const { path, range } of read.lexicons) {
    const full = resolve(folder, path);
    const file = readDraft(full);
    if ('refused' in file) {
      problems.push({
        rule: 'config/invalid',
        severity: 'error',
        message: enlarged('in-file', file.refused, { path }),
        range,
        fixes: [],
        offers: [],
        related: [],
      });
      continue;
    }
    const { readLexicon } = await import('../lexicon/read.ts');
    const { entries, problems: wrong } = readLexicon(file.text, told(full));
    lists.push(entries);
    if (wrong.length > 0) faulty.push({ path: told(full), error: null, text: file.text, problems: wrong.map(lexiconProblem) });
  }
  return compileLexicon(lists, shippedPairs());
}

/** A fault of a lexicon file as a finding in it. */
export function lexiconProblem(p: { offset: number; length: number; severity: 'error' | 'warning'; message: { zh: string; en: string } }): Problem {
  return {
    rule: 'lexicon/invalid',
    severity: p.severity,
    message: p.message,
    range: { start: p.offset, end: p.offset + p.length },
    fixes: [],
    offers: [],
    related: [],
  };
}
