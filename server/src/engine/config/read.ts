import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { PROFILES } from '../../rule/profile.ts';
import type { AnyRule } from '../../rule/rule.ts';
import { quoted } from '../../text/quoted.ts';
import { TYPO_LEVELS, type TypoLevel } from '../../typos/typos.ts';
import type { Problem } from '../place.ts';
import { RATE_NUMBERS, type RateNumber } from '../rate/weights.ts';
import { groupOf, LEVELS, type Level } from '../settings.ts';
import { compileConfigGlob } from './glob.ts';
import { KNOWN_REGIONS, LANGUAGES } from './keys.ts';
import { type Key, NodeReader, placeOf } from './nodes.ts';
import { type ConfigFile, EMPTY_FILE, type Layer, type LayerRate, type LayerRule, type MessageLanguage, type Override, type Placed } from './types.ts';

/** In UTF-16 units. No configuration is that long, and depth by indentation stays within what the parser bears. */
const LARGEST = 256 * 1024;
/** Largest weight of an error. */
const MOST_WEIGHT = 100;

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type Reader = (value: Node | null, key: Key) => void;

/**
 * Reads a configuration file. Never throws: unknown keys, bad values and syntax errors are reported at their places, and the
 * rest applies. Data only: the core schema of YAML 1.2, no tags, no aliases, limits of size and depth.
 * @param text without a BOM
 * @param rules all rules, whose ids and options the file may name
 */
export function readConfigFile(text: string, rules: readonly AnyRule[]): ConfigFile {
  const reader = new ConfigReader(rules);
  reader.readAll(text);
  return reader.file();
}

/** Reads the file's map and those of its overrides. */
class ConfigReader extends NodeReader {
  private top: Layer = EMPTY_FILE;
  private extended: readonly Placed<string>[] = [];
  private ignored: readonly Placed<string>[] = [];
  private readonly overrides: Override[] = [];
  private readonly ruleById: ReadonlyMap<string, AnyRule>;
  private readonly groups: ReadonlySet<string>;

  constructor(rules: readonly AnyRule[]) {
    super();
    this.ruleById = new Map(rules.map((r) => [r.meta.id, r]));
    this.groups = new Set(rules.map((r) => groupOf(r.meta.id)));
  }

  file(): ConfigFile {
    const problems: Problem[] = this.problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
    return { ...this.top, extends: this.extended, overrides: this.overrides, ignore: this.ignored, problems };
  }

  readAll(text: string): void {
    this.readYaml(text, LARGEST, { zh: '配置文件太大或嵌套太深', en: 'The configuration file is too large or nested too deep' }, (node) => this.root(node));
  }

  private root(node: Node | null): void {
    this.top = this.layer(
      node,
      { start: 0, end: 0 },
      {
        extends: (value, key) => {
          this.extended = this.words(value, key);
        },
        overrides: (value, key) => this.readOverrides(value, key),
        ignore: (value, key) => {
          this.ignored = this.globs(value, key);
        },
      },
    );
  }

  /** @param more what this place may say beyond what every layer may */
  private layer(node: Node | null, at: Key['range'], more: Readonly<Record<string, Reader>>): Layer {
    const rules = new Map<string, LayerRule>();
    const layer: Draft<Layer> = { rules, lexicons: [] };
    const readers: Record<string, Reader> = {
      ...more,
      profile: (value, key) => {
        const profile = this.oneOf(value, key, '体例', 'profile', Object.keys(PROFILES));
        if (profile) layer.profile = profile;
      },
      rules: (value, key) => this.readRules(value, key, rules),
      lexicons: (value, key) => {
        layer.lexicons = this.words(value, key);
      },
      region: (value, key) => {
        const region = this.readRegion(value, key);
        if (region) layer.region = region;
      },
      language: (value, key) => {
        const language = this.oneOf(value, key, '语言', 'language', LANGUAGES);
        if (language) layer.language = language as Placed<MessageLanguage>;
      },
      typos: (value, key) => {
        const typos = this.oneOf(value, key, '别字报多少', 'level', TYPO_LEVELS);
        if (typos) layer.typos = typos as Placed<TypoLevel>;
      },
      errorRate: (value, key) => {
        layer.errorRate = this.readRate(value, key);
      },
    };
    for (const [key, value] of this.pairs(node, at)) {
      const read = Object.hasOwn(readers, key.text) ? readers[key.text] : undefined;
      if (!read) this.unknown(key, '配置项', 'key', Object.keys(readers));
      else if (!this.isEmpty(value)) read(value, key);
    }
    return layer;
  }

  private readOverrides(value: Node | null, key: Key): void {
    if (!isSeq(value)) {
      this.tell(placeOf(value, key.range), 'warning', '此处应为列表，每项以“- files:”开头', 'A list is expected here; each item starts with “- files:”');
      return;
    }
    for (const item of value.items as (Node | null)[]) {
      let files: readonly Placed<string>[] | undefined;
      const layer = this.layer(item, key.range, {
        files: (v, k) => {
          files = this.globs(v, k);
        },
      });
      if (!isMap(item)) continue;
      // A key without a value is reported here, too: without files an override means no draft.
      if (!files) {
        const start = placeOf(item, key.range).start;
        this.tell({ start, end: start + 1 }, 'warning', '缺少 files：写明对哪些稿件生效', 'files is missing: say which drafts this is for');
      } else this.overrides.push({ ...layer, files });
    }
  }

