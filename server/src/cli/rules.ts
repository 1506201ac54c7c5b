import type { AnyRule, Localized } from '../rule/rule.ts';
import { sourceIn } from '../rule/sources.ts';
import { rules } from '../rules/index.ts';
import { type Args, knownRules, oneOf } from './args.ts';
import type { RunContext } from './context.ts';
import type { MessageId } from './messages.ts';
import { localized, userError } from './say.ts';

/** `newsproof rules [--format json]`: every rule, one a line. */
export function listRules({ operands, options }: Args, { out, locale }: RunContext): number {
  if (operands.length > 0) throw userError('needs-argument', { usage: 'newsproof rules [--format text|json]' });
  if (oneOf('format', options.format, ['text', 'json'] as const) === 'json') {
    const list = rules.map(({ meta }) => ({
      id: meta.id,
      title: meta.title[locale],
      severity: meta.severity,
      fixable: meta.fixable,
      source: meta.source ?? null,
      options: meta.options,
    }));
    out.write(`${JSON.stringify(list, null, 2)}\n`);
    return 0;
  }
  const widths = rules.reduce((w, { meta }) => ({ id: Math.max(w.id, meta.id.length) }), { id: 0 });
  for (const { meta } of rules) {
    out.write(`${meta.id.padEnd(widths.id)}  ${meta.severity.padEnd(11)}  ${meta.fixable.padEnd(6)}  ${meta.title[locale]}\n`);
  }
  return 0;
}

/** `newsproof explain RULE`: what a rule says, why, by which clause, with examples. */
export function explain({ operands }: Args, { out, locale }: RunContext): number {
  if (operands.length !== 1) throw userError('needs-argument', { usage: 'newsproof explain RULE' });
  const [name = ''] = knownRules(
    operands,
    rules.map((r) => r.meta.id),
  ) as readonly string[];
  const asked = rules.filter((r) => r.meta.id === name || r.meta.id.startsWith(`${name}/`));
  out.write(asked.map((r) => explanation(r, locale)).join('\n'));
  return 0;
}

function explanation({ meta }: AnyRule, locale: keyof Localized): string {
  const say = (id: MessageId): string => localized(id)[locale];
  const lines = [`${meta.id}  ${meta.title[locale]}`, '', meta.rationale[locale], ''];
  if (meta.source) lines.push(`${say('explain-source')}${sourceIn(meta.source, locale)}`);
  lines.push(`${say('explain-severity')}${meta.severity}`, `${say('explain-fixable')}${say(`fixable-${meta.fixable}` as MessageId)}`);
  const options = Object.entries((meta.options ?? {}) as Record<string, unknown>);
  if (options.length > 0) lines.push(say('explain-options'), ...options.map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`));
  lines.push('', say('explain-examples'));
  for (const { bad, good, note } of meta.examples) {
    if (note) lines.push(`  # ${note}`);
    if (bad !== undefined) lines.push(...block('✗', bad));
    if (good !== undefined) lines.push(...block('✓', good));
  }
  return `${lines.join('\n')}\n`;
}

function block(sign: string, text: string): string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((l, i) => `  ${i === 0 ? sign : ' '} ${l}`);
}
