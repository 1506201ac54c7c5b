import { expect, test } from 'vitest';
import { rules } from '../server/src/rules/index.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { lint } from './lint.ts';

const only = (...ids: string[]) => rules.filter((r) => ids.includes(r.meta.id));
const BODY = '市图书馆当天重新开放，全天接待读者，讲座免费。';

test('the year of the dateline judges weekdays without one', () => {
  const found = lint(`新华社海州2018年6月12日电 ${BODY}\n\n讲座定于6月13日（星期四）和1月2日（星期三）举行。`, { rules: only('num/impossible-date') });
  expect(found.map((p) => [p.severity, p.message.zh])).toEqual([
    ['information', '2018年6月13日是星期三，此处作“星期四”，请核实'],
    ['information', '2018年1月2日是星期二，此处作“星期三”，请核实'],
  ]);
});

test('a January day in a December story belongs to the next year', () => {
  expect(lint(`新华社海州2018年12月28日电 ${BODY}\n\n讲座定于1月2日（星期三）举行。`, { rules: only('num/impossible-date') })).toEqual([]);
});

test('an impossible date in a dateline is told once', () => {
  const found = lint(`新华社海州13月5日电 ${BODY}`, { rules: only('num/impossible-date', 'dateline/format') });
  expect(found.map((p) => p.rule)).toEqual(['num/impossible-date']);
});

test('damage warns, a year alone informs, figures set wide throughout inform', () => {
  const severity = (text: string) => lint(text, { rules: only('dateline/format') }).map((p) => p.severity);
  expect(severity(`新华社海州6月12号电 ${BODY}`)).toEqual(['warning']);
  expect(severity(`新华社海州2018年6月12日电 ${BODY}`)).toEqual(['information']);
  expect(severity(`新华社海州６月１２日电 ${BODY}１２日共接待３００人。`)).toEqual(['information']);
  expect(severity(`新华社海州６月１２日电 ${BODY}12日共接待300人。`)).toEqual(['warning']);
});

test('safe and wording repairs are two fixes', () => {
  const text = `新华社 海州6月12号电 ${BODY}`;
  const [p] = lint(text, { rules: only('dateline/format') });
  expect(p?.fixes.map((f) => [f.safety, applyEdits(text, f.edits).slice(0, 14)])).toEqual([
    ['safe', '新华社海州6月12号电 市图书'.slice(0, 14)],
    ['review', '新华社 海州6月12日电 市图'.slice(0, 14)],
  ]);
});

test('a credit that runs on moves to its own line, in the line ends of the file', () => {
  const text = `海州夜话\r\n\r\n${BODY} □据新华社\r\n`;
  const [p] = lint(text, { rules: only('dateline/run-on-credit') });
  expect(p?.fixes.map((f) => applyEdits(text, f.edits))).toEqual([
    `海州夜话\r\n\r\n${BODY}\r\n\r\n□据新华社\r\n`,
    `海州夜话\r\n\r\n${BODY}\r\n\r\n（据新华社）\r\n`,
  ]);
});

test('after the safe repairs nothing safe is left', () => {
  const drafts = [`新华社 海州 ０6 月 12 日 电 ${BODY}`, `本报6月12日 海州 电 ${BODY} □据新华社`, `新华社东京 首尔６月１２号电（记者周 行）：${BODY}`];
  for (const draft of drafts) {
    const safe = (text: string) =>
      lint(text, { rules: only('dateline/format', 'dateline/run-on-credit', 'byline/format') }).flatMap((p) =>
        p.fixes.slice(0, 1).filter((f) => f.safety === 'safe'),
      );
    const repaired = applyEdits(
      draft,
      safe(draft).flatMap((f) => f.edits),
    );
    expect(repaired).not.toBe(draft);
    expect(safe(repaired)).toEqual([]);
    expect(repaired.replace(/\P{Script=Han}/gu, '')).toBe(draft.replace(/\P{Script=Han}/gu, ''));
  }
});
