import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextEdit } from '../text/range.ts';

/** Where things stand in the text of a YAML file. All offsets are UTF-16 units. */

export type Item = Node | null;

/** The pair of a map with one of these keys. */
export function pairOf(map: YAMLMap, ...keys: readonly string[]): Pair<Node, Item> | undefined {
  return (map.items as Pair<Node, Item>[]).find((p) => isScalar(p.key) && keys.includes(String(p.key.value)));
}

/** The text of a scalar, as it is written where it is no string. */
export function scalarText(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

export const nodeStart = (node: Node): number => node.range?.[0] ?? 0;
export const nodeEnd = (node: Node): number => node.range?.[1] ?? 0;

/** True for a value that is not written: `key:` with nothing behind it. */
export const isEmpty = (node: unknown): boolean =>
  node === null || node === undefined || (isScalar(node) && node.value === null && nodeStart(node) === nodeEnd(node));

/** The end line's style of a file: that of its first line. */
export function lineEndOf(text: string): string {
  const at = text.search(/[\r\n]/);
  return at >= 0 && text.startsWith('\r\n', at) ? '\r\n' : '\n';
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Offset of the line end behind an offset, or of the end of the text. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
}

export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** True if nothing but blanks stands before an offset in its line. */
export const isFirst = (text: string, at: number): boolean => /^[ \t]*$/.test(text.slice(lineStart(text, at), at));

/** Behind the last character of what a node says: without comments, without the line ends that close a block. */
export function contentEnd(text: string, node: Node): number {
  let end = nodeEnd(lastLeaf(node));
  while (end > 0 && /[\s]/.test(text[end - 1] as string)) end--;
  return end;
}

function lastLeaf(node: Node): Node {
  if (isMap(node) && !node.flow) {
    const last = (node.items as Pair<Node, Item>[]).at(-1);
    if (last) return last.value && nodeEnd(last.value) > 0 ? lastLeaf(last.value) : last.key;
  }
  if (isSeq(node) && !node.flow) {
    const last = (node.items as Item[]).findLast((i) => i !== null);
    if (last) return lastLeaf(last);
  }
  return node;
}

/** The end of the last line of a node, with the comment lines below that are indented deeper than a column. */
export function blockEnd(text: string, node: Node, column: number): number {
  let end = lineEnd(text, contentEnd(text, node));
  for (;;) {
    const next = /^\r?\n( *)#[^\r\n]*/.exec(text.slice(end, end + 2000));
    if (!next || (next[1] as string).length <= column) return end;
    end = lineEnd(text, end + next[0].length);
  }
}

/** The column of the dashes of a block list, or of the keys of a block map. */
export function columnOfItems(text: string, node: YAMLSeq | YAMLMap): number {
  return columnOf(text, nodeStart(isMap(node) ? ((node.items[0] as Pair<Node, Item> | undefined)?.key ?? node) : node));
}

/** What parts items in brackets: a blank, or the line end and indent that the last one has. */
export function breakInFlow(text: string, list: YAMLSeq | YAMLMap, last: Node): string {
  const at = nodeStart(last);
  return nodeStart(list) < lineStart(text, at) && isFirst(text, at) ? `${lineEndOf(text)}${' '.repeat(columnOf(text, at))}` : ' ';
}

/** An item as lists in brackets have it, and as lines of lists with dashes. */
interface NewItem {
  readonly flow: string;
  readonly block: readonly string[];
  /** A blank line goes before it where one stands before the last item. */
  readonly mayPart?: boolean;
}

/** The edit that puts an item behind the last one of a list. */
export function appendItem(text: string, list: YAMLSeq, { flow, block, mayPart = false }: NewItem): TextEdit {
  const last = (list.items as Item[]).findLast((i) => i !== null);
  const put = (at: number, what: string): TextEdit => ({ start: at, end: at, text: what });
  if (list.flow) return last ? put(nodeEnd(last), `,${breakInFlow(text, list, last)}${flow}`) : put(nodeStart(list) + 1, flow);
  const eol = lineEndOf(text);
  const column = columnOfItems(text, list);
  const lines = block.map((l) => `${eol}${' '.repeat(column)}${l}`);
  const blank = last && mayPart && hasBlankBefore(text, last) ? eol : '';
  return put(blockEnd(text, last ?? list, column), blank + lines.join(''));
}

function hasBlankBefore(text: string, item: Node): boolean {
  const line = lineStart(text, nodeStart(item));
  return /\n[ \t]*\r?\n$/.test(text.slice(Math.max(0, line - 200), line));
}
