import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { quoted } from '../text/quoted.ts';
import { applyEdits, type TextEdit } from '../text/range.ts';
import { type Entry, type Form, LAWFUL } from './lexicon.ts';
import type { Bilingual } from './problem.ts';
import { type ReadResult, readLexicon } from './read.ts';
import { FORM_KEYS, SECTIONS } from './record.ts';
import { blockEntry, flowEntry, KEY_OF, SECTION_OF, type TaughtKind, yamlText } from './taught.ts';
import { yamlError } from './yaml.ts';
import { tooDeep } from './yaml-depth.ts';
import { parseYaml } from './yaml-parse.ts';
import {
  appendItem,
  blockEnd,
  breakInFlow,
  columnOf,
  columnOfItems,
  contentEnd,
  type Item,
  isEmpty,
  isFirst,
  lineEnd,
  lineEndOf,
  lineStart,
  nodeEnd,
  nodeStart,
  pairOf,
  scalarText,
} from './yaml-places.ts';

/** What is to be taught to a lexicon file. */
export interface Addition {
  /** The entry as it shall be, with the form in it: it is written whole where the file has no entry of its name. */
  readonly entry: Entry;
  /** The form that an entry of that name is given; absent: the entry itself is new. */
  readonly form?: { readonly text: string; readonly kind: TaughtKind };
  /** A line that is put above a new entry, without its #. */
  readonly comment?: string;
}

export type Inserted = { readonly edits: readonly TextEdit[] } | { readonly refused: Bilingual };

/** Thrown inside, reported outside. */
class Refused extends Error {
  constructor(readonly reason: Bilingual) {
    super(reason.en);
  }
}

export function refuse(zh: string, en: string): never {
  throw new Refused({ zh, en });
}

/**
 * Adds an entry, or a form of an entry, to a lexicon file in YAML. Nothing is written anew: text goes in at one place, and every
 * other character of the file, comments and line ends among them, stays. A claim of the same form by another entry of the file
 * is taken out. What comes out is read again, and refused unless it says just what was meant.
 * @param text of the file, without a BOM; the edits are UTF-16 units of it
 * @param fileName as `readLexicon` takes it
 */
export function addToYaml(text: string, addition: Addition, fileName = 'lexicon.yaml'): Inserted {
  return attempt(text, addition, fileName, () => new Inserter(text, parse(text), addition).edits());
}

/** The edits, if what comes out says what was meant; or why not. */
export function attempt(text: string, addition: Addition, fileName: string, make: () => TextEdit[]): Inserted {
  try {
    const edits = make();
    verify(text, applyEdits(text, edits), addition, fileName);
    return { edits };
  } catch (e) {
    if (e instanceof Refused) return { refused: e.reason };
    const what = e instanceof Error ? e.message : String(e);
    return { refused: { zh: `词库文件改不了：${what}`, en: `The lexicon file cannot be changed: ${what}` } };
  }
}

function parse(text: string): Document.Parsed {
  if (tooDeep(text)) refuse('词库文件嵌套太深', 'The lexicon file is nested too deep');
  const doc = parseYaml(text);
  const [error] = doc.errors;
  if (error) {
    const line = text.slice(0, error.pos[0]).split('\n').length;
    refuse(
      `词库文件第${line}行有语法错误（${yamlError(error.code)}），请先改正`,
      `Line ${line} of the lexicon file has a syntax error, mend it first: ${error.message}`,
    );
  }
  return doc;
}

class Inserter {
  private readonly eol: string;
  private readonly out: TextEdit[] = [];

  constructor(
    private readonly text: string,
    private readonly doc: Document.Parsed,
    private readonly addition: Addition,
  ) {
    this.eol = lineEndOf(text);
  }

