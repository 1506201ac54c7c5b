import { type SpawnSyncReturns, type StdioOptions, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

export const ROOT = join(import.meta.dirname, '..');
/** The bundle that ships, built before the tests begin. */
export const CLI = join(ROOT, 'server/out/cli.js');

/** A folder of drafts, removed when the tests of the file are done. */
export function draftFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'newsproof-cli-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly cli?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** milliseconds after which a run that hangs is ended: its status is null then */
  readonly timeout?: number;
  /** instead of `input`, and of pipes for what is written */
  readonly stdio?: StdioOptions;
}

/** A user's own folder, so that nothing is left in that of whoever runs the tests. */
export const CACHE_HOME = mkdtempSync(join(tmpdir(), 'newsproof-user-'));
afterAll(() => rmSync(CACHE_HOME, { recursive: true, force: true }));

/** Runs the command line as its users do. Without `env` nothing of the environment decides the language. */
export function newsproof(args: readonly string[], { cwd = ROOT, input = '', cli = CLI, env = {}, timeout, stdio }: RunOptions = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [cli, ...args], {
    cwd,
    input,
    timeout,
    stdio,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH ?? '', XDG_CACHE_HOME: CACHE_HOME, ...env },
  });
}

interface Place {
  line: number;
  column: number;
}
interface JsonRange {
  offset: number;
  length: number;
  start: Place;
  end: Place;
}
export interface JsonFinding {
  rule: string;
  severity: string;
  message: string;
  range: JsonRange;
  fixes: { title: string; safety: string; edits: { offset: number; length: number; text: string }[] }[];
  related: { message: string; range: JsonRange }[];
}
export interface JsonRun {
  schema: number;
  tool: { name: string; version: string };
  files: { path: string; error: string | null; characters: number; findings: JsonFinding[] }[];
  summary: { files: number; error: number; warning: number; information: number; hint: number };
}

/** Runs `check --format json` and reads the object. */
export function checkJson(args: readonly string[], options: RunOptions = {}): JsonRun & { status: number | null; stderr: string } {
  const { stdout, stderr, status } = newsproof(['check', '--format', 'json', ...args], options);
  return { ...(JSON.parse(stdout) as JsonRun), status, stderr };
}

/** Fails when a message looks like a crash: a stack, or the name of an exception. */
export const STACK = /\n\s+at |node:internal|(?:Type|Range|Reference|Syntax)Error/;
