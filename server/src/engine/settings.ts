import { DEFAULT_PROFILE, PROFILES, type Profile } from '../rule/profile.ts';
import { type AnyRule, GROUPS, type Severity } from '../rule/rule.ts';

export type Level = Severity | 'off';

/** What a configuration may say of a rule or a group of rules. */
export type RuleSetting = Level | { readonly severity?: Level; readonly options?: Readonly<Record<string, unknown>> };

/** Configuration as written: by a file, by the editor's settings, or by the command line. */
export interface Config {
  readonly profile?: string;
  /** keys are rule ids or groups (`space`); an id wins over its group */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
}

/** A rule that is on, with what it runs under. */
export interface ActiveRule {
  readonly rule: AnyRule;
  /** of the rule in the list of all */
  readonly index: number;
  readonly severity: Severity;
  readonly options: unknown;
  /** of its group where two rules claim one place: lower ones speak */
  readonly rank: number;
  /** Its fixes stay safe inside quotations and titles: they change no word of what is quoted. */
  readonly safeInQuotations: boolean;
}

/** What one lint runs under. Equal settings may share one linter. */
export interface Settings {
  readonly profile: Profile;
  /** All rules there are. */
  readonly rules: readonly AnyRule[];
  readonly active: readonly ActiveRule[];
  /** Keys and values of the configuration that mean nothing: the reader of the configuration says where they stand. */
  readonly unknown: readonly { readonly key: string; readonly value?: string }[];
}

export const LEVELS: ReadonlySet<string> = new Set(['off', 'hint', 'information', 'warning', 'error']);

/** Merges configurations, later ones over earlier, key by key. */
export function mergeConfig(...configs: readonly (Config | undefined)[]): Config {
  let out: Config = {};
  for (const c of configs) if (c) out = { ...out, ...c, rules: { ...out.rules, ...c.rules } };
  return out;
}

/**
 * Settles a configuration against the rules there are. Never throws: what it cannot use is listed in `unknown` and the rest
 * applies.
 */
export function resolveSettings(rules: readonly AnyRule[], config: Config = {}): Settings {
  const unknown: { key: string; value?: string }[] = [];
  let profile = PROFILES[config.profile ?? DEFAULT_PROFILE];
  if (!profile) {
    unknown.push({ key: 'profile', value: String(config.profile) });
    profile = PROFILES[DEFAULT_PROFILE] as Profile;
  }
  const groups = new Set(rules.map((r) => groupOf(r.meta.id)));
  const ids = new Set(rules.map((r) => r.meta.id));
  const set = config.rules ?? {};
  for (const [key, value] of Object.entries(set)) {
    if (!ids.has(key) && !groups.has(key)) unknown.push({ key: `rules.${key}` });
    const level = levelOf(value);
    if (level !== undefined && !LEVELS.has(level)) unknown.push({ key: `rules.${key}`, value: String(level) });
  }
  const active: ActiveRule[] = [];
  for (const [index, rule] of rules.entries()) {
    const { id } = rule.meta;
    const own = set[id];
    const group = groupOf(id);
    const level = [levelOf(own), levelOf(set[group])].find((l) => l !== undefined && LEVELS.has(l)) ?? rule.meta.severity;
    if (level === 'off') continue;
    const options = { ...rule.meta.options, ...(typeof own === 'object' ? own.options : undefined) };
    const rank = GROUPS.indexOf(group as (typeof GROUPS)[number]);
    const safeInQuotations = group === 'char' || group === 'wrap';
    active.push({ rule, index, severity: level, options, rank: rank < 0 ? GROUPS.length : rank, safeInQuotations });
  }
  return { profile, rules, active, unknown };
}

function levelOf(s: RuleSetting | undefined): Level | undefined {
  return typeof s === 'object' ? s?.severity : s;
}

/** `space/digit-han` → `space` */
export function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
