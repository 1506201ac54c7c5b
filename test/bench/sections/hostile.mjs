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

const LANGUAGES = ['markdown', 'plaintext'];

/** How many times longer a text of twice the size takes under some rules; 0 below a millisecond, where the clock says nothing. */
async function growth(piece, list, language) {
  const settings = resolveSettings(list);
  const job = (n) => () => createLinter(settings, shippedLexicon(), language).update(piece.repeat(Math.ceil(n / piece.length)));
  const ms = await alternate({ once: job(40_000), twice: job(80_000) }, { rounds: 7, warm: 2, limit: 2000 });
  return ms.twice < 1 ? 0 : ms.twice / ms.once;
}

export default async function hostile() {
  const rows = [];
  for (const [shape, piece] of Object.entries(SHAPES)) {
    for (const language of LANGUAGES) {
      const all = await growth(piece, rules, language);
      // Each rule by itself where all together look suspicious, so that a quadratic one has a name.
      const alone = [];
      if (all >= 2.5) for (const rule of rules) alone.push([rule.meta.id, await growth(piece, [rule], language)]);
      const worst = alone.sort((a, b) => b[1] - a[1])[0];
      rows.push([shape, language, round(all), worst ? `${worst[0]} ${round(worst[1])}` : '']);
    }
  }
  table(['paragraph of', 'read as', 'growth when doubled (goal < 3)', 'worst rule alone'], rows);
}
