import type { Mention } from '../../lexicon/lexicon.ts';
import { isTalkedAbout } from '../../names/talked-about.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { mention, view } from '../../rule/triggers.ts';
import type { Passage } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';
import { isBehindOwnTitle, isBehindTitle, isPartOfOther, partsOf, sentenceAround } from './lib/evidence.ts';
import { judgeSpellings, readSpellings, type SpellingFact } from './lib/spellings.ts';
import { hasWeakTypo, NEAR_MISSES, type NearMiss } from './lib/typo-index.ts';

export const typo = defineRule<Message, TypoFact>({
  meta: {
    id: 'names/typo',
    title: { zh: '人名、地名错字', en: 'A slip in a name' },
    rationale: {
      zh: '拼音输入和扫描最容易把名字里的一个字换成同音、形近的字。词库列出的误写直接提示；其余与词库中的名字只差一个同音或形近字的，有职务、国名等旁证才提示。同一写法反复出现的是另一个人。',
      en: 'A pinyin keyboard or a scanner replaces one character of a name by one that sounds or looks alike. Listed slips are told as they are; other near misses of listed names need a title, a country or a given name beside them. A spelling that comes again and again is another person.',
    },
    source: '新华社译名室；词库',
    severity: 'warning',
    fixable: 'review',
    teaches: true,
    messages: { typo: { zh: '“{from}”疑为“{to}”之误', en: '“{from}” looks like a slip for “{to}”' } },
    options: {},
    examples: [
      { bad: '美国总统⟦特郎普⇢特朗普⟧发表讲话，国务卿⟦蓬佩澳⇢蓬佩奥⟧在座。' },
      { bad: '越共中央总书记⟦阮富伸⇢阮富仲⟧会见了客人，越南副总理兼外长⟦范平名⇢范平明⟧参加。' },
      { bad: '联合国秘书长⟦古特雷期⇢古特雷斯⟧呼吁各方克制。', note: '形近' },
      { bad: '朝鲜最高领导人⟦金正思⇢金正恩⟧和韩国总统⟦文在演⇢文在寅⟧握手。' },
      { bad: '白俄罗斯总统⟦卢卡申可⇢卢卡申科⟧11日启程。', note: '词库没有列出的误写，有职务为证' },
      { bad: '哈萨克斯坦领导人⟦托卡也夫⇢托卡耶夫⟧当天致电祝贺。', note: '同音，句中有国名' },
      { bad: '代表团先后访问⟦布宜诺斯艾丽斯⇢布宜诺斯艾利斯⟧和圣地亚哥。', note: '长的地名' },
      { bad: '国务院总理⟦李墙⇢李强⟧主持会议，乌克兰总统⟦窄连斯基⇢泽连斯基⟧致电祝贺。', note: '此人的职务就在前面：两个字的名字、别的字也算' },
      { good: '海州市市长李墙主持会议，全国人大代表王义、选手窄连斯基到场。', note: '不是其人的职务；许多人都有的头衔' },
      { good: '金正日、金正男和金与正都不是金正恩，李洙墉也不是李勇浩。', note: '近似的名字本身在词库里' },
      { good: '选手托卡也夫首轮出局。托卡也夫说，状态不好。教练认为托卡也夫还年轻。', note: '反复出现、词库的名字从未出现：另一个人' },
      { good: '演员保罗·托卡也夫到场。', note: '另有名字' },
      { good: '球员卢卡申可在第三局落败。', note: '没有旁证' },
      { good: '有人写作“特郎普”，其实应为特朗普。', note: '谈写法本身' },
      { good: '《文在演说》是一本新书，王军生、李克墙都是作者的邻居。', note: '书名；没有旁证的中文姓名' },
    ],
  },
  triggers: [mention(mayBeTypo), view(NEAR_MISSES, (near) => near.length > 0)],
  passage(p) {
    const near = p.view(NEAR_MISSES);
    const read = p.mentions.some(mayBeTypo) ? readSpellings(p, ANY, [], 'typo') : undefined;
    if (near.length === 0 && !read) return NOTHING;
    const findings = (read?.sure ?? []).map((s): Finding<Message> => toFinding(s.range, s.from, s.to));
    const facts: Fact<TypoFact>[] = [...(read?.facts ?? [])];
    for (const n of near) readNear(p, n, facts);
    return { findings, facts };
  },
  article({ facts, date }) {
    const out: PlacedFinding<Message>[] = [];
    const open: PlacedFact<SpellingFact>[] = [];
    const near: PlacedFact<NearFact>[] = [];
    for (const f of facts) {
      if (f.value.what === 'near') near.push(f as PlacedFact<NearFact>);
      else open.push(f as PlacedFact<SpellingFact>);
    }
    if (near.length > 0) judgeNear(near, out);
    for (const s of judgeSpellings(open, date)) {
      out.push({ ...toFinding(s.range, s.from, s.to), passage: s.passage, ...(s.severity ? { severity: s.severity } : {}) });
    }
    return out;
  },
});

