import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { refusal } from './imported.ts';

const MB = 1024 * 1024;
/** Most bytes that the texts of a document unpack to. A book of a million characters has some 30 MB of them. */
const MOST_UNPACKED = 64 * MB;

/** Most bytes that all of a document unpacks to, pictures among them. */
const MOST_IN_ALL = 256 * MB;

/** What an archive says of a part, which may be stored as it is, whatever it says. */
const unpackedSize = ({ originalSize, size }: UnzipFileInfo): number => Math.max(originalSize, size);

/**
 * All parts of a packed document.
 * @throws ImportRefusal where they are too much, or what the library says of a damaged archive
 */
export function unpackAll(bytes: Uint8Array): Record<string, Uint8Array> {
  let unpacked = 0;
  return unzipSync(bytes, {
    filter: (file) => {
      unpacked += unpackedSize(file);
      if (unpacked > MOST_IN_ALL) throw refusal('unpacks-large', { limit: String(MOST_IN_ALL / MB) });
      return true;
    },
  });
}

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
      filter: (file) => {
        names.add(file.name);
        if (!/\.(?:xml|rels)$/i.test(file.name)) return false;
        unpacked += unpackedSize(file);
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
