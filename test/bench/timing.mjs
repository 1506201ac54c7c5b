import { spawn, spawnSync } from 'node:child_process';

export const median = (list) => {
  const s = [...list].sort((a, b) => a - b);
  return s.length === 0 ? Number.NaN : s.length % 2 ? s[s.length >> 1] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2;
};

export const percentile = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(p * list.length))];

/** Runs jobs in turn, so that a drifting clock hits all alike. @returns median ms by name */
export async function alternate(jobs, { rounds = 9, warm = 2, limit = 20_000 } = {}) {
  const times = new Map(Object.keys(jobs).map((name) => [name, []]));
  for (let i = 0; i < warm; i++) for (const job of Object.values(jobs)) await job();
  const end = performance.now() + limit;
  for (let i = 0; i < rounds && (i < 3 || performance.now() < end); i++) {
    for (const [name, job] of Object.entries(jobs)) {
      const start = performance.now();
      await job();
      times.get(name).push(performance.now() - start);
    }
  }
  return Object.fromEntries([...times].map(([name, list]) => [name, median(list)]));
}

export function timeProcess(args) {
  const start = performance.now();
  const r = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
  if (r.status !== 0 && r.status !== 1) throw new Error(`${args.join(' ')} ended with ${r.status}: ${r.stderr}`);
  return performance.now() - start;
}

/** Peak resident memory in MB of a node process. */
export function peakMemory(args) {
  const r = spawnSync(process.execPath, [...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (r.status !== 0) throw new Error(r.stderr);
  return Number(r.stdout.trim().split('\n').at(-1));
}

export function start(args) {
  return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Prints rows under a head, columns aligned by display width. */
export function table(head, rows) {
  const width = (s) => [...s].reduce((n, c) => n + (c.codePointAt(0) > 0x2e80 ? 2 : 1), 0);
  const all = [head, ...rows.map((r) => r.map(String))];
  const widths = head.map((_, i) => Math.max(...all.map((r) => width(r[i]))));
  for (const r of all)
    console.log(
      r
        .map((c, i) => c + ' '.repeat(widths[i] - width(c)))
        .join('  ')
        .trimEnd(),
    );
}

export const round = (n) => (n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2));