  edits(): TextEdit[] {
    const { entry, form } = this.addition;
    const root = this.doc.contents as Node | null;
    if (root === null || (isScalar(root) && root.value === null)) {
      this.section(undefined);
      return this.out;
    }
    if (!isMap(root)) return refuse('词库文件的最外层应为 people、terms 等键', 'A lexicon file has keys such as people and terms at its top');
    const own = this.find(root, entry);
    this.release(root, form?.text ?? entry.name, own, form && KEY_OF[form.kind]);
    if (own && form) this.form(own, KEY_OF[form.kind], form.text);
    else if (own) refuse(`词库中已有${quoted(entry.name)}`, `The lexicon has ${quoted(entry.name)} already`);
    else this.entry(root);
    return this.out;
  }

  private put(at: number, text: string) {
    this.out.push({ start: at, end: at, text });
  }

  private cut(start: number, end: number, text = '') {
    this.out.push({ start, end, text });
  }

  /** The entry of this name and kind in the file. Two people with full forms that differ are two. */
  private find(root: YAMLMap, { kind, name, full }: Entry): Node | undefined {
    for (const { section, item } of this.items(root)) {
      if (SECTIONS[section] !== kind) continue;
      if (isScalar(item) && scalarText(item) === name) return item;
      if (isSeq(item) && section === 'groups' && scalarText(item.items[0]) === name)
        refuse(`${quoted(name)}在 groups 中，请手工添加`, `${quoted(name)} is one of the groups, add it by hand`);
      if (!isMap(item) || !hasName(item, name)) continue;
      const other = scalarText(pairOf(item, 'full')?.value);
      if (full !== undefined && other !== undefined && other !== full) continue;
      return item;
    }
    return undefined;
  }

  /** Entries of all sections. Those that are references are left alone. */
  private items(root: YAMLMap): { section: string; item: Node }[] {
    return (root.items as Pair<Node, Item>[]).flatMap(({ key, value }) => {
      const section = scalarText(key) ?? '';
      if (!SECTIONS[section] || !value) return [];
      const items = isSeq(value) ? (value.items as Item[]) : [value];
      return items.flatMap((item) => (item && !isAlias(item) ? [{ section, item }] : []));
    });
  }

  /** Takes a form out of the lists of wrong forms it stands in, but for the list that it is to stand in. */
  private release(root: YAMLMap, form: string, own: Node | undefined, key: string | undefined): void {
    for (const { item } of this.items(root)) {
      if (!isMap(item)) continue;
      for (const pair of item.items as Pair<Node, Item>[]) {
        const kind = FORM_KEYS[scalarText(pair.key) ?? ''];
        if (!kind || !pair.value || (item === own ? scalarText(pair.key) === key : LAWFUL.has(kind))) continue;
        if (isAlias(pair.value)) continue;
        if (isSeq(pair.value)) {
          const at = (pair.value.items as Item[]).findIndex((i) => formText(i) === form);
          if (at >= 0) this.removeItem(item, pair, pair.value, at);
        } else if (formText(pair.value) === form) this.removeAll(item, pair, pair.value);
      }
    }
  }

