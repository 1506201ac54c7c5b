import type { Lexicon } from '../../lexicon/lexicon.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { EDGE, near } from '../../rule/triggers.ts';
import type { Passage } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';

/** Longest word in quotation marks that is looked at. */
const LONGEST = 4;

export const scareQuotes = defineRule<'many', Quoted, Options>({
  meta: {
    id: 'word/scare-quotes',
    title: { zh: '引号过多', en: 'Too many words in quotation marks' },
    rationale: {
      zh: '给普通词加引号，意思是“所谓的”。一篇里处处加引号，读者分不清哪些是引语、哪些是反话。',
      en: 'Quotation marks round a plain word say “so called”. Where they are everywhere the reader cannot tell quotations from irony.',
    },
    source: 'GB/T 15834—2011 4.8',
    severity: 'hint',
    fixable: 'none',
    errorClass: 'mark',
    messages: {
      many: {
        zh: '本稿有{count}处给普通词加了引号，请看是否都有必要',
        en: '{count} plain words of the article stand in quotation marks: are all of them needed?',
      },
    },
    options: { perThousand: 12, atLeast: 6 },
    optionDocs: {
      perThousand: { what: { zh: '每千字有多少处引号才提示', en: 'So many in a thousand characters are told' } },
      atLeast: { what: { zh: '一篇里少于几处不提示', en: 'Fewer in an article are never told' } },
    },
    examples: [
      {
        bad: '新规出台后，商家态度⟦“松口”⟧，双方的“接触”增多，种种“矛盾”也有了转机。\n\n店主把折扣当作“奖励”，顾客把等待看成“考验”，街道则忙着“铺路”，为“合作”留出余地。',
        note: '每篇只报一次',
      },
      { good: '新规出台后，商家态度“松口”，双方的“接触”增多。', note: '只有两处' },
      {
        good: '“希望”号起航，“春雨”行动启动，“金秋”计划公布，“先锋”工程开工，“和平”杯开赛，“友谊”论坛开幕，“阳光”项目揭牌。',
        note: '名称',
      },
      { good: '老师说“努力”，家长说“坚持”，孩子说“快乐”，校长说“健康”，邻居说“安静”，店主说“热闹”，司机说“平安”。', note: '引语' },
    ],
  },
  // One that nothing closes goes to the end of the text.
  triggers: [near('“', '”', LONGEST + 1), near('“', EDGE, LONGEST + 2)],
  kinds: ['paragraph', 'item'],
  passage(p, { lexicon }) {
    if (p.quotations.length === 0) return NOTHING;
    const found = scares(p, lexicon);
    const first = found[0];
    return first ? { facts: [{ range: first, value: { words: found.map((q) => p.text.slice(q.start, q.end)), length: p.text.length } }] } : NOTHING;
  },
  article({ facts }, { options }) {
    // One word that comes again and again is a name of the article: “红军” and “蓝军” of an exercise.
    const words = new Set<string>();
    let length = 0;
    for (const { value } of facts) {
      for (const word of value.words) words.add(word);
      length += value.length;
    }
    const count = words.size;
    const first = facts[0];
    if (!first || count < options.atLeast || count * 1000 < options.perThousand * length) return [];
    const related = facts.slice(1, 6).map(({ range, passage }) => ({ message: { zh: '还有这里', en: 'Here too' }, range, passage }));
    return [{ message: 'many', range: first.range, passage: first.passage, data: { count: String(count) }, related }];
  },
});

interface Options {
  /** Ordinary words in quotation marks for each thousand characters of the paragraphs that have some. */
  readonly perThousand: number;
  /** Fewer in an article are never reported. */
  readonly atLeast: number;
}

interface Quoted {
  readonly words: readonly string[];
  readonly length: number;
}

/** Behind these a word in quotation marks is said, named or explained. */
const NAMED = /(?:[说称叫曰道：为是及指]|表示|名为|所谓|题为|一词|字样|写着|写道|喊出|提出|高呼|打出)$/;
/** Before these it is the name of something. */
const NAMES =
  /^(?:号|杯|奖|节|展|网|台|城|店|工程|行动|计划|项目|战略|倡议|活动|模式|体系|平台|原则|政策|会议|论坛|一词|字样|机制|文化|精神|运动|事件|协议|号)/;

/** A plain word of the language in quotation marks, which say “not really”: “松口”, “奖励”. */
function isScare(text: string, { start, end }: Range, { vocabulary }: Lexicon): boolean {
  const length = end - start - 2;
  if (length < 2 || length > LONGEST || !(vocabulary.isWord(text, start + 1, end - 1) || vocabulary.isRareWord(text, start + 1, end - 1))) return false;
  return !NAMED.test(text.slice(Math.max(0, start - 4), start)) && !NAMES.test(text.slice(end, end + 2));
}

function scares(p: Passage & Scans, lexicon: Lexicon): readonly Range[] {
  return p.quotations.filter((q) => isScare(p.text, q, lexicon));
}
