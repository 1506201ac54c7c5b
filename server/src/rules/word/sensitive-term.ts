import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Severity } from '../../rule/rule.ts';
import { every, when } from '../../rule/triggers.ts';
import { hitsOf, wordFinding, wordsOf } from './lib/all-words.ts';
import type { Word } from './lib/word-list.ts';
import { WordMatcher } from './lib/word-matcher.ts';

export const sensitiveTerm = defineRule<Message, never, Options>({
  meta: {
    id: 'word/sensitive-term',
    title: { zh: '禁用词和慎用词', en: 'Words the house bans or watches' },
    rationale: {
      zh: '世贸组织、亚太经合组织的成员不都是国家，称“成员”，不称“成员国”。本社自定的词用选项 terms 添加。',
      en: 'Not all members of the WTO and APEC are states: they are 成员, not 成员国. A house adds its own words by the option `terms`.',
    },
    source: '新华社新闻信息报道中的禁用词和慎用词',
    severity: 'error',
    fixable: 'review',
    errorClass: 'important',
    messages: {
      word: { zh: '“{from}”不都是国家，应称“{to}”', en: 'Not all of “{from}” are states: “{to}”' },
      ask: { zh: '“{from}”属慎用词，请核对', en: '“{from}” is on the list of words to watch' },
      house: { zh: '“{from}”应改用“{to}”{note}', en: 'The house writes “{to}” for “{from}”{note}' },
      watched: { zh: '“{from}”是本社禁用或慎用的词{note}', en: '“{from}” is a word the house bans or watches{note}' },
    },
    options: { terms: {} },
    optionDocs: {
      terms: {
        what: {
          zh: "本社的提法表：词（两字以上）→ 应改用的词，没有替换词写 ''；也可写 {to, note, severity}",
          en: "The house's own list: a term of two characters or more → the word to use ('' where there is none), or {to, note, severity}",
        },
      },
    },
    examples: [
      { bad: '⟦世贸组织成员国⇢世贸组织成员⟧代表出席会议，⟦APEC成员国⇢APEC成员⟧也派人到场。' },
      { good: '欧盟成员国代表出席会议，世贸组织成员也派人到场。', note: '欧盟成员都是国家' },
      { bad: '他是村里的⟦老板⇢负责人⟧。', options: { terms: { 老板: '负责人' } } },
      { bad: '这是全国⟦首家⟧水上书店。', options: { terms: { 首家: { note: '须有出处', severity: 'warning' } } } },
      { good: '各地农民间作大豆。', options: { terms: { 民间: '社会' } }, note: '农民|间作' },
    ],
  },
  triggers: [wordsOf('sensitive-term'), when<Options>(({ options }) => houseOf(options) !== undefined, every('the words of the house stand in the options'))],
  passage(p, { options, lexicon }, places) {
    const house = houseOf(options);
    if (places.length === 0 && !house) return NOTHING;
    const shipped = places.length > 0 ? hitsOf('sensitive-term', p) : [];
    const findings: Finding<Message>[] = shipped.filter((h) => !p.quoted(h.start)).map((h) => ({ ...wordFinding(h), severity: 'information' }));
    for (const { start, end, word } of house?.matcher.scan(p.text, lexicon.vocabulary) ?? []) {
      const ruling = house?.rulings.get(word.wrong);
      const to = ruling?.to ?? '';
      const data = { from: word.wrong, to, note: ruling?.note ? `：${ruling.note}` : '' };
      const fixes = to ? [replace({ start, end }, to)] : [];
      findings.push({ message: to ? 'house' : 'watched', range: { start, end }, data, fixes, severity: ruling?.severity ?? 'warning' });
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'word' | 'ask' | 'house' | 'watched';

/** What a house says of a term: the word to use, or more. */
interface Ruling {
  readonly to?: string;
  /** why, for the message */
  readonly note?: string;
  readonly severity?: Severity;
}

interface Options {
  /** The house's own list: term of two characters or more → the word to use ('' where there is none), or a ruling. */
  readonly terms: Readonly<Record<string, string | Ruling>>;
}

interface House {
  readonly matcher: WordMatcher;
  readonly rulings: ReadonlyMap<string, Ruling>;
}

const houses = new WeakMap<object, House>();
const SEVERITIES: readonly unknown[] = ['error', 'warning', 'information', 'hint'];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The options are what a file says: whatever is no ruling is passed over. */
function readRuling(value: unknown): Ruling | undefined {
  if (typeof value === 'string') return { to: value };
  if (typeof value !== 'object' || value === null) return undefined;
  const { to, note, severity } = value as Record<string, unknown>;
  return { to: text(to), note: text(note), ...(SEVERITIES.includes(severity) ? { severity: severity as Severity } : {}) };
}

function houseOf({ terms }: Options): House | undefined {
  if (typeof terms !== 'object' || terms === null) return undefined;
  let house = houses.get(terms);
  if (!house) {
    const rulings = new Map<string, Ruling>();
    const words: Word[] = [];
    for (const [term, value] of Object.entries(terms)) {
      const ruling = readRuling(value);
      if (term.trim().length < 2 || !ruling) continue;
      rulings.set(term, ruling);
      const right = ruling.to ? [ruling.to] : [];
      words.push({ list: 'sensitive-term', wrong: term, right, before: [], unless: [], certain: false, line: '' });
    }
    house = { matcher: new WordMatcher(words), rulings };
    houses.set(terms, house);
  }
  return house.rulings.size > 0 ? house : undefined;
}
