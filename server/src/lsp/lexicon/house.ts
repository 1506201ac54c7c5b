import { lexiconProblem } from '../../engine/config/problem.ts';
import type { Problem } from '../../engine/place.ts';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Parts } from '../host.ts';
import { uriKey } from '../uri.ts';

export interface LexiconText {
  readonly uri: string;
  readonly text: string;
  /** It is of a workspace that its user does not trust. */
  readonly untrusted: boolean;
}

/** The shipped lexicon with those of a house over it. */
export interface HouseLexicon {
  /** another one for every lexicon there was */
  readonly id: number;
  readonly lexicon: Lexicon;
  /** every file, in order, and what is wrong in it */
  readonly files: readonly (LexiconText & { readonly problems: readonly Problem[] })[];
}

/** Builds the lexicons of houses, each once as long as its files say the same. */
export class HouseLexicons {
  private readonly texts = new Map<string, Promise<string>>();
  private readonly built = new Map<string, { readonly files: readonly LexiconText[]; readonly house: Promise<HouseLexicon> }>();
  private count = 0;

  constructor(private readonly parts: Parts) {}

  /** True if one of the files was read. */
  uses(uris: readonly string[]): boolean {
    return uris.some((u) => this.texts.has(uriKey(u)));
  }

  /** Keys of the files that were read. */
  get keys(): readonly string[] {
    return [...this.texts.keys()];
  }

  /** The files are read again when next asked. What was built of them stays if they say the same. */
  forget(): void {
    this.texts.clear();
  }

  /** Text of a file, read once. @throws ReadError */
  read(uri: string): Promise<string> {
    const key = uriKey(uri);
    let text = this.texts.get(key);
    if (!text) {
      text = this.parts.host.readText(uri, 'lexicon');
      this.texts.set(key, text);
    }
    return text;
  }

  /** @param files in order, later ones win */
  of(files: readonly LexiconText[]): Promise<HouseLexicon> {
    const key = files.map((f) => uriKey(f.uri)).join('\n');
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
    const { lexicon, problems } = await this.parts.lexiconWith(files.map((f) => ({ ...f, name: f.uri })));
    return { id, lexicon, files: files.map((f) => ({ ...f, problems: problems.flatMap((p) => (p.file === f.uri ? [lexiconProblem(p)] : [])) })) };
  }
}
