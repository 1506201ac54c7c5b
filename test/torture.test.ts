import { expect, test } from 'vitest';
import { CLI } from './cli-run.ts';
import { tortureEdits } from './torture/edits.ts';
import { tortureFiles } from './torture/files.ts';
import { tortureKills } from './torture/kills.ts';
import { tortureProtocol } from './torture/protocol.ts';

/** A short round of what `npm run torture` does for as long as one likes. TORTURE_SEED=… repeats one. */
const seed = Number(process.env.TORTURE_SEED ?? Math.floor(Math.random() * 2 ** 31));
const torture = { until: Infinity, seed, log: (line: string) => console.log(line) };

test('random edits', async () => {
  expect((await tortureEdits({ ...torture, rounds: 3 })).failures).toEqual([]);
});

test('random files', async () => {
  expect((await tortureFiles({ ...torture, rounds: 8 })).failures).toEqual([]);
});

test('killing fix', async () => {
  expect((await tortureKills({ ...torture, rounds: 4, cli: CLI })).failures).toEqual([]);
});

test('requests, right and wrong', async () => {
  expect((await tortureProtocol({ ...torture, rounds: 6 })).failures).toEqual([]);
});
