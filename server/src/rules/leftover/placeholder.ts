import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type PlacedFinding } from '../../rule/rule.ts';
import { pair, words } from '../../rule/triggers.ts';
import { gapsOf, hidesNames } from './lib/gaps.ts';
import { ASKED, notesIn, OPENING } from './lib/notes.ts';

/** Marks and notes by which an author puts off what he does not know yet. */
export const placeholder = defineRule<Message, Value>({
  meta: {
    id: 'leftover/placeholder',
    title: { zh: '没有补上的空缺', en: 'A gap that was not filled' },
    rationale: {
      zh: '写稿时留的“××”“（待核）”“TODO”，发稿前要补上、核实或删去。',
      en: 'What was left open in writing – ××, （待核）, TODO – must be filled in, checked or deleted before the copy goes out.',
    },
    severity: 'error',
    fixable: 'none',
    messages: {
      figure: { zh: '“{text}”处的数字或日期没有填', en: 'The figure or date at “{text}” was not filled in' },
      name: { zh: '“{text}”处的姓名没有填', en: 'The name at “{text}” was not filled in' },
      word: { zh: '“{text}”处可能没有填写名称', en: 'A name may be missing at “{text}”' },
      query: { zh: '“{text}”是留待核实或补充的记号，请处理后删去', en: '“{text}” asks for a check or an addition; see to it and delete it' },
      empty: { zh: '“{text}”里面是空的，漏了内容', en: '“{text}” is empty: something is missing' },
      todo: { zh: '“{text}”是待办记号，请补上内容', en: '“{text}” marks something to be done; fill it in' },
      revision: { zh: '“{text}”是没有定下来的修订', en: '“{text}” is a revision that nobody has settled' },
      template: { zh: '“{text}”是模板里待填的内容', en: '“{text}” is a field of a template' },
    },
    options: {},
    examples: [
      { bad: '大坝全长约⟦××⟧米，⟦XX⟧月⟦XX⟧日开工。\n' },
      { bad: '共有⟦？？⟧人参加演练，历时约⟦__⟧个小时。\n' },
      { bad: '海州日报记者⟦某某某⟧报道。\n\n（记者⟦XXX⟧）\n' },
      { bad: '⟦××⟧市水务局6日说，大坝已通过验收。\n' },
      { bad: '大坝已于五月通过验收⟦（待核）⟧，参加的专家有十二人⟦（此处核实）⟧，组长是林小溪⟦[?]⟧。\n' },
      { bad: '共迁移约⟦（）⟧人，其中老人五百名。\n' },
      { bad: '大坝于⟦TK⟧月通过验收。⟦TODO⟧：补专家姓名。\n' },
      { bad: '大坝已⟦{++顺利++}⟧通过验收，⟦{{姓名}}⟧参加了验收。\n' },
      { bad: '⟦点击此处添加正文⟧\n\n⟦Lorem ipsum⟧ dolor sit amet.\n' },
      { good: '被告人张某、李××在××市××区作案，法院6日宣判。\n', note: '法治报道隐去姓名、地名' },
      { good: '据村民李某说，合同由他经手。\n\n记者查到，签约的是××公司。\n', note: '全篇隐去名称' },
      { good: '规范要求写明时间，如“××月××日”，不能只写“近日”，更不能写“XX年”。\n', note: '举例' },
      { good: '第XX届海洋节照例在七月举行，主打XXL号文化衫，热线138××××0000。\n', note: '罗马数字、尺码和隐去的号码' },
      { good: '大坝真的不漏水了吗？？人们将信将疑。\n', note: '问号叠用是语气' },
      { good: '时间待定，组长（待定）由专家推举。下面的括号（）里要填姓名，print()不必管。\n', note: '待定是实情' },
      { good: '直接引语和《》里面不改，用全角的（）。\n', note: '说的就是标点' },
      { good: '某某同志的工作法，被写进了TODO清单；选手TK表示满意。\n' },
      { good: '这幅画作于1892年前后，作者（？—1930）生年不详。\n' },
    ],
  },
  triggers: [
    words('××', 'XX', 'Xx', 'xX', 'xx', '？？', '??', '__', '＿＿', '某', 'TK', 'TODO', 'TBD', 'FIXME', 'Lorem', 'lorem', '{', '此处'),
    pair(OPENING, ASKED),
  ],
  passage(p) {
    const { text } = p;
    const findings: Finding<Message>[] = [];
    const facts: Fact<Value>[] = [];
    for (const { start, end, slot } of gapsOf(p)) {
      if (slot === 'word') facts.push({ range: { start, end }, value: text.slice(start, end) });
      else findings.push({ message: slot, range: { start, end }, data: { text: text.slice(start, end) } });
    }
    for (const { start, end, sort } of notesIn(p)) findings.push({ message: sort, range: { start, end }, data: { text: text.slice(start, end) } });
    if (hidesNames(text)) facts.push({ range: { start: 0, end: 0 }, value: '' });
    if (findings.length + facts.length === 0) return NOTHING;
    return { findings, facts };
  },
  article({ facts }) {
    const findings: PlacedFinding<Message>[] = [];
    if (facts.some((f) => f.value === '')) return findings;
    for (const { passage, range, value } of facts) findings.push({ passage, range, message: 'word', severity: 'warning', data: { text: value } });
    return findings;
  },
});

type Message = 'figure' | 'name' | 'word' | 'query' | 'empty' | 'todo' | 'revision' | 'template';

/** '' : names are left out on purpose here. Else the gap, as written. */
type Value = string;
