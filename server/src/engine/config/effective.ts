import { DEFAULT_PROFILE, PROFILES } from '../../rule/profile.ts';
import type { AnyRule } from '../../rule/rule.ts';
import type { Range } from '../../text/range.ts';
import { DEFAULT_TYPOS, type TypoLevel } from '../../typos/typos.ts';
import { RATE_DEFAULTS, RATE_NUMBERS, type RateNumber, type RateSettings } from '../rate/weights.ts';
import { type Config, groupOf, LEVELS, type Level, type RuleSetting } from '../settings.ts';
import type { LoadedConfig } from './load.ts';
import type { Layer, LayerRule, MessageLanguage, Placed } from './types.ts';

/** Where a value comes from. */
export type Source =
  | { readonly kind: 'default' }
  /** the editor's settings */
  | { readonly kind: 'settings' }
  /** an option of the command line */
  | { readonly kind: 'option'; readonly name: string }
  | { readonly kind: 'file'; readonly file: string; readonly range: Range };

export interface Sourced<T> {
  readonly value: T;
  readonly from: Source;
}

interface EffectiveRule {
  severity: Sourced<Level>;
  readonly options: Record<string, Sourced<unknown>>;
}

/** How the error rate is counted. */
interface EffectiveRate extends Record<RateNumber, Sourced<number>> {
  /** by id or group, only what is set */
  readonly weights: ReadonlyMap<string, Sourced<number>>;
}

/** What counts for one draft, each value with its source. */
export interface Effective {
  readonly profile: Sourced<string>;
  readonly language: Sourced<MessageLanguage>;
  readonly region: Sourced<readonly string[]>;
  /** by id: every rule */
  readonly rules: ReadonlyMap<string, EffectiveRule>;
  /** files, weakest first */
  readonly lexicons: readonly Sourced<string>[];
  readonly ignore: readonly Sourced<string>[];
  readonly errorRate: EffectiveRate;
  /** the glob of `ignore` that the draft matches */
  readonly ignored: Sourced<string> | undefined;
}

/** What an editor's settings say, under the configuration file. */
export interface SettingsLayer extends Config {
  readonly language?: MessageLanguage;
  readonly typos?: TypoLevel;
  /** files, not paths */
  readonly lexicons?: readonly string[];
}

export interface Given {
  readonly settings?: SettingsLayer;
  readonly loaded?: LoadedConfig | undefined;
  /** path of the draft from the folder of the nearest configuration file, with `/`; undefined: no override and no glob is for it */
  readonly path?: string | undefined;
  /** `--profile` */
  readonly profile?: string | undefined;
}

const DEFAULT: Source = { kind: 'default' };

/**
 * Merges what is said of a draft: defaults, under the editor's settings, under what the configuration file extends, under
 * the file itself, under its overrides for this draft, under the command line. Within one layer a rule goes before its
 * group, and an option of a rule before `region` and `typos`. Lexicons and globs add up.
 */
export function effectiveConfig(rules: readonly AnyRule[], { settings, loaded, path, profile }: Given): Effective {
  const merge = new Merge(rules);
  if (settings) merge.settings(settings);
  for (const { layer, file, files, lexicons } of loaded?.steps ?? []) {
    if (files && !(path !== undefined && files.some((g) => g.test(path)))) continue;
    merge.layer(layer, (range) => ({ kind: 'file', file, range }));
    for (const l of lexicons) merge.lexicons.push({ value: l.file, from: { kind: 'file', file, range: l.range } });
  }
  if (profile !== undefined) merge.profile = { value: profile, from: { kind: 'option', name: '--profile' } };
  const sourced = (loaded?.ignore ?? []).map(({ value, file, range, glob }) => ({ glob, entry: { value, from: { kind: 'file', file, range } as Source } }));
  const ignored = path === undefined ? undefined : sourced.find(({ glob }) => glob.test(path))?.entry;
  const { language, region, lexicons, rate } = merge;
  return {
    profile: merge.profile,
    language,
    region,
    rules: merge.rules,
    lexicons: lastOfEach(lexicons),
    ignore: sourced.map((s) => s.entry),
    errorRate: rate,
    ignored,
  };
}

/** What the engine resolves: only what differs from its defaults, so that equal configurations look alike. */
export function configOf(e: Effective): Config {
  const rules: Record<string, RuleSetting> = {};
  for (const [id, { severity, options }] of e.rules) {
    const set = Object.entries(options).filter(([, o]) => o.from.kind !== 'default');
    if (severity.from.kind === 'default' && set.length === 0) continue;
    rules[id] = { severity: severity.value, ...(set.length > 0 && { options: Object.fromEntries(set.map(([k, o]) => [k, o.value])) }) };
  }
  return { profile: e.profile.value, rules };
}

