import { type Entry, LAWFUL, type Mention } from '../../lexicon/lexicon.ts';
import { isTalkedAbout } from '../../names/talked-about.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import type { Profile } from '../../rule/profile.ts';
import { defineRule, type Fact, type PlacedFact, type PlacedFinding, type Related } from '../../rule/rule.ts';
import { mention, words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { PassageKind } from '../../text/passage.ts';
import { unitsOf } from '../../text/unit-set.ts';
import { isBehindTitle, isPartOfOther, keyOf } from './lib/evidence.ts';
import { readTitle } from './lib/ranks.ts';

export const firstMention = defineRule<Message, MentionFact, Options>({
  meta: {
    id: 'names/first-mention',
    title: { zh: '首次出现的写法', en: 'The first mention' },
    rationale: {
      zh: '人物首次出现时写明身份，不太知名的外国人写全名；机构先用全称后用简称，一个机构只用一个简称。标题、图片说明不算首次出现。',
      en: 'A person’s first mention says who it is, and foreigners who are not widely known have their full name there; a body has its full name before its short one, and one short name only. Headlines and captions are no first mention.',
    },
    source: '新华社采编规范：译名、机构名首次出现用全称',
    severity: 'hint',
    fixable: 'review',
    errorClass: 'fact',
    messages: {
      title: { zh: '“{name}”首次出现没有职务，{there}才有', en: '“{name}” has no title at the first mention; it has one {there}' },
      given: { zh: '“{name}”首次出现宜用全名“{to}”', en: '“{name}” is better written in full at the first mention: “{to}”' },
      short: { zh: '首次出现宜用全称“{to}”', en: 'The full name “{to}” is better at the first mention' },
      shorts: { zh: '同一机构{there}简称“{to}”，此处简称“{from}”', en: 'The same body is “{to}” {there} and “{from}” here' },
      again: { zh: '{there}已说明简称“{to}”，此处又用全称', en: 'The short name “{to}” was introduced {there}; here is the full one again' },
    },
    options: { fullNameFirst: 'profile', titleFirst: true, spellOut: ['中国社科院', '社科院', '中国社科院亚太与全球战略研究院'] },
    optionDocs: {
      fullNameFirst: {
        what: {
          zh: '外国人名首次出现是否用全名：profile 按体例，never 不用，special-desk 专特稿用，always 都用',
          en: 'Given names at the first mention of foreigners: as the profile says, never, in special dispatches (special-desk), always',
        },
        values: ['profile', 'never', 'special-desk', 'always'],
      },
      titleFirst: { what: { zh: '首次出现时是否要带职务（后文带了而首次没带才报）', en: "A person's first mention needs a title when a later one has it" } },
      spellOut: { what: { zh: '首次出现须先写全称的简称', en: 'Abbreviations that need their full form first' } },
    },
    examples: [
      { bad: '新华社河内2月21日电　美方代表⟦比根⇢斯蒂芬·比根⟧21日抵达，比根没有接受采访。', note: '不太知名，首次出现用全名' },
      { bad: '⟦拉夫罗夫⟧11日抵达平壤。\n\n俄罗斯外长拉夫罗夫12日将返回莫斯科。', note: '职务应在首次出现时写明' },
      { bad: '⟦中国社科院⇢中国社会科学院⟧专家说，会晤值得期待。' },
      { bad: '中国社会科学院专家发布报告。中国社科院还将举行座谈，⟦社科院⇢中国社科院⟧网站将直播。', note: '两个简称' },
      { bad: '上海合作组织（以下简称“上合组织”）成员国领导人与会。\n\n⟦上海合作组织⇢上合组织⟧秘书长致辞。' },
      { bad: '⟦特朗普⇢唐纳德·特朗普⟧12日返回华盛顿。\n\n张旗（新华社专特稿）', note: '专特稿首次出现都用全名' },
      { good: '朝中社报道，联合国安理会开会，北约和欧盟没有评论。', note: '通用的简称' },
      { good: '特朗普返回后说，普京和默克尔都已致电。', note: '知名人物不用全名' },
      { good: '# 比根抵达河内\n\n美方代表斯蒂芬·比根21日抵达，比根没有接受采访。', language: 'markdown', note: '标题不算首次出现' },
      { good: '俄罗斯外长拉夫罗夫11日抵达平壤。拉夫罗夫12日将返回，外长拉夫罗夫没有讲话。' },
      { good: '特朗普政府没有评论。美国总统特朗普12日返回。', note: '特朗普政府不是提到其人' },
      { good: '蓬佩奥国务卿抵达，国务卿蓬佩奥随后离开。“比根也会来。”他说。', note: '职务在后；引语' },
      { good: '劳动党中央副委员长金英哲、李洙墉参加会见，国际部部长李洙墉讲话。', note: '同前一人共用职务' },
      { good: '美方代表比根21日抵达。', profile: 'newspaper', note: '此体例首次出现不用全名' },
    ],
  },
  triggers: [mention(isRead), words('特稿）', '特稿)', '特稿】', '【新华社微特稿】', '【新华社专特稿】')],
  passage(p, { options }) {
    const facts: Fact<MentionFact>[] = [];
    if (isDesk(p.text)) facts.push({ range: { start: 0, end: 0 }, value: { what: 'desk' } });
    if (p.mentions.length === 0 || !BODY.has(p.kind)) return facts.length > 0 ? { facts } : NOTHING;
    const told = new Map<string, PersonFact['titled']>();
    let before: Mention | undefined;
    let beforeTitled = false;
    for (const m of p.mentions) {
      const { kind } = m.entry;
      if ((kind !== 'person' && kind !== 'organisation') || !m.certain || m.rivals || p.quoted(m.start) || isTalkedAbout(p.text, m)) continue;
      const range = { start: m.start, end: m.end };
      if (kind === 'organisation') {
        const value = readBody(p.text, m, options.spellOut);
        if (value) facts.push({ range, value });
        continue;
      }
      if (isPartOfOther(p.text, m, m.entry) || BELONGING.test(p.text.slice(m.end, m.end + 3))) continue;
      const shares: boolean = before !== undefined && beforeTitled && m.start - before.end <= 1 && '、和与及'.includes(p.text.slice(before.end, m.start));
      before = m;
      // The first mention of a passage and the first one with a title tell all of it.
      const key = keyOf(m);
      const known = told.get(key);
      if (known === 'yes') {
        beforeTitled = shares || isBehindTitle(p.text, m.start);
        continue;
      }
      const value = readPerson(p.text, m, shares);
      beforeTitled = value.titled === 'yes';
      if (known !== undefined && !beforeTitled) continue;
      told.set(key, value.titled);
      facts.push({ range, value });
    }
    return facts.length > 0 ? { facts } : NOTHING;
  },
  article({ facts }, { options, profile }) {
    const out: PlacedFinding<Message>[] = [];
    if (facts.length === 0) return out;
    const full = options.fullNameFirst === 'profile' ? profile.fullNameFirst : options.fullNameFirst;
    const desk = facts.some((f) => f.value.what === 'desk');
    const people = new Map<string, PlacedFact<PersonFact>[]>();
    const bodies = new Map<string, PlacedFact<BodyFact>[]>();
    for (const f of facts) {
      if (f.value.what === 'person') put(people, f.value.key, f as PlacedFact<PersonFact>);
      else if (f.value.what === 'body') put(bodies, f.value.key, f as PlacedFact<BodyFact>);
    }
    for (const list of people.values()) judgePerson(list, full, desk, options.titleFirst, out);
    for (const list of bodies.values()) judgeBody(list, out);
    return out;
  },
});

type Message = 'title' | 'given' | 'short' | 'shorts' | 'again';
type FullName = Profile['fullNameFirst'];

interface Options {
  readonly fullNameFirst: FullName | 'profile';
  /** A person's first mention has a title, when a later one has. */
  readonly titleFirst: boolean;
  /** Abbreviations that need their full form first. Household ones (联合国, 北约, 朝中社, 安理会) need none. */
  readonly spellOut: readonly string[];
}

interface PersonFact {
  readonly what: 'person';
  readonly key: string;
  readonly name: string;
  /** 斯蒂芬·比根; '' where there is none to write */
  readonly full: string;
  /** The mention is the full form. */
  readonly isFull: boolean;
  /** yes: a title stands beside it. no: surely none. open: hard to tell. */
  readonly titled: 'yes' | 'no' | 'open';
  /** Head of a state, government or great body, a minister, or a voice of theirs: known without a given name. */
  readonly known: boolean;
}

interface BodyFact {
  readonly what: 'body';
  readonly key: string;
  readonly text: string;
  readonly isShort: boolean;
  readonly full: string;
  readonly spellOut: boolean;
  /** the abbreviation given behind it: （以下简称“…”） */
  readonly defines: string;
}

/** The passage says that the special desk wrote the article. */
interface DeskFact {
  readonly what: 'desk';
}

type MentionFact = PersonFact | BodyFact | DeskFact;

const BODY: ReadonlySet<PassageKind> = new Set<PassageKind>(['paragraph', 'item']);
/** Behind a name these make something else of it: 特朗普政府, 默克尔时代. */
const BELONGING = /^(?:政府|当局|团队|时代|时期|主义|家族|家中|阵营|大学|学院|基金|奖|杯|效应|旋风|路线|新政|版|式|号|们|王朝|内阁|政权|所在)/;
const TITLE_BEHIND =
  /^(?:副?总书记|总统|副?总理|首相|主席|委员长|国务卿|部长|外长|防长|大臣|将军|先生|女士|夫人|教授|博士|书记|大使|同志|议员|议长|省长|市长|州长|秘书长|等国?家?领导人)/;
/** Further offices whose holders go by the surname. */
const GREAT = /最高领[袖导]|国王|女王|王储|亲王|酋长|埃米尔|教皇|议长|秘书$|发言人$|高级代表$/;
/** In front of a name they say that nothing else belongs to it. */
const BARE = unitsOf('和与同对向由被给跟让请据从为及或但而、，。：；！？“（—');
const ABBREVIATED = /^（(?:以下|下)?(?:简称|称)(?:为|作)?[“：]?([^”“）]{2,12})”?）/;
const MOST_RELATED = 4;

/** People, and bodies that have several lawful forms. */
function isRead({ entry, form }: Pick<Mention, 'entry' | 'form'>): boolean {
  return entry.kind === 'person' || (entry.kind === 'organisation' && LAWFUL.has(form) && entry.forms.length > 1);
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The credit of the special desk, at the head or the end: （新华社专特稿）, 【新华社微特稿】. */
function isDesk(text: string): boolean {
  const ends = text.endsWith('特稿）') || text.endsWith('特稿)') || text.endsWith('特稿】');
  return (ends && /新华社[专微]特稿/.test(text.slice(-14))) || text.startsWith('【新华社微特稿】') || text.startsWith('【新华社专特稿】');
}

function readPerson(text: string, m: Mention, shares: boolean): PersonFact {
  const { entry } = m;
  const isFull = m.form === 'full';
  const full = entry.full?.includes('·') && !entry.name.includes('·') ? entry.full : '';
  const known = entry.offices.length === 0 || entry.offices.some((o) => readTitle(o.title) !== undefined || GREAT.test(o.title));
  return { what: 'person', key: keyOf(m), name: entry.name, full, isFull, titled: titledOf(text, m, shares), known };
}

function titledOf(text: string, m: Mention, shares: boolean): PersonFact['titled'] {
  if (shares || isBehindTitle(text, m.start) || TITLE_BEHIND.test(text.slice(m.end, m.end + 6))) return 'yes';
  // Of people who are known from print alone little is known.
  if (m.entry.offices.length === 0 && (m.entry.seen || m.entry.sure === 'C')) return 'open';
  // 金正日的雕像: what is his says who he is.
  if (text[m.end] === '的') return 'open';
  const left = m.start - 1;
  return left < 0 || !isAt(text, left, Class.Han) || BARE.has(text.charCodeAt(left)) ? 'no' : 'open';
}

function readBody(text: string, m: Mention, spellOut: readonly string[]): BodyFact | undefined {
  const own = text.slice(m.start, m.end);
  if (m.form !== 'name' && m.form !== 'full' && m.form !== 'short') return undefined;
  const defines = text.charCodeAt(m.end) === 0xff08 ? (ABBREVIATED.exec(text.slice(m.end, m.end + 24))?.[1] ?? '') : '';
  // What is short by itself (欧盟) needs nothing else.
  const several = m.form === 'name' ? m.entry.forms.some((f) => f.kind === 'short') : true;
  if (!several && defines === '') return undefined;
  return { what: 'body', key: keyOf(m), text: own, isShort: m.form === 'short', full: fullOf(m.entry), spellOut: spellOut.includes(own), defines };
}

const fullOf = (e: Entry): string => e.full ?? e.name;

function judgePerson(list: readonly PlacedFact<PersonFact>[], full: FullName, desk: boolean, titleFirst: boolean, out: PlacedFinding<Message>[]): void {
  const first = list[0] as PlacedFact<PersonFact>;
  const { value, range, passage } = first;
  const { name } = value;
  const due = full === 'always' || (full === 'special-desk' && (desk || !value.known));
  if (due && !value.isFull && value.full !== '') {
    const to = value.full;
    out.push({ message: 'given', range, passage, data: { name, to }, fixes: [replace(range, to)] });
    return;
  }
  if (!titleFirst || value.titled !== 'no') return;
  const later = list.find((f) => f.value.titled === 'yes');
  if (later) out.push({ message: 'title', range, passage, data: { name }, related: [place(later, '此处有职务', 'Here is a title')] });
}

function judgeBody(list: readonly PlacedFact<BodyFact>[], out: PlacedFinding<Message>[]): void {
  const first = list[0] as PlacedFact<BodyFact>;
  const { value, range, passage } = first;
  // A full form that comes later is reported there, by names/inconsistent.
  if (value.isShort && value.spellOut && !list.some((f) => f.value.text === value.full)) {
    out.push({ message: 'short', range, passage, data: { to: value.full }, fixes: [replace(range, value.full)] });
  }
  const shorts = list.filter((f) => f.value.isShort && f.value.spellOut);
  const to = shorts[0]?.value.text ?? '';
  const other = shorts.find((f) => f.value.text !== to);
  if (other) {
    const from = other.value.text;
    const places = shorts.filter((f) => f.value.text === to).slice(0, MOST_RELATED);
    const related = places.map((f) => place(f, `此处用“${to}”`, `“${to}” here`));
    out.push({ message: 'shorts', range: other.range, passage: other.passage, data: { from, to }, fixes: [replace(other.range, to)], related });
  }
  judgeAgain(list, out);
}

/** The full form again after its abbreviation was introduced: reported once. */
function judgeAgain(list: readonly PlacedFact<BodyFact>[], out: PlacedFinding<Message>[]): void {
  const at = list.findIndex((f) => f.value.defines !== '');
  const defined = list[at];
  if (!defined) return;
  const to = defined.value.defines;
  const again = list.slice(at + 1).find((f) => f.value.text === defined.value.text && f.value.text !== to);
  if (!again) return;
  const related = [place(defined, '此处说明了简称', 'The short name is introduced here')];
  out.push({ message: 'again', range: again.range, passage: again.passage, data: { to }, fixes: [replace(again.range, to)], related });
}

function place(f: PlacedFact<MentionFact>, zh: string, en: string): Related {
  return { message: { zh, en }, range: f.range, passage: f.passage };
}
