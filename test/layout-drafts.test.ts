import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import { lineAt } from '../server/src/text/draft.ts';
import type { Language } from '../server/src/text/line.ts';
import type { Seam } from '../server/src/text/passage.ts';
import { readEnds, type Truth } from './line-ends.ts';

/**
 * Drafts as they are pasted: pages, mail, OCR, web pages. Their line ends are marked with the truth (see line-ends.ts), which
 * the judge is held to:
 *  - what runs on save joins only line ends that are marked as false;
 *  - every one of those is read as false, certain or likely, and closes up as marked; where only the sense tells, it is offered;
 *  - those with page edges behind them are read as false, and the edges go with them, but never on save;
 *  - an end that is kept is not read as false at all; one that may be either is offered at most.
 */
const folder = resolve(import.meta.dirname, 'drafts/line-ends');

/** Drafts that the judge does not get right yet, and why. They must go on failing: who mends one strikes it off. */
const NOT_YET: Readonly<Record<string, string>> = {
  'wechat-breaks.md': 'a file that begins with a full line and a comma, and a hard break behind it, is only offered to be joined',
};

/** Drafts whose layout cannot be repaired: the editor has to be told, by a finding at warning or above that joins nothing. */
const TOLD: readonly string[] = ['columns-interleaved.txt', 'columns-interleaved-blank.txt', 'columns-abreast.txt'];

interface Judged {
  readonly certainty: Seam['certainty'];
  /** what the join takes out of the source, and what it puts in */
  readonly removed: string;
  readonly put: string;
  /** what stands behind it */
  readonly next: string;
}

interface Looked {
  readonly ends: ReadonlyMap<number, Judged>;
  /** lines whose end a safe fix takes out */
  readonly safe: ReadonlySet<number>;
  readonly told: boolean;
}

const settings = resolveSettings(rules, {});

function look(text: string, language: Language): Looked {
  const linter = createLinter(settings, shippedLexicon(), language);
  const report = linter.update(text);
  for (const f of report.failures) throw f.error;
  const { passages, lineStarts } = linter.draft;
  const ends = new Map<number, Judged>();
  for (const { passage, base, mapped } of passages) {
    mapped.map.gaps.forEach((gap, k) => {
      const seam = passage.seams[k] ?? passage.after;
      // What is read as an end and only hinted at is kept.
      if (!seam || seam.certainty === 'unlikely') return;
      const start = base + gap.start;
      const end = base + gap.end;
      ends.set(lineAt(lineStarts, start), { certainty: seam.certainty, removed: text.slice(start, end), put: seam.join, next: text[end] ?? '' });
    });
  }
  const safe = new Set<number>();
  for (const p of report.problems) {
    if (!p.rule.startsWith('wrap/')) continue;
    p.fixes.forEach((f, k) => {
      for (const e of f.edits) {
        const lineEnd = text.slice(e.start, e.end).search(/[\r\n]/);
        if (lineEnd < 0) continue;
        const line = lineAt(lineStarts, e.start + lineEnd);
        if (f.safety === 'safe') safe.add(line);
        // What the editor is offered first is what the seam says, edit by edit.
        const judged = ends.get(line);
        if (k === 0 && judged) ends.set(line, { ...judged, removed: text.slice(e.start, e.end), put: e.text, next: text[e.end] ?? '' });
      }
    });
  }
  const told = report.problems.some((p) => /^(wrap|structure)\//.test(p.rule) && /error|warning/.test(p.severity) && p.fixes.length + p.offers.length === 0);
  return { ends, safe, told };
}

/** What is wrong with the line ends of a draft, in words; empty when all is well. */
function complaints(marked: string, language: Language, eol: '\n' | '\r\n' | '\r' = '\n', told = false): string[] {
  const { text, truths } = readEnds(marked, eol);
  const lines = text.split(eol);
  const found = look(text, language);
  const out: string[] = [];
  let before: Truth = 'kept';
  for (const [i, truth] of truths) {
    // A page edge is no line of its own: it goes with the line end before it.
    const edge = truth === 'page' && before === 'page';
    before = truth;
    const wrong = edge ? (found.ends.has(i) ? 'a page edge, but read as text' : undefined) : complaint(truth, found.ends.get(i), found.safe.has(i));
    if (wrong) out.push(`${i + 1}: ${wrong}: ${lines[i]}`);
  }
  if (told && !found.told) out.push('no finding tells the editor');
  return out;
}

function complaint(truth: Truth, judged: Judged | undefined, safe: boolean): string | undefined {
  if (truth === 'kept')
    return safe ? 'KEPT, BUT JOINED ON SAVE' : judged && judged.certainty !== 'doubtful' ? `kept, but read as ${judged.certainty}` : undefined;
  if (truth === 'either') return safe || judged?.certainty === 'certain' ? 'EITHER, BUT JOINED ON SAVE' : undefined;
  if (!judged) return 'false, but kept';
  if (truth === 'page') return safe ? 'PAGE EDGES, BUT JOINED ON SAVE' : /\S/.test(judged.removed) ? undefined : 'joined, but the page edges stay';
  if (judged.certainty === 'doubtful' && truth !== 'offer') return 'false, but only offered';
  const put = truth === 'blank' ? ' ' : '';
  const hyphen = /^[-\u00ad]/.test(judged.removed);
  if (judged.put !== put || hyphen !== (truth === 'hyphen')) return `joined with ${JSON.stringify(judged.put)} for ${JSON.stringify(judged.removed)}`;
  if (/[^-\u00ad\s>]/.test(judged.removed.replaceAll('<br>', ''))) return `joined without ${JSON.stringify(judged.removed)}`;
  if (/[\s>]/.test(judged.next)) return `joined with ${JSON.stringify(judged.next)} left behind`;
  return undefined;
}

const drafts = readdirSync(folder).map((name) => {
  const language: Language = name.endsWith('.md') ? 'markdown' : 'plaintext';
  return { name, language, marked: readFileSync(join(folder, name), 'utf8') };
});

const wellRead = drafts.filter((d) => NOT_YET[d.name] === undefined);

describe('line ends are judged as marked', () => {
  test.each(wellRead.map((d) => [d.name, d] as const))('%s', (name, { marked, language }) => {
    expect(complaints(marked, language, '\n', TOLD.includes(name))).toEqual([]);
  });

  test.each(wellRead.map((d) => [d.name, d] as const))('%s with CR, and with CRLF', (_name, { marked, language }) => {
    expect(complaints(marked, language, '\r')).toEqual([]);
    expect(complaints(marked, language, '\r\n')).toEqual([]);
  });
});

describe('not yet', () => {
  test('every draft is there', () => {
    const names = drafts.map((d) => d.name);
    for (const name of [...Object.keys(NOT_YET), ...TOLD]) expect(names).toContain(name);
  });

  const failing = drafts.filter((d) => NOT_YET[d.name] !== undefined);
  test.each(failing.map((d) => [d.name, d] as const))('%s', (name, { marked, language }) => {
    expect(complaints(marked, language, '\n', TOLD.includes(name)), 'mended: strike it off the list').not.toEqual([]);
  });
});
