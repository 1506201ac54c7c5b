import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { Draft } from '../server/src/text/draft.ts';
import { isProse, judgeLines, type LineLayout, REACH } from '../server/src/text/layout/judge.ts';
import type { Language, Line } from '../server/src/text/line.ts';
import { splitLines } from '../server/src/text/lines.ts';
import { readMarkdown } from '../server/src/text/markdown/read.ts';
import { readPlainLine } from '../server/src/text/plain.ts';
import { noWords, type Words } from '../server/src/text/words.ts';
import { anyDraft, runs } from './generators.ts';

/** How clauses flow, and no names. */
const words: Words = { ...noWords, flow: shippedLexicon().flow };
const folder = resolve(import.meta.dirname, 'drafts/layout');

function read(text: string, language: Language): Line[] {
  const raw = splitLines(text);
  return language === 'markdown' ? readMarkdown(raw, 0, () => false) : raw.map(readPlainLine);
}

const judge = (lines: readonly Line[], language: Language): LineLayout[] => judgeLines(lines, 0, lines.length, language, words);

/** ⇥ a certain join, ⇢ a likely one, ⇠ an offered one; then _ for a blank in the seam and - for a hyphen that goes. */
function mark(o: LineLayout): string {
  if (o.end === 'break') return '';
  const sign = o.end === 'doubtful' ? '⇠' : o.certainty === 'certain' ? '⇥' : '⇢';
  return sign + (o.join === ' ' ? '_' : '') + (o.drop > 0 ? '-' : '');
}

/** The text with the certain joins made. */
function heal(lines: readonly Line[], layouts: readonly LineLayout[]): string {
  let out = '';
  let seam: number | undefined;
  lines.forEach((l, i) => {
    const o = layouts[i] as LineLayout;
    if (!isProse(l)) {
      if (seam === undefined) out += l.text + l.eol;
      return;
    }
    out = seam === undefined ? out + l.text : out.slice(0, seam) + l.text.slice(l.from);
    seam = undefined;
    if (o.end === 'join' && o.certainty === 'certain') {
      out = out.slice(0, out.length - (l.text.length - l.to) - o.drop) + o.join;
      seam = out.length;
    } else out += l.eol;
  });
  return out;
}

const drafts = readdirSync(folder).map((name) => {
  const marked = readFileSync(join(folder, name), 'utf8');
  const language: Language = name.endsWith('.md') ? 'markdown' : 'plaintext';
  return { name, marked, language, text: marked.replace(/[⇥⇢⇠]_?-?(?=\n)/g, '') };
});

describe('marked drafts', () => {
  test.each(drafts.map((d) => [d.name, d] as const))('%s', (_name, { marked, text, language }) => {
    const lines = read(text, language);
    const layouts = judge(lines, language);
    const told = lines.map((l, i) => l.text + (isProse(l) ? mark(layouts[i] as LineLayout) : '') + l.eol).join('');
    expect(told).toBe(marked);
  });

  test.each(drafts.map((d) => [d.name, d] as const))('%s healed has no certain join left', (_name, { text, language }) => {
    const lines = read(text, language);
    const healed = read(heal(lines, judge(lines, language)), language);
    const left = judge(healed, language).flatMap((o, i) =>
      isProse(healed[i] as Line) && o.certainty === 'certain' && o.end === 'join' ? [healed[i]?.text] : [],
    );
    expect(left).toEqual([]);
  });
});

/** Lines of all drafts, in some order, so that ranges cut through columns, verse and lists. */
const manyLines = fc
  .shuffledSubarray(
    drafts.filter((d) => d.language === 'plaintext'),
    { minLength: 3 },
  )
  .map((list) => read(list.map((d) => d.text).join('\n'), 'plaintext'));

function near(lines: readonly Line[], at: number, step: 1 | -1): number {
  let i = at;
  for (let n = 0; i + (step < 0 ? -1 : 0) >= 0 && i < lines.length && n < REACH; i += step) if (isProse(lines[step < 0 ? i - 1 : i] as Line)) n++;
  return i;
}

