import type { Problem } from '../engine/place.ts';
import { compileLexicon } from '../lexicon/compile.ts';
import { countOf, type Knowledge } from '../lexicon/knowledge.ts';
import { type Entry, type FormKind, LAWFUL, type Lexicon, type Mention } from '../lexicon/lexicon.ts';
import type { ReadResult } from '../lexicon/read.ts';
import { shippedPairs } from '../lexicon/shipped.ts';
import { Positions } from '../report/positions.ts';
import { rules } from '../rules/index.ts';
import { Draft } from '../text/draft.ts';
import type { Language } from '../text/line.ts';
import { itemFinder } from '../workspace/item-samples.ts';
import type { RunContext } from './context.ts';
import { findFiles, languageOfFile } from './find-files.ts';
import { limitsFor } from './memory.ts';
import { readText } from './read-file.ts';
import { enlarged, localized } from './say.ts';

/** So many units of the text are shown on either side of a hit. */
const AROUND = 16;

const KINDS: Readonly<Record<FormKind, { readonly zh: string; readonly en: string }>> = {
  name: { zh: '名称', en: 'name' },
  full: { zh: '全称', en: 'full' },
  short: { zh: '简称', en: 'short' },
  synonym: { zh: '同义', en: 'synonym' },
  variant: { zh: '异体', en: 'variant' },
  typo: { zh: '误写', en: 'typo' },
  wrong: { zh: '错误', en: 'wrong' },
};

/** What the files before one say, and so counts for its samples, too. */
export interface LexiconBase {
  readonly entries: (readonly Entry[])[];
  readonly knowledge: Knowledge[];
}

/** A mention of one of the entries under test, in a text. */
interface RehearsalHit {
  /** UTF-16 units of the draft; a name cut by a line end counts as one hit */
  readonly start: number;
  readonly end: number;
  readonly mention: Mention;
  /** the healed text around it */
  readonly before: string;
  readonly found: string;
  readonly behind: string;
}

/**
 * Everything in a draft that the entries would be told of: their forms that are not right. Read like a draft that is linted,
 * with its false line ends healed, so that a name cut by a column is found.
 */
export function rehearse(text: string, language: Language, lexicon: Lexicon, entries: ReadonlySet<Entry>): RehearsalHit[] {
  const draft = new Draft(language, lexicon);
  draft.update(text);
  const out: RehearsalHit[] = [];
  for (const { passage, base, mapped } of draft.passages) {
    for (const mention of lexicon.scan(passage.text)) {
      if (LAWFUL.has(mention.form) || !entries.has(mention.entry)) continue;
      const at = mapped.map.range(mention);
      const { text: read } = passage;
      const before = read.slice(Math.max(0, mention.start - AROUND), mention.start);
      const behind = read.slice(mention.end, mention.end + AROUND);
      out.push({ start: base + at.start, end: base + at.end, mention, before, found: read.slice(mention.start, mention.end), behind });
    }
  }
  return out;
}

interface Count {
  readonly to: string;
  hits: number;
  certain: number;
}

/**
 * `--over FOLDER`: what the entries match in an archive, every hit with its context and how many there are in 10,000
 * characters. @returns 2 when a file or folder cannot be read, else 0
 */
export async function rehearseOver(
  { entries, knowledge }: Pick<ReadResult, 'entries' | 'knowledge'>,
  base: LexiconBase,
  over: readonly string[],
  context: RunContext,
): Promise<0 | 2> {
  const lexicon = compileLexicon([...base.entries, entries], shippedPairs(), [...base.knowledge, knowledge]);
  const mine = new Set(entries);
  const toldOfItems = countOf(knowledge) > 0 ? itemRehearsal(lexicon, base) : () => [];
  const counts = new Map<string, Count>();
  let code: 0 | 2 = 0;
  let characters = 0;
  let files = 0;
  let hits = 0;
  for (const found of await findFiles(over, context.tell)) {
    if (context.out.closed) break;
    const file = 'refused' in found ? found : await readText(found.path, 'draft');
    if ('refused' in file) {
      context.tell(enlarged('in-file', file.refused, { path: found.path }));
      code = 2;
      continue;
    }
    const limits = limitsFor(file.text);
    if ('refused' in limits) {
      context.tell(enlarged('in-file', limits.refused, { path: found.path }));
      code = 2;
      continue;
    }
    files++;
    characters += [...file.text.matchAll(/\S/gu)].length;
    const positions = new Positions(file.text);
    for (const hit of rehearse(file.text, languageOfFile(found.path), lexicon, mine)) {
      hits++;
      count(counts, hit);
      const { line, column } = positions.at(hit.start);
      context.out.line(`${found.path}:${line}:${column}: ${describe(hit, context)}`);
    }
    for (const { range, message, rule } of toldOfItems(file.text, languageOfFile(found.path))) {
      hits++;
      const { line, column } = positions.at(range.start);
      context.out.line(`${found.path}:${line}:${column}: ${message[context.locale]}  ${rule}`);
    }
  }
  for (const [form, c] of [...counts].sort((a, b) => b[1].hits - a[1].hits)) {
    const data = { form, to: c.to, hits: String(c.hits), doubtful: String(c.hits - c.certain) };
    context.out.line(localized(c.certain < c.hits ? 'rehearsed-form-doubtful' : 'rehearsed-form', data)[context.locale]);
  }
  const rate = characters === 0 ? '0' : ((hits * 10_000) / characters).toFixed(2);
  const total = { files: String(files), characters: String(characters), hits: String(hits), rate };
  context.out.write(`${localized('rehearsed', total)[context.locale]}\n`);
  return code;
}

/** What is told of a draft because of the items of the file under test, and was not told before. */
function itemRehearsal(lexicon: Lexicon, { entries, knowledge }: LexiconBase): (text: string, language: Language) => Problem[] {
  const [now, before] = [itemFinder(rules, lexicon), itemFinder(rules, compileLexicon(entries, shippedPairs(), knowledge))];
  const keyOf = ({ rule, range, message }: Problem): string => `${rule} ${range.start} ${range.end} ${message.zh}`;
  return (text, language) => {
    const known = new Set(before(text, language).map(keyOf));
    return now(text, language).filter((p) => !known.has(keyOf(p)));
  };
}

function describe({ mention, before, found, behind }: RehearsalHit, { locale }: RunContext): string {
  const kind = KINDS[mention.form][locale];
  const region = mention.region ? ` ${mention.region}` : '';
  return `${before}【${found}】${behind}  ${found} → ${mention.entry.name} (${kind}${region}${mention.certain ? '' : '?'})`;
}

function count(counts: Map<string, Count>, { found, mention }: RehearsalHit): void {
  const c = counts.get(found) ?? { to: mention.entry.name, hits: 0, certain: 0 };
  c.hits++;
  if (mention.certain) c.certain++;
  counts.set(found, c);
}
