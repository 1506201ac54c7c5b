/** What a text begins with that looks like an automatic number. */
export interface Label {
  /** with the blanks behind it; 0: there is none */
  readonly length: number;
  /** what numbers of one level of a list have in common; '' of none */
  readonly shape: string;
}

const NO_LABEL: Label = { length: 0, shape: '' };

/** Numbers with a mark of their own. */
const ENCLOSED = ['[①-⑳㉑-㉟㊱-㊿]', '[⑴-⒇]', '[⒈-⒛]', '[㊀-㊉]'] as const;
/** Ways to write a number: those of one list keep to one of them. */
const NUMERALS = [
  '[〇零一二三四五六七八九十百千]+',
  '[零壹贰叁肆伍陆柒捌玖拾佰仟]+',
  '\\d+',
  '[０-９]+',
  '(?:[a-z]|[ivxlc]+)',
  '(?:[A-Z]|[IVXLC]+)',
  '[甲乙丙丁戊己庚辛壬癸]',
  '[子丑寅卯辰巳午未申酉戌亥]',
  ...ENCLOSED,
] as const;
/** Of letters one that stands alone: the others are a word. */
const NUMERAL = new RegExp(NUMERALS.map((n) => `((?<![A-Za-z])${n}(?![A-Za-z]))`).join('|'), 'g');

/**
 * The automatic numbers of a Word file that an import spells (一、 第一条 1.1): text in a draft, none in the file. Word counts anew
 * where paragraphs come or go, so which number it is tells nothing; that there is one, and of which list, does.
 */
export class ListLabels {
  private readonly patterns: readonly (readonly [string, RegExp])[];
  private readonly bare: readonly RegExp[];

  /** @param labels those of the file; '' is none */
  constructor(labels: Iterable<string>) {
    // Of 1.1.1 the beginning is 1.1.
    const shapes = [...new Set([...labels].filter(Boolean).map(shapeOf))].sort((a, b) => b.length - a.length);
    const isBare = (shape: string): boolean => NUMERALS.some((n) => !ENCLOSED.some((e) => e === n) && (shape === n || shape === n + BEFORE_BLANK));
    const pattern = (shape: string): RegExp => new RegExp(`^${shape}\\s*`);
    this.patterns = shapes.filter((shape) => !isBare(shape)).map((shape) => [shape, pattern(shape)]);
    this.bare = shapes.filter(isBare).map(pattern);
  }

  /** The number that a paragraph of a draft begins with. One without any mark may as well be a part of the text: 2024 年. */
  of(text: string): Label {
    for (const [shape, pattern] of this.patterns) {
      const length = pattern.exec(text)?.[0].length ?? 0;
      if (length > 0) return { length, shape };
    }
    return NO_LABEL;
  }

  /** A paragraph without its number, or what may be one. */
  without(text: string): string {
    const { length } = this.of(text);
    return this.bare.reduce((rest, pattern) => (rest === text ? rest.replace(pattern, '') : rest), text.slice(length));
  }
}

const BEFORE_BLANK = '(?=\\s|$)';

/** A pattern for all numbers of a level, made from one of them. */
function shapeOf(label: string): string {
  let shape = '';
  let at = 0;
  const text = label.trimEnd();
  for (const match of text.matchAll(NUMERAL)) {
    shape += escaped(text.slice(at, match.index)) + NUMERALS[match.slice(1).findIndex((group) => group !== undefined)];
    at = match.index + match[0].length;
  }
  return shape + escaped(text.slice(at)) + (text === label ? '' : BEFORE_BLANK);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
