import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { KnowledgeSection } from './knowledge.ts';
import type { EntryKind } from './lexicon.ts';
import { brief, type Cell, type Problems } from './problem.ts';
import { type RawItem, readItems } from './read-items.ts';
import { addAll, FORM_KEYS, type RawEntry, type RawForm, type RawOffice, rawEntry, SCALARS, SECTIONS } from './record.ts';
import { ITEM_KEYS } from './schema.ts';
import { tooDeep } from './yaml-depth.ts';
import { nodePlace, YamlNodes } from './yaml-nodes.ts';
import { parseYaml } from './yaml-parse.ts';

/** Nodes that may be read of one file, for each of its units and beyond them: references read some again and again. */
const MAX_READ = 10;
const FEW = 10_000;
/** Defaults that a file may give for all its entries. */
const DEFAULTS = ['checked', 'source', 'country'] as const;

/** A lexicon file as it says it, before it is checked. */
interface RawFile {
  readonly entries: RawEntry[];
  readonly items: RawItem[];
}

/** Reads the YAML form of a lexicon (core schema). Syntax errors are reported at their place; what could be read is kept. */
export function readYaml(text: string, problems: Problems): RawFile {
  if (tooDeep(text)) {
    problems.syntax({ start: 0, end: 0 }, '嵌套太深，没有读', 'Nested too deep, not read');
    return { entries: [], items: [] };
  }
  try {
    const doc = parseYaml(text);
    for (const e of doc.errors) {
      problems.syntax({ start: e.pos[0], end: e.pos[1] }, `YAML 语法错误：${yamlError(e.code)}`, `YAML syntax error: ${brief(e.message)}`);
    }
    problems.moreSyntax(doc.untold);
    return new YamlReader(doc, problems, MAX_READ * text.length + FEW).read();
  } catch (e) {
    const what = e instanceof Error ? e.message : String(e);
    problems.syntax({ start: 0, end: 0 }, `YAML 无法读取：${what}`, `The YAML cannot be read: ${what}`);
    return { entries: [], items: [] };
  }
}

const ERRORS: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对',
  DUPLICATE_KEY: '键重复',
  MISSING_CHAR: '缺少一个字符（引号、括号或冒号）',
  UNEXPECTED_TOKEN: '此处不应有这个字符',
  TAB_AS_INDENT: '缩进不能用制表符',
  MULTILINE_IMPLICIT_KEY: '键不能跨行，可能缺少冒号',
  BLOCK_AS_IMPLICIT_KEY: '一行内有两个键，可能缺少引号',
  BAD_ALIAS: '引用了不存在的锚点',
  BAD_SCALAR_START: '值不能以这个字符开头，请加引号',
};

export function yamlError(code: string): string {
  return ERRORS[code] ?? code;
}

class YamlReader extends YamlNodes {
  read(): RawFile {
    const root = this.doc.contents as Node | null;
    const out: RawEntry[] = [];
    const items: RawItem[] = [];
    if (root === null || (isScalar(root) && root.value === null)) return { entries: out, items };
    if (!isMap(root)) {
      this.problems.error(nodePlace(root), '词库文件的最外层应为 people、terms 等键', 'A lexicon file has keys such as people and terms at its top');
      return { entries: out, items };
    }
    const defaults = new Map<(typeof DEFAULTS)[number], Cell>();
    for (const { key, value } of this.pairs(root)) {
      const isDefault = DEFAULTS.find((d) => d === key.text);
      if (isDefault) defaults.set(isDefault, this.cell(value, key));
      else if (Object.hasOwn(SECTIONS, key.text)) for (const raw of this.section(key.text, SECTIONS[key.text] as EntryKind, value, key)) out.push(raw);
      else if (Object.hasOwn(ITEM_KEYS, key.text)) for (const raw of readItems(this, key.text as KnowledgeSection, value, key)) items.push(raw);
      else this.unknown(key);
    }
    for (const raw of out) for (const [k, cell] of defaults) if (!raw.scalars.has(k)) raw.scalars.set(k, cell);
    return { entries: out, items };
  }

