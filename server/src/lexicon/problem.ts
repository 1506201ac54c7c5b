/** A message in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Something wrong in a lexicon file. An error drops the entry or the part it is about; the rest of the file applies. */
export interface LexiconProblem {
  /** UTF-16 units of the file's text */
  readonly offset: number;
  readonly length: number;
  readonly severity: 'error' | 'warning';
  readonly message: Bilingual;
}

/** A value of the file and its place. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type Place = { readonly start: number; readonly end: number };

/** Collects the problems of one file. */
export class Problems {
  private readonly found: LexiconProblem[] = [];
  private readonly broken: LexiconProblem[] = [];

  /** @param size of the file in UTF-16 units; every place is kept inside */
  constructor(private readonly size: number) {}

  /** The file cannot be read as it is meant. */
  syntax(at: Place, zh: string, en: string): void {
    this.broken.push(this.problem('error', at, { zh, en }));
  }

  error(at: Place, zh: string, en: string): void {
    this.found.push(this.problem('error', at, { zh, en }));
  }

  warning(at: Place, zh: string, en: string): void {
    this.found.push(this.problem('warning', at, { zh, en }));
  }

  /** In the order of the file. Where the syntax is broken the rest is its consequence, as a rule, and is not told. */
  sorted(): LexiconProblem[] {
    const list = this.broken.length > 0 ? this.broken : this.found;
    return [...list].sort((a, b) => a.offset - b.offset || a.length - b.length);
  }

  private problem(severity: 'error' | 'warning', at: Place, message: Bilingual): LexiconProblem {
    const offset = Math.min(at.start, this.size);
    return { offset, length: Math.max(0, Math.min(at.end, this.size) - offset), severity, message };
  }
}
