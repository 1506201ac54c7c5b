import type { Range } from '../../text/range.ts';
import type { TypoLevel } from '../../typos/typos.ts';
import type { Problem } from '../place.ts';
import type { RateNumber } from '../rate/weights.ts';
import type { Level } from '../settings.ts';

/** The file that is looked for beside a draft and upwards. */
export const CONFIG_FILE = '.newsproof.yaml';

/** Names of the files in which the editor helps: the configuration itself, and what `extends` may name. */
const CONFIG_NAME = /(?:^|\/)[^/]*\.newsproof\.(?:yaml|yml|json)$/i;

/** True for a path or URI of a configuration file, by its name. */
export function isConfigName(path: string): boolean {
  return CONFIG_NAME.test(path);
}

/** Language of messages; `auto` follows the editor's or the system's. */
export type MessageLanguage = 'auto' | 'zh' | 'en';

/** A value and its place in the file that says it, UTF-16 units. */
export interface Placed<T> {
  readonly value: T;
  readonly range: Range;
}

/** What one place of a file says of a rule or a group of rules. */
export interface LayerRule {
  readonly severity?: Placed<Level>;
  readonly options: ReadonlyMap<string, Placed<unknown>>;
}

/** What a file says of the error rate. */
export interface LayerRate {
  /** by id or group */
  readonly weights: ReadonlyMap<string, Placed<number>>;
  readonly numbers: ReadonlyMap<RateNumber, Placed<number>>;
}

/** What a file, or one override in it, says. */
export interface Layer {
  readonly profile?: Placed<string>;
  readonly language?: Placed<MessageLanguage>;
  readonly typos?: Placed<TypoLevel>;
  /** regions whose forms are let pass */
  readonly region?: Placed<readonly string[]>;
  /** by id or group */
  readonly rules: ReadonlyMap<string, LayerRule>;
  /** paths as written, relative to the file */
  readonly lexicons: readonly Placed<string>[];
  readonly errorRate?: LayerRate;
}

/** A layer for some drafts: those of which one of the globs is true. */
export interface Override extends Layer {
  readonly files: readonly Placed<string>[];
}

/** A configuration file as read. */
export interface ConfigFile extends Layer {
  /** paths or names of packs, as written */
  readonly extends: readonly Placed<string>[];
  readonly overrides: readonly Override[];
  readonly ignore: readonly Placed<string>[];
  /** What cannot be used, in order of place, UTF-16 units of the file's text. The rest applies. */
  readonly problems: readonly Problem[];
}

export const EMPTY_LAYER: Layer = { rules: new Map(), lexicons: [] };
export const EMPTY_FILE: ConfigFile = { ...EMPTY_LAYER, extends: [], overrides: [], ignore: [], problems: [] };
