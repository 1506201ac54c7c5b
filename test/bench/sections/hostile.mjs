// Doubling a hostile paragraph must cost less than 3 × for every rule (and for reading and laying out alone).
import { createLinter, resolveSettings, rules, shippedLexicon } from '../out/engine.cjs';
import { alternate, round, table } from '../timing.mjs';

const SHAPES = {
  commas: '，',
  quotes: '“',
  'closed quotes': '“a”',
  brackets: '（',
  'ascii brackets': '(',
  digits: '1',
  'digits and blanks': '1 ',
  han: '会',
  'han and blanks': '会 ',
  dates: '6月12日',
  names: '特朗普',
  dots: '·',
  'ascii dots': '.',
  'link marks': '[',
  stars: '*',
  backticks: '`',
  angles: '<',
  'short lines': '会谈\n',
  'blank lines': '\n',
  'column lines': '会谈在当天下午举行双方就合作交换了意见并同意保持\n\n',
  datelines: '新华社北京6月12日电',
  quotations: '> ',
  'list marks': '- ',
};

export default async function hostile() {
  const cases = [['(reading)', []], ...rules.map((r) => [r.meta.id, [r]]), ['(all rules)', rules]];
  const rows = [];
  for (const [shape, piece] of Object.entries(SHAPES)) {
    const worst = { rule: '', ratio: 0 };
    for (const [name, list] of cases) {
      const settings = resolveSettings(list);
      for (const language of ['markdown', 'plaintext']) {
        const job = (n) => () => createLinter(settings, shippedLexicon(), language).update(piece.repeat(Math.ceil(n / piece.length)));
        const ms = await alternate({ once: job(40_000), twice: job(80_000) }, { rounds: 5, warm: 1, limit: 2000 });
        // Below a millisecond the clock says nothing.
        const ratio = ms.twice < 1 ? 0 : ms.twice / ms.once;
        if (ratio > worst.ratio) Object.assign(worst, { rule: name, ratio });
      }
    }
    rows.push([shape, round(worst.ratio), worst.rule]);
  }
  table(['paragraph of', 'worst growth when doubled (goal < 3)', 'by'], rows);
}
