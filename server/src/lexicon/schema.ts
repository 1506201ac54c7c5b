import { type KnowledgeSection, LONGEST_LAW_TITLE } from './knowledge.ts';
import type { Bilingual } from './problem.ts';

/** What a key of a lexicon file holds. */
export type ValueKind =
  | 'text'
  | 'name'
  | 'names'
  | 'form'
  | 'forms'
  | 'words'
  | 'texts'
  | 'flag'
  | 'day'
  | 'sure'
  | 'quotes'
  | 'region'
  | 'offices'
  | 'date'
  | 'ranked'
  | 'title'
  | 'entries'
  | 'groups'
  | KnowledgeSection;

export interface KeyDoc extends Bilingual {
  readonly holds: ValueKind;
}

type Docs = Readonly<Record<string, KeyDoc>>;

/** Keys of the file itself, in the order in which people write them. */
export const FILE_KEYS: Docs = {
  people: { zh: '人物', en: 'People', holds: 'entries' },
  organisations: { zh: '机构', en: 'Organisations', holds: 'entries' },
  places: { zh: '地名', en: 'Places', holds: 'entries' },
  agencies: { zh: '通讯社、媒体：电头里的消息来源', en: 'News agencies and media: sources of datelines', holds: 'entries' },
  events: { zh: '新造的事件名称（“金特会”）', en: 'Coined names of events', holds: 'entries' },
  terms: { zh: '用语', en: 'Terms', holds: 'entries' },
  groups: {
    zh: '同义用语，每组第一个为首选：是 terms 加 synonyms 的简写',
    en: 'Synonyms, the first of each group preferred: short for terms with synonyms',
    holds: 'groups',
  },
  pairs: { zh: '国名并称的次序，颠倒的写法自动查出', en: 'Pairs of countries in their order; the other order is found by itself', holds: 'entries' },
  formulas: { zh: '固定提法：各项次序固定，或带数字的提法', en: 'Fixed formulations: parts in a fixed order, and those that count', holds: 'formulas' },
  laws: { zh: '法律题名', en: 'Titles of laws', holds: 'laws' },
  orders: { zh: '名次：人或机关并列时的次序', en: 'Orders in which people or bodies are listed', holds: 'orders' },
  checked: {
    zh: '本文件全部条目的核对日期，条目自己有的以条目为准',
    en: 'When all entries of the file were checked, but for those that say it themselves',
    holds: 'day',
  },
  source: { zh: '本文件全部条目的来源', en: 'Where all entries of the file come from', holds: 'text' },
  country: { zh: '本文件全部条目的国家', en: 'Country of all entries of the file', holds: 'text' },
};

/** Keys of an entry. */
export const ENTRY_KEYS: Docs = {
  name: { zh: '本社的写法（再次提及时）', en: 'The form of the house, after the first mention', holds: 'name' },
  names: { zh: '写法未定：列出几种，只求一篇之内一致', en: 'Not decided: two or more forms, an article is to keep to one', holds: 'names' },
  full: { zh: '全称、全名，也可用', en: 'The long form, also right', holds: 'form' },
  alsoFull: { zh: '其他同样可用的全称', en: 'Other long forms that are as right', holds: 'forms' },
  original: { zh: '原文', en: 'The name in its own language', holds: 'text' },
  country: { zh: '国家。附近出现时也作旁证', en: 'Country; evidence, too, where it stands nearby', holds: 'text' },
  short: { zh: '可用的简称', en: 'Lawful abbreviations', holds: 'forms' },
  synonyms: { zh: '本身可用，但不与 name 在一篇中混用的说法', en: 'Right by themselves, but not beside the name in one article', holds: 'forms' },
  variants: { zh: '别处的译法、旧译', en: 'What others write: another region, an older translation', holds: 'forms' },
  typos: { zh: '误写', en: 'Slips', holds: 'forms' },
  wrong: { zh: '不存在的机构、职务名', en: 'Bodies and titles that do not exist', holds: 'forms' },
  unless: { zh: '含有某种写法、但不是它的更长的词（四川普通话）', en: 'Longer words that contain a form and are no mention', holds: 'words' },
  quotes: { zh: '新造名称的引号', en: 'Quotation marks of a coined name', holds: 'quotes' },
  weak: { zh: 'name 也常指别的事物', en: 'The name is also something else', holds: 'flag' },
  offices: { zh: '职务及任期', en: 'Offices with their terms', holds: 'offices' },
  sure: { zh: '可靠程度', en: 'How far the entry may be trusted', holds: 'sure' },
  checked: { zh: '核对日期', en: 'When the facts were looked up', holds: 'day' },
  source: { zh: '来源', en: 'Where they were looked up', holds: 'text' },
  note: { zh: '备注', en: 'A note', holds: 'text' },
  bad: { zh: '反例：其中必须查出本条的变体、误写', en: 'Samples in which a wrong form of the entry must be found', holds: 'texts' },
  good: { zh: '正例：其中不得查出', en: 'Samples in which none may be found', holds: 'texts' },
  term: { zh: '同 name', en: 'The same as name', holds: 'name' },
  pair: { zh: '同 name', en: 'The same as name', holds: 'name' },
};

