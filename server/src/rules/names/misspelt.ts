import type { Mention } from '../../lexicon/lexicon.ts';
import type { ContextName } from '../../names/contexts.ts';
import { findSlips, type NamesRead, type Slip, type SlipCache } from '../../names/slips.ts';
import { replace } from '../../rule/fix.ts';
import { defineRule, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { every } from '../../rule/triggers.ts';
import type { Range } from '../../text/range.ts';
import { calledIn } from './lib/signs.ts';

export const misspelt = defineRule<Message, NamesRead>({
  meta: {
    id: 'names/misspelt',
    title: { zh: '人名一处写错', en: 'A name misspelt in one place' },
    rationale: {
      zh: '同一个人的名字，前后几处都对，一处打成了音近、形近的字，或者两字颠倒，是最伤报纸的差错。稿中几次出现、确凿无疑的名字，与全篇逐处比对；别处另有其人、字是别的词的，不报。',
      en: 'A name that is right in several places and has one character of like sound or shape in another, or two turned round, is the slip that hurts a paper most. The certain names of an article are held against all of it; what is a word, or somebody else, is left.',
    },
    source: '报纸编校惯例',
    severity: 'warning',
    fixable: 'review',
    teaches: true,
    messages: {
      slip: {
        zh: '“{from}”疑为“{to}”之误：本稿另有{count}处作“{to}”',
        en: '“{from}” looks like a slip for “{to}”, which the article has in {count} other places',
      },
    },
    options: {},
    examples: [
      { bad: '张建民教授说，样本太少。王远认为不然。张建民认为还可再查。⟦张健民⇢张建民⟧说，结论要慎重。' },
      {
        bad: '院长郭振纲出席开幕式。郭振纲说，馆舍明年动工。记者见到⟦郭振刚⇢郭振纲⟧时，他正在看图纸。',
        note: '写错的一处前后没有职务，也没有“说”',
      },
      { bad: '丁家祥教授说，海水在升温。丁家祥认为，观测还要继续。傍晚，⟦丁祥家⇢丁家祥⟧登船离开。', note: '两字颠倒' },
      { bad: '李洛渊出席了国务会议。⟦李洛元⇢李洛渊⟧随后离开。', note: '词库里的人，一处就够' },
      { good: '记者张建民、张健报道。张建国说，张建军没有来。', note: '不同的人' },
      { good: '运动员刘洋夺冠。刘洋说，赛前没想到。教练认为刘洋还有潜力。刘洋、刘阳是队友。', note: '并列的两个人' },
      { good: '李强说，工程要赶在雨季前完工。李强强调，质量第一。李强调来三台水泵。', note: '李强|调来' },
      { good: '张建民教授说，样本太少。张建民认为还可再查。弟弟张健民说，哥哥很忙。', note: '亲属' },
      { good: '林致远说，图书馆会搬。林致远表示，新馆更近。有人把他的名字写作“林志远”。', note: '谈写法本身' },
    ],
  },
  triggers: [every('a slip may stand anywhere, whatever is around it')],
  passage(p) {
    const { text, mentions } = p;
    const taken: Range[] = [];
    const listed: string[] = [];
    const called: ContextName[] = [...calledIn(p)];
    for (const m of mentions) {
      if (isPerson(m)) listed.push(text.slice(m.start, m.end));
      if (m.certain) taken.push({ start: m.start, end: m.end });
    }
    return {
      facts: [
        {
          range: NOWHERE,
          value: { text, taken, listed, called },
          ...(listed.length + called.length === 0 ? { context: true } : {}),
        },
      ],
    };
  },
  article({ facts }, { lexicon }, cache) {
    const { slips, cache: seen } = findSlips(
      facts.map((f) => f.value),
      lexicon.vocabulary,
      cache?.last as SlipCache | undefined,
    );
    if (cache) cache.last = seen;
    return slips.map((slip) => toFinding(slip, facts));
  },
});

type Message = 'slip';

const NOWHERE: Range = { start: 0, end: 0 };
const LONGEST = 8;

const isPerson = ({ entry, form, start, end }: Mention): boolean =>
  entry.kind === 'person' && (form === 'name' || form === 'full' || form === 'short') && end - start <= LONGEST;

function toFinding({ reading, start, end, to, count, first, strong }: Slip, facts: readonly PlacedFact<NamesRead>[]): PlacedFinding<Message> {
  const { passage, value } = facts[reading] as PlacedFact<NamesRead>;
  const range = { start, end };
  const where = { range: first.range, passage: (facts[first.reading] as PlacedFact<NamesRead>).passage };
  return {
    message: 'slip',
    passage,
    range,
    data: { from: value.text.slice(start, end), to, count: String(count) },
    fixes: [replace(range, to)],
    related: [{ message: { zh: `此处写“${to}”`, en: `“${to}” here` }, ...where }],
    ...(strong ? {} : { severity: 'information' as const }),
  };
}
