import type { Vocabulary } from '../../lexicon/vocabulary.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { pair } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import { nounAt, WRONG_MEASURES } from './lib/measures.ts';

/** What stands before a measure word. */
const NUMERALS = '一二两三四五六七八九十几百千万';

export const measure = defineRule<Message>({
  meta: {
    id: 'word/measure',
    title: { zh: '量词与名词不搭配', en: 'Measure words that do not go with the noun' },
    rationale: {
      zh: '卡车论“辆”，树论“棵”，画论“幅”，队伍论“支”；同音的量词（颗和棵、幅和副、只和支）最易写错。只报肯定不搭配的。',
      en: 'A truck is counted with 辆, a tree with 棵, a painting with 幅. Those that sound alike (颗 and 棵, 幅 and 副, 只 and 支) are easily mixed up. Only what surely does not go together is told.',
    },
    source: '现代汉语词典；现代汉语八百词（名词、量词配合表）',
    severity: 'warning',
    fixable: 'review',
    messages: {
      one: { zh: '“{from}”应为“{to}”', en: '“{from}” should be “{to}”' },
      several: { zh: '“{from}”量词不当，可用“{to}”', en: 'The measure word of “{from}” does not go with the noun; “{to}” does' },
    },
    options: {},
    examples: [
      { bad: '⟦一只卡车⇢一辆卡车⟧在路口侧翻，大风刮倒了⟦两颗大树⇢两棵大树⟧。' },
      { bad: '牧民丢了⟦一匹羊⇢一只羊⟧，⟦3只小马⇢3匹小马⟧也走失了。' },
      { bad: '馆里挂着⟦两副油画⇢两幅油画⟧，老人戴着⟦一幅老花镜⇢一副老花镜⟧。' },
      { bad: '县里有⟦一只医疗队⇢一支医疗队⟧，⟦十二辆飞机⇢十二架飞机⟧已经起飞，远处是⟦一坐大山⇢一座大山⟧。' },
      { bad: '广场上站着⟦一条人⟧。', note: '个、位、名都可以，只作提示' },
      { good: '一只卡车轮胎滚到路边，一颗树种发了芽，五颗草莓熟了，一只马蜂飞来。', note: '轮胎、树种、草莓、马蜂' },
      { good: '一辆卡车、两棵大树、一只羊、一匹黑马、一幅油画、一副眼镜、一支队伍。' },
      { good: '网上流传一条卡车侧翻的视频、一张飞机掠过城市的照片。', note: '论的是视频、照片' },
      { good: '家里养了一头牛、一条狗，他有一群羊、一对手套、一种钢笔、几个人。' },
      { good: '他一只手拎着包，一头扎进水里；一颗子弹击中一条人影。' },
      { good: '依照第三条汽车必须年检，他骑一匹马上山。', note: '条文；马' },
      { good: '他说：“来了一只卡车。”', note: '引语' },
      { good: '《一颗大树》是他的旧作。', note: '题名' },
      { good: '每车装一颗', note: '文末没有名词' },
      { good: '他买下一颗树莓和一只汽车股。', note: '树莓、汽车股' },
    ],
  },
  triggers: [pair({ of: NUMERALS, classes: Class.Digit }, WRONG_MEASURES)],
  passage(p, { lexicon }, places) {
    const findings: Finding<Message>[] = [];
    for (const at of places) {
      const finding = p.quoted(at) ? undefined : judge(p.text, at, lexicon.vocabulary);
      if (finding) findings.push(finding);
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'one' | 'several';

/** What may stand between a measure word and its noun. */
const MODIFIER = /^(?:大型|小型|中型|重型|轻型|红色|白色|黑色|蓝色|绿色|黄色|银色|灰色|新的|旧的|大|小|新|旧|老|高|红|白|黑|绿|黄)/;
/** Figures before the measure word are looked at so far. */
const REACH = 12;

/** The number that ends at `at`, its measure word, up to two modifiers and a noun of the list. */
function judge(text: string, at: number, vocabulary: Vocabulary): Finding<Message> | undefined {
  const written = text.charAt(at + 1);
  let from = at + 2;
  for (let modifiers = 0; modifiers <= 2; modifiers++) {
    const found = nounAt(text, from);
    if (found)
      return found.noun.wrong.includes(written) && ends(text, found.end, written, vocabulary) ? tell(text, at, found.end, found.noun.right) : undefined;
    const modifier = MODIFIER.exec(text.slice(from, from + 2));
    if (!modifier) return undefined;
    from += modifier[0].length;
  }
  return undefined;
}

/** Words that come behind a noun and make no other noun of it. */
const BEHIND = new Set('在被从和与及正已也都把将了因给很就还又则曾');
/** The same, unless the next character makes a word with them: 汽车内饰. */
const MAYBE_BEHIND = new Set('向停撞侧驶冲飞倒是由上里内旁前后跟或并');
/** They measure what tells of the thing as well: 一幅眼镜的广告画. */
const OF_REPORTS = '幅条';

/** The noun ends there: 卡车 of 卡车轮胎 is none, 马 of 马上 neither. */
function ends(text: string, end: number, written: string, vocabulary: Vocabulary): boolean {
  if (!isAt(text, end, Class.Han)) return text[end] !== '、' || !OF_REPORTS.includes(written);
  if (OF_REPORTS.includes(written) || vocabulary.isWord(text, end - 1, end + 1)) return false;
  return BEHIND.has(text.charAt(end)) || (MAYBE_BEHIND.has(text.charAt(end)) && !vocabulary.isWord(text, end, end + 2));
}

function tell(text: string, at: number, end: number, right: readonly string[]): Finding<Message> | undefined {
  const start = numberStart(text, at);
  // 第三条: an article of a law, and no number of things.
  if (text[start - 1] === '第') return undefined;
  const range = { start, end };
  const to = right.map((measure) => text.slice(start, at + 1) + measure + text.slice(at + 2, end));
  const data = { from: text.slice(start, end), to: to.join('”“') };
  const fixes = to.map((words) => replace(range, words));
  return to.length === 1 ? { message: 'one', range, data, fixes } : { message: 'several', severity: 'information', range, data, fixes };
}

function numberStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < REACH && (isAt(text, start - 1, Class.Digit) || NUMERALS.includes(text.charAt(start - 1)))) start--;
  return start;
}
