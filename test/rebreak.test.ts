import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseFixes } from '../server/src/engine/fixes.ts';
import { createLinter, type Linter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import type { Language } from '../server/src/text/line.ts';
import { applyEdits, type TextEdit } from '../server/src/text/range.ts';
import { paragraphsOf } from './line-ends.ts';
import { type Broken, type Form, random, rebreak, type Setting } from './rebreak.ts';

/** Texts broken again as pages do it, and healed. Fixed seed: the figures do not change from run to run. */

const drafts = resolve(import.meta.dirname, 'drafts/line-ends');
const STORIES =
  'story-archive story-bridge story-clinic story-cold story-forum story-harvest story-relay captions-between reporting-openers ends-in-quote dashes-ellipsis numbers-cut numbers-cut-tight covid-hyphen questions-column full-line-stops list-of-items-column'.split(
    ' ',
  );

function stories(): string[][] {
  const sample = readFileSync(resolve(import.meta.dirname, '../samples/03-通稿.txt'), 'utf8');
  return [...STORIES.map((n) => readFileSync(join(drafts, `${n}.txt`), 'utf8')), sample].map(paragraphsOf);
}

const FORMS: readonly Form[] = ['blank-lines', 'blank-paragraphs', 'indents', 'cut'];
const pick = <T>(list: readonly T[], next: () => number): T => list[Math.floor(next() * list.length)] as T;

/** Any width from 12 to 40 cells, any indent, any of the four forms. */
function anySetting(form: Form, next: () => number): Setting {
  return {
    form,
    width: 12 + Math.floor(next() * 29),
    kinsoku: pick(['push', 'hang', 'squeeze'] as const, next),
    indent: form === 'indents' ? 2 : pick([0, 2, 2], next),
    lead: pick(['　　', '　　', '    ', '\u00a0\u00a0\u00a0\u00a0', '\t'], next),
    eol: pick(['\n', '\n', '\r\n', '\r'] as const, next),
    divides: next() < 0.2,
  };
}

interface Run {
  readonly setting: Setting;
  readonly broken: Broken;
  readonly linter: Linter;
  readonly safe: readonly TextEdit[];
  /** certain and likely joins */
  readonly all: readonly TextEdit[];
}

const settings = resolveSettings(rules, {});
const lint = (language: Language, text: string): Linter => {
  const linter = createLinter(settings, shippedLexicon(), language);
  linter.update(text);
  return linter;
};

const safeJoins = (linter: Linter, text: string): TextEdit[] => chooseFixes(text, linter.update(text).problems, { rules: ['wrap'] }).edits;

/** The joins of all line ends that are read as false. */
function readJoins({ draft }: Linter): TextEdit[] {
  return draft.passages.flatMap(({ passage, base, mapped }) =>
    passage.seams.map((s, k) => {
      const gap = mapped.map.gaps[k] as { start: number; end: number };
      return { start: base + gap.start, end: base + gap.end, text: s.join };
    }),
  );
}

const languageOf = (form: Form): Language => (form === 'cut' ? 'markdown' : 'plaintext');

const EACH = 60;
const runs: Run[] = [];

beforeAll(() => {
  const next = random(20260101);
  const texts = stories();
  for (const form of FORMS) {
    for (let i = 0; i < EACH; i++) {
      const setting = anySetting(form, next);
      // A page has one to three of them, one after the other.
      const page = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(texts, next)).flat();
      const broken = rebreak(page, setting, next);
      const linter = lint(languageOf(form), broken.text);
      runs.push({ setting, broken, linter, safe: safeJoins(linter, broken.text), all: readJoins(linter) });
    }
  }
});

/** Whether some edit takes out a line end of a range. */
const takes = (edits: readonly TextEdit[], text: string) => (start: number, end: number) =>
  edits.some((e) => e.start < end && e.end > start && /[\r\n]/.test(text.slice(Math.max(start, e.start), Math.min(end, e.end))));

interface Score {
  ends: number;
  right: number;
  safe: number;
  safeWrong: number;
  seamWrong: number;
}

function score(list: readonly Run[]): Score {
  const s: Score = { ends: 0, right: 0, safe: 0, safeWrong: 0, seamWrong: 0 };
  for (const { broken, safe, all } of list) {
    const joined = takes(all, broken.text);
    const saved = takes(safe, broken.text);
    for (const end of broken.ends) {
      s.ends++;
      const put = all.find((e) => e.start <= end.start && e.end >= end.end)?.text;
      if (joined(end.start, end.end) === end.false) s.right++;
      if (end.false && put !== undefined && put !== end.join) s.seamWrong++;
      if (!saved(end.start, end.end)) continue;
      s.safe++;
      if (!end.false) s.safeWrong++;
    }
  }
  return s;
}

describe('a text that was broken again', () => {
  test.each(FORMS.map((f) => [f] as const))('heals to the original: %s', (form) => {
    const s = score(runs.filter((r) => r.setting.form === form));
    console.log(
      `${form}: ${s.ends} line ends, right ${((100 * s.right) / s.ends).toFixed(2)} %, joined on save ${s.safe}, wrongly ${s.safeWrong}, seam text wrong ${s.seamWrong}`,
    );
    expect(s.ends).toBeGreaterThan(500);
    expect(s.right / s.ends).toBeGreaterThanOrEqual(0.97);
  });

  test('heals to the original at 99 of 100 line ends, and what is joined on save is right', () => {
    const s = score(runs);
    expect(s.right / s.ends).toBeGreaterThanOrEqual(0.99);
    expect(s.safeWrong / s.safe).toBeLessThanOrEqual(0.001);
    expect(s.seamWrong / s.ends).toBeLessThanOrEqual(0.001);
  });

  test('is the original where every line end was right', () => {
    for (const { broken, all } of runs) {
      const joined = takes(all, broken.text);
      if (broken.ends.every((e) => joined(e.start, e.end) === e.false)) expect(applyEdits(broken.text, all)).toBe(broken.healed);
    }
  });
});

describe('joining', () => {
  test('twice is joining once', () => {
    for (const { setting, broken, safe } of runs) {
      const once = applyEdits(broken.text, safe);
      expect(safeJoins(lint(languageOf(setting.form), once), once), JSON.stringify(setting)).toEqual([]);
    }
  });

  test('removes nothing but line ends, blanks and indents, and puts in at most a blank', () => {
    const bare = (text: string): string => text.replace(/[\s\u3000]/g, '');
    for (const { broken, safe } of runs) {
      for (const e of safe) {
        expect(broken.text.slice(e.start, e.end)).toMatch(/^\s*[\r\n]\s*$/);
        expect(['', ' ']).toContain(e.text);
      }
      expect(bare(applyEdits(broken.text, safe))).toBe(bare(broken.text));
    }
  });

  test('is undone by the inverse edits, to the byte', () => {
    for (const { broken, all } of runs) expect(applyEdits(applyEdits(broken.text, all), inverse(broken.text, all))).toBe(broken.text);
  });
});

/** Edits of the edited text that bring the text back. */
function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start)
    .map((e) => {
      const start = e.start + shift;
      shift += e.text.length - (e.end - e.start);
      return { start, end: start + e.text.length, text: text.slice(e.start, e.end) };
    });
}
