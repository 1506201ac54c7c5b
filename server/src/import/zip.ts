import { strFromU8, unzipSync } from 'fflate';
import { refusal } from './imported.ts';

const MB = 1024 * 1024;
/** Most bytes that the texts of a document unpack to. A book of a million characters has some 30 MB of them. */
const MOST_UNPACKED = 64 * MB;

/** The parts of a packed document that are text, unpacked. */
export class Unpacked {
  private readonly files: Readonly<Record<string, Uint8Array>>;
  /** every name in the archive */
  readonly names: ReadonlySet<string>;

  /**
   * No more is unpacked than the archive says, and no more than the limit, whatever it says.
   * @throws ImportRefusal, or what the library says of a damaged archive
   */
  constructor(bytes: Uint8Array) {
    const names = new Set<string>();
    let unpacked = 0;
    this.files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.add(name);
        if (!/\.(?:xml|rels)$/i.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > MOST_UNPACKED) throw refusal('unpacks-large', { limit: String(MOST_UNPACKED / MB) });
        return true;
      },
    });
    this.names = names;
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** The bytes of a text, or of nothing where it is no text. */
  bytes(name: string): Uint8Array {
    return this.files[name] ?? new Uint8Array();
  }

  text(name: string): string {
    return strFromU8(this.bytes(name));
  }
}
