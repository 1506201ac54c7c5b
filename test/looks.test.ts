import { expect, test } from 'vitest';
import { UNLIMITED } from '../server/src/engine/limits.ts';
import { createLinter, type Linter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { type AnyRule, defineRule, type PlacedFinding } from '../server/src/rule/rule.ts';
import { words } from '../server/src/rule/triggers.ts';

const both = (text: string) => ({ zh: text, en: text });
const meta = (id: string) => ({
  id,
  title: both(''),
  rationale: both(''),
  severity: 'hint' as const,
  fixable: 'none' as const,
  messages: { found: both('{beside}') },
  options: {},
  examples: [{ good: '' }] as const,
});

let asked = 0;
/** Says of each 停航 what the passage behind it begins with. */
const inArticle: AnyRule = defineRule<'found', string>({
  meta: meta('word/in-article'),
  triggers: [words('停航')],
  passage: (_p, _ctx, [at = 0]) => ({ facts: [{ range: { start: at, end: at + 2 }, value: '' }] }),
  article(a) {
    asked++;
    return a.facts.flatMap(({ passage, range }): PlacedFinding<'found'>[] => {
      const beside = a.passage(passage + 1);
      return beside ? [{ passage, range, message: 'found', data: { beside: beside.text.slice(0, 2) } }] : [];
    });
  },
});
/** The same across articles. */
const inDraft: AnyRule = defineRule<'found'>({
  meta: meta('word/in-draft'),
  draft(articles) {
    asked++;
    return articles.flatMap((a) => {
      const beside = a.passage(a.first + 1);
      return beside ? [{ passage: a.first, range: { start: 0, end: 1 }, message: 'found' as const, data: { beside: beside.text.slice(0, 2) } }] : [];
    });
  },
});

const linterOf = (rule: AnyRule): Linter => createLinter(resolveSettings([rule]), shippedLexicon(), 'markdown');
const said = (linter: Linter, text: string): readonly string[] => linter.update(text).problems.map((p) => p.message.zh);
const PAGE = '# 渡轮复航\n\n渡轮停航三天。\n\n码头上很热闹。\n\n乘客都很高兴。\n';

test.each([inArticle, inDraft])('$meta.id: a pass is asked again when a passage has changed that it looked at, although no fact has', (rule) => {
  const linter = linterOf(rule);
  said(linter, PAGE);
  for (const text of [PAGE.replace('码头', '岸边'), PAGE.replace('渡轮停', '船停'), `# 车站\n\n开了。\n\n${PAGE}`, PAGE.replace('# 渡轮复航\n\n', '')])
    expect(said(linter, text), text).toEqual(said(linterOf(rule), text));
});

test.each([inArticle, inDraft])('$meta.id: and not when another has', (rule) => {
  const linter = linterOf(rule);
  said(linter, PAGE);
  asked = 0;
  said(linter, PAGE.replace('很高兴', '高兴'));
  expect(asked).toBe(0);
});

test('a passage outside of the article is not seen', () => {
  const seen: (string | undefined)[] = [];
  const rule: AnyRule = {
    ...inDraft,
    draft(articles) {
      for (const a of articles) seen.push(a.passage(a.first - 1)?.text, a.passage(a.last)?.text, a.passage(a.last + 1)?.text);
      return [];
    },
  };
  said(linterOf(rule), '# 渡轮\n\n复航。\n\n# 车站\n\n开了。\n');
  expect(seen).toEqual([undefined, '复航。', undefined, undefined, '开了。', undefined]);
});

test.each([inArticle, inDraft])('$meta.id: a passage that was too long is seen when it is read', (rule) => {
  const limits = { ...UNLIMITED, paragraph: 8 };
  const limited = () => createLinter(resolveSettings([rule]), shippedLexicon(), 'markdown', limits);
  const findings = (linter: Linter, text: string) =>
    linter
      .update(text)
      .problems.filter((p) => p.rule === rule.meta.id)
      .map((p) => p.message.zh);
  const linter = limited();
  const short = '# 渡轮复航\n\n渡轮停航三天。\n\n码头很热闹。\n';
  findings(linter, short.replace('很热闹', '很热闹很热闹'));
  expect(findings(linter, short)).toEqual(findings(limited(), short));
});
