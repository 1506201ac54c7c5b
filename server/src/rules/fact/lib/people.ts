import type { Vocabulary } from '../../../lexicon/vocabulary.ts';
import { titleBefore } from '../../../names/cues.ts';
import { surnameAt } from '../../../names/surnames.ts';
import type { PassageView, Scans } from '../../../rule/scans.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { calledIn } from '../../names/lib/signs.ts';

/** An age that a passage gives somebody: 今年41岁的赵明月, 34岁的货车司机马俊涛. */
export interface AgeFact extends Range {
  readonly what: 'age';
  readonly age: number;
  /** 今年, 现年: it is that of the article's own time */
  readonly now: boolean;
  /** who it may be of, one of them */
  readonly names: readonly string[];
}

/** An office of somebody, as the words before a name tell it: 市水利局|副局长|陈志刚. */
export interface OfficeFact extends Range {
  readonly what: 'office';
  readonly name: string;
  readonly body: string;
  readonly title: string;
  readonly deputy: boolean;
}

/** A pronoun that cannot be that of the only person in a passage. */
export interface SexFact extends Range {
  readonly what: 'sex';
  readonly name: string;
  /** what tells the other sex: 女医生, 她 */
  readonly told: Range;
}

export type TellingOfPerson = AgeFact | OfficeFact | SexFact;

/** What a passage tells of people that another one may contradict. Quoted speech is of other people and times. */
export const PEOPLE: PassageView<readonly TellingOfPerson[]> = {
  read: (p, { vocabulary }) => {
    const names = namesIn(p);
    const ages = agesIn(p, names, vocabulary);
    return [...ages.flatMap(({ fact }) => fact ?? []), ...officesIn(p, names), ...sexesIn(p, namesWith(names, ages))];
  },
};

type Names = readonly Range[];

function namesIn(p: Passage & Scans): Names {
  const listed = p.mentions.filter((m) => m.certain && m.entry.kind === 'person');
  return [...listed, ...calledIn(p)].sort((a, b) => a.start - b.start);
}

const AGE = /(今年|现年|年仅)?(\d{1,3})岁的([一-龥]{2,14})/g;
/** Another time than the article's own. */
const OTHER_TIME =
  /[一二两三四五六七八九十几数多\d]年|如今|转眼|毕业|年前|[那当时同]年|那时|当时|时任|原任|曾|\d{4}年|去年|前年|明年|后来|从前|小时候|岁时|岁那|以前|此前|升任|任命|当选|免去|提拔|前任|兼任|调任|转任|出任|卸任|离任|改任|拟任/;
/** Words for a person that stand before a name. */
const KIND_OF_PERSON = /(?:[员工师民长家手户生人者兵医农匠]|妈|爸|嫂|哥|姐|奶奶|爷爷|大爷|大妈|大娘|支书|书记|主任|姑娘|小伙|小伙子|男子|女子|女孩|男孩|司机)$/;
const NAME_LENGTH = 3;