/** Keys of a form that has more to say than its text. */
export const FORM_DOCS: Docs = {
  text: { zh: '写法', en: 'The form', holds: 'name' },
  region: { zh: '地区，几个用 / 连接', en: 'Regions, joined by /', holds: 'region' },
  unless: { zh: '含有这种写法、但不是它的更长的词', en: 'Longer words that contain the form and are no mention', holds: 'words' },
  weak: { zh: '也常指别的人或事物：有旁证才算', en: 'The string is also something else: it counts with further evidence only', holds: 'flag' },
  until: { zh: '在此日期以前可用', en: 'The form was right until then', holds: 'day' },
  note: { zh: '备注', en: 'A note', holds: 'text' },
};

/** Keys of an office. */
export const OFFICE_KEYS: Docs = {
  title: { zh: '职务，前面可带国家、机构', en: 'The title, with the country or body before it', holds: 'text' },
  from: { zh: '就任日期', en: 'When the term began', holds: 'day' },
  to: { zh: '离任日期；不写表示不详，不表示仍在任', en: 'When it ended; left out it means not known, never “still in office”', holds: 'day' },
  seen: { zh: '首次和末次见报的日期，不是任期', en: 'The first and last day on which it was seen in print, which is no term', holds: 'words' },
};

const BAD: KeyDoc = { zh: '反例：这段稿件必须查出问题', en: 'Drafts in which something must be found', holds: 'texts' };
const GOOD: KeyDoc = { zh: '正例：这段稿件不得查出', en: 'Drafts in which nothing may be found', holds: 'texts' };

/** Keys of a formulation, a law and an order: what the reader knows, too. */
export const ITEM_KEYS: Readonly<Record<KnowledgeSection, Docs>> = {
  formulas: {
    parts: { zh: '提法的各项，按规范次序', en: 'The parts of the formulation, in their order', holds: 'words' },
    since: { zh: '自哪天起这样提：此前的稿件不查', en: 'From which day it holds: earlier articles are left alone', holds: 'date' },
    near: { zh: '前后须有其中一个词才算这一提法', en: 'One of these stands around it, or the words are a free enumeration', holds: 'words' },
    some: { zh: '可以只提其中几项，次序不变', en: 'Some of the parts may stand alone, in their order', holds: 'flag' },
    withdrawn: { zh: '不再查前面词库（含随附）中各项相同的提法', en: 'The formulation of these parts in earlier lexicons is withdrawn', holds: 'flag' },
    term: { zh: '带数字的提法（两个确立）', en: 'A formulation that counts', holds: 'name' },
    right: { zh: '也对的带数字的提法，不是别的提法之误', en: 'Formulations that count and are right, no slips of others', holds: 'words' },
    bad: BAD,
    good: GOOD,
  },
  laws: {
    title: { zh: '题名，不带国名', en: 'The title, without the name of the state', holds: 'title' },
    since: { zh: '施行日期', en: 'In force from this day', holds: 'date' },
    until: { zh: '废止日期', en: 'Repealed on this day', holds: 'date' },
    now: { zh: '废止后适用哪部法律', en: 'The law that applies since then', holds: 'title' },
    short: { zh: '通行的简称，也算对', en: 'Short titles that are as right', holds: 'words' },
    right: { zh: '不是现行法律、也不算写错的题名', en: 'Titles of no law in force that are right', holds: 'words' },
    bad: BAD,
    good: GOOD,
  },
  orders: {
    kind: { zh: '人还是机关', en: 'People or bodies', holds: 'ranked' },
    from: { zh: '这样排的首个见报日', en: 'The first day on which it was printed so', holds: 'date' },
    to: { zh: '末个见报日；没有新的次序时此后一年内仍适用', en: 'The last day; where nothing took its place it holds for a year more', holds: 'date' },
    closed: { zh: '到 to 那天为止，换了次序', en: 'Another order took its place on the day `to`', holds: 'flag' },
    names: { zh: '名单，自前而后', en: 'The names, the first one first', holds: 'words' },
    withdrawn: { zh: '不再查前面词库（含随附）中同样的名单', en: 'The same list of earlier lexicons is withdrawn', holds: 'flag' },
    bad: BAD,
    good: GOOD,
  },
};

