import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import type { AnyRule } from '../server/src/rule/rule.ts';
import { inconsistent } from '../server/src/rules/names/inconsistent.ts';
import { copiedClause } from '../server/src/rules/repeat/copied-clause.ts';
import { repeatedSentence } from '../server/src/rules/repeat/sentence.ts';
import type { Language } from '../server/src/text/line.ts';
import { applyRandomEdit, runs } from './generators.ts';
import { plain } from './lint.ts';

/** What the rules that go on from their last judgement have to say something of. */
const SENTENCES = [
  '海州市长王立说，对两地铁路提前建成通车表示祝贺，对建设者的勇气和智慧表示赞赏。',
  '临江市长李方表示，此次两地铁路提前建成通车表示祝贺，对建设者的勇气和智慧表示赞赏。',
  '海州港新码头15日投入使用，首批三艘货轮当天靠泊。',
  '海州港新码头15日正式投入使用，首批三艘货轮当天靠泊。',
  '海州市长王立23日下午已乘专列离开临江，启程参加即将在南湾举行的第二次三市市长会晤。',
  '市政府说，为参加在南湾举行的第二次三市市长会晤和会谈，王立于23日下午乘专列离开临江。',
  '科兰达市长德里斯科夫出席，记者问德里斯科夫何时动工。',
  '德里斯柯夫没有回答。',
  '张建民教授说，样本太少。王远认为不然。张建民认为还可再查。',
  '张健民说，结论要慎重。',
  '双方重申对话的重要性。',
  '他说：“这条铁路为两地带来了新的机遇，我们都很高兴。”',
];
const BREAKS = ['\n\n', '\n\n6月15日，客轮驶入海州港。新华社记者张三摄\n\n', '\n\n新华社海州6月15日电（记者张三）', '\n\n# 海州通车\n\n', '\n\n（完）\n\n'];
const FILLERS = 230;

/** Speakers who say the same of one of many lines: twice each, as a rule. */
const speech = fc
  .tuple(fc.constantFrom('海州市长王立说，对', '临江市长李方表示，此次', '南湾市长张平指出，对于'), fc.nat(30))
  .map(([who, n]) => `${who}第${n}条铁路提前建成通车表示祝贺，对建设者的勇气和智慧表示由衷的赞赏。`);
const CHORUS = '北线和南线的列车当天同时从海州站开出，向南湾驶去。';
const sentence = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SENTENCES) },
  { weight: 2, arbitrary: speech },
  { weight: 1, arbitrary: fc.constant(CHORUS) },
);
/** A draft long enough that its article passes go on from where they were. */
const longDraft = fc.array(fc.tuple(fc.nat(FILLERS - 1), sentence, fc.nat(6)), { maxLength: 60 }).map((told) => {
  // They say nothing, so that most edits meet what is told.
  const paragraphs = Array.from({ length: FILLERS }, () => '会谈。');
  for (const [i, s, echo] of told) {
    paragraphs[i] += s;
    // Another speaker, some paragraphs further on.
    if (s.includes('市长')) paragraphs[Math.min(FILLERS - 1, i + echo)] += s.replace(/^.{4}../, '红山州长赵六');
  }
  return paragraphs.join('\n\n');
});
const keystroke = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(120) }),
  insert: fc.oneof(fc.constantFrom('新', '。', '，', '“', ''), fc.constantFrom('\n\n', ...BREAKS), sentence),
});

