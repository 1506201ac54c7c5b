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

/** So many faults of one file are reported, the errors before the warnings; one more says how many are left out. */
export const MOST_REPORTED = 200;

/** What a message quotes of a value that is wrong: a file may have its whole text in one. */
export function brief(text: string, most = 40): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

const inOrder = (a: LexiconProblem, b: LexiconProblem): number => a.offset - b.offset || a.length - b.length;

/** Counts problems and keeps the first of the file, in bounded room. */
class First {
  private kept: LexiconProblem[] = [];
  count = 0;

  add(p: LexiconProblem): void {
    this.count++;
    this.kept.push(p);
    if (this.kept.length === 2 * MOST_REPORTED) this.kept = this.list();
  }

  list(): LexiconProblem[] {
    return this.kept.sort(inOrder).slice(0, MOST_REPORTED);
  }
}

/** Collects the problems of one file: all are counted, and as many are kept as are reported. */
export class Problems {
  private readonly broken = new First();
  private readonly wrong = new First();
  private readonly doubtful = new First();
  private readonly cut: LexiconProblem[] = [];

  /** @param size of the file in UTF-16 units; every place is kept inside */
  constructor(private readonly size: number) {}

  /** The file cannot be read as it is meant. */
  syntax(at: Place, zh: string, en: string): void {
    this.broken.add(this.problem('error', at, { zh, en }));
  }

  /** There are so many more places where the syntax is broken, which nobody has kept. */
  moreSyntax(count: number): void {
    this.broken.count += count;
  }

  error(at: Place, zh: string, en: string): void {
    this.wrong.add(this.problem('error', at, { zh, en }));
  }

  warning(at: Place, zh: string, en: string): void {
    this.doubtful.add(this.problem('warning', at, { zh, en }));
  }

  /** A part of the file is not read, which is reported whatever else is wrong. */
  limit(at: Place, zh: string, en: string): void {
    this.cut.push(this.problem('error', at, { zh, en }));
  }

  /** Number of errors, reported or not. */
  get errors(): number {
    return this.cut.length + (this.broken.count || this.wrong.count);
  }

  /**
   * In the order of the file, with a last one that says how many are left out. Where the syntax is broken the rest is its
   * consequence, as a rule, and is not reported.
   */
  sorted(): LexiconProblem[] {
    const [errors, warnings] = this.broken.count > 0 ? [this.broken, new First()] : [this.wrong, this.doubtful];
    const first = errors.list();
    const listed = [...first, ...warnings.list().slice(0, MOST_REPORTED - first.length)];
    const reported = [...this.cut, ...listed].sort(inOrder);
    const hidden = errors.count + warnings.count - listed.length;
    if (hidden === 0) return reported;
    const wrong = errors.count - first.length;
    const start = reported.at(-1)?.offset ?? 0;
    const zh = `问题太多，还有${hidden}处没有列出（其中错误${wrong}处）：请先改正列出的`;
    const en = `Too many faults: ${hidden} more are not listed (${wrong} of them errors); mend those listed first`;
    return [...reported, this.problem(wrong > 0 ? 'error' : 'warning', { start, end: start }, { zh, en })];
  }

  private problem(severity: 'error' | 'warning', at: Place, message: Bilingual): LexiconProblem {
    const offset = Math.min(at.start, this.size);
    return { offset, length: Math.max(0, Math.min(at.end, this.size) - offset), severity, message };
  }
}
