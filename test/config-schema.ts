import { KEY_DOCS, KNOWN_REGIONS, LANGUAGES, LEVEL_DOCS, OVERRIDE_KEYS, PROFILE_DOCS, ROOT_KEYS, TYPO_DOCS } from '../server/src/engine/config/keys.ts';
import { RATE_DEFAULTS, RATE_NUMBERS } from '../server/src/engine/rate/weights.ts';
import { groupOf, LEVELS } from '../server/src/engine/settings.ts';
import { PROFILES } from '../server/src/rule/profile.ts';
import type { AnyRule, Localized } from '../server/src/rule/rule.ts';
import { DEFAULT_TYPOS, TYPO_LEVELS } from '../server/src/typos/typos.ts';

type Schema = Record<string, unknown>;

const both = ({ zh, en }: Localized): string => `${zh}\n\n${en}`;
const strings = (items: Schema = { type: 'string' }): Schema => ({ anyOf: [{ type: 'null' }, items, { type: 'array', items }] });
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/** The schema of configuration files, made of what the rules say of themselves: for editors that know YAML and JSON. */
export function configSchema(rules: readonly AnyRule[]): Schema {
  const layer: Record<string, Schema> = {
    profile: { enum: [...Object.keys(PROFILES), null], enumDescriptions: [...Object.keys(PROFILES).map((p) => both(PROFILE_DOCS[p] as Localized)), ''] },
    rules: { anyOf: [{ type: 'null' }, ref('rules')] },
    lexicons: strings(),
    region: strings({ type: 'string', anyOf: [{ enum: KNOWN_REGIONS }, { pattern: '^[A-Za-z]{2,4}$' }] }),
    language: { enum: [...LANGUAGES, null] },
    typos: { enum: [...TYPO_LEVELS, null], enumDescriptions: [...TYPO_LEVELS.map((l) => both(TYPO_DOCS[l])), ''], default: DEFAULT_TYPOS },
    extends: strings({ type: 'string', anyOf: [{ enum: Object.keys(PROFILES).map((p) => `newsproof:${p}`) }, { not: { pattern: '^newsproof:' } }] }),
    overrides: { anyOf: [{ type: 'null' }, { type: 'array', items: ref('override') }] },
    ignore: strings(),
    files: strings(),
    errorRate: { anyOf: [{ type: 'null' }, ref('errorRate')] },
  };
  const keys = (names: readonly (keyof typeof KEY_DOCS)[]): Schema =>
    Object.fromEntries(names.map((k) => [k, { description: both(KEY_DOCS[k]), ...layer[k] }]));
  const groups = [...new Set(rules.map((r) => groupOf(r.meta.id)))];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '新闻校样的配置 · Newsproof configuration',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: keys(ROOT_KEYS),
    definitions: {
      level: { enum: [...LEVELS, false], enumDescriptions: [...Object.values(LEVEL_DOCS).map(both), 'off'] },
      group: { anyOf: [ref('level'), { type: 'object', additionalProperties: false, properties: { severity: ref('level') } }] },
      override: { type: 'object', additionalProperties: false, required: ['files'], properties: keys(OVERRIDE_KEYS) },
      weight: { type: ['number', 'null'], minimum: 0, maximum: 100 },
      errorRate: {
        type: 'object',
        additionalProperties: false,
        properties: {
          weights: {
            description: both(KEY_DOCS.weights),
            type: ['object', 'null'],
            additionalProperties: false,
            properties: Object.fromEntries([...groups, ...rules.map((r) => r.meta.id)].map((id) => [id, ref('weight')])),
          },
          ...Object.fromEntries(RATE_NUMBERS.map((n) => [n, { description: both(KEY_DOCS[n]), default: RATE_DEFAULTS[n], ...ref('weight') }])),
        },
      },
      rules: {
        type: 'object',
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(groups.map((g) => [g, { description: `${g}/*`, ...ref('group') }])),
          ...Object.fromEntries(rules.map((r) => [r.meta.id, ruleSchema(r)])),
        },
      },
    },
  };
}

function ruleSchema({ meta }: AnyRule): Schema {
  const defaults = (meta.options ?? {}) as Record<string, unknown>;
  const options = Object.entries(defaults).map(([name, value]) => [name, optionSchema(value, meta.optionDocs?.[name])] as const);
  const properties = { severity: ref('level'), options: { type: 'object', additionalProperties: false, properties: Object.fromEntries(options) } };
  return {
    description: `${both(meta.title)}\n\n${both(meta.rationale)}`,
    anyOf: [ref('level'), { type: 'object', additionalProperties: false, properties }],
  };
}

function optionSchema(value: unknown, docs: { what: Localized; values?: readonly unknown[] } | undefined): Schema {
  const type = Array.isArray(value) ? 'array' : typeof value;
  return { ...(docs && { description: both(docs.what) }), ...(docs?.values ? { enum: docs.values } : { type }), default: value };
}
