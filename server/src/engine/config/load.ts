import { PROFILES } from '../../rule/profile.ts';
import type { AnyRule, Localized } from '../../rule/rule.ts';
import { quoted } from '../../text/quoted.ts';
import type { Range } from '../../text/range.ts';
import { closest } from '../did-you-mean.ts';
import type { Problem } from '../place.ts';
import { compileConfigGlob, type Glob } from './glob.ts';
import { configProblem, replaceFix } from './problem.ts';
import { readConfigFile } from './read.ts';
import { type ConfigFile, EMPTY_LAYER, type Layer, type Placed } from './types.ts';

/** How far `extends` may lead, how often, and how many lexicons there may be. */
const DEEPEST = 8;
const MOST_EXTENDED = 50;
const MOST_LEXICONS = 64;

const PACK_PREFIX = 'newsproof:';
/** Configurations that come with the product, for `extends`: the house styles. */
const PACKS: readonly string[] = Object.keys(PROFILES).map((p) => PACK_PREFIX + p);

/** What loading needs of the world. A file is named by a path or a URI, whichever the host likes: here it is only a name. */
export interface ConfigHost {
  /** Text without a BOM. @throws what `whyNot` can explain */
  read(file: string, kind: 'configuration' | 'lexicon'): Promise<string>;
  whyNot(error: unknown): Localized;
  /** The file that a path means, written in another file. */
  resolve(path: string, from: string): string;
  /** Equal for equal files. */
  key(file: string): string;
  /** False for a file that this configuration may not name: an untrusted workspace speaks of nothing but itself. */
  mayName?(file: string): Promise<boolean>;
}

/** One layer and where it stands. */
interface Step {
  readonly layer: Layer;
  readonly file: string;
  /** only for drafts of which one is true */
  readonly files?: readonly Glob[];
  /** Lexicons of the layer that could be read. */
  readonly lexicons: readonly (Placed<string> & { readonly file: string })[];
}

interface Ignored extends Placed<string> {
  readonly file: string;
  readonly glob: Glob;
}

interface ReadText {
  readonly file: string;
  readonly text: string;
}

/** A configuration file with all that it builds on. */
export interface LoadedConfig {
  /** the nearest one */
  readonly file: string;
  /** weakest first */
  readonly steps: readonly Step[];
  readonly ignore: readonly Ignored[];
  /** Every configuration file that was read, the nearest first, and what is wrong in it. */
  readonly files: readonly (ReadText & { readonly problems: readonly Problem[] })[];
  /** Lexicon files that were read, by key. */
  readonly lexicons: ReadonlyMap<string, ReadText>;
  /** Keys of all files that were asked for, there or not: a change of one of them changes this. */
  readonly asked: ReadonlySet<string>;
}

/**
 * Loads a configuration file, what it extends and the lexicons it names. What cannot be used is a finding in the file that
 * says it, and the rest applies.
 * @param file the nearest one
 * @throws only when that file itself cannot be read
 */
export async function loadConfig(file: string, rules: readonly AnyRule[], host: ConfigHost): Promise<LoadedConfig> {
  const loader = new Loader(file, rules, host);
  await loader.add(file, await host.read(file, 'configuration'), []);
  return loader.loaded();
}

interface OpenFile extends ReadText {
  readonly config: ConfigFile;
  readonly problems: Problem[];
}

class Loader {
  private readonly steps: Step[] = [];
  private readonly ignore: Ignored[] = [];
  private readonly files = new Map<string, OpenFile>();
  private readonly lexicons = new Map<string, ReadText | { readonly refused: Localized }>();
  private readonly asked = new Set<string>();
  private extended = 0;

  constructor(
    private readonly nearest: string,
    private readonly rules: readonly AnyRule[],
    private readonly host: ConfigHost,
  ) {}

  loaded(): LoadedConfig {
    const read = [...this.lexicons].flatMap(([key, l]) => ('text' in l ? [[key, l] as const] : []));
    const files = [...this.files.values()].map(({ file, text, problems }) => ({
      file,
      text,
      problems: problems.sort((a, b) => a.range.start - b.range.start),
    }));
    return { file: this.nearest, steps: this.steps, ignore: this.ignore, files, lexicons: new Map(read), asked: this.asked };
  }

