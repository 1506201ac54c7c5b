import { type Document, type Element, XMLSerializer } from '@xmldom/xmldom';
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import { ImportRefusal, refusal } from '../import/imported.ts';
import { importKind } from '../import/kind.ts';
import { spelledNumbers } from '../import/word-numbers.ts';
import { bodyPart, relationsOf } from '../import/word-parts.ts';
import { parseXml } from '../import/xml.ts';
import { unpackAll } from '../import/zip.ts';
import type { Localized } from '../rule/rule.ts';
import { applyEdits } from '../text/range.ts';
import { changesBetween } from './changes.ts';
import { addComment, NO_COMMENTS, NO_RELATIONS, registerComments } from './comment.ts';
import { compare, placesMessage } from './compare.ts';
import { readDraftText } from './draft-text.ts';
import { ListLabels } from './list-labels.ts';
import { markupRemarks } from './markup.ts';
import { placeEdits, type Unplaced } from './place-edits.ts';
import { type PlacedRemark, placedRemarks } from './remarks.ts';
import { mirrorTextBoxes } from './text-boxes.ts';
import { type Signature, track } from './track.ts';
import { wantedText } from './wanted-text.ts';
import { readWordText, type WordParagraph } from './word-text.ts';

/** What goes back into a Word file. */
export interface ExportSource {
  /** name and bytes of the Word file that the draft was imported from */
  readonly name: string;
  readonly original: Uint8Array;
  /** Markdown; LF, no BOM */
  readonly draft: string;
  readonly language: 'zh' | 'en';
  readonly sign: Signature;
}

export interface Exported {
  readonly bytes: Uint8Array;
  /** changes that are tracked, and those that are comments */
  readonly tracked: number;
  readonly commented: number;
  /** where the copy, read again, is not the draft in a way that no comment tells: a message, or nothing */
  readonly apart?: Localized;
}

/** What XML cannot hold, and what no text has: controls, halves of characters, noncharacters. */
const NO_XML = /(?![\t\n\r\x7f-\x9f])\p{Cc}|\p{Cs}|[\ufdd0-\ufdef\ufffe\uffff]/gu;

/** Parts with text behind the body, in the order in which an import has them. */
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml'];
const COMMENTS = 'word/comments.xml';
const TYPES = '[Content_Types].xml';

/**
 * Makes a copy of the Word file that a draft was imported from, with what was changed since as tracked changes: who accepts them all
 * has the draft's text, who rejects them has the file as it was. What cannot be one (markup, the borders of a table) is a comment.
 * @throws ImportRefusal with what is wrong with the file
 */
export async function exportDocx({ name, original, draft, language, sign }: ExportSource): Promise<Exported> {
  if (importKind(original, name) !== 'docx') throw refusal('export-of-what');
  // With its library in a file of its own (esbuild.mjs).
  const { readDocx } = await import('../import/docx.ts');
  const imported = await readDocx({ name, bytes: original, characterMap: () => Promise.reject(new Error('none')) });
  const files: Zippable = unpackAll(original);
  const documents = new Map<string, Document>();
  const textOf = (part: string): string => (files[part] ? strFromU8(files[part] as Uint8Array) : '');
  const body = bodyPart(textOf('_rels/.rels'), (part) => files[part] !== undefined);
  const open = (part: string): Document => {
    // Two parts that a file need not have.
    const known = documents.get(part) ?? parseXml(textOf(part) || (part === COMMENTS ? NO_COMMENTS : NO_RELATIONS));
    documents.set(part, known);
    return known;
  };
  const texts = [body, ...NOTES].filter((part) => files[part]).map(open);
  const numbers = texts[0] ? spelledNumbers(texts[0], textOf('word/numbering.xml'), textOf('word/styles.xml')) : undefined;
  const before = readWordText(texts, 'accepted', numbers);
  // Another name of the body, or of its elements: there is nothing to write into.
  if (before.text.trim() === '' && imported.text.trim() !== '') throw refusal('export-impossible');
  const rejected = readWordText(texts, 'rejected').text;
  const [now, then] = [readDraftText(draft.replace(NO_XML, '')), readDraftText(imported.text)];
  const changes = changesBetween(then, now);
  const labels = new ListLabels(before.paragraphs.map(({ label }) => label));
  const placement = placeEdits({ word: before, imported: then, draft: now, labels }, changes);
  const signed: Element[] = [];
  const refused = track(before, placement.edits, signerOf(texts, sign, signed));
  const done = placement.edits.filter((e) => !refused.includes(e));
  const after = readWordText(texts, 'accepted');
  // Nothing is written that does not come to what it should.
  if (after.text !== applyEdits(before.text, done) || readWordText(texts, 'rejected').text !== rejected) throw refusal('export-impossible');
  mirrorTextBoxes(signed);
  const unplaced: Unplaced[] = [...placement.unplaced, ...refused.map((e) => ({ change: placement.changeOf.get(e) as Unplaced['change'], at: e.start }))];
  const remarks = placedRemarks(
    { imported: then, draft: now, changes, placement, done, unplaced },
    markupRemarks(then, now, changes, { ...placement, unplaced }),
  );
  if (remarks.length > 0) comment(remarks, after.paragraphs, { open, body, hasComments: Boolean(files[COMMENTS]) }, { language, sign });
  for (const [part, document] of documents) {
    const xml = new XMLSerializer().serializeToString(document);
    parseXml(xml);
    files[part] = strToU8(xml);
  }
  const bytes = zipSync(files);
  const read = await readDocx({ name, bytes, characterMap: () => Promise.reject(new Error('none')) });
  const { isSameText, places } = compare(read.text, after.text, wantedText({ imported: then, draft: now, changes, placement, unplaced }), labels);
  if (!isSameText) throw new ImportRefusal(placesMessage('export-differs', places));
  return { bytes, tracked: done.length, commented: remarks.length, ...(places.length > 0 && { apart: placesMessage('export-apart', places) }) };
}

/** Numbers tracked changes from behind the last that the file has. @param signed takes them up */
function signerOf(documents: readonly Document[], { author, date }: Signature, signed: Element[]): (element: Element) => Element {
  let last = 0;
  for (const document of documents) {
    for (const element of Array.from(document.getElementsByTagName('*'))) last = Math.max(last, Number(element.getAttribute('w:id')) || 0);
  }
  return (element) => {
    signed.push(element);
    element.setAttribute('w:id', String(++last));
    element.setAttribute('w:author', author);
    element.setAttribute('w:date', date);
    return element;
  };
}

function comment(
  said: readonly PlacedRemark[],
  paragraphs: readonly WordParagraph[],
  { open, body, hasComments }: { readonly open: (part: string) => Document; readonly body: string; readonly hasComments: boolean },
  { language, sign }: Pick<ExportSource, 'language' | 'sign'>,
): void {
  const comments = open(COMMENTS);
  if (!hasComments) registerComments(open(TYPES), open(relationsOf(body)));
  let id = Math.max(-1, ...Array.from(comments.getElementsByTagName('w:comment')).map((e) => Number(e.getAttribute('w:id')) || 0));
  for (const { at, text } of said) {
    const paragraph = paragraphs.findLast((p) => p.start <= at) ?? paragraphs[0];
    if (paragraph) addComment(comments, paragraph, text[language], ++id, sign);
  }
}
