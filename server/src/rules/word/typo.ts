import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { view, when } from '../../rule/triggers.ts';
import type { FixedWordSlip } from '../../typos/fixed-words.ts';
import { DEFAULT_TYPOS, TYPO_LEVELS, type TypoLevel } from '../../typos/typos.ts';
import { SURE_TYPO, TYPO_SUSPECTS } from './lib/typo-suspects.ts';

export const wordTypo = defineRule<Message, Suspected, { typos: TypoLevel }>({
  meta: {
    id: 'word/typo',
    title: { zh: '疑似别字', en: 'Wrong characters' },
    rationale: {
      zh: '拼音输入法选错的词（“补救”与“扑救”）、形近的字（“己”与“已”），单看都不错，放到句子里才不通。按词与词的搭配和新闻用语判断：有把握的为警告，较有可能的只淡淡标出，其余不报。人名、引语、书名、一稿中反复这样写的不报。',
      en: 'A word picked wrongly from the list of a pinyin keyboard (补救 for 扑救) or a character of like shape (己 for 已) is right by itself and wrong in its sentence. It is judged by the words beside it and by news copy: what is sure is a warning, what is likely a faint mark, the rest is not told. Names, quotations, titles and what a draft writes again and again are left alone.',
    },
    source: '词与词的搭配据 libime（LGPL-2.1+）；词频据 jieba（MIT）',
    severity: 'warning',
    fixable: 'review',
    messages: {
      typo: { zh: '“{from}”疑为“{to}”', en: '“{from}” may be meant as “{to}”' },
      missing: { zh: '“{from}”漏了字，疑为“{to}”', en: '“{from}”: a character is missing, “{to}” may be meant' },
      doubled: { zh: '“{from}”多了字，疑为“{to}”', en: '“{from}”: a character stands twice, “{to}” may be meant' },
      turned: { zh: '“{from}”的字颠倒了，疑为“{to}”', en: '“{from}”: characters have changed places, “{to}” may be meant' },
    },
    options: { typos: DEFAULT_TYPOS },
    optionDocs: {
      typos: {
        what: {
          zh: '报多少：off不报；sure有把握的为警告，较有可能的淡淡标出；likely较有可能的也列在问题栏里。配置里写typos即可',
          en: 'How much is told: off nothing; sure: warnings where it is sure, faint marks where it is likely; likely: those are in the list of problems, too. `typos` in a configuration is short for this',
        },
        values: TYPO_LEVELS,
      },
    },
    examples: [
      { bad: '这起案件正在进一步⟦调察⇢调查⟧之中，警方已⟦彩取⇢采取⟧强制措施。' },
      { bad: '市里下发通知，要求各单位严格⟦尊守⇢遵守⟧规定，加大对食品安全的⟦监关⇢监管⟧力度。' },
      { bad: '受台风影响，多个航班⟦以经⇢已经⟧取消，救援人员迅速赶到⟦现厂⇢现场⟧。', note: '输入法选错的词、形近的字' },
      {
        bad: '记者从国家⟦统局⇢统计局⟧获悉，⟦经济会社⇢经济社会⟧发展取得新成就。新闻⟦发发布会⇢发布会⟧于上午举行。',
        note: '固定的词漏了字、颠倒了字、多了字',
      },
      { good: '这起案件正在进一步调查之中，警方已采取强制措施。' },
      { good: '他说：“案件正在进一步调察之中。”店名叫“现厂”。', note: '引语；起的名字' },
      { good: '记者采访了王监关，监关是村里的会计。', note: '人名' },
      { good: '全省铁路路网不断完善，数科院的师生和汽车兵们来到现场，西尔维亚也来了，𠮷林省的代表团随后到达。', note: '两词相接；简称；外国人名；罕用的字' },
      { good: '市水务局局长林致远说，堤防已经加固。', note: '与更常见的名称相近的机构' },
      { good: '市里下发通知，要求各单位严格尊守规定。“尊守”二字是原文，各单位严格尊守规定。', note: '一稿中一再这样写' },
      { good: '时人谓之奇，其后以经学名于世。楼高望尽天涯路，那知此夜月如钩。佢哋话唔使彩取措施。', note: '古文、诗句、方言' },
      { good: '他作出决定，也有人写做出决定；这份工作干得很好，他在此处再次停留。', note: '两种写法都对' },
    ],
  },
  triggers: [
    when<{ typos: TypoLevel }>(
      ({ options }) => options.typos !== 'off',
      view(TYPO_SUSPECTS, (suspects) => suspects.length > 0),
    ),
  ],
  passage(p) {
    const suspects = p.view(TYPO_SUSPECTS);
    if (suspects.length === 0) return NOTHING;
    // Headlines play on words. A word with other characters altogether is a guess.
    const plain = p.kind !== 'headline' && p.kind !== 'heading' && p.kind !== 'subhead';
    return {
      facts: suspects.map((s) => {
        const { start, end, meant: to, how, score, another } = s;
        return {
          range: { start, end },
          value: { from: p.text.slice(start, end), to, how, sure: plain && score >= SURE_TYPO && !another },
        };
      }),
    };
  },
  article({ facts }, { options }) {
    const counts = new Map<string, number>();
    for (const { value } of facts) counts.set(value.from, (counts.get(value.from) ?? 0) + 1);
    return facts
      .filter(({ value }) => counts.get(value.from) === 1)
      .map(({ passage, range, value: { from, to, how, sure } }): Finding<Message> & { passage: number } => {
        const finding = { message: how, passage, range, data: { from, to }, fixes: [replace(range, to)] };
        return sure ? finding : { ...finding, severity: options.typos === 'likely' ? 'information' : 'hint' };
      });
  },
});

type Message = 'typo' | FixedWordSlip;

/** A word of a passage, to be judged with those of the whole article. */
interface Suspected {
  readonly from: string;
  readonly to: string;
  readonly how: Message;
  readonly sure: boolean;
}
