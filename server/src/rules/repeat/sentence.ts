import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact } from '../../rule/rule.ts';
import { allBut, every } from '../../rule/triggers.ts';
import type { Range } from '../../text/range.ts';
import { type Message, Search, type Told } from './lib/search.ts';

/** A sentence that the article has already. */
export const repeatedSentence = defineRule<Message, Told>({
  meta: {
    id: 'repeat/sentence',
    title: { zh: '句子重复', en: 'Repeated sentence' },
    rationale: {
      zh: '拼接、续写和改稿时，一句话会在稿件里出现两次。提要、图片说明与正文相同是正常的；另一篇稿件里的同一句话只作提示。',
      en: 'Cutting and pasting leaves a sentence twice in an article. Summaries and captions repeat the body by right; the same sentence in another article of the file is a hint only.',
    },
    source: 'GB/T 14706—1993 删除',
    severity: 'warning',
    fixable: 'review',
    messages: {
      same: { zh: '这句话在{there}已经有了：{here}', en: 'this sentence stands {there} already: {here}' },
      near: { zh: '这句话与{there}的一句几乎相同：{here}', en: 'this sentence is nearly the same as one {there}: {here}' },
      again: { zh: '这件事紧接着在{there}又说了一遍，可并作一句：{here}', en: 'a sentence {there} tells this again; the two could be one: {here}' },
      other: { zh: '同一页另一篇稿件的{there}有这句话：{here}', en: 'another article of the page has this sentence {there}: {here}' },
    },
    options: {},
    examples: [
      {
        bad: '海州港新码头15日投入使用，首批三艘货轮当天靠泊。⟦海州港新码头15日投入使用，首批三艘货轮当天靠泊。⇢⟧港口负责人说，年吞吐量将翻一番。',
      },
      {
        bad: '海州港新码头15日投入使用，首批三艘货轮当天靠泊。\n\n港口负责人说，年吞吐量将翻一番。⟦海州港新码头15日正式投入使用，首批三艘货轮当天靠泊。⇢⟧\n',
        note: '几乎相同',
      },
      {
        bad: '⟦海州市长王立23日下午已乘专列离开临江，启程参加即将在南湾举行的第二次三市市长会晤。⟧\n\n市政府说，为参加在南湾举行的第二次三市市长会晤和会谈，王立于23日下午乘专列离开临江。\n',
        note: '同一件事说了两遍，只作提示',
      },
      {
        good: '6月15日，海州港新码头投入使用，首批三艘货轮靠泊。\n\n新华社海州6月15日电（记者张三）6月15日，海州港新码头投入使用，首批三艘货轮靠泊。\n',
        note: '图片说明、提要与正文相同',
      },
      {
        good: '海州港新码头15日投入使用，首批三艘货轮当天靠泊。海州港新码头去年15日动工，首批三百名工人当天进场。',
        note: '句式相同，内容不同',
      },
      { good: '声明全文如下：\n\n双方重申对话的重要性。\n\n双方重申对话的重要性。\n', note: '短句、套话' },
      {
        good: '1月全市工业增加值同比增长4.5%，比上月加快0.3个百分点。\n\n2月全市工业增加值同比增长4.8%，比上月加快0.3个百分点。\n',
        note: '数字不同的平行句',
      },
    ],
  },
  kinds: allBut('headline', 'heading', 'subhead', 'cell', 'furniture'),
  triggers: [every('its sentences are held against those of the whole file')],
  passage(p) {
    const { text } = p;
    const picture = p.credit?.kind === 'picture';
    if (picture) return { facts: [{ range: NOWHERE, value: { text, sentences: NO_NUMBERS, opens: false, picture } }] };
    if (p.kind !== 'paragraph' && p.kind !== 'item') return NOTHING;
    const opens = p.dateline?.position === 'head';
    const { sentences } = p.sentences;
    if (sentences.length === 0 && !opens) return NOTHING;
    const fact: Fact<Told> = { range: NOWHERE, value: { text, sentences, opens, picture } };
    return { facts: [fact] };
  },
  draft(articles, _, cache) {
    let search = cache?.last as Search | undefined;
    if (!search?.follow(articles)) search = new Search(articles, cache !== undefined);
    if (cache) cache.last = search;
    return search.findings();
  },
});

const NOWHERE: Range = { start: 0, end: 0 };
const NO_NUMBERS: readonly number[] = [];
