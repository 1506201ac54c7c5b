import { describe, expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import type { AnyRule } from '../server/src/rule/rule.ts';
import { alike, equal } from '../server/src/rules/lib/alike.ts';
import { speakerBefore } from '../server/src/rules/lib/speaker.ts';
import { copiedClause } from '../server/src/rules/repeat/copied-clause.ts';
import { doubledChar } from '../server/src/rules/repeat/doubled-char.ts';
import { repeatedSentence } from '../server/src/rules/repeat/sentence.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { KEYS, readSentences, SENTENCE } from '../server/src/text/sentences.ts';
import { lint, problemMarks } from './lint.ts';
import { writeMarks } from './marks.ts';

/** What a rule alone says of a text, as marks. */
const marked = (rule: AnyRule, text: string): string => writeMarks(text, problemMarks(text, lint(text, { rules: [rule] }), false));
const severities = (rule: AnyRule, text: string): readonly string[] => lint(text, { rules: [rule] }).map((p) => p.severity);
const whole = (text: string) => ({ start: 0, end: text.length });

describe('the vocabulary', () => {
  const { vocabulary } = shippedLexicon();
  const isWord = (w: string): boolean => vocabulary.isWord(w, 0, w.length);

  test('has common words of two to four characters, and no single ones', () => {
    expect(['会议', '目的', '了不起', '图书馆', '实事求是', '中华人民'].map(isWord)).toEqual([true, true, true, true, true, false]);
    expect(isWord('的')).toBe(false);
    expect(isWord('会见厅的')).toBe(false);
  });

  test('asks for a part of a longer text in its units', () => {
    expect(vocabulary.isWord('参观图书馆之后', 2, 5)).toBe(true);
    expect(vocabulary.isWord('参观图书馆之后', 1, 4)).toBe(false);
  });

  test('knows characters that are doubled, and how common that is', () => {
    expect(['刚', '望', '的', '稳'].map((c) => vocabulary.doubled(c.charCodeAt(0)))).toEqual([2, 1, 0, 0]);
    expect(isWord('刚刚')).toBe(true);
    expect(isWord('的的')).toBe(false);
  });

  test('is hardly ever wrong about chance pairs', () => {
    let wrong = 0;
    for (let i = 0; i < 2000; i++) if (isWord(String.fromCharCode(0x4e00 + ((i * 7919) % 20000), 0x4e00 + ((i * 104729 + 13) % 20000)))) wrong++;
    expect(wrong).toBeLessThan(10);
  });
});

describe('repeat/doubled-char', () => {
  test.each([
    ['grammar', '代表团参观⟦了了⇢了⟧三座工厂。'],
    ['the end of a word before a mark', '局势保持稳⟦定定⇢定⟧，生产有序。'],
    ['a determiner', '两国关系提升到⟦新新⇢新⟧的水平。'],
    ['three of grammar', '会议⟦的的的⇢的⟧主题。'],
    ['the end of a name', '会议由联合⟦国国⇢国⟧、世界银行主办。'],
    ['a word of two', '他指出，⟦各地各地⇢各地⟧要抓紧。'],
    ['a word of three', '⟦联合国联合国⇢联合国⟧机构发表声明。'],
    ['a name of the lexicon', '⟦俄罗斯俄罗斯⇢俄罗斯⟧国防部发表声明。'],
    ['a phrase of six', '他说⟦海州市商务局海州市商务局⇢海州市商务局⟧正在研究。'],
  ])('tells %s', (_, text) => {
    expect(marked(doubledChar, text.replace(/⟦(.*?)⇢.*?⟧/g, '$1'))).toBe(text);
  });

  test.each([
    '两地政府部门的目的的确一致。',
    '上海海关关员和美国国务院官员、各国国家元首出席。',
    '农业部部长、该市市长、县委委员、村民小组组长到会。',
    '记者刘莉莉、张晶晶和王芳芳到场采访。',
    '孩子们高高兴兴地跑来跑去，老奶奶乐呵呵地看着。',
    '红旗飘飘，喜气洋洋，一朵朵鲜花竞相开放。',
    '一步一步地走，一个字一个字地写，算不算不重要。',
    '三峡三期工程、两国两党关系、半岛半数居民。',
    '哈哈哈，大家都笑了，买买买的日子过去了。',
    '2018年年底、12日日前、8时时许。',
    '这里很美很美，路很长很长，非常非常长。',
    '木材、可可、咖啡是主要出口产品。',
  ])('is silent at lawful copy: %s', (text) => {
    expect(marked(doubledChar, text)).toBe(text);
  });

  test('only hints where two words may meet, and in direct speech', () => {
    expect(severities(doubledChar, '会后，双方就地区和和平问题交换意见。')).toEqual(['hint']);
    expect(severities(doubledChar, '“局势保持稳定定，”他说。')).toEqual(['hint']);
    expect(severities(doubledChar, '局势保持稳定定，他说。')).toEqual(['warning']);
  });

  test('reads over a line end in the middle of a sentence, and leaves it', () => {
    const text = '代表团在海州市参观了新建成的港口码头和铁路货运站，听取了当地负责人关于今后五年发展计划的介绍，认为局势保持稳\n\n定定，生产有序。\n';
    const [found] = lint(text, { rules: [doubledChar] });
    expect(applyEdits(text, found?.fixes[0]?.edits ?? [])).toBe(text.replace('定定', '定'));
  });
});

describe('sentences', () => {
  test('are cut behind their stop, with the mark that closes what opened in them', () => {
    const text = '他说：“海州港新码头今天上午正式投入使用了。”随后代表团前往临江市参观新建成的铁路货运站。';
    const { sentences } = readSentences(text);
    expect(sentences.length).toBe(2 * SENTENCE);
    expect(text.slice(sentences[0], sentences[1])).toBe('他说：“海州港新码头今天上午正式投入使用了。”');
    expect(text.slice(sentences[SENTENCE], sentences[SENTENCE + 1])).toBe('随后代表团前往临江市参观新建成的铁路货运站。');
  });

  test('have the same hash and keys whatever stands before them, and whatever width their digits have', () => {
    const sentence = '海州港新码头１５日上午投入使用。';
    const keys = (text: string): readonly number[] => readSentences(text).sentences.slice(-KEYS - 1);
    expect(keys(`随后代表团前往临江市参观新建的货运站。${sentence}`)).toEqual(keys('海州港新码头15日上午投入使用。'));
    expect(keys(sentence)).not.toEqual(keys('临江港新码头15日上午投入使用。'));
  });

  test('of a text without stop are none, clauses are', () => {
    const { sentences, clauses } = readSentences('海州港新码头今天上午投入使用，首批货轮靠泊');
    expect(sentences).toEqual([]);
    expect(clauses.slice(0, 2)).toEqual([0, 14]);
  });

  test('equal is what has the same letters, digits and characters', () => {
    expect(equal('新码头，15日启用', whole('新码头，15日启用'), '新码头１５日 启用。', whole('新码头１５日 启用。'))).toBe(true);
    expect(equal('新码头15日启用', whole('新码头15日启用'), '新码头16日启用', whole('新码头16日启用'))).toBe(false);
    expect(equal('新码头', whole('新码头'), '新码头启用', whole('新码头启用'))).toBe(false);
  });

  test('alike counts pairs in common, and reads digits in whatever form', () => {
    const a = '三艘货轮5日靠泊';
    const b = '三艘货轮五日靠泊';
    expect(alike(a, whole(a), a, whole(a))).toEqual({ both: 1, shorter: 1, ofFirst: 1, sameDigits: true });
    expect(alike(a, whole(a), b, whole(b)).sameDigits).toBe(true);
    expect(alike(a, whole(a), '两市市长会晤', { start: 0, end: 6 }).both).toBe(0);
  });
});

describe('repeat/sentence', () => {
  const A = '海州港新码头15日投入使用，首批三艘货轮当天靠泊。';
  const B = '港口负责人说，全年吞吐量预计将比去年翻一番。';

  test('a copy is deleted without a trace', () => {
    const text = `${A}${B}${A}他还介绍了航线。\n`;
    const [found] = lint(text, { rules: [repeatedSentence] });
    expect(found?.severity).toBe('warning');
    expect(applyEdits(text, found?.fixes[0]?.edits ?? [])).toBe(`${A}${B}他还介绍了航线。\n`);
  });

  test('a short sentence counts where it stands twice in one passage, and nowhere else', () => {
    expect(severities(repeatedSentence, '会谈在友好的气氛中进行。会谈在友好的气氛中进行。')).toEqual(['warning']);
    expect(severities(repeatedSentence, `会谈在友好的气氛中进行。\n\n${B}\n\n他还介绍了航线的情况和今后五年的计划。\n\n会谈在友好的气氛中进行。\n`)).toEqual(
      [],
    );
  });

  test('the farther away the copy, the less it is told', () => {
    const far = `${A}\n\n${B}\n\n他还介绍了航线的情况和今后五年的发展计划。\n\n市民王师傅说，盼这一天已经盼了整整四年。\n\n${A}\n`;
    expect(severities(repeatedSentence, far)).toEqual(['information']);
    expect(severities(repeatedSentence, `“${A}”他说。“${A}”他又说。`)).toEqual(['hint']);
  });

  test('in another article of the file it is a hint, and tells where it stands', () => {
    const text = `# 新码头启用\n\n新华社海州6月15日电（记者张三）${B}${A}\n\n# 港口的一天\n\n新华社临江6月15日电（记者李四）今天的海州格外热闹，人们早早来到岸边。${A}\n`;
    const found = lint(text, { rules: [repeatedSentence], language: 'markdown' });
    expect(found.map((p) => [p.severity, p.fixes.length, text.slice(p.related[0]?.range.start, p.related[0]?.range.end)])).toEqual([['hint', 0, A]]);
  });

  test('captions are repeated by right', () => {
    expect(lint(`${A}\n\n新华社记者 张三摄\n\n${A}\n\n新华社记者 李四摄\n\n${B}\n`, { rules: [repeatedSentence] })).toEqual([]);
  });

  test('a chorus is told a few times, not a thousand', () => {
    const found = lint(A.repeat(500), { rules: [repeatedSentence] });
    expect(found.length).toBeLessThan(10);
    expect(found.length).toBeGreaterThan(1);
  });

  test('an edit far away leaves the finding as a fresh lint has it', () => {
    const text = `# 一\n\n${A}${B}\n\n# 二\n\n${B}${A}\n`;
    const linter = createLinter(resolveSettings([repeatedSentence]), shippedLexicon(), 'markdown');
    linter.update(text);
    const edited = text.replace('# 一', '# 一二三');
    expect(linter.update(edited).problems.map((p) => p.range)).toEqual(lint(edited, { rules: [repeatedSentence], language: 'markdown' }).map((p) => p.range));
  });
});

describe('repeat/copied-clause', () => {
  const SAID = '对两地铁路提前建成通车表示祝贺，对建设者的勇气和智慧表示赞赏。';

  test('names both speakers and shows the first place', () => {
    const text = `海州市长王立发表声明说，${SAID}\n\n临江市长李方12日表示，${SAID}\n`;
    const [found] = lint(text, { rules: [copiedClause] });
    expect(found?.message.zh).toContain('海州市长王立');
    expect(found?.message.zh).toContain('临江市长李方');
    expect(text.slice(found?.related[0]?.range.start, found?.related[0]?.range.end)).toBe(SAID.slice(0, -1));
  });

  test.each([
    ['a pronoun', `海州市长王立说，${SAID}\n\n他还说，${SAID}\n`],
    ['nobody', `海州市长王立说，${SAID}\n\n${SAID}\n`],
    ['a passage far away', `海州市长王立说，${SAID}\n\n${'两市铁路全长三百二十公里，设车站十四座。\n\n'.repeat(5)}临江市长李方表示，${SAID}\n`],
  ])('is silent at %s', (_, text) => {
    expect(lint(text, { rules: [copiedClause] })).toEqual([]);
  });

  test('reads who speaks', () => {
    const speaker = (text: string): string | undefined => {
      const range = speakerBefore(text, text.length);
      return range && text.slice(range.start, range.end);
    };
    expect(speaker('韩方代表李某某在记者会上表示，')).toBe('韩方代表李某某');
    expect(speaker('外交部发言人王立12日对记者说，')).toBe('外交部发言人王立');
    expect(speaker('他还指出，')).toBeUndefined();
    expect(speaker('会议认为，')).toBeUndefined();
    expect(speaker(`李方${'声明'.repeat(60)}说，`)).toBe('李方');
  });
});

describe('what stands between or within sentences stays', () => {
  const SENTENCE_TEXT = '水库的防汛物资已经全部到位。';
  const fixed = (text: string): string => {
    const problems = lint(text, { language: 'markdown', rules: [repeatedSentence] });
    expect(problems).toHaveLength(1);
    return applyEdits(
      text,
      problems.flatMap((p) => p.fixes[0]?.edits ?? []),
    );
  };

  test.each(['![图](a.png)', '`代码`', '<br>', '</code>'])('between: %s', (between) => {
    expect(fixed(`${SENTENCE_TEXT}${between}${SENTENCE_TEXT}`)).toBe(`${SENTENCE_TEXT}${between}`);
  });

  test('within: no deletion is offered', () => {
    const text = ['a', 'b'].map((name) => SENTENCE_TEXT.replace('已经', `![图](${name}.png)已经`)).join('');
    expect(fixed(text)).toBe(text);
  });
});
