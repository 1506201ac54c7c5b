import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';

/** A part of a Word file as a tree. @throws where it is no well-formed XML */
export function parseXml(xml: string): Document {
  const onError = (level: 'warning' | 'error' | 'fatalError', message: string): void => {
    if (level !== 'warning') throw new Error(message);
  };
  return new DOMParser({ onError, normalizeLineEndings }).parseFromString(xml, 'text/xml');
}

/** As XML 1.0 has it (2.11): the library takes the ends of lines of XML 1.1 for such, too, which are characters of a text. */
const normalizeLineEndings = (xml: string): string => xml.replace(/\r\n?/g, '\n');

/** `nodeType` of elements. */
export const ELEMENT = 1;

export const elementsIn = (parent: Node): Element[] => Array.from(parent.childNodes).filter((node) => node.nodeType === ELEMENT) as Element[];
/** The first element of that name in another one. */
export const childNamed = (parent: Element | undefined, name: string): Element | undefined => parent && elementsIn(parent).find((e) => e.nodeName === name);

/** A run of Word's text, blanks and all. */
export function textRun(document: Document, text: string): Element {
  const [run, holder] = [document.createElement('w:r'), document.createElement('w:t')];
  holder.setAttribute('xml:space', 'preserve');
  holder.appendChild(document.createTextNode(text));
  run.appendChild(holder);
  return run;
}
