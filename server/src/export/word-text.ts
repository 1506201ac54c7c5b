import type { Document, Element, Node } from '@xmldom/xmldom';
import { childNamed, ELEMENT, elementsIn } from '../import/xml.ts';
import { LINE_BREAK, NOTE_MARK, PARAGRAPH_END, PICTURE, SYMBOL } from './characters.ts';

/** One character of a Word file's text, and the element that it stands in. */
export interface Atom {
  readonly char: string;
  /** w:t, w:tab, w:br … */
  readonly holder: Element;
  /** a formula is its own */
  readonly run: Element;
}

export interface WordParagraph {
  readonly element: Element;
  readonly atoms: readonly Atom[];
  /** offset of its first character in the text of the file */
  readonly start: number;
  /** The next one stands right behind it, not in another cell or note: the two can be one. */
  readonly canJoin: boolean;
  /** its automatic number, as an import spells it: text in a draft, none here */
  readonly label: string;
}

export interface WordText {
  readonly paragraphs: readonly WordParagraph[];
  readonly text: string;
}

/** What becomes of tracked changes: all are accepted, or all rejected. */
export type TrackedAs = 'accepted' | 'rejected';

/** What is no text: the older form of a drawing, which is there twice, and how a character is read. */
const NO_TEXT = ['mc:Fallback', 'w:rt'];
/** What is no text of each: what the one takes away, what the other has never had. */
const UNREAD: Readonly<Record<TrackedAs, ReadonlySet<string>>> = {
  accepted: new Set(['w:del', 'w:moveFrom', ...NO_TEXT]),
  rejected: new Set(['w:ins', 'w:moveTo', ...NO_TEXT]),
};
/** A paragraph mark of which this is said is none. */
const NO_MARK: Readonly<Record<TrackedAs, ReadonlySet<string>>> = {
  accepted: new Set(['w:del', 'w:moveFrom']),
  rejected: new Set(['w:ins', 'w:moveTo']),
};
/** Parts of a run that are as text, beside texts. */
const SPECIAL: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:cr': LINE_BREAK,
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
  'w:footnoteReference': NOTE_MARK,
  'w:endnoteReference': NOTE_MARK,
  'w:sym': SYMBOL,
};
/** What may stand between two paragraphs that are neighbours all the same. */
const BETWEEN = /^(?:w:bookmark|w:comment|w:perm|w:move|w:customXml\w+Range|w:proofErr)/;

/**
 * The text of a Word file, with what each character of it stands in.
 * @param documents parts of the file that hold paragraphs, in the order of an imported draft: the body, then the notes
 * @param labels automatic numbers, by their paragraphs
 */
export function readWordText(documents: readonly Document[], as: TrackedAs, labels?: ReadonlyMap<Element, string>): WordText {
  const paragraphs: { -readonly [K in keyof WordParagraph]: WordParagraph[K] }[] = [];
  let text = '';
  let between = '';
  for (const element of documents.length > 0 ? paragraphsOf(documents) : []) {
    if (isUnread(element, as)) continue;
    const atoms = atomsOf(element, as);
    text += between;
    const last = paragraphs.at(-1);
    if (last) last.canJoin = isNext(last.element, element);
    paragraphs.push({ element, atoms, start: text.length, canJoin: false, label: labels?.get(element) ?? '' });
    text += atoms.map((a) => a.char).join('');
    between = hasNoMark(element, as) ? '' : PARAGRAPH_END;
  }
  return { paragraphs, text };
}

/** The paragraphs of the body, then those of the notes in the order in which it refers to them, whatever theirs is. */
function paragraphsOf([body, ...parts]: readonly Document[]): Element[] {
  const references = Array.from(body?.getElementsByTagName('*') ?? []).filter(({ nodeName }) => SPECIAL[nodeName] === NOTE_MARK);
  const order = new Map(references.map((reference, k) => [noteKey(reference), k]));
  const notes = parts.flatMap((part) => ['w:footnote', 'w:endnote'].flatMap((name) => Array.from(part.getElementsByTagName(name))));
  const placeOf = (note: Element): number => order.get(noteKey(note)) ?? order.size;
  notes.sort((a, b) => placeOf(a) - placeOf(b));
  return [...(body ? [body] : []), ...notes].flatMap((part) => Array.from(part.getElementsByTagName('w:p')));
}

/** Of a note, or of its mark. */
const noteKey = (element: Element): string => `${element.nodeName.replace('Reference', '')} ${element.getAttribute('w:id')}`;

function atomsOf(paragraph: Element, as: TrackedAs): Atom[] {
  const atoms: Atom[] = [];
  for (const run of Array.from(paragraph.getElementsByTagName('*'))) {
    const isFormula = run.nodeName === 'm:oMathPara' || (run.nodeName === 'm:oMath' && run.parentNode?.nodeName !== 'm:oMathPara');
    if (!(isFormula || run.nodeName === 'w:r') || ancestor(run, 'w:p') !== paragraph || isUnread(run, as)) continue;
    if (isFormula) {
      atoms.push({ char: SYMBOL, holder: run, run });
      continue;
    }
    for (const holder of elementsIn(run)) {
      const text = shownAs(holder);
      for (let k = 0; k < text.length; k++) atoms.push({ char: text.charAt(k), holder, run });
    }
  }
  return atoms;
}

function shownAs(holder: Element): string {
  const { nodeName } = holder;
  if (nodeName === 'w:t' || nodeName === 'w:delText') return holder.textContent ?? '';
  // Ends of pages and columns are none of the text.
  if (nodeName === 'w:br') return /^(?:textWrapping)?$/.test(holder.getAttribute('w:type') ?? '') ? LINE_BREAK : '';
  return SPECIAL[nodeName] ?? (isPicture(holder) ? PICTURE : '');
}

function isPicture(holder: Element): boolean {
  const has = (name: string): boolean => holder.getElementsByTagName(name).length > 0;
  return !has('w:txbxContent') && (has('a:blip') || has('v:imagedata'));
}

/** True of an element that stands right behind another one. */
function isNext(element: Element, other: Element): boolean {
  let at = element.nextSibling;
  while (at && (at.nodeType !== ELEMENT || BETWEEN.test(at.nodeName))) at = at.nextSibling;
  return at === other;
}

function hasNoMark(paragraph: Element, as: TrackedAs): boolean {
  const mark = childNamed(childNamed(paragraph, 'w:pPr'), 'w:rPr');
  return mark !== undefined && elementsIn(mark).some(({ nodeName }) => NO_MARK[as].has(nodeName));
}

function ancestor(node: Node, name: string): Node | null {
  let at = node.parentNode;
  while (at && at.nodeName !== name) at = at.parentNode;
  return at;
}

function isUnread(node: Node, as: TrackedAs): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) if (UNREAD[as].has(at.nodeName)) return true;
  return false;
}
