// How right the layout judge is, and how sure it may be: the project's own stories broken again in any width, indent and form
// (test/rebreak.ts), and the articles of a folder in NEWSPROOF_ARTICLES, broken again by scripts/layout/.
import { env } from 'node:process';
import { readArticles } from '../../../scripts/layout/break-again.mjs';
import { calibrationOf, printCalibration } from '../../../scripts/layout/calibrate.mjs';
import { stories, testTools } from '../../../scripts/layout/drafts.mjs';
import { loadJudge } from '../../../scripts/layout/judge.mjs';
import { textsOf } from '../../../scripts/layout/learn.mjs';
import { shippedLexicon } from '../out/engine.cjs';

const EACH = 120;
const FORMS = ['blank-lines', 'blank-paragraphs', 'indents', 'cut'];

/** Pages of one to three stories, set in one form. */
function pages(type, form) {
  const texts = stories(type);
  const next = type.random(20_260_102 + FORMS.indexOf(form));
  const pick = (list) => list[Math.floor(next() * list.length)];
  return Array.from({ length: EACH }, () => {
    const page = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(texts)).flat();
    const setting = {
      form,
      width: 12 + Math.floor(next() * 29),
      kinsoku: pick(['push', 'hang', 'squeeze']),
      indent: form === 'indents' ? 2 : pick([0, 2, 2]),
      lead: pick(['　　', '    ']),
      eol: '\n',
      divides: next() < 0.2,
    };
    const { text, ends } = type.rebreak(page, setting, next);
    const falseEnds = new Set(ends.filter((e) => e.false).map((e) => text.slice(0, e.start).split('\n').length - 1));
    return { text, language: form === 'cut' ? 'markdown' : 'plaintext', falseEnds };
  });
}

export default async function layout() {
  const judge = await loadJudge();
  const words = shippedLexicon();
  const type = await testTools();
  console.log(`${FORMS.length * EACH} pages of the project's own stories, width 12 to 40 characters:\n`);
  printCalibration(
    calibrationOf(
      judge,
      FORMS.flatMap((form) => pages(type, form)),
      words,
    ),
  );
  const folder = env.NEWSPROOF_ARTICLES;
  if (!folder) {
    console.log('\nThe same over other articles: NEWSPROOF_ARTICLES=FOLDER (docs/layout.md, "Measuring again")');
    return;
  }
  const articles = readArticles(folder);
  console.log(`\n${articles.length} articles of ${folder}, broken again by scripts/layout/break-again.mjs:\n`);
  printCalibration(calibrationOf(judge, [...textsOf(articles).values()].flat(), words));
}
