import { isMap, isScalar, type Node } from 'yaml';
import { yamlText } from '../../lexicon/taught.ts';
import { tooDeep } from '../../lexicon/yaml-depth.ts';
import { parseYaml } from '../../lexicon/yaml-parse.ts';
import { blockEnd, breakInFlow, columnOf, contentEnd, isEmpty, lineEndOf, nodeEnd, nodeStart, pairOf } from '../../lexicon/yaml-places.ts';
import type { RuleLevel } from '../../protocol.ts';
import type { Localized } from '../../rule/rule.ts';
import { applyEdits, type TextEdit } from '../../text/range.ts';
import { LEXICON_MESSAGES } from '../lexicon/messages.ts';
import { newPair } from '../lexicon/register.ts';

const ODD: Localized = {
  zh: '配置文件中 rules 的写法特殊，请手工修改',
  en: '“rules” in the configuration file is written in a way that cannot be changed safely; change it by hand',
};

/**
 * Gives a rule a severity in a configuration file, or turns it off. Nothing else in it changes, comments stay.
 * @param text without a BOM; the edits are UTF-16 units of it
 */
export function setLevel(text: string, rule: string, level: RuleLevel): { edits: readonly TextEdit[] } | { refused: Localized } {
  if (tooDeep(text)) return { refused: ODD };
  const doc = parseYaml(text);
  const [error] = doc.errors;
  if (error) return { refused: LEXICON_MESSAGES.configBroken(text.slice(0, error.pos[0]).split('\n').length) };
  const edits = editsOf(text, doc.contents as Node | null, rule, level);
  if (!edits) return { refused: ODD };
  const after = parseYaml(applyEdits(text, edits));
  const said = after.errors.length === 0 ? (after.toJS() as { rules?: Record<string, unknown> }).rules?.[rule] : undefined;
  const now = typeof said === 'object' && said !== null ? (said as { severity?: unknown }).severity : said;
  return now === level ? { edits } : { refused: ODD };
}

function editsOf(text: string, root: Node | null, rule: string, level: RuleLevel): TextEdit[] | undefined {
  const put = (start: number, what: string, end = start): TextEdit => ({ start, end, text: what });
  const eol = lineEndOf(text);
  const pair = `${yamlText(rule)}: ${level}`;
  if (isEmpty(root)) return [put(text.length, `${text === '' || text.endsWith('\n') ? '' : eol}rules:${eol}  ${pair}${eol}`)];
  if (!isMap(root)) return undefined;
  const set = pairOf(root, 'rules');
  if (!set)
    return [
      newPair(
        text,
        root,
        root.flow ? `rules: {${pair}}` : `rules:${eol}${' '.repeat(columnOf(text, nodeStart((root.items[0]?.key ?? root) as Node)) + 2)}${pair}`,
      ),
    ];
  const { key, value: rules } = set;
  if (!rules || isEmpty(rules)) return [put(text.indexOf(':', nodeEnd(key)) + 1, ` {${pair}}`)];
  if (!isMap(rules)) return undefined;
  const own = pairOf(rules, rule);
  if (!own) {
    const last = rules.items.at(-1) as { key: Node; value: Node | null } | undefined;
    if (!last) return [put(nodeStart(rules) + 1, pair)];
    const end = last.value && !isEmpty(last.value) ? last.value : last.key;
    if (rules.flow) return [put(contentEnd(text, end), `,${breakInFlow(text, rules, last.key)}${pair}`)];
    const column = columnOf(text, nodeStart((rules.items[0] as { key: Node }).key));
    return [put(blockEnd(text, end, column), `${eol}${' '.repeat(column)}${pair}`)];
  }
  const { value } = own;
  if (!value || isEmpty(value)) return [put(text.indexOf(':', nodeEnd(own.key)) + 1, ` ${level}`)];
  if (isScalar(value)) return [put(nodeStart(value), level, contentEnd(text, value))];
  if (!isMap(value)) return undefined;
  const severity = pairOf(value, 'severity');
  if (severity?.value && isScalar(severity.value) && !isEmpty(severity.value)) return [put(nodeStart(severity.value), level, contentEnd(text, severity.value))];
  if (severity) return undefined;
  return [
    value.flow
      ? put(nodeStart(value) + 1, `severity: ${level}, `)
      : put(nodeStart(value), `severity: ${level}${eol}${' '.repeat(columnOf(text, nodeStart(value)))}`),
  ];
}
