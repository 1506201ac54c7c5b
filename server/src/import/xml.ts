import { DOMParser, type Document } from '@xmldom/xmldom';

/** A part of a Word file as a tree. @throws where it is no well-formed XML */
export function parseXml(xml: string): Document {
  const onError = (level: 'warning' | 'error' | 'fatalError', message: string): void => {
    if (level !== 'warning') throw new Error(message);
  };
  return new DOMParser({ onError }).parseFromString(xml, 'text/xml');
}
