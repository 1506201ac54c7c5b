import { type Head, shippedFrom } from '../disk/lexicon-parts.ts';
import { bothLanguages, WIRE } from './wire/messages.ts';

let provided: { readonly bytes: Uint8Array; readonly head: Head; readonly body: number } | undefined;

/**
 * @param bytes the file lexicon.bin, as scripts/build-data.mjs writes it
 * @throws when they are something else: a web server may answer with a page of its own
 */
export function provideLexicon(bytes: Uint8Array): void {
  try {
    const body = bytes.indexOf(0x0a) + 1;
    provided = { bytes, head: JSON.parse(new TextDecoder().decode(bytes.subarray(0, body))) as Head, body };
  } catch (error) {
    throw new Error(bothLanguages(WIRE.noLexicon), { cause: error });
  }
}

/**
 * The shipped lexicon where there is no disk: from the bytes that the client has read. The bundle of the Web Worker takes this in the
 * place of the module `newsproof:lexicon`.
 * @throws when there are none
 */
export default function openShipped(): ReturnType<typeof shippedFrom> {
  if (!provided) throw new Error('lexicon.bin 没有读到，请重新安装 Newsproof');
  const { bytes, head, body } = provided;
  // Everything is in strings from now on.
  provided = undefined;
  return shippedFrom((name) => {
    const [start, length, encoding] = head[name];
    const part = bytes.slice(body + start, body + start + length);
    return encoding === 'latin1' ? new TextDecoder().decode(part) : textOf(new Uint16Array(part.buffer));
  });
}

/** So many arguments every engine takes. */
const CHUNK = 1 << 13;

/** Units as they are: a decoder of UTF-16 would replace those that are no characters, and these hold numbers as well. */
function textOf(units: Uint16Array): string {
  const chunks: string[] = [];
  for (let at = 0; at < units.length; at += CHUNK) chunks.push(String.fromCharCode(...units.subarray(at, at + CHUNK)));
  return chunks.join('');
}
