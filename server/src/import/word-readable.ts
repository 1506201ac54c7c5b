import { type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';
import { formulaText } from './word-formula.ts';
import { childNamed, parseXml, textRun } from './xml.ts';

/** Elements with text that the library for Word files passes over. */
const PASSED_OVER = /<(?:m:oMath|w:ruby|w:dir|w:bdo|w14:checkbox|w:txbxContent)[\s/>]/;
/** Elements that only hold others, as that library does not know. */
const HOLDERS = ['w:dir', 'w:bdo', 'w:rubyBase', 'w:ruby', 'm:oMathPara'];
/** What is no text of its own: how to read characters, and that a box is one to tick, for which the library has no text. */
const NO_TEXT = ['w:rt', 'w:rubyPr', 'w14:checkbox'];
const BOX = 'w:txbxContent';
/** What may stand around a text box that the library reads. */
const READ_AROUND = new Set(['v:textbox', 'v:group', 'v:rect', 'v:roundrect', 'v:shape', 'w:pict', 'mc:Fallback', 'mc:AlternateContent']);

/**
 * A part of a Word file in which the library that reads it finds all text that Word shows: formulas as text, characters below their
 * reading, boxes to tick, text boxes that have no older form.
 * @returns as it is, where nothing is to be done or it is not quite XML
 */
export function readable(xml: string): string {
  if (!PASSED_OVER.test(xml)) return xml;
  let document: Document;
  try {
    document = parseXml(xml);
  } catch {
    return xml;
  }
  for (const name of NO_TEXT) for (const element of all(document, name)) element.parentNode?.removeChild(element);
  for (const name of HOLDERS) for (const element of all(document, name)) replaceBy(element, Array.from(element.childNodes));
  for (const formula of all(document, 'm:oMath')) replaceBy(formula, [textRun(document, formulaText(formula))]);
  for (const name of ['mc:AlternateContent', 'w:drawing', 'w:pict']) {
    for (const drawing of all(document, name)) if (drawing.parentNode?.nodeName === 'w:r') openBoxes(document, drawing);
  }
  return new XMLSerializer().serializeToString(document);
}

/** Text boxes in a form that nobody but Word reads take the older one. */
function openBoxes(document: Document, drawing: Element): void {
  const older = childNamed(drawing, 'mc:Fallback');
  const shown = boxesIn(drawing).filter((box) => !older || !isIn(box, older));
  const isRead = drawing.nodeName !== 'w:drawing' && boxesIn(older ?? drawing).filter((box) => isReadIn(box, drawing)).length >= shown.length;
  if (shown.length === 0 || isRead) return;
  const [picture, box] = [document.createElement('w:pict'), document.createElement('v:textbox')];
  box.setAttribute('xmlns:v', 'urn:schemas-microsoft-com:vml');
  picture.appendChild(box);
  for (const content of shown) box.appendChild(content);
  replaceBy(drawing, [picture]);
}

/** Contents of text boxes, but for those within others. */
function boxesIn(drawing: Element): Element[] {
  const isOuter = (box: Element): boolean => {
    for (let at = box.parentNode; at && at !== drawing; at = at.parentNode) if (at.nodeName === BOX) return false;
    return true;
  };
  return Array.from(drawing.getElementsByTagName(BOX)).filter(isOuter);
}

function isIn(node: Node, ancestor: Node): boolean {
  let at: Node | null = node;
  while (at && at !== ancestor) at = at.parentNode;
  return at !== null;
}

function isReadIn(box: Element, drawing: Element): boolean {
  for (let at: Node | null = box.parentNode; at && at !== drawing; at = at.parentNode) if (!READ_AROUND.has(at.nodeName)) return false;
  return true;
}

const all = (document: Document, name: string): Element[] => Array.from(document.getElementsByTagName(name));

function replaceBy(element: Element, nodes: readonly Node[]): void {
  for (const node of nodes) element.parentNode?.insertBefore(node, element);
  element.parentNode?.removeChild(element);
}
