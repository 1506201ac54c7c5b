import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { compileLexicon } from '../server/src/lexicon/compile.ts';
import { readLexicon, readLexicons } from '../server/src/lexicon/read.ts';
import { shippedEntries, shippedPairs } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import { draftFolder, newsproof, ROOT } from './cli-run.ts';

const settings = resolveSettings(rules);

/** What the rules of knowledge find in a draft under lexicon files of the house: the text, and what is to stand there. */
function found(draft: string, ...files: readonly string[]): string[] {
  const read = files.map((text, i) => readLexicon(text, `house${i}.yaml`));
  expect(read.flatMap((r) => r.problems.map((p) => p.message.en))).toEqual([]);
  const lexicon = compileLexicon(
    [shippedEntries(), ...read.map((r) => r.entries)],
    shippedPairs(),
    read.map((r) => r.knowledge),
  );
  const { problems } = createLinter(settings, lexicon, 'plaintext').update(`${draft}\n`);
  return problems
    .filter((p) => p.rule.startsWith('know/'))
    .map((p) => `${p.rule.slice(5)} ${draft.slice(p.range.start, p.range.end)}→${p.fixes[0]?.edits[0]?.text ?? ''}`);
}

/** Faults of a lexicon file: the text they are told at, and what is told. */
function faults(text: string, name = 'house.yaml'): string[] {
  const { problems } = readLexicon(text, name);
  return problems.map((p) => `${p.severity} ${text.slice(p.offset, p.offset + p.length)}: ${p.message.zh}`);
}

describe('a formulation of the house', () => {
  const FILE = 'formulas:\n  - { parts: [守正道, 察实情, 出新意], since: 2024-03-01 }\n';

  test('is held against drafts like a shipped one', () => {
    expect(found('全社要做到察实情、守正道、出新意。')).toEqual([]);
    expect(found('全社要做到察实情、守正道、出新意。', FILE)).toEqual(['formula 察实情、守正道、出新意→守正道、察实情、出新意']);
    expect(found('全社要做到守正道、察实情、出新意。', FILE)).toEqual([]);
    expect(found('本报北京2023年5月1日电 全社要做到察实情、守正道、出新意。', FILE)).toEqual([]);
    expect(found('一体推进不能腐、不敢腐、不想腐。', FILE)).toEqual(['formula 不能腐、不敢腐、不想腐→不敢腐、不能腐、不想腐']);
  });

  test('takes the place of an earlier one with the same parts, or withdraws it', () => {
    const draft = '一体推进不敢腐、不能腐、不想腐，要做到察实情、守正道、出新意。';
    const other = 'formulas: [{ parts: [不能腐, 不敢腐, 不想腐], since: 2014-10-23 }]';
    expect(found(draft, FILE, other)).toEqual([
      'formula 不敢腐、不能腐、不想腐→不能腐、不敢腐、不想腐',
      'formula 察实情、守正道、出新意→守正道、察实情、出新意',
    ]);
    const gone = 'formulas: [{ parts: [出新意, 守正道, 察实情], withdrawn: true }, { parts: [不想腐, 不能腐, 不敢腐], withdrawn: true }]';
    expect(found(`${draft}不想腐、不能腐、不敢腐。`, FILE, gone)).toEqual([]);
  });

  test('that counts wakes the rule whatever it begins with; a right one silences it', () => {
    const terms = 'formulas:\n  - { term: 五个牢记, since: 2022-01-01 }\n  - { term: 三个务必, since: 2022-10-16 }\n';
    const draft = '做到“五个牢纪”，落实“三个务必”。';
    expect(found(draft)).toEqual([]);
    expect(found(draft, terms)).toEqual(['formula 五个牢纪→五个牢记']);
    expect(found(draft, terms, 'formulas: [{ right: [五个牢纪] }]')).toEqual([]);
    const shipped = '深刻领悟“两个确定”，做到“两个维护”。';
    expect(found(shipped)).toEqual(['formula 两个确定→两个确立']);
    expect(found(shipped, 'formulas: [{ right: [两个确立] }]')).toEqual([]);
  });
});

