import { isMap, type Node } from 'yaml';
import type { KnowledgeSection } from './knowledge.ts';
import type { Cell } from './problem.ts';
import { ITEM_KEYS } from './schema.ts';
import { nodePlace, type YamlNodes } from './yaml-nodes.ts';

/** A key of an item with what it holds, as the file says it. */
interface RawValue {
  readonly key: Cell;
  /** one for a text or day, any number for a list */
  readonly cells: readonly Cell[];
  /** of a flag */
  readonly on: boolean;
}

/** One formulation, law or order as a file says it, before it is checked. */
export interface RawItem {
  readonly section: KnowledgeSection;
  /** place of the whole item */
  readonly start: number;
  readonly end: number;
  readonly values: ReadonlyMap<string, RawValue>;
}

/** So many items of a section are read: each is compared with the titles and lists of every draft. */
const MOST_ITEMS = 1000;

const SHAPES: Readonly<Record<KnowledgeSection, string>> = {
  formulas: '{ parts: […, …], since: 2021-03-01 }',
  laws: '{ title: …, since: 2021-03-01 }',
  orders: '{ kind: person, from: 2023-03-10, to: 2026-07-03, names: […, …] }',
};

/**
 * Reads the items of a section, by the keys that the schema has for it. A law may be its title alone.
 * @param value of the section
 * @param key of the section
 */
export function readItems(nodes: YamlNodes, section: KnowledgeSection, value: Node | null, key: Cell): RawItem[] {
  const out: RawItem[] = [];
  for (const node of nodes.items(value, key)) {
    const { start, end } = nodePlace(node);
    if (out.length === MOST_ITEMS) {
      nodes.problems.limit(
        { start, end },
        `${section} 超过${MOST_ITEMS}项，从这里起没有读`,
        `${section} has more than ${MOST_ITEMS} items; it is not read from here on`,
      );
      break;
    }
    if (isMap(node)) out.push({ section, start, end, values: readValues(nodes, section, node) });
    else if (section === 'laws') out.push({ section, start, end, values: new Map([['title', { key, cells: [nodes.cell(node, key)], on: false }]]) });
    else nodes.problems.error({ start, end }, `${section} 的每一项应写成 ${SHAPES[section]}`, `Write each item of ${section} as ${SHAPES[section]}`);
  }
  return out;
}

function readValues(nodes: YamlNodes, section: KnowledgeSection, map: Parameters<YamlNodes['pairs']>[0]): Map<string, RawValue> {
  const values = new Map<string, RawValue>();
  const docs = ITEM_KEYS[section];
  for (const { key, value } of nodes.pairs(map)) {
    const holds = Object.hasOwn(docs, key.text) ? docs[key.text]?.holds : undefined;
    if (holds === undefined) nodes.unknown(key);
    else if (holds === 'flag') values.set(key.text, { key, cells: [], on: nodes.flag(value, key) });
    else if (holds === 'words' || holds === 'texts') values.set(key.text, { key, cells: nodes.cells(value, key), on: false });
    else values.set(key.text, { key, cells: [nodes.cell(value, key)], on: false });
  }
  return values;
}
