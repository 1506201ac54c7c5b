import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readEntries } from '../scripts/build-data.mjs';
import { compileLexicon } from '../server/src/lexicon/compile.ts';
import { isDay } from '../server/src/lexicon/day.ts';
import { type Entry, LAWFUL } from '../server/src/lexicon/lexicon.ts';
import { readLexicon } from '../server/src/lexicon/read.ts';
import { testLexicon } from '../server/src/lexicon/samples.ts';
import { shippedEntries, shippedLexicon, shippedPairs } from '../server/src/lexicon/shipped.ts';

let read: readonly Entry[];
beforeAll(() => {
  read = readEntries(readLexicon);
});

/** Mentions as “form>name”, with ? where they are not certain. */
function told(text: string): string[] {
  return shippedLexicon()
    .scan(text)
    .map((m) => `${text.slice(m.start, m.end)}>${m.entry.name}${m.certain ? '' : '?'}`);
}

it('gives the entries of one kind, in order, as all of them have it', () => {
  for (const lexicon of [shippedLexicon(), compileLexicon([read], shippedPairs())]) {
    const kinds = [...new Set(lexicon.entries.map((e) => e.kind))];
    expect(kinds.length).toBeGreaterThan(3);
    for (const kind of kinds) expect(lexicon.entriesOf(kind)).toEqual(lexicon.entries.filter((e) => e.kind === kind));
  }
});

describe('shipped data', () => {
  it('is what the files say', () => {
    expect(shippedEntries()).toEqual(read.map(({ place: _p, good: _g, bad: _b, ...entry }) => entry));
  });

  it('opened from its packed form finds what a fresh compilation finds', () => {
    const fresh = compileLexicon([read], shippedPairs());
    const text = read.map((e) => `${e.forms.map((f) => f.text).join('，')}；${e.unless.join('，')}`).join('。');
    const plain = (l: typeof fresh) => l.scan(text).map((m) => [m.start, m.end, m.entry.name, m.entry.full, m.form, m.certain, m.rivals?.length]);
    expect(plain(shippedLexicon())).toEqual(plain(fresh));
  });

  it('passes its own samples', () => {
    expect(testLexicon(read, [], shippedPairs()).map((f) => f.message.zh)).toEqual([]);
  });

  it('claims no variant twice, and no variant is a lawful form of another entry', () => {
    const owner = new Map<string, Entry>();
    const lawful = new Set(read.flatMap((e) => e.forms.filter((f) => LAWFUL.has(f.kind)).map((f) => f.text)));
    for (const entry of read) {
      for (const form of entry.forms.filter((f) => !LAWFUL.has(f.kind))) {
        expect(owner.get(form.text)?.name, form.text).toBeUndefined();
        expect(lawful.has(form.text), form.text).toBe(false);
        owner.set(form.text, entry);
      }
    }
  });

  it('tells each form by itself', () => {
    for (const entry of read) {
      for (const form of entry.forms) {
        const [m] = shippedLexicon().scan(form.text);
        expect([m?.entry.name, m && form.text.slice(m.start, m.end)], form.text).toEqual([entry.name, form.text]);
      }
    }
  });

  it('is silent in every `unless` word', () => {
    for (const entry of read) {
      for (const word of entry.unless) {
        expect(
          shippedLexicon()
            .scan(word)
            .filter((m) => m.entry.name === entry.name && !LAWFUL.has(m.form)).length,
          word,
        ).toBe(0);
      }
    }
  });

  it('has well-formed dates, and nobody in office without a known beginning', () => {
    for (const entry of read) {
      for (const office of entry.offices) expect(isDay(office.from) && (!office.to || isDay(office.to)), entry.name).toBe(true);
    }
  });
});

