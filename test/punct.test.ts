import { describe, expect, test } from 'vitest';
import type { AnyRule } from '../server/src/rule/rule.ts';
import { collision } from '../server/src/rules/punct/collision.ts';
import { ellipsisDash } from '../server/src/rules/punct/ellipsis-dash.ts';
import { halfwidthMark } from '../server/src/rules/punct/halfwidth-mark.ts';
import { runOn } from '../server/src/rules/punct/lib/long-quotation.ts';
import { LOST_MARK_LEVELS, type Lost, likelyPlaces, weightTableOf } from '../server/src/rules/punct/lib/lost-mark.ts';
import { LOST_MARK_WEIGHTS } from '../server/src/rules/punct/lib/lost-mark-weights.ts';
import { DOUBLE, marksOf, oddKinds, readPairMarks } from '../server/src/rules/punct/lib/pair-marks.ts';
import { quoteBoundary } from '../server/src/rules/punct/quote-boundary.ts';
import { straightQuote } from '../server/src/rules/punct/straight-quote.ts';
import { unpaired } from '../server/src/rules/punct/unpaired.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { noWords } from '../server/src/text/words.ts';
import { lint } from './lint.ts';

/** What each fix of the first finding makes of the text. */
function offers(rule: AnyRule, text: string): string[] {
  const [first] = lint(text, { rules: [rule] });
  return (first?.fixes ?? []).map((f) => applyEdits(text, f.edits));
}

/** The text with the first fix of every finding, and whether all of them were safe. */
function mended(rule: AnyRule, text: string): { text: string; safe: boolean } {
  const fixes = lint(text, { rules: [rule] }).map((p) => p.fixes[0]);
  return {
    text: applyEdits(
      text,
      fixes.flatMap((f) => f?.edits ?? []),
    ),
    safe: fixes.every((f) => f?.safety === 'safe'),
  };
}

const messages = (rule: AnyRule, text: string): string[] => lint(text, { rules: [rule] }).map((p) => p.message.zh);

