import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixAll } from '../server/src/engine/fix-all.ts';
import { createLinter } from '../server/src/engine/lint.ts';
import type { Problem } from '../server/src/engine/place.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import type { AnyRule } from '../server/src/rule/rule.ts';
import { endMark } from '../server/src/rules/leftover/end-mark.ts';
import { placeholder } from '../server/src/rules/leftover/placeholder.ts';
import { webChrome } from '../server/src/rules/leftover/web-chrome.ts';
import { headingMarks } from '../server/src/rules/structure/heading-marks.ts';
import { nonNewsBlock } from '../server/src/rules/structure/non-news-block.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { lint } from './lint.ts';

const STORY =
  '古道驿站修复完工\n\n新华社兰州5月6日电（记者林小溪）甘肃省文物局6日说，古道上的三座驿站已经修复完工，年内向游客开放。\n\n修复历时两年，用去青砖四万块。\n\n';
const rules: readonly AnyRule[] = [nonNewsBlock];
const find = (text: string, options?: Readonly<Record<string, unknown>>): readonly Problem[] =>
  lint(text, { rules, config: options ? { rules: { [nonNewsBlock.meta.id]: { options } } } : {} });
const quote = (text: string, p: { readonly range: { readonly start: number; readonly end: number } }): string => text.slice(p.range.start, p.range.end);

describe('one line', () => {
  test.each([
    ['A05 国际'],
    ['第3版'],
    ['A12版'],
    ['7版：文化'],
    ['2031年5月6日 星期二 A05'],
    ['2031年5月6日　星期二　农历四月初五'],
    ['05 国际 海州日报 2031年5月6日 星期二'],
    ['海州晚报 要闻 A02'],
    ['责任编辑：林小溪　版式：周行远　校对：陈一诺'],
    ['第 3 页 共 12 页'],
    ['- 7 -'],
    ['Page 3 of 12'],
    ['ISSN 1234-567X'],
    ['广告热线：0000-1234567'],
    ['广告经营许可证：0000001'],
    ['（上接第一版）'],
    ['▶下转A07版'.slice(1)],
    ['（相关报道见第6、7版）'],
    ['国内统一刊号 CN 00-0000'],
  ])('%s', (line) => {
    const text = `${STORY}${line}\n`;
    expect(find(text).map((p) => quote(text, p))).toEqual([line]);
  });

  test.each([
    ['2031年5月6日'],
    ['时间：2031年5月6日（星期二）'],
    ['2031年5月6日 星期二 多云'],
    ['（原载《海州日报》2031年5月6日）'],
    ['一等奖：林小溪《驿站》\n\n二等奖：周行远《古道》\n\n三等奖：陈一诺《青砖》'],
    ['12 34 5\n\n23 1 40\n\n8 15 16\n\n23 42 4\n\n1 2 3 4'],
    ['广告许可证造假 三公司被罚'],
    ['《驿站》　林小溪著　海州出版社　定价：45元'],
    ['咨询电话：0000-1234567'],
    ['他查的是第2031007期，没有中奖'],
    ['2031年第3期'],
    ['3'],
    ['——'],
    ['第三章'],
    ['海口 多云 24～31℃'],
    ['上证综指 3012.34 +0.52%'],
    ['5月6日 星期二 23:00 兰州队—海州队'],
  ])('not %s', (line) => {
    expect(find(`${STORY}${line}\n`).map((p) => p.message.zh)).toEqual([]);
  });
});

