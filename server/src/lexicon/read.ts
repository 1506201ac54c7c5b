import { quoted } from '../text/quoted.ts';
import { buildEntry } from './build.ts';
import { buildKnowledge } from './build-items.ts';
import { countOf, type Knowledge, NO_KNOWLEDGE } from './knowledge.ts';
import type { Entry } from './lexicon.ts';
import { LAWFUL } from './lexicon.ts';
import { type LexiconProblem, Problems } from './problem.ts';
import type { RawItem } from './read-items.ts';
import type { RawEntry } from './record.ts';
import { readTsv } from './tsv.ts';
import { readYaml } from './yaml.ts';
import { lineEnd } from './yaml-places.ts';

/** Larger files are refused, UTF-16 units. */
const LARGEST_FILE = 8_000_000;

/** So much is read of all lexicon files together that a workspace names which its user does not trust: UTF-16 units and entries. */
export const UNTRUSTED = { characters: 1_000_000, entries: 20_000 } as const;

/** What may still be read of files that nobody trusts. */
interface Allowance {
  characters: number;
  entries: number;
}

export interface ReadResult {
  readonly entries: readonly Entry[];
  readonly knowledge: Knowledge;
  /** in the order of the file, no more than people read: the last one then says how many there are */
  readonly problems: readonly LexiconProblem[];
  /** number of errors, reported or not */
  readonly errors: number;
}

/** A lexicon file as the world has it. */
export interface LexiconFile {
  readonly name: string;
  /** without a BOM */
  readonly text: string;
  /** It is of a workspace that its user does not trust. */
  readonly untrusted?: boolean;
}

/** Reads the lexicon files of a house, in order. Those that are not trusted share one allowance: see `UNTRUSTED`. */
export function readLexicons(files: readonly LexiconFile[]): (LexiconFile & ReadResult)[] {
  const left: Allowance = { ...UNTRUSTED };
  return files.map((f) => {
    const read = readLexicon(f.text, f.name, f.untrusted ? left : undefined);
    if (f.untrusted && f.text.length <= left.characters) {
      left.characters -= f.text.length;
      left.entries -= read.entries.length + countOf(read.knowledge);
    }
    return { ...f, ...read };
  });
}

/**
 * Reads a lexicon file. A bad entry does not stop the others; a syntax error gives its place.
 * @param text without a BOM
 * @param fileName decides the format (.tsv, .txt, .csv: a table with tabs; else YAML) and is kept in the entries
 * @param allowed of a file that is not trusted; what lies beyond is left out, which is reported
 */
export function readLexicon(text: string, fileName: string, allowed?: Readonly<Allowance>): ReadResult {
  const problems = new Problems(text.length);
  if (text.length > LARGEST_FILE) {
    problems.limit({ start: 0, end: 0 }, `词库文件太大（上限${LARGEST_FILE}个字符）`, `The lexicon file is too large (limit ${LARGEST_FILE} characters)`);
    return { entries: [], knowledge: NO_KNOWLEDGE, problems: problems.sorted(), errors: problems.errors };
  }
  if (allowed && text.length > allowed.characters) {
    const most = UNTRUSTED.characters;
    problems.limit(
      { start: 0, end: 0 },
      `工作区未受信任，词库文件合计只读${most}个字符，这个文件没有读；信任工作区即可全部使用`,
      `The workspace is not trusted, so no more than ${most} characters of lexicon files are read, and this file is left out; trust the workspace to use it`,
    );
    return { entries: [], knowledge: NO_KNOWLEDGE, problems: problems.sorted(), errors: problems.errors };
  }
  const raw = /\.(tsv|txt|csv)$/i.test(fileName) ? { entries: readTsv(text, problems), items: [] } : readYaml(text, problems);
  const entries: Entry[] = [];
  // What is of a file nobody trusts counts together, entries first.
  const most = allowed?.entries ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i < raw.entries.length; i++) {
    const next = raw.entries[i] as RawEntry;
    if (entries.length >= most) {
      leftOut(text, next, raw.entries.length - i, problems);
      break;
    }
    const entry = buildEntry(next, fileName, problems);
    if (entry) entries.push(entry);
  }
  const room = most - entries.length;
  const rest = raw.items[room];
  if (rest) leftOut(text, rest, raw.items.length - room, problems);
  const knowledge = raw.items.length === 0 ? NO_KNOWLEDGE : buildKnowledge(rest ? raw.items.slice(0, room) : raw.items, problems);
  checkClaims(entries, problems);
  return { entries, knowledge, problems: problems.sorted(), errors: problems.errors };
}

/** Tells where the allowance of files that nobody trusts ends. @param from the first thing left out @param more how many are */
function leftOut(text: string, { start, end }: RawEntry | RawItem, more: number, problems: Problems): void {
  const most = UNTRUSTED.entries;
  problems.limit(
    { start, end: Math.min(end, lineEnd(text, start)) },
    `工作区未受信任，词库合计只读${most}个条目，从这里起的${more}个没有读；信任工作区即可全部使用`,
    `The workspace is not trusted, so no more than ${most} entries of lexicons are read; the ${more} from here on are left out. Trust the workspace to use them`,
  );
}

/** No two entries of a file may claim one variant, and none the name of another. Homonyms need their full forms. */
function checkClaims(entries: readonly Entry[], problems: Problems): void {
  const owner = new Map<string, { entry: Entry; lawful: boolean }>();
  for (const entry of entries) {
    const place = entry.place ?? { start: 0, end: 0 };
    for (const form of entry.forms) {
      const lawful = LAWFUL.has(form.kind);
      const other = owner.get(form.text);
      if (!other) owner.set(form.text, { entry, lawful });
      else if (lawful && other.lawful) {
        const apart = other.entry.kind !== entry.kind || (form.kind === 'name' && entry.full && other.entry.full && entry.full !== other.entry.full);
        if (!apart) {
          problems.warning(
            place,
            `${quoted(form.text)}已属于另一条目；同名者请用 full 区分`,
            `${quoted(form.text)} already belongs to another entry; tell homonyms apart by full`,
          );
        }
      } else {
        problems.warning(
          place,
          `${quoted(form.text)}已属于条目${quoted(other.entry.name)}`,
          `${quoted(form.text)} already belongs to the entry ${quoted(other.entry.name)}`,
        );
      }
    }
  }
}
