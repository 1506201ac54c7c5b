import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { tooDeep } from '../lexicon/yaml-depth.ts';
import { PROFILES } from '../rule/profile.ts';
import type { AnyRule, Localized, Severity } from '../rule/rule.ts';
import type { Range } from '../text/range.ts';
import { closest } from './did-you-mean.ts';
import type { Problem } from './place.ts';
import { type Config, groupOf, LEVELS, type Level, type RuleSetting } from './settings.ts';

/** In UTF-16 units. No configuration is that long, and depth by indentation stays within what the parser bears. */
const LARGEST = 256 * 1024;

/** A configuration file as read. */
export interface ConfigFile {
  readonly config: Config;
  /** Paths as written, relative to the file, and their places in it. */
  readonly lexicons: readonly { readonly path: string; readonly range: Range }[];
  /** What cannot be used, in order of place, UTF-16 units of the file's text. The rest applies. */
  readonly problems: readonly Problem[];
}

/** A finding in a configuration file. */
function configProblem(range: Range, severity: Severity, message: Localized, fixes: Problem['fixes'] = []): Problem {
  return { rule: 'config/invalid', severity, message, range, fixes, offers: [], related: [] };
}

/**
 * Reads a configuration file. Never throws: unknown keys, bad values and syntax errors are told at their places.
 * @param text without a BOM
 * @param rules all rules, whose ids and options the file may name
 */
export function readConfigFile(text: string, rules: readonly AnyRule[]): ConfigFile {
  const reader = new ConfigReader(rules);
  if (text.length > LARGEST || tooDeep(text)) {
    reader.tell({ start: 0, end: 0 }, 'error', '配置文件太大或嵌套太深', 'The configuration file is too large or nested too deep');
    return { config: {}, lexicons: [], problems: reader.problems };
  }
  try {
    const doc = parseDocument(text, { schema: 'core', version: '1.2', uniqueKeys: true, prettyErrors: false, logLevel: 'silent', customTags: [] });
    for (const e of doc.errors) {
      const [start, end] = e.pos;
      reader.tell(
        { start: Math.min(start, text.length), end: Math.min(end, text.length) },
        'error',
        `YAML 语法错误：${e.message}`,
        `YAML syntax error: ${e.message}`,
      );
    }
    reader.root(doc.contents as Node | null);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    reader.tell({ start: 0, end: 0 }, 'error', `YAML 无法读取：${what}`, `The YAML cannot be read: ${what}`);
  }
  const problems = reader.problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { config: reader.config(), lexicons: reader.lexicons, problems };
}

interface Key {
  readonly text: string;
  readonly range: Range;
}

const placeOf = (node: Node | null, otherwise: Range): Range => (node?.range ? { start: node.range[0], end: node.range[1] } : otherwise);

/** A key without a value: as good as no key. */
const isEmpty = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null);

class ConfigReader {
  readonly problems: Problem[] = [];
  readonly lexicons: { path: string; range: Range }[] = [];
  private profile: string | undefined;
  private readonly settings = new Map<string, RuleSetting>();
  private readonly ruleById: ReadonlyMap<string, AnyRule>;
  private readonly groups: ReadonlySet<string>;

  constructor(rules: readonly AnyRule[]) {
    this.ruleById = new Map(rules.map((r) => [r.meta.id, r]));
    this.groups = new Set(rules.map((r) => groupOf(r.meta.id)));
  }

  config(): Config {
    return { ...(this.profile !== undefined && { profile: this.profile }), ...(this.settings.size > 0 && { rules: Object.fromEntries(this.settings) }) };
  }

  tell(range: Range, severity: Severity, zh: string, en: string, instead?: string): void {
    const fixes = instead === undefined ? [] : [replaceFix(range, instead)];
    this.problems.push(configProblem(range, severity, { zh, en }, fixes));
  }

  root(node: Node | null): void {
    if (isEmpty(node)) return;
    const readers: Record<string, (value: Node | null, key: Key) => void> = {
      profile: (value, key) => this.readProfile(value, key),
      rules: (value, key) => this.readRules(value, key),
      lexicons: (value, key) => this.readLexicons(value, key),
    };
    for (const [key, value] of this.pairs(node, { start: 0, end: 0 })) {
      const read = Object.hasOwn(readers, key.text) ? readers[key.text] : undefined;
      if (read) read(value, key);
      else this.unknown(key, '配置项', 'key', Object.keys(readers));
    }
  }

  /** Entries of a map whose keys are plain words; anything else is told. */
  private *pairs(node: Node | null, at: Range): Generator<[Key, Node | null]> {
    if (!isMap(node)) {
      if (node !== null && !(isScalar(node) && node.value === null))
        this.tell(placeOf(node, at), 'warning', '此处应为“键: 值”', 'Keys with values are expected here');
      return;
    }
    for (const pair of (node as YAMLMap).items as Pair<Node, Node | null>[]) {
      const range = placeOf(pair.key, at);
      if (!isScalar(pair.key)) this.tell(range, 'warning', '键应为文字', 'A key must be a word');
      else yield [{ text: String((pair.key as Scalar).value), range }, pair.value ?? null];
    }
  }

