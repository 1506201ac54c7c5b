import type { TextDocumentContentChangeEvent } from 'vscode';

type Change = Pick<TextDocumentContentChangeEvent, 'rangeOffset' | 'rangeLength' | 'text'>;

/**
 * Where a place is after a change. What stands inside of text that was replaced is where that begins.
 * @param at offset before the change, UTF-16 units
 * @param changes of one event: their places are those before it
 */
export function moved(at: number, changes: readonly Change[]): number {
  const inside = changes.find((c) => c.rangeOffset < at && at < c.rangeOffset + c.rangeLength);
  const from = inside?.rangeOffset ?? at;
  // What is put in at the place itself comes behind it.
  const before = changes.filter((c) => c.rangeOffset + c.rangeLength <= from && (c.rangeOffset < from || c.rangeLength > 0));
  return before.reduce((to, c) => to + c.text.length - c.rangeLength, from);
}
