import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import type { Language } from '../server/src/text/line.ts';
import { addressed, anyDraft, edit, hostileDraft, language, runs } from './generators.ts';
import { addresses, fixingIsSafe, incrementalIsFresh, lineEnds, lineEndsStay, rangesAreValid, settingsOf } from './invariants.ts';
import { plain } from './lint.ts';

/** The invariants of the engine (docs/architecture.md, "What holds everywhere") with all rules on. */
const settings = settingsOf({ profile: 'xinhua' });
/** A style without blanks and one with them. */
const profile = fc.constantFrom('xinhua' as const, 'tech-blog' as const);
const byProfile = { xinhua: settings, 'tech-blog': settingsOf({ profile: 'tech-blog' }) };
const linter = (lang: Language) => createLinter(settings, shippedLexicon(), lang);

describe('always', () => {
  test('1 · after any edits the result equals a fresh lint', () => {
    fc.assert(
      fc.property(anyDraft, language, fc.array(edit, { minLength: 1, maxLength: 5 }), (text, lang, edits) => incrementalIsFresh(settings, lang, text, edits)),
      runs(300),
    );
  });

  test('2, 3 · any text ends without a failure, and ranges lie in the text and split no pair', () => {
    fc.assert(
      fc.property(anyDraft, language, (text, lang) => rangesAreValid(settings, lang, text)),
      runs(500),
    );
  });

  test('4 · fixing all that is safe leaves nothing safe to fix, and keeps every Han character, every value and every line end whole', () => {
    fc.assert(
      fc.property(anyDraft, language, profile, (text, lang, by) => {
        fixingIsSafe(byProfile[by], lang, text);
      }),
      runs(500),
    );
  });

  test('4 · no line end is made, or made another, that no rule is there to make', () => {
    // It gives a source that runs on a paragraph of its own.
    const others = settingsOf({ rules: { 'dateline/run-on-credit': 'off' } });
    fc.assert(
      fc.property(hostileDraft, language, (text, lang) => {
        const fixed = fixingIsSafe(others, lang, text);
        expect(lineEndsStay(text, fixed.text), JSON.stringify(fixed.text)).toBe(true);
      }),
      runs(300),
    );
  });

  test('4 · a file of one style of line ends keeps it', () => {
    fc.assert(
      fc.property(hostileDraft, language, fc.constantFrom('\n', '\r\n', '\r'), (draft, lang, end) => {
        const text = `甲${end}${draft.replace(/\r\n|\r|\n/g, end)}`;
        const ends = new Set(lineEnds(fixingIsSafe(settings, lang, text).text));
        expect([...ends].filter((e) => e !== end)).toEqual([]);
      }),
      runs(200),
    );
  });

  test('4 · addresses come out as they were', () => {
    fc.assert(
      fc.property(addressed, profile, (text, by) => {
        const kept = addresses(fixingIsSafe(byProfile[by], 'plaintext', text).text);
        // What was none may become one: http:␣//a.cn.
        const lost = addresses(text).filter((a) => {
          const at = kept.indexOf(a);
          if (at >= 0) kept.splice(0, at + 1);
          return at < 0;
        });
        expect(lost).toEqual([]);
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
