import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type Fix, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { signs } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Range, TextEdit } from '../../text/range.ts';

export const fullwidthAlnum = defineRule<Message, WidthFact, Options>({
  meta: {
    id: 'char/fullwidth-alnum',
    title: { zh: '全角字母和数字', en: 'Full-width letters and digits' },
    rationale: {
      zh: '全角的字母和数字排得稀疏，搜索、计数和日期核对都认不出来；早年的电讯稿整篇用全角，那是一种体例，只报一次。',
      en: 'Full-width letters and digits set loosely, and no search, count or date check knows them. Old wire copy has them throughout: that is a style, told once.',
    },
    source: 'W3C clreq；Unicode Halfwidth and Fullwidth Forms',
    severity: 'warning',
    fixable: 'safe',
    errorClass: 'mark',
    messages: {
      token: { zh: '“{from}”是全角字符，应为“{to}”', en: '“{from}” is full width; use “{to}”' },
      throughout: {
        zh: '本篇的数字、字母用全角（{count}处），今用半角',
        en: 'The article sets numbers and letters full width ({count} places); half width is usual now',
      },
    },
    options: { throughout: 'once' },
    optionDocs: {
      throughout: {
        what: {
          zh: '全文数字都是全角时怎样报：once 整篇报一处，each 逐处报',
          en: 'Where an article sets all its numbers full width: one finding (once), or each number (each)',
        },
        values: ['once', 'each'],
      },
    },
    examples: [
      { bad: '工程共有⟦１５０→150⟧人参加，2024年⟦５→5⟧月完工。' },
      { bad: '⟦ＡＰＥＣ→APEC⟧会议期间，⟦Ａ→A⟧股上涨⟦２．５％→2.5%⟧。' },
      { bad: '一架⟦Ｆ－１６→F-16⟧战机参加表演，观众逾300人。' },
      { bad: '他说：“⟦２０⟧年前这里只有3条船。”', note: '引号内外一样改' },
      {
        bad: '渡轮⟦２１⟧日复航，每天７时至２０时开行１２班，票价８元，航程约１．５公里。',
        note: '整篇用全角的，只报一次',
      },
      {
        bad: '渡轮⟦２１→21⟧日复航，每天⟦７→7⟧时至⟦２０→20⟧时开行⟦１２→12⟧班，票价⟦８→8⟧元。',
        options: { throughout: 'each' },
      },
      { good: '渡轮21日复航，A股上涨2.5％，票价8元～10元。', note: '百分号由别的规则管' },
      { good: '全文见https://example.com/渡轮/第１章。', note: '网址' },
      { good: '店名是“ＡＢＣマート”。', note: '日文' },
    ],
  },
  triggers: [signs(Class.FullAlnum)],
  passage(p, { options }) {
    if (KANA.test(p.text)) return NOTHING;
    const fact = read(p.text, p.dateline?.range.end ?? 0);
    const first = fact.tokens[0];
    if (!first) return NOTHING;
    if (options.throughout === 'each') return { findings: fact.tokens.map((t) => toFinding(t, p.text.slice(t.start, t.end), fact.dateline)) };
    return { facts: [{ range: { start: first.start, end: first.end }, value: fact }] satisfies Fact<WidthFact>[] };
  },
  article({ facts }) {
    const out: PlacedFinding<Message>[] = [];
    let full = 0;
    let half = 0;
    for (const { value } of facts) {
      half += value.half;
      for (const t of value.tokens) if (t.digits) full++;
    }
    if (full >= (half === 0 ? STYLE_FROM : MIXED_FROM) && half * OTHERS <= full) return [forAll(facts)];
    for (const { value, passage } of facts) for (const t of value.tokens) out.push({ ...toFinding(t, widen(t.to), value.dateline), passage });
    return out;
  },
});

type Message = 'token' | 'throughout';
interface Options {
  /** What is reported where an article sets its numbers full width throughout, as wire copy did for years: one finding, or each number. */
  readonly throughout: 'once' | 'each';
}