describe('a law of the house', () => {
  const FILE = 'laws:\n  - { title: 低空经济促进法, since: 2027-05-01, short: [低空法] }\n';

  test('is known, and what is nearly it is told', () => {
    const draft = '新华社北京2027年6月1日电 根据《低空经挤促进法》，机场开放。';
    expect(found(draft)).toEqual([]);
    expect(found(draft, FILE)).toEqual(['law 低空经挤促进法→低空经济促进法']);
    expect(found(draft.replace('2027年6', '2027年4'), FILE)).toEqual([]);
    expect(found(draft, FILE, 'laws: [{ right: [低空经济促进法] }]')).toEqual([]);
  });

  test('replaces a shipped one, whose short titles are no slips then', () => {
    const repealed = 'laws: [{ title: 消费者权益保护法, until: 2027-01-01, now: 消费者保护法典 }, 消费者保护法典]';
    const draft = '新华社北京2027年6月1日电 商家依照《消费者权益保护法》的规定退款，《消保法》第九条也有规定。';
    expect(found(draft)).toEqual([]);
    expect(found(draft, repealed)).toEqual(['law 消费者权益保护法→消费者保护法典']);
  });

  test('two that took the place of each other lead nowhere', () => {
    const round = 'laws: [{ title: 甲甲法, until: 2020-01-01, now: 乙乙法 }, { title: 乙乙法, until: 2020-01-01, now: 甲甲法 }]';
    expect(found('新华社北京2023年2月8日电 依照《甲甲法》的规定，合同有效。', round)).toEqual([]);
  });
});

describe('an order of the house', () => {
  const FILE = 'orders:\n  - { kind: body, from: 2024-01-01, to: 2026-05-01, names: [市委办公室, 市人大机关, 市政府办公室, 市政协机关] }\n';

  test('is held against lists of its days', () => {
    const draft = '本报讯 2025年3月5日，市人大机关、市委办公室、市政协机关有关负责同志参加。';
    const dated = `新华社北京2025年3月5日电 ${draft}`;
    expect(found(dated)).toEqual([]);
    expect(found(dated, FILE)).toEqual(['order 市人大机关、市委办公室、市政协机关→市委办公室、市人大机关、市政协机关']);
    expect(found(dated.replace('2025年3月5日电', '2028年3月5日电'), FILE)).toEqual([]);
  });

  test('may close a shipped one, withdraw it, or stand beside it', () => {
    const draft = '新华社北京2024年3月5日电 全国政协、国务院、中央军委有关负责同志参加。';
    const names = '[全国人大, 国务院, 全国政协, 最高人民法院, 最高人民检察院, 中央军委]';
    const rest = 'names: [中共中央, 全国人大常委会, 国务院, 全国政协, 最高人民法院, 最高人民检察院, 中央军委], withdrawn: true';
    expect(found(draft)).toEqual(['order 全国政协、国务院、中央军委→国务院、全国政协、中央军委']);
    expect(found(draft, `orders: [{ names: ${names}, withdrawn: true }, { ${rest} }]`)).toHaveLength(1); // the order of 2019 with 全国政协 behind the courts
    expect(found(draft, 'orders: [{ kind: body, from: 2024-01-01, to: 2024-12-31, names: [全国政协, 国务院, 中央军委] }]')).toEqual([]);
    const leaders = '新华社北京2024年3月5日电 李强、王沪宁、赵乐际、蔡奇出席会议。';
    const list = '[习近平, 李强, 赵乐际, 王沪宁, 蔡奇, 丁薛祥, 李希, 韩正, 王毅, 何立峰]';
    expect(found(leaders)).toHaveLength(1);
    expect(found(leaders, `orders: [{ kind: person, from: 2022-10-23, to: 2023-12-31, closed: true, names: ${list} }]`)).toEqual([]);
  });
});

test('what docs/lexicon.md shows of these sections is as it says', () => {
  const doc = readFileSync(join(ROOT, 'docs/lexicon.md'), 'utf8');
  const shown = [...doc.matchAll(/```yaml\n([\s\S]*?)```/g)].map((m) => m[1] as string).find((yaml) => yaml.startsWith('formulas:')) as string;
  const { knowledge, problems } = readLexicon(shown, 'house.yaml');
  expect([problems, knowledge.formulas.length, knowledge.laws.length, knowledge.orders.length]).toEqual([[], 5, 4, 2]);
});

