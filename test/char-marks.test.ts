import { describe, expect, test } from 'vitest';
import { fullwidthAlnum } from '../server/src/rules/char/fullwidth-alnum.ts';
import { MISREAD_WORDS } from '../server/src/rules/char/lib/confusable-words.ts';
import { lookalikeAt, sortOf } from '../server/src/rules/char/lib/lookalikes.ts';
import { lookalikeMark } from '../server/src/rules/char/lookalike-mark.ts';
import { ocrConfusable } from '../server/src/rules/char/ocr-confusable.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { lint } from './lint.ts';
import { placesIn } from './wake.ts';

describe('full-width digits', () => {
  const wide = (text: string): string => text.replace(/[0-9A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const PARAGRAPHS = ['渡轮21日复航，每天开行12班。', '票价为8元，学生免费。', '新船长45米，可载客300人。'];

  test('one number among others is told and repaired', () => {
    for (const number of ['21', '12', '8', '45', '300']) {
      const right = PARAGRAPHS.join('\n\n');
      const wrong = right.replace(number, wide(number));
      const found = lint(wrong, { rules: [fullwidthAlnum] });
      expect(found).toHaveLength(1);
      expect(found[0]?.severity).toBe('warning');
      expect(applyEdits(wrong, found[0]?.fixes[0]?.edits ?? [])).toBe(right);
    }
  });

  test('an article that is set so is told once, and by paragraphs repaired', () => {
    let text = wide(PARAGRAPHS.join('\n\n'));
    const first = lint(text, { rules: [fullwidthAlnum] });
    expect(first).toHaveLength(1);
    expect(first[0]?.severity).toBe('information');
    expect(first[0]?.message.zh).toContain('5处');
    expect(first[0]?.fixes[0]?.safety).toBe('review');
    for (let round = 0; round < 5; round++) {
      const [p] = lint(text, { rules: [fullwidthAlnum] });
      if (p) text = applyEdits(text, p.fixes[0]?.edits ?? []);
    }
    expect(text).toBe(PARAGRAPHS.join('\n\n'));
  });

  test('five among as many others are no style', () => {
    const text = '渡轮２１日复航，每天７时至２０时开行１２班，票价８元，45米长的新船5月12日下水，可载客300人。';
    expect(lint(text, { rules: [fullwidthAlnum] })).toHaveLength(5);
  });

  test('an article beside it is judged by itself', () => {
    const other = '# 古村灯会开幕\n\n古村的灯会6日开幕，村民扎了１０００盏灯。\n';
    const text = `# 渡轮复航\n\n${wide(PARAGRAPHS.join('\n\n'))}\n\n${other}`;
    expect(lint(text, { rules: [fullwidthAlnum], language: 'markdown' }).map((p) => p.severity)).toEqual(['information', 'warning']);
  });
});

describe('look-alike marks', () => {
  test('they wake the rule, digits and letters beside a numeral', () => {
    for (let unit = 0x80; unit < 0x10000; unit++) {
      if (sortOf(unit) === 0 || '一十—'.includes(String.fromCharCode(unit))) continue;
      expect(placesIn(lookalikeMark, `二${String.fromCharCode(unit)}`), unit.toString(16)).toBeDefined();
    }
  });

  test('nothing a mark becomes is a look-alike in the same place', () => {
    const around = { inTitle: () => true, aboutStrokes: () => false };
    const frames = ['渡|轮', '2|5', 'A|5', '人A|B', '一|五号', '二|一八年', '2|轮', '渡|5'];
    for (let unit = 0; unit < 0x10000; unit++) {
      if (sortOf(unit) === 0) continue;
      for (const frame of frames) {
        const text = frame.replace('|', String.fromCharCode(unit));
        const at = frame.indexOf('|');
        const found = lookalikeAt(text, at, around);
        for (const to of found?.to ?? []) {
          const after = text.slice(0, found?.start) + to + text.slice(found?.end);
          expect(lookalikeAt(after, at, around)?.review ?? true, `${text} → ${after}`).toBe(true);
        }
      }
    }
  });
});

describe('confusable words', () => {
  test('each differs from the right one in characters only, and none stands twice', () => {
    const wrongs = MISREAD_WORDS.map((c) => c.wrong);
    expect(new Set(wrongs).size).toBe(wrongs.length);
    for (const { wrong, right } of MISREAD_WORDS) {
      expect(wrong.length, wrong).toBe(right.length);
      expect(wrong).not.toBe(right);
      expect(wrongs, right).not.toContain(right);
    }
  });

  test('words that meet by chance are silent', () => {
    const clean = [
      '他来自已经停航的码头，激动得情不自已，难以自已。',
      '占领国土兵力不足，征用土地，今日木材涨价，8日木里降雪。',
      '周末来客多，年末来访者少，长期末位淘汰。',
      '夜深人静，资深人士和进步人士先后发言，维也纳人口不多。',
      '坦白官员姓名，少年宫员工，故宫方面，住房问题，民间题材，期间责任。',
      '究竟争什么？他竟选择停航。研究竞赛规则，完毕竞价。',
      '安徽博物馆和安徽信息港，陶冶理想，行政冶金处，系统冶炼。',
      '三千部手机，上千预算，部分折扣，堂兄第一次出海。',
      '美土两国、瑞土关系和领土兵力，中巴土三方。',
    ];
    for (const text of clean)
      expect(
        lint(text, { rules: [ocrConfusable] }).map((p) => p.message.zh),
        text,
      ).toEqual([]);
  });
});
