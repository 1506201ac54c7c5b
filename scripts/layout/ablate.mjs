// What each evidence of the layout judge is worth on each kind of copy: every one left out in turn, on clean articles broken
// again and on labelled drafts. ablate.mjs FOLDER [--labelled FOLDER]: docs/layout.md, "Ablation".
import { parseArgs } from 'node:util';
import { readArticles } from './break-again.mjs';
import { markedDrafts, testTools } from './drafts.mjs';
import { evidenceOf, judgeWith, loadJudge } from './judge.mjs';
import { readLabelled } from './labelled.mjs';
import { MODELS, NO_SHORT_CUT, regress, textsOf, worthOf, written } from './learn.mjs';

/** What stands outside the weights, and how it is switched off in the source. */
const MECHANISMS = {
  'first lines known to be narrower': { 'context.ts': [/out\[p\] = yes > no \? 1 : no > yes \? 0 : 2;/, 'out[p] = 2;'] },
  'column width on one side': { 'column.ts': [/const behind = lines\.aside\(p, right\);/, 'if (p >= 0) return width;\n$&'] },
  'table rows': { 'rows.ts': [/p - first >= FEWEST/, 'false'] },
  'roles of lines': { 'roles.ts': [/export function roleOf\([\s\S]*?\{$/m, "$& if (to >= from) return 'text';"] },
  'vetoes of apart.ts': { 'apart.ts': [/function vetoOf\([\s\S]*?\{$/m, '$& if (p >= 0) return undefined;'] },
  'guards of headings': { 'weigh.ts': [/function mayHead\([\s\S]*?\{$/m, '$& if (p >= 0) return false;'] },
  'what may stand alone': { 'weigh.ts': [/function most\([\s\S]*?\{$/m, '$& if (p >= 0) return Infinity;'] },
  'columns where nothing is cut': { 'flows.ts': [/export function leaveUncut\([\s\S]*?\{$/m, '$& if (column.length >= 0) return;'] },
  'echo in the text behind': { 'weigh.ts': [/if \(mayEcho\(a\)\)/, 'if (p < 0)'] },
  'weighed again when healed': { 'judge.ts': [/function mayHeal\([\s\S]*?\{$/m, '$& if (p >= 0) return false;'] },
};

/** The kinds of copy: a title, and which forms of break-again.mjs belong to it. */
const KINDS = [
  ['blank line after every line', /^blank line after|squeezed/],
  ['other columns', /^single line ends|between paragraphs$|by indent/],
  ['ragged', /^ragged/],
  ['Markdown, cut once', /^Markdown/],
  ['short', /^short/],
  ['nothing to join', /^untouched|no final/],
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { labelled: { type: 'string', multiple: true, default: [] } } });
if (positionals.length !== 1) throw new Error('ablate.mjs FOLDER [--labelled FOLDER]...');
const judge = await loadJudge();
const groups = Object.keys(judge.EVIDENCE_GROUPS);
const halfOf = (list, odd) => list.filter((_, i) => i % 2 === odd);
const articles = readArticles(positionals[0]);
const found = values.labelled.flatMap(readLabelled);
const learned = [...[...textsOf(halfOf(articles, 0)).values()].flat(), ...halfOf(found, 0), ...halfOf(found, 0)];
const rows = learned.flatMap((broken) => evidenceOf(judge, broken));
const forms = [...textsOf(halfOf(articles, 1))];
const tried = KINDS.map(([kind, pattern]) => [kind, forms.filter(([form]) => pattern.test(form)).flatMap(([, texts]) => texts)]);
tried.push(['as found', halfOf(found, 1)], ['marked drafts', markedDrafts(await testTools())]);

/** A cell: what is joined right of a hundred (recall), and in brackets what is joined wrong, of it on save. */
function print(name, other) {
  const cells = tried.map(([, texts]) => {
    const { right, missed, wrong, certainWrong, recall } = worthOf(other, texts);
    return `${right + missed === 0 ? '–' : recall} (${wrong}, ${certainWrong})`;
  });
  console.log(`| ${[name, ...cells].join(' | ')} |`);
}

const learn = (skip) =>
  written(
    MODELS.map((_, m) => regress(rows, m, Object.values(judge.EVIDENCE_GROUPS), skip)),
    groups,
  );
console.log(`| left out | ${tried.map(([kind]) => kind).join(' | ')} |`);
console.log(`|${' --- |'.repeat(tried.length + 1)}`);
print('nothing (measured again)', await judgeWith(learn(-1)));
for (const [k, group] of groups.entries()) print(group, await judgeWith(learn(k), NO_SHORT_CUT));
print('nothing (the weights in the tree)', judge);
for (const [name, changes] of Object.entries(MECHANISMS)) print(name, await loadJudge(changes));
