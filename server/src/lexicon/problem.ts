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

/** Collects the problems of one file. */
export class Problems {
  readonly list: LexiconProblem[] = [];

  error(at: { start: number; end: number }, zh: string, en: string): void {
    this.add('error', at, zh, en);
  }

  warning(at: { start: number; end: number }, zh: string, en: string): void {
    this.add('warning', at, zh, en);
  }

  private add(severity: 'error' | 'warning', at: { start: number; end: number }, zh: string, en: string): void {
    this.list.push({ offset: at.start, length: Math.max(0, at.end - at.start), severity, message: { zh, en } });
  }
}