  private unknown(key: Key, zh: string, en: string, known: readonly string[]): void {
    const meant = closest(key.text, known);
    const list = known.length <= 12 ? { zh: `，可用：${known.join('、')}`, en: `; known: ${known.join(', ')}` } : { zh: '', en: '' };
    const hint = meant === undefined ? list : { zh: `，是不是“${meant}”`, en: `; did you mean “${meant}”` };
    this.tell(key.range, 'warning', `没有“${key.text}”这个${zh}${hint.zh}`, `Unknown ${en} “${key.text}”${hint.en}`, meant);
  }

  private word(value: Node | null, at: Range): Key | undefined {
    const range = placeOf(value, at);
    // YAML 1.2 reads off as a word, but a person may write false.
    const text = isScalar(value) ? (value.value === false ? 'off' : value.value) : undefined;
    if (typeof text === 'string' && text !== '') return { text, range };
    this.tell(
      range,
      'warning',
      isAlias(value) ? '此处不能用别名' : '此处应为一个词',
      isAlias(value) ? 'An alias cannot stand here' : 'One word is expected here',
    );
    return undefined;
  }

  private readProfile(value: Node | null, key: Key): void {
    const word = this.word(value, key.range);
    if (!word) return;
    if (Object.hasOwn(PROFILES, word.text)) this.profile = word.text;
    else this.unknown(word, '体例', 'profile', Object.keys(PROFILES));
  }

  private readRules(value: Node | null, key: Key): void {
    for (const [id, setting] of this.pairs(value, key.range)) {
      const rule = this.ruleById.get(id.text);
      if (!rule && !this.groups.has(id.text)) this.unknown(id, '规则或规则组', 'rule or group', [...this.ruleById.keys(), ...this.groups]);
      else if (isMap(setting)) this.settings.set(id.text, this.readSetting(setting, id, rule));
      else {
        const level = this.level(setting, id.range);
        if (level) this.settings.set(id.text, level);
      }
    }
  }

  private level(value: Node | null, at: Range): Level | undefined {
    const word = this.word(value, at);
    if (!word) return undefined;
    if (LEVELS.has(word.text)) return word.text as Level;
    this.unknown(word, '级别', 'level', [...LEVELS]);
    return undefined;
  }

  private readSetting(map: YAMLMap, at: Key, rule: AnyRule | undefined): RuleSetting {
    let severity: Level | undefined;
    let options: Record<string, unknown> | undefined;
    for (const [key, value] of this.pairs(map, at.range)) {
      if (key.text === 'severity') severity = this.level(value, key.range);
      else if (key.text === 'options' && rule) options = this.readOptions(value, key, rule);
      else if (key.text === 'options') this.tell(key.range, 'warning', '规则组没有选项，请写在单条规则下', 'A group has no options; set them under one rule');
      else this.unknown(key, '配置项', 'key', ['severity', 'options']);
    }
    return { ...(severity !== undefined && { severity }), ...(options && { options }) };
  }

  /** An option must be one that the rule has, and of the type of its default. */
  private readOptions(value: Node | null, at: Key, rule: AnyRule): Record<string, unknown> {
    const defaults = (rule.meta.options ?? {}) as Record<string, unknown>;
    const out: Record<string, unknown> = {};
    for (const [key, node] of this.pairs(value, at.range)) {
      if (!Object.hasOwn(defaults, key.text)) {
        this.unknown(key, '选项', 'option', Object.keys(defaults));
        continue;
      }
      const plain = plainOf(node);
      const [is, should] = [typeName(plain), typeName(defaults[key.text])];
      if (is === should) out[key.text] = plain;
      else this.tell(placeOf(node, key.range), 'warning', `选项“${key.text}”应为 ${should}，不是 ${is}`, `Option “${key.text}” must be ${should}, not ${is}`);
    }
    return out;
  }

  private readLexicons(value: Node | null, key: Key): void {
    if (isEmpty(value)) return;
    const items = isSeq(value) ? (value.items as (Node | null)[]) : [value];
    for (const item of items) {
      const word = this.word(item, key.range);
      if (word) this.lexicons.push({ path: word.text, range: word.range });
    }
  }
}

function replaceFix(range: Range, by: string): Problem['fixes'][number] {
  return { title: { zh: `改为“${by}”`, en: `Change to “${by}”` }, safety: 'review', edits: [{ ...range, text: by }] };
}

function typeName(value: unknown): string {
  return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}

/** Scalars and lists of scalars as plain values; anything else is nothing. */
function plainOf(node: Node | null): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((i) => plainOf(i as Node));
  return null;
}
