import type { Entry, FormKind, Mention } from '../../lexicon/lexicon.ts';
import { defineRule, type Fact, type Finding, type Fix, type PlacedFinding } from '../../rule/rule.ts';
import type { Range } from '../../text/range.ts';
import { NOTHING } from '../nothing.ts';
import { isBehindTitle, isPartOfOther, isTalkedAbout, keyOf } from './evidence.ts';
import { sameButJoints } from './joints.ts';

type Message = 'regional' | 'variant' | 'typo' | 'undecided';

interface Options {
  /** regions whose spellings are let pass: TW, HK, SG, MY … */
  readonly accept: readonly string[];
}

/** What is said of a spelling. */
interface Said {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly message: Message;
  readonly region: string;
}

/** An uncertain spelling; it counts when the article names the same one certainly elsewhere. Or a name that nobody has settled. */
interface OpenFact extends Said {
  readonly what: 'weak' | 'undecided';
}

/** The article names somebody certainly whom a weak spelling may mean. Once a passage is enough. */
interface SupportFact {
  readonly what: 'support';
  readonly key: string;
}

type NameFact = OpenFact | SupportFact;

const CHECKED: ReadonlySet<FormKind> = new Set<FormKind>(['variant', 'typo']);

/** Kinds whose other spellings have rules of their own: names/country-order, names/coined-event. */
const isElsewhere = (e: Entry): boolean => e.kind === 'pair' || e.quotes !== undefined;

/** The form of the house that answers the one found: the full one for a full one. */
const houseForm = (e: Entry, found: string): string => (e.full && /[·•]/.test(found) && !/[·-]/.test(e.name) ? e.full : e.name);

function toFinding(range: Range, f: Said): Finding<Message> {
  const fix: Fix = { title: { zh: `改为“${f.to}”`, en: `Change to “${f.to}”` }, safety: 'review', edits: [{ ...range, text: f.to }] };
  return { message: f.message, range, data: { from: f.from, to: f.to, region: f.region }, fixes: [fix] };
}

const hasWeakForm = (e: Entry): boolean => e.forms.some((f) => f.weak && CHECKED.has(f.kind));

/** True of the few mentions that the rule has anything to say of. */
function concerns({ form, entry, certain }: Mention): boolean {
  if (isElsewhere(entry)) return false;
  return CHECKED.has(form) || (form === 'name' && entry.undecided) || (certain && hasWeakForm(entry));
}

/** Dots and hyphens of a name are told by names/interpunct. */
function isJointMatter(e: Entry, found: string): boolean {
  return e.kind === 'person' && e.forms.some((f) => (f.kind === 'name' || f.kind === 'full') && sameButJoints(f.text, found));
}

function accepted(m: Mention, options: Options): boolean {
  return m.region?.split('/').some((r) => options.accept.includes(r)) ?? false;
}

function describe(m: Mention, from: string): Said {
  const message = m.form === 'typo' ? 'typo' : m.region ? 'regional' : 'variant';
  return { key: keyOf(m), from, to: houseForm(m.entry, from), message, region: m.region ?? '' };
}