describe('faults in these sections', () => {
  test.each([
    ['formulas: [甲甲甲、乙乙乙]', 'error 甲甲甲、乙乙乙: formulas 的每一项应写成 { parts: […, …], since: 2021-03-01 }'],
    ['formulas: [{ part: [甲] }]', 'warning part: 不认识的键“part”'],
    ['formulas: [{ since: 2021-01-01 }]', 'error { since: 2021-01-01 }: formulas 的这一项没有 parts、term、right 中的任何一个'],
    ['formulas: [{ parts: 甲甲甲、乙乙乙, since: 2021-01-01 }]', 'error parts: parts 至少两项，逐项写：[不敢腐, 不能腐, 不想腐]'],
    ['formulas: [{ parts: [甲甲甲, 乙乙乙] }]', 'error { parts: [甲甲甲, 乙乙乙] }: formulas 的这一项没有 since（2021-03-01 这样的日期）'],
    ['formulas: [{ parts: [甲甲甲, 乙乙乙], since: 2021 }]', 'error 2021: “2021”不是日期：应写到日，如2021-03-01'],
    ['formulas: [{ parts: [甲甲甲, 乙乙乙], since: 2021-02-30 }]', 'error 2021-02-30: “2021-02-30”不是日期：应写到日，如2021-03-01'],
    ['formulas: [{ parts: [开放, 共享], since: 2021-01-01 }]', 'error parts: “开放”太短，别处也会这样列举：请用 near 写明前后须有什么词'],
    ['formulas: [{ parts: [甲甲甲, 甲甲甲], since: 2021-01-01 }]', 'error 甲甲甲: “甲甲甲”在 parts 里写了两次'],
    [
      'formulas: [{ term: 新常态, since: 2021-01-01 }]',
      'error 新常态: “新常态”不是带数字的提法（至少四个字，数字开头）；别的用语请写在 terms 里，误写写在 typos',
    ],
    ['formulas: [{ term: 五个牢记, since: 2021-01-01, near: [党员] }]', 'warning near: “near”在有 term 的项里不起作用'],
    ['laws: [{ title: 《中华人民共和国甲乙法》 }]', 'error 《中华人民共和国甲乙法》: 题名不带书名号，也不带中华人民共和国：甲乙法'],
    ['laws: [甲乙法, { title: 丙丁法, short: [甲乙法] }]', 'error short: “甲乙法”在本文件 laws 中已有'],
    ['laws: [{ title: 甲乙法, until: 2021-01-01 }]', 'warning until: until（废止日）和 now（取代它的法律）要一起写'],
    ['laws: [{ title: 甲乙法, since: 2021 }]', 'error 2021: “2021”不是日期：应写到日，如2021-03-01'],
    ['laws: [{ title: 甲乙法, since: 2021-01-01, until: 2020-01-01, now: 乙丙法 }]', 'error until: 在开始（2021-01-01）之前结束'],
    ['laws: [某市某某管理条例]', 'warning 某市某某管理条例: 只核对以“法”“则”“典”结尾的题名，这一条不起作用'],
    ['orders: [{ kind: person, from: 2021-01-01, to: 2022-01-01, names: [张三] }]', 'error names: names 至少两项，逐项写：[甲某, 乙某]'],
    ['orders: [{ kind: person, from: 2022-01-01, to: 2021-01-01, names: [张三, 李四] }]', 'error to: 在开始（2022-01-01）之前结束'],
    ['orders: [{ from: 2022-01-01, to: 2021-01-01, names: [张三, 李四] }]', /没有 kind（person 或 body）$/],
    ['orders: [{ kind: people, from: 2022-01-01, to: 2023-01-01, names: [张三, 李四] }]', 'error people: “people”无效：应为 person、body'],
  ])('%s', (text, said) => {
    expect(faults(text)).toContainEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  });

  test('twice in one file; in two files the later one counts', () => {
    const twice = 'formulas:\n  - { parts: [甲甲甲, 乙乙乙], since: 2021-01-01 }\n  - { parts: [乙乙乙, 甲甲甲], since: 2021-01-01 }\n';
    expect(faults(twice)).toEqual(['error parts: “乙乙乙、甲甲甲”在本文件 formulas 中已有']);
  });

  test('one bad item does not stop the others, nor the entries of the file', () => {
    const { entries, knowledge, errors } = readLexicon(
      'people: [张三三]\nformulas:\n  - { parts: [甲甲甲] }\n  - { term: 五个牢记, since: 2021-01-01 }\n',
      'a.yaml',
    );
    expect([entries.length, knowledge.formulas.length, errors]).toEqual([1, 1, 1]);
  });

  test('lists that begin alike are all tried where that stands, so a file has so many and no more', () => {
    const alike = `formulas:\n${Array.from({ length: 102 }, (_, i) => `  - { parts: [甲甲甲, 第${i}号], since: 2021-01-01 }\n`).join('')}`;
    const { knowledge, problems } = readLexicon(alike, 'a.yaml');
    expect([knowledge.formulas.length, problems.map((p) => p.message.zh)]).toEqual([100, Array(2).fill('“甲甲”开头的项超过100处')]);
  });

  test('a section is read up to a thousand items; of files that nobody trusts, items count as entries', () => {
    const laws = (n: number): string => `laws:\n${Array.from({ length: n }, (_, i) => `  - 第${i}号法\n`).join('')}`;
    const { knowledge, problems } = readLexicon(laws(1003), 'a.yaml');
    expect([knowledge.laws.length, problems.map((p) => p.message.zh)]).toEqual([1000, ['laws 超过1000项，从这里起没有读']]);
    const people = `people:\n${Array.from({ length: 19_999 }, (_, i) => `  - 人物${i}\n`).join('')}`;
    const read = readLexicons([
      { name: 'a.yaml', text: people + laws(3), untrusted: true },
      { name: 'b.yaml', text: laws(2), untrusted: true },
    ]);
    expect(read.map((r) => r.knowledge.laws.length)).toEqual([1, 0]);
    expect(read[0]?.problems.at(-1)?.message.zh).toContain('从这里起的2个没有读');
  });
});

