import { describe, expect, test } from 'vitest';
import { cutArticles } from '../server/src/text/article.ts';
import { Draft } from '../server/src/text/draft.ts';
import { type KeptPassage, makePassage, type PassageKind } from '../server/src/text/passage.ts';
import { noWords } from '../server/src/text/words.ts';

const p = (text: string, kind: PassageKind = 'paragraph', level = 0): KeptPassage => makePassage({ kind, level, text, seams: [] });
const h = (text: string, level: number): KeptPassage => p(text, 'heading', level);
const title = (text: string): KeptPassage => p(text, 'headline');
const spans = (passages: readonly KeptPassage[]): string =>
  cutArticles(passages, noWords)
    .map((a) => `${a.first}-${a.last}`)
    .join(' ');
const BODY = '市图书馆当天重新开放，全天接待读者。';

describe('where an article ends', () => {
  test('behind its credit, on a line of its own or run on', () => {
    expect(spans([p(BODY), p(BODY), p('（新华社杭州6月12日电）'), p(BODY), p('□据新华社'), p(BODY)])).toBe('0-2 3-4 5-5');
    expect(spans([p(BODY), p(`${BODY} □据中新社`), title('一座桥'), p(BODY)])).toBe('0-1 2-3');
    expect(spans([p(BODY), p('周行(新华社专特稿)'), h('一座桥', 3), p('为了通车，全城等了四年'), p(BODY)])).toBe('0-1 2-4');
  });
  test('editors, captions and bylines behind the credit stay with it', () => {
    expect(spans([p(BODY), p('（新华社杭州6月12日电）'), p('（责编：林小溪）', 'credit'), p('新馆外景', 'caption'), p(BODY)])).toBe('0-3 4-4');
  });
  test('a credit or an editor above the text ends nothing', () => {
    expect(spans([title('一座桥'), p('□据新华社'), p(BODY), p(BODY)])).toBe('0-3');
    expect(spans([title('一座桥'), p('责任编辑：周行'), p(BODY), p(BODY)])).toBe('0-3');
  });
  test('at the next dateline, with the headlines before it', () => {
    expect(spans([title('一座图书馆'), p(`新华社杭州6月12日电 ${BODY}`), p(BODY), p('一座桥'), p(`新华社宁波6月12日电 ${BODY}`), p(BODY)])).toBe('0-2 3-5');
    expect(spans([p(`本报讯 ${BODY}`), p(`本报讯（记者林小溪）${BODY}`)])).toBe('0-0 1-1');
  });
  test('a dateline that a sentence quotes opens nothing', () => {
    expect(spans([p(`新华社杭州6月12日电 ${BODY}`), p(`据法新社巴黎6月11日电，${BODY}`)])).toBe('0-1');
    expect(spans([p(`新华社杭州6月12日电 ${BODY}`), p('新华社记者6月12日从馆方获悉，讲座免费。')])).toBe('0-1');
  });
  test('at a heading of the level of its own', () => {
    expect(spans([h('甲', 2), p(BODY), h('甲之一', 3), p(BODY), h('乙', 2), p(BODY)])).toBe('0-3 4-5');
    expect(spans([title('甲'), p(BODY), p('小标题', 'subhead'), p(BODY), title('乙'), p(BODY)])).toBe('0-3 4-5');
    expect(spans([h('总题', 1), p(BODY), h('一', 2), p(BODY), h('二', 2), p(BODY)])).toBe('0-5');
  });
  test('sections without a source belong to their article', () => {
    const page = [h('反应', 2), p(`据新华社杭州6月12日电 ${BODY}`), h('联合国', 3), p(BODY), h('欧盟', 3), p(BODY)];
    expect(spans(page)).toBe('0-5');
  });
  test('behind a story with a dateline, the highest heading before a credit opens the story of that credit', () => {
    const page = [
      h('总题', 1),
      p(`新华社杭州6月12日电 ${BODY}`),
      p(BODY),
      h('现场', 2),
      h('桥上', 3),
      p(BODY),
      p('（新华社宁波6月12日电）'),
      h('桥下', 3),
      p(BODY),
      p('（周行）（新华社专特稿）'),
    ];
    expect(spans(page)).toBe('0-2 3-6 7-9');
  });
  test('sections of a story whose dateline stands at its end stay together', () => {
    expect(spans([h('桥', 2), p(BODY), h('一', 3), p(BODY), h('二', 3), p(BODY), p('（新华社宁波6月12日电）')])).toBe('0-6');
  });
});

