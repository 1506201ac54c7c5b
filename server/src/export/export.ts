import { type Document, type Element, XMLSerializer } from '@xmldom/xmldom';
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import { importMessage, refusal } from '../import/imported.ts';
import { importKind } from '../import/kind.ts';
import { parseXml } from '../import/xml.ts';
import { unpackAll } from '../import/zip.ts';
import type { Localized } from '../rule/rule.ts';
import { applyEdits } from '../text/range.ts';
import { addComment, NO_COMMENTS, NO_RELATIONS, registerComments } from './comment.ts';
import { placeEdits, type Unplaced } from './place-edits.ts';
import { type Signature, track } from './track.ts';
import { readWordText, type WordText } from './word-text.ts';

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
}

/** What XML cannot hold: controls, halves of characters. */
const NO_XML = /(?![\t\n\r\x7f-\x9f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** Parts with text, in the order in which an import has it. */
const TEXTS = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'];
const COMMENTS = 'word/comments.xml';
const TYPES = '[Content_Types].xml';
const RELATIONS = 'word/_rels/document.xml.rels';
/** Parts that a file need not have. */
const EMPTY: Readonly<Record<string, string>> = { [COMMENTS]: NO_COMMENTS, [RELATIONS]: NO_RELATIONS };

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
  const open = (part: string): Document => {
    const known = documents.get(part) ?? parseXml(files[part] ? strFromU8(files[part] as Uint8Array) : (EMPTY[part] as string));
    documents.set(part, known);
    return known;
  };
  const texts = TEXTS.filter((part) => files[part]).map(open);
  const before = readWordText(texts, 'accepted');
  // Another name of the body, or of its elements: there is nothing to write into.
  if (before.text.trim() === '' && imported.text.trim() !== '') throw refusal('export-impossible');
  const rejected = readWordText(texts, 'rejected').text;
  const { edits, unplaced } = placeEdits(before.text, imported.text, draft.replace(NO_XML, ''));
  const signer = signerOf(texts, sign);
  const refused = track(before, edits, signer);
  const done = edits.filter((e) => !refused.includes(e));
  // Nothing is written that does not come to what it should.
  if (readWordText(texts, 'accepted').text !== applyEdits(before.text, done) || readWordText(texts, 'rejected').text !== rejected) {
    throw refusal('export-impossible');
  }
  const said = [...unplaced, ...refused.map((e) => ({ at: e.start, before: before.text.slice(e.start, e.end), after: e.text }))].sort((a, b) => a.at - b.at);
  if (said.length > 0) comment(said, before, open, Boolean(files[COMMENTS]), { language, sign });
  for (const [part, document] of documents) {
    const xml = new XMLSerializer().serializeToString(document);
    parseXml(xml);
    files[part] = strToU8(xml);
  }
  return { bytes: zipSync(files), tracked: done.length, commented: said.length };
}

/** Numbers tracked changes from behind the last that the file has. */
function signerOf(documents: readonly Document[], { author, date }: Signature): (element: Element) => Element {
  let last = 0;
  for (const document of documents) {
    for (const element of Array.from(document.getElementsByTagName('*'))) last = Math.max(last, Number(element.getAttribute('w:id')) || 0);
  }
  return (element) => {
    element.setAttribute('w:id', String(++last));
    element.setAttribute('w:author', author);
    element.setAttribute('w:date', date);
    return element;
  };
}

function comment(
  said: readonly Unplaced[],
  { paragraphs }: WordText,
  open: (part: string) => Document,
  hasComments: boolean,
  { language, sign }: Pick<ExportSource, 'language' | 'sign'>,
): void {
  const comments = open(COMMENTS);
  if (!hasComments) registerComments(open(TYPES), open(RELATIONS));
  let id = Math.max(-1, ...Array.from(comments.getElementsByTagName('w:comment')).map((e) => Number(e.getAttribute('w:id')) || 0));
  for (const { at, before, after } of said) {
    const paragraph = paragraphs.findLast((p) => p.start <= at) ?? paragraphs[0];
    const text: Localized = importMessage(before === '' ? 'comment-added' : after === '' ? 'comment-removed' : 'comment-changed', { before, after });
    if (paragraph) addComment(comments, paragraph, text[language], ++id, sign);
  }
}
