import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { tooDeep } from '../../lexicon/yaml-depth.ts';
import { parseYaml } from '../../lexicon/yaml-parse.ts';
import type { Localized, Severity } from '../../rule/rule.ts';
import { quoted } from '../../text/quoted.ts';
import type { Range } from '../../text/range.ts';
import { closest } from '../did-you-mean.ts';
import type { Problem } from '../place.ts';
import { configProblem, replaceFix } from './problem.ts';
import type { Placed } from './types.ts';

/** A word of the file and its place. */
export interface Key {
  readonly text: string;
  readonly range: Range;
}

export const placeOf = (node: Node | null, otherwise: Range): Range => (node?.range ? { start: node.range[0], end: node.range[1] } : otherwise);

/** Reads words, lists and maps, and tells at its place what is none. */
export class NodeReader {
  readonly problems: Problem[] = [];

  tell(range: Range, severity: Severity, zh: string, en: string, instead?: string): void {
    this.problems.push(configProblem(range, severity, { zh, en }, instead === undefined ? [] : [replaceFix(range, instead)]));
  }

  /**
   * Reads a file of at most so many units with `root`. Data only: the core schema of YAML 1.2, no tags, limits of size and depth.
   * Never throws: what is wrong is reported at its place, and the rest is read.
   */
  protected readYaml(text: string, largest: number, tooLarge: Localized, root: (node: Node | null) => void): void {
    if (text.length > largest || tooDeep(text)) {
      this.tell({ start: 0, end: 0 }, 'error', tooLarge.zh, tooLarge.en);
      return;
    }
    try {
      const doc = parseYaml(text);
      for (const { pos, message } of doc.errors) {
        const place = { start: Math.min(pos[0], text.length), end: Math.min(pos[1], text.length) };
        this.tell(place, 'error', `YAML 语法错误：${message}`, `YAML syntax error: ${message}`);
      }
      root(doc.contents as Node | null);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      this.tell({ start: 0, end: 0 }, 'error', `YAML 无法读取：${what}`, `The YAML cannot be read: ${what}`);
    }
  }

  /** A key without a value: as good as no key. */
  protected isEmpty(node: Node | null): boolean {
    return node === null || (isScalar(node) && node.value === null);
  }

  /** Entries of a map whose keys are plain words; anything else is reported. */
  protected *pairs(node: Node | null, at: Range): Generator<[Key, Node | null]> {
    if (!isMap(node)) {
      if (!this.isEmpty(node)) this.tell(placeOf(node, at), 'warning', '此处应为“键: 值”', 'Keys with values are expected here');
      return;
    }
    for (const pair of (node as YAMLMap).items as Pair<Node, Node | null>[]) {
      const range = placeOf(pair.key, at);
      if (!isScalar(pair.key)) this.tell(range, 'warning', '键应为文字', 'A key must be a word');
      else yield [{ text: String((pair.key as Scalar).value), range }, pair.value ?? null];
    }
  }

  protected unknown(key: Key, zh: string, en: string, known: readonly string[]): void {
    const meant = closest(key.text, known);
    const list = known.length <= 12 ? { zh: `，可用：${known.join('、')}`, en: `; known: ${known.join(', ')}` } : { zh: '', en: '' };
    const hint = meant === undefined ? list : { zh: `，是不是${quoted(meant)}？`, en: `; did you mean ${quoted(meant)}?` };
    this.tell(key.range, 'warning', `没有${quoted(key.text)}这个${zh}${hint.zh}`, `Unknown ${en} ${quoted(key.text)}${hint.en}`, meant);
  }

  protected word(value: Node | null, at: Range): Key | undefined {
    const range = placeOf(value, at);
    // YAML 1.2 reads off as a word, but a person may write false.
    const text = isScalar(value) ? (value.value === false ? 'off' : value.value) : undefined;
    if (typeof text === 'string' && text !== '') return { text, range };
    if (isAlias(value)) this.tell(range, 'warning', '此处不能用别名', 'An alias cannot stand here');
    else this.tell(range, 'warning', '此处应为一个词', 'One word is expected here');
    return undefined;
  }

  /** One word or a list of words. */
  protected words(value: Node | null, key: Key): Placed<string>[] {
    if (this.isEmpty(value)) return [];
    const items = isSeq(value) ? (value.items as (Node | null)[]) : [value];
    const out: Placed<string>[] = [];
    for (const item of items) {
      const word = this.word(item, key.range);
      if (word) out.push({ value: word.text, range: word.range });
    }
    return out;
  }

  protected oneOf(value: Node | null, key: Key, zh: string, en: string, known: readonly string[]): Placed<string> | undefined {
    const word = this.word(value, key.range);
    if (!word) return undefined;
    if (known.includes(word.text)) return { value: word.text, range: word.range };
    this.unknown(word, zh, en, known);
    return undefined;
  }
}