type Message = 'typo';

/** A near miss, reported unless the article has it again and again. */
interface NearFact {
  readonly what: 'near';
  readonly from: string;
  readonly to: string;
  /** title, country or given name say who is meant */
  readonly sure: boolean;
}

type TypoFact = SpellingFact | NearFact;

/** A listed slip, or a name with one that is something else as well. */
function mayBeTypo({ entry, form }: Pick<Mention, 'entry' | 'form'>): boolean {
  return form === 'typo' || hasWeakTypo(entry);
}

const ANY = (): boolean => true;
/** So many times the same spelling is no slip: it is somebody else's name. */
const OFTEN = 3;
/** Without further evidence a near miss counts from this length on. */
const LONG = 5;
const REACH = 24;

function toFinding(range: Range, from: string, to: string): Finding<Message> {
  return { message: 'typo', range, data: { from, to }, fixes: [replace(range, to)] };
}

function readNear(p: Passage & Scans, n: NearMiss, out: Fact<TypoFact>[]): void {
  const range = { start: n.start, end: n.end };
  if (p.quoted(n.start) || isTalkedAbout(p.text, range) || isPartOfOther(p.text, range, n.entry)) return;
  const sure = isMeant(p.text, n, p.mentions);
  if (!sure && n.end - n.start < LONG) return;
  const value = { what: 'near' as const, from: p.text.slice(n.start, n.end), to: n.entry.name, sure };
  out.push({ range, value });
}

/**
 * True if the words around say who is meant: one of the offices of the person stands right before, or a title with the
 * country in the same sentence, or the given name. A place needs its country.
 */
function isMeant(text: string, n: NearMiss, mentions: readonly Mention[]): boolean {
  const { entry } = n;
  const { country } = entry;
  const given = entry.full?.endsWith(`·${entry.name}`) ? partsOf(entry.full)[0] : undefined;
  if (given !== undefined && text.startsWith(given, n.start - 1 - given.length)) return true;
  const before = text.slice(Math.max(0, n.start - REACH), n.start);
  if (isBehindOwnTitle(text, n)) return true;
  const sentence = sentenceAround(text, n);
  const inSentence = (m: Mention): boolean => m.start >= sentence.start && m.end <= sentence.end;
  const named = country !== undefined && mentions.some((m) => m.entry.kind === 'place' && m.entry.name === country && inSentence(m));
  if (entry.kind === 'place') return named;
  // A Chinese name differs by one character from those of many others.
  if (country === '中国') return false;
  return isBehindTitle(text, n.start) && (named || entry.offices.some((o) => o.title.length > 3 && before.endsWith(o.title.slice(-3))));
}

function judgeNear(near: readonly PlacedFact<NearFact>[], out: PlacedFinding<Message>[]): void {
  const counts = new Map<string, number>();
  for (const { value } of near) counts.set(value.from, (counts.get(value.from) ?? 0) + 1);
  for (const { value, range, passage } of near) {
    if ((counts.get(value.from) as number) >= OFTEN) continue;
    out.push({ ...toFinding(range, value.from, value.to), passage, ...(value.sure ? {} : { severity: 'information' as const }) });
  }
}