export const variant = defineRule<Message, NameFact, Options>({
  meta: {
    id: 'names/variant',
    title: { zh: '译名、人名不是本社写法', en: 'A name not in the form of the house' },
    rationale: {
      zh: '同一个外国人，内地、港澳台和新加坡的译名常常不同；从别处转来的稿子须改成新华社的译名。错字也由此查出。',
      en: 'Mainland, Hong Kong, Taiwan and Singapore media spell foreign names differently. Copy taken over from elsewhere takes the spelling of Xinhua; slips of the keyboard are found the same way.',
    },
    source: '新华社译名室；《世界人名翻译大辞典》',
    severity: 'warning',
    fixable: 'review',
    messages: {
      regional: { zh: '“{from}”是别处的译法（{region}），本社写作“{to}”', en: '“{from}” is a spelling of {region}; the house writes “{to}”' },
      variant: { zh: '“{from}”不是本社的写法，应为“{to}”', en: '“{from}” is not the form of the house, which is “{to}”' },
      typo: { zh: '“{from}”疑为“{to}”之误', en: '“{from}” looks like a slip for “{to}”' },
      undecided: {
        zh: '“{from}”的写法未定（见过：{forms}），请按本社规定核对',
        en: 'The spelling of “{from}” is not settled (seen: {forms}); check with the house',
      },
    },
    options: { accept: [] },
    examples: [
      { bad: '白宫说，⟦川普⇢特朗普⟧将于下周出访。', note: '台湾译法' },
      { bad: '美国总统⟦特郎普⇢特朗普⟧发表讲话。', note: '错字' },
      { bad: '国务卿⟦庞培欧⇢蓬佩奥⟧抵达东京。' },
      { bad: '唐纳德·⟦川普⇢特朗普⟧出席了仪式。', note: '名与姓之间有间隔号' },
      { bad: '朝方代表⟦金革哲⟧抵达河内。代表团随后前往宾馆，金革哲没有接受采访。', note: '写法未定：在首次出现处提示' },
      { good: '他说一口地道的四川普通话。' },
      { good: '入夏以来四川普降大雨，李强调要做好防汛工作。' },
      { good: '白宫说，特朗普将于下周出访。' },
      { good: '台湾媒体把这个名字译作川普，到底是“川普”还是“特朗普”，读者各有习惯。', note: '谈译名本身' },
      { good: '新书《川普时代》昨天上市。', note: '书名' },
      { good: '网友@川普观察 转发了这段视频，见 example.com/川普/2019。', note: '账号和网址' },
      { good: '演员梅根·川普参加了首映式。', note: '同姓的另一个人' },
      { good: '湖南安化县和越南安华县结为友好县，强生公司捐赠了药品。', note: '地名、公司名' },
      { good: '白宫说，川普将于下周出访。', options: { accept: ['TW'] }, note: '选项：接受的地区' },
    ],
  },
  passage(p, { options }) {
    if (!p.mentions.some(concerns)) return NOTHING;
    const findings: Finding<Message>[] = [];
    const facts: Fact<NameFact>[] = [];
    let supported: Set<string> | undefined;
    const support = (m: Mention): void => {
      const key = keyOf(m);
      supported ??= new Set();
      if (supported.has(key)) return;
      supported.add(key);
      facts.push({ range: { start: m.start, end: m.end }, value: { what: 'support', key } });
    };
    for (const m of p.mentions) {
      const { entry } = m;
      if (!concerns(m)) continue;
      if (!CHECKED.has(m.form)) {
        if (m.form === 'name' && entry.undecided) {
          const found = describe(m, p.text.slice(m.start, m.end));
          facts.push({ range: { start: m.start, end: m.end }, value: { ...found, what: 'undecided', to: formsOf(entry) } });
        } else support(m);
        continue;
      }
      const range = { start: m.start, end: m.end };
      const from = p.text.slice(m.start, m.end);
      if (accepted(m, options) || isJointMatter(entry, from)) continue;
      if (p.titles.some((t) => t.start < m.start && m.end < t.end)) continue;
      if (isTalkedAbout(p.text, range) || isPartOfOther(p.text, range, entry)) continue;
      const found = describe(m, from);
      const sure = m.certain || (entry.kind === 'person' && !m.rivals && isBehindTitle(p.text, m.start));
      if (sure) findings.push(toFinding(range, found));
      if (sure) support(m);
      else facts.push({ range, value: { ...found, what: 'weak' } });
    }
    return findings.length > 0 || facts.length > 0 ? { findings, facts } : NOTHING;
  },
  article({ facts }) {
    const out: PlacedFinding<Message>[] = [];
    // Names that support a weak spelling are many, weak spellings few.
    if (!facts.some((f) => f.value.what !== 'support')) return out;
    const known = new Set<string>();
    for (const f of facts) if (f.value.what === 'support') known.add(f.value.key);
    const asked = new Set<string>();
    for (const { value, range, passage } of facts) {
      if (value.what === 'weak' && known.has(value.key)) out.push({ ...toFinding(range, value), passage, severity: 'information' });
      if (value.what !== 'undecided' || asked.has(value.key)) continue;
      asked.add(value.key);
      const data = { from: value.from, forms: value.to };
      out.push({ message: 'undecided', range, passage, severity: 'information', data });
    }
    return out;
  },
});

function formsOf(e: Entry): string {
  return e.forms
    .filter((f) => f.kind === 'name')
    .map((f) => f.text)
    .join('、');
}