/** Values that a key chooses from. */
export const VALUE_DOCS: Readonly<Record<'sure' | 'quotes' | 'flag' | 'ranked', Readonly<Record<string, Bilingual>>>> = {
  sure: {
    A: { zh: '姓名、职务都可靠', en: 'name and offices are sure' },
    B: { zh: '有一处未核实，不用于职务检查', en: 'one part is not; no finding about titles' },
    C: { zh: '未定，不用于职务检查', en: 'not settled; no finding about titles' },
  },
  quotes: {
    always: { zh: '每次加引号', en: 'always' },
    first: { zh: '首次出现加引号', en: 'at the first mention' },
    never: { zh: '不加引号', en: 'never' },
  },
  flag: { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } },
  ranked: { person: { zh: '人', en: 'people' }, body: { zh: '机关', en: 'bodies' } },
};

/** A day, a month or a year. Years may be numbers. */
const DAY = { type: ['string', 'integer'], pattern: '^[0-9]{4}(-[0-9]{2}){0,2}$' };
const DATE = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const FORM = { type: 'string', minLength: 2, maxLength: 40 };
const TITLE = { type: 'string', minLength: 2, maxLength: LONGEST_LAW_TITLE };
const listOf = (items: object): object => ({ anyOf: [items, { type: 'array', items }, { type: 'null' }] });

function schemaOf(holds: ValueKind): object {
  const oneOf = (values: Readonly<Record<string, Bilingual>>): object => ({
    enum: Object.keys(values),
    enumDescriptions: Object.values(values).map((v) => `${v.zh} · ${v.en}`),
  });
  switch (holds) {
    case 'name':
    case 'form':
      return FORM;
    case 'names':
    case 'words':
      return listOf(FORM);
    case 'forms':
      return listOf({ anyOf: [FORM, { $ref: '#/definitions/form' }] });
    case 'texts':
      return listOf({ type: 'string' });
    case 'flag':
      return { type: 'boolean' };
    case 'day':
      return DAY;
    case 'date':
      return DATE;
    case 'title':
      return TITLE;
    case 'ranked':
      return oneOf(VALUE_DOCS.ranked);
    case 'formulas':
    case 'orders':
      return listOf({ $ref: `#/definitions/${holds}` });
    case 'laws':
      return listOf({ anyOf: [TITLE, { $ref: '#/definitions/laws' }] });
    case 'sure':
      return oneOf(VALUE_DOCS.sure);
    case 'quotes':
      return oneOf(VALUE_DOCS.quotes);
    case 'region':
      return listOf({ type: 'string' });
    case 'offices':
      return listOf({ $ref: '#/definitions/office' });
    case 'entries':
      return listOf({ anyOf: [FORM, { $ref: '#/definitions/entry' }] });
    case 'groups':
      return listOf({ anyOf: [{ type: 'array', items: FORM }, FORM, { $ref: '#/definitions/entry' }] });
    default:
      return { type: 'string' };
  }
}

function mapOf(docs: Docs, required: readonly string[] = []): object {
  const properties = Object.entries(docs).map(([key, { zh, en, holds }]) => [key, { description: `${zh} · ${en}`, ...schemaOf(holds) }]);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false, ...(required.length > 0 && { required }) };
}

const oneKeyOf = (...keys: readonly string[]): object => ({ oneOf: keys.map((key) => ({ required: [key] })) });

/** JSON schema of lexicon files in YAML, for editors that know nothing of this one. */
export function lexiconSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Newsproof 词库 · lexicon',
    ...mapOf(FILE_KEYS),
    definitions: {
      entry: mapOf(ENTRY_KEYS),
      form: mapOf(FORM_DOCS, ['text']),
      office: mapOf(OFFICE_KEYS, ['title']),
      formulas: { ...mapOf(ITEM_KEYS.formulas), ...oneKeyOf('parts', 'term', 'right') },
      laws: { ...mapOf(ITEM_KEYS.laws), ...oneKeyOf('title', 'right') },
      orders: mapOf(ITEM_KEYS.orders, ['names']),
    },
  };
}
