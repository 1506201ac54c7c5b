// What each rule costs on 1 MB, within a full lint: its passage pass, and its passes over articles and the draft.
import { makeText } from '../corpus.mjs';
import * as engine from '../out/engine.cjs';
import { ruleCosts } from '../rule-costs.mjs';
import { round, table } from '../timing.mjs';

/** ms a MB that a rule may cost, the dearer of both texts, without a reason. */
const MOST = 1.5;

/** Why a rule may cost more. The sample drafts are full of slips: one passage in four has a finding, which real copy has not. */
const REASONS = {
  'names/inconsistent': 'reads every name that no list has, and pairs them within the article',
  'names/title-date': 'reads a title before every name, listed or not',
  'names/typo': 'holds every string of three characters against the listed names',
  'names/first-mention': 'facts of every name, since the first one decides',
  'names/interpunct': 'asked of every name and every point',
  'names/regional-form': 'facts of every name that a region spells its own way',
  'repeat/sentence': 'joins the sentences of the whole file',
  'repeat/copied-clause': 'joins the clauses of the whole file',
  'repeat/doubled-char': 'looks at every unit beside its neighbour, and cuts words around each pair',
  'num/mixed-forms': 'classes of all numbers of the file; told of words only',
  'num/month-day-event': 'asked of every number',
  'num/impossible-date': 'random days in the sample: every tenth is impossible',
  'dateline/date-conflict': 'random days in the sample: nearly every dateline conflicts with its text',
  'dateline/format': 'random days in the sample: many datelines have a finding of several edits',
  'dateline/missing': 'asks of every lead whether it names a source',
  'byline/format': 'separators in every dateline of the sample',
  'num/unit-symbol': 'facts of every unit, since the forms of the article decide',
  'space/digit-han': 'a blank in every other line of the sample is a finding',
  'space/between-han': 'judges the words round each blank; the sample is full of them',
  'space/beside-punct': 'judges each blank; the sample is full of them',
  'char/ocr-confusable': 'its own words in one scan of the text: pairs of any Han characters',
  'char/traditional': 'its table comes with the lexicon: one scan of the text',
  'char/compat-form': 'a finding wherever it is called',
  'leftover/web-chrome': 'looks at both ends of every passage, and at all of a short line',
  'structure/non-news-block': 'looks at every unit of a short line: headlines are half of the passages of the sample',
  'structure/split-heading': 'headlines are half of the passages of the sample',
  'structure/unmarked-subhead': 'facts of every passage of an article, since neighbours decide',
  'punct/unpaired': 'pairs across paragraphs',
  'punct/quote-boundary': 'asked of every quotation mark',
  'punct/halfwidth-paren': 'a finding wherever it is called',
};

export default async function perRule() {
  const texts = { md: ['markdown', makeText('md', 1e6)], txt: ['plaintext', makeText('txt', 1e6)] };
  const found = Object.entries(texts).map(([kind, [language, text]]) => [kind, ruleCosts(engine, text, language)]);
  const [[, md], [, txt]] = found;
  console.log('Views that rules share, ms/MB');
  table(
    ['view', 'md', 'txt'],
    md.shared.map(({ name, ms }, k) => [name, round(ms), round(txt.shared[k].ms)]),
  );
  const rows = md.rules.map((r, k) => {
    const t = txt.rules[k];
    const worst = Math.max(r.passage + r.article, t.passage + t.article);
    return { id: r.id, worst, cells: [r.passage, r.article, t.passage, t.article], called: [r.called, t.called] };
  });
  const sum = (k) => round(rows.reduce((all, r) => all + r.cells[k], 0));
  const share = (x) => `${Math.round(x * 100)} %`;
  console.log(`\nms/MB of each rule: passage pass, passes over articles and draft, passages it is called for (above ${MOST} with a reason)`);
  table(
    ['rule', 'md', 'articles', 'called', 'txt', 'articles', 'called', 'reason'],
    [
      ...rows
        .sort((a, b) => b.worst - a.worst)
        .map(({ id, worst, cells, called }) => [
          id,
          ...cells.slice(0, 2).map(round),
          share(called[0]),
          ...cells.slice(2).map(round),
          share(called[1]),
          worst > MOST ? (REASONS[id] ?? 'NONE') : '',
        ]),
      ['all', sum(0), sum(1), '', sum(2), sum(3), '', ''],
    ],
  );
  const dear = rows.filter(({ id, worst }) => worst > MOST && !REASONS[id]);
  console.log(`\nabove ${MOST} ms/MB without a reason (goal: none): ${dear.map((r) => `${r.id} ${round(r.worst)}`).join(', ') || 'none'}`);
}
