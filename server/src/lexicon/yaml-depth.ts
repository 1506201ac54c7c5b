/** No configuration and no lexicon is nested that deep. */
const DEEPEST = 64;

/**
 * True if a YAML text nests deeper than any file people write. The parser recurses, and near the end of the stack the
 * engine may abort instead of throwing, so this is asked before parsing. Brackets in strings count too; a run of dashes
 * nests without brackets. Depth by indentation alone is bounded by the size of the file.
 */
export function tooDeep(text: string): boolean {
  let brackets = 0;
  let dashes = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) brackets++;
    else if (c === 0x5d || c === 0x7d) brackets = Math.max(0, brackets - 1);
    else if (c === 0x2d || c === 0x3f) dashes++;
    else if (c !== 0x20 && c !== 0x09) dashes = 0;
    if (brackets > DEEPEST || (dashes > DEEPEST && text.charCodeAt(i + 1) === 0x20)) return true;
  }
  return false;
}