describe('lost marks', () => {
  test.each([
    // A dateline with its label; a day; reporters; a mark of the clause tells the end.
    ['央视网消息新闻联播）：渡轮12日复航。', '央视网消息（新闻联播）：渡轮12日复航。'],
    ['央视网消息（新闻联播：渡轮12日复航。', '央视网消息（新闻联播）：渡轮12日复航。'],
    ['渡轮今天6月12日）复航，首班船满员。', '渡轮今天（6月12日）复航，首班船满员。'],
    ['渡轮今天（6月12日复航，首班船满员。', '渡轮今天（6月12日）复航，首班船满员。'],
    ['渡轮在老码头复航。\n\n记者林一帆 周敏）', '渡轮在老码头复航。\n\n（记者林一帆 周敏）'],
    // Whole sentences: behind a colon, at the head of the paragraph.
    ['船长说：码头建了六十年，渡轮换了三代。”', '船长说：“码头建了六十年，渡轮换了三代。”'],
    ['码头建了六十年，渡轮换了三代。”船长林一帆说。', '“码头建了六十年，渡轮换了三代。”船长林一帆说。'],
    ['船长说：“码头建了六十年，渡轮换了三代。', '船长说：“码头建了六十年，渡轮换了三代。”'],
    // Terms: the word that introduces, the same words elsewhere, parallel ones.
    ['这座渡口被称为水上驿站”，已有百年历史。', '这座渡口被称为“水上驿站”，已有百年历史。'],
    ['全县推广“一船一码”管理。\n\n推行“一船一码以来，事故减少。', '全县推广“一船一码”管理。\n\n推行“一船一码”以来，事故减少。'],
    ['要增强安全意识”、坚持“生命至上”，守住渡口。', '要增强“安全意识”、坚持“生命至上”，守住渡口。'],
    ['拖轮“望海号”先行。\n\n随后“望海号顺利靠岸，乘客下船。', '拖轮“望海号”先行。\n\n随后“望海号”顺利靠岸，乘客下船。'],
    ['据《港口晚报报道，渡轮复航。', '据《港口晚报》报道，渡轮复航。'],
    ['据港口晚报》报道，渡轮复航。', '据《港口晚报》报道，渡轮复航。'],
    // The mark that is left is straight, half width: set right with it.
    ['这座渡口被称为水上驿站"，已有百年历史。', '这座渡口被称为“水上驿站”，已有百年历史。'],
    ['渡轮今天(6月12日复航，首班船满员。', '渡轮今天（6月12日）复航，首班船满员。'],
  ])('%s', (text, want) => {
    expect(offers(unpaired, text)[0]).toBe(want);
  });

  test('where several places are as good they are offered together, never more than three', () => {
    expect(offers(unpaired, '人们称它“老码头，2012年起停用。')).toContain('人们称它“老码头”，2012年起停用。');
    const text = '他们把“望海渡轮开走';
    const places = (marked: string[]) =>
      likelyPlaces(text, { kind: 0, at: 3, left: 'open', bound: text.length, wrong: false }, { marked: new Set(marked) }, noWords);
    expect(places([])).toHaveLength(3);
    // What stands in marks elsewhere settles it.
    expect(places(['望海'])).toEqual([6]);
    expect(places(['望海渡轮'])).toEqual([8]);
  });

  test('the finding is shown on the mark that is left, and claims nothing else', () => {
    const [p] = lint('这座渡口被称为水上驿站”，已有百年历史。', { rules: [unpaired] });
    expect(p?.range).toEqual({ start: 11, end: 12 });
    expect(p?.severity).toBe('error');
    expect(p?.fixes.every((f) => f.safety === 'review')).toBe(true);
  });

  test('both halves of a turned pair are one fix', () => {
    expect(offers(unpaired, '全县推广”一船一码“，即每条船一个编号。')).toEqual(['全县推广“一船一码”，即每条船一个编号。']);
    expect(offers(unpaired, '落实“定人定船””定岗定责“原则。')).toEqual(['落实“定人定船”“定岗定责”原则。']);
    expect(offers(unpaired, '”端午“假期，渡轮加班。')).toEqual(['“端午”假期，渡轮加班。']);
  });

  test('a paragraph that lost a mark does not spoil the pairs behind it', () => {
    const text = '要抓好“两个重点，确保安全。完善"值班值守"制度，推广“一船一码”。';
    expect(messages(unpaired, text)).toHaveLength(1);
    expect(mended(straightQuote, text).text).toContain('完善“值班值守”制度');
    expect(mended(straightQuote, '这里是“百年老港，由"望海号"值守，票价不变。').text).toContain('由“望海号”值守');
    const turned = '当地是“百年老港的缩影。如今，渡轮停靠”新码头“上下客。';
    expect(messages(unpaired, turned)).toEqual(['“ 后面没有与之成对的 ”', '前后引号颠倒，应为 “”']);
  });
});

describe('quotations of several paragraphs', () => {
  test('a paragraph that is not closed is wrong where no quotation follows', () => {
    expect(messages(unpaired, '船长说：“码头建了六十年。\n\n渡轮换了三代。')).toHaveLength(1);
    expect(messages(unpaired, '船长说：“码头建了六十年。\n\n“渡轮”换了三代，船长退休了。')).toHaveLength(1);
  });

  test('each article is judged by itself', () => {
    const lost = '# 甲港复航\n\n船长说：“码头建了六十年。\n\n# 乙港停航\n\n渡轮换了三代。”船长说。\n';
    expect(lint(lost, { rules: [unpaired], language: 'markdown' })).toHaveLength(2);
  });

  test('a quotation that a false line end cuts is whole', () => {
    const value = (text: string, left: Lost['left'], at: number) => ({
      text,
      lost: [{ kind: 0, at, left, bound: left === 'open' ? text.length : 0, wrong: false }],
    });
    const first = { passage: 0, value: value('这条航线要办成“便民', 'open', 7) };
    expect(
      runOn([first, { passage: 1, value: value('线”，票价不变，每天对开八班，乘客多是两岸的居民和学生，也有不少专程来看老码头的游客。', 'close', 1) }]).size,
    ).toBe(2);
    expect(runOn([first, { passage: 2, value: value('线”，票价不变。', 'close', 1) }]).size).toBe(0);
    expect(messages(unpaired, '船长表示，这条航线要办成“便民\n线”，票价不变，每天对开八班，乘客多是两岸的居民和学生。')).toEqual([]);
  });
});

