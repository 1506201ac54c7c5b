import type { Document, Element, Node } from '@xmldom/xmldom';

/** One character of a Word file's text, and the element that it stands in. */
export interface Atom {
  readonly char: string;
  /** w:t, w:tab, w:br … */
  readonly holder: Element;
  readonly run: Element;
}

export interface WordParagraph {
  readonly element: Element;
  readonly atoms: readonly Atom[];
  /** offset of its first character in the text of the file */
  readonly start: number;
}

export interface WordText {
  readonly paragraphs: readonly WordParagraph[];
  readonly text: string;
}

/** What stands between two paragraphs, as in an imported draft. */
export const PARAGRAPH_BREAK = '\n\n';

/** What becomes of tracked changes: all are accepted, or all rejected. */
export type TrackedAs = 'accepted' | 'rejected';

/** What is no text of each: what the one takes away, what the other has never had, and the older form of a drawing, which is there twice. */
const UNREAD: Readonly<Record<TrackedAs, ReadonlySet<string>>> = {
  accepted: new Set(['w:del', 'w:moveFrom', 'mc:Fallback']),
  rejected: new Set(['w:ins', 'w:moveTo', 'mc:Fallback']),
};
/** A paragraph mark of which this is said is none. */
const NO_MARK: Readonly<Record<TrackedAs, ReadonlySet<string>>> = {
  accepted: new Set(['w:del', 'w:moveFrom']),
  rejected: new Set(['w:ins', 'w:moveTo']),
};
/** Parts of a run that are as text, beside texts. What is none, a picture or the mark of a note, is nothing. */
const SPECIAL: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/**
 * The text of a Word file, with what each character of it stands in.
 * @param documents parts of the file that hold paragraphs, in the order of an imported draft: the body, then the notes
 */
export function readWordText(documents: readonly Document[], as: TrackedAs): WordText {
  const paragraphs: WordParagraph[] = [];
  let text = '';
  let between = '';
  for (const document of documents) {
    for (const element of Array.from(document.getElementsByTagName('w:p'))) {
      if (isUnread(element, as)) continue;
      const atoms = atomsOf(element, as);
      text += between;
      paragraphs.push({ element, atoms, start: text.length });
      text += atoms.map((a) => a.char).join('');
      between = hasNoMark(element, as) ? '' : PARAGRAPH_BREAK;
    }
  }
  return { paragraphs, text };
}

function atomsOf(paragraph: Element, as: TrackedAs): Atom[] {
  const atoms: Atom[] = [];
  for (const run of Array.from(paragraph.getElementsByTagName('w:r'))) {
    if (ancestor(run, 'w:p') !== paragraph || isUnread(run, as)) continue;
    for (const holder of elementsIn(run)) {
      const text = holder.nodeName === 'w:t' || holder.nodeName === 'w:delText' ? (holder.textContent ?? '') : (SPECIAL[holder.nodeName] ?? '');
      for (let k = 0; k < text.length; k++) atoms.push({ char: text.charAt(k), holder, run });
    }
  }
  return atoms;
}

function hasNoMark(paragraph: Element, as: TrackedAs): boolean {
  const mark = childNamed(childNamed(paragraph, 'w:pPr'), 'w:rPr');
  return mark !== undefined && elementsIn(mark).some(({ nodeName }) => NO_MARK[as].has(nodeName));
}

export const elementsIn = (parent: Node): Element[] => Array.from(parent.childNodes).filter((node) => node.nodeType === ELEMENT) as Element[];
export const childNamed = (parent: Element | undefined, name: string): Element | undefined => parent && elementsIn(parent).find((e) => e.nodeName === name);
const ELEMENT = 1;

function ancestor(node: Node, name: string): Node | null {
  let at = node.parentNode;
  while (at && at.nodeName !== name) at = at.parentNode;
  return at;
}

function isUnread(node: Node, as: TrackedAs): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) if (UNREAD[as].has(at.nodeName)) return true;
  return false;
}
