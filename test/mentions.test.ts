import { describe, expect, test } from 'vitest';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { vocabularyOf } from '../server/src/engine/suppress/suppress.ts';
import type { Lexicon } from '../server/src/lexicon/lexicon.ts';
import { MentionCache } from '../server/src/lexicon/mentions.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { nameHover } from '../server/src/lsp/names/hover.ts';
import { rules } from '../server/src/rules/index.ts';
import { makePassage } from '../server/src/text/passage.ts';
import { type CheckedDraft, DraftChecker } from '../server/src/workspace/check.ts';

/** The shipped lexicon, and the texts that it was asked to scan. */
function counted(): { lexicon: Lexicon; scanned: string[] } {
  const shipped = shippedLexicon();
  const scanned: string[] = [];
  const scan = (text: string): ReturnType<Lexicon['scan']> => {
    scanned.push(text);
    return shipped.scan(text);
  };
  return { lexicon: Object.create(shipped, { scan: { value: scan } }) as Lexicon, scanned };
}

const STORY = [
  '古村灯会开幕',
  '新华社北京6月12日电（记者张三）联合国秘书长古特雷斯说，灯会办了三百年。',
  '古特雷斯在北京会见外交部长王毅。王毅说，村民扎了上千盏灯。',
  '世界卫生组织的王秀兰参观了灯会。王秀兰表示，明年再来。',
];

/** Asks for all that an editor asks about names. */
function askForNames(checked: CheckedDraft): void {
  for (let i = 0; i < checked.draft.articles.length; i++) checked.ledger(i);
  for (let at = 0; at < checked.draft.text.length; at++) nameHover(checked, at, { language: 'zh', markdown: true });
}

/** Checks states of one draft, and asks for names in each. */
function reader(lexicon: Lexicon): (lines: readonly string[]) => CheckedDraft {
  const engine = resolveSettings(rules);
  const checker = new DraftChecker('plaintext', { engine, lexicon, words: vocabularyOf(rules, engine) });
  return (lines) => {
    const checked = checker.check(lines.join('\n\n'), { path: undefined, today: '2026-11-22' });
    askForNames(checked);
    return checked;
  };
}

describe('the lexicon is looked up once a passage', () => {
  test('for the rules, the ledger and an editor that asks for names', () => {
    const { lexicon, scanned } = counted();
    const { passages } = reader(lexicon)(STORY).draft;
    expect(passages.length).toBe(STORY.length);
    expect([...scanned].sort()).toEqual(passages.map((p) => p.passage.text).sort());
  });

  test('and after a keystroke for the passages that are new', () => {
    const { lexicon, scanned } = counted();
    const read = reader(lexicon);
    read(STORY);
    scanned.length = 0;
    const edited = STORY.with(2, `${STORY[2]}他说明年再来。`);
    read(edited);
    expect(scanned).toEqual([edited[2]]);
  });

  test('as far as they are remembered: the last ones of a draft, however long it is', () => {
    const { lexicon, scanned } = counted();
    const cache = new MentionCache(lexicon);
    const passages = Array.from({ length: 3000 }, (_, i) => makePassage({ kind: 'paragraph', level: 0, text: `第${i}盏灯由古特雷斯点亮。`, seams: [] }));
    for (const p of passages) cache.of(p);
    for (const p of passages.slice(-500)) cache.of(p);
    expect(scanned.length).toBe(passages.length);
    for (const p of passages.slice(0, 100)) expect(cache.of(p)).toEqual(lexicon.scan(p.text));
    expect(scanned.length).toBe(passages.length + 200);
    const long = makePassage({ kind: 'paragraph', level: 0, text: '灯会开幕。'.repeat(10_000), seams: [] });
    cache.of(long);
    scanned.length = 0;
    cache.of(passages[50] as (typeof passages)[number]);
    expect(scanned).toEqual([]);
  });
});
