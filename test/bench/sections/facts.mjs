// What the rules of figures find of wrong figures. True statements, made ones (templates with figures by chance) and those of real copy
// (../shared/corpora, or NEWSPROOF_ARTICLES=FOLDER) have one figure changed beyond rounding: how many are told, by kind? A statement
// that the changed figure leaves true (a tiny part of a rounded whole) does not count.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { random } from '../corpus.mjs';
import { closedStatements, createLinter, resolveSettings, rules, shippedLexicon } from '../out/engine.cjs';
import { table } from '../timing.mjs';

const CORPORA = fileURLToPath(new URL('../../../../shared/corpora', import.meta.url));
const KINDS = ['sum', 'change', 'share', 'ratio', 'span', 'age'];
const MADE_OF_EACH = 40;
const YEAR = 2023;
const GOAL = 90;

const whole = (next, low, high) => low + Math.floor(next() * (high - low + 1));
const HEAD = `---\ndate: ${YEAR}-06-01\n---\n\n`;

/** True sentences of each kind. */
const MADE = {
  sum: [
    (n, [a, b, c] = [whole(n, 12, 90), whole(n, 12, 90), whole(n, 12, 90)]) => `三家企业分别捐款${a}万元、${b}万元和${c}万元，合计${a + b + c}万元。`,
    (n, [a, b] = [whole(n, 20, 80), whole(n, 20, 80)]) => `培训班共有学员${a + b}名，男学员${a}名、女学员${b}名。`,
    (n, [a, b, c] = [whole(n, 4, 30), whole(n, 4, 30), whole(n, 4, 30)]) => `代表团共获得${a + b + c}枚奖牌，其中金牌${a}枚、银牌${b}枚、铜牌${c}枚。`,
    (n, [a, b] = [whole(n, 3, 20), whole(n, 3, 30)]) => `塌方造成${a + b}人伤亡，其中${a}人死亡、${b}人受伤。`,
    (n, [a, b, c] = [whole(n, 10, 40), whole(n, 10, 40), whole(n, 5, 20)]) => `全班${a + b + c}人，${a}人骑车，${b}人步行，其余${c}人坐公交。`,
  ],
  change: [
    (n, [a, k] = [whole(n, 20, 90), whole(n, 12, 85)]) => `游客由去年的${a}万人次增加到${round1(a * (1 + k / 100))}万人次，增长${k}%。`,
    (n, [a, b] = [whole(n, 40, 90), whole(n, 10, 35)]) => `办理时间由${a}天缩短至${b}天，缩短${a - b}天。`,
    (n, [a, d] = [whole(n, 40, 60) / 10, whole(n, 4, 20) / 10]) => `失业率由${fixed1(a)}%降至${fixed1(a - d)}%，下降${fixed1(d)}个百分点。`,
    (n, [a, k] = [whole(n, 100, 900), whole(n, 15, 60)]) =>
      `全年营收${Math.round(a * (1 + k / 100))}亿元，比上年的${a}亿元增长${round1((Math.round(a * (1 + k / 100)) / a - 1) * 100)}%。`,
    (n, [a, k] = [whole(n, 12, 60), whole(n, 2, 7)]) => `合作社成员从${a}户增加到${a * (k + 1)}户，增长了${k}倍。`,
  ],
  share: [
    (n, a = whole(n, 20, 80)) => `全校学生中，本地学生占${a}%，其余${100 - a}%来自外省。`,
    (n, [a, b] = [whole(n, 20, 45), whole(n, 20, 45)]) => `订单中，国内客户占${a}%，亚洲客户占${b}%，其余${100 - a - b}%来自别处。`,
  ],
  ratio: [
    (n, [a, b] = [whole(n, 200, 900), whole(n, 40, 95)]) =>
      `全市${a}个村中，已有${Math.round((a * b) / 100)}个村通了公交车，通达率为${round1((Math.round((a * b) / 100) / a) * 100)}%。`,
  ],
  span: [
    (n, [a, d] = [whole(n, 1, 12), whole(n, 4, 16)]) => `展览从5月${a}日开始，到5月${a + d}日结束，为期${d + 1}天。`,
    (n, [a, d] = [whole(n, 1990, 2010), whole(n, 4, 12)]) => `大桥${a}年开工，${a + d}年通车，历时${d}年。`,
    (n, [a, d] = [whole(n, 7, 9), whole(n, 2, 9)]) => `会议从${a}时开到${a + d}时，持续了${d}个小时。`,
  ],
  age: [
    (n, [a, d] = [whole(n, 1920, 1940), whole(n, 60, 80)]) => `老人${a}年生于海州，${a + d}年因病去世，享年${d}岁。`,
    (n, a = whole(n, 1950, 1995)) => `他${a}年出生在海州，今年${YEAR - a}岁。`,
    (n, a = whole(n, 1970, 2005)) => `她${a}年从教，如今从教${YEAR - a}年。`,
    (n, a = whole(n, 1940, 1990)) => `两国${a}年建交，今年迎来建交${YEAR - a}周年。`,
  ],
};

