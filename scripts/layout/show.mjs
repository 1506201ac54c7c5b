// Where the judge is wrong on labelled drafts (scripts/layout/labelled.mjs), with what it weighed:
//   node scripts/layout/show.mjs FOLDER [PART OF A NAME]
import { argv } from 'node:process';
import { linesOf, loadJudge } from './judge.mjs';
import { readLabelled } from './labelled.mjs';

const [folder, part = ''] = argv.slice(2);
if (!folder) throw new Error('show.mjs FOLDER [PART OF A NAME]');
const judge = await loadJudge();
const MODEL = ['stop', 'open', 'prose', 'broken'];
const counts = {};
for (const draft of readLabelled(folder).filter(({ name }) => name.includes(part))) {
  const lines = linesOf(judge, draft);
  const layouts = judge.judgeLines(lines, 0, lines.length, draft.language, judge.flowing);
  const window = judge.proseWindow(lines, 0, lines.length, judge.REACH);
  const context = judge.contextOf(window, draft.language, judge.flowing);
  for (let p = 0; p + 1 < window.lines.length; p++) {
    const i = window.index[p];
    if (draft.unsure.has(i)) continue;
    const { end, certainty } = layouts[i];
    const said = end === 'break' ? 'kept' : certainty;
    const isFalse = draft.falseEnds.has(i);
    if (isFalse === (said !== 'kept') && !(isFalse && said !== 'certain')) continue;
    const what = isFalse ? (said === 'kept' ? 'MISSED' : `only ${said}`) : `WRONG ${said}`;
    counts[what] = (counts[what] ?? 0) + 1;
    const e = judge.noEvidence();
    const weighed = judge.gather(context, p, e);
    const [a, b] = [window.features[p], window.features[p + 1]];
    const veto = weighed && judge.vetoOf(context, p, e, a, b);
    const score = judge.weigh(context, p, judge.noEvidence(), judge.flowing);
    const left = window.lines[p].text.trim().slice(-26);
    const right = window.lines[p + 1].text.trim().slice(0, 26);
    const why = window.barrier[p] ? 'barrier' : weighed ? `${MODEL[e.model]} ${judge.odds(e).toFixed(1)} → ${veto || score.toFixed(1)}` : 'not weighed';
    console.log(`${what}  ${draft.name}:${i + 1}  ${why}  ${window.features[p].width}+${window.features[p + 1].width}  …${left} ⏎ ${right}…`);
  }
}
console.log(counts);