  private removeItem(map: YAMLMap, pair: Pair<Node, Item>, list: YAMLSeq, at: number) {
    const items = list.items as Node[];
    if (items.length === 1) return this.removeAll(map, pair, list);
    const item = items[at] as Node;
    if (!list.flow) {
      const end = lineEnd(this.text, contentEnd(this.text, item));
      return this.cut(lineStart(this.text, nodeStart(item)), this.text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, this.text.length));
    }
    const before = items[at - 1];
    const next = items[at + 1];
    if (before) this.cut(nodeEnd(before), nodeEnd(item));
    else if (next) this.cut(nodeStart(item), nodeStart(next));
  }

  /** Removes the only form of a list: the whole key where it has lines of its own. */
  private removeAll(map: YAMLMap, pair: Pair<Node, Item>, value: Node) {
    const start = nodeStart(pair.key);
    if (map.flow || !isFirst(this.text, start)) return this.cut(nodeStart(value), contentEnd(this.text, value), '[]');
    const end = lineEnd(this.text, contentEnd(this.text, value));
    this.cut(lineStart(this.text, start), this.text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, this.text.length));
  }

  /** Adds a form to an entry that the file has. */
  private form(own: Node, key: string, form: string) {
    const item = yamlText(form);
    if (!isMap(own)) {
      this.put(nodeStart(own), '{ name: ');
      this.put(nodeEnd(own), `, ${key}: [${item}] }`);
      return;
    }
    const pair = pairOf(own, key);
    if (pair) return this.toList(pair, item);
    const after = this.lastBefore(own, key);
    if (own.flow) {
      const end = nodeEnd(after.value ?? after.key);
      this.put(end, `,${this.breakInFlow(own, after.key)}${key}: [${item}]`);
    } else {
      const column = columnOfItems(this.text, own);
      this.put(
        blockEnd(this.text, after.value && !isEmpty(after.value) ? after.value : after.key, column),
        `${this.eol}${' '.repeat(column)}${key}: [${item}]`,
      );
    }
  }

  private toList(pair: Pair<Node, Item>, item: string) {
    const { key, value } = pair;
    if (isAlias(value))
      refuse(`${quoted(scalarText(key) ?? '')}是引用（*），请手工添加`, `${quoted(scalarText(key) ?? '')} is a reference (*), add the form by hand`);
    if (!value || isEmpty(value)) return this.put(this.text.indexOf(':', nodeEnd(key)) + 1, ` [${item}]`);
    if (!isSeq(value)) {
      this.put(nodeStart(value), '[');
      return this.put(contentEnd(this.text, value), `, ${item}]`);
    }
    if (value.items.some((i) => formText(i as Item) === item)) refuse(`${quoted(item)}已在词库中`, `${quoted(item)} is in the lexicon already`);
    this.append(value, item, [`- ${item}`], false);
  }

  private append(list: YAMLSeq, flow: string, block: readonly string[], mayPart = true) {
    this.out.push(appendItem(this.text, list, { flow, block, mayPart }));
  }

  private breakInFlow(list: YAMLSeq | YAMLMap, last: Node): string {
    return breakInFlow(this.text, list, last);
  }

  /** The pair behind which a key of forms has its place in an entry. */
  private lastBefore(map: YAMLMap, key: string): Pair<Node, Item> {
    const front = ORDER.slice(0, ORDER.indexOf(key));
    // Of many edits in the file only a few are in the entry.
    const inEntry = this.out.filter((e) => e.start < nodeEnd(map) && nodeStart(map) < e.end);
    const removed = (p: Pair<Node, Item>): boolean => inEntry.some((e) => e.start <= nodeStart(p.key) && nodeStart(p.key) < e.end);
    const pairs = (map.items as Pair<Node, Item>[]).filter((p) => !removed(p));
    return pairs.findLast((p) => front.includes(scalarText(p.key) ?? '')) ?? (pairs[0] as Pair<Node, Item>);
  }

  /** Adds the entry to its section, or with its section. */
  private entry(root: YAMLMap) {
    const { entry, comment } = this.addition;
    const pair = pairOf(root, SECTION_OF[entry.kind]);
    if (!pair) return this.section(root);
    const { value } = pair;
    const lines = [...(comment ? [`# ${comment}`] : []), ...blockEntry(entry)];
    if (isAlias(value)) refuse('词库的这一部分是引用（*），请手工添加', 'This part of the lexicon is a reference (*), add the entry by hand');
    if (value && isSeq(value)) return this.append(value, flowEntry(entry), lines);
    if (!value || isEmpty(value)) {
      if (root.flow) return this.put(this.text.indexOf(':', nodeEnd(pair.key)) + 1, ` [${flowEntry(entry)}]`);
      const column = columnOf(this.text, nodeStart(pair.key)) + 2;
      return this.put(lineEnd(this.text, nodeEnd(pair.key)), lines.map((l) => `${this.eol}${' '.repeat(column)}${l}`).join(''));
    }
    // One entry without a list is a list of one.
    if (isMap(value) && !value.flow) refuse('词库的这一部分不是列表，请手工添加', 'This part of the lexicon is no list, add the entry by hand');
    this.put(nodeStart(value), '[');
    this.put(contentEnd(this.text, value), `, ${flowEntry(entry)}]`);
  }

  private section(root: YAMLMap | undefined) {
    const { entry, comment } = this.addition;
    const name = SECTION_OF[entry.kind];
    const last = (root?.items as Pair<Node, Item>[] | undefined)?.at(-1);
    if (root?.flow) {
      if (!last) return this.put(nodeStart(root) + 1, `${name}: [${flowEntry(entry)}]`);
      return this.put(nodeEnd(last.value ?? last.key), `,${this.breakInFlow(root, last.key)}${name}: [${flowEntry(entry)}]`);
    }
    const indent = root ? ' '.repeat(columnOfItems(this.text, root)) : '';
    const lines = [`${name}:`, ...[...(comment ? [`# ${comment}`] : []), ...blockEntry(entry)].map((l) => `  ${l}`)];
    if (root && last) {
      const at = blockEnd(this.text, last.value && !isEmpty(last.value) ? last.value : last.key, indent.length);
      return this.put(at, `${this.eol}${lines.map((l) => `${this.eol}${indent}${l}`).join('')}`);
    }
    const closed = this.text === '' || this.text.endsWith('\n');
    this.put(this.text.length, `${closed ? '' : this.eol}${lines.join(this.eol)}${this.eol}`);
  }
}

