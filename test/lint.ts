import { createLinter } from '../server/src/engine/lint.ts';
import type { Problem } from '../server/src/engine/place.ts';
import { type Config, resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import type { AnyRule } from '../server/src/rule/rule.ts';
import { rules as allRules } from '../server/src/rules/index.ts';
import type { Language } from '../server/src/text/line.ts';
import { applyEdits, type Range } from '../server/src/text/range.ts';
import type { Mark } from './marks.ts';

/** Lints a text once, with all rules or those given. A rule that throws fails the test. */
export function lint(
  text: string,
  { rules = allRules, language = 'plaintext', config = {} }: { rules?: readonly AnyRule[]; language?: Language; config?: Config } = {},
): readonly Problem[] {
  const report = createLinter(resolveSettings(rules, config), shippedLexicon(), language).update(text);
  for (const f of report.failures) throw f.error;
  return report.problems;
}

/** What the first fix of a problem leaves in the place of the range. Undefined when it edits outside of it. */
function replacement(text: string, range: Range, p: Problem): string | undefined {
  const edits = p.fixes[0]?.edits;
  if (!edits || edits.some((e) => e.start < range.start || e.end > range.end)) return undefined;
  return applyEdits(
    text.slice(range.start, range.end),
    edits.map((e) => ({ start: e.start - range.start, end: e.end - range.start, text: e.text })),
  );
}

/** Problems as marks, for comparison with a marked draft. */
export function problemMarks(text: string, problems: readonly Problem[], withRule: boolean): Mark[] {
  return problems.map((p) => {
    const to = replacement(text, p.range, p);
    const fix = p.fixes[0];
    return {
      start: p.range.start,
      end: p.range.end,
      ...(withRule ? { rule: p.rule } : {}),
      ...(fix && to !== undefined ? { fix: { text: to, safety: fix.safety } } : {}),
    };
  });
}

/** Problems as plain data with everything worked out, for comparison. */
export function plain(problems: readonly Problem[]): unknown {
  return problems.map(({ rule, severity, range, message, fixes, related }) => ({
    rule,
    severity,
    range,
    message,
    related,
    fixes: fixes.map(({ title, safety, edits }) => ({ title, safety, edits })),
  }));
}
