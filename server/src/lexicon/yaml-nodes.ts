import { type Alias, type Document, isAlias, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { quoted } from '../text/quoted.ts';
import { brief, type Cell, type Problems } from './problem.ts';
import { aliasTargets } from './yaml-parse.ts';

/** References that one file may use; nested ones count each time. */
const MAX_ALIASES = 1000;

/** What a YAML file says, node by node, each with its place: references followed, what is no text where one should be reported. */
export class YamlNodes {
  private aliases = 0;
  private targets: ReadonlyMap<Alias, Node> | undefined;

  /** @param left so many nodes may be read: references read some again and again */
  constructor(
    protected readonly doc: Document.Parsed,
    readonly problems: Problems,
    private left: number,
  ) {}

  /** Keys of a map with their values. */
  pairs(map: YAMLMap): { key: Cell; value: Node | null }[] {
    const out: { key: Cell; value: Node | null }[] = [];
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      if (!this.mayRead(pair.key)) break;
      const { start, end } = nodePlace(pair.key);
      out.push({ key: { text: isScalar(pair.key) ? String(pair.key.value) : '', start, end }, value: this.resolve(pair.value) });
    }
    return out;
  }

  /** Items of a list; a single value is a list of one. */
  items(node: Node | null, around: { start: number; end: number }): Node[] {
    if (node === null || (isScalar(node) && node.value === null)) return [];
    if (!isSeq(node)) return [node];
    const out: Node[] = [];
    for (const item of node.items as (Node | null)[]) {
      if (!this.mayRead(item)) break;
      const found = this.resolve(item);
      if (found) out.push(found);
      else this.problems.error(item ? nodePlace(item) : around, '列表中有空项', 'The list has an empty item');
    }
    return out;
  }

  cells(node: Node | null, around: { start: number; end: number }): Cell[] {
    return this.items(node, around).map((i) => this.cell(i, around));
  }

  /** The text of a scalar as it is written (2018 stays “2018”, 2018-03-19 too). */
  cell(node: Node | null, around: { start: number; end: number }): Cell {
    if (node === null) return { text: '', start: around.start, end: around.end };
    const { start, end } = nodePlace(node);
    if (!isScalar(node)) {
      this.problems.error({ start, end }, '此处应为文字', 'A text is expected here');
      return { text: '', start, end };
    }
    if (node.value === null) return { text: '', start, end };
    return { text: typeof node.value === 'string' ? node.value : (node.source ?? String(node.value)), start, end };
  }

  flag(node: Node | null, key: Cell): boolean {
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.problems.error(node ? nodePlace(node) : key, '应为 true 或 false', 'Write true or false');
    return false;
  }

  private resolve(node: Node | null | undefined): Node | null {
    if (!node || !isAlias(node)) return node ?? null;
    if (++this.aliases > MAX_ALIASES) {
      if (this.aliases === MAX_ALIASES + 1) {
        this.problems.error(nodePlace(node), `引用（*）超过${MAX_ALIASES}处`, `More than ${MAX_ALIASES} references (*)`);
      }
      return null;
    }
    this.targets ??= aliasTargets(this.doc);
    return this.targets.get(node) ?? null;
  }

  /** Without references each node is read once, and takes a unit of the file at least. */
  private mayRead(node: Node | null): boolean {
    if (this.left > 0) this.left--;
    else if (this.left === 0) {
      this.left = -1;
      this.problems.limit(
        nodePlace(node),
        '引用（*）反复展开，内容太多，从这里起没有读',
        'References (*) make too much of the file; it is not read from here on',
      );
    }
    return this.left >= 0;
  }

  unknown(key: Cell): void {
    const text = brief(key.text);
    this.problems.warning(key, `不认识的键${quoted(text)}`, `Unknown key ${quoted(text)}`);
  }
}

/** Place of a node in the text. */
export function nodePlace(node: unknown): { start: number; end: number } {
  const range = (node as Node | null)?.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