describe('newsproof lexicon test', () => {
  /** Runs it over one file. */
  function tested(text: string, locale: 'zh' | 'en' = 'zh'): { code: number | null; out: string; err: string[] } {
    const folder = draftFolder({ 'desk.yaml': text });
    const { status, stdout, stderr } = newsproof(['lexicon', 'test', 'desk.yaml', '--language', locale], { cwd: folder });
    return { code: status, out: stdout, err: stderr.trimEnd().split('\n') };
  }

  test('runs the samples of items under the rule of their section', () => {
    const good = `formulas:
  - parts: [守正道, 察实情, 出新意]
    since: 2024-03-01
    bad: [要做到察实情、守正道、出新意。]
    good: [要做到守正道、察实情、出新意。]
orders:
  - { kind: body, from: 2024-01-01, to: 2026-05-01, names: [市委办公室, 市人大机关, 市政府办公室], bad: [新华社北京2025年3月5日电 市人大机关、市委办公室、市政府办公室参加。] }
`;
    expect(tested(good)).toEqual({ code: 0, out: 'desk.yaml：2个条目，3个样例，0个不符\n', err: [''] });
    const { code, err } = tested(good.replace('新华社北京2025年3月5日电 ', '').replace('good: [要做到守正道、察实情', 'good: [要做到察实情、守正道'));
    expect([code, err]).toEqual([
      1,
      [
        'desk.yaml:2:5: good 样例“要做到察实情、守正道、出新意。”查出：固定提法的次序是“守正道、察实情、出新意”',
        'desk.yaml:7:5: bad 样例“市人大机关、市委办公室、市政府办公室参加。”中没有查出问题（名次按稿件的日期核对，样例要有电头）',
      ],
    ]);
  });

  test('tells what lies near to something else, and a successor that nobody lists', () => {
    const { code, err } = tested(
      'formulas: [{ term: 两个确定, since: 2025-01-01 }]\nlaws:\n  - 治安处罚法\n  - { title: 某某管理法, until: 2025-01-01, now: 某某处理法 }\n',
    );
    expect([code, err]).toEqual([
      0,
      [
        'desk.yaml:3:5: 《治安处罚法》与《治安管理处罚法》很像：都算对，一个误写成另一个就查不出',
        'desk.yaml:4:5: 法律题名中没有《某某处理法》，《某某管理法》废止以后查不出',
        'desk.yaml:1:12: “两个确定”与“两个确立”很像：都算对，一个误写成另一个就查不出',
      ],
    ]);
  });
});