  private section(name: string, kind: EntryKind, value: Node | null, key: Cell): RawEntry[] {
    const out: RawEntry[] = [];
    for (const item of this.items(value, key)) {
      const raw = rawEntry(kind, nodePlace(item).start, nodePlace(item).end);
      if (isMap(item)) this.entry(raw, item);
      else if (isSeq(item) && name === 'groups') this.group(raw, this.items(item, key));
      else raw.names.push(this.cell(item, key));
      out.push(raw);
    }
    return out;
  }

  /** groups: the first word is the house's, the others are synonyms. */
  private group(raw: RawEntry, items: readonly Node[]): void {
    for (const item of items) {
      const text = this.cell(item, raw);
      if (raw.names.length === 0) raw.names.push(text);
      else raw.forms.push({ text, kind: 'synonym' });
    }
  }

  private entry(raw: RawEntry, map: YAMLMap): void {
    const front: Cell[] = [];
    for (const { key, value } of this.pairs(map)) {
      const scalar = SCALARS.find((s) => s === key.text);
      const formKind = Object.hasOwn(FORM_KEYS, key.text) ? FORM_KEYS[key.text] : undefined;
      if (scalar) raw.scalars.set(scalar, this.cell(value, key));
      else if (formKind) addAll(raw.forms, this.forms(value, formKind, key));
      else if (key.text === 'name' || key.text === 'term' || key.text === 'pair') front.push(this.cell(value, key));
      else if (key.text === 'names') {
        addAll(raw.names, this.cells(value, key));
        raw.undecided = true;
      } else if (key.text === 'offices') addAll(raw.offices, this.offices(value, key));
      else if (key.text === 'unless' || key.text === 'good' || key.text === 'bad') addAll(raw[key.text], this.cells(value, key));
      else if (key.text === 'weak') raw.weak = this.flag(value, key);
      else this.unknown(key);
    }
    if (front.length > 0) raw.names = [...front.reverse(), ...raw.names];
  }

  private forms(node: Node | null, kind: RawForm['kind'], around: Cell): (RawForm | undefined)[] {
    return this.items(node, around).map((item) => this.form(item, kind, around));
  }

  private offices(node: Node | null, around: Cell): (RawOffice | undefined)[] {
    return this.items(node, around).map((item) => this.office(item, around));
  }

  private form(node: Node, kind: RawForm['kind'], around: Cell): RawForm | undefined {
    if (!isMap(node)) return { text: this.cell(node, around), kind };
    let text: Cell | undefined;
    const form: { region?: string; unless?: Cell[]; weak?: boolean; until?: Cell; note?: string } = {};
    for (const { key, value } of this.pairs(node)) {
      if (key.text === 'text') text = this.cell(value, key);
      else if (key.text === 'region')
        form.region = this.cells(value, key)
          .map((c) => c.text)
          .join('/');
      else if (key.text === 'unless') form.unless = this.cells(value, key);
      else if (key.text === 'weak') form.weak = this.flag(value, key);
      else if (key.text === 'until') form.until = this.cell(value, key);
      else if (key.text === 'note') form.note = this.cell(value, key).text;
      else this.unknown(key);
    }
    if (text) return { text, kind, ...form };
    this.problems.error(nodePlace(node), '写法没有 text', 'The form has no text');
    return undefined;
  }

  private office(node: Node, around: Cell): RawOffice | undefined {
    if (!isMap(node)) {
      this.problems.error(nodePlace(node), '职务应写成 { title: …, from: …, to: … }', 'Write an office as { title: …, from: …, to: … }');
      return undefined;
    }
    const cells: { title?: Cell; from?: Cell; to?: Cell; seen?: Cell[] } = {};
    for (const { key, value } of this.pairs(node)) {
      if (key.text === 'title' || key.text === 'from' || key.text === 'to') cells[key.text] = this.cell(value, around);
      else if (key.text === 'seen') cells.seen = this.cells(value, key);
      else this.unknown(key);
    }
    const { start, end } = nodePlace(node);
    return { title: { text: '', start, end }, ...cells };
  }
}
