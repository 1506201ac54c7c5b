import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Torture, Tortured } from './rounds.ts';

export interface Kills extends Torture {
  /** the built command line */
  readonly cli: string;
}

const FILES = 24;
const DRAFT = (i: number): string =>
  `# 渡轮${i}号复航\n\n新华社北京6月${(i % 28) + 1}日电 港务局 ${i + 1} 日宣布,渡轮\u200b复航,票价不变.\n\n\n\n${'双方就此进行了磋商,并将于 12 日再次会谈.\n\n'.repeat(i * 2 + 1)}`;

/**
 * Starts `newsproof fix` on a folder and kills it (SIGKILL) at random moments. Whenever it dies each file must hold its old bytes
 * or all of its new ones; beside them at most temporary files may remain, which no later run may take for drafts; and a run that
 * is left alone must finish the work.
 */
export async function tortureKills({ until, rounds = Infinity, seed, log, cli }: Kills): Promise<Tortured> {
  const random = mulberry(seed);
  const failures: string[] = [];
  let runs = 0;
  const base = mkdtempSync(join(tmpdir(), 'newsproof-kills-'));
  try {
    const old = new Map(Array.from({ length: FILES }, (_, i) => [`稿${i}.md`, DRAFT(i)]));
    const [fixed, whole] = await fixedTexts(base, cli, old);
    for (let k = 0; k < rounds && Date.now() < until; k++) {
      const folder = join(base, `run${k}`);
      fill(folder, old);
      // Most of the time goes into starting; some kills come before it, some after the end.
      const after = random() < 0.2 ? random() * whole * 1.2 : whole * (0.3 + random() * 0.8);
      await killed(spawn(process.execPath, [cli, 'fix', folder], { stdio: 'ignore' }), folder, after, random);
      runs++;
      const told = (what: string): void => {
        failures.push(`kills, seed ${seed}, kill ${k + 1} after ${Math.round(after)} ms: ${what}`);
        log(failures.at(-1) as string);
      };
      for (const [name, text] of old) {
        const now = readFileSync(join(folder, name), 'utf8');
        if (now !== text && now !== fixed.get(name)) told(`${name} is neither old nor fixed (${now.length} units)`);
      }
      const strange = readdirSync(folder).filter((name) => !old.has(name));
      for (const name of strange) if (!/^\..+\.tmp$/.test(name)) told(`${name} was left behind and looks like a draft`);
      const listed = spawnSync(process.execPath, [cli, 'check', '--format', 'json', folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
      const seen = (JSON.parse(listed.stdout) as { files: { path: string }[] }).files.length;
      if (seen !== FILES) told(`the next run takes ${seen} files for drafts, not ${FILES}`);
      const again = spawnSync(process.execPath, [cli, 'fix', folder], { encoding: 'utf8' });
      for (const [name] of old) if (readFileSync(join(folder, name), 'utf8') !== fixed.get(name)) told(`${name} is not fixed by a second run: ${again.stderr}`);
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
  log(`kills: ${runs} runs from seed ${seed}, ${failures.length} failures`);
  return { runs, failures };
}

/** What a run that nobody disturbs makes of the drafts, and how long it takes in milliseconds. */
async function fixedTexts(base: string, cli: string, old: ReadonlyMap<string, string>): Promise<[ReadonlyMap<string, string>, number]> {
  const folder = join(base, 'whole');
  fill(folder, old);
  const from = performance.now();
  const { stderr } = spawnSync(process.execPath, [cli, 'fix', folder], { encoding: 'utf8' });
  const whole = performance.now() - from;
  const fixed = new Map([...old.keys()].map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  if ([...fixed].every(([name, text]) => text === old.get(name))) throw new Error(`fix changed nothing: ${stderr}`);
  return [fixed, whole];
}

function fill(folder: string, drafts: ReadonlyMap<string, string>): void {
  mkdirSync(folder);
  for (const [name, text] of drafts) writeFileSync(join(folder, name), text);
}

/**
 * Kills a process after a while, or, so that most kills fall into the writing, at the moment a file of the folder changes.
 * Resolves when it is gone.
 */
function killed(child: ChildProcess, folder: string, after: number, random: () => number): Promise<void> {
  return new Promise((resolve) => {
    const began = statSync(folder).mtimeMs;
    const atWriting = random() < 0.5;
    const extra = random() * 30;
    let timer: NodeJS.Timeout | undefined;
    const kill = (): void => void child.kill('SIGKILL');
    if (!atWriting) timer = setTimeout(kill, after);
    // A temporary file in the folder changes the folder.
    const watch = atWriting
      ? setInterval(() => {
          if (statSync(folder).mtimeMs === began || timer) return;
          timer = setTimeout(kill, extra);
        }, 1)
      : undefined;
    child.on('exit', () => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve();
    });
  });
}

/** A small generator of random numbers with a seed (mulberry32): 0 ≤ x < 1. */
function mulberry(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
