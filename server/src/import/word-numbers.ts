import { type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';
import { itemNumberText } from './item-number.ts';
import { wordNumber } from './word-number-formats.ts';
import { type NumberList, WordNumbering } from './word-numbering.ts';
import { childNamed, parseXml, textRun } from './xml.ts';

/** What is of this form is a list in Markdown. */
const LIST_MARKER = /^%\d[.)]$/;
/** A number that ends with a sign of its own needs no blank behind it. */
const CLOSED = /[、，：）】〕］．。]$/;

/**
 * Writes the automatic numbers of a Word file into its paragraphs, which nothing but Word would show: as text where Markdown has no
 * list of that kind (一、 （一） 第一条 1.1) and in headings; as the number of the item elsewhere, since a list may go on after a paragraph.
 * @param xml the body, word/document.xml
 * @returns the body with the numbers, and how many there are that nobody knows how to write: all, where the file is not quite XML
 */
export function writeNumbers(xml: string, numbering: string, styles: string): { readonly xml: string; readonly unknown: number } {
  try {
    const known = numberingOf(numbering, styles);
    return known ? numbered(parseXml(xml), known) : { xml, unknown: 0 };
  } catch {
    // The library that reads the text says what is damaged, and takes more than this.
    return { xml, unknown: xml.match(/<w:numPr[ />]/g)?.length ?? 0 };
  }
}

/**
 * The numbers that an import writes as text, by the paragraphs that show them.
 * @param body the body as a tree, which stays as it is
 * @returns nothing of files whose lists cannot be read
 */
export function spelledNumbers(body: Document, numbering: string, styles: string): ReadonlyMap<Element, string> {
  try {
    const known = numberingOf(numbering, styles);
    const spelled = known ? numbersOf(body, known).filter(({ item, label }) => item === undefined && label) : [];
    return new Map(spelled.map(({ paragraph, label }) => [beginningOf(paragraph), blanked(label as string)]));
  } catch {
    return new Map();
  }
}

function numberingOf(numbering: string, styles: string): WordNumbering | undefined {
  return /<w:num[ >]/.test(numbering) ? new WordNumbering(parseXml(numbering), parseXml(styles || '<w:styles xmlns:w="w"/>')) : undefined;
}

function numbered(body: Document, known: WordNumbering): ReturnType<typeof writeNumbers> {
  let unknown = 0;
  for (const { paragraph, label, item } of numbersOf(body, known)) {
    if (label === undefined) unknown++;
    else if (item !== undefined) paragraph.appendChild(textRun(body, itemNumberText(item)));
    else spell(body, paragraph, label);
  }
  return { xml: new XMLSerializer().serializeToString(body), unknown };
}

/** A paragraph with an automatic number that is shown. */
interface ShownNumber {
  readonly paragraph: Element;
  /** as Word writes it; undefined where a format is not known */
  readonly label: string | undefined;
  /** its number, where it is an item of a list in Markdown */
  readonly item: number | undefined;
}

function numbersOf(body: Document, known: WordNumbering): ShownNumber[] {
  const counters = new Counters();
  const shown: ShownNumber[] = [];
  for (const paragraph of Array.from(body.getElementsByTagName('w:p'))) {
    const place = isOlderForm(paragraph) || isJoinedToNext(paragraph) ? undefined : known.of(paragraph);
    if (!place) continue;
    const { list, level } = place;
    counters.count(list, level);
    if (list.levels[level]?.format === 'bullet' || (paragraph.textContent ?? '').trim() === '') continue;
    const label = counters.label(list, level);
    const isInList = isItem(list, level) && !known.isHeading(paragraph);
    shown.push({ paragraph, label, item: isInList ? counters.at(list, level) : undefined });
  }
  return shown;
}

/** Counts the paragraphs of lists. Lists that are made of the same one share their numbers. */
class Counters {
  private readonly counts = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<NumberList>();

  count(list: NumberList, level: number): void {
    const counts = this.counts.get(list.counter) ?? [];
    this.counts.set(list.counter, counts);
    if (!this.begun.has(list)) for (const restarted of list.restarts.keys()) counts[restarted] = undefined;
    this.begun.add(list);
    counts[level] = (counts[level] ?? startOf(list, level) - 1) + 1;
    for (let deeper = level + 1; deeper < list.levels.length; deeper++) {
      const restart = list.levels[deeper]?.restart;
      if (restart === undefined || level < restart) counts[deeper] = undefined;
    }
  }

  at(list: NumberList, level: number): number {
    return this.counts.get(list.counter)?.[level] ?? startOf(list, level);
  }

  /** @returns undefined where a format is not known */
  label(list: NumberList, level: number): string | undefined {
    const { text, isLegal } = list.levels[level] as { text: string; isLegal: boolean };
    let isKnown = true;
    const label = text.replace(/%(\d)/g, (_, digit: string) => {
      const of = Number(digit) - 1;
      const number = wordNumber(this.at(list, of), isLegal ? 'decimal' : (list.levels[of]?.format ?? 'decimal'));
      if (number === undefined) isKnown = false;
      return number ?? '';
    });
    return isKnown ? label : undefined;
  }
}

const startOf = ({ levels, restarts }: NumberList, level: number): number => restarts.get(level) ?? levels[level]?.start ?? 1;

/** A list of Markdown: those around it have to be some, too. */
function isItem({ levels }: NumberList, level: number): boolean {
  return levels.slice(0, level + 1).every((l) => l !== undefined && (l.format === 'bullet' || (l.format === 'decimal' && LIST_MARKER.test(l.text))));
}

/** A drawing stands in the file twice, for older programs too. */
function isOlderForm(paragraph: Element): boolean {
  for (let at = paragraph.parentNode; at; at = at.parentNode) if (at.nodeName === 'mc:Fallback') return true;
  return false;
}

/** A paragraph whose end was deleted: it is the beginning of the next one, as which it is counted. */
function isJoinedToNext(paragraph: Node | null): boolean {
  const mark = childNamed(childNamed(paragraph as Element, 'w:pPr'), 'w:rPr');
  return childNamed(mark, 'w:del') !== undefined || childNamed(mark, 'w:moveFrom') !== undefined;
}

/** Writes a number before the text of a paragraph, which is no item of a list any more. */
function spell(body: Document, paragraph: Element, label: string): void {
  const properties = childNamed(paragraph, 'w:pPr') ?? (paragraph.insertBefore(body.createElement('w:pPr'), paragraph.firstChild) as Element);
  const numbers = childNamed(properties, 'w:numPr') ?? (properties.appendChild(body.createElement('w:numPr')) as Element);
  while (numbers.firstChild) numbers.removeChild(numbers.firstChild);
  // List 0 is none, whatever the style says.
  for (const name of ['w:ilvl', 'w:numId']) {
    const none = body.createElement(name);
    none.setAttribute('w:val', '0');
    numbers.appendChild(none);
  }
  if (label === '') return;
  const first = beginningOf(paragraph);
  first.insertBefore(textRun(body, blanked(label)), childNamed(first, 'w:pPr')?.nextSibling ?? first.firstChild);
}

const blanked = (label: string): string => (CLOSED.test(label) ? label : `${label} `);

/** The first of the paragraphs that are one with this when what was deleted is gone. */
function beginningOf(paragraph: Element): Element {
  let first = paragraph;
  while (first.previousSibling?.nodeName === 'w:p' && isJoinedToNext(first.previousSibling)) first = first.previousSibling as Element;
  return first;
}