const round1 = (x) => String(Math.round(x * 10) / 10);
const fixed1 = (x) => x.toFixed(1);

/** Another number of the same look for the first in `figure`: larger by a third to two thirds, and by three at least. */
function changed(figure, next) {
  const found = /\d+(?:\.\d+)?/.exec(figure);
  if (!found) return undefined;
  const places = found[0].includes('.') ? found[0].length - found[0].indexOf('.') - 1 : 0;
  const value = Number(found[0]);
  const isYear = figure[found.index + found[0].length] === '年' && value > 1800;
  const isDay = /[月日时]/.test(figure);
  if (isDay) return undefined;
  const other = isYear ? value - whole(next, 5, 15) : value + Math.max(places > 0 ? 0.5 : 3, value * (0.34 + next() / 3));
  return figure.replace(found[0], places > 0 ? other.toFixed(places) : String(Math.round(other)));
}

function judge(texts, spoil) {
  const settings = resolveSettings([closedStatements]);
  const facts = rules.filter((rule) => rule.meta.id.startsWith('fact/') && rule.meta.id !== 'fact/sequence');
  const told = resolveSettings(facts);
  const lexicon = shippedLexicon();
  const read = (text, language) => createLinter(settings, lexicon, language).update(text).problems;
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, { read: 0, wrong: 0, found: 0 }]));
  for (const { text, language } of texts) {
    for (const statement of read(text, language)) {
      const count = counts[statement.message.en];
      const figures = [statement.range, ...statement.related.map((r) => r.range)];
      count.read++;
      const made = spoil(text, figures);
      if (!made) continue;
      const [start, end] = [Math.min(...figures.map((r) => r.start)), Math.max(...figures.map((r) => r.end)) + 3];
      const within = (p) => p.range.start >= start && p.range.start <= end;
      if (read(made, language).some((p) => p.message.en === statement.message.en && within(p))) continue;
      count.wrong++;
      if (createLinter(told, lexicon, language).update(made).problems.some(within)) count.found++;
    }
  }
  return counts;
}

/** Changes one of the figures, whichever can be. */
const spoiler = (next) => (text, figures) => {
  const order = figures.map((range) => ({ range, by: next() })).sort((a, b) => a.by - b.by);
  for (const { range } of order) {
    const figure = text.slice(range.start, range.end);
    const other = changed(figure, next);
    if (other !== undefined && other !== figure) return text.slice(0, range.start) + other + text.slice(range.end);
  }
  return undefined;
};

function report(title, counts, sentences) {
  console.log(`\n${title}\n`);
  const rows = KINDS.filter((kind) => counts[kind].read > 0 || sentences);
  table(
    ['kind', ...(sentences ? ['true sentences'] : []), 'read as true', 'made wrong', 'told', `% (goal ≥ ${GOAL})`],
    rows.map((kind) => {
      const { read, wrong, found } = counts[kind];
      return [kind, ...(sentences ? [sentences[kind]] : []), read, wrong, found, wrong > 0 ? Math.round((found / wrong) * 100) : ''];
    }),
  );
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && /\.(?:md|txt)$/.test(f.name))
    .map((f) => join(f.parentPath, f.name));
}

export default function facts() {
  const next = random(11);
  const made = KINDS.flatMap((kind) =>
    MADE[kind].flatMap((write) => Array.from({ length: MADE_OF_EACH }, () => ({ kind, text: `${HEAD}${write(next)}\n`, language: 'markdown' }))),
  );
  const sentences = Object.fromEntries(KINDS.map((kind) => [kind, made.filter((m) => m.kind === kind).length]));
  const settings = resolveSettings(rules.filter((rule) => rule.meta.id.startsWith('fact/')));
  const wrong = made.filter(({ text }) => createLinter(settings, shippedLexicon(), 'markdown').update(text).problems.length > 0);
  report('made sentences', judge(made, spoiler(next)), sentences);
  console.log(`\nfindings in the ${made.length} true sentences: ${wrong.length}`);
  for (const { text } of wrong.slice(0, 5)) console.log(`  ${text.slice(HEAD.length).trim()}`);
  const folders = process.env.NEWSPROOF_ARTICLES ? [process.env.NEWSPROOF_ARTICLES] : ['clean/dev', 'wild/dev'].map((f) => join(CORPORA, f)).filter(existsSync);
  if (folders.length === 0) return;
  const files = folders.flatMap(filesUnder).map((path) => ({ text: readFileSync(path, 'utf8'), language: path.endsWith('.md') ? 'markdown' : 'plaintext' }));
  report(`statements of ${files.length} articles of real copy`, judge(files, spoiler(next)));
}
