import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type Finding, type Localized, type PlacedFact, type PlacedFinding, type Safety } from '../../rule/rule.ts';
import { signs, when } from '../../rule/triggers.ts';
import { seamAt } from '../../text/passage.ts';
import { ARABIC } from '../num/lib/figures.ts';
import { BESIDE_NUMBERS, type GapText, inDate, type NumberGap, tightNumbers } from './lib/number-gaps.ts';
import { type DigitHanOptions, digitBlankOf, unwantedGaps } from './lib/unwanted-gaps.ts';

export const digitHan = defineRule<Message, Numbers, DigitHanOptions>({
  meta: {
    id: 'space/digit-han',
    title: { zh: '数字与汉字之间的空格', en: 'Blanks between digits and Han characters' },
    rationale: {
      zh: '数字与汉字之间的间隙由排版产生，稿子里不打空格。从版面上复制的稿子常把字距变成空格，有的有、有的没有。',
      en: 'The gap between digits and Han characters is a matter of layout and is not typed. Text copied from a laid-out page has it as blanks, here and there.',
    },
    source: 'CY/T 154—2017；W3C clreq',
    severity: 'warning',
    fixable: 'safe',
    messages: {
      blank: { zh: '数字与汉字之间不应有空格：{here}', en: 'No blank between a digit and a Han character: {here}' },
      missing: { zh: '数字与汉字之间应有空格：{here}', en: 'A blank belongs between a digit and a Han character: {here}' },
      style: {
        zh: '本稿数字两边都有空格（{count}处），所用体例不空',
        en: 'The article sets its numbers apart by blanks throughout ({count} places); the house style sets none',
      },
    },
    options: { blank: 'profile' },
    optionDocs: {
      blank: {
        what: {
          zh: '汉字与数字之间：profile 按体例，none 不空，one 空一格，keep 不管',
          en: 'Between a Han character and a number: as the profile says, no blank, one blank, or as it is (keep)',
        },
        values: ['profile', 'none', 'one', 'keep'],
      },
    },
    examples: [
      { bad: '代表团⟦ →⟧21⟦ →⟧日抵达，会谈持续了⟦ →⟧5⟦ →⟧个半小时。' },
      { bad: '港务局⟦ →⟧23日宣布，航道于⟦ →⟧2024⟦ →⟧年⟦ →⟧4⟦ →⟧月拓宽。', note: '只有一侧有空格的也算' },
      { bad: '产量增长⟦ →⟧5.2%，增幅⟦\u00a0→⟧3.1%⟦ →⟧以上。' },
      { bad: '12⟦ →⟧日早7时，渡轮复航。' },
      { bad: '他在玩《命运⟦ ⇢⟧2》，说：“等了⟦ ⇢⟧3⟦ ⇢⟧年。”', note: '书名和引语里的，由编辑决定' },
      { bad: '考古队⟦ →⟧21⟦ →⟧日收队', note: '没有标点的标题：两侧都有空格，数字后面又是单位' },
      { bad: '展期从5月到⟦ →⟧10月，历时半年，如图1⟦ →⟧所示。' },
      { good: '新华社北京6月21日电 6月21日下午，渡轮复航。', note: '电头末尾的空格是分隔' },
      { good: '上海队5连胜 7人得分上双', note: '标题里的空格代替标点' },
      { good: '第 3 版', note: '报头' },
      { good: '这款手机256GB版4999元 512GB版5999元，明天开售。', note: '两组数字之间的空格' },
      { good: '请拨打热线 12345，或致电 010-88886666。', note: '电话号码' },
      { good: '他买了一台 iPhone 11 手机，装的是 Windows 10 系统，用来看G20 峰会。', note: '西文名称里的数字' },
      { good: '首先要有方法。1 多读范文；2 多写作文。', note: '序号' },
      { good: '1. 第一条\n2. 第二条', language: 'markdown', note: '列表的序号' },
      { good: '# 2018 年终盘点', language: 'markdown', note: '标题标记后面的空格，以及标题里的空格', options: { blank: 'keep' } },
      { good: '| 中国队 3 | 日本队 1 |\n|---|---|\n| 巴西队 2 | 德国队 2 |', language: 'markdown', note: '表格' },
      { good: '中国队 3 日本队 1', note: '比分' },
      { bad: '共有⟦→ ⟧300⟦→ ⟧人参加，2018⟦ →⟧年开始。', profile: 'tech-blog', note: '科技博客加空格，日期里仍不加' },
      { good: '共有 300 人参加第3届会议，会期为 2024年5月，增长 5%的人数。', profile: 'tech-blog' },
      { good: '代表团 21 日抵达。', options: { blank: 'keep' } },
      { good: '发布会改在6月12', profile: 'tech-blog', note: '日期断在行末' },
      { good: '本次大会已有\n300 名开发者参加。', profile: 'tech-blog', note: '换行处要先接排' },
      {
        bad: '全区有⟦ ⟧9 所中学、18 所小学，在校生 4200 人，教师 360 人，今年新增 2 所学校和 900 个学位。\n\n全区还有 12 家医院。',
        note: '通篇都空的是作者的习惯，只提醒一次，可以一次全改',
      },
      { good: '图1 一名游客在海边拍照，表2 各地降水。星期日 24～33℃，记者 张三 11月28日零时到场。', note: '图表的序号、并列的项目、署名' },
      { good: '请下载附件：报名表 2024.docx，存在C:\\图表 1\\汇总里，据@海州铁路12306 发布，话题#春运2025 阅读量超过三亿。', note: '文件名，账号和话题' },
      { good: '计划见[[2024 年工作计划]]，现场见![[开工 3 号图.png]]。', language: 'markdown', note: '笔记的链接' },
    ],
  },
  triggers: [
    ...BESIDE_NUMBERS,
    // Where the style wants a blank, a number may lack one.
    when<DigitHanOptions>(({ options, profile }) => digitBlankOf(options, profile) === 'one', signs(ARABIC)),
  ],
  passage(p, { options, profile }) {
    const style = digitBlankOf(options, profile);
    if (style === 'keep') return NOTHING;
    const gaps = unwantedGaps(p, options, profile);
    const [first] = gaps;
    if (style === 'none') {
      if (!first) return NOTHING;
      const spaced = gaps.reduce((n, g) => (inDate(p.text, g) ? n : n + 1), 0);
      return { facts: [{ range: first, value: { gaps, quoted: gaps.filter((g) => p.quoted(g.start)), spaced } }] };
    }
    const findings = gaps.map((g) => toFinding('blank', g, DELETE, ''));
    for (const g of tightIn(p)) findings.push(toFinding('missing', g, INSERT, ' '));
    return findings.length > 0 ? { findings: findings.sort((a, b) => a.range.start - b.range.start) } : NOTHING;
  },
  article(article) {
    const { facts } = article;
    if (isStyle(article)) return [styleFinding(facts)];
    return facts.flatMap(({ passage, value }) =>
      value.gaps.map((g) => ({ ...toFinding('blank', g, DELETE, '', value.quoted.includes(g) ? 'review' : 'safe'), passage })),
    );
  },
});

