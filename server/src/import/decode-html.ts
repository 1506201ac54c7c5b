import type { Localized } from '../rule/rule.ts';
import { importMessage } from './imported.ts';

const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i;
const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** Where a page may say what it is written in. */
const DECLARATION = 4096;

/** The text of a page: by its byte order mark, as UTF-8 if it is, by what it says, or else as Chinese pages were once written. */
export function decodeHtml(bytes: Uint8Array, notes: Localized[]): string {
  const bom = BOMS.find(([, mark]) => mark.every((b, i) => bytes[i] === b))?.[0];
  const head = String.fromCharCode(...bytes.subarray(0, DECLARATION));
  const [, meta, xml] = DECLARED.exec(head) ?? [];
  const declared = meta ?? xml ?? '';
  if (bom) return new TextDecoder(bom).decode(bytes);
  const text = utf8(bytes);
  if (text !== undefined) {
    // Hardly anything else is UTF-8 by chance.
    const isOther = declared !== '' && !/^utf-?8$/i.test(declared) && /[^\p{ASCII}]/u.test(text);
    if (isOther) notes.push(importMessage('other-encoding', { encoding: 'UTF-8' }));
    return text;
  }
  // A page that could say so in the characters of ASCII is not of two bytes each.
  const decoder = /^utf-?16/i.test(declared) ? undefined : decoderOf(declared);
  if (decoder) return decoder.decode(bytes);
  notes.push(importMessage('hidden-encoding', { encoding: 'GB18030' }));
  return new TextDecoder('gb18030').decode(bytes);
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A page that says GB2312 is read as what has grown out of it; none is read where nobody knows the name. */
function decoderOf(name: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return name === '' ? undefined : new TextDecoder(/^gb(?:2312|k|18030)?$/i.test(name) ? 'gb18030' : name);
  } catch {
    return undefined;
  }
}
