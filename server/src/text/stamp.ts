const LF = 10;
const CR = 13;
const BOM = 0xfeff;

/**
 * By this a text is known again, whatever line ends it is kept with and whether or not a byte order mark stands before it: two
 * hashes of 32 bits. Made to notice that a file has changed, not to keep a secret.
 */
export function stampOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = text.charCodeAt(0) === BOM ? 1 : 0; i < text.length; i++) {
    let unit = text.charCodeAt(i);
    if (unit === CR) {
      if (text.charCodeAt(i + 1) === LF) continue;
      unit = LF;
    }
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 13);
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`;
}
