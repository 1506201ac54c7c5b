import { PROFILES } from '../rule/profile.ts';
import type { Severity } from '../rule/rule.ts';
import { rules } from '../rules/index.ts';
import { type Args, knownRules, oneOf } from './args.ts';
import { SEVERITIES } from './report/report.ts';
import { userError } from './say.ts';

/** Options that `check` and `fix` share, checked. */
export interface RunOptions {
  readonly profile: string | undefined;
  /** path of a configuration file; otherwise the nearest one upwards of each draft */
  readonly config: string | undefined;
  /** ids and groups; undefined: all */
  readonly rules: readonly string[] | undefined;
  readonly minSeverity: Severity;
  /** name under which a draft from standard input is told, and articles from there are checked; undefined when files are read */
  readonly stdin: string | undefined;
}

/** @throws UserError */
export function readRunOptions({ options, operands }: Args): RunOptions {
  const lines = options['stdin-ndjson'] ?? false;
  const stdin = options.stdin || lines;
  if (options.stdin && lines) throw userError('lines-and', { name: '--stdin' });
  if (stdin && operands.length > 0) throw userError('stdin-and-paths', { name: lines ? '--stdin-ndjson' : '--stdin' });
  if (!stdin && options['stdin-filename'] !== undefined) throw userError('stdin-filename-alone');
  if (!stdin && operands.length === 0) throw userError('no-paths');
  return {
    profile: oneOf('profile', options.profile, Object.keys(PROFILES)),
    config: options.config,
    rules: knownRules(
      options.rule,
      rules.map((r) => r.meta.id),
    ),
    minSeverity: oneOf('min-severity', options['min-severity'], SEVERITIES) ?? 'warning',
    stdin: stdin ? (options['stdin-filename'] ?? '<stdin>') : undefined,
  };
}
