import { isScalar, isSeq, type Node } from 'yaml';
import { contentEnd, isFirst, lineEnd, lineStart, nodeStart, scalarText } from '../../lexicon/yaml-places.ts';
import type { Severity } from '../../rule/rule.ts';
import type { Range } from '../../text/range.ts';
import { compileConfigGlob, type Glob } from '../config/glob.ts';
import { type Key, NodeReader, placeOf } from '../config/nodes.ts';
import { replaceFix } from '../config/problem.ts';
import type { Problem } from '../place.ts';
import { folded, type IgnoreEntry, LONGEST_CONTEXT, LONGEST_TEXT, type Where } from './ignore-list.ts';
import { INVALID, shortened, suppressProblem, UNKNOWN } from './problem.ts';

/** In UTF-16 units, and in entries. A file of ten thousand places that are to be ignored is nobody's any more. */
const LARGEST = 2 * 1024 * 1024;
const MOST_ENTRIES = 10_000;
/** Each draft is tried on each of them. */
const MOST_GLOBS = 256;
/** Most faults for which the word that was meant is looked for: each costs a look at every rule. */
const MOST_GUESSED = 100;
/** So many that none is listed. */
const NO_NAMES = new Array<string>(13).fill(' '.repeat(100));

const KEYS = ['rule', 'text', 'before', 'after', 'file', 'reason', 'until'];

/** An ignore file as read. */
interface ReadEntries {
  readonly entries: readonly IgnoreEntry[];
  /** What cannot be used, in order of place, UTF-16 units of the file's text. The rest applies. */
  readonly problems: readonly Problem[];
}

/**
 * Reads an ignore file: a list of what is to be ignored. Never throws. Data only: the core schema of YAML 1.2, no tags, no
 * aliases, limits of size, depth and number.
 * @param text without a BOM
 * @param names all rules and groups
 */
export function readIgnoreFile(text: string, names: ReadonlySet<string>): ReadEntries {
  const reader = new IgnoreReader(text, names);
  reader.readAll();
  return { entries: reader.entries, problems: reader.problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end) };
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

class IgnoreReader extends NodeReader {
  readonly entries: IgnoreEntry[] = [];
  private readonly globs = new Map<string, Glob>();

  constructor(
    private readonly text: string,
    private readonly names: ReadonlySet<string>,
  ) {
    super();
  }

  override tell(range: Range, severity: Severity, zh: string, en: string, instead?: string): void {
    const fixes = instead === undefined ? [] : [replaceFix(range, instead)];
    this.problems.push(suppressProblem(INVALID, severity, range, { zh, en }, fixes));
  }

  readAll(): void {
    this.readYaml(this.text, LARGEST, { zh: '忽略清单太大或嵌套太深', en: 'The ignore file is too large or nested too deep' }, (node) => this.root(node));
  }

  private root(node: Node | null): void {
    if (this.isEmpty(node)) return;
    if (!isSeq(node)) {
      this.tell(
        placeOf(node, { start: 0, end: 0 }),
        'warning',
        '此处应为列表，每项以“- rule:”开头',
        'A list is expected here; each item starts with “- rule:”',
      );
      return;
    }
    const items = node.items as (Node | null)[];
    for (const item of items.slice(0, MOST_ENTRIES)) this.entry(item, node.flow !== true, placeOf(node, { start: 0, end: 0 }));
    const cut = items[MOST_ENTRIES];
    if (cut)
      this.tell(
        placeOf(cut, { start: 0, end: 0 }),
        'warning',
        `超过${MOST_ENTRIES}条，从这里起不生效`,
        `More than ${MOST_ENTRIES} entries: those from here on do not count`,
      );
  }