/** The keys of an entry up to those of its forms, as they stand in it. */
const ORDER: readonly string[] = [
  'name',
  'term',
  'pair',
  'names',
  'full',
  'alsoFull',
  'original',
  'country',
  'short',
  'synonyms',
  'variants',
  'typos',
  'wrong',
];

function hasName(map: YAMLMap, name: string): boolean {
  const single = pairOf(map, 'name', 'term', 'pair');
  if (single) return scalarText(single.value) === name;
  const list = pairOf(map, 'names')?.value;
  return isSeq(list) && scalarText(list.items[0]) === name;
}

const formText = (node: Item): string | undefined => (node && isMap(node) ? scalarText(pairOf(node, 'text')?.value) : scalarText(node));

/** The file must say what it said, and what was added, and nothing else. @throws Refused */
function verify(before: string, after: string, { entry, form }: Addition, fileName: string): void {
  const was = readLexicon(before, fileName);
  const is = readLexicon(after, fileName);
  const name = form?.text ?? entry.name;
  const isTarget = (e: Entry): boolean =>
    e.kind === entry.kind && e.name === entry.name && (e.full === undefined || entry.full === undefined || e.full === entry.full);
  const found = is.entries.find((e) => isTarget(e) && e.forms.some((f) => f.text === name && f.kind === (form?.kind ?? 'name')));
  const plain = (e: Entry, keeps: (f: Form) => boolean): string =>
    JSON.stringify({ ...e, place: undefined, unless: undefined, forms: e.forms.filter((f) => f.text !== name || keeps(f)) });
  const kept = was.entries.map((e) => plain(e, (f) => LAWFUL.has(f.kind) && !(isTarget(e) && form)));
  const now = is.entries.map((e) => plain(e, () => e !== found));
  const added = now.length - kept.length;
  const known = ({ knowledge }: ReadResult): string => JSON.stringify(knowledge, (key, value) => (key === 'place' ? undefined : value));
  if (added === 1) now.splice(is.entries.indexOf(found as Entry), 1);
  if (!found || added < 0 || added > 1 || is.errors > was.errors || now.join('\n') !== kept.join('\n') || known(is) !== known(was))
    refuse('词库文件的写法特殊，自动添加会改动别处，请手工添加', 'The lexicon file is written in a way that cannot be added to safely, add it by hand');
}
