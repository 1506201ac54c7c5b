import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { yamlText } from '../../lexicon/taught.ts';
import { tooDeep } from '../../lexicon/yaml-depth.ts';
import { parseYaml } from '../../lexicon/yaml-parse.ts';
import { appendItem, blockEnd, columnOf, contentEnd, type Item, isEmpty, lineEndOf, nodeEnd, nodeStart, pairOf } from '../../lexicon/yaml-places.ts';
import type { Localized } from '../../rule/rule.ts';
import { applyEdits, type TextEdit } from '../../text/range.ts';
import { LEXICON_MESSAGES } from './messages.ts';

/**
 * Puts a lexicon at the end of the list `lexicons` of a configuration file. Nothing else of the file changes.
 * @param text of the file, without a BOM; the edits are UTF-16 units of it
 * @param path as the list has it
 */
export function registerLexicon(text: string, path: string): { edits: readonly TextEdit[] } | { refused: Localized } {
  if (tooDeep(text)) return { refused: LEXICON_MESSAGES.configOdd };
  const doc = parseYaml(text);
  const [error] = doc.errors;
  if (error) return { refused: LEXICON_MESSAGES.configBroken(text.slice(0, error.pos[0]).split('\n').length) };
  const root = doc.contents as Node | null;
  const edits = editsOf(text, root, path);
  if (!edits) return { refused: LEXICON_MESSAGES.configOdd };
  const wanted = { ...((doc.toJS() as object | null) ?? {}) } as Record<string, unknown>;
  const had = wanted.lexicons;
  wanted.lexicons = [...(Array.isArray(had) ? had : had ? [had] : []), path];
  const after = parseYaml(applyEdits(text, edits));
  const sorted = (o: object): string => JSON.stringify(Object.entries(o).sort(([a], [b]) => (a < b ? -1 : 1)));
  const same = after.errors.length === 0 && sorted(after.toJS() as object) === sorted(wanted);
  return same ? { edits } : { refused: LEXICON_MESSAGES.configOdd };
}

function editsOf(text: string, root: Node | null, path: string): TextEdit[] | undefined {
  const put = (start: number, what: string): TextEdit => ({ start, end: start, text: what });
  const eol = lineEndOf(text);
  const list = `[${yamlText(path)}]`;
  if (root === null || (isScalar(root) && root.value === null))
    return [put(text.length, `${text === '' || text.endsWith('\n') ? '' : eol}lexicons: ${list}${eol}`)];
  if (!isMap(root)) return undefined;
  const pair = pairOf(root, 'lexicons');
  if (!pair) return [newPair(text, root, `lexicons: ${list}`)];
  const { key, value } = pair;
  if (!value || isEmpty(value)) return [put(text.indexOf(':', nodeEnd(key)) + 1, ` ${list}`)];
  if (isSeq(value)) return [appendItem(text, value, { flow: yamlText(path), block: [`- ${yamlText(path)}`] })];
  if (!isScalar(value)) return undefined;
  return [put(nodeStart(value), '['), put(contentEnd(text, value), `, ${yamlText(path)}]`)];
}

export function newPair(text: string, root: YAMLMap, line: string): TextEdit {
  const last = (root.items as Pair<Node, Item>[]).at(-1);
  const put = (start: number, what: string): TextEdit => ({ start, end: start, text: what });
  if (root.flow) return last ? put(nodeEnd(last.value ?? last.key), `, ${line}`) : put(nodeStart(root) + 1, line);
  const key = last?.key ?? root;
  const column = columnOf(text, nodeStart(key));
  return put(blockEnd(text, last?.value && !isEmpty(last.value) ? last.value : key, column), `${lineEndOf(text)}${' '.repeat(column)}${line}`);
}
