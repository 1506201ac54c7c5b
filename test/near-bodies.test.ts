import { describe, expect, test } from 'vitest';
import { inconsistent } from '../server/src/rules/names/inconsistent.ts';
import { lint } from './lint.ts';

const told = (text: string) => lint(text, { rules: [inconsistent] }).map((p) => ({ from: text.slice(p.range.start, p.range.end), severity: p.severity }));

describe('bodies that the lexicon does not know', () => {
  test.each([
    ['江城县水务局公布名单。江城县水务局说，江城县水误局已派人。', '江城县水误局', 'warning'],
    ['华东粮油进出口公司成立。\n\n华东粮油进出口公司说，货源充足。\n\n华东粮由进出口公司经理到会。', '华东粮由进出口公司', 'warning'],
    ['江城音乐学院招生。江城音乐学院说，名额不变。据江城音悦学院介绍，考试在三月。', '江城音悦学院', 'warning'],
    // two names, as far as the words tell: low, until the other is frequent
    ['宏兴建设集团亏损。宏兴建设集团说，宏星建设集团也亏损。', '宏星建设集团', 'information'],
    ['宏兴建设集团亏损。宏兴建设集团说，宏兴建设集团要重组。宏星建设集团没有回应。', '宏星建设集团', 'warning'],
    ['江城港务局公布方案。江城港务局说，江城港务集团年内开工。', '江城港务集团', 'information'],
    ['南岭师范学院招生。南岭师范学院说，南岭师范大学新设两个专业。', '南岭师范大学', 'information'],
  ])('%s', (text, from, severity) => {
    expect(told(text)).toEqual([{ from, severity }]);
  });

  test.each([
    '江城市检察委员会开会。江城市检察委员会说，江城市监察委员会也来了。',
    '江城第一纺织厂集团开工。江城第一纺织厂集团说，江城第七纺织厂集团停工。',
    '城东建设集团开工。城东建设集团说，城冬建设集团没有这个人。',
    '江城通信集团签约。江城通信集团说，江城通讯集团供货。',
    '宏兴建设集团亏损。宏兴建设集团说，宏兴建设集团要重组。宏星建设集团和宏达公司没有回应。',
    '宏兴建设集团亏损。宏星建设集团也亏损。',
    '宏兴建设集团亏损。宏兴建设集团说，宏兴建设集团要重组。宏桥建设集团没有回应。',
    '北江城建集团亏损。北江城建集团说，北江城建集团要重组。北疆城建集团没有回应。',
    '新宏五建集团亏损。新宏五建集团说，新宏五建集团要重组。新宏吴建集团没有回应。',
    '江城音乐学院招生。江城音乐学院说，名额不变。有人误作江城音悦学院。',
    '江城音乐学院招生。江城音乐学院说，名额不变。横幅上写着“江城音悦学院欢迎你”。',
    '北江水利集团开工。北江水利集团说，南江水力集团停工。',
    '南岭师范大学招生。南岭师范大学说，学校由南岭师范学院升格而来。',
    '他说这是他们的公司。她说这是她们的公司。它们的公司在哪里？这是他们的公司。',
    '市政府的结局变了。市政府的结局说，市政府的街局。',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });

  test('all places of the other spelling are related, once for the longest and the shorter name', () => {
    const text = '江城音乐学院招生。\n\n江城音乐学院说，名额不变。\n\n据江城音悦学院介绍，考试在三月。';
    const [p, ...more] = lint(text, { rules: [inconsistent] });
    expect(more).toEqual([]);
    expect(p?.related.map((r) => text.slice(r.range.start, r.range.end))).toEqual(['江城音乐学院', '江城音乐学院']);
    const nested = '海州远洋运输集团公司说，货已装船。海州远洋运输集团公司又说，年内增船。海州远样运输集团公司没有回应。';
    expect(told(nested)).toHaveLength(1);
  });

  test('two articles are judged apart', () => {
    const one = '新华社江城3月1日电（记者张三）江城音乐学院招生。江城音乐学院说，名额不变。';
    const two = '新华社江城3月1日电（记者李四）江城音悦学院开业。';
    expect(told(`${one}\n\n${two}`)).toEqual([]);
  });
});
