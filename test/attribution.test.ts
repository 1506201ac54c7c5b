import { describe, expect, test } from 'vitest';
import { lostSpeaker } from '../server/src/rules/attribution/lost-speaker.ts';
import { lint } from './lint.ts';

const found = (text: string) => lint(text, { rules: [lostSpeaker] }).map((p) => [p.severity, text.slice(p.range.start, p.range.end), p.message.zh] as const);

const NEWS = '两市市长15日在海州会晤，会晤前双方工作组已经磋商三天。\n\n';
const EXPERT = '海州大学教授王立认为，会晤为合作打下了基础。\n';

describe('attribution/lost-speaker', () => {
  test('a voice without a speaker is told from the start of its paragraph, as a hint', () => {
    expect(found(`${NEWS}会晤具有重大意义。中方对此欢迎和支持。\n\n${EXPERT}`)).toEqual([
      ['hint', '会晤具有重大意义。中方对此', '“中方对此”是谁说的？本段和前两段没有说话人'],
    ]);
  });

  test('who says the same elsewhere in the file is named', () => {
    const [, , message] = found(
      `外交部长李方12日表示，两市市长能坐在一起平等对话，本身就有重大和积极意义。\n\n${'铁路全长三百公里，设车站十四座。\n\n'.repeat(3)}两市市长坐在一起平等对话，本身就有重大积极意义。中方对此欢迎和支持。\n\n${EXPERT}`,
    )[0] ?? ['', '', ''];
    expect(message).toContain('外交部长李方');
  });

  test.each([
    ['he says so before', `${NEWS}他说，会晤具有重大意义。中方对此欢迎和支持。\n\n${EXPERT}`],
    ['two paragraphs before', `发言人李方说，会晤意义重大。\n\n铁路全长三百公里。\n\n中方对此欢迎和支持。\n\n${EXPERT}`],
    ['a question is answered', `${NEWS}答：中方对此欢迎和支持。\n\n${EXPERT}`],
    ['nobody speaks in the whole article', `${NEWS}中方对此欢迎和支持。\n`],
    ['it is a noun among others', `${NEWS}中方代表团和俄方代表团同机抵达。\n\n${EXPERT}`],
  ])('is silent when %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('a vague source is told where it stands, but not in a quotation', () => {
    expect(found('有媒体报道，双方会谈五小时。“有分析认为不会有结果。”他说。').map(([, text]) => text)).toEqual(['有媒体报道']);
    expect(found('分析人士普遍认为，会谈不会有结果。').map(([, text]) => text)).toEqual(['分析人士普遍认为']);
    expect(found('有关人士到会，媒体人士在场，分析报告称产量增加。')).toEqual([]);
  });
});
