import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { Anchors } from '../server/src/names/near-anchors.ts';
import { misspelt } from '../server/src/rules/names/misspelt.ts';

const settings = resolveSettings([misspelt]);

/** What is told of a text, each as 郭振刚→郭振纲×2. */
function slipsIn(text: string): readonly string[] {
  return createLinter(settings, shippedLexicon(), 'plaintext')
    .update(text)
    .problems.map((p) => `${text.slice(p.range.start, p.range.end)}→${p.fixes[0]?.edits[0]?.text}×${/另有(\d+)处/.exec(p.message.zh)?.[1]}`);
}

describe('a name misspelt in one place', () => {
  test.each([
    ['馆长郭振纲说，新馆下月开放。郭振纲介绍，藏书已经上架。读者遇到郭振刚时，他正在登记。', '郭振刚→郭振纲×2'],
    ['馆长郭振纲说，新馆下月开放。郭振纲介绍，藏书已经上架。读者遇到郭纲振时，他正在登记。', '郭纲振→郭振纲×2'],
    ['国务院总理李克强出席会议。李克强指出，要办好实事。当天，李强克会见了代表。', '李强克→李克强×2'],
    ['前锋伊巴尔卡首开纪录。伊巴尔卡说，球队踢得好。看台上有人喊着埃巴尔卡的名字。', ''],
    ['北约秘书长斯托尔滕贝格说，会议如期举行。斯托尔滕贝格强调，大门敞开。会后，斯托滕贝格没有接受采访。', '斯托滕贝格→斯托尔滕贝格×2'],
    ['土库曼斯坦总统别尔德穆哈梅多夫说，欢迎来访。别尔德穆哈梅多夫表示感谢。会见时，别而德穆哈美多夫赠送了礼物。', '别而德穆哈美多夫→别尔德穆哈梅多夫×2'],
    // The slip is the one that stands behind the title.
    ['教练陈兆宇介绍，队伍状态不错。训练结束，陈照宇和队员握手。晚上，陈照宇看完录像，陈照宇离开。', '陈兆宇→陈照宇×3'],
  ])('%s', (text, found) => {
    expect(slipsIn(text)).toEqual(found ? [found] : []);
  });

  test.each([
    ['people of like names', '金正恩会见了客人。金正恩说，欢迎常来。金正日和金与正没有出席。'],
    ['a verb behind a name', '李强说，工程要赶在雨季前完工。李强表示，质量第一。李强调来三台水泵。'],
    ['a word behind a name', '王毅说，赛道很滑。王毅表示，不会放弃。王毅力气很大。'],
    ['two in one list', '运动员刘洋夺冠。刘洋说，赛前没想到。教练认为刘洋还有潜力。刘洋、刘阳是队友。'],
    ['another person as often', '刘洋说，赛道很滑。刘阳说，还能适应。刘洋认为要练起跑。刘阳认为要练弯道。'],
    ['one with a title of his own', '局长刘洋出席会议。刘洋说，工程已经开工。大家认为刘洋说得对。教授刘阳认为，数据还不够。'],
    ['brothers', '张建民教授说，样本太少。张建民认为还可再查。弟弟张健民说，哥哥很忙。'],
    ['a street', '林致远说，图书馆会搬。林致远表示，新馆更近，就在志远路上。'],
    ['ordinary words', '陈实说，账目清楚。陈实表示，可以公开。村民把陈事一一说完，现场陈设没有变。'],
    ['a surname and a form of address', '王伟说，船票已经售完。王伟表示，会加开一班。王先生、王女士和王老师都在排队。'],
    ['what the sentence is about', '林致远说，图书馆会搬。林致远表示，新馆更近。有人把他的名字写作“林志远”。'],
    ['a word that runs over', '高明说，票已售完。高明认为会加班次。提高名额的办法还在讨论。'],
    ['names in English order', '设计师林安说，灵感来自海浪。林安表示，作品已经寄出。展签上写着An Lin。'],
  ])('none: %s', (_, text) => {
    expect(slipsIn(text)).toEqual([]);
  });
});

describe('anchors', () => {
  test('exact places and near ones, in one pass', () => {
    const { exact, near } = new Anchors(['郭振纲', '丁家祥']).scan('郭振纲、郭振刚、郭纲振、丁祥家、过振纲、郭振东');
    expect(exact.map((e) => e.start)).toEqual([0]);
    expect(near.map((n) => [n.start, n.anchor])).toEqual([
      [4, 0],
      [8, 0],
      [12, 1],
      [16, 0],
    ]);
  });

  test('each place of a name is found, whatever stands around it', () => {
    const names = ['郭振纲', '丁家祥', '陈同佳', '李强'];
    const piece = fc.oneof(fc.constantFrom(...names), fc.string({ unit: fc.constantFrom(...'郭振纲丁家祥陈同佳李强的了，a') }));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const { exact, near } = new Anchors(names).scan(text);
        const places = names.flatMap((name, anchor) => [...text.matchAll(new RegExp(name, 'g'))].map((m) => `${m.index} ${anchor}`));
        expect(exact.map((e) => `${e.start} ${e.anchor}`).sort()).toEqual(places.sort());
        for (const n of near) expect(text.slice(n.start, n.end)).not.toBe(names[n.anchor]);
      }),
    );
  });
});
