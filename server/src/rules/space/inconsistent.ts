import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFact, type PlacedFinding, type Related } from '../../rule/rule.ts';
import { signs } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';
import { latinGaps, tightLatin } from './lib/latin-gaps.ts';
import { numberGaps, tightNumbers } from './lib/number-gaps.ts';

export const inconsistentBlanks = defineRule<Message, BlankFact, Options>({
  meta: {
    id: 'space/inconsistent',
    title: { zh: '空格前后不一', en: 'Blanks here and none there' },
    rationale: {
      zh: '一篇稿件里，西文、数字与汉字之间有的空、有的不空，多半是从几处拼来的。按体例统一；体例没有规定的，按多数统一。',
      en: 'An article that sets blanks beside Latin letters or numbers in one place and none in the next was pasted together. The house style decides, and where it says nothing, the majority.',
    },
    source: 'GB/T 15835—2011 4.3 局部体例一致',
    severity: 'information',
    fixable: 'review',
    messages: {
      digits: {
        zh: '本稿数字与汉字之间有空格的{spaced}处，没有的{tight}处',
        en: 'Between digits and Han characters: {spaced} places with a blank, {tight} without',
      },
      latin: {
        zh: '本稿西文与汉字之间有空格的{spaced}处，没有的{tight}处',
        en: 'Between Latin letters and Han characters: {spaced} places with a blank, {tight} without',
      },
    },
    options: { digits: false },
    optionDocs: {
      digits: { what: { zh: '数字两边的空格是否也看', en: 'Whether blanks beside numbers are looked at too' } },
    },
    examples: [
      { bad: '用户可以用⟦ ⇢⟧GitHub账号登录，也可以用Gitee账号登录，还支持SSH密钥。', note: '一侧有、一侧没有也算；以体例为准，一稿只报一次' },
      { bad: '代表团⟦ ⇢⟧21日抵达，会谈持续了5小时。', options: { digits: true } },
      { good: '用户可以用 GitHub 登录，也可以用 Gitee 登录。', note: '写法一致' },
      { good: '代表团 21 日抵达，会谈持续了5小时。', note: '数字旁的空格由 space/digit-han 逐处报告' },
      { good: '用户可以用GitHub登录。\n\nOcean Star抵港', note: '没有空格' },
      { good: '用户可以用GitHub登录。\n\nAPEC 会议开幕', note: '标题里的空格' },
      { good: '用户可以用 GitHub 登录，也可以用Gitee登录。', profile: 'tech-blog', note: '科技博客由 space/latin-han 逐处报告' },
    ],
  },
  kinds: ['paragraph', 'item', 'caption'],
  // Digits for the option and for styles that leave their blanks open.
  triggers: [signs(Class.Latin | Class.Digit | Class.FullAlnum)],
  passage(p, { options, profile }) {
    if (!(p.classes & Class.Han)) return NOTHING;
    const facts: Fact<BlankFact>[] = [];
    if (p.classes & Class.Latin && profile.hanLatinBlank !== 'one') {
      const f = fact('latin', latinGaps(p), tightLatin(p.text).map(empty));
      if (f) facts.push(f);
    }
    if (options.digits || profile.hanDigitBlank === 'keep') {
      const f = fact(
        'digits',
        numberGaps(p),
        tightNumbers(p).map(({ start, end }) => ({ start, end })),
      );
      if (f) facts.push(f);
    }
    return facts.length > 0 ? { facts } : NOTHING;
  },
  article({ facts }, { profile }) {
    const out: PlacedFinding<Message>[] = [];
    for (const sort of ['latin', 'digits'] as const) {
      const mine = facts.filter((f) => f.value.sort === sort);
      if (mine.length === 0) continue;
      const style = sort === 'latin' ? profile.hanLatinBlank : profile.hanDigitBlank;
      const found = judge(sort, mine, style === 'keep' ? majority(mine) : style);
      if (found) out.push(found);
    }
    return out;
  },
});

type Message = 'digits' | 'latin';
interface Options {
  /** Blanks beside numbers too, although space/digit-han tells each of them where the house style has decided. */
  readonly digits: boolean;
}

/** How one passage sets the blanks of one sort. */
interface BlankFact {
  readonly sort: Message;
  readonly spaced: readonly Range[];
  readonly tight: readonly Range[];
}

const MOST_RELATED = 8;
const RELATED: Related['message'] = { zh: '此处写法不同', en: 'Set the other way here' };

const empty = (at: number): Range => ({ start: at, end: at });

function fact(sort: Message, spaced: readonly Range[], tight: readonly Range[]): Fact<BlankFact> | undefined {
  const first = spaced[0] ?? tight[0];
  return first && { range: first, value: { sort, spaced, tight } };
}

/** One finding for all blanks of a sort, at the first place that is not as the style has it. */
function judge(sort: Message, facts: readonly PlacedFact<BlankFact>[], target: 'none' | 'one'): PlacedFinding<Message> | undefined {
  let spaced = 0;
  let tight = 0;
  for (const { value } of facts) {
    spaced += value.spaced.length;
    tight += value.tight.length;
  }
  if (spaced === 0 || tight === 0) return undefined;
  const wrongOf = (f: BlankFact): readonly Range[] => (target === 'none' ? f.spaced : f.tight);
  const wrong = facts.filter((f) => wrongOf(f.value).length > 0);
  const first = wrong[0] as PlacedFact<BlankFact>;
  const ranges = wrongOf(first.value);
  const text = target === 'none' ? '' : ' ';
  const related: Related[] = [];
  for (const f of wrong)
    for (const range of wrongOf(f.value))
      if (range !== ranges[0] && related.length < MOST_RELATED) related.push({ message: RELATED, range, passage: f.passage });
  return {
    message: sort,
    passage: first.passage,
    range: ranges[0] as Range,
    data: { spaced: String(spaced), tight: String(tight) },
    fixes: [{ title: { zh: '本段统一', en: 'Make this paragraph even' }, safety: 'review', edits: ranges.map((r) => ({ ...r, text })) }],
    ...(related.length > 0 ? { related } : {}),
  };
}

function majority(facts: readonly PlacedFact<BlankFact>[]): 'none' | 'one' {
  let balance = 0;
  for (const { value } of facts) balance += value.spaced.length - value.tight.length;
  return balance > 0 ? 'one' : 'none';
}