describe('after any keystrokes in a long draft', () => {
  test.each([
    ['repeat/sentence', repeatedSentence],
    ['repeat/copied-clause', copiedClause],
    ['names/inconsistent', inconsistent],
  ] as readonly [string, AnyRule][])('%s finds what it finds in a new one', (_, rule) => {
    const settings = resolveSettings([rule], {});
    const linter = (language: Language) => createLinter(settings, shippedLexicon(), language);
    let found = 0;
    fc.assert(
      fc.property(
        longDraft,
        fc.constantFrom('markdown' as const, 'plaintext' as const),
        fc.array(keystroke, { minLength: 1, maxLength: 8 }),
        (text, language, edits) => {
          const kept = linter(language);
          kept.update(text);
          for (const e of edits) {
            text = applyRandomEdit(text, e);
            const { problems } = kept.update(text);
            found += problems.length;
            expect(plain(problems)).toEqual(plain(linter(language).update(text).problems));
          }
        },
      ),
      runs(100),
    );
    expect(found).toBeGreaterThan(0);
  });

  const pad = '会谈。\n\n'.repeat(240);
  const [first, second] = [
    '海州市长王立说，对三条铁路提前建成通车表示祝贺，对建设者的勇气和智慧表示赞赏。',
    '临江市长李方表示，此次三条铁路提前建成通车表示祝贺，对建设者的勇气和智慧表示赞赏。',
  ];
  const others = [
    '码头工人当天装卸集装箱三百多只。',
    '渔政部门提醒渔民近期注意大风。',
    '气象台预计周末还将有一次降雨过程。',
    '轮渡公司增开往返两地的夜间航班。',
  ];
  test.each([
    ['a copy fewer before the last ones', repeatedSentence, `${`${CHORUS}\n\n`.repeat(14)}${pad}`, CHORUS, '', [8, 8]],
    [
      'others between two that are nearly the same',
      repeatedSentence,
      `海州港新码头15日投入使用，首批三艘货轮当天靠泊。\n\n${CHORUS}\n\n海州港新码头15日正式投入使用，首批三艘货轮当天靠泊。`,
      '\n\n',
      `\n\n${'会谈。\n\n'.repeat(12)}`,
      [1, 0],
    ],
    [
      'a dateline that goes',
      repeatedSentence,
      `${CHORUS}\n\n新华社海州6月15日电（记者张三）${CHORUS}\n\n${pad}`,
      '新华社海州6月15日电（记者张三）',
      '',
      [0, 1],
    ],
    [
      'one more between two speakers',
      copiedClause,
      `${[first, ...others.slice(0, 3), second].join('\n\n')}\n\n${pad}`,
      others[1] as string,
      `${others[1]}\n\n${others[3]}`,
      [1, 0],
    ],
    ['one fewer between two speakers', copiedClause, `${[first, ...others, second].join('\n\n')}\n\n${pad}`, `${others[1]}\n\n`, '', [0, 1]],
  ] as readonly [string, AnyRule, string, string, string, [number, number]][])('%s', (_, rule, text, was, is, counts) => {
    const linter = () => createLinter(resolveSettings([rule], {}), shippedLexicon(), 'plaintext');
    const kept = linter();
    const old = kept.update(text).problems;
    const problems = kept.update(text.replace(was, is)).problems;
    expect(plain(problems)).toEqual(plain(linter().update(text.replace(was, is)).problems));
    expect([old.length, problems.length]).toEqual(counts);
  });

  test('what was found before an edit, and what an edit only moves, is told in its place', () => {
    const text = `海州港新码头15日投入使用,首批三艘货轮靠泊。\n\n${'双方会谈。\n\n'.repeat(300)}港口负责人说,吞吐量将翻一番。\n`;
    const kept = createLinter(resolveSettings([repeatedSentence], {}), shippedLexicon(), 'plaintext');
    const first = kept.update(text);
    const twice = text.replace('双方会谈。', '双方会谈。海州港新码头15日投入使用，首批三艘货轮靠泊。');
    const second = kept.update(twice);
    expect([first.problems.length, second.problems.length]).toEqual([0, 1]);
    // The report before stays what it was while the draft goes on.
    const moved = kept.update(`新${twice}`);
    const places = [second, moved].map(({ text, problems }) => problems.map(({ range }) => text.slice(range.start, range.end)));
    expect(places[0]).toEqual(places[1]);
  });
});