describe('a block', () => {
  const lines = [
    '彩票开奖台',
    '福利彩票“双色球”第2031007期开奖公告',
    '中奖号码：红色球号码01、03、09、14、22、30 蓝色球号码：11',
    '福利彩票3D玩法开奖公告第2031120期',
    '中奖号码：326',
  ];

  test('is told once, on its first line, with the others beside it', () => {
    const text = `${STORY}${lines.join('\n')}\n`;
    const [first, ...rest] = find(text);
    expect(first?.severity).toBe('warning');
    expect(first?.message.zh).toBe('从这里起5行是彩票开奖信息，不是稿件内容，应删去');
    expect(first?.related.map((r) => quote(text, r))).toEqual(lines.slice(1));
    expect(rest.map((p) => [p.severity, quote(text, p)])).toEqual(lines.slice(1).map((l) => ['hint', l]));
  });

  test('goes with the review fixes, and nothing else does', () => {
    const text = `${STORY}${lines.join('\n')}\n\n游客可乘专线车前往驿站，每天四班，票价不变。\n`;
    const fixed = fixAll(text, find(text), find, { review: true });
    expect(fixed.text.split('\n').filter(Boolean)).toEqual([...STORY.split('\n').filter(Boolean), '游客可乘专线车前往驿站，每天四班，票价不变。']);
    expect(fixAll(text, find(text), find).edits).toEqual([]);
  });

  test('may begin in one article and end in another', () => {
    const text = `${STORY}□据新华社\n\n${lines[1]}\n\n${lines[2]}\n\n${lines[4]}\n`;
    expect(find(text).map((p) => p.severity)).toEqual(['warning', 'hint', 'hint']);
  });

  test('is cut by text', () => {
    const text = `${STORY}${lines[2]}\n\n他把这组号码念了一遍，又念了一遍，台下一片寂静。\n\n${lines[4]}\n`;
    expect(find(text)).toEqual([]);
  });

  test('judged line by line as it is typed, equals a fresh lint', () => {
    const kept = createLinter(resolveSettings(rules), shippedLexicon(), 'plaintext');
    let text = STORY;
    for (const line of [...lines, '正文又开始了，他说明年还要修三座驿站。', ...lines.slice(1)]) {
      text += `${line}\n`;
      const told = kept.update(text).problems;
      expect(told.map((p) => [quote(text, p), p.severity, p.related.length])).toEqual(find(text).map((p) => [quote(text, p), p.severity, p.related.length]));
    }
  });
});

test('patterns of the house are literal strings', () => {
  const text = `${STORY}海州融媒.出品(2031)\n\n海州融媒X出品，全员到齐\n`;
  expect(find(text, { patterns: ['融媒.出品(', ''] }).map((p) => quote(text, p))).toEqual(['海州融媒.出品(2031)']);
  expect(find(text, { patterns: ['.*', '[', '('] }).map((p) => quote(text, p))).toEqual(['海州融媒.出品(2031)']);
});

const CLEAN = new URL('../../shared/corpora/clean/dev/', import.meta.url);
const here = existsSync(CLEAN);
if (!here) console.log('skipped: ../shared/corpora is absent');

test.skipIf(!here)('furniture, leftovers and marks of headings are never told of well-edited articles', () => {
  const mine = resolveSettings([nonNewsBlock, headingMarks, webChrome, placeholder, endMark]);
  const loud: string[] = [];
  for (const name of readdirSync(CLEAN).filter((f) => /^(?:pd|cctv)-.*\.txt$/.test(f))) {
    const text = readFileSync(new URL(name, CLEAN), 'utf8');
    for (const p of createLinter(mine, shippedLexicon(), 'plaintext').update(text).problems)
      if (p.severity === 'warning' || p.severity === 'error') loud.push(`${name}: ${p.rule} at ${p.range.start}`);
  }
  expect(loud).toEqual([]);
});

describe('deleting the block', () => {
  const block = '彩票开奖台\n\n福利彩票“双色球”第2031007期开奖公告\n\n中奖号码：红色球号码01、03、09、14、22、30 蓝色球号码：11\n\n';
  test.each([
    ['between two paragraphs', `${STORY}${block}修复由本地工匠完成。\n`, `${STORY}修复由本地工匠完成。\n`],
    ['with CRLF', `${STORY}${block}修复由本地工匠完成。\n`.replaceAll('\n', '\r\n'), `${STORY}修复由本地工匠完成。\n`.replaceAll('\n', '\r\n')],
    ['at the end', `${STORY}${block}`, STORY],
  ])('in one edit, %s', (_, text, expected) => {
    const [first] = find(text);
    expect(first?.related).toHaveLength(2);
    const edits = first?.fixes[0]?.edits ?? [];
    expect(edits).toHaveLength(1);
    expect(applyEdits(text, edits)).toBe(expected);
  });
});
