import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isChinaNews } from '../server/src/text/dateline/agencies.ts';
import { creditAtEnd, type Dateline, daysIn, parseCredit, parseDateline, readDay, readNames, sourceOf } from '../server/src/text/dateline.ts';
import { makePassage } from '../server/src/text/passage.ts';
import { noWords } from '../server/src/text/words.ts';

const parse = (text: string): Dateline | undefined => parseDateline(text, noWords);
/** agency|place|month/day|verb|names|what stands between the dateline and the text */
function brief(text: string): string | undefined {
  const d = parse(text);
  if (!d) return undefined;
  const date = d.date ? `${d.date.month}/${d.date.day}` : '';
  return [d.agency.text, d.place?.text ?? '', date, d.verb?.text ?? '', d.reporters.map((r) => r.text).join('+'), text.slice(d.after.start, d.after.end)].join(
    '|',
  );
}

describe('datelines in the forms of the trade', () => {
  test.each([
    ['新华社新加坡6月12日电（记者林小溪 周行）12日下午', '新华社|新加坡|6/12|电|林小溪+周行|'],
    ['新华社北京9月2日电（记者林小溪、周行）今天', '新华社|北京|9/2|电|林小溪+周行|'],
    ['新华社华盛顿1月18日电（国际观察）风向变了', '新华社|华盛顿|1/18|电||'],
    ['据新华社新加坡6月12日电 12日', '新华社|新加坡|6/12|电|| '],
    ['据新华社电　12日', '新华社|||电||　'],
    ['中新社北京9月9日电 (记者 林小溪)今天', '中新社|北京|9/9|电|林小溪|'],
    ['中新网长沙8月27日电 (记者 林小溪 周行)今天', '中新网|长沙|8/27|电|林小溪+周行|'],
    ['中新网2月27日电(林小溪)今天', '中新网||2/27|电|林小溪|'],
    ['中新社西安十月十日电 (记者 周行)今天', '中新社|西安|10/10|电|周行|'],
    ['本报北京4月24日电 （记者周行）今天', '本报|北京|4/24|电|周行|'],
    ['本报讯（记者 林小溪）今天', '本报|||讯|林小溪|'],
    ['本报东京、首尔6月1日电　（记者周行）今天', '本报|东京、首尔|6/1|电|周行|'],
    ['本报北京6月17日讯新华社记者林小溪、本报记者周行报道：今天', '本报|北京|6/17|讯||'],
    ['中国之声《国防时空》北京2月22日电（记者 周行）今天', '中国之声《国防时空》|北京|2/22|电|周行|'],
    ['参考消息网11月8日报道 据路透社10月26日报道称，', '参考消息网||11/8|报道|| '],
    ['央视网消息（新闻联播）：今天', '央视网|||消息||：'],
    ['东南网3月13日讯（记者林小溪）今天', '东南网||3/13|讯|林小溪|'],
    ['海州晚报、海州网讯（记者林小溪）今天', '海州晚报、海州网|||讯|林小溪|'],
    ['新华社联合国6月12日电（特约记者林小溪 通讯员周行）今天', '新华社|联合国|6/12|电|林小溪+周行|'],
  ])('%s', (text, expected) => expect(brief(text)).toBe(expected));

  test('a feature says its title', () => {
    expect(parse('新华社北京3月9日电 题：一座图书馆的十年')?.title).toBe(true);
    expect(parse('新华社北京3月9日电 题词的人走了')?.title).toBe(false);
  });

  test.each(['（新华社新加坡6月12日电）', '(本报北京11月13日电)', '（新华社北京6月12日电　执笔记者：林小溪、周行）'])('an end dateline: %s', (text) => {
    expect(parse(text)?.position).toBe('end');
    expect(parse(text)?.date).toBeDefined();
  });

  test('a dateline in brackets at the head of its story stands at the head', () => {
    expect(parse('【法新社巴黎6月12日电】题：风向变了')).toMatchObject({ position: 'head', title: true });
  });

  test('China News style is told by the agency', () => {
    expect(parse('中新网长沙8月27日电 (记者 林小溪)今天')?.style).toBe('cns');
    expect(parse('新华社长沙8月27日电（记者林小溪）今天')?.style).toBe('wire');
    expect(isChinaNews('中新浙江网')).toBe(true);
  });
});

