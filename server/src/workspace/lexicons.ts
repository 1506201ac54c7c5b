import { lexiconProblem } from '../engine/config/problem.ts';
import type { Problem } from '../engine/place.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { LexiconFile, ReadResult } from '../lexicon/read.ts';
import { shippedEntries, shippedPairs } from '../lexicon/shipped.ts';
import type { Parts } from './host.ts';

/** A lexicon file of a house. */
export interface LexiconText {
  readonly file: string;
  readonly text: string;
  /** It is of a workspace that its user does not trust. */
  readonly untrusted: boolean;
}

/** One with what is wrong in it, under the name that its entries bear. */
export interface HouseFile extends LexiconText {
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** The shipped lexicon with those of a house over it. */
export interface HouseLexicon {
  /** another one for every lexicon there was */
  readonly id: number;
  readonly lexicon: Lexicon;
  /** every file, in order */
  readonly files: readonly HouseFile[];
}

/** The shipped lexicon with some files over it, later ones over earlier, and what is wrong in each of them. */
export async function buildLexicon(files: readonly LexiconFile[]): Promise<{ lexicon: Lexicon; read: readonly (LexiconFile & ReadResult)[] }> {
  // Only those who have a lexicon of their own pay for reading YAML.
  const [{ readLexicons }, { compileLexicon }] = await Promise.all([import('../lexicon/read.ts'), import('../lexicon/compile.ts')]);
  const read = readLexicons(files);
  const entries = [shippedEntries(), ...read.map((r) => r.entries)];
  const knowledge = read.map((r) => r.knowledge);
  return { lexicon: compileLexicon(entries, shippedPairs(), knowledge), read };
}

/** Builds the lexicons of houses, each once as long as its files say the same. */
export class HouseLexicons {
  private readonly texts = new Map<string, Promise<string>>();
  private readonly built = new Map<string, { readonly files: readonly LexiconText[]; readonly house: Promise<HouseLexicon> }>();
  private count = 0;

  constructor(private readonly parts: Parts) {}

  /** True if one of the files was read. */
  uses(files: readonly string[]): boolean {
    return files.some((f) => this.texts.has(this.parts.host.key(f)));
  }

  /** Keys of the files that were read. */
  get keys(): readonly string[] {
    return [...this.texts.keys()];
  }

  /** The files are read again when next asked. What was built of them stays if they say the same. */
  forget(): void {
    this.texts.clear();
  }

  /** Text of a file, read once. @throws as the host does */
  read(file: string): Promise<string> {
    const key = this.parts.host.key(file);
    let text = this.texts.get(key);
    if (!text) {
      text = this.parts.host.readText(file, 'lexicon');
      this.texts.set(key, text);
    }
    return text;
  }

  /** @param files in order, later ones win */
  of(files: readonly LexiconText[]): Promise<HouseLexicon> {
    const key = files.map((f) => this.parts.host.key(f.file)).join('\n');
    const known = this.built.get(key);
    if (known && files.every((f, i) => f.text === known.files[i]?.text && f.untrusted === known.files[i]?.untrusted)) return known.house;
    const house = this.build(files);
    this.built.set(key, { files, house });
    // What failed is tried again.
    house.catch(() => this.built.delete(key));
    return house;
  }

  private async build(files: readonly LexiconText[]): Promise<HouseLexicon> {
    const id = ++this.count;
    if (files.length === 0) return { id, lexicon: this.parts.lexicon(), files: [] };
    const named = files.map((f) => ({ ...f, name: this.parts.host.label(f.file) }));
    const { lexicon, read } = await buildLexicon(named);
    return { id, lexicon, files: named.map((f, i) => ({ ...f, problems: (read[i]?.problems ?? []).map(lexiconProblem) })) };
  }
}