/** A stretch of full-width letters and digits, and what it should be. */
interface Token extends Range {
  readonly to: string;
  readonly digits: boolean;
}

/** Those of one passage, and how many of its numbers are half width already. */
interface WidthFact {
  /** where the dateline ends: rules of its own speak of it, and are not to be silenced */
  readonly dateline: number;
  readonly tokens: readonly Token[];
  readonly half: number;
}

/** From so many full-width numbers on it is how the article is set, if none around them is half width … */
const STYLE_FROM = 3;
/** … and from so many on if at most a quarter is. */
const MIXED_FROM = 5;
const OTHERS = 4;
/** A stretch longer than this is reported in pieces. */
const LONGEST = 60;

/** Signs that go narrow with the letters and digits on both sides of them: Ｆ－１６, ２．５, Ｒ＆Ｄ. */
const INNER: Readonly<Record<string, string>> = { '．': '.', '－': '-', '／': '/', '＆': '&', '＋': '+', '＠': '@', '＿': '_' };
/** Kana: text in Japanese sets its own widths. */
const KANA = /[\u3041-\u3096\u30a1-\u30fa]/;

const isFull = (text: string, i: number): boolean => isAt(text, i, Class.FullAlnum);
const isFullDigit = (text: string, i: number): boolean => text.charCodeAt(i) >= 0xff10 && text.charCodeAt(i) <= 0xff19;
const narrow = (text: string, i: number): string => String.fromCharCode(text.charCodeAt(i) - 0xfee0);

function tokenAt(text: string, start: number): Token {
  let to = '';
  let digits = true;
  let i = start;
  for (const limit = start + LONGEST; i < text.length && i < limit; i++) {
    if (isFull(text, i)) {
      to += narrow(text, i);
      digits &&= isFullDigit(text, i);
      continue;
    }
    const inner = INNER[text[i] as string];
    if (inner !== undefined && isFull(text, i + 1) && i + 1 < limit) to += inner;
    else if (text[i] === '％' && isFullDigit(text, i - 1)) to += '%';
    else break;
  }
  return { start, end: i, to, digits };
}

/** Tokens of a text, and its numbers in half-width digits. One scan. */
function read(text: string, dateline: number): WidthFact {
  const tokens: Token[] = [];
  let half = 0;
  for (let i = 0; i < text.length; i++) {
    if (isFull(text, i)) {
      const token = tokenAt(text, i);
      tokens.push(token);
      i = token.end - 1;
    } else if (isAt(text, i, Class.Digit) && !isAt(text, i - 1, Class.Digit)) half++;
  }
  return { tokens, half, dateline };
}

function toFinding(t: Token, text: string, dateline: number): Finding<Message> {
  const range = { start: t.start, end: t.end };
  const fix = replace(range, t.to, { safety: 'safe' });
  return { message: 'token', range, data: { from: text, to: t.to }, fixes: [fix], ...(t.end <= dateline ? { whole: true } : {}) };
}

/** One finding for all that is full width, on the first number. Its fix repairs the passage: others follow when that is done. */
function forAll(facts: readonly PlacedFact<WidthFact>[]): PlacedFinding<Message> {
  const first = facts[0] as PlacedFact<WidthFact>;
  const edits: TextEdit[] = first.value.tokens.map(({ start, end, to }) => ({ start, end, text: to }));
  const fix: Fix = { title: { zh: '本段改为半角', en: 'Make this paragraph half width' }, safety: 'review', edits };
  const count = facts.reduce((n, f) => n + f.value.tokens.length, 0);
  return {
    message: 'throughout',
    passage: first.passage,
    range: first.range,
    data: { count: String(count) },
    fixes: [fix],
    severity: 'information',
    whole: true,
  };
}

/** How a token looks in the draft: facts hold no text. */
function widen(to: string): string {
  let out = '';
  for (let i = 0; i < to.length; i++) out += String.fromCharCode(to.charCodeAt(i) + 0xfee0);
  return out;
}