  private entry(item: Node | null, inBlock: boolean, at: Range): void {
    const range = item ? { start: nodeStart(item), end: contentEnd(this.text, item) } : at;
    const e: Partial<Draft<IgnoreEntry>> = { range };
    const found = this.problems.length;
    for (const [key, value] of this.pairs(item, range)) this.read(e, key, value);
    // An entry of which a part is wrong would ignore more than was meant.
    if (this.problems.length > found) return;
    const head = { start: range.start, end: Math.min(range.end, lineEnd(this.text, range.start)) };
    if (e.rule === undefined) this.tell(head, 'warning', '缺少 rule：写明忽略哪条规则', 'rule is missing: say which rule is to be ignored');
    else if (e.text === undefined && e.where === undefined) {
      const zh = '缺少 text 或 file：要处处停用一条规则，请写在 .newsproof.yaml 的 rules 中';
      this.tell(head, 'warning', zh, 'text or file is missing: to turn a rule off everywhere use the rules of .newsproof.yaml');
    } else if (e.text === '' && e.before === undefined && e.after === undefined && e.where === undefined)
      this.tell(head, 'warning', 'text 为空时须有 before 或 after', 'An empty text needs before or after');
    else this.entries.push({ ...(e as IgnoreEntry), ...(inBlock && item && this.ownLines(item)) });
  }

  /** The lines of an item of a list with dashes. */
  private ownLines(item: Node): { lines: Range } | undefined {
    const { text } = this;
    const start = lineStart(text, nodeStart(item));
    const dash = text.indexOf('-', start);
    if (!isFirst(text, dash) || text.slice(dash + 1, nodeStart(item)).trim() !== '') return undefined;
    const end = lineEnd(text, contentEnd(text, item));
    return { lines: { start, end: Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1)) } };
  }

  private read(e: Partial<Draft<IgnoreEntry>>, key: Key, value: Node | null): void {
    if (!KEYS.includes(key.text)) {
      this.unknown(key, '键', 'key', KEYS);
      return;
    }
    if (this.isEmpty(value) || key.text === 'reason') return;
    const text = this.string(value, key.range);
    if (text === undefined) return;
    const range = placeOf(value, key.range);
    if (key.text === 'rule') this.readRule(e, text, range);
    else if (key.text === 'text') {
      if (text.length > LONGEST_TEXT) this.tell(range, 'warning', `text 超过${LONGEST_TEXT}个字符`, `text is longer than ${LONGEST_TEXT} characters`);
      else e.text = text;
    } else if (key.text === 'before') e.before = folded(text).slice(-LONGEST_CONTEXT);
    else if (key.text === 'after') e.after = folded(text).slice(0, LONGEST_CONTEXT);
    else if (key.text === 'file') this.readFile(e, text, range);
    else if (isDay(text)) e.until = text;
    else this.tell(range, 'warning', 'until 应为日期，如2026-12-31', 'until must be a day, such as 2026-12-31');
  }

  private string(value: Node | null, at: Range): string | undefined {
    const text = isScalar(value) ? scalarText(value) : undefined;
    if (text === undefined) this.tell(placeOf(value, at), 'warning', '此处应为文字', 'A text is expected here');
    return text;
  }

  private readRule(e: Partial<Draft<IgnoreEntry>>, rule: string, range: Range): void {
    if (this.names.has(rule)) e.rule = rule;
    else {
      const before = this.problems.length;
      this.unknown({ text: shortened(rule), range }, '规则或规则组', 'rule or group', before < MOST_GUESSED ? [...this.names] : NO_NAMES);
      const reported = this.problems.pop();
      if (reported && this.problems.length === before) this.problems.push({ ...reported, rule: UNKNOWN });
    }
  }

  private readFile(e: Partial<Draft<IgnoreEntry>>, file: string, range: Range): void {
    e.file = file;
    const where = this.whereOf(file);
    if (where) e.where = where;
    else this.tell(range, 'warning', '通配式太长、太复杂或太多', 'The glob is too long, stands for too many, or is one too many');
  }

  private whereOf(file: string): Where | undefined {
    const path = file.replace(/^(?:\.\/|\/+)/, '').toLowerCase();
    if (file === '' || !/[*?{}]|\/$/.test(file)) {
      if (path === '') return undefined;
      return { kind: file.includes('/') ? 'path' : 'name', path };
    }
    let glob = this.globs.get(file);
    if (!glob && this.globs.size < MOST_GLOBS) {
      glob = compileConfigGlob(file);
      if (glob) this.globs.set(file, glob);
    }
    return glob && { kind: 'glob', glob };
  }
}

function isDay(text: string): boolean {
  const [, y, m, d] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (y === undefined) return false;
  const date = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  return date.getUTCMonth() === Number(m) - 1 && date.getUTCDate() === Number(d);
}