describe('damaged datelines are still read', () => {
  test('without 电', () => {
    for (const behind of ['　6月12日下午，', '（记者周行）今天', ' 今天', '今天', '，今天']) {
      const d = parse(`新华社北京6月12日${behind}`);
      expect(d, behind).toMatchObject({ place: { text: '北京' }, date: { month: 6, day: 12 } });
      expect(d?.verb).toBeUndefined();
    }
    expect(parse('（本报平壤10月8日）')).toMatchObject({ position: 'end', place: { text: '平壤' } });
    expect(parse('新华社圣卡塔琳娜6月12日州长宣布')?.place?.text).toBe('圣卡塔琳娜');
  });
  test('date before place', () => {
    expect(parse('新华社6月12日北京电　今天')).toMatchObject({ order: 'date-place', place: { text: '北京' }, verb: { text: '电' } });
    expect(parse('（本报5月21日东京、华盛顿电）')).toMatchObject({ order: 'date-place', place: { text: '东京、华盛顿' } });
  });
  test('an impossible date is written, but no date', () => {
    for (const day of ['13月5日', '2月30日', '6月0日', '11月31日']) {
      const d = parse(`新华社北京${day}电　今天`);
      expect(d?.written).toMatchObject({ text: day, possible: false });
      expect(d?.date).toBeUndefined();
    }
  });
  test.each([
    ['新华社 北京 6 月 12 日 电 今天', 6, 12],
    ['新华社北京6月12号电 今天', 6, 12],
    ['新华社北京06月02日电 今天', 6, 2],
    ['新华社北京６月１２日电 今天', 6, 12],
    ['新华社北京6月12电 今天', 6, 12],
    ['新华社北京二〇一八年六月二十一日电 今天', 6, 21],
    ['新华社北京2018年6月12日上午电 今天', 6, 12],
  ])('%s', (text, month, day) => expect(parse(text)?.date).toMatchObject({ month, day }));
  test('text that makes another word with 电 does not hide the dateline', () => {
    expect(parse('新华社首尔6月12日电文具店老板今天说')?.verb?.text).toBe('电');
  });
});

test.each([
  '新华社记者林小溪6月12日在北京采访了他。',
  '新华社社长林小溪6月12日电贺会议召开。',
  '新华社6月12日报道说，双方已达成一致。',
  '新华社6月12日播发评论员文章。',
  '新华社北京分社6月12日举行开放日活动。',
  '据新华社6月12日报道，双方已达成一致。',
  '据新华社报道，双方已达成一致。',
  '据韩联社6月12日报道，双方已达成一致。',
  '朝中社27日报道，列车已经出发。',
  '路透社6月12日电文称谈判破裂。',
  '本报6月12日电子版刊登更正。',
  '本报电子版今日改版。',
  '新华社电视频道上线。',
  '本报记者6月12日从市政府获悉',
  '本报今年6月12日刊发的报道引起关注。',
  '中新网4月8日综合外电报道，新加坡有人中毒。',
  '央视春晚2月9日晚8时直播。',
  '央视北京6月12日 现场直播。',
  '新华社6月12日记者来电说，大桥已经合龙。',
  '人民网舆情中心6月12日发布报告。',
  '美国有线电视新闻网6月12日报道，',
  '（新华社记者 周行 摄）',
  '市场6月12日消息面平静。',
  '本报南京路6月12日封路',
  '',
  '6月12日',
])('prose is no dateline: %s', (text) => expect(parse(text)).toBeUndefined());

test('a paragraph that quotes a dateline keeps its comma apart', () => {
  const d = parse('据法新社巴黎6月12日电，总统当天抵达。');
  expect(d?.prefix?.text).toBe('据');
  expect(d && '据法新社巴黎6月12日电，总统当天抵达。'.slice(d.after.start, d.after.end)).toBe('，');
});

describe('credits', () => {
  test.each([
    ['（新华社新加坡6月12日电）', 'source'],
    ['□据中新社', 'source'],
    ['（据新华社电）', 'source'],
    ['□综合新华社电、《海州日报》', 'source'],
    ['周行(新华社专特稿)', 'source'],
    ['（周行）【新华社微特稿】', 'source'],
    ['(周行 新华社专特稿)', 'source'],
    ['来源：海州日报', 'source'],
    ['本报记者 林小溪 周 行', 'byline'],
    ['本报驻朝鲜记者　林小溪', 'byline'],
    ['（本报记者林小溪、周行）', 'byline'],
    ['记者林小溪、周行', 'byline'],
    ['■ 周 行', 'byline'],
    ['文/林小溪', 'byline'],
    ['新华社记者 周 行摄', 'picture'],
    ['（责编：林小溪、周行）', 'editor'],
    ['责任编辑：周行', 'editor'],
  ])('%s is a %s', (text, kind) => expect(parseCredit(text, noWords)?.kind).toBe(kind));

  test.each([
    '记者：您如何看待这一变化？',
    '记者：林先生好。请坐',
    '本报记者林小溪在现场看到，水已退去。',
    '（记者林小溪）12日下午，',
    '□同意',
    '据新华社报道',
    '新馆开放',
    '据说',
  ])('%s is none', (text) => {
    const c = parseCredit(text, noWords);
    expect(c === undefined || text === '据新华社报道').toBe(true);
  });

  test('one that runs on behind the last sentence', () => {
    const text = '谈判有望在月底重启。 □据中新社';
    expect(creditAtEnd(text, noWords)).toMatchObject({ gap: { start: 10, end: 11 }, credit: { kind: 'source', range: { start: 11, end: 16 } } });
    expect(creditAtEnd('谈判有望在月底重启。据新华社电', noWords)?.gap).toEqual({ start: 10, end: 10 });
    expect(creditAtEnd('他说：“月底重启。”　■本报记者 周行', noWords)?.credit.kind).toBe('byline');
  });
  test.each(['碑文仅存“太守王□□”。', '本版稿源 □据新华社', '请打钩：□同意。□反对', '水退了。据新华社报道，堤坝无恙。', '水退了。（据新华社电）', '□据新华社'])(
    '%s has none',
    (text) => expect(creditAtEnd(text, noWords)).toBeUndefined(),
  );
});

