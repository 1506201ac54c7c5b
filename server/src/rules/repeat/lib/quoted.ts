/** A quotation is seldom longer, in units. */
const LONGEST = 1000;
const OPEN = 0x201c;
const CLOSE = 0x201d;

/** Inside of a direct quotation “…”, or where one begins. */
export function isQuoted(text: string, at: number): boolean {
  for (let i = at; i >= 0 && at - i < LONGEST; i--) {
    const unit = text.charCodeAt(i);
    if (unit === OPEN) return true;
    if (unit === CLOSE) return false;
  }
  return false;
}
