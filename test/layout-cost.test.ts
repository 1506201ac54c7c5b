import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import { REACH } from '../server/src/text/layout/judge.ts';
import type { Language } from '../server/src/text/line.ts';
import { paragraphsOf } from './line-ends.ts';
import { type Form, random, rebreak } from './rebreak.ts';

/** What a keystroke costs, by the counters of the linter and the draft: no clock. */

const folder = resolve(import.meta.dirname, 'drafts/line-ends');
const STORIES = 'story-archive story-bridge story-clinic story-cold story-forum story-harvest story-relay'.split(' ');
const page = STORIES.map((n) => readFileSync(join(folder, `${n}.txt`), 'utf8')).flatMap(paragraphsOf);
const settings = resolveSettings(rules, {});

/** Passages that one keystroke may make the rules read again. */
const MOST_READ = 5;
const KEYSTROKES = 120;
const TYPED = '的水一天会在，';

function setting(form: Form, width: number) {
  return { form, width, kinsoku: 'squeeze', indent: 2, lead: '　　', eol: '\n' } as const;
}

/** Keystrokes inside paragraphs, here and there: a character is typed, or one is deleted. No line end comes or goes. */
function edits(text: string, next: () => number): string[] {
  const out: string[] = [];
  while (out.length < KEYSTROKES) {
    const at = 1 + Math.floor(next() * (text.length - 2));
    if (!/^\p{Script=Han}{3}$/u.test(text.slice(at - 1, at + 2))) continue;
    const typed = next() < 0.5;
    out.push(text.slice(0, at) + (typed ? TYPED[Math.floor(next() * TYPED.length)] : '') + text.slice(typed ? at : at + 1));
  }
  return out;
}

const texts: [name: string, language: Language, text: string][] = [
  ['paragraphs', 'plaintext', `${page.join('\n\n')}\n`],
  ['Markdown, cut', 'markdown', rebreak(page, setting('cut', 0), random(1)).text],
  ['a column with blank lines', 'plaintext', rebreak(page, setting('blank-lines', 20), random(2)).text],
  ['a narrow column', 'plaintext', rebreak(page, setting('blank-paragraphs', 13), random(3)).text],
  ['a wide column with indents', 'plaintext', rebreak(page, setting('indents', 36), random(4)).text],
];

describe('a keystroke inside a paragraph', () => {
  test.each(texts)('has few passages read and few lines judged again: %s', (_name, language, text) => {
    const linter = createLinter(settings, shippedLexicon(), language);
    linter.update(text);
    const most = { read: 0, judged: 0, passages: 0 };
    for (const edited of edits(text, random(5))) {
      linter.update(edited);
      most.read = Math.max(most.read, linter.cost.passagesRead);
      most.judged = Math.max(most.judged, linter.draft.cost.linesJudged);
      linter.update(text);
      most.read = Math.max(most.read, linter.cost.passagesRead);
    }
    console.log(`${_name}: passages read at most ${most.read}, lines judged at most ${most.judged} of ${text.split('\n').length}`);
    expect(most.read).toBeGreaterThan(0);
    expect(most.read).toBeLessThanOrEqual(MOST_READ);
    // Blank lines are lines too.
    expect(most.judged).toBeLessThanOrEqual(2 * (2 * (REACH + 1) + 1));
  });
});
