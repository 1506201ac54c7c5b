import type { Document, Element } from '@xmldom/xmldom';
import { childNamed, elementsIn } from './xml.ts';

/** How paragraphs of one level of a list are numbered (ECMA-376, 17.9). */
export interface NumberLevel {
  readonly start: number;
  /** a name of word-number-formats.ts, or `bullet` */
  readonly format: string;
  /** `%1` and so on stand for the numbers of the levels */
  readonly text: string;
  /** the numbers of the levels above it are written in decimals */
  readonly isLegal: boolean;
  /** the style whose paragraphs are of this level */
  readonly style: string | undefined;
  /** the level after which it begins anew, counted from one; every one above it where nothing is said; never with 0 */
  readonly restart: number | undefined;
}

/** A list: its levels, and what it shares its numbers with. */
export interface NumberList {
  readonly counter: string;
  readonly levels: readonly (NumberLevel | undefined)[];
  /** levels that begin anew with the first paragraph of this list, and at what */
  readonly restarts: ReadonlyMap<number, number>;
}

/** A paragraph's place in a list. */
export interface Numbered {
  readonly list: NumberList;
  readonly level: number;
}

/** Names of styles that make headings, in Word, in its Chinese templates and in LibreOffice. */
const HEADING = /^(?:heading|标题) [1-9]$|^(?:title|subtitle|标题|副标题)$/i;

/** What a Word file says of its automatic numbers. */
export class WordNumbering {
  private readonly lists: ReadonlyMap<string, NumberList>;
  private readonly styles: ReadonlyMap<string, Element>;

  constructor(numbering: Document, styles: Document) {
    this.styles = new Map(all(styles, 'w:style').map((style) => [attribute(style, 'w:styleId'), style]));
    const abstracts = new Map(all(numbering, 'w:abstractNum').map((e) => [attribute(e, 'w:abstractNumId'), e]));
    const byStyleLink = new Map(all(numbering, 'w:abstractNum').flatMap((e) => (value(e, 'w:styleLink') ? [[value(e, 'w:styleLink'), e] as const] : [])));
    this.lists = new Map(
      all(numbering, 'w:num').flatMap((num) => {
        const abstract = abstracts.get(value(num, 'w:abstractNumId') ?? '');
        const levels = abstract && (byStyleLink.get(value(abstract, 'w:numStyleLink')) ?? abstract);
        return levels ? [[attribute(num, 'w:numId'), listOf(num, levels)] as const] : [];
      }),
    );
  }

  /** @returns undefined for a paragraph that has no automatic number */
  of(paragraph: Element): Numbered | undefined {
    const properties = childNamed(paragraph, 'w:pPr');
    const own = childNamed(properties, 'w:numPr');
    const style = value(properties, 'w:pStyle');
    const inherited = this.ofStyle(style);
    const list = this.lists.get(value(own, 'w:numId') ?? inherited?.id ?? '');
    if (!list) return undefined;
    const linked = style === undefined ? -1 : list.levels.findIndex((level) => level?.style === style);
    const level = Number(value(own, 'w:ilvl') ?? (linked >= 0 ? linked : inherited?.level) ?? 0);
    return list.levels[level] && { list, level };
  }

  isHeading(paragraph: Element): boolean {
    const style = this.styles.get(value(childNamed(paragraph, 'w:pPr'), 'w:pStyle') ?? '');
    return HEADING.test(value(style, 'w:name') ?? '');
  }

  /** What a style says of it, or one that it is based on. */
  private ofStyle(style: string | undefined): { readonly id: string; readonly level: number } | undefined {
    const seen = new Set<string>();
    for (let at = style; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const element = this.styles.get(at);
      const numbers = childNamed(childNamed(element, 'w:pPr'), 'w:numPr');
      const id = value(numbers, 'w:numId');
      if (id !== undefined) return { id, level: Number(value(numbers, 'w:ilvl') ?? 0) };
      at = value(element, 'w:basedOn');
    }
    return undefined;
  }
}

function listOf(num: Element, abstract: Element): NumberList {
  const levels: (NumberLevel | undefined)[] = [];
  const read = (element: Element): void => {
    levels[Number(attribute(element, 'w:ilvl') || 0)] = levelOf(element);
  };
  for (const element of children(abstract, 'w:lvl')) read(element);
  const restarts = new Map<number, number>();
  for (const override of children(num, 'w:lvlOverride')) {
    for (const element of children(override, 'w:lvl')) read(element);
    const start = value(override, 'w:startOverride');
    if (start !== undefined) restarts.set(Number(attribute(override, 'w:ilvl')), Number(start));
  }
  return { counter: attribute(abstract, 'w:abstractNumId'), levels, restarts };
}

function levelOf(level: Element): NumberLevel {
  const legal = childNamed(level, 'w:isLgl');
  const restart = value(level, 'w:lvlRestart');
  return {
    start: Number(value(level, 'w:start') ?? 1),
    format: value(level, 'w:numFmt') ?? 'decimal',
    text: value(level, 'w:lvlText') ?? '',
    isLegal: legal !== undefined && !/^(?:0|false|off)$/.test(attribute(legal, 'w:val')),
    style: value(level, 'w:pStyle'),
    restart: restart === undefined ? undefined : Number(restart),
  };
}

const all = (document: Document, name: string): Element[] => Array.from(document.getElementsByTagName(name));
const children = (parent: Element, name: string): Element[] => elementsIn(parent).filter(({ nodeName }) => nodeName === name);
const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';

/** What an element with a single value says, as <w:numId w:val="1"/> does. */
function value(parent: Element | undefined, name: string): string | undefined {
  const element = childNamed(parent, name);
  return element && (element.getAttribute('w:val') ?? undefined);
}
