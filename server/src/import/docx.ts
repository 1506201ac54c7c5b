import { strToU8 } from 'fflate';
import mammoth from 'mammoth';
import type { Localized } from '../rule/rule.ts';
import { MOST_DEPTH } from './dom.ts';
import { type Imported, type ImportSource, importMessage, refusal } from './imported.ts';
import { NOTE, toMarkdown } from './markdown.ts';
import { writeNumbers } from './word-numbers.ts';
import { bodyPart } from './word-parts.ts';
import { readable } from './word-readable.ts';
import { Unpacked } from './zip.ts';

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
  const body = bodyPart(parts.text('_rels/.rels'), (name) => parts.has(name));
  const shown = parts.text(body);
  if (depthOfXml(shown) > MOST_DEPTH) throw refusal('deep');
  const { xml, unknown } = writeNumbers(readable(shown), parts.text('word/numbering.xml'), parts.text('word/styles.xml'));
  const { value } = await mammoth.convertToHtml({ file: archiveOf(parts, body, xml) } as never, {
    styleMap: STYLES,
    convertImage: mammoth.images.imgElement(async (image) => ({ src: await image.readAsBase64String() })),
    idPrefix: NOTE,
  });
  const html = value.replace(TICK_BOX, (_, checked) => (checked ? '☒' : '☐'));
  return { text: toMarkdown(html), notes: notesOf(parts, shown, unknown, value.match(/<img /g)?.length ?? 0) };
}

/** A box to tick in an older form, whose text only the library knows. */
const TICK_BOX = /<input type="checkbox"( checked="checked")? \/>/g;

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
 * @param body the name of the body
 * @param xml what to read for it
 */
function archiveOf(parts: Unpacked, body: string, xml: string): object {
  return {
    exists: (name: string) => parts.has(name),
    read: async (name: string, encoding?: string) => {
      if (encoding === 'base64') return name;
      const text = (name === body ? xml : /notes\.xml$/.test(name) ? readable(parts.text(name)) : parts.text(name)).replace(FIELD, '');
      return encoding ? text : strToU8(text);
    },
  };
}

function notesOf(parts: Unpacked, body: string, unknownNumbers: number, images: number): Localized[] {
  const count = (xml: string, element: string): number => xml.match(new RegExp(`<${element}[ />]`, 'g'))?.length ?? 0;
  const comments = count(parts.text('word/comments.xml'), 'w:comment');
  const [inserted, deleted] = [count(body, 'w:ins') + count(body, 'w:moveTo'), count(body, 'w:del') + count(body, 'w:moveFrom')];
  const boxes = count(body, 'w:txbxContent');
  const [formulas, readings] = [count(body, 'm:oMath'), count(body, 'w:ruby')];
  const notes: Localized[] = [];
  if (comments > 0) notes.push(importMessage('comments', { count: String(comments) }));
  if (inserted + deleted > 0) notes.push(importMessage('tracked', { inserted: String(inserted), deleted: String(deleted) }));
  if (unknownNumbers > 0) notes.push(importMessage('numbered', { count: String(unknownNumbers) }));
  if (formulas > 0) notes.push(importMessage('formulas', { count: String(formulas) }));
  if (readings > 0) notes.push(importMessage('readings', { count: String(readings) }));
  if (boxes > 0) notes.push(importMessage('text-boxes', { count: String(boxes) }));
  if (images > 0) notes.push(importMessage('images', { count: String(images) }));
  return notes;
}
