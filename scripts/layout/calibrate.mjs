// How sure the layout judge may be: of its joins called certain or likely, how many are right, and by log-odds.
// calibrate.mjs FOLDER: over clean articles broken again; `npm run bench layout` prints it for the project's own drafts too.
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { readArticles } from './break-again.mjs';
import { evidenceOf, linesOf, loadJudge } from './judge.mjs';
import { textsOf } from './learn.mjs';

/** Upper limits of the buckets of log-odds. */
const LIMITS = [-4, -1, 1, 2.5, 4, 6, 8, Infinity];

const verdictOf = ({ end, certainty }) => (end === 'break' ? 'kept' : end === 'doubtful' ? 'offered' : certainty);

/**
 * Counts [real, false] line ends by what the judge calls them, and by the log-odds of its evidence.
 * @param texts of { text, language, falseEnds }
 * @param words vocabulary that the judge may ask
 */
export function calibrationOf(judge, texts, words = judge.flowing) {
  const verdicts = Object.fromEntries(['certain', 'likely', 'offered', 'kept'].map((v) => [v, [0, 0]]));
  const buckets = LIMITS.map(() => ({ ends: [0, 0], expected: 0 }));
  const groups = Object.keys(judge.EVIDENCE_GROUPS);
  for (const broken of texts) {
    const lines = linesOf(judge, broken);
    judge.judgeLines(lines, 0, lines.length, broken.language, words).forEach((layout, i) => {
      if (judge.isProse(lines[i])) verdicts[verdictOf(layout)][Number(broken.falseEnds.has(i))]++;
    });
    for (const { model, levels, isFalse } of evidenceOf(judge, broken)) {
      const odds = levels.reduce((sum, level, g) => sum + judge.WEIGHTS[model][groups[g]][level], 0);
      const bucket = buckets[LIMITS.findIndex((limit) => odds <= limit)];
      bucket.ends[Number(isFalse)]++;
      bucket.expected += 1 / (1 + Math.exp(-odds));
    }
  }
  return { verdicts, buckets };
}

const share = (n, of) => (of === 0 ? '–' : `${((100 * n) / of).toFixed(2)} %`);

/** The two tables of a calibration, in Markdown. */
export function printCalibration({ verdicts, buckets }) {
  const goals = { certain: '≥ 99.9 %', likely: '≥ 95 %', offered: '–', kept: '–' };
  console.log('| called | line ends | false ones: joining is right | goal |\n| --- | --- | --- | --- |');
  for (const [v, [real, wrong]] of Object.entries(verdicts)) console.log(`| ${v} | ${real + wrong} | ${wrong} (${share(wrong, real + wrong)}) | ${goals[v]} |`);
  console.log('\n| log-odds up to | line ends | false ones | expected |\n| --- | --- | --- | --- |');
  buckets.forEach(({ ends: [real, wrong], expected }, k) => {
    const all = real + wrong;
    console.log(`| ${LIMITS[k] === Infinity ? 'above' : LIMITS[k]} | ${all} | ${wrong} (${share(wrong, all)}) | ${share(expected, all)} |`);
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = argv;
  if (!folder) throw new Error('calibrate.mjs FOLDER');
  printCalibration(calibrationOf(await loadJudge(), [...textsOf(readArticles(folder)).values()].flat()));
}