describe('a judgement', () => {
  test('of a part is the same slice of the judgement of all', () => {
    fc.assert(
      fc.property(manyLines, fc.nat(), fc.nat(40), (lines, a, n) => {
        const from = a % lines.length;
        const to = Math.min(lines.length, from + n + 1);
        const all = judge(lines, 'plaintext');
        const part = judgeLines(lines, from, to, 'plaintext', words);
        for (let i = from; i < to; i++) if (isProse(lines[i] as Line)) expect(part[i - from]).toEqual(all[i]);
      }),
      runs(60),
    );
  });

  test('does not change with what stands further than REACH prose lines away', () => {
    const other = read('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未\n\n申酉戌亥\n别处的文字，长短不一，没有句号\n'.repeat(12), 'plaintext');
    fc.assert(
      fc.property(manyLines, fc.nat(), fc.nat(20), (lines, a, n) => {
        const from = a % lines.length;
        const to = Math.min(lines.length, from + n + 1);
        const start = near(lines, from, -1);
        const end = near(lines, to, 1);
        const before = start === 0 ? [] : other;
        const cut = [...before, ...lines.slice(start, end), ...(end === lines.length ? [] : other)];
        const shift = before.length - start;
        const all = judge(lines, 'plaintext');
        const part = judgeLines(cut, from + shift, to + shift, 'plaintext', words);
        for (let i = from; i < to; i++) if (isProse(lines[i] as Line)) expect(part[i - from]).toEqual(all[i]);
      }),
      runs(60),
    );
  });

  test('is made of any text', () => {
    fc.assert(
      fc.property(anyDraft, (text) => {
        for (const language of ['plaintext', 'markdown'] as const) {
          const lines = read(text, language);
          const layouts = judge(lines, language);
          expect(layouts.length).toBe(lines.length);
          for (const o of layouts) {
            expect(o.drop).toBeLessThanOrEqual(1);
            expect(o.end === 'break' || o.certainty === (o.end === 'doubtful' ? 'doubtful' : o.certainty)).toBe(true);
          }
        }
      }),
      runs(200),
    );
  });

  test('takes time in proportion to the text', () => {
    const base = drafts
      .filter((d) => d.language === 'plaintext')
      .map((d) => d.text)
      .join('\n');
    // CPU time, the best of several: other work on the machine must not count.
    const time = (text: string): number => {
      const lines = read(text, 'plaintext');
      let best = Number.POSITIVE_INFINITY;
      for (let i = 0; i < 8; i++) {
        const before = process.cpuUsage();
        judge(lines, 'plaintext');
        const used = process.cpuUsage(before);
        best = Math.min(best, used.user + used.system);
      }
      return best;
    };
    time(base.repeat(8));
    expect(time(base.repeat(32))).toBeLessThan(time(base.repeat(8)) * 9);
  });
});

describe('columns', () => {
  test('are told once for a block, with its lines and paragraphs', () => {
    const draft = new Draft('plaintext', words);
    draft.update(drafts.find((d) => d.name === 'subheads-glued.txt')?.text ?? '');
    const blocks = draft.passages.flatMap(({ passage }) => (passage.column ? [passage.column] : []));
    expect(blocks.length).toBeGreaterThanOrEqual(2);
    for (const b of blocks) {
      expect(Math.abs(b.width - 40)).toBeLessThanOrEqual(2);
      expect(b.lines).toBeGreaterThan(b.paragraphs);
    }
  });

  test('subheads, verse, lists and tables stand in none', () => {
    for (const name of ['verse.txt', 'rhymed-verse.txt', 'names.txt', 'scores.txt', 'briefs.txt']) {
      const d = drafts.find((x) => x.name === name);
      expect(
        judge(read(d?.text ?? '', 'plaintext'), 'plaintext').every((o) => o.column === 0),
        name,
      ).toBe(true);
    }
  });
});

describe('kinds', () => {
  const kinds = (text: string): string[] => {
    const lines = read(text, 'plaintext');
    return judge(lines, 'plaintext').flatMap((o, i) => (isProse(lines[i] as Line) ? [o.kind] : []));
  };

  test('of a plain story', () => {
    expect(
      kinds(
        '候鸟多了一成\n\n本报记者 沈知秋\n\n管理局昨天公布调查结果，停歇的候鸟比去年多出一成，其中东方白鹳三百二十只。\n\n先清外来草\n\n调查队在滩涂上发现了成片的互花米草，明年春天起分片清除，计划用两年时间恢复滩涂。\n\n图为郑阿海在堤上巡护\n\n（沈知秋）\n',
      ),
    ).toEqual(['headline', 'byline', 'paragraph', 'subhead', 'paragraph', 'caption', 'credit']);
  });
});
