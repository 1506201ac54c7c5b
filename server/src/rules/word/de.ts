import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { words } from '../../rule/triggers.ts';
import { isNotPlainProse } from './lib/not-plain-prose.ts';
import { BEFORE_DE, particleAt } from './lib/particles.ts';

export const wordDe = defineRule<Message>({
  meta: {
    id: 'word/de',
    title: { zh: '的、地、得', en: '的, 地 and 得' },
    rationale: {
      zh: '怎样做用“地”（悄悄地离开），做得怎样用“得”（做得很好），什么样的事物才用“的”。三个字读音相同，最容易打成“的”。只报从前后的词看得出来的，两可的不报；引语、诗文不报。',
      en: '地 stands before what is done (悄悄地离开), 得 before how well it is done (做得很好), 的 before a thing. All three sound alike, and 的 is the first that a keyboard offers. Told only where the words around leave no doubt; quotations and verse are left alone.',
    },
    source: '现代汉语词典',
    severity: 'hint',
    fixable: 'review',
    messages: {
      manner: { zh: '“{from}”后面是动作，宜用“地”', en: 'What is done follows “{from}”: 地' },
      degree: { zh: '“{from}”后面是程度或结果，宜用“得”', en: 'How well, or with what result, follows “{from}”: 得' },
    },
    options: {},
    examples: [
      { bad: '老船工⟦悄悄的⇢悄悄地⟧离开了码头，⟦默默的⇢默默地⟧把缆绳收好。' },
      { bad: '新航线⟦极大的⇢极大地⟧方便了岛上居民，乘客⟦高兴的⇢高兴地⟧拿到了月票。' },
      { bad: '⟦简单的⇢简单地⟧说，就是一张票坐到底。' },
      { bad: '几年来渔村⟦发展的⇢发展得⟧非常快，游客中心⟦做的⇢做得⟧不错。' },
      { bad: '站里⟦忙的⇢忙得⟧不可开交，大家⟦累的⇢累得⟧要命。' },
      { bad: '岛上的生活⟦变的⇢变得⟧越来越方便，还有一件事⟦值的⇢值得⟧一提。' },
      { good: '老船工悄悄地离开了码头，游客中心做得很好，生活变得越来越方便。' },
      { good: '警方公布详细的经过，双方进行全面的对接，股民有明显的从众心理，最高兴的莫过于球迷。' },
      { good: '政府能做的不多，来岛上工作的很多，孩子们收获成长的快乐，感受数学的美。', note: '的后面是事物，或者省去了人' },
      { good: '潜移默化的影响让孩子受益，得到极大的改善后，投资者对长期价值的关注提高，发动政变的很可能是军官。' },
      { good: '极大的热情、极大的促进作用、不断的努力、认真的态度、强烈的对比、有效的对策。', note: '后面是事物' },
      { good: '这一举措带来了极大的提升，双方进行了深入的研究。', note: '动词作了名词' },
      { good: '他做的好事很多，她写的很多文章都发表了，不变的更是那份热情。' },
      { good: '我们所做的很少，他说的明白人都懂，视觉的冲击很大。' },
      { good: '他说：“我悄悄的离开了家，站里忙的不可开交。”', note: '引语' },
    ],
  },
  triggers: [words(...BEFORE_DE)],
  passage(p) {
    const { text } = p;
    let findings: Finding<Message>[] | undefined;
    for (let at = text.indexOf('的'); at >= 0; at = text.indexOf('的', at + 1)) {
      const particle = particleAt(text, at);
      if (!particle || p.quoted(at) || isNotPlainProse(text, at)) continue;
      const { start, meant } = particle;
      const range = { start, end: at + 1 };
      findings ??= [];
      findings.push({
        message: meant === '地' ? 'manner' : 'degree',
        range,
        data: { from: text.slice(start, at + 1) },
        fixes: [replace(range, text.slice(start, at) + meant)],
      });
    }
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'manner' | 'degree';