const sentenceOf = (text: string, at: number): string => {
  const start = Math.max(...['。', '！', '？'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
  const end = text.slice(at).search(/[。！？]/);
  return text.slice(start, end < 0 ? text.length : at + end);
};

/** An age with the names that it may be of. */
interface ReadAge {
  readonly names: readonly Range[];
  /** absent in another time than the article's own */
  readonly fact: AgeFact | undefined;
}

/** With the names that only an age tells: 42岁的陶丽华. */
function namesWith(known: Names, ages: readonly ReadAge[]): Names {
  const more = ages.flatMap(({ names }) => names.slice(0, 1)).filter((n) => !known.some((k) => k.start < n.end && n.start < k.end));
  return more.length === 0 ? known : [...known, ...more].sort((a, b) => a.start - b.start);
}

function agesIn(p: Passage & Scans, known: Names, vocabulary: Vocabulary): readonly ReadAge[] {
  const { text, mentions } = p;
  return [...text.matchAll(AGE)].flatMap((found): readonly ReadAge[] => {
    const [all, now, age, behind] = found as unknown as [string, string | undefined, string, string];
    if (p.quoted(found.index)) return [];
    const tail = found.index + all.length - behind.length;
    const names: Range[] = [];
    for (let k = 0; k + NAME_LENGTH <= behind.length; k++) {
      const at = tail + k;
      const end = at + NAME_LENGTH;
      if (surnameAt(text, at) === 0 || (k > 0 && !KIND_OF_PERSON.test(behind.slice(0, k)))) continue;
      const other = mentions.some((m) => m.start < end && at < m.end && m.entry.kind !== 'person');
      if (!other && (known.some((n) => n.start === at && n.end === end) || !isWordy(text, at, vocabulary))) names.push({ start: at, end });
    }
    if (names.length === 0) return [];
    // 今年 and 现年 are of the article's own time, whatever else the sentence tells.
    if (!(now && now !== '年仅') && OTHER_TIME.test(sentenceOf(text, found.index))) return [{ names, fact: undefined }];
    const start = found.index + (now?.length ?? 0);
    const spelt = names.map((n) => text.slice(n.start, n.end));
    return [{ names, fact: { what: 'age', age: Number(age), now: now !== undefined && now !== '年仅', names: spelt, start, end: start + age.length + 1 } }];
  });
}

/** 高级工, 农民工: three characters that are words. */
const isWordy = (text: string, at: number, vocabulary: Vocabulary): boolean =>
  vocabulary.isWord(text, at, at + 2) || vocabulary.isWord(text, at, at + NAME_LENGTH);

/** Heads that have deputies of the same title. */
export const OFFICES: readonly string[] = '局长 主任 书记 市长 县长 区长 镇长 乡长 校长 院长 处长 科长 厅长 部长 站长 所长 经理 董事长 会长 秘书长'.split(' ');
const OFFICE = new RegExp(`([一-龥]{2,12}?)(副?)(总?(?:${OFFICES.join('|')}))$`);
const LONGEST_OFFICE = 18;

function officesIn(p: Passage & Scans, names: Names): readonly OfficeFact[] {
  const { text } = p;
  return names.flatMap(({ start, end }) => {
    if (titleBefore(text, start) === 0) return [];
    const before = /[一-龥]*$/.exec(text.slice(Math.max(0, start - LONGEST_OFFICE), start))?.[0] ?? '';
    const found = OFFICE.exec(before);
    if (!found || p.quoted(start) || OTHER_TIME.test(sentenceOf(text, start)) || /[原前兼]/.test(before)) return [];
    const [, body, deputy, title] = found as unknown as [string, string, string, string];
    return [{ what: 'office', name: text.slice(start, end), body, title, deputy: deputy !== '', start: start - deputy.length - title.length, end: start }];
  });
}

/** Others whom a pronoun may stand for. */
const OTHERS =
  /[父母爸妈爷奶公婆哥姐弟妹叔姨舅嫂娃]|丈夫|妻子|爱人|老伴|儿子|孩子|儿女|孙|老人|同事|朋友|记者|邻居|村民|乡亲|病人|患者|学生|同学|老师|客|顾客|对方|男子|女子|男孩|女孩|小伙|姑娘|[他她]们|两人|二人|夫妻|夫妇|恋人|人们|有人|别人|游客|老乡|战友|徒弟|师傅|角色|扮演|饰演/;
const PRONOUN =
  /(?:^|[。！？；，])(?:(?:去年|今年|前年|如今|现在|后来|随后|此后|为此|于是|平时|每天|目前|当天|近年来|多年来|\d{4}年|\d{1,2}月)，?)?([他她])(?![们人乡山方日国杀是]的?)/g;
/** 女医生林小雨; 林小雨（女，35岁）; 林小雨是村里的女支书 */
const SEX_BEFORE = /(?:^|[，。；的])[^，。；的]{0,8}?([男女])[一-龥]{1,6}$/;
const SEX_BEHIND = /^(?:[（，]([男女])[，）]|是[^，。；]{0,10}?([男女])[一-龥]{1,4}[，。])/;
const SEX_OF: Readonly<Record<string, string>> = { 男: '他', 女: '她' };

/** The pronouns of a passage that are not of its only person's sex. */
function sexesIn(p: Passage & Scans, names: Names): readonly SexFact[] {
  const { text } = p;
  const [first] = names;
  if (!first || OTHERS.test(text) || /[“”《》]/.test(text)) return [];
  const name = text.slice(first.start, first.end);
  if (names.some(({ start, end }) => text.slice(start, end) !== name)) return [];
  const told = sexTold(text, first);
  let pronoun = told && { is: SEX_OF[text[told.start] as string] as string, range: told };
  for (const found of text.matchAll(PRONOUN)) {
    const start = found.index + found[0].length - 1;
    if (start < first.end) continue;
    const is = found[1] as string;
    const range = { start, end: start + 1 };
    if (!pronoun) pronoun = { is, range };
    else if (is !== pronoun.is) return [{ what: 'sex', name, told: pronoun.range, ...range }];
  }
  return [];
}

function sexTold(text: string, { start, end }: Range): Range | undefined {
  const before = SEX_BEFORE.exec(text.slice(Math.max(0, start - 20), start));
  if (before) {
    const from = start - before[0].length + before[0].indexOf(before[1] as string);
    return { start: from, end: start };
  }
  const behind = SEX_BEHIND.exec(text.slice(end, end + 30));
  if (!behind) return undefined;
  const from = end + behind[0].lastIndexOf((behind[1] ?? behind[2]) as string);
  return { start: from, end: end + behind[0].length - 1 };
}
