import { parseArgs } from 'node:util';
import { closest } from '../engine/did-you-mean.ts';
import type { Localized } from '../rule/rule.ts';
import { enlarged, localized, UserError, userError } from './say.ts';

export type CommandName = 'check' | 'fix' | 'rules' | 'explain' | 'config' | 'init' | 'lexicon' | 'import' | 'export' | 'diff' | 'lsp' | 'mcp';

interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** absent: every command */
  readonly commands?: readonly CommandName[];
}

const RUNS: readonly CommandName[] = ['check', 'fix'];

const OPTIONS = {
  format: { type: 'string', commands: ['check', 'rules', 'diff'] },
  profile: { type: 'string', commands: ['check', 'fix', 'config', 'diff'] },
  config: { type: 'string', commands: ['check', 'fix', 'config', 'diff'] },
  rule: { type: 'string', multiple: true, commands: RUNS },
  'min-severity': { type: 'string', commands: RUNS },
  'max-warnings': { type: 'string', commands: ['check'] },
  stdin: { type: 'boolean', commands: RUNS },
  'stdin-ndjson': { type: 'boolean', commands: ['check'] },
  'stdin-filename': { type: 'string', commands: RUNS },
  jobs: { type: 'string', commands: ['check'] },
  cache: { type: 'boolean', commands: ['check'] },
  'cache-location': { type: 'string', commands: ['check'] },
  'max-error-rate': { type: 'string', commands: ['check'] },
  review: { type: 'boolean', commands: ['fix'] },
  'dry-run': { type: 'boolean', commands: ['fix'] },
  stdout: { type: 'boolean', commands: ['fix', 'import'] },
  output: { type: 'string', commands: ['import', 'export'] },
  force: { type: 'boolean', commands: ['import', 'export'] },
  print: { type: 'boolean', commands: ['config'] },
  stdio: { type: 'boolean', commands: ['lsp'] },
  over: { type: 'string', multiple: true, commands: ['lexicon'] },
  language: { type: 'string' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const satisfies Record<string, Option>;

type OptionName = keyof typeof OPTIONS;
type ValueOf<N extends OptionName> = (typeof OPTIONS)[N] extends { multiple: true }
  ? readonly string[]
  : (typeof OPTIONS)[N]['type'] extends 'string'
    ? string
    : boolean;

export interface Args {
  readonly command: CommandName | undefined;
  readonly operands: readonly string[];
  readonly options: { readonly [N in OptionName]?: ValueOf<N> };
}

const COMMANDS: readonly CommandName[] = ['check', 'fix', 'rules', 'explain', 'config', 'init', 'lexicon', 'import', 'export', 'diff', 'lsp', 'mcp'];

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/**
 * Reads the command line.
 * @throws UserError on a command or option that there is not, or a missing value
 */
export function readArgs(argv: readonly string[]): Args {
  const short = { help: 'h', version: 'v', output: 'o' } as const;
  const known = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, o]) => [name, { type: o.type, ...(name in short && { short: short[name as 'help'] }) }]),
  );
  const { tokens = [] } = parseArgs({ args: [...argv], options: known, strict: false, allowPositionals: true, tokens: true }) as { tokens?: Token[] };
  const operands: string[] = [];
  const given: Extract<Token, { kind: 'option' }>[] = [];
  for (const t of tokens) {
    if (t.kind === 'positional') operands.push(t.value);
    else if (t.kind === 'option') given.push(t);
  }
  const asks = given.some((t) => t.name === 'help' || t.name === 'version');
  const command = operands.length > 0 && !(asks && !isCommand(operands[0] as string)) ? commandOf(operands.shift() as string) : undefined;
  const options: Record<string, unknown> = {};
  for (const t of given) addOption(options, t, command);
  return { command, operands, options };
}

function isCommand(name: string): name is CommandName {
  return (COMMANDS as readonly string[]).includes(name);
}

function commandOf(name: string): CommandName {
  if (isCommand(name)) return name;
  const unknown = localized('unknown-command', { name });
  const meant = closest(name, COMMANDS);
  if (meant) throw suggest(unknown, meant);
  if (/[./\\]/.test(name)) throw new UserError(enlarged('did-you-mean-check', unknown, { name }));
  throw new UserError(unknown);
}

function suggest(text: Localized, name: string | undefined): UserError {
  return new UserError(name === undefined ? text : enlarged('did-you-mean', text, { name }));
}

function addOption(options: Record<string, unknown>, t: Extract<Token, { kind: 'option' }>, command: CommandName | undefined): void {
  const spec = (OPTIONS as Record<string, Option>)[t.name];
  if (!Object.hasOwn(OPTIONS, t.name) || !spec) {
    const meant = closest(t.name, Object.keys(OPTIONS));
    throw suggest(localized('unknown-option', { name: t.rawName }), meant && `--${meant}`);
  }
  if (command && spec.commands && !spec.commands.includes(command)) throw userError('option-elsewhere', { name: t.rawName, command });
  if (spec.type === 'boolean') {
    if (t.value !== undefined) throw userError('option-takes-no-value', { name: t.rawName });
    options[t.name] = true;
    return;
  }
  const { value } = t;
  if (typeof value !== 'string' || value === '' || (!t.inlineValue && value.startsWith('-'))) throw userError('option-needs-value', { name: t.rawName });
  if (spec.multiple) options[t.name] = [...((options[t.name] as string[] | undefined) ?? []), value];
  else options[t.name] = value;
}

/** One of the words known, or a usage error that names them. */
export function oneOf<T extends string>(name: string, value: string | undefined, known: readonly T[]): T | undefined {
  if (value === undefined || known.includes(value as T)) return value as T | undefined;
  throw suggest(localized('bad-value', { name: `--${name}`, value, known: known.join(' ') }), closest(value, known));
}

/** A whole number of at least `least`, or a usage error. */
export function wholeNumber(name: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  const n = Number(value);
  if (/^\d+$/.test(value) && n >= least) return n;
  throw userError('bad-number', { name: `--${name}`, value, least: String(least) });
}

/** A number of at least 0, decimals too, or a usage error. */
export function decimal(name: string, value: string | undefined): number | undefined {
  if (value === undefined || /^\d+(?:\.\d+)?$/.test(value)) return value === undefined ? undefined : Number(value);
  throw userError('bad-rate', { name: `--${name}`, value });
}

/** Checks that every rule or group asked for exists. */
export function knownRules(asked: readonly string[] | undefined, ids: readonly string[]): readonly string[] | undefined {
  if (!asked) return undefined;
  const known = new Set([...ids, ...ids.map((id) => id.slice(0, id.indexOf('/')))]);
  for (const name of asked) if (!known.has(name)) throw suggest(localized('unknown-rule', { name }), closest(name, known));
  return asked;
}