describe('the day of an article', () => {
  const date = (...passages: KeptPassage[]): unknown => cutArticles(passages, noWords)[0]?.date;
  test('comes from the dateline, at the head or at the end', () => {
    expect(date(p(`新华社杭州6月12日电 ${BODY}`))).toEqual({ month: 6, day: 12 });
    expect(date(p(BODY), p('（新华社宁波6月13日电）'))).toEqual({ month: 6, day: 13 });
    expect(date(p(BODY))).toBeUndefined();
    expect(date(p(`新华社杭州13月5日电 ${BODY}`))).toBeUndefined();
  });
  test('its year from the dateline, else from full dates near the day that agree', () => {
    expect(date(p(`新华社杭州2018年6月12日电 ${BODY}`))).toEqual({ year: 2018, month: 6, day: 12 });
    expect(date(p(`新华社杭州6月12日电 ${BODY}`), p('这是2018年6月11日拍摄的新馆。', 'caption'))).toEqual({ year: 2018, month: 6, day: 12 });
    expect(date(p(`新华社杭州6月12日电 ${BODY}`), p('老馆于1998年10月1日落成。'))).toEqual({ month: 6, day: 12 });
    expect(date(p(`新华社杭州6月12日电 ${BODY}`), p('2017年6月12日动工，2018年6月12日开放。'))).toEqual({ month: 6, day: 12 });
  });
});

test('every passage belongs to exactly one article, in order', () => {
  const kinds: KeptPassage[] = [
    p(BODY),
    h('标题', 2),
    h('标题', 3),
    title('标题'),
    p('小标题', 'subhead'),
    p('□据新华社'),
    p(`本报讯 ${BODY}`),
    p('本报记者 周行', 'byline'),
    p('短行'),
  ];
  let seed = 7;
  const next = (n: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  for (let run = 0; run < 300; run++) {
    const passages = Array.from({ length: next(30) }, () => kinds[next(kinds.length)] as KeptPassage);
    let at = 0;
    for (const a of cutArticles(passages, noWords)) {
      expect(a.first).toBe(at);
      expect(a.last).toBeGreaterThanOrEqual(a.first);
      at = a.last + 1;
    }
    expect(at).toBe(passages.length);
  }
});

test('what was read of a passage is remembered by the passage', () => {
  let asked = 0;
  const words = {
    ...noWords,
    agencyAt: () => {
      asked++;
      return 0;
    },
  };
  const passages = Array.from({ length: 50 }, (_, i) => p(`海州网友第${i}次来信，2018年6月${(i % 28) + 1}日记`));
  cutArticles(passages, words);
  expect(asked).toBeGreaterThan(0);
  asked = 0;
  cutArticles([...passages.slice(0, 20), p('海州网友来信，又一封'), ...passages.slice(21)], words);
  expect(asked).toBeLessThan(10);
});

test('a Markdown page of several stories', () => {
  const draft = new Draft('markdown', noWords);
  draft.update(
    `# 海州周末\n\n**新华社海州6月12日电** ${BODY}\n\n${BODY}\n\n## 桥通了\n\n${BODY}\n\n(新华社海州6月12日电)\n\n## 各方反应\n\n**据新华社海州6月13日电** ${BODY}\n\n### 市民\n\n${BODY}\n`,
  );
  expect(draft.articles.map((a) => [a.headline, a.dateline?.position, a.date?.day])).toEqual([
    [0, 'head', 12],
    [3, 'end', 12],
    [6, 'head', 13],
  ]);
});
