import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { LAWFUL } from '../server/src/lexicon/lexicon.ts';
import { shippedEntries, shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import { lint } from './lint.ts';

/** Forms that rules tell as wrong, without those of pairs of countries, which are judged by what follows them. */
const forms = shippedEntries()
  .filter((e) => e.kind !== 'pair')
  .flatMap((e) => e.forms.filter((f) => !LAWFUL.has(f.kind)).map((f) => f.text));

/** Wrong forms that the text is told to have, without doubt. */
function certain(text: string): string[] {
  return shippedLexicon()
    .scan(text)
    .filter((m) => m.certain && !LAWFUL.has(m.form) && m.entry.kind !== 'pair')
    .map((m) => text.slice(m.start, m.end));
}

/** The word list that the build takes its words from (word, frequency, part of speech), names of persons left out. */
const words = readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8')
  .split('\n')
  .map((line) => line.trim().split(' '))
  .filter(([word = '', n, sort = '']) => word.length > 1 && Number(n) >= 3 && !sort.startsWith('nr') && /^\p{Script=Han}+$/u.test(word))
  .map(([word = '', n]) => ({ word, n: Number(n) }));

/** Longer words that have a form because they mean the same thing. */
const SAME = /^(?:义大利|加萨走廊|密西根|爱滋病|巡航飞弹|弹道飞弹)/;

function hasPiece(word: string, pieces: ReadonlySet<string>, lengths: readonly number[]): boolean {
  for (const n of lengths) for (let i = 0; n < word.length && i + n <= word.length; i++) if (pieces.has(word.slice(i, i + n))) return true;
  return false;
}

describe('wrong forms that are also part of ordinary words', () => {
  it('stay silent in every longer word of a dictionary', () => {
    const pieces = new Set(forms);
    const lengths = [...new Set(forms.map((f) => f.length))];
    const containing = words.filter((w) => hasPiece(w.word, pieces, lengths) && !SAME.test(w.word));
    expect(containing.length, 'there are such words, or the test tests nothing').toBeGreaterThan(10);
    const hits = containing.flatMap(({ word }) => [word, `在${word}中`, `的${word}，`].filter((text) => certain(text).length > 0));
    expect(hits).toEqual([]);
  });

  it('stay silent over the border of two common words', () => {
    const byEnd = new Map<string, string[]>();
    const byStart = new Map<string, string[]>();
    const put = (map: typeof byEnd, key: string, word: string): void => {
      const list = map.get(key);
      if (!list) map.set(key, [word]);
      else if (list.length < 25) list.push(word);
    };
    for (const { word } of words.filter((w) => w.n >= 200 && w.word.length <= 3).sort((a, b) => b.n - a.n)) {
      for (let n = 1; n < word.length; n++) {
        put(byEnd, word.slice(-n), word);
        put(byStart, word.slice(0, n), word);
      }
    }
    const hits: string[] = [];
    let tried = 0;
    for (const form of forms.filter((f) => f.length <= 3)) {
      for (let cut = 1; cut < form.length; cut++) {
        for (const a of byEnd.get(form.slice(0, cut)) ?? []) {
          for (const b of byStart.get(form.slice(cut)) ?? []) {
            tried++;
            if (certain(`，${a}${b}，`).includes(form)) hits.push(`${a}|${b}`);
          }
        }
      }
    }
    expect(tried).toBeGreaterThan(500);
    expect(hits).toEqual([]);
  });

  it.each([
    '他说一口四川普通话。',
    '入夏以来四川普降大雨，四川普查员到岗。',
    '日本厚生劳动省管理年金特会，基金特会账目公布，比特金会所开业。',
    '总理李强调研，他强调要保供。李强调，要做好防汛。',
    '王毅力过人，王毅力排众议。秦刚好在场，秦刚毅然辞职。',
    '安华县的代表与安华公司签约，强生公司和马克里公司参展。',
    '他点了一份普丁鸡，喝了一杯布丁奶茶。',
    '金庸的小说畅销，巴赫的乐曲响起，班加罗尔和班加西都在下雨。',
    '默克尔与默茨都是德国人，卡茨基球队客场取胜。',
    '东北朝鲜族自治地方，鄂西北朝鲜族村，武汉城区，汉城湖公园。',
    '过去核实情况，除去核电站，记者会见代表，审核武器清单。',
    '美中不足的是，俄中部下雪，日中午休，空中日常巡逻。',
    '超市里雪梨降价，软体动物标本展出，乔治亚罗设计了新车。',
    '二十国集团高峰会议闭幕后，两国举行高峰会谈。',
    '普京城的夜景，川普洱茶业，特朗斯普公司。',
    '反潜舰艇编队演练，幕僚长年在外，卡达尔说。',
  ])('%s', (text) => {
    const names = rules.filter((r) => r.meta.id.startsWith('names/'));
    const loud = lint(text, { rules: names }).filter((p) => p.severity === 'error' || p.severity === 'warning');
    expect(loud.map((p) => `${p.rule} ${text.slice(p.range.start, p.range.end)}`)).toEqual([]);
  });
});

describe('honesty marks', () => {
  it('what is unsure says so and why, and what was checked says where', () => {
    for (const e of shippedEntries()) {
      const { name } = e;
      expect(['A', 'B', 'C'], name).toContain(e.sure);
      if (e.sure === 'C') expect(e.note ?? (e.undecided ? 'several forms' : ''), name).not.toBe('');
      if (e.source !== undefined) expect(e.source.trim(), name).not.toBe('');
    }
  });

  it('no office is said to last: an end that is not known is left open, and one that is lies behind its beginning', () => {
    for (const e of shippedEntries()) {
      for (const o of e.offices) {
        expect(o.title, e.name).not.toMatch(/^(?:现任|前|原)/);
        if (o.to === undefined) continue;
        const n = Math.min(o.from.length, o.to.length);
        expect(o.from.slice(0, n) <= o.to.slice(0, n), `${e.name} ${o.title}`).toBe(true);
      }
    }
  });

  it('every form is clean text: no blanks at its ends, no two marks of one kind, no longer than a scan reads', () => {
    for (const e of shippedEntries()) {
      for (const f of e.forms) {
        expect(f.text, e.name).toBe(f.text.trim().normalize('NFC'));
        expect(f.text.length, e.name).toBeLessThanOrEqual(40);
        expect(f.text, e.name).not.toMatch(/··|--|[•‧・∙⋅]/);
        if (f.until !== undefined)
          expect(LAWFUL.has(f.kind) && f.kind !== 'synonym', `${f.text}: only what is not the house's own was right until a day`).toBe(false);
      }
    }
  });
});
