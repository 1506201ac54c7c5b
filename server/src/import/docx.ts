import { strToU8 } from 'fflate';
import mammoth from 'mammoth';
import type { Localized } from '../rule/rule.ts';
import { MOST_DEPTH } from './dom.ts';
import { type Imported, type ImportSource, importMessage, refusal } from './imported.ts';
import { NOTE, toMarkdown } from './markdown.ts';
import { writeNumbers } from './word-numbers.ts';
import { Unpacked } from './zip.ts';

const BODY = 'word/document.xml';

/** Styles of Chinese templates and of LibreOffice, beside those of Word that the library knows. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='副标题'] => h2:fresh",
  ...[1, 2, 3, 4, 5, 6].map((n) => `p[style-name='标题 ${n}'] => h${n}:fresh`),
  "p[style-name='footnote text'] => p:fresh",
];

/**
 * Reads a Word file: headings, bold, lists, tables, notes; of pictures their names; of tracked changes the accepted text.
 * @throws ImportRefusal, or what the library says of a damaged file
 */
export async function readDocx({ bytes }: ImportSource): Promise<Imported> {
  const parts = new Unpacked(bytes);
  if (!parts.has('[Content_Types].xml')) throw refusal('zip-of-what');
  if (parts.has('xl/workbook.xml')) throw refusal('other-office', { kind: 'Excel' });
  if (parts.has('ppt/presentation.xml')) throw refusal('other-office', { kind: 'PowerPoint' });
  if (depthOfXml(parts.text(BODY)) > MOST_DEPTH) throw refusal('deep');
  const { xml, unknown } = writeNumbers(parts.text(BODY), parts.text('word/numbering.xml'), parts.text('word/styles.xml'));
  const { value } = await mammoth.convertToHtml({ file: archiveOf(parts, xml) } as never, {
    styleMap: STYLES,
    convertImage: mammoth.images.imgElement(async (image) => ({ src: await image.readAsBase64String() })),
    idPrefix: NOTE,
  });
  return { text: toMarkdown(value), notes: notesOf(parts, unknown, value.match(/<img /g)?.length ?? 0) };
}

/** How deep elements are nested, at the most. */
function depthOfXml(xml: string): number {
  let depth = 0;
  let most = 0;
  for (const [, closing, empty] of xml.matchAll(/<(\/)?[\w:]+(?:"[^"]*"|[^">])*?(\/)?>/g)) {
    depth += closing ? -1 : empty ? 0 : 1;
    if (depth > most) most = depth;
  }
  return most;
}

/** What a field shows (a date, a number of a figure) is text; the library reads it only where fields begin and end with signs. */
const FIELD = /<\/?w:fldSimple\b(?:"[^"]*"|[^">])*>/g;

/**
 * The archive as the library reads it. What stands for the bytes of a picture is its name, of which the link is made.
 * @param body what to read for the body
 */
function archiveOf(parts: Unpacked, body: string): object {
  return {
    exists: (name: string) => parts.has(name),
    read: async (name: string, encoding?: string) => {
      if (encoding === 'base64') return name;
      const text = (name === BODY ? body : parts.text(name)).replace(FIELD, '');
      return encoding ? text : strToU8(text);
    },
  };
}

function notesOf(parts: Unpacked, unknownNumbers: number, images: number): Localized[] {
  const body = parts.text(BODY);
  const count = (xml: string, element: string): number => xml.match(new RegExp(`<${element}[ />]`, 'g'))?.length ?? 0;
  const comments = count(parts.text('word/comments.xml'), 'w:comment');
  const [inserted, deleted] = [count(body, 'w:ins') + count(body, 'w:moveTo'), count(body, 'w:del') + count(body, 'w:moveFrom')];
  const boxes = count(body, 'w:txbxContent');
  const notes: Localized[] = [];
  if (comments > 0) notes.push(importMessage('comments', { count: String(comments) }));
  if (inserted + deleted > 0) notes.push(importMessage('tracked', { inserted: String(inserted), deleted: String(deleted) }));
  if (unknownNumbers > 0) notes.push(importMessage('numbered', { count: String(unknownNumbers) }));
  if (boxes > 0) notes.push(importMessage('text-boxes', { count: String(boxes) }));
  if (images > 0) notes.push(importMessage('images', { count: String(images) }));
  return notes;
}
