import { relative, resolve } from 'node:path';
import type { ActiveRule } from '../engine/settings.ts';
import { groupOf } from '../engine/settings.ts';
import { PROFILES } from '../rule/profile.ts';
import { rules } from '../rules/index.ts';
import { type Args, oneOf } from './args.ts';
import type { Context } from './context.ts';
import { Positions } from './positions.ts';
import { enlarged, userError } from './say.ts';
import { type Setup, Setups } from './setup.ts';

/** `newsproof config --print FILE`: what a draft is checked under, as YAML, and where each value comes from. */
export async function printConfig({ operands, options }: Args, context: Context): Promise<number> {
  if (!options.print || operands.length !== 1) throw userError('needs-argument', { usage: 'newsproof config --print FILE' });
  const profile = oneOf('profile', options.profile, Object.keys(PROFILES));
  const setups = new Setups({ profile, config: options.config });
  const setup = await setups.of(operands[0] as string);
  const file = setup.configPath === undefined ? undefined : relative('', resolve(setup.configPath)) || setup.configPath;
  context.out.write(describe(setup, file, profile !== undefined));
  for (const { path, error, text, problems } of setups.faulty) {
    if (error) context.tell(enlarged('in-file', error, { path }));
    const positions = new Positions(text);
    for (const p of problems) {
      const { line, column } = positions.at(p.range.start);
      context.err.write(`${path}:${line}:${column}: ${p.message[context.locale]}\n`);
    }
  }
  return setups.faulty.length > 0 ? 1 : 0;
}

function describe({ settings, config, lexicon }: Setup, file: string | undefined, profileAsked: boolean): string {
  const from = (set: boolean): string => (set && file !== undefined ? `  # ${file}` : '  # default');
  const active = new Map<string, ActiveRule>(settings.active.map((a) => [a.rule.meta.id, a]));
  const lines = [`profile: ${settings.profile.name}${profileAsked ? '  # --profile' : from(config.profile !== undefined)}`, 'rules:'];
  for (const { meta } of rules) {
    const set = config.rules?.[meta.id] !== undefined || config.rules?.[groupOf(meta.id)] !== undefined;
    const on = active.get(meta.id);
    const severity = on?.severity ?? 'off';
    const options = Object.entries((on?.options ?? {}) as Record<string, unknown>);
    if (options.length === 0) lines.push(`  ${meta.id}: ${severity}${from(set)}`);
    else lines.push(`  ${meta.id}:${from(set)}`, `    severity: ${severity}`, '    options:', ...options.map(([k, v]) => `      ${k}: ${JSON.stringify(v)}`));
  }
  const sources = new Map<string, number>();
  for (const e of lexicon.entries) sources.set(e.from, (sources.get(e.from) ?? 0) + 1);
  lines.push('lexicons:', ...[...sources].map(([name, n]) => `  - ${JSON.stringify(name)}  # ${n}`));
  return `${lines.join('\n')}\n`;
}