  private globs(value: Node | null, key: Key): Placed<string>[] {
    return this.words(value, key).filter((g) => {
      if (compileConfigGlob(g.value)) return true;
      this.tell(g.range, 'warning', '通配式太长或太复杂', 'The glob is too long or stands for too many');
      return false;
    });
  }

  private readRegion(value: Node | null, key: Key): Placed<readonly string[]> | undefined {
    const words = this.words(value, key);
    const codes: string[] = [];
    for (const { value: text, range } of words) {
      const code = text.toUpperCase();
      // A lexicon of the house may have regions of its own, but their codes look like these.
      if (/^[A-Z]{2,4}$/.test(code)) codes.push(code);
      else this.unknown({ text, range }, '地区', 'region', KNOWN_REGIONS);
    }
    return codes.length > 0 ? { value: codes, range: placeOf(value, key.range) } : undefined;
  }

  private readRate(value: Node | null, at: Key): LayerRate {
    const weights = new Map<string, Placed<number>>();
    const numbers = new Map<RateNumber, Placed<number>>();
    for (const [key, node] of this.pairs(value, at.range)) {
      const name = RATE_NUMBERS.find((n) => n === key.text);
      if (name) this.readNumber(node, key, (n) => numbers.set(name, n));
      else if (key.text !== 'weights') this.unknown(key, '配置项', 'key', ['weights', ...RATE_NUMBERS]);
      else {
        for (const [id, weight] of this.pairs(node, key.range)) {
          if (this.isRule(id)) this.readNumber(weight, id, (n) => weights.set(id.text, n));
        }
      }
    }
    return { weights, numbers };
  }

  private readNumber(node: Node | null, key: Key, set: (n: Placed<number>) => void): void {
    if (this.isEmpty(node)) return;
    const value = isScalar(node) ? node.value : undefined;
    const range = placeOf(node, key.range);
    if (typeof value === 'number' && value >= 0 && value <= MOST_WEIGHT) set({ value, range });
    else this.tell(range, 'warning', `此处应为0到${MOST_WEIGHT}的数`, `A number from 0 to ${MOST_WEIGHT} is expected here`);
  }

  private isRule(id: Key): boolean {
    if (this.ruleById.has(id.text) || this.groups.has(id.text)) return true;
    this.unknown(id, '规则或规则组', 'rule or group', [...this.ruleById.keys(), ...this.groups]);
    return false;
  }

  private readRules(value: Node | null, key: Key, into: Map<string, LayerRule>): void {
    for (const [id, setting] of this.pairs(value, key.range)) {
      const rule = this.ruleById.get(id.text);
      if (!this.isRule(id)) continue;
      if (isMap(setting)) into.set(id.text, this.readSetting(setting, id, rule));
      else {
        const severity = this.level(setting, id);
        if (severity) into.set(id.text, { severity, options: new Map() });
      }
    }
  }

  private level(value: Node | null, key: Key): Placed<Level> | undefined {
    return this.oneOf(value, key, '级别', 'level', [...LEVELS]) as Placed<Level> | undefined;
  }

  private readSetting(map: YAMLMap, at: Key, rule: AnyRule | undefined): LayerRule {
    let severity: Placed<Level> | undefined;
    let options = new Map<string, Placed<unknown>>();
    for (const [key, value] of this.pairs(map, at.range)) {
      if (key.text === 'severity') severity = this.level(value, key);
      else if (key.text === 'options' && rule) options = this.readOptions(value, key, rule);
      else if (key.text === 'options') this.tell(key.range, 'warning', '规则组没有选项，请写在单条规则下', 'A group has no options; set them under one rule');
      else this.unknown(key, '配置项', 'key', ['severity', 'options']);
    }
    return { ...(severity && { severity }), options };
  }

  /** An option must be one that the rule has, of the type of its default, and one of its values where these are few. */
  private readOptions(value: Node | null, at: Key, rule: AnyRule): Map<string, Placed<unknown>> {
    const defaults = (rule.meta.options ?? {}) as Record<string, unknown>;
    const out = new Map<string, Placed<unknown>>();
    for (const [key, node] of this.pairs(value, at.range)) {
      if (!Object.hasOwn(defaults, key.text)) {
        this.unknown(key, '选项', 'option', Object.keys(defaults));
        continue;
      }
      const plain = plainOf(node);
      const range = placeOf(node, key.range);
      const [is, should] = [typeName(plain), typeName(defaults[key.text])];
      const values = rule.meta.optionDocs?.[key.text]?.values;
      if (isAlias(node)) this.tell(range, 'warning', '此处不能用别名', 'An alias cannot stand here');
      else if (is !== should)
        this.tell(range, 'warning', `选项${quoted(key.text)}应为 ${should}，不是 ${is}`, `Option ${quoted(key.text)} must be ${should}, not ${is}`);
      else if (values && !values.includes(plain as string)) this.unknown({ text: String(plain), range }, '值', 'value', values.map(String));
      else out.set(key.text, { value: plain, range });
    }
    return out;
  }
}

function typeName(value: unknown): string {
  return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}

/** Scalars, lists and maps as plain values; an alias is nothing. Depth is bounded by that of the file. */
function plainOf(node: Node | null): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((i) => plainOf(i as Node));
  if (!isMap(node)) return null;
  const out: Record<string, unknown> = Object.create(null);
  for (const { key, value } of node.items) if (isScalar(key)) out[String(key.value)] = plainOf(value as Node | null);
  return out;
}
