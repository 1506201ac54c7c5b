import { editLines, remove } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type PlacedFinding } from '../../rule/rule.ts';
import { has, upTo } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import { blankInClause, incomplete } from './lib/incomplete.ts';
import { isHeading, titleLike } from './lib/titles.ts';

/** No line of a headline is longer. */
const LONGEST = 60;

/** One headline cut in two. */
export const splitHeading = defineRule<'lines' | 'blank', Line>({
  meta: {
    id: 'structure/split-heading',
    title: { zh: '标题被断开', en: 'Heading cut in two' },
    rationale: {
      zh: '版面上的标题排成两行，拷贝以后成了两级标题、两个段落，或在句子中间留下空格。标题应是一个整体。',
      en: 'A headline set in two lines becomes two levels of headings, two paragraphs, or a clause with a blank in it when it is copied. It should be one.',
    },
    source: 'GB/T 14706—1993 接排',
    severity: 'warning',
    fixable: 'review',
    messages: {
      lines: {
        zh: '“{first}”不成句，同下一行“{second}”是一个标题，应接成一行',
        en: '“{first}” is no whole; with the next line, “{second}”, it makes one headline',
      },
      blank: {
        zh: '标题中的空格断开了句子，应接排，或补上缺的字：{here}',
        en: 'the blank in the headline cuts a clause; close it up, or supply what is missing: {here}',
      },
    },
    options: {},
    examples: [
      {
        bad: '# 海州要闻\n\n## ⟦对大桥通车⟧\n\n### 两岸居民表示欢迎\n\n海州大桥15日通车，两岸居民敲锣打鼓。\n',
        language: 'markdown',
        note: '一个标题成了两级',
      },
      { bad: '⟦海州代表团启程参加⟧\n第三届沿江城市论坛\n\n海州代表团15日启程。论坛将于18日开幕，会期三天。\n', note: '两行' },
      { bad: '沿江各市希望上游各方⟦ ⇢⟧尽快开放船闸\n\n沿江各市15日举行会议，讨论船闸通航的安排。\n', note: '空格把主语和谓语断开' },
      { bad: '⟦两岸居民期盼的⟧\n大桥今天通车\n\n海州大桥15日通车，两岸居民敲锣打鼓。\n' },
      { good: '# 海州要闻\n\n## 现场直击\n\n### 江上，灯火通明\n\n海州大桥15日通车，两岸居民敲锣打鼓。\n', language: 'markdown', note: '栏目和标题' },
      {
        good: '# 海州要闻\n\n## 对外开放再提速\n\n### 港口表示运力充足\n\n海州港15日开通新航线，每周三班。\n',
        language: 'markdown',
        note: '“对外”是词的一部分',
      },
      { good: '海州大桥今天通车 两岸居民敲锣打鼓\n\n海州大桥15日通车，两岸往来只需十分钟。\n', note: '空格隔开整句' },
      { good: '海州大桥今天通车\n两岸居民敲锣打鼓\n\n海州大桥15日通车，两岸往来只需十分钟。\n', note: '引题和主题都是整句' },
      { good: '沿江各市呼吁上游各方保持通航 避免积压\n\n沿江各市15日举行会议，讨论船闸的安排。\n', note: '空格前已成句' },
      { good: '这座桥是怎样建成的\n海州大桥建设纪实\n\n海州大桥15日通车，建设历时四年，先后有三千人参加。\n', note: '以“的”结尾的整句' },
    ],
  },
  triggers: [upTo(LONGEST), has('level')],
  passage(p) {
    const heading = isHeading(p);
    if ((!heading && p.kind !== 'paragraph') || !(p.classes & Class.Han)) return NOTHING;
    if (!heading && !titleLike(p)) return NOTHING;
    const range = { start: 0, end: p.text.length };
    const facts = [{ range, value: { text: p.text, level: p.level } }];
    const blank = heading && p.classes & Class.Blank ? blankInClause(p.text) : -1;
    if (blank < 0) return { facts };
    let end = blank + 1;
    while (isAt(p.text, end, Class.Blank)) end++;
    const gap = { start: blank, end };
    const close = remove(gap, { title: { zh: '接排', en: 'Close it up' } });
    return { facts, findings: [{ message: 'blank', range: gap, fixes: [close] }] };
  },
  article({ facts }) {
    const out: PlacedFinding<'lines'>[] = [];
    for (let i = 0; i + 1 < facts.length; i++) {
      const [a, b] = [facts[i], facts[i + 1]];
      if (!a || !b || b.passage !== a.passage + 1) continue;
      const { text, level } = a.value;
      const next = b.value;
      if ((level > 0 ? next.level !== level && next.level !== level + 1 : next.level > 0) || !incomplete(text, next.text)) continue;
      const fix = editLines({ zh: '接成一个标题', en: 'Make one headline of them' }, { kind: 'between', text: '' });
      out.push({ passage: a.passage, range: a.range, message: 'lines', data: { first: text, second: next.text }, fixes: [fix] });
      i++;
    }
    return out;
  },
});

/** A heading, or a line that may be one. */
interface Line {
  readonly text: string;
  /** 1–6 of a Markdown heading, else 0 */
  readonly level: number;
}
