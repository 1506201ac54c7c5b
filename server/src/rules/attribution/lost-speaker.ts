import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type Finding, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { words } from '../../rule/triggers.ts';
import type { Passage } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';
import { alike } from '../lib/alike.ts';
import { SAYS, speakerBefore } from '../lib/speaker.ts';

/** Who speaks in his own voice. */
const VOICES = ['中方', '我方', '我国政府', '中国政府', '我们'];
/** Sources that nobody can ask. */
const SOURCES = [
  ...['有分析', '有评论', '有观点', '有报道', '有媒体', '有消息', '有舆论', '据媒体', '据外媒', '据海外媒体'],
  ...['分析人士', '观察人士', '消息人士', '知情人士', '有关人士'],
];

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
  triggers: [words(...VOICES, ...SOURCES)],
  kinds: ['paragraph'],
  passage(p) {
    const voice = voiceIn(p);
    const findings = vague(p);
    if (!voice) return findings.length > 0 ? { findings } : NOTHING;
    return { findings, facts: [{ range: { start: 0, end: p.text.length }, value: { text: p.text, voice } }] };
  },
  draft(articles) {
    const lost: PlacedFact<Told>[] = [];
    for (const article of articles) {
      const { facts } = article;
      if (facts.length > 0 && facts.length <= MOST) for (const f of facts) if (isLost(article, f)) lost.push(f);
    }
    return lost.slice(0, MOST).map((f) => tell(f, articles));
  },
});

type Message = 'lost' | 'known' | 'vague';

/** A passage in which a government or a body speaks in its own voice (中方对此当然欢迎), outside of quotations. */
interface Told {
  readonly text: string;
  readonly voice: Range;
}

/** The speaker is looked for in the passage and in so many before it. */
const BEFORE = 2;
/** Part of the pairs of a sentence that another passage has, when both report the same words. */
const SAME_WORDS = 0.45;
/** More are a list of principles, not reported speech; and the search for the same words stays linear. */
const MOST = 6;
/** How many passages away the same words are looked for. */
const REACH = 200;

/** One of them with a verb that only the speaker himself uses so. */
const VOICE = new RegExp(
  `(?:^|[，。；：！？])((?:${VOICES.join('|')})(?:对此|一贯|始终|一直|历来|愿意?|希望|欢迎|支持|坚持|坚决|主张|呼吁|敦促|赞赏|注意到|将继续|相信|期待))`,
);
const VAGUE = new RegExp(`(?:${SOURCES.join('|')})(?:普遍|还|也|则|均|都)?(?:认为|指出|称|说|报道|表示|透露|推测|普遍认为)`, 'g');
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

function voiceIn(p: Passage & Scans): Range | undefined {
  const m = VOICE.exec(p.text);
  if (!m) return undefined;
  const end = m.index + m[0].length;
  const start = end - (m[1] as string).length;
  return p.quoted(start) ? undefined : { start, end };
}

/** The texts of an article's paragraphs between two passages, the second left out. */
function* paragraphs(article: ArticleView, from: number, to: number): Generator<string> {
  for (let i = from; i < to; i++) {
    const p = article.passage(i);
    if (p?.kind === 'paragraph') yield p.text;
  }
}

/** Nobody speaks in the passage before its voice, nor in the two before it, although somebody does elsewhere in the article. */
function isLost(article: ArticleView<Told>, { passage, value: { text, voice } }: PlacedFact<Told>): boolean {
  if (DIALOGUE.test(text) || speaks(text, voice.start)) return false;
  const above = [...paragraphs(article, article.first, passage)];
  if (above.slice(-BEFORE).some(speaksAtAll) || above.some((other) => DOCUMENT.test(other))) return false;
  return above.some(speaksAtAll) || [...paragraphs(article, passage + 1, article.last + 1)].some(speaksAtAll);
}

/** Somebody says something before `end`, by name or not (他说), only not 分析人士. */
function speaks(text: string, end: number): boolean {
  for (const { index } of text.slice(0, end).matchAll(SAYS)) if (!NOBODY.test(text.slice(Math.max(0, index - 6), index))) return true;
  return false;
}

const speaksAtAll = (text: string): boolean => speaks(text, text.length);

function tell(fact: PlacedFact<Told>, articles: readonly ArticleView<Told>[]): PlacedFinding<Message> {
  const { text, voice } = fact.value;
  const { start, end } = voice;
  // What the passage says before it has no speaker either.
  const range = { start: 0, end };
  const data = { voice: text.slice(start, end) };
  const sentence = { start: 0, end: firstStop(text) };
  for (const article of articles) {
    const last = Math.min(article.last, fact.passage + REACH);
    for (let i = Math.max(article.first, fact.passage - REACH); i <= last; i++) {
      const p = i === fact.passage ? undefined : article.passage(i);
      if (p?.kind !== 'paragraph') continue;
      const other = p.text;
      const speaker = speakerBefore(other, firstStop(other));
      if (!speaker || alike(text, sentence, other, { start: 0, end: other.length }).ofFirst < SAME_WORDS) continue;
      const related = [{ message: { zh: '相同的话在这里有说话人', en: 'the same words with their speaker' }, range: speaker, passage: i }];
      return { passage: fact.passage, range, whole: true, message: 'known', data: { ...data, speaker: other.slice(speaker.start, speaker.end) }, related };
    }
  }
  return { passage: fact.passage, range, whole: true, message: 'lost', data };
}

function firstStop(text: string): number {
  const stop = text.indexOf('。');
  return stop < 0 ? text.length : stop;
}