test('days of either numerals, with what is between them', () => {
  expect(readDay('二〇二四年二月二十九日', 0)).toMatchObject({ year: 2024, month: 2, day: 29, possible: true, chinese: true });
  expect(readDay('2023年2月29日', 0)).toMatchObject({ year: 2023, possible: false });
  expect(readDay('2月29日', 0)?.possible).toBe(true);
  expect(readDay('十月三十日', 0)).toMatchObject({ month: 10, day: 30 });
  expect(readDay('12345月1日', 0)).toBeUndefined();
  expect([daysIn(2, 1900), daysIn(2, 2000), daysIn(2), daysIn(4), daysIn(13)]).toEqual([28, 29, 29, 30, 0]);
});

test('names and what parts them', () => {
  const text = '记者林小溪 周 行、古丽·买买提 通讯员 周行';
  const n = readNames(text, 0, text.length);
  expect(n.names.map((x) => x.text)).toEqual(['林小溪', '周行', '古丽·买买提', '周行']);
  expect(n.separators.map((x) => x.text)).toEqual([' ', '、']);
  expect(n.gaps.map((x) => x.text)).toEqual([' ']);
});

test('any text: ranges lie inside it, and nothing throws', () => {
  const piece = fc.constantFrom(
    '新华社',
    '本报',
    '中新网',
    '据',
    '综合',
    '北京',
    '平壤、',
    '6',
    '月',
    '12',
    '日',
    '电',
    '讯',
    '报道',
    '（',
    '）',
    '(',
    ')',
    '记者',
    '张三',
    '□',
    ' ',
    '　',
    '、',
    '，',
    '：',
    '题',
    '年',
    '\ufffc',
    '\ud83d',
    '《',
    '》',
    '十',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join('');
      const d = parse(text);
      const ranges = d
        ? [
            d.range,
            d.agency.range,
            d.separator,
            d.after,
            ...(d.place ? [d.place.range] : []),
            ...(d.written ? [d.written.range] : []),
            ...(d.bracket ? [d.bracket] : []),
          ]
        : [];
      const c = parseCredit(text, noWords) ?? creditAtEnd(text, noWords)?.credit;
      if (c) ranges.push(c.range);
      for (const r of ranges) if (r.start < 0 || r.end < r.start || r.end > text.length) return false;
      return true;
    }),
    { numRuns: 3000 },
  );
});

test('hostile texts end', () => {
  const hostile = [
    `新华社${'北'.repeat(200_000)}`,
    `（${'（'.repeat(200_000)}`,
    `新华社北京6月12日电（记者${'张三、'.repeat(60_000)}`,
    `□${'□'.repeat(200_000)}`,
    `${'。 '.repeat(100_000)}□`,
  ];
  for (const text of hostile) {
    expect(() => [parse(text), parseCredit(text, noWords), creditAtEnd(text, noWords)]).not.toThrow();
  }
});

test.each([
  '新华社杭州6月12日电（记者林小溪）市图书馆12日重新开放。',
  '（新华社杭州6月12日电）',
  '本报记者 林小溪 周行',
  '洪水正在退去。□据新华社',
  '洪水正在退去。',
])('the source of “%s” is read once and kept with the passage', (text) => {
  let asked = 0;
  const agencyAt = (): number => {
    asked++;
    return 0;
  };
  const words = { ...noWords, agencyAt };
  const passage = makePassage({ kind: 'paragraph', level: 0, text, seams: [] });
  const source = sourceOf(passage, words);
  expect(source).toEqual({ dateline: parse(text), credit: parseCredit(text, noWords), endCredit: creditAtEnd(text, noWords) });
  const once = asked;
  expect(once).toBeGreaterThan(0);
  expect(sourceOf(passage, words)).toBe(source);
  expect(asked).toBe(once);
});
