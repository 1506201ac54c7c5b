import type { Document, Element } from '@xmldom/xmldom';
import { childNamed } from '../import/xml.ts';
import type { Signature } from './track.ts';
import type { WordParagraph } from './word-text.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';

/** Parts for comments, and for what the body refers to, with nothing in them. */
export const NO_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
export const NO_COMMENTS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="${MAIN}"></w:comments>`;

/** Adds a comment to a paragraph, all of it; to the one that a text box hangs on, since there can be none in a box. @param id that no other comment has */
export function addComment(comments: Document, paragraph: WordParagraph, text: string, id: number, { author, date }: Signature): void {
  const of = (document: Document, name: string, attributes: Readonly<Record<string, string>> = {}, children: readonly Element[] = []): Element => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    for (const child of children) made.appendChild(child);
    return made;
  };
  const said = of(comments, 'w:t', { 'xml:space': 'preserve' });
  said.appendChild(comments.createTextNode(text));
  const whole = of(comments, 'w:p', {}, [of(comments, 'w:r', {}, [said])]);
  comments.documentElement?.appendChild(of(comments, 'w:comment', { 'w:id': String(id), 'w:author': author, 'w:date': date, 'w:initials': 'N' }, [whole]));
  const element = outermost(paragraph.element);
  const body = element.ownerDocument as Document;
  const properties = childNamed(element, 'w:pPr');
  element.insertBefore(of(body, 'w:commentRangeStart', { 'w:id': String(id) }), properties ? properties.nextSibling : element.firstChild);
  element.appendChild(of(body, 'w:commentRangeEnd', { 'w:id': String(id) }));
  element.appendChild(of(body, 'w:r', {}, [of(body, 'w:commentReference', { 'w:id': String(id) })]));
}

function outermost(paragraph: Element): Element {
  let found = paragraph;
  for (let at = paragraph.parentNode; at; at = at.parentNode) if (at.nodeName === 'w:p') found = at as Element;
  return found;
}

/** Says in the lists of the file's parts that there is one for comments. */
export function registerComments(types: Document, relations: Document): void {
  const part = types.createElement('Override');
  part.setAttribute('PartName', '/word/comments.xml');
  part.setAttribute('ContentType', TYPES);
  types.documentElement?.appendChild(part);
  const relation = relations.createElement('Relationship');
  relation.setAttribute('Id', 'newsproofComments');
  relation.setAttribute('Type', RELATION);
  relation.setAttribute('Target', 'comments.xml');
  relations.documentElement?.appendChild(relation);
}
