import { isSeq, type Node } from 'yaml';
import { yamlText } from '../../lexicon/taught.ts';
import { tooDeep } from '../../lexicon/yaml-depth.ts';
import { parseYaml } from '../../lexicon/yaml-parse.ts';
import { appendItem, isEmpty, lineEndOf } from '../../lexicon/yaml-places.ts';
import type { Localized } from '../../rule/rule.ts';
import { applyEdits, type TextEdit } from '../../text/range.ts';
import type { NewEntry } from './entry.ts';
import { readIgnoreFile } from './read.ts';

/**
 * Adds an entry at the end of an ignore file. Nothing else in it changes.
 * @param text without a BOM; the edits are UTF-16 units of it
 * @param names all rules and groups
 */
export function addEntry(text: string, entry: NewEntry, names: ReadonlySet<string>): { edits: readonly TextEdit[] } | { refused: Localized } {
  const odd = { zh: '文件的写法特殊，请手工添加', en: 'the file is written in a way that cannot be added to, add it by hand' };
  if (tooDeep(text)) return { refused: odd };
  const doc = parseYaml(text);
  const [error] = doc.errors;
  const line = error && text.slice(0, error.pos[0]).split('\n').length;
  if (line !== undefined) return { refused: { zh: `文件第${line}行有语法错误，请先改正`, en: `line ${line} of the file has a syntax error, mend it first` } };
  const root = doc.contents as Node | null;
  const fields = Object.entries(entry).map(([key, value]) => `${key}: ${yamlText(value as string)}`);
  const block = fields.map((f, i) => (i === 0 ? `- ${f}` : `  ${f}`));
  const edits: TextEdit[] = [];
  if (isEmpty(root)) {
    const eol = lineEndOf(text);
    edits.push({ start: text.length, end: text.length, text: `${text === '' || text.endsWith('\n') ? '' : eol}${block.join(eol)}${eol}` });
  } else if (isSeq(root)) edits.push(appendItem(text, root, { flow: `{${fields.join(', ')}}`, block }));
  else return { refused: odd };
  const [was, is] = [readIgnoreFile(text, names), readIgnoreFile(applyEdits(text, edits), names)];
  return is.entries.length === was.entries.length + 1 && is.problems.length === was.problems.length ? { edits } : { refused: odd };
}
