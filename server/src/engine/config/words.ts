import { PROFILES } from '../../rule/profile.ts';
import { type AnyRule, GROUPS, type Localized } from '../../rule/rule.ts';
import { TYPO_LEVELS } from '../../typos/typos.ts';
import { RATE_NUMBERS } from '../rate/weights.ts';
import { groupOf, LEVELS } from '../settings.ts';
import type { Cursor } from './cursor.ts';
import { KEY_DOCS, KNOWN_REGIONS, LANGUAGES, LEVEL_DOCS, OVERRIDE_KEYS, PROFILE_DOCS, REGION_DOCS, ROOT_KEYS, TYPO_DOCS } from './keys.ts';

/** A word that may stand at a place of a configuration file, and what it is for. */
export interface ConfigWord {
  readonly text: string;
  readonly kind: 'key' | 'rule' | 'value';
  /** one line */
  readonly title: Localized;
  /** more of it, where there is more */
  readonly more?: Localized;
}

/** Words that may stand at a place. */
export function wordsAt({ path, atKey }: Cursor, rules: readonly AnyRule[]): readonly ConfigWord[] {
  const inOverride = path[0] === 'overrides';
  const inner = inOverride ? path.slice(1) : path;
  const keys = atKey ? keysOf(inner, inOverride, rules) : [];
  // An item of a list stands where a key may stand.
  return keys.length > 0 ? keys : valuesOf(inner, rules);
}

function keysOf(path: readonly string[], inOverride: boolean, rules: readonly AnyRule[]): readonly ConfigWord[] {
  const [first, id, third] = path;
  if (path.length === 0) return (inOverride ? OVERRIDE_KEYS : ROOT_KEYS).map(keyWord);
  if (first === 'errorRate' && path.length === 1) return (['weights', ...RATE_NUMBERS] as const).map(keyWord);
  const weights = first === 'errorRate' && id === 'weights' && path.length === 2;
  if (first !== 'rules' && !weights) return [];
  if (path.length === 1 || weights) return [...groupsOf(rules).map((g) => groupWord(g, rules)), ...rules.map(ruleWord)];
  const rule = rules.find((r) => r.meta.id === id);
  if (path.length === 2) return rule && optionsOf(rule).length > 0 ? [keyWord('severity'), keyWord('options')] : [keyWord('severity')];
  return path.length === 3 && third === 'options' && rule ? optionsOf(rule).map((name) => optionWord(rule, name)) : [];
}

function valuesOf(path: readonly string[], rules: readonly AnyRule[]): readonly ConfigWord[] {
  const [first, id, third, name] = path;
  const word = (text: string, title: Localized): ConfigWord => ({ text, kind: 'value', title });
  if (path.length === 1) {
    if (first === 'profile') return Object.keys(PROFILES).map((p) => word(p, profileDoc(p)));
    if (first === 'extends') return Object.keys(PROFILES).map((p) => word(`newsproof:${p}`, profileDoc(p)));
    if (first === 'language') return LANGUAGES.map((l) => word(l, KEY_DOCS.language));
    if (first === 'typos') return TYPO_LEVELS.map((l) => word(l, TYPO_DOCS[l]));
    if (first === 'region') return KNOWN_REGIONS.map((r) => word(r, REGION_DOCS[r]));
    return [];
  }
  if (first !== 'rules') return [];
  if (path.length === 2 || (path.length === 3 && third === 'severity')) return [...LEVELS].map((l) => word(l, LEVEL_DOCS[l as keyof typeof LEVEL_DOCS]));
  const rule = rules.find((r) => r.meta.id === id);
  if (!rule || third !== 'options' || name === undefined || path.length !== 4 || !optionsOf(rule).includes(name)) return [];
  const { what, values } = rule.meta.optionDocs?.[name] ?? {};
  const known: readonly unknown[] = values ?? (typeof rule.meta.options[name] === 'boolean' ? [true, false] : []);
  return known.map((v) => word(String(v), what ?? { zh: '', en: '' }));
}

const optionsOf = ({ meta }: AnyRule): string[] => Object.keys((meta.options ?? {}) as object);
const profileDoc = (name: string): Localized => PROFILE_DOCS[name] ?? { zh: name, en: name };
const keyWord = (text: keyof typeof KEY_DOCS): ConfigWord => ({ text, kind: 'key', title: KEY_DOCS[text] });

function groupsOf(rules: readonly AnyRule[]): string[] {
  const there = new Set(rules.map((r) => groupOf(r.meta.id)));
  return [...GROUPS.filter((g) => there.has(g)), ...[...there].filter((g) => !GROUPS.includes(g as (typeof GROUPS)[number]))];
}

function groupWord(group: string, rules: readonly AnyRule[]): ConfigWord {
  const own = rules.filter((r) => groupOf(r.meta.id) === group);
  const list = (language: 'zh' | 'en'): string => own.map(({ meta }) => `- \`${meta.id}\` ${meta.title[language]}`).join('\n');
  return {
    text: group,
    kind: 'rule',
    title: { zh: `规则组，${own.length}条规则`, en: `Group of ${own.length} rules` },
    more: { zh: list('zh'), en: list('en') },
  };
}

function ruleWord({ meta }: AnyRule): ConfigWord {
  const { zh, en } = meta.rationale as Localized;
  const more = { zh: `${zh}\n\n默认：\`${meta.severity}\``, en: `${en}\n\nDefault: \`${meta.severity}\`` };
  return { text: meta.id, kind: 'rule', title: meta.title, more };
}

function optionWord({ meta }: AnyRule, name: string): ConfigWord {
  const standard = `\`${JSON.stringify(meta.options[name])}\``;
  const values = meta.optionDocs?.[name]?.values?.map((v) => `\`${v}\``) ?? [];
  const more = {
    zh: `默认：${standard}${values.length > 0 ? `；可用：${values.join('、')}` : ''}`,
    en: `Default: ${standard}${values.length > 0 ? `; one of ${values.join(', ')}` : ''}`,
  };
  return { text: name, kind: 'key', title: meta.optionDocs?.[name]?.what ?? { zh: name, en: name }, more };
}