describe('reading marks', () => {
  test('pairs that alternate are known at one look', () => {
    expect(oddKinds('“甲”（乙）《丙》“丁‘戊’己”')).toBe(0);
    expect(oddKinds('“甲“乙”丙”')).toBe(1 << DOUBLE);
    expect(oddKinds('没有标点')).toBe(0);
  });

  test('every partner is mutual, whatever the text', () => {
    const units = ['“', '”', '"', '甲', '。', '，', '：', ' '];
    let seed = 7;
    for (let n = 0; n < 3000; n++) {
      let text = '';
      for (let k = 0; k < 12; k++) {
        seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
        text += units[(seed >>> 16) % units.length];
      }
      const reads = readPairMarks(text, marksOf(text, DOUBLE), DOUBLE);
      reads.forEach((r, k) => {
        if (r.partner < 0) return;
        const other = reads[r.partner];
        expect(other?.partner, text).toBe(k);
        expect([r.role, other?.role].sort(), text).toEqual(['close', 'open']);
      });
    }
  });

  test('there is a weight for every level of every table', () => {
    for (const table of LOST_MARK_WEIGHTS) expect(table).toHaveLength(LOST_MARK_LEVELS.count);
    for (const kind of [0, 1, 2, 3, 4, 8])
      for (const left of ['open', 'close'] as const)
        expect(LOST_MARK_WEIGHTS[weightTableOf('甲', { kind, at: 0, left, bound: 1, wrong: false })]).toBeDefined();
  });
});

describe('fixes', () => {
  test.each([
    [straightQuote, '他提出"三步走"，即"修、建、通"。', '他提出“三步走”，即“修、建、通”。', true],
    [straightQuote, "“船上写着'平安'二字。”他说。", '“船上写着‘平安’二字。”他说。', false],
    [straightQuote, '渡轮取名「望海『号』」。', '渡轮取名“望海‘号’”。', false],
    [collision, '渡轮复航，，首班船满员。。', '渡轮复航，首班船满员。', true],
    [collision, '渡轮复航，。', '渡轮复航。', false],
    [halfwidthMark, '渡轮复航, 首班船满员;票价不变。', '渡轮复航，首班船满员；票价不变。', true],
    [ellipsisDash, '拖轮、驳船...都停在港里--没有一条出海。', '拖轮、驳船……都停在港里——没有一条出海。', true],
    [ellipsisDash, '船长不说话。。。', '船长不说话……', true],
    [quoteBoundary, '船长说：“我们叫它“老码头”，叫了几十年。”', '船长说：“我们叫它‘老码头’，叫了几十年。”', false],
  ])('%# %s', (rule, text, want, safe) => {
    expect(mended(rule as AnyRule, text)).toEqual({ text: want, safe });
  });

  test.each([straightQuote, collision, halfwidthMark, ellipsisDash] as AnyRule[])('a second round of safe fixes finds nothing', (rule) => {
    const text = '渡轮,复航，，船长说:"今天--6月12日--开船!"拖轮...驳船。。。都停着;乘客满意。。';
    const once = mended(rule, text).text;
    const left = lint(once, { rules: [rule] }).filter((p) => p.fixes[0]?.safety === 'safe');
    expect(left).toEqual([]);
  });

  test('between two marks of a pause the editor chooses', () => {
    expect(offers(collision, '渡轮复航、，首班船满员，乘客多为返乡的人。').map((t) => t.slice(4, 5))).toEqual(['，', '。', '、']);
  });
});
