import type { Entry, Lexicon, Mention, Sighting } from '../../lexicon/lexicon.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFinding } from '../../rule/rule.ts';
import { words } from '../../rule/triggers.ts';
import type { ArticleDate } from '../../text/dateline.ts';
import { isPartOfOther } from './lib/evidence.ts';
import { endsInRank, RANK_WORDS } from './lib/ranks.ts';
import { isOfOtherTime } from './lib/read-titles.ts';

export const titleSeen = defineRule<Message, Given>({
  meta: {
    id: 'names/title-seen',
    title: { zh: '职务与见报的不符', en: 'A title that print gives to somebody else' },
    rationale: {
      zh: '稿件日期前后，这个职务见报时总是另一个人的，而这个人从来没有以此职务见报：不是职务张冠李戴，就是名字写成了别人。见报日期不是任期，所以只在前后都有旁证时提示。',
      en: 'Before and after the day of the article print has this title with somebody else, and never with the one named here: the title or the name is another’s. What was seen is no term of office, so both sides of the day must have been seen.',
    },
    source: '词库（server/data/people-seen.yaml）',
    severity: 'warning',
    fixable: 'none',
    messages: {
      other: { zh: '{date}前后见报的“{title}”是{holder}，不是{name}，请核对', en: 'Around {date} print has {holder} as “{title}”, not {name}: check it' },
    },
    options: {},
    examples: [
      { bad: '新华社北京2025年5月6日电　⟦全国政协主席⟧丁薛祥6日会见客人。' },
      { bad: '新华社日内瓦2025年5月6日电　⟦联合国秘书长⟧谭德塞6日表示，各方应保持克制。' },
      { good: '新华社北京2025年5月6日电　全国政协主席王沪宁6日会见客人，国务院副总理丁薛祥出席。' },
      { good: '新华社北京5月6日电　全国政协主席丁薛祥6日会见客人。', note: '没有年份，不作判断' },
      { good: '新华社北京2025年5月6日电　时任全国政协主席汪洋曾于2019年到访。', note: '说的是从前' },
      { good: '新华社北京2035年5月6日电　全国政协主席丁薛祥6日会见客人。', note: '见报记录到不了的日期' },
      { good: '新华社北京2025年5月6日电　临江市政协主席丁薛祥6日会见客人。', note: '别的机构' },
    ],
  },
  triggers: [words(...RANK_WORDS)],
  passage(p, { lexicon }) {
    const { text } = p;
    let facts: Fact<Given>[] | undefined;
    for (const m of p.mentions) {
      if (!isKnown(m) || !endsInRank(text, m.start) || p.quoted(m.start) || isPartOfOther(text, m, m.entry)) continue;
      const title = titleBefore(text, m.start, lexicon);
      if (title === '' || hasTitle(m.entry, title)) continue;
      const range = { start: m.start - title.length, end: m.start };
      if (isOfOtherTime(text, range)) continue;
      facts ??= [];
      facts.push({ range, value: { title, name: m.entry.name, days: daysOf(m.entry) } });
    }
    return facts ? { facts } : NOTHING;
  },
  article({ facts, date }, { lexicon }) {
    const out: PlacedFinding<Message>[] = [];
    const day = isoOf(date);
    if (day === undefined) return out;
    for (const { value, range, passage } of facts) {
      const { title, name, days } = value;
      if (day < days.first || day > days.last) continue;
      const holders = lexicon.seenAs(title).filter((e) => e.seen?.some((s) => s.title === title && s.first <= day && day <= s.last));
      if (holders.length === 0) continue;
      const data = {
        date: day,
        title,
        name,
        holder: holders
          .slice(0, MOST_HOLDERS)
          .map((e) => e.name)
          .join('、'),
      };
      // Of several holders one may have come since.
      out.push({ message: 'other', range, passage, data, ...(holders.length > 1 ? { severity: 'hint' } : {}) });
    }
    return out;
  },
});

type Message = 'other';

/** A title that somebody has in a text and never had in print. */
interface Given {
  readonly title: string;
  readonly name: string;
  /** the first and the last day on which this person was seen with any title */
  readonly days: Pick<Sighting, 'first' | 'last'>;
}

const MOST_HOLDERS = 3;
const SHORTEST = 4;
const LONGEST = 24;

function isKnown({ entry, certain, rivals }: Mention): boolean {
  return entry.kind === 'person' && certain && !rivals && entry.sure !== 'C' && entry.seen !== undefined;
}

/** The longest title of the lexicon that ends before a name, '' for none. What goes on before it belongs to no longer one, as far as is known. */
function titleBefore(text: string, name: number, lexicon: Lexicon): string {
  for (let length = Math.min(LONGEST, name); length >= SHORTEST; length--) {
    const title = text.slice(name - length, name);
    if (lexicon.seenAs(title).length > 0) return title;
  }
  return '';
}

/** One way of writing a title: 外交部部长 is 外交部长, 中国国家主席 is 国家主席. */
const plain = (title: string): string => title.replace('部部长', '部长').replace(/^(?:中国|中华人民共和国)/, '');

/** True if the person has or had this title, or one that ends like it or that it ends like. */
function hasTitle({ offices, seen = [] }: Entry, title: string): boolean {
  const asked = plain(title);
  return [...offices, ...seen].some((o) => {
    const own = plain(o.title);
    return own.endsWith(asked) || asked.endsWith(own);
  });
}

function daysOf({ seen = [] }: Entry): Given['days'] {
  const days = seen.flatMap((s) => [s.first, s.last]).sort();
  return { first: days[0] ?? '', last: days.at(-1) ?? '' };
}

/** ISO day of an article whose year is known. */
function isoOf(date: ArticleDate | undefined): string | undefined {
  if (date?.year === undefined) return undefined;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.year}-${two(date.month)}-${two(date.day)}`;
}
