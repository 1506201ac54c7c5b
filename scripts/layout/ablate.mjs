// What each evidence of the layout judge is worth: every one left out in turn, on clean articles broken again.
// ablate.mjs FOLDER: docs/layout.md, "Ablation".
import { argv } from 'node:process';
import { readArticles } from './break-again.mjs';
import { markedDrafts, testTools } from './drafts.mjs';
import { evidenceOf, judgeWith, loadJudge } from './judge.mjs';
import { MODELS, NO_SHORT_CUT, regress, textsOf, worthOf, written } from './learn.mjs';

/** What stands outside the weights, and how it is switched off in the source. */
const MECHANISMS = {
  'first lines known to be narrower': { 'context.ts': [/out\[p\] = yes > no \? 1 : no > yes \? 0 : 2;/, 'out[p] = 2;'] },
  'column width on one side': { 'column.ts': [/const behind = lines\.aside\(p, right\);/, 'if (p >= 0) return width;\n$&'] },
  'table rows': { 'rows.ts': [/p - first >= FEWEST/, 'false'] },
  'roles of lines': { 'roles.ts': [/export function roleOf\([\s\S]*?\{$/m, "$& if (to >= from) return 'text';"] },
  'vetoes of apart.ts': { 'apart.ts': [/function impossible\([\s\S]*?\{$/m, '$& if (p >= 0) return false;'] },
  'guards of headings': { 'weigh.ts': [/function mayHead\([\s\S]*?\{$/m, '$& if (p >= 0) return false;'] },
  'what may stand alone': { 'weigh.ts': [/function most\([\s\S]*?\{$/m, '$& if (p >= 0) return Infinity;'] },
  'echo in the text behind': { 'weigh.ts': [/if \(mayEcho\(a\)\)/, 'if (p < 0)'] },
  'weighed again when healed': { 'judge.ts': [/function mayHeal\([\s\S]*?\{$/m, '$& if (p >= 0) return false;'] },
};

const [folder] = argv.slice(2);
if (!folder) throw new Error('ablate.mjs FOLDER');
const judge = await loadJudge();
const groups = Object.keys(judge.GROUPS);
const articles = readArticles(folder);
const learned = textsOf(articles.filter((_, i) => i % 2 === 0));
const tried = textsOf(articles.filter((_, i) => i % 2 === 1));
const rows = [...learned.values()].flat().flatMap((broken) => evidenceOf(judge, broken));
const drafts = markedDrafts(await testTools());
const columns = [...tried].filter(([form]) => !/Markdown|untouched/.test(form)).flatMap(([, texts]) => texts);
const whole = [...tried].filter(([form]) => form.startsWith('untouched')).flatMap(([, texts]) => texts);
const [hardest, bare, cut] = ['blank line after every line', 'blank line after every line, no indent', 'Markdown, paragraphs cut once'].map((form) =>
  tried.get(form),
);

function print(name, other) {
  const all = worthOf(other, columns);
  const ofDrafts = worthOf(other, drafts);
  const share = ((100 * all.certain) / (all.right + all.missed)).toFixed(2);
  const cells = [
    name,
    worthOf(other, hardest).f1,
    worthOf(other, bare).f1,
    all.f1,
    share,
    all.certainWrong,
    worthOf(other, cut).recall,
    worthOf(other, whole).wrong,
    `${ofDrafts.wrong} (${ofDrafts.certainWrong})`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

const learn = (skip) =>
  written(
    MODELS.map((_, m) => regress(rows, m, Object.values(judge.GROUPS), skip)),
    groups,
  );
console.log(
  '| left out | F1, blank line after every line | F1, no indent | F1, all columns | certain % | certain, wrong | recall, Markdown | untouched, joined | drafts, wrong |',
);
console.log(`|${' --- |'.repeat(9)}`);
print('nothing (measured again)', await judgeWith(learn(-1)));
for (const [k, group] of groups.entries()) print(group, await judgeWith(learn(k), NO_SHORT_CUT));
print('nothing (the weights in the tree)', judge);
for (const [name, changes] of Object.entries(MECHANISMS)) print(name, await loadJudge(changes));
