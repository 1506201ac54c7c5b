import { buildEntry } from './build.ts';
import type { Entry } from './lexicon.ts';
import { LAWFUL } from './lexicon.ts';
import { type LexiconProblem, Problems } from './problem.ts';
import { readTsv } from './tsv.ts';
import { readYaml } from './yaml.ts';

/** Larger files are refused, UTF-16 units. */
const LARGEST_FILE = 8_000_000;

export interface ReadResult {
  readonly entries: readonly Entry[];
  /** in the order of the file */
  readonly problems: readonly LexiconProblem[];
}

/**
 * Reads a lexicon file. A bad entry does not stop the others; a syntax error gives its place.
 * @param text without a BOM
 * @param fileName decides the format (.tsv, .txt, .csv: a table with tabs; else YAML) and is kept in the entries
 */
export function readLexicon(text: string, fileName: string): ReadResult {
  const problems = new Problems(text.length);
  if (text.length > LARGEST_FILE) {
    problems.syntax({ start: 0, end: 0 }, `词库文件太大（上限${LARGEST_FILE}个字符）`, `The lexicon file is too large (limit ${LARGEST_FILE} characters)`);
    return { entries: [], problems: problems.sorted() };
  }
  const raws = /\.(tsv|txt|csv)$/i.test(fileName) ? readTsv(text, problems) : readYaml(text, problems);
  const entries: Entry[] = [];
  for (const raw of raws) {
    const entry = buildEntry(raw, fileName, problems);
    if (entry) entries.push(entry);
  }
  checkClaims(entries, problems);
  return { entries, problems: problems.sorted() };
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
            `“${form.text}”已属于另一条目；同名者请用 full 区分`,
            `“${form.text}” already belongs to another entry; tell homonyms apart by full`,
          );
        }
      } else {
        problems.warning(place, `“${form.text}”已属于条目“${other.entry.name}”`, `“${form.text}” already belongs to the entry “${other.entry.name}”`);
      }
    }
  }
}
