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

/** The text of a page: by its byte order mark, by what it says, as UTF-8 if it is, or else as Chinese pages were once written. */
export function decodeHtml(bytes: Uint8Array, notes: Localized[]): string {
  const bom = BOMS.find(([, mark]) => mark.every((b, i) => bytes[i] === b))?.[0];
  const head = String.fromCharCode(...bytes.subarray(0, DECLARATION));
  const [, meta, xml] = DECLARED.exec(head) ?? [];
  const decoder = decoderOf(bom ?? meta ?? xml ?? '');
  if (decoder) return decoder.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    notes.push(importMessage('hidden-encoding', { encoding: 'GB18030' }));
    return new TextDecoder('gb18030').decode(bytes);
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
