import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import { cleanNews, type NewsDraft } from './news.ts';

/** So many calls of its pass are allowed a rule and megabyte of clean copy, on the whole. Without triggers there were 3,000. */
const MOST = 450 * rules.length;

const settings = resolveSettings(rules);

function lintAll(drafts: readonly NewsDraft[]): { readonly problems: readonly string[]; readonly calls: number } {
  const problems: string[] = [];
  let calls = 0;
  let bytes = 0;
  for (const { name, text } of drafts) {
    const linter = createLinter(settings, shippedLexicon(), name.endsWith('.md') ? 'markdown' : 'plaintext');
    for (const p of linter.update(text).problems) problems.push(`${name}: ${p.rule}: ${text.slice(p.range.start, p.range.end)}`);
    calls += linter.cost.passesCalled;
    bytes += Buffer.byteLength(text);
  }
  return { problems, calls: Math.round(calls / (bytes / 1e6)) };
}

test('clean copy wakes few rules, and none finds anything in it', () => {
  const { problems, calls } = lintAll(cleanNews(220_000));
  expect(problems).toEqual([]);
  expect(calls).toBeLessThanOrEqual(MOST);
});

const CLEAN = join(import.meta.dirname, '../../shared/corpora/clean/dev');
if (!existsSync(CLEAN)) console.log('skipped: ../shared/corpora is absent');

test.runIf(existsSync(CLEAN))('so does copy of many sources', () => {
  const names = readdirSync(CLEAN, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:md|txt)$/.test(name));
  expect(lintAll(names.map((name) => ({ name, text: readFileSync(join(CLEAN, name), 'utf8') }))).calls).toBeLessThanOrEqual(MOST);
});
