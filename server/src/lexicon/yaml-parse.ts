import { type Alias, type Document, isAlias, isCollection, isMap, isPair, isScalar, type Node, parseDocument, YAMLParseError } from 'yaml';

/** More errors nobody reads: a file that is no YAML has one for each of its characters. */
const MOST_ERRORS = 100;

type ParsedYaml = Document.Parsed & {
  /** errors beyond those that are listed */
  readonly untold: number;
};

/**
 * Parses YAML as data: the core schema of YAML 1.2 without tags of its own. Keys that stand twice in a map are errors, as the
 * library has them, but found in linear time: it compares each with all before it, which takes minutes where a map is long. A
 * text is to be asked for `tooDeep` first.
 */
export function parseYaml(text: string): ParsedYaml {
  const doc = parseDocument(text, { schema: 'core', version: '1.2', uniqueKeys: false, prettyErrors: false, logLevel: 'silent', customTags: [] });
  const { errors } = doc;
  let untold = Math.max(0, errors.length - MOST_ERRORS);
  errors.length -= untold;
  each(doc.contents, (node) => {
    if (!isMap(node)) return;
    const keys = new Set<unknown>();
    for (const { key } of node.items) {
      if (!isScalar(key)) continue;
      if (keys.has(key.value) && errors.length >= MOST_ERRORS) untold++;
      else if (keys.has(key.value)) {
        const at = key.range?.[0] ?? 0;
        errors.push(new YAMLParseError([at, at + 1], 'DUPLICATE_KEY', 'Map keys must be unique'));
      }
      keys.add(key.value);
    }
  });
  return Object.assign(doc, { untold });
}

/** The node that each alias stands for: the last one before it with its anchor. One pass, where the library takes one for each. */
export function aliasTargets(doc: Document.Parsed): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  each(doc.contents, (node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) targets.set(node, target);
    } else if ('anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node);
  });
  return targets;
}

/** Calls a function for each node, in the order of the text. Does not recurse. */
function each(root: unknown, call: (node: Node) => void): void {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isPair(node)) waiting.push(node.value, node.key);
    else if (isAlias(node) || isScalar(node)) call(node);
    else if (isCollection(node)) {
      call(node as Node);
      for (let i = node.items.length - 1; i >= 0; i--) waiting.push(node.items[i]);
    }
  }
}