/** What the engine counts the error rate by. */
export function rateSettingsOf({ errorRate: { weights, headline, important, repeats, numerals } }: Effective): RateSettings {
  return {
    weights: Object.fromEntries([...weights].map(([id, w]) => [id, w.value])),
    headline: headline.value,
    important: important.value,
    repeats: repeats.value,
    numerals: numerals.value,
  };
}

/** A lexicon that is named twice counts where it was named last. */
function lastOfEach(lexicons: readonly Sourced<string>[]): Sourced<string>[] {
  return lexicons.filter((l, i) => !lexicons.some((later, j) => j > i && later.value === l.value));
}

class Merge {
  profile: Sourced<string> = { value: DEFAULT_PROFILE, from: DEFAULT };
  language: Sourced<MessageLanguage> = { value: 'auto', from: DEFAULT };
  region: Sourced<readonly string[]> = { value: [], from: DEFAULT };
  readonly rules = new Map<string, EffectiveRule>();
  readonly lexicons: Sourced<string>[] = [];
  readonly rate = {
    weights: new Map<string, Sourced<number>>(),
    ...(Object.fromEntries(RATE_NUMBERS.map((n) => [n, { value: RATE_DEFAULTS[n], from: DEFAULT }])) as Record<RateNumber, Sourced<number>>),
  };

  constructor(private readonly all: readonly AnyRule[]) {
    for (const { meta } of all) {
      const options = Object.entries((meta.options ?? {}) as Record<string, unknown>);
      this.rules.set(meta.id, {
        severity: { value: meta.severity, from: DEFAULT },
        options: Object.fromEntries(options.map(([k, value]) => [k, { value, from: DEFAULT }])),
      });
    }
  }

  settings({ profile, language, typos, rules, lexicons = [] }: SettingsLayer): void {
    const from: Source = { kind: 'settings' };
    const placed = <T>(value: T): Placed<T> => ({ value, range: { start: 0, end: 0 } });
    const set = new Map(Object.entries(rules ?? {}).map(([id, s]) => [id, settingRule(s, placed)]));
    this.layer(
      {
        // Editors hand out their defaults, too: what is as it would be anyway comes from nobody.
        ...(profile !== undefined && profile !== DEFAULT_PROFILE && Object.hasOwn(PROFILES, profile) && { profile: placed(profile) }),
        ...(language !== undefined && language !== 'auto' && { language: placed(language) }),
        ...(typos !== undefined && typos !== DEFAULT_TYPOS && { typos: placed(typos) }),
        rules: set,
        lexicons: [],
      },
      () => from,
    );
    for (const value of lexicons) this.lexicons.push({ value, from });
  }

  layer(layer: Layer, from: (range: Range) => Source): void {
    const sourced = <T>({ value, range }: Placed<T>): Sourced<T> => ({ value, from: from(range) });
    if (layer.profile) this.profile = sourced(layer.profile);
    if (layer.language) this.language = sourced(layer.language);
    for (const [id, weight] of layer.errorRate?.weights ?? []) this.rate.weights.set(id, sourced(weight));
    for (const [name, n] of layer.errorRate?.numbers ?? []) this.rate[name] = sourced(n);
    if (layer.region) {
      this.region = sourced(layer.region);
      for (const { options } of this.rules.values()) if (Array.isArray(options.accept?.value)) options.accept = this.region;
    }
    if (layer.typos) {
      const typos = sourced(layer.typos);
      for (const { options } of this.rules.values()) if (options.typos) options.typos = typos;
    }
    if (layer.rules.size === 0) return;
    for (const { meta } of this.all) {
      const rule = this.rules.get(meta.id) as EffectiveRule;
      for (const said of [layer.rules.get(groupOf(meta.id)), layer.rules.get(meta.id)]) {
        if (said?.severity) rule.severity = sourced(said.severity);
        for (const [key, value] of said?.options ?? []) rule.options[key] = sourced(value);
      }
    }
  }
}

/** What a setting says of a rule; what is no level is left out. */
function settingRule(s: unknown, placed: <T>(value: T) => Placed<T>): LayerRule {
  const { severity, options } = (typeof s === 'object' && s !== null ? s : { severity: s }) as { severity?: unknown; options?: unknown };
  const given = typeof options === 'object' && options !== null ? Object.entries(options) : [];
  return {
    ...(typeof severity === 'string' && LEVELS.has(severity) && { severity: placed(severity as Level) }),
    options: new Map(given.map(([key, value]) => [key, placed<unknown>(value)])),
  };
}
