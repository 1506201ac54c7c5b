import { expect, test } from 'vitest';
import { chooseFixes } from '../server/src/engine/fixes.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { fixingIsSafe, settingsOf } from './invariants.ts';
import { lint } from './lint.ts';

/** What repairing the lines around paragraphs leaves of a text, once. */
function tidied(text: string): string {
  const problems = lint(text, { language: 'markdown' }).filter((p) => p.rule === 'structure/blank-lines');
  return applyEdits(text, chooseFixes(text, problems).edits);
}

const STORY = '展馆昨日开放，观众可以预约参观。';

test.each([
  ['a comment that the paragraph ends with', `${STORY}<!-- 待核\n第二行 -->\n\n\n`, `${STORY}<!-- 待核\n第二行 -->\n`],
  ['the same without a line end', `${STORY}<!-- 待核\n第二行 -->`, `${STORY}<!-- 待核\n第二行 -->\n`],
  ['in a quotation', `> ${STORY}<!-- 待核\n> 第二行 -->`, `> ${STORY}<!-- 待核\n> 第二行 -->\n`],
  ['a tag that the paragraph begins with', `${STORY}\n\n\n\n<span\nclass=x>${STORY}\n`, `${STORY}\n\n<span\nclass=x>${STORY}\n`],
  ['the same at the head', `\n\n<span\nclass=x>${STORY}\n`, `<span\nclass=x>${STORY}\n`],
  ['nothing but text', `\r\n\r\n${STORY}\r\n\r\n\r\n\r\n${STORY}\r\n\r\n`, `${STORY}\r\n\r\n${STORY}\r\n`],
])('the empty lines around a paragraph go, and nothing else: %s', (_, text, wanted) => {
  expect(tidied(text)).toBe(wanted);
});

test('what stands behind the text of the last paragraph stays', () => {
  for (const tail of ['<!-- 一\n二 -->', '<b\nclass=x>', '![一\n二](a.png)', '`一\n二`', '[一][a\nb]']) {
    const text = `${STORY}${tail}`;
    expect(fixingIsSafe(settingsOf({ profile: 'xinhua' }), 'markdown', text).text).toContain(tail.split('\n').at(-1));
  }
});

test('a paragraph that is too long to be read as one piece', () => {
  // It is cut behind final marks, and the first piece bears what stands around the whole.
  const text = `${STORY.repeat(700)}<!-- 待核\n第二行 -->`;
  expect(tidied(`${text}\n\n\n`)).toBe(`${text}\n`);
});