  /** @param above keys of the files that led here */
  async add(file: string, text: string, above: readonly string[]): Promise<void> {
    const key = this.host.key(file);
    this.asked.add(key);
    let open = this.files.get(key);
    if (!open) {
      const config = readConfigFile(text, this.rules);
      open = { file, text, config, problems: [...config.problems] };
      this.files.set(key, open);
    }
    const { config } = open;
    for (const item of config.extends) await this.extend(open, item, [...above, key]);
    await this.step(open, config);
    for (const o of config.overrides) {
      await this.step(
        open,
        o,
        o.files.flatMap(({ value }) => compileConfigGlob(value) ?? []),
      );
    }
    for (const { value, range } of config.ignore) {
      const glob = compileConfigGlob(value);
      if (glob) this.ignore.push({ value, range, file, glob });
    }
  }

  private async extend(by: OpenFile, item: Placed<string>, above: readonly string[]): Promise<void> {
    const { value: path, range } = item;
    if (path.startsWith(PACK_PREFIX)) {
      this.pack(by, item);
      return;
    }
    const file = this.host.resolve(path, by.file);
    const key = this.host.key(file);
    this.asked.add(key);
    if (above.includes(key)) {
      tell(by, range, { zh: `${quoted(path)}又回到了自己：循环引用，已略过`, en: `${quoted(path)} leads back to itself and is left out` });
    } else if (above.length >= DEEPEST || this.extended >= MOST_EXTENDED) {
      const limit = {
        zh: `引用太深或太多（上限${DEEPEST}层、${MOST_EXTENDED}次），已略过`,
        en: `extends goes too deep or too far (limit ${DEEPEST} levels, ${MOST_EXTENDED} files); left out`,
      };
      tell(by, range, limit);
    } else if (await this.mayName(by, item, file)) {
      this.extended++;
      try {
        await this.add(file, this.files.get(key)?.text ?? (await this.host.read(file, 'configuration')), above);
      } catch (error) {
        tell(by, range, inFile(path, this.host.whyNot(error)));
      }
    }
  }

  private pack(by: OpenFile, { value: name, range }: Placed<string>): void {
    const profile = name.slice(PACK_PREFIX.length);
    if (Object.hasOwn(PROFILES, profile)) {
      this.steps.push({ layer: { ...EMPTY_LAYER, profile: { value: profile, range } }, file: by.file, lexicons: [] });
      return;
    }
    const meant = closest(name, PACKS);
    const hint =
      meant === undefined
        ? { zh: `可用：${PACKS.join('、')}`, en: `known: ${PACKS.join(', ')}` }
        : { zh: `是不是${quoted(meant)}？`, en: `did you mean ${quoted(meant)}?` };
    const message = { zh: `没有${quoted(name)}这个自带的配置，${hint.zh}`, en: `There is no pack ${quoted(name)}; ${hint.en}` };
    by.problems.push(configProblem(range, 'warning', message, meant === undefined ? [] : [replaceFix(range, meant)]));
  }

  private async step(by: OpenFile, layer: Layer, files?: readonly Glob[]): Promise<void> {
    const lexicons: Step['lexicons'][number][] = [];
    for (const item of layer.lexicons) {
      const file = this.host.resolve(item.value, by.file);
      if (!(await this.mayName(by, item, file))) continue;
      const read = await this.lexicon(file);
      if ('text' in read) lexicons.push({ ...item, file: read.file });
      else tell(by, item.range, inFile(item.value, read.refused));
    }
    this.steps.push({ layer, file: by.file, lexicons, ...(files && { files }) });
  }

  private async lexicon(file: string): Promise<ReadText | { readonly refused: Localized }> {
    const key = this.host.key(file);
    let known = this.lexicons.get(key);
    if (!known) {
      this.asked.add(key);
      if (this.lexicons.size >= MOST_LEXICONS)
        return { refused: { zh: `词库文件超过${MOST_LEXICONS}个，已略过`, en: `more than ${MOST_LEXICONS} lexicons; left out` } };
      try {
        known = { file, text: await this.host.read(file, 'lexicon') };
      } catch (error) {
        known = { refused: this.host.whyNot(error) };
      }
      this.lexicons.set(key, known);
    }
    return known;
  }

  private async mayName(by: OpenFile, { value, range }: Placed<string>, file: string): Promise<boolean> {
    if ((await this.host.mayName?.(file)) !== false) return true;
    tell(by, range, {
      zh: `工作区未受信任，不能使用工作区以外的文件${quoted(value)}`,
      en: `The workspace is not trusted, so ${quoted(value)} outside of it is not used`,
    });
    return false;
  }
}

/** A file that two ways lead to is reported once. */
function tell(by: OpenFile, range: Range, message: Localized): void {
  if (!by.problems.some((p) => p.range.start === range.start && p.message.zh === message.zh)) by.problems.push(configProblem(range, 'error', message));
}

const inFile = (path: string, why: Localized): Localized => ({ zh: `${path}：${why.zh}`, en: `${path}: ${why.en}` });
