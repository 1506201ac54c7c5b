import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { mentionsBeside } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';
import { signsNamed, wordHits } from './lib/all-words.ts';

export const heAmbiguity = defineRule<Message>({
  meta: {
    id: 'word/he-ambiguity',
    title: { zh: '并列难断', en: 'Lists that are hard to cut' },
    rationale: {
      zh: '“和平和无核化”“朝鲜美国”要读两遍才断得开；换用“与”，或补上“和”，一遍就懂。',
      en: '和平和无核化 or 朝鲜美国 has to be read twice; 与 for 和, or a 和 between the names, settles it.',
    },
    source: '报纸编校惯例',
    severity: 'hint',
    fixable: 'review',
    errorClass: 'fact',
    messages: {
      chain: { zh: '“和”与“和平”相连，不易断读，可用“{to}”', en: '和 beside 和平 is hard to cut: “{to}” reads at once' },
      cut: { zh: '简称容易断错，可写“{to}”', en: 'The short form is cut wrongly: write “{to}”' },
      countries: { zh: '“{first}”“{second}”并列，中间宜用“和”或顿号', en: '“{first}” and “{second}” side by side want 和 or 、 between them' },
    },
    options: {},
    examples: [
      { bad: '各方推动半岛⟦和平和⇢和平与⟧无核化进程。' },
      { bad: '会谈开启⟦无核化和平⇢无核化与和平⟧的新阶段。' },
      { bad: '他说：“我们要开启⟦无核化和平⟧的新阶段。”', note: '引语只问，不改' },
      { good: '各方致力于和平和稳定，推动无核化和平衡发展。', note: '和平|衡：平衡' },
      { good: '愿两国和平和睦相处。', note: '和|和睦' },
      { bad: '⟦韩国务会议⇢韩国国务会议⟧推迟举行。' },
      { good: '韩国国务会议推迟举行，韩国国会议员日程不变，韩国会议接待中心开放。' },
      { bad: '国际社会希望⟦朝鲜美国⇢朝鲜和美国⟧继续对话。' },
      { good: '国际社会希望朝鲜、美国继续对话，中国美国商会发表声明。' },
      { good: '代表团从中国北京出发，日本韩国企业参展。' },
    ],
  },
  triggers: [signsNamed('he', 'he-two', 'cut'), mentionsBeside((m) => m.form === 'name' && m.entry.kind === 'place' && !m.entry.country)],
  passage(p, _, places) {
    const findings: Finding<Message>[] = [];
    for (const { start, end, word } of places.length > 0 ? wordHits(p) : []) {
      const sign = word.right[0] as string;
      if (word.list !== 'sign' || (sign !== 'he' && sign !== 'he-two' && sign !== 'cut')) continue;
      const finding = misread(p, { start, end }, sign);
      if (finding) findings.push(finding);
    }
    if (p.mentions.length > 1) besideEachOther(p, findings);
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'chain' | 'cut' | 'countries';

/** 和平和稳定 is read at once; what is longer or strange is not. */
const PLAIN = /^(?:稳定|发展|安全|繁荣|正义|友谊|安宁|自由|幸福|希望|统一|合作|进步|公平|友好|团结|[^\u4e00-\u9fff])/;
/** Behind two countries: what is said of both, or what both do. */
const OF_BOTH = /^[ \u3000]?(?:两国|双方|继续|共同|都[^市]|均|应当|将|能够|之间|进一步|保持|尽快|重启|领导人|不断|恢复|推[进动])/;

/** Words of the lists that are read wrong at first: 和平和无核化, 韩国务会议. */
function misread(p: Passage & Scans, { start, end }: Range, sign: string): Finding<Message> | undefined {
  const { text } = p;
  if (sign === 'cut') {
    const to = `${text[start]}国${text.slice(start + 1, end)}`;
    return { message: 'cut', range: { start, end }, data: { to }, fixes: p.quoted(start) ? [] : [replace({ start, end }, to)] };
  }
  if (sign === 'he' && (!isAt(text, end, Class.Han) || PLAIN.test(text.slice(end, end + 2)))) return undefined;
  if (sign === 'he-two' && !/^(?:[的，。、；！？”]|$)/.test(text.slice(end, end + 1))) return undefined;
  const to = sign === 'he' ? '和平与' : '无核化与和平';
  return { message: 'chain', range: { start, end }, data: { to }, fixes: p.quoted(start) ? [] : [replace({ start, end }, to)] };
}

/** 朝鲜美国继续: two countries without 和 or 、 between them. */
function besideEachOther(p: Passage & Scans, out: Finding<Message>[]): void {
  const { mentions, text } = p;
  for (let i = 1; i < mentions.length; i++) {
    const a = mentions[i - 1];
    const b = mentions[i];
    if (!a || !b || a.end !== b.start || a.entry.kind !== 'place' || b.entry.kind !== 'place') continue;
    // A country has no country: 中国北京, 朝鲜平壤 are one place in the other.
    if (a.entry.country || b.entry.country || a.entry === b.entry || a.form !== 'name' || b.form !== 'name') continue;
    if (mentions[i + 1]?.start === b.end || (i > 1 && mentions[i - 2]?.end === a.start) || !OF_BOTH.test(text.slice(b.end, b.end + 4))) continue;
    const range = { start: a.start, end: b.end };
    const [first, second] = [text.slice(a.start, a.end), text.slice(b.start, b.end)];
    const fixes = p.quoted(a.start) ? [] : [replace(range, `${first}和${second}`)];
    out.push({ message: 'countries', range, data: { first, second }, fixes });
  }
}
