import { printEffective } from '../engine/config/print.ts';
import { Positions } from '../report/positions.ts';
import { PROFILES } from '../rule/profile.ts';
import { visible, visibleLines } from '../text/visible.ts';
import { type Args, oneOf } from './args.ts';
import type { RunContext } from './context.ts';
import { told } from './path-host.ts';
import { enlarged, userError } from './say.ts';
import { RunSetups } from './setup.ts';

/** `newsproof config --print FILE`: what a draft is checked under, as YAML, and where each value comes from. */
export async function printConfig({ operands, options }: Args, context: RunContext): Promise<number> {
  if (!options.print || operands.length !== 1) throw userError('needs-argument', { usage: 'newsproof config --print FILE' });
  const profile = oneOf('profile', options.profile, Object.keys(PROFILES));
  const setups = new RunSetups({ profile, config: options.config });
  const { effective, loaded, house } = await setups.explain(operands[0] as string);
  const entries = new Map<string, number>();
  for (const e of house.lexicon.entries) entries.set(e.from, (entries.get(e.from) ?? 0) + 1);
  context.out.write(
    visibleLines(
      printEffective(effective, { loaded: loaded?.unread ? undefined : loaded, name: (file) => visible(told(file)), language: context.locale, entries }),
    ),
  );
  for (const { path, error, text, problems } of setups.faulty) {
    if (error) context.tell(enlarged('in-file', error, { path }));
    const positions = new Positions(text);
    for (const p of problems) {
      const { line, column } = positions.at(p.range.start);
      context.err.line(`${path}:${line}:${column}: ${p.message[context.locale]}`);
    }
  }
  return setups.faulty.length > 0 ? 1 : 0;
}