describe('borders of short names', () => {
  it.each([
    ['总理李强调研', '李强>李强'],
    ['李强表示', '李强>李强'],
    ['外交部长王毅强调', '王毅>王毅'],
    ['外长王毅力挺', '王毅>王毅'],
    ['普京强调', '普京>普京'],
    ['拜登上午抵达', '拜登>拜登'],
    ['以色列总理内塔尼亚胡', '内塔尼亚胡>内塔尼亚胡'],
    ['美国总统川普说', '川普>特朗普'],
    ['唐纳德•特朗普', '唐纳德•特朗普>特朗普'],
    ['特朗普普京会晤', '特朗普>特朗普'],
    ['特朗普普京会晤', '普京>普京'],
    ['就朝美关系', '朝美>朝美'],
    ['在例行记者会上', '记者会>新闻发布会'],
  ])('%s: %s', (text, mention) => {
    expect(told(text).map((t) => t.replace('?', ''))).toContain(mention);
  });

  it.each(['总理李强调研', '李强表示', '外交部长王毅强调', '特朗普普京', '就朝美关系', '美国总统川普说'])('is certain in %s', (text) => {
    expect(told(text).at(-1)).not.toContain('?');
  });

  it.each([
    '四川普降大雨',
    '四川普通话',
    '在四川普遍种植',
    '日本年金特会',
    '普丁鸡',
    '安华县',
    '其中美国占一半',
    '空中日常巡逻',
    '8日中午',
    '俄罗斯托夫',
    '斯特拉斯堡',
    '伊万斯',
    '莫迪利亚尼的画',
    '在特兰特塞西斯山',
  ])('finds none of the short names in %s', (text) => {
    expect(told(text).filter((t) => /^(川普|普降|金特会|普丁|安华|中美|中日|日中|罗斯|特拉斯|万斯|莫迪|塞西)>/.test(t) && !t.endsWith('?'))).toEqual([]);
  });

  it.each(['李强调，', '王毅力过人', '秦刚好，', '伊万卡·特朗普说'])('is not certain in %s', (text) => {
    expect(told(text).filter((t) => !t.endsWith('?'))).toEqual([]);
  });
});

describe('words', () => {
  it.each(['会晤', '冲刺', '迈出', '俄罗', '强调', '毅力', '刚好', '罗斯'])('knows %s', (pair) => {
    expect(shippedLexicon().pairAcross(pair, 1)).toBe(true);
  });

  it('does not join chance neighbours', () => {
    const chance = ['了普', '说金', '日韩人', '，他', '5月'].map((p) => shippedLexicon().pairAcross(p, 1));
    expect(chance.filter(Boolean)).toEqual([]);
  });

  it('knows names across a line end', () => {
    expect(shippedLexicon().nameAcross('朝鲜最高领导人金正恩', 8)).toEqual({ start: 7, end: 10 });
    expect(shippedLexicon().nameAcross('黄河内外', 2)).toBeUndefined();
  });

  it('knows agencies', () => {
    const lexicon = shippedLexicon();
    for (const a of ['新华社', '本报', '中新网', '朝中社', '朝鲜中央通讯社', '俄罗斯卫星通讯社']) expect(lexicon.agencyAt(`${a}北京5日电`, 0)).toBe(a.length);
    expect(lexicon.agencyAt('特朗普', 0)).toBe(0);
  });
});

/** Real articles that nobody may copy into the project; at hand only for its makers. */
const CLEAN = join(import.meta.dirname, '../../shared/corpora/clean/dev');

describe.skipIf(!existsSync(CLEAN))(`over the clean corpus${existsSync(CLEAN) ? '' : ' (SKIPPED: it is not here)'}`, () => {
  it('no person, place, body or event is found under a wrong form with certainty', () => {
    const hits: string[] = [];
    for (const file of readdirSync(CLEAN)) {
      const text = readFileSync(join(CLEAN, file), 'utf8');
      for (const m of shippedLexicon().scan(text)) {
        if (m.certain && !LAWFUL.has(m.form) && m.entry.kind !== 'pair') hits.push(`${file}: ${text.slice(m.start - 5, m.end + 5)}`);
      }
    }
    expect(hits).toEqual([]);
  });
});
