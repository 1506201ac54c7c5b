// What each veto of text/layout/apart.ts is worth on labelled drafts (scripts/layout/labelled.mjs): the true line ends that it
// alone keeps, which the weights would join, and the false ones that it alone hides.
//   node scripts/layout/vetoes.mjs FOLDER [PART OF A NAME]
import { argv } from 'node:process';
import { linesOf, loadJudge } from './judge.mjs';
import { readLabelled } from './labelled.mjs';

const [folder, part = ''] = argv.slice(2);
if (!folder) throw new Error('vetoes.mjs FOLDER [PART OF A NAME]');
const judge = await loadJudge();
const worth = new Map();
for (const draft of readLabelled(folder).filter(({ name }) => name.includes(part))) {
  const lines = linesOf(judge, draft);
  const window = judge.proseWindow(lines, 0, lines.length, judge.REACH);
  const context = judge.contextOf(window, draft.language, judge.flowing);
  for (let p = 0; p + 1 < window.lines.length; p++) {
    const e = judge.noEvidence();
    if (draft.unsure.has(window.index[p]) || !judge.gather(context, p, e) || judge.odds(e) < judge.OFFERED[e.model]) continue;
    const veto = judge.vetoOf(context, p, e, window.features[p], window.features[p + 1]);
    if (veto === undefined) continue;
    const row = worth.get(veto) ?? { veto, kept: 0, hidden: 0 };
    row[draft.falseEnds.has(window.index[p]) ? 'hidden' : 'kept']++;
    worth.set(veto, row);
  }
}
console.table([...worth.values()].sort((a, b) => b.kept - a.kept));
