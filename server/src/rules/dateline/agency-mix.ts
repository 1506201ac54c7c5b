import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { has, words } from '../../rule/triggers.ts';
import { isChinaNews } from '../../text/dateline/agencies.ts';

/** Slips in the names of agencies, and the names. */
const SLIPS = new Map<string, string>([
  ...['新华', '中新', '法新', '路透', '美联', '韩联', '共同', '朝中', '塔斯', '俄新', '安莎', '越通'].map((n) => [`${n}杜`, `${n}社`] as const),
  ['发新社', '法新社'] as const,
  ['法兴社', '法新社'] as const,
  ['新化社', '新华社'] as const,
  ['韩连社', '韩联社'] as const,
  ['美连社', '美联社'] as const,
  ['路通社', '路透社'] as const,
  ['塔司社', '塔斯社'] as const,
  ['超中社', '朝中社'] as const,
  ['中薪社', '中新社'] as const,
]);

export const agencyMix = defineRule<Message, Source>({
  meta: {
    id: 'dateline/agency-mix',
    title: { zh: '电头的稿源', en: 'Agencies of datelines' },
    rationale: {
      zh: '通讯社的名称错一个字就成了别家。同一版的同一家稿源，名称和“据”字的用法应当一致。',
      en: 'One wrong character makes another agency. On one page the same source takes the same name, with 据 or without.',
    },
    severity: 'warning',
    fixable: 'review',
    errorClass: 'fact',
    messages: {
      misspelt: { zh: '“{text}”应为“{right}”', en: '“{text}” should be {right}' },
      names: { zh: '同一家通讯社写作“{text}”，{there}作“{first}”', en: 'the agency is {text} here and {first} {there}' },
      prefix: { zh: '“{text}”的电头有的带“据”，有的不带，请核对是否删节', en: 'some datelines of {text} have 据, some do not; check which copy was shortened' },
      shortened: { zh: '“据”表示稿件经过删节，一般不再列记者', en: '据 says that the copy was shortened; the reporters are then mostly left out' },
    },
    options: {},
    examples: [
      { bad: '⟦新华杜⇢新华社⟧杭州6月12日电 据⟦法兴社⇢法新社⟧报道，图书馆重新开放。' },
      {
        bad: '中新社杭州6月12日电 市图书馆12日重新开放，全天接待读者。\n\n读者可以预约。\n\n⟦中新网⟧宁波6月12日电 宁波港12日开通新航线，首船驶往里加。\n\n航程四十天。',
        note: '一版之内：提示',
      },
      {
        bad: '新华社杭州6月12日电 市图书馆12日重新开放，全天接待读者。\n\n读者可以预约。\n\n⟦据新华社⟧宁波6月12日电 宁波港12日开通新航线，首船驶往里加。\n\n航程四十天。',
        note: '一版之内：提示',
      },
      { bad: '⟦据新华社⟧杭州6月12日电（记者林小溪）市图书馆12日重新开放。', note: '有的报纸这样用：提示' },
      { good: '双方共同杜绝浪费，共同杜撰了一个开发新社区的故事。', note: '不是通讯社' },
      { good: '新华社杭州6月12日电 据法新社、韩联社、路透社报道，图书馆重新开放。' },
      { good: '据新华社杭州6月12日电 市图书馆12日重新开放，综合新华社、中新社消息。' },
    ],
  },
  triggers: [has('dateline'), words(...SLIPS.keys())],
  passage(p, _, places) {
    const d = p.dateline;
    const findings: Finding<Message>[] = [];
    for (const at of places) slipAt(p.text, at, findings);
    if (!d?.verb || d.prefix?.text === '综合') return findings.length > 0 ? { findings } : NOTHING;
    const range = { start: d.prefix?.range.start ?? d.agency.range.start, end: d.agency.range.end };
    const quoted = d.prefix?.text === '据';
    if (quoted && d.reporters.length > 0) findings.push({ message: 'shortened', range, severity: 'hint' });
    const facts: Fact<Source>[] = [{ range, value: { agency: d.agency.text, quoted } }];
    return { findings, facts };
  },
  draft(articles) {
    const out: PlacedFinding<Message>[] = [];
    const first = new Map<string, Placed>();
    const reported = new Set<string>();
    for (const a of articles) {
      for (const f of a.facts) {
        const key = isChinaNews(f.value.agency) ? 'cns' : f.value.agency;
        const before = first.get(key);
        if (!before) first.set(key, f);
        else {
          const message = before.value.agency !== f.value.agency ? 'names' : before.value.quoted !== f.value.quoted ? 'prefix' : undefined;
          if (!message || reported.has(key + message)) continue;
          reported.add(key + message);
          out.push(differs(message, f, before));
        }
      }
    }
    return out;
  },
});

type Message = 'misspelt' | 'names' | 'prefix' | 'shortened';

/** The source of one story, as its dateline names it. */
interface Source {
  readonly agency: string;
  /** 据 stands before it: the paper shortened the copy. */
  readonly quoted: boolean;
}

/** Behind the name of an agency: a place, a day, or what it does. Others make another word (共同杜绝, 开发新社区). */
const NOT_NEXT = '绝撰鹃区会团交';
const NOT_AHEAD = '开研沙出首';

function slipAt(text: string, at: number, out: Finding<Message>[]): void {
  const wrong = text.slice(at, at + 3);
  const right = SLIPS.get(wrong);
  if (right === undefined || NOT_NEXT.includes(text[at + 3] ?? '\u0000') || NOT_AHEAD.includes(text[at - 1] ?? '\u0000')) return;
  const range = { start: at, end: at + 3 };
  out.push({
    message: 'misspelt',
    range,
    data: { text: wrong, right },
    fixes: [replace(range, right, { title: { zh: `改为“${right}”`, en: `Write ${right}` } })],
  });
}

type Placed = PlacedFact<Source>;

/** The later one of two that disagree, with the first beside it. */
function differs(message: Message, later: Placed, first: Placed): PlacedFinding<Message> {
  return {
    message,
    passage: later.passage,
    range: later.range,
    severity: 'information',
    data: { text: later.value.agency, first: first.value.agency },
    related: [{ message: { zh: '首处', en: 'the first one' }, range: first.range, passage: first.passage }],
  };
}
