import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { words } from '../../rule/triggers.ts';
import type { Range } from '../../text/range.ts';
import { BESIDE, homophones } from './lib/homophones.ts';
import { isNotPlainProse } from './lib/not-plain-prose.ts';

export const homophone = defineRule<Message>({
  meta: {
    id: 'word/homophone',
    title: { zh: '同音字', en: 'Characters that sound alike' },
    rationale: {
      zh: '在和再、那和哪、带和戴、象和像、与和于音同或音近，都是常用字，打错了也读得通，要看前后的词。只报前后的词定得下来的：人被“戴上手铐”，“不再满足于”说的是以后。',
      en: '在 and 再, 那 and 哪, 带 and 戴, 象 and 像, 与 and 于 sound alike and are in every sentence, so that a slip is easily read over. Told only where the words around settle it: handcuffs are put on somebody (戴), 不再 is “no longer”.',
    },
    source: '现代汉语词典',
    severity: 'warning',
    fixable: 'review',
    messages: {
      meant: { zh: '“{from}”疑为“{to}”之误', en: '“{from}” may be meant as “{to}”' },
    },
    options: {},
    examples: [
      { bad: '嫌疑人被民警⟦带⇢戴⟧上手铐，他⟦带⇢戴⟧着墨镜。' },
      { bad: '渡轮公司不⟦在⇢再⟧满足于短途航线，乘客⟦在⇢再⟧也不用排长队。' },
      { bad: '先把缆绳收好，然后⟦在⇢再⟧把跳板撤下，船长一⟦在⇢再⟧强调安全。' },
      { bad: '不管在⟦那⇢哪⟧里上船，票价都一样，无论⟦那⇢哪⟧个码头都有人值守。' },
      { bad: '最方便的航线在⟦那⇢哪⟧里？' },
      { bad: '新码头将⟦与⇢于⟧2027年6月正式启用，双方已⟦与⇢于⟧近日完成交接。' },
      { bad: '这本说明书能⟦象⇢像⟧小说一样从头读到尾。' },
      { good: '这头小象像大象一样高，他对这种现象一样关心。' },
      { good: '他带着孩子和手套出门，包里带有一顶帽子。' },
      { good: '民警随身带着手铐，传送带上口罩一只接一只，医疗队带着口罩和防护服出发。' },
      { good: '他不在参加名单之列，司机不能在使用手机时驾驶，关键不在是谁执政。' },
      { good: '总统府周一在声明中说，一在强调安全，二在提高效率。', note: '周一；一……，二……' },
      { good: '无论那位候选人是否胜选，无论这个还是那个方案，都要征求意见。' },
      { good: '人象冲突与往年一样多，他们的象棋下得和大人一样好。' },
      { good: '他不在家，票也不在售票处，会议决不能在原则问题上让步，我们无时无刻不在使用电力。' },
      { good: '现在也不晚，问题的存在也没有影响开船，他第一在场。' },
      { good: '你去过那里吗？那个时候你在哪里？为什么在那里下船呢？', note: '问的不是那里' },
      { good: '公司将与2027年进入市场的对手竞争，峰会将与2025年举行的论坛对接，票价将与去年持平，他也与周一的乘客谈过。' },
      { good: '他问：“你在那里？”', note: '引语' },
    ],
  },
  triggers: [words(...BESIDE)],
  passage(p) {
    const { text } = p;
    const findings: (Finding<Message> & { range: Range })[] = [];
    for (const { at, meant, sure } of homophones(text)) {
      if (p.quoted(at) || isNotPlainProse(text, at)) continue;
      const range = { start: at, end: at + 1 };
      const finding = { message: 'meant' as const, range, data: { from: text.charAt(at), to: meant }, fixes: [replace(range, meant)] };
      findings.push(sure ? finding : { ...finding, severity: 'hint' });
    }
    return findings.length > 0 ? { findings: findings.sort((a, b) => a.range.start - b.range.start) } : NOTHING;
  },
});

type Message = 'meant';