type Message = 'blank' | 'missing' | 'style';

/** How a passage sets its numbers. */
interface Numbers {
  /** blanks that the style takes out */
  readonly gaps: readonly NumberGap[];
  /** those of them inside a quotation or title, where the editor decides */
  readonly quoted: readonly NumberGap[];
  /** … of which so many stand in no date */
  readonly spaced: number;
}

/** A writer who sets a blank beside (nearly) every number does so on purpose: from so many places on, in so many of twenty. */
const STYLE = 8;
const OF_TWENTY = 19;

const DELETE: Localized = { zh: '删去空格', en: 'Delete the blank' };
const INSERT: Localized = { zh: '加一个空格', en: 'Insert a blank' };

function toFinding(message: Message, gap: NumberGap, title: Localized, text: string, safety: Safety = 'safe'): Finding<Message> {
  return { message, range: gap, fixes: [replace(gap, text, { title, safety })] };
}

/** Numbers and Han characters side by side. */
const tightIn = (p: GapText): readonly NumberGap[] => tightNumbers(p).filter((g) => !seamAt(p, g.start));

/** True if the article sets its numbers apart throughout: it is read as far as there is doubt. */
function isStyle({ facts, last, passage }: ArticleView<Numbers>): boolean {
  let spaced = 0;
  for (const { value } of facts) spaced += value.spaced;
  let tight = 0;
  for (let i = 0; i <= last && spaced >= STYLE; i++) {
    const p = passage(i);
    if (p && p.classes & ARABIC) tight += tightIn(p).length;
    if (spaced * (20 - OF_TWENTY) < tight * OF_TWENTY) return false;
  }
  return spaced >= STYLE;
}

/** The style of a whole article, reported once, with one fix for all of it. */
function styleFinding(facts: readonly PlacedFact<Numbers>[]): PlacedFinding<Message> {
  const [first, ...others] = facts.filter((f) => f.value.gaps.length > 0) as [PlacedFact<Numbers>, ...PlacedFact<Numbers>[]];
  const remove = (gaps: readonly NumberGap[]) => gaps.map(({ start, end }) => ({ start, end, text: '' }));
  const count = String(others.reduce((n, f) => n + f.value.gaps.length, first.value.gaps.length));
  return {
    message: 'style',
    passage: first.passage,
    range: first.value.gaps[0] as NumberGap,
    data: { count },
    severity: 'information',
    fixes: [
      {
        title: { zh: `全文删去（${count}处）`, en: `Delete all ${count} of them` },
        safety: 'review',
        edits: remove(first.value.gaps),
        elsewhere: others.map((f) => ({ behind: f.passage - first.passage, edits: remove(f.value.gaps) })),
      },
    ],
  };
}
