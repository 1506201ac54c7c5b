import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type Fact, type Finding, type PlacedFact, type PlacedFinding, type Scans } from '../../rule/rule.ts';
import type { Passage } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';
import { alike } from '../lib/alike.ts';
import { SAYS, speakerBefore } from '../lib/speaker.ts';

/** Reported words without the one who said them, and sources nobody can ask. */
export const lostSpeaker = defineRule<Message, Told>({
  meta: {
    id: 'attribution/lost-speaker',
    title: { zh: '说话人不明', en: 'Speaker missing' },
    rationale: {
      zh: '“中方对此欢迎和支持”这样的话总是某个人说的。删节、拼接之后说话人丢失，读者会以为是媒体自己的话；“有分析认为”之类的来源无从核实。',
      en: 'Words in the voice of a government are always somebody’s words. Cutting loses the speaker, and the reader takes them for the paper’s own. Sources without a name cannot be checked.',
    },
    source: '新闻稿核对惯例：引述须有出处',
    severity: 'hint',
    fixable: 'none',
    messages: {
      lost: { zh: '“{voice}”是谁说的？本段和前两段没有说话人', en: 'who says “{voice}”? Neither this paragraph nor the two before it name a speaker' },
      known: {
        zh: '“{voice}”是谁说的？别处相同的话出自{speaker}',
        en: 'who says “{voice}”? Elsewhere the same words are those of {speaker}',
      },
      vague: { zh: '“{source}”没有说明来源', en: '“{source}” names no source' },
    },
    options: {},
    examples: [
      {
        bad: '两市市长15日在海州会晤。会晤前，双方工作组已经磋商三天。\n\n⟦两市市长坐在一起，就是创造新的历史。中方对此⟧当然欢迎和支持，因为这是各方一直期待的。\n\n海州大学教授王立认为，会晤为合作打下了基础。\n',
      },
      { bad: '⟦有分析认为⟧，第二次会晤有望产生更具体的成果。' },
      { bad: '⟦据媒体报道⟧，双方会谈五个半小时。' },
      { good: '外交部发言人王立15日表示，两市会晤具有积极意义。\n\n中方对此欢迎和支持，希望双方落实共识。\n', note: '上一段有说话人' },
      { good: '外交部15日发表声明。声明全文如下：\n\n中方始终支持双方对话。\n\n中方愿同各方一道努力。\n\n发言人王立说，声明即日生效。\n', note: '文件全文' },
      { good: '“中方对此欢迎和支持。”发言人王立说。', note: '直接引语' },
      { good: '中方愿同各方一道，推动问题政治解决。我们相信，办法总比困难多。', note: '评论：通篇没有说话人' },
      { good: '据路透社报道，双方会谈五个半小时。海州大学教授王立认为，会晤有望产生成果。', note: '来源清楚' },
    ],
  },
  passage(p) {
    if (p.kind !== 'paragraph') return NOTHING;
    const { text } = p;
    const value = told(p);
    const fact: Fact<Told> = { range: { start: 0, end: text.length }, value, ...(value.voice ? {} : { context: true }) };
    const findings = vague(p);
    return { findings, facts: [fact] };
  },
  draft(articles) {
    const lost: PlacedFact<Told>[] = [];
    for (const article of articles) {
      const own = article.facts.filter((f) => f.value.voice);
      if (own.length > 0 && own.length <= MOST) for (const f of own) if (isLost(article, f)) lost.push(f);
    }
    return lost.slice(0, MOST).map((f) => tell(f, articles));
  },
});

type Message = 'lost' | 'known' | 'vague';

/** A passage of text. */
interface Told {
  readonly text: string;
  /** Where a government or a body speaks in its own voice (中方对此当然欢迎), outside of quotations. */
  readonly voice?: Range;
}

/** The speaker is looked for in the passage and in so many before it. */
const BEFORE = 2;
/** Part of the pairs of a sentence that another passage has, when both report the same words. */
const SAME_WORDS = 0.45;
/** More are a list of principles, not reported speech; and the search for the same words stays linear. */
const MOST = 6;
/** How many passages away the same words are looked for. */
const REACH = 200;

