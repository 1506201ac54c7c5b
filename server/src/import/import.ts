import { type Imported, type ImportSource, importMessage, refusal, refusalOf } from './imported.ts';
import { type ImportKind, importKind, promisedKind } from './kind.ts';

/** The readers, each with its libraries in a file of its own that is loaded when it is asked for (esbuild.mjs). */
const READERS: Readonly<Record<ImportKind, () => Promise<(source: ImportSource) => Promise<Imported>>>> = {
  docx: async () => (await import('./docx.ts')).readDocx,
  html: async () => (await import('./html.ts')).readHtml,
  pdf: async () => (await import('./pdf.ts')).readPdf,
};

const KIND_NAMES: Readonly<Record<ImportKind, string>> = { docx: 'Word', html: 'HTML', pdf: 'PDF' };

/**
 * Makes a draft of a Word file, a web page or a PDF.
 * @throws ImportRefusal with what is wrong with the file
 */
export async function importDraft(source: ImportSource): Promise<Imported> {
  const kind = importKind(source.bytes, source.name);
  const read = await READERS[kind]();
  const { text, notes } = await read(source).catch((error: unknown) => {
    throw refusalOf(error);
  });
  if (text.trim() === '') throw refusal('no-text');
  const promised = promisedKind(source.name);
  return { text, notes: promised === kind ? notes : [importMessage('other-extension', { kind: KIND_NAMES[kind] }), ...notes] };
}
