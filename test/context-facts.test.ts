import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnyRule, Fact } from '../server/src/rule/rule.ts';
import { rules } from '../server/src/rules/index.ts';
import { lint, plain } from './lint.ts';
import { readMarks } from './marks.ts';

/** The rule as it would be if nobody said of its facts that they are context. */
function withoutContext(rule: AnyRule): AnyRule {
  const { passage } = rule;
  if (!passage) return rule;
  const bare = ({ range, value }: Fact): Fact => ({ range, value });
  return {
    ...rule,
    passage(p, ctx, places) {
      const out = passage.call(rule, p, ctx, places);
      return out.facts ? { ...out, facts: out.facts.map(bare) } : out;
    },
  };
}

const judging = rules.filter((rule) => rule.article || rule.draft);
const sample = (name: string): string => readFileSync(join(import.meta.dirname, '../samples', name), 'utf8');

test('facts that are only context lead to nothing by themselves', () => {
  const texts = [
    ...['01-分页断行.md', '02-报纸专栏.txt', '03-通稿.txt'].map(sample),
    ...judging.flatMap(({ meta }) => meta.examples.map(({ bad, good }) => (bad === undefined ? (good as string) : readMarks(bad).text))),
  ];
  const asked = judging.map(withoutContext);
  for (const text of texts) expect(plain(lint(text, { rules: judging })), text).toEqual(plain(lint(text, { rules: asked })));
});

test('some rules have facts that are', () => {
  const text = '渡轮12日复航。\n\n渡轮13日停航。\n';
  const context = rules.filter(({ passage }) => passage && isContext(passage, text));
  expect(context.map((r) => r.meta.id)).toEqual(expect.arrayContaining(['num/mixed-forms']));
});

function isContext(passage: NonNullable<AnyRule['passage']>, text: string): boolean {
  let seen = false;
  lint(text, {
    rules: rules.map((rule) =>
      rule.passage === passage
        ? {
            ...rule,
            passage(p, ctx, places) {
              const out = passage.call(rule, p, ctx, places);
              seen ||= out.facts?.some((f) => f.context === true) === true;
              return out;
            },
          }
        : rule,
    ),
  });
  return seen;
}
