import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { pair, words } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import { type AgeFact, OFFICES, type OfficeFact, PEOPLE, type TellingOfPerson } from './lib/people.ts';

export const factPerson = defineRule<Message, TellingOfPerson>({
  meta: {
    id: 'fact/person',
    title: { zh: '同一人物的年龄、职务、性别前后不一', en: 'One person, two ages, offices or sexes' },
    rationale: {
      zh: '一篇稿件里同一个人的年龄、正副职、“他”和“她”应当前后一致。写明从前的、差一岁的、附近另有别人的不报。',
      en: 'Within an article one person has one age, is head or deputy, is he or she. Earlier times, a year more or less, and pronouns with others near are right.',
    },
    source: '报纸编校质量差错率计算办法：事实性差错',
    severity: 'warning',
    fixable: 'none',
    messages: {
      age: { zh: '{there}{name}是“{first}”，此处是“{here}”', en: '{name} is “{first}” {there}, “{here}” here' },
      office: { zh: '{there}{name}是“{first}”，此处是“{here}”', en: '{name} is “{first}” {there}, “{here}” here' },
      sex: { zh: '前文说{name}是“{first}”，此处用“{here}”，请核对', en: '{name} is “{first}” before: check “{here}”' },
    },
    options: {},
    examples: [
      { bad: '34岁的货车司机马俊涛跑遍了大半个中国。\n\n记者见到马俊涛时，⟦36岁⟧的马俊涛刚刚跑完一趟长途。', note: '不知说的是哪一年：只提示' },
      { bad: '今年38岁的赵明月是村里的“新农人”。\n\n提起这些变化，今年⟦41岁⟧的赵明月打开了话匣子。' },
      { bad: '市水利局局长陈志刚到现场察看水情。随后，市水利局⟦副局长⟧陈志刚召开会商会。' },
      { bad: '今年42岁的陶丽华是村里的女支书。她每天清早都到大棚里转一圈。去年，⟦他⟧被评为劳动模范。', note: '也可能指另一个人：只提示' },
      { good: '8年前，30岁的赵明月回到村里。如今，38岁的赵明月成了“新农人”。' },
      { good: '38岁的赵明月和39岁的赵明星是姐弟。这一年，39岁的赵明月很忙。', note: '差一岁' },
      { good: '时任市水利局副局长陈志刚参与了规划。如今，市水利局局长陈志刚再次来到库区。' },
      { good: '28岁的王海燕大学毕业后回乡创业。五年过去，33岁的王海燕成了县里的名人。', note: '过了五年' },
      { good: '45岁的高级工程师李明远和52岁的高级工程师王建军来到现场。' },
      { good: '女医生林小雨和丈夫张强都报了名。他说，两人商量了很久。' },
    ],
  },
  triggers: [words('岁的', ...OFFICES), pair(Class.Stop | Class.Pause, '他她')],
  passage(p) {
    const facts = p.view(PEOPLE);
    return facts.length > 0 ? { facts: facts.map((value) => ({ range: { start: value.start, end: value.end }, value })) } : NOTHING;
  },
  article({ facts, passage }) {
    const seen = new Map<string, PlacedFact<TellingOfPerson>>();
    const textOf = (f: PlacedFact<TellingOfPerson>): string => passage(f.passage)?.text.slice(f.range.start, f.range.end) ?? '';
    return facts.flatMap((f) => {
      if (f.value.what === 'sex') return [sexFinding(f, passage(f.passage)?.text ?? '')];
      for (const key of keysOf(f.value)) {
        const known = seen.get(key);
        if (!known) seen.set(key, f);
        else if (differs(known.value, f.value)) return [found(known, f, key.slice(key.lastIndexOf(' ') + 1), textOf)];
      }
      return [];
    });
  },
});

type Message = 'age' | 'office' | 'sex';

/** Who it is said of, and what: facts with one key are of one thing. */
function keysOf(value: TellingOfPerson): readonly string[] {
  if (value.what === 'age') return value.names.map((name) => `age ${name}`);
  return value.what === 'office' ? [`office ${value.body}${value.title} ${value.name}`] : [];
}

/** A year more or less is the birthday. */
function differs(a: TellingOfPerson, b: TellingOfPerson): boolean {
  if (a.what === 'age' && b.what === 'age') return Math.abs(a.age - b.age) > 1;
  return a.what === 'office' && b.what === 'office' && a.deputy !== b.deputy;
}

/** An age without 今年 may be that of another year. */
const isSure = (value: AgeFact | OfficeFact): boolean => value.what === 'office' || value.now;

function found(
  known: PlacedFact<TellingOfPerson>,
  here: PlacedFact<TellingOfPerson>,
  name: string,
  textOf: (f: PlacedFact<TellingOfPerson>) => string,
): PlacedFinding<Message> {
  const first = textOf(known);
  const sure = [known, here].every((f) => f.value.what !== 'sex' && isSure(f.value));
  return {
    message: here.value.what,
    range: here.range,
    passage: here.passage,
    data: { name, first, here: textOf(here) },
    related: [{ message: { zh: `此处是“${first}”`, en: `“${first}” here` }, range: known.range, passage: known.passage }],
    whole: true,
    ...(sure ? {} : { severity: 'information' as const }),
  };
}

function sexFinding(f: PlacedFact<TellingOfPerson>, text: string): PlacedFinding<Message> {
  const { name, told } = f.value as Extract<TellingOfPerson, { what: 'sex' }>;
  const first = text.slice(told.start, told.end);
  return {
    message: 'sex',
    range: f.range,
    passage: f.passage,
    data: { name, first, here: text.slice(f.range.start, f.range.end) },
    related: [{ message: { zh: `此处是“${first}”`, en: `“${first}” here` }, range: told, passage: f.passage }],
    whole: true,
    severity: 'information',
  };
}
