import { describe, expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import type { Ledger } from '../server/src/ledger/ledger.ts';
import { officesOn } from '../server/src/ledger/offices.ts';
import type { LedgerRow } from '../server/src/ledger/rows.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { contextNames } from '../server/src/names/contexts.ts';
import { isCloseSound, isConfusable, isSameSound } from '../server/src/names/homophones.ts';

const lexicon = shippedLexicon();
const linter = (text: string) => {
  const l = createLinter(resolveSettings([]), lexicon, 'plaintext');
  l.update(text);
  return l;
};
const ledger = (text: string, article = 0): Ledger => linter(text).ledger(article) as Ledger;
const row = (l: Ledger, name: string): LedgerRow => l.rows.find((r) => r.name === name) as LedgerRow;
/** A row in one line: name, spellings with their counts, titles. */
const brief = (r: LedgerRow): string =>
  [
    `${r.kind} ${r.name}${r.differs ? ' !' : ''}`,
    r.spellings.map((s) => `${s.text} ${s.form} ${s.places.length}`).join(', '),
    r.titles.map((t) => t.text).join(', '),
  ].join(' | ');
const persons = (text: string): string[] =>
  ledger(text)
    .rows.filter((r) => r.kind === 'person')
    .map(brief);

describe('listed names', () => {
  const text =
    '新华社河内2019年2月20日电　美国总统唐纳德·特朗普20日说，会晤将在河内举行。\n\n特朗普说，他期待与朝鲜国务委员会委员长金正恩见面。朝鲜国务委员会委员长金正恩已经启程。川普的日程没有公布。';

  test('all spellings with their places, the first mention and its form', () => {
    const trump = row(ledger(text), '特朗普');
    expect(brief(trump)).toBe('person 特朗普 ! | 唐纳德·特朗普 full 1, 特朗普 name 1, 川普 variant 1 | 美国总统');
    expect(trump.count).toBe(3);
    expect(trump.first).toMatchObject({ passage: 0, text: '唐纳德·特朗普', form: 'full' });
    expect(trump.entry?.original).toBe('Donald Trump');
  });

  test('places are of the passage, passages are counted from the article', () => {
    const l = linter(`第一篇\n\n新华社首尔6月12日电　甲说。（完）\n\n第二篇\n\n${text}`);
    const last = l.draft.articles.length - 1;
    const { first } = l.draft.articles[last] as { first: number };
    for (const r of l.ledger(last)?.rows ?? []) {
      for (const s of r.spellings) {
        for (const p of s.places) expect(l.draft.passages[first + p.passage]?.passage.text.slice(p.start, p.end)).toBe(s.text);
      }
    }
    expect(row(l.ledger(last) as Ledger, '特朗普').count).toBe(3);
  });

  test('titles with the body before them, and the offices of the day', () => {
    const kim = row(ledger(text), '金正恩');
    expect(brief(kim)).toBe('person 金正恩 | 金正恩 name 2 | 朝鲜国务委员会委员长');
    expect(kim.titles[0]?.places).toHaveLength(2);
    expect(kim.offices.map((o) => o.title)).toEqual(['朝鲜最高领导人', '朝鲜劳动党委员长', '朝鲜国务委员会委员长']);
    expect(row(ledger(text.replace('2019年', '')), '金正恩').offices).toEqual([]);
  });

  test('bodies, places, events and terms have rows, in this order', () => {
    const kinds = ledger(`${text}\n\n联合国和俄罗斯国家杜马对“金特会”表示欢迎。`).rows.map((r) => r.kind);
    expect([...new Set(kinds)].slice(0, 3)).toEqual(['person', 'organisation', 'place']);
    expect(kinds).toContain('event');
  });

  test('a name that is also a word counts beside a certain one only', () => {
    expect(persons('王强生在四川普通中学教书。')).toEqual([]);
  });
});

describe('unlisted people', () => {
  test('behind titles and before verbs of saying; other places count once the name is known', () => {
    expect(persons('科兰达市长张建民出席了仪式。\n\n张建民说，工程年内完工。记者后来又见到了张建民。')).toEqual([
      'person 张建民 | 张建民 unlisted 3 | 科兰达市长',
    ]);
  });

  test('a full form and the surname that goes on alone', () => {
    expect(persons('教练维克托·德里斯科夫说，球队尽力了。德里斯科夫下周离任。')).toEqual([
      'person 德里斯科夫 | 维克托·德里斯科夫 full 1, 德里斯科夫 unlisted 1 | ',
    ]);
  });

  test('what is nearly a name stands in its row', () => {
    expect(persons('张建民教授说，样本太少。张建民认为还可再查。张健民说，结论要慎重。')).toEqual(['person 张建民 ! | 张建民 unlisted 2, 张健民 typo 1 | ']);
  });

  test('Japanese and Vietnamese names', () => {
    expect(persons('选手中村雅美说，比赛很难。教练阮明雄说，她尽力了。').map((p) => p.split(' ')[1])).toEqual(['中村雅美', '阮明雄']);
  });

  test.each([
    '有关负责人说，情况正常。',
    '他们表示，这一方面没有问题。',
    '多家外媒称，双方代表认为可行。',
    '外交部发言人说，不予评论。',
    '业内人士指出，高得多的价格不可取。',
  ])('none in %s', (text) => {
    expect(persons(text)).toEqual([]);
  });

  test('people of like names are not one', () => {
    const text = '金正恩、金正日、金与正、李洙墉和李勇浩不是一个人。王俊生说，王生也来了。总理约翰逊说，议长约翰斯顿不同意。张建国说，张建军没有来。';
    for (const r of ledger(text).rows) expect(r.differs, r.name).toBe(false);
  });
});

describe('kept and made anew', () => {
  const first = '第一篇\n\n新华社首尔2018年6月12日电　韩国总统文在寅说，会晤成功。（完）\n\n';
  const second = '第二篇\n\n新华社平壤2018年6月13日电　朝鲜外务相李勇浩说，朝方欢迎。（完）\n';

  test('only what has changed is made again', () => {
    const l = linter(first + second);
    const all = () => l.draft.articles.map((_, i) => l.ledger(i));
    const before = all();
    expect(all()).toEqual(before);
    l.update(first + second.replace('朝方', '朝鲜'));
    const after = all();
    expect(after[0]).toBe(before[0]);
    expect(after[after.length - 1]).not.toBe(before[before.length - 1]);
    // An article that moved is the same article.
    l.update(`${first.replace('会晤', '这次会晤')}${second.replace('朝方', '朝鲜')}`);
    expect(all().at(-1)).toBe(after.at(-1));
  });

  test('after any edits it equals that of a new linter', () => {
    const l = linter(first + second);
    l.ledger(0);
    for (const text of [first, second + first, `${first}金正恩说。\n\n${second}`, '', first + second]) {
      l.update(text);
      const fresh = linter(text);
      expect(l.draft.articles.map((_, i) => l.ledger(i))).toEqual(fresh.draft.articles.map((_, i) => fresh.ledger(i)));
    }
  });

  test('there is none where there is no article', () => {
    expect(linter('').ledger(3)).toBeUndefined();
  });
});

describe('offices on a day', () => {
  const entry = lexicon.entriesOf('person').find((e) => e.name === '文在寅') as Parameters<typeof officesOn>[0];
  const on = (year: number, month: number, day: number) => officesOn(entry, { year, month, day }).map((o) => [o.title, o.sure]);

  test('between first and last day', () => {
    expect(on(2018, 6, 12)).toEqual([['韩国总统', true]]);
    expect(on(2022, 5, 9)).toEqual([['韩国总统', true]]);
    expect(on(2022, 5, 10)).toEqual([]);
    expect(officesOn(entry, { month: 6, day: 12 })).toEqual([]);
  });

  test('an open end holds until the day of the check', () => {
    const open = { ...entry, checked: '2020-05', offices: [{ title: '市长', from: '2018' }] };
    expect(officesOn(open, { year: 2019, month: 1, day: 1 })[0]?.sure).toBe(true);
    expect(officesOn(open, { year: 2018, month: 1, day: 1 })[0]?.sure).toBe(false);
    expect(officesOn(open, { year: 2021, month: 1, day: 1 })[0]?.sure).toBe(false);
  });
});

describe('contexts of names', () => {
  const names = (text: string) => contextNames(text, lexicon.scan(text), lexicon.vocabulary).map((n) => `${n.text}${n.bounded ? '' : '?'}`);
  test.each([
    ['记者周远、总经理林致远出席。', ['周远', '林致远']],
    ['王建国昨天说，不会。王建国12日表示，会。', ['王建国', '王建国']],
    ['欧阳文华告诉记者。', ['欧阳文华']],
    ['张教授说，李院士认为可行。', []],
    ['委员长会见了代表团。', []],
    ['该校王建国说。', ['王建国?']],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));
});

describe('sounds', () => {
  test.each(['正征', '郎朗', '查扎', '白博', '括瓜', '恰卡', '许胡', '艾伊'])('%s sound alike', ([a, b]) => {
    expect(isSameSound(a as string, b as string)).toBe(true);
  });
  test.each(['卡哈', '扎查', '林灵', '安昂', '达塔'])('%s are close', ([a, b]) => expect(isCloseSound(a as string, b as string)).toBe(true));
  test.each(['正日', '斯克', '马尼', '里拉'])('%s are not', ([a, b]) => {
    expect(isConfusable(a as string, b as string) || isCloseSound(a as string, b as string)).toBe(false);
  });
});
