// The layout judge in memory, whole and in parts, and what it makes of articles that were broken again.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import esbuild from 'esbuild';
import { root } from '../steps.mjs';

/** The files that export what is measured. */
const FILES =
  'lines plain words ../lexicon/flow markdown/read layout/apart layout/context layout/echo layout/evidence layout/judge layout/weigh layout/weights layout/window'.split(
    ' ',
  );

/** Bundles and loads the judge. `changes`: file name → [pattern, replacement], made in the source on the way. */
export async function loadJudge(changes = {}) {
  const load = ({ path }) => {
    const source = readFileSync(path, 'utf8');
    const [pattern, replacement] = changes[basename(path)] ?? [/^/, ''];
    if (!pattern.test(source)) throw new Error(`${path}: nothing matches ${pattern}`);
    return { contents: source.replace(pattern, replacement), loader: 'ts' };
  };
  const plugins = [{ name: 'changes', setup: (build) => build.onLoad({ filter: /[\\/]layout[\\/]\w+\.ts$/ }, load) }];
  const stdin = { contents: FILES.map((file) => `export * from './${file}.ts';`).join('\n'), resolveDir: join(root, 'server/src/text'), loader: 'ts' };
  const { outputFiles } = await esbuild.build({ stdin, bundle: true, write: false, format: 'esm', charset: 'utf8', plugins });
  const judge = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return { ...judge, flowing: { ...judge.noWords, flow: judge.flowFrom(readFileSync(join(root, 'server/data/flow.bin')).toString('utf16le')) } };
}

/** The judge with other weights, written as in weights.ts. */
export const judgeWith = (weights, changes = {}) => loadJudge({ ...changes, 'weights.ts': [/(?<=WEIGHTS[^=]*= )\[[\s\S]*?\n\](?=;)/, weights] });

export const linesOf = (judge, { text, language }) =>
  language === 'markdown' ? judge.readMarkdown(judge.splitLines(text), 0, () => false) : judge.splitLines(text).map(judge.readPlainLine);

/** The evidence on each line end that the models weigh, as rows of { model, levels, isFalse }; one level a group, in the order of EVIDENCE_GROUPS. */
export function evidenceOf(judge, broken) {
  const lines = linesOf(judge, broken);
  const window = judge.proseWindow(lines, 0, lines.length, judge.REACH);
  const context = judge.contextOf(window, broken.language, judge.flowing);
  const rows = [];
  for (let p = 0; p + 1 < window.index.length; p++) {
    const e = judge.noEvidence();
    if (!judge.gather(context, p, e)) continue;
    const { text, from, to } = window.lines[p];
    // As in weigh.ts: inside a paragraph of a column nobody asks for the echo.
    const heard = e.model >= judge.Model.Prose || (e.model === judge.Model.ColumnOpen && e.fit >= 6);
    if (heard && judge.mayEcho(window.features[p])) e.echo = judge.echoLevel(text.slice(from, to), judge.behind(context, p));
    rows.push({ model: e.model, levels: Object.keys(judge.EVIDENCE_GROUPS).map((g) => e[g]), isFalse: broken.falseEnds.has(window.index[p]) });
  }
  return rows;
}

/** Counts what the whole judge says, first of real line ends, then of false ones: [break, join likely or offered, join certain]. */
export function tally(judge, texts, words = judge.flowing) {
  const counts = [0, 0].map(() => [0, 0, 0]);
  for (const broken of texts) {
    const lines = linesOf(judge, broken);
    judge.judgeLines(lines, 0, lines.length, broken.language, words).forEach(({ end, certainty }, i) => {
      if (judge.isProse(lines[i]) && !broken.unsure?.has(i)) counts[Number(broken.falseEnds.has(i))][end === 'break' ? 0 : certainty === 'certain' ? 2 : 1]++;
    });
  }
  return counts;
}