/** 中方 or 我们 with a verb that only the speaker himself uses so. */
const VOICE =
  /(?:^|[，。；：！？])((?:中方|我方|我国政府|中国政府|我们)(?:对此|一贯|始终|一直|历来|愿意?|希望|欢迎|支持|坚持|坚决|主张|呼吁|敦促|赞赏|注意到|将继续|相信|期待))/;
/** Sources that nobody can ask. */
const VAGUE =
  /(?:有(?:分析|评论|观点|报道|媒体|消息|舆论)|据(?:媒体|外媒|海外媒体)|(?:分析|观察|消息|知情|有关)人士)(?:普遍|还|也|则|均|都)?(?:认为|指出|称|说|报道|表示|透露|推测|普遍认为)/g;
/** What follows is a document or a conversation. */
const DOCUMENT = /(?:全文如下|声明如下|如下|摘要|要点)[：:]?$|：$/;
/** Those who say it are not named. */
const NOBODY = /(?:人士|有(?:分析|评论|观点|报道|媒体|消息|舆论)|据(?:媒体|外媒))(?:普遍|还|也|则|均|都)?$/;
const DIALOGUE = /^(?:问|答|记者|主持人|[^，。：]{1,10})[：:]/;

const _NONE: readonly never[] = [];

function vague(p: Passage & Scans): readonly Finding<Message>[] {
  const findings: Finding<Message>[] = [];
  for (const { 0: source, index } of p.text.matchAll(VAGUE)) {
    if (!p.quoted(index)) findings.push({ message: 'vague', range: { start: index, end: index + source.length }, data: { source } });
  }
  return findings;
}

function told(p: Passage & Scans): Told {
  const { text } = p;
  const m = VOICE.exec(text);
  if (!m) return { text };
  const end = m.index + m[0].length;
  const start = end - (m[1] as string).length;
  return p.quoted(start) ? { text } : { text, voice: { start, end } };
}

/** Nobody speaks in the passage before its voice, nor in the two before it, although somebody does elsewhere in the article. */
function isLost({ facts }: ArticleView<Told>, fact: PlacedFact<Told>): boolean {
  const at = facts.indexOf(fact);
  const { start } = fact.value.voice as Range;
  if (DIALOGUE.test(fact.value.text) || speaks(fact.value.text, start)) return false;
  for (let i = Math.max(0, at - BEFORE); i < at; i++) {
    const { text } = (facts[i] as PlacedFact<Told>).value;
    if (speaks(text, text.length)) return false;
  }
  for (let i = 0; i < at; i++) if (DOCUMENT.test((facts[i] as PlacedFact<Told>).value.text)) return false;
  return facts.some((f) => f !== fact && speaks(f.value.text, f.value.text.length));
}

/** Somebody says something before `end`, by name or not (他说), only not 分析人士. */
function speaks(text: string, end: number): boolean {
  for (const { index } of text.slice(0, end).matchAll(SAYS)) if (!NOBODY.test(text.slice(Math.max(0, index - 6), index))) return true;
  return false;
}

function tell(fact: PlacedFact<Told>, articles: readonly ArticleView<Told>[]): PlacedFinding<Message> {
  const { text, voice } = fact.value;
  const { start, end } = voice as Range;
  // What the passage says before it has no speaker either.
  const range = { start: 0, end };
  const data = { voice: text.slice(start, end) };
  const sentence = { start: 0, end: firstStop(text) };
  for (const { facts } of articles) {
    for (const f of facts) {
      if (f === fact || Math.abs(f.passage - fact.passage) > REACH) continue;
      const other = f.value.text;
      const speaker = speakerBefore(other, firstStop(other));
      if (!speaker || alike(text, sentence, other, { start: 0, end: other.length }).ofFirst < SAME_WORDS) continue;
      const related = [{ message: { zh: '相同的话在这里有说话人', en: 'the same words with their speaker' }, range: speaker, passage: f.passage }];
      return { passage: fact.passage, range, whole: true, message: 'known', data: { ...data, speaker: other.slice(speaker.start, speaker.end) }, related };
    }
  }
  return { passage: fact.passage, range, whole: true, message: 'lost', data };
}

function firstStop(text: string): number {
  const stop = text.indexOf('。');
  return stop < 0 ? text.length : stop;
}
