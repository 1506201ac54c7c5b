import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { wakeTableOf } from '../server/src/engine/wake/table.ts';
import { Wake } from '../server/src/engine/wake/wake.ts';
import { MentionCache } from '../server/src/lexicon/mentions.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import { scanned } from './wake.ts';

// A trigger may stand where nothing is wrong, but a text without one gives the rule nothing to say. Held against texts that are full of what
// rules look for, in any order.
const PIECES = [
  ...'×Xx？?_＿某此处（(【[［〔《）)】]］〕》待核空TKFODOL{}。，、；：！…⋯—―─–－-.·・•①⑳先次后社杜化新兴月日时分号第一二三十百千万亿零〇○◯Oo0Il19５ＡÉéΟ中我政方府们人有据媒体士析论为了在的“”‘’　',
  ' ',
  '有分析认为',
  '我们相信',
  '新化社',
  '二O一八年',
  '2016一2020年',
  '5G十AI',
  '13月5日',
  '25时30分',
  '五·四运动',
  '911事件',
  '十几',
  '约20多人',
  '首先、',
  '（）',
  'TODO',
  '某某',
];

/** Articles of many sources, where they are at hand. */
const CLEAN = ['../../shared/corpora/clean/dev'].filter((folder) => existsSync(join(import.meta.dirname, folder)));
if (CLEAN.length === 0) console.log('skipped: ../shared/corpora is absent');

const unmarked = (text: string): string => text.replace(/[⇢→][^⟧]*⟧|[⟦⟧]/g, '');

function* texts(): Generator<string> {
  let seed = 20_260_102;
  const below = (n: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
    return (seed >>> 8) % n;
  };
  for (let i = 0; i < 4000; i++) {
    let text = '';
    for (let k = 2 + below(12); k > 0; k--) text += below(3) === 0 ? '渡轮' : PIECES[below(PIECES.length)];
    yield text;
  }
  // Real copy: the samples, and marked drafts without their marks.
  for (const folder of ['../samples', 'drafts', ...CLEAN]) {
    for (const name of readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })) {
      if (/\.(?:md|txt)$/.test(name)) yield unmarked(readFileSync(join(import.meta.dirname, folder, name), 'utf8'));
    }
  }
  for (const { meta } of rules) {
    for (const { bad, good } of meta.examples) {
      const written = unmarked(bad ?? good ?? '');
      yield written;
      // Halves of an example lose what stands before and behind a sign.
      yield written.slice(0, written.length >> 1);
      yield written.slice(written.length >> 1);
    }
  }
}

describe('triggers', () => {
  it('leave out no text that the rule speaks of', () => {
    const lexicon = shippedLexicon();
    const mentions = new MentionCache(lexicon);
    const settings = resolveSettings(rules);
    const wake = new Wake(wakeTableOf(rules), settings.active, settings.profile);
    const { draft } = createLinter(settings, lexicon, 'plaintext');
    const missed: string[] = [];
    let asked = 0;
    for (const text of texts()) {
      draft.update(text);
      for (const { passage } of draft.passages) {
        const p = scanned(passage, mentions);
        wake.read(p);
        let next = wake.next(0);
        for (const { rule, options, index } of settings.active) {
          if (next === index) {
            next = wake.next(index + 1);
            continue;
          }
          // Of other kinds nothing is promised: the engine shows it none.
          if (rule.kinds && !rule.kinds.includes(passage.kind)) continue;
          asked++;
          const out = rule.passage?.(p, { options, profile: settings.profile, lexicon }, []);
          if (out?.findings?.length || out?.facts?.length) missed.push(`${rule.meta.id}: ${passage.text}`);
        }
      }
    }
    expect(missed).toEqual([]);
    expect(asked).toBeGreaterThan(10_000);
  });
});
