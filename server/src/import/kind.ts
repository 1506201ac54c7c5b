import { refusal } from './imported.ts';

/** The formats that are imported. */
export type ImportKind = 'docx' | 'html' | 'pdf';

const BY_EXTENSION: Readonly<Record<string, ImportKind>> = { docx: 'docx', docm: 'docx', html: 'html', htm: 'html', xhtml: 'html', pdf: 'pdf' };
const TEXTS = ['md', 'markdown', 'txt', 'draft', 'news'];

/** The format that a file's name promises, if it is one that is imported. */
export const promisedKind = (name: string): ImportKind | undefined => BY_EXTENSION[extensionOf(name)];

function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** A PDF may have other bytes before its header, up to so many. */
const PDF_HEADER = 1024;

/**
 * What a file is, by its bytes; only HTML, which begins in no certain way, is believed by its name.
 * @throws ImportRefusal for what is no file to import
 */
export function importKind(bytes: Uint8Array, name: string): ImportKind {
  if (bytes.length === 0) throw refusal('empty');
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return 'docx';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw refusal(isEncrypted(bytes) ? 'encrypted' : 'old-word');
  const head = latin(bytes.subarray(0, PDF_HEADER));
  if (head.includes('%PDF-')) return 'pdf';
  if (/^(?:[\xef\xbb\xbf\s]|<!--(?:(?!-->)[\s\S])*-->|<\?xml[^>]*>)*<(?:!doctype html|html|head|body|title|meta)\b/i.test(head)) return 'html';
  const promised = promisedKind(name);
  // Half a file of another kind begins with its first bytes still; one that does not is nothing of that kind.
  if (promised === 'html' && !head.includes('\0\0')) return promised;
  if (promised) throw refusal('no-format');
  throw refusal(TEXTS.includes(extensionOf(name)) ? 'text-already' : 'no-format');
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((b, i) => bytes[i] === b);
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** The stream of an OLE file in which Word puts an encrypted document. Its directory is anywhere in the file. */
const ENCRYPTED = [...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]);

function isEncrypted(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(0x45); i >= 0; i = bytes.indexOf(0x45, i + 1)) if (ENCRYPTED.every((b, k) => bytes[i + k] === b)) return true;
  return false;
}
