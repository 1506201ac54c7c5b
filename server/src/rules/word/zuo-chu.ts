import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFinding } from '../../rule/rule.ts';
import { clauseEnd } from '../lib/clause.ts';
import { signsNamed, signsOf } from './lib/all-words.ts';

export const zuoChu = defineRule<Message, Verb>({
  meta: {
    id: 'word/zuo-chu',
    title: { zh: '作出与做出', en: '作出 and 做出' },
    rationale: {
      zh: '宾语是表示动作的名词（贡献、决定、承诺），报纸用“作出”；具体的东西用“做出”。词典两可，因此只作提示；一篇稿件两样都用，则应当统一。',
      en: 'Newspapers write 作出 before nouns of action (贡献, 决定) and 做出 before things. Dictionaries allow both, so this is a hint; within one article the form should be one.',
    },
    source: '人民日报、新华社用字惯例',
    severity: 'information',
    fixable: 'review',
    messages: {
      prefer: { zh: '“{object}”前通常用“作出”', en: '作出 is usual before {object}' },
      mixed: { zh: '本稿别处用“作出”，此处“{object}”前也宜用“作出”', en: 'The article has 作出 elsewhere: use it before {object} too' },
    },
    options: {},
    examples: [
      { bad: '协会感谢为修桥⟦做出⇢作出⟧贡献的各方。' },
      { bad: '县里⟦做出⇢作出⟧了停航的决定，船东作出承诺。', note: '一篇之内两样' },
      { bad: '人们想知道他会⟦做出⇢作出⟧何种“让步”。' },
      { bad: '这是他们⟦做出⇢作出⟧的最大努力。' },
      { good: '他为老人做出一桌菜，做出些有意义的事情。', note: '具体的事物' },
      { good: '他在田里做出成绩，做出榜样。' },
      { good: '专家做出规划图和反应堆模型。', note: '图、模型是东西' },
      { good: '他说：“我们已经做出让步。”', note: '引语' },
      { good: '学校把旧门叫做出口，作出安排。', note: '叫做|出口' },
      { good: '站长做出决定，船员做出承诺。', profile: 'tech-blog', note: '此体例不查' },
    ],
  },
  triggers: [signsNamed('zuo-chu')],
  passage(p, { profile }) {
    if (!profile.zuoChu) return NOTHING;
    let facts: Fact<Verb>[] | undefined;
    const { text } = p;
    for (const { start, end } of signsOf('zuo-chu', p)) {
      const object = OBJECT.exec(text.slice(end, clauseEnd(text, end, REACH)));
      if (!object || p.quoted(start)) continue;
      facts ??= [];
      facts.push({ range: { start, end }, value: { written: text.slice(start, end), object: object[0] } });
    }
    return facts ? { facts } : NOTHING;
  },
  article({ facts }) {
    const mixed = facts.some((f) => f.value.written === '作出');
    const out: PlacedFinding<Message>[] = [];
    for (const { range, value, passage } of facts) {
      if (value.written === '作出') continue;
      const finding = { range, passage, data: { object: value.object }, fixes: [replace(range, '作出')] };
      out.push(mixed ? { ...finding, message: 'mixed' } : { ...finding, message: 'prefer', severity: 'hint' });
    }
    return out;
  },
});

type Message = 'prefer' | 'mixed';

interface Verb {
  /** 做出 or 作出 */
  readonly written: string;
  /** 贡献 */
  readonly object: string;
}

/** Nouns that name an action: one makes them (作), as one does not make a dish (做). */
const OBJECT =
  /(?:贡献|决定|承诺|让步|判断|表态|回应|努力|安排|部署|解释|评价|反应|牺牲|调整|选择|决策|裁决|裁定|判决|处罚|处分|处理|规定|修改|保证|妥协|答复|指示|批示|批复|说明|规划|阐述|论述|预测|评估|决断|抉择|改变|改进|认定|表率|示范|反馈|判定|推断|决议|退让|澄清|介绍|分析)(?=$|[的，、。；：！？”’）“]|和|与|及|并|后|时|之|前|来)/;
/** How far behind the verb its object is looked for, in units. */
const REACH = 20;
