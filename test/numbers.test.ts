import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Numbers } from '../server/src/text/numbers.ts';

/** The numbers of a text, each as `text|unit form` and what is not plain about it. */
function shown(text: string): string[] {
  return new Numbers(text).all.map((n) => {
    const notes = [n.form, n.shape === 'plain' ? '' : n.shape, n.vague, Number.isNaN(n.value) ? '' : String(n.value)].filter((x) => x !== '');
    return `${text.slice(n.start, n.end)}|${text.slice(n.unitStart, n.unitEnd)} ${notes.join(' ')}`;
  });
}

describe('numbers', () => {
  test.each([
    ['3.2万多吨', ['3.2万多|吨 arabic 多 32000']],
    ['１２％', ['１２|％ arabic 12']],
    ['1,234,567元', ['1,234,567|元 arabic 1234567']],
    ['100多万人', ['100多万|人 arabic 多 1000000']],
    ['10亿零817万5288人', ['10亿零817万5288|人 arabic 1008175288']],
    ['3亿4千5百万元', ['3亿4千5百万|元 arabic 345000000']],
    ['1万5', ['1万5| arabic 15000']],
    ['5千米', ['5|千米 arabic 5']],
    ['0.5个百分点', ['0.5|个百分点 arabic 0.5']],
    ['百分之三点五', ['百分之三点五| chinese 3']],
    ['百分之12.5', ['百分之12.5| arabic 12.5']],
    ['三分之一', ['三分之一| chinese fraction']],
    ['近百余名', ['百余|名 chinese 余 100']],
    ['三千零五十元', ['三千零五十|元 chinese 3050']],
    ['二〇一八年', ['二〇一八|年 chinese 2018']],
    ['三四十人', ['三四十|人 chinese pair 30']],
    ['十几个', ['十几|个 chinese 几 11']],
    ['三十万亿元', ['三十万亿|元 chinese 30000000000000']],
    ['$100', ['$100| arabic 100']],
    ['20㎡', ['20|㎡ arabic 20']],
  ])('%s', (text, want) => {
    expect(shown(text)).toEqual(want);
  });

  test.each([
    ['G20峰会', ['20| arabic code 20']],
    ['128GB', ['128| arabic code 128']],
    ['歼-20', ['20| arabic code 20']],
    ['1.2.3版', ['1.2.3| arabic code']],
    ['010-12345678', ['010-12345678| arabic code']],
    ['4-4-2阵型', ['4-4-2| arabic code']],
    ['2018-06-12', ['2018-06-12| arabic date']],
    ['2018.13.12', ['2018.13.12| arabic code']],
    ['9:30', ['9:30| arabic clock']],
    ['101：93', ['101：93| arabic clock']],
  ])('no plain number: %s', (text, want) => {
    expect(shown(text)).toEqual(want);
  });

  test.each([
    ['一9日', ['一9|日 mixed 19']],
    ['20二4年', ['20二4|年 mixed 2024']],
    ['60〇0名', ['60〇0|名 mixed 6000']],
    ['第一5名', ['一5|名 mixed 15']],
    ['第一100米', ['100|米 arabic 100']],
    ['二00多米', ['二00多|米 mixed 多 200']],
    ['安倍晋三7月', ['7|月 arabic 7']],
    ['1995一代', ['1995| arabic 1995']],
    ['13时零5分', ['13|时 arabic 13', '5|分 arabic 5']],
    ['周一9时', ['9|时 arabic 9']],
    ['33一日', ['33| arabic 33', '一|日 chinese 1']],
  ])('digits of both scripts: %s', (text, want) => {
    expect(shown(text)).toEqual(want);
  });

  test('words with numerals in them are no numbers', () => {
    expect(shown('四川一些人一致认为，统一方案一共分三步，一方面如此。')).toEqual([]);
    expect(shown('2018十大新闻、2019百佳、空气20微克')).toEqual(['2018| arabic 2018', '2019| arabic 2019', '20|微克 arabic 20']);
  });

  test('a unit is no unit where its character begins another word', () => {
    expect(shown('3日本人、5年级、6月球、2人民、8分别')).toEqual(['3| arabic 3', '5| arabic 5', '6| arabic 6', '2| arabic 2', '8| arabic 8']);
    expect(shown('3日、5年、8分')).toEqual(['3|日 arabic 3', '5|年 arabic 5', '8|分 arabic 8']);
  });

  test('ranges', () => {
    const ranges = (text: string): string[] => new Numbers(text).ranges.map((r) => `${text.slice(r.start, r.end)} ${r.mark.text}`);
    expect(ranges('27日至28日，2—3天，20%～30%，6月12日--14日，13-17万元')).toEqual([
      '27日至28日 至',
      '2—3天 —',
      '20%～30% ～',
      '12日--14日 --',
      '13-17万元 -',
    ]);
    expect(ranges('G20-30国，4-4-2阵型，歼-20，COVID-19，2018-06-12，比分3：1')).toEqual([]);
  });

  test('dates', () => {
    const dates = (text: string): string[] =>
      new Numbers(text).dates.map((d) => `${text.slice(d.start, d.end)}${d.lunar ? ' lunar' : ''}${d.weekday ? ` ${d.weekday.value}` : ''}`);
    expect(dates('2018年6月12日（星期二）至28 日，农历八月十五日，二〇一八年六月')).toEqual(['2018年6月12日 2', '28 日', '八月十五日 lunar', '二〇一八年六月']);
  });

  test('what is read lies in order inside the text, whatever the text', () => {
    const piece = fc.constantFrom(
      ...'0129一二三零〇十百千万亿两几多余年月日时分%％个百分点至到—-～:：./、约km$（周星期',
      '百分之',
      '分之',
      '个百分点',
      '\u3000',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { all, ranges, dates } = new Numbers(text);
        let end = 0;
        for (const n of all) {
          expect(n.start).toBeGreaterThanOrEqual(end - (n.lead === '' ? 0 : 1));
          expect(
            n.start <= n.at && n.at <= n.figureEnd && n.figureEnd <= n.bodyEnd && n.bodyEnd <= n.end && n.end <= n.unitEnd && n.unitEnd <= text.length,
          ).toBe(true);
          expect(n.end).toBeGreaterThan(n.start);
          end = n.end;
        }
        for (const r of [...ranges, ...dates]) expect(r.start < r.end && r.end <= text.length).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
