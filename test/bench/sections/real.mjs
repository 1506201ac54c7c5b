// The everyday case: many short articles with few findings, and processes that have just started. The drafts are those of
// ../shared/corpora where they are at hand, else made ones (test/news.ts).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanNews, createLinter, MentionCache, resolveSettings, rules, ScannedPassage, shippedLexicon, Wake, wakeTableOf } from '../out/engine.cjs';
import { loadPeers } from '../peers.mjs';
import { median, round, table } from '../timing.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const CLEAN = here('../../../../shared/corpora/clean/dev');
const CLI = here('../../../server/out/cli.js');
const AUTOCORRECT = here('../node_modules/autocorrect-node/cli.js');
/** GNU time: Debian's package of that name. */
const TIME = '/usr/bin/time';
const ENGINE = here('../out/engine.cjs');
/** Rounds in one process: the engine compiles what is hot during the first ones. */
const ROUNDS = 25;
const PROCESSES = 7;

const language = (name) => (name.endsWith('.md') ? 'markdown' : 'plaintext');

/** The folder of the drafts. */
function folderIn(scratch) {
  if (existsSync(CLEAN)) return CLEAN;
  console.log('../shared/corpora is absent: the drafts are made\n');
  const folder = join(scratch, 'drafts');
  mkdirSync(folder);
  for (const { name, text } of cleanNews(220_000)) writeFileSync(join(folder, name), text);
  return folder;
}

/** What a whole process of node uses, the median of several: seconds of processor and until it ends, peak memory in MB. */
function cost(args) {
  const runs = Array.from({ length: PROCESSES }, () => {
    const begun = performance.now();
    // The peer ends without leaving node's own account.
    const { status, stderr } = spawnSync(TIME, ['-f', '%U %S %M', process.execPath, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}`);
    const [user, system, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
    return { seconds: user + system, megabytes: kilobytes / 1e3, wall: (performance.now() - begun) / 1e3 };
  });
  return Object.fromEntries(['seconds', 'megabytes', 'wall'].map((key) => [key, median(runs.map((r) => r[key]))]));
}

/** All drafts, round after round, in one process, in turn with the peer. */
async function warm(drafts) {
  const settings = resolveSettings(rules);
  const lint = () => {
    let calls = 0;
    for (const { name, text } of drafts) {
      const linter = createLinter(settings, shippedLexicon(), language(name));
      linter.update(text);
      calls += linter.cost.passesCalled;
    }
    return calls;
  };
  const peers = await loadPeers();
  const peer = () => {
    for (const { name, text } of drafts) peers['autocorrect lintFor'](text, name.endsWith('.md') ? 'md' : 'txt');
  };
  const times = { own: [], peer: [] };
  let calls = 0;
  for (let i = 0; i < ROUNDS; i++) {
    for (const [name, job] of [
      ['own', () => (calls = lint())],
      ['peer', peer],
    ]) {
      const begun = performance.now();
      job();
      times[name].push(performance.now() - begun);
    }
  }
  const late = (list) => median(list.slice(-8));
  return { first: times.own[0] / times.peer[0], last: late(times.own) / late(times.peer), calls, parts: parts(drafts, settings), whole: late(times.own) };
}

/** What parts of the work take by themselves, warm, in ms for all drafts. */
function parts(drafts, settings) {
  const lexicon = shippedLexicon();
  const wake = new Wake(wakeTableOf(rules), settings.active, settings.profile);
  const none = resolveSettings([]);
  const passages = drafts.flatMap(({ name, text }) => {
    const { draft } = createLinter(none, lexicon, language(name));
    draft.update(text);
    return draft.passages.map((p) => p.passage);
  });
  const jobs = {
    'lines, layout, passages, articles': () => {
      for (const { name, text } of drafts) createLinter(none, lexicon, language(name)).update(text);
    },
    'names in the text': () => {
      const mentions = new MentionCache(lexicon);
      for (const p of passages) mentions.of(p);
    },
    'the scan for triggers, with names': () => {
      const mentions = new MentionCache(lexicon);
      for (const p of passages) wake.read(new ScannedPassage(p, mentions));
    },
  };
  return Object.entries(jobs).map(([name, job]) => {
    for (let i = 0; i < ROUNDS; i++) job();
    const times = Array.from({ length: 8 }, () => {
      const begun = performance.now();
      job();
      return performance.now() - begun;
    });
    return [name, median(times)];
  });
}

/** Milliseconds until a fresh process has linted its first story, from the loading of the engine on, and in all. */
function firstLint(scratch, story) {
  const file = join(scratch, 'first.cjs');
  writeFileSync(
    file,
    `const e = require(${JSON.stringify(ENGINE)}); const text = require('node:fs').readFileSync(${JSON.stringify(story)}, 'utf8');
     const begun = performance.now(); e.createLinter(e.resolveSettings(e.rules), e.shippedLexicon(), 'plaintext').update(text);
     console.log(performance.now() - begun);`,
  );
  const node = [];
  const lint = [];
  for (let i = 0; i < 15; i++) {
    const begun = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    node.push(performance.now() - begun);
    lint.push(Number(spawnSync(process.execPath, [file], { encoding: 'utf8' }).stdout));
  }
  return median(lint.map((ms, i) => ms / node[i]));
}

export default async function real() {
  if (!existsSync(TIME)) {
    console.log(`skipped: there is no ${TIME}`);
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'newsproof-bench-'));
  try {
    const folder = folderIn(scratch);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:md|txt)$/.test(name));
    const drafts = names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
    const bytes = drafts.reduce((n, { text }) => n + Buffer.byteLength(text), 0);
    console.log(`${drafts.length} drafts, ${round(bytes / 1e3)} KB\n`);
    const story = names.find((name) => name.endsWith('.txt'));
    const one = join(folder, story);
    cost([CLI, 'check', one]);
    const [own, peer] = [cost([CLI, 'check', folder]), cost([AUTOCORRECT, '--lint', folder])];
    const [single, node] = [cost([CLI, 'check', one]), cost(['-e', '0'])];
    const { first, last, calls, parts, whole } = await warm(drafts);
    table(
      ['what', 'measured', 'goal'],
      [
        ['warm, in one process, beside lintFor of autocorrect', `${round(1 / last)} of its speed`, '≥ 2'],
        ['the first round', `${round(1 / first)} of its speed`, ''],
        ['command line on the folder, processor time', `${round(own.seconds / peer.seconds)} times autocorrect --lint`, '≤ 1.5'],
        ['the same, until it ends', `${round(own.wall / peer.wall)} times`, ''],
        ['peak of memory on the folder', `${round(own.megabytes / peer.megabytes)} times autocorrect's`, '≤ 1.25'],
        ['command line on one story', `${round(single.wall / node.wall)} times node -e 0`, '≤ 1.5'],
        ['first lint of a story in a fresh process', `${round(firstLint(scratch, one))} of node -e 0`, '≤ 0.4'],
        ['calls of passes a MB', String(Math.round(calls / (bytes / 1e6))), '≤ 40000'],
      ],
    );
    console.log('\nwhat parts of a warm round take by themselves');
    table(['part', 'share of a round'], [...parts.map(([name, ms]) => [name, `${round((100 * ms) / whole)} %`])]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
