import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixAll } from '../server/src/engine/fix-all.ts';
import { chooseFixes } from '../server/src/engine/fixes.ts';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { formOf } from '../server/src/rules/char/forms.ts';
import { rules } from '../server/src/rules/index.ts';
import type { Language } from '../server/src/text/line.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { anyDraft, applyRandomEdit, edit, language, runs } from './generators.ts';
import { plain } from './lint.ts';

/** The invariants of the engine with all rules on (design.md §8). */
const settings = resolveSettings(rules, { profile: 'xinhua' });
const linter = (lang: Language) => createLinter(settings, shippedLexicon(), lang);

describe('always', () => {
  test('1 · after any edits the result equals a fresh lint', () => {
    fc.assert(
      fc.property(anyDraft, language, fc.array(edit, { minLength: 1, maxLength: 5 }), (text, lang, edits) => {
        const kept = linter(lang);
        kept.update(text);
        for (const e of edits) {
          text = applyRandomEdit(text, e);
          expect(plain(kept.update(text).problems)).toEqual(plain(linter(lang).update(text).problems));
        }
      }),
      runs(300),
    );
  });

  test('2, 3 · any text ends without a failure, and ranges lie in the text and split no pair', () => {
    fc.assert(
      fc.property(anyDraft, language, (text, lang) => {
        const { problems, failures } = linter(lang).update(text);
        expect(failures).toEqual([]);
        const whole = (at: number) => !(/[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? ''));
        for (const p of problems) {
          for (const r of [p.range, ...p.related.map((x) => x.range), ...p.fixes.flatMap((f) => f.edits)]) {
            expect(r.start).toBeGreaterThanOrEqual(0);
            expect(r.end).toBeGreaterThanOrEqual(r.start);
            expect(r.end).toBeLessThanOrEqual(text.length);
            expect(whole(r.start) && whole(r.end), `${p.rule} ${JSON.stringify(r)}`).toBe(true);
          }
          for (const f of p.fixes) applyEdits(text, f.edits);
        }
      }),
      runs(500),
    );
  });

  test('4 · fixing all that is safe leaves nothing safe to fix, and keeps every Han character and every value', () => {
    fc.assert(
      fc.property(anyDraft, language, (text, lang) => {
        const lint = (t: string) => linter(lang).update(t).problems;
        const fixed = fixAll(text, lint(text), lint);
        expect(applyEdits(text, fixed.edits)).toBe(fixed.text);
        expect(substance(fixed.text)).toBe(substance(text));
        expect(chooseFixes(lint(fixed.text)).edits, JSON.stringify(fixed.text)).toEqual([]);
      }),
      runs(500),
    );
  });

  test('6 · the order of the rules changes nothing', () => {
    const turned = resolveSettings([...rules].reverse(), { profile: 'xinhua' });
    fc.assert(
      fc.property(anyDraft, language, (text, lang) => {
        const other = createLinter(turned, shippedLexicon(), lang).update(text).problems;
        expect(plain(other)).toEqual(plain(linter(lang).update(text).problems));
      }),
      runs(200),
    );
  });

  test('7 · no finding exceeds its rule, no message keeps a placeholder', () => {
    const bound = new Map(rules.map((r) => [r.meta.id, r.meta.fixable]));
    fc.assert(
      fc.property(anyDraft, language, (text, lang) => {
        for (const p of linter(lang).update(text).problems) {
          for (const m of [p.message, ...p.fixes.map((f) => f.title), ...p.related.map((r) => r.message)]) {
            expect(m.zh && m.en, p.rule).toBeTruthy();
            expect(m.zh + m.en, p.rule).not.toMatch(/\{[a-z]\w*\}/);
          }
          for (const f of p.fixes) expect(f.safety === 'review' ? ['review', 'safe'] : ['safe'], p.rule).toContain(bound.get(p.rule));
        }
      }),
      runs(300),
    );
  });
});

/** Han characters and digits in order, whatever their width or code point, months and days without the zero before them: what a safe fix may not touch. */
function substance(text: string): string {
  const meant = [...text].map((c) => {
    const form = formOf(c);
    return form && form.kind !== 'unit' ? (form.to ?? c) : c;
  });
  const figures = meant
    .join('')
    .normalize('NFKC')
    .replace(/(?<![\d.]\s*)0(?=[1-9]\s*[月日])/gu, '');
  return [...figures].filter((c) => /[\p{Script=Han}\p{Nd}]/u.test(c)).join('');
}
