import type { Config, RuleSetting } from '../engine/settings.ts';
import type { EditorSettings } from '../protocol.ts';
import type { Localized } from '../rule/rule.ts';
import { DEFAULT_TYPOS, TYPO_LEVELS } from '../typos/typos.ts';
import { MESSAGES } from './messages.ts';

/** The defaults; package.json says the same, and a test compares them. */
export const DEFAULTS: EditorSettings = {
  run: 'onType',
  check: 'auto',
  profile: 'xinhua',
  typos: DEFAULT_TYPOS,
  language: 'auto',
  languages: ['markdown', 'plaintext', 'newsproof-draft'],
  files: {
    exclude: {
      '**/README*.{md,markdown,txt}': true,
      '**/CHANGELOG*.{md,markdown,txt}': true,
      '**/CONTRIBUTING*.{md,markdown,txt}': true,
      '**/LICENSE*.{md,markdown,txt}': true,
      '**/node_modules/**': true,
      '**/.git/**': true,
    },
  },
  rules: {},
  lexicons: [],
  maxProblems: 1000,
  codeLens: false,
};

type Check = { readonly ok: (v: unknown) => boolean; readonly wanted: string };

const oneOf = (...values: string[]): Check => ({ ok: (v) => typeof v === 'string' && values.includes(v), wanted: values.join(' | ') });
const isObject = (v: unknown): v is Record<string, unknown> => v !== null && typeof v === 'object' && !Array.isArray(v);
const strings: Check = { ok: (v) => Array.isArray(v) && v.every((s) => typeof s === 'string'), wanted: '[string]' };

const CHECKS: Readonly<Record<Exclude<keyof EditorSettings, 'files'>, Check>> = {
  run: oneOf('onType', 'onSave'),
  check: oneOf('auto', 'always', 'off'),
  profile: { ok: (v) => typeof v === 'string', wanted: 'string' },
  typos: oneOf(...TYPO_LEVELS),
  language: oneOf('auto', 'zh', 'en'),
  languages: strings,
  rules: { ok: isObject, wanted: '{rule: severity}' },
  lexicons: strings,
  maxProblems: { ok: (v) => Number.isInteger(v) && (v as number) > 0, wanted: '1, 2, 3 …' },
  codeLens: { ok: (v) => typeof v === 'boolean', wanted: 'true | false' },
};

/**
 * Reads the section `newsproof` of a client's settings. What is absent or null takes its default; what is wrong too, and is
 * told in `problems`.
 */
export function readSettings(given: unknown): { settings: EditorSettings; problems: Localized[] } {
  const problems: Localized[] = [];
  const section = isObject(given) ? given : {};
  const settings: Record<string, unknown> = { ...DEFAULTS };
  for (const [key, check] of Object.entries(CHECKS)) {
    const value = section[key];
    if (value === undefined || value === null) continue;
    if (check.ok(value)) settings[key] = value;
    else problems.push(MESSAGES.badSetting(key, check.wanted));
  }
  const exclude = isObject(section.files) ? section.files.exclude : undefined;
  if (exclude !== undefined && exclude !== null) {
    if (isObject(exclude)) settings.files = { exclude };
    else if (strings.ok(exclude)) settings.files = { exclude: Object.fromEntries((exclude as string[]).map((g) => [g, true])) };
    else problems.push(MESSAGES.badSetting('files.exclude', '{glob: boolean}'));
  }
  return { settings: settings as unknown as EditorSettings, problems };
}

/** The part of the settings that the engine resolves against its rules. */
export function engineConfig(s: EditorSettings): Config {
  return { profile: s.profile, rules: s.rules as Record<string, RuleSetting> };
}
