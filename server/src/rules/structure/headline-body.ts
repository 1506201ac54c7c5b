import type { Entry, EntryKind } from '../../lexicon/lexicon.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { mention, signs } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import type { ArticleDate } from '../../text/dateline.ts';
import { Numbers, type Numeral, type UnitKind } from '../../text/numbers.ts';
import type { Passage, PassageKind } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';

/** What a headline may name that its body must have. */
const NAMES: ReadonlySet<EntryKind> = new Set<EntryKind>(['person', 'organisation']);

/** A figure, day or name of a headline or caption that its article does not have. */
export const headlineBody = defineRule<Message, Told>({
  meta: {
    id: 'structure/headline-body',
    title: { zh: '标题与正文不符', en: 'Headline against body' },
    rationale: {
      zh: '标题、图片说明里的数字、日期、人名和机构名应当在正文里找得到。改稿时正文改了标题没改，是加倍计错的差错。简称、万亿换算、四舍五入都算相符。',
      en: 'Figures, days and names of a headline or caption have to stand in the article. When the body is corrected and the headline is not, the error counts double. Short names, 万/亿 and rounding agree.',
    },
    source: '报纸编校质量差错率计算办法：标题差错加倍',
    severity: 'information',
    fixable: 'none',
    errorClass: 'fact',
    messages: {
      figure: { zh: '正文里没有“{from}”这个数', en: 'the body has no figure like “{from}”' },
      day: { zh: '正文里没有“{from}”这一天', en: 'the body does not have the day “{from}”' },
      name: { zh: '正文里没有提到“{from}”', en: 'the body does not name “{from}”' },
    },
    options: {},
    examples: [
      {
        bad: '# 海州港火灾致⟦13人⟧受伤\n\n新华社海州6月12日电（记者张三）海州港一座仓库12日凌晨起火，截至上午9时，已有十二人受伤，伤者被送往医院。消防部门出动30辆消防车，明火已于早晨扑灭。\n',
        language: 'markdown',
      },
      {
        bad: '# 海州地铁⟦15日⟧通车\n\n新华社海州6月12日电（记者张三）海州地铁一号线将于18日通车，全长32公里，设站24座，从机场到市中心只需40分钟，预计日均客流二十万人次。\n',
        language: 'markdown',
      },
      {
        bad: '# ⟦蓬佩奥⟧12日抵达海州\n\n新华社海州6月12日电（记者张三）美国国务卿布林肯12日抵达海州，开始为期两天的访问。他将同海州市长会谈，并参观新港码头，13日前往临江。\n',
        language: 'markdown',
      },
      {
        bad: '# 海州大桥通车\n\n新华社海州6月12日电（记者张三）海州大桥12日上午通车，全长3.2公里，双向六车道，两岸群众往来只需十分钟，沿线新设的公交站也同时启用，市民早早来到桥头。\n\n图为6月⟦15日⟧通车的海州大桥。新华社记者李四摄\n',
        language: 'markdown',
        note: '图片说明',
      },
      {
        bad: '# 海州新建养老服务站⟦26个⟧\n\n本报讯（记者张三）记者昨日从市民政局获悉，今年海州新建养老服务站28个。\n',
        language: 'markdown',
        note: '正文很短，但说的是同一件事',
      },
      {
        bad: '# 海州工厂爆炸致⟦12人⟧死亡\n\n新华社海州6月12日电　12日上午的工厂爆炸已造成11人死亡、3人受伤。\n',
        language: 'markdown',
      },
      { good: '# 海州新建养老服务站26个\n\n全市各区新建和改造养老机构共28个，名单附后。\n', language: 'markdown', note: '正文很短，说的不一定是同一件事' },
      {
        good: '# 海州港吞吐量突破3亿吨 增长近两成 12日投用新码头\n\n新华社海州6月12日电（记者张三）海州港去年货物吞吐量为30215万吨，同比增长19.6%。港务局12日宣布，新码头当天投入使用，首批三艘货轮靠泊。\n',
        language: 'markdown',
        note: '万、亿换算，约数',
      },
      {
        good: '# 海州去年生产总值2.57万亿元\n\n新华社海州6月12日电（记者张三）海州市统计局公布，2017年全市生产总值为25683.4亿元，按可比价格计算比上年增长6.8%，增速比全国平均水平低0.1个百分点。\n',
        language: 'markdown',
        note: '四舍五入',
      },
      {
        good: '# 两地洪水致31人遇难 2名市长引咎辞职\n\n新华社海州6月12日电（记者张三）截至12日，海州市有19人在洪水中遇难，临江市有十二人遇难。两名市长当天宣布辞职，两市已转移群众四万五千人，救灾款物正在运往灾区。\n',
        language: 'markdown',
        note: '两处相加',
      },
      {
        good: '# 国务卿蓬佩奥访问海州\n\n新华社海州6月12日电（记者张三）美国国务卿迈克·蓬佩奥当天抵达海州，开始为期两天的访问。他将同海州市长会谈，并参观新港码头，随后前往临江。\n',
        language: 'markdown',
        note: '标题用简称',
      },
    ],
  },
  triggers: [signs(Class.Digit | Class.FullAlnum), mention(({ entry }) => NAMES.has(entry.kind))],
  kinds: ['headline', 'caption'],
  passage(p) {
    const { text } = p;
    const claims = claimsOf(p);
    return claims.length > 0 ? { facts: [{ range: { start: 0, end: text.length }, value: { text, claims } }] } : NOTHING;
  },
  article(article) {
    const body = new Body(article);
    return article.facts.slice(0, MOST_CLAIMING).flatMap((f) => judge(f, body, article.date));
  },
});

type Message = 'figure' | 'day' | 'name';

/** A figure that a headline or caption gives. */
interface FigureClaim extends Range {
  readonly what: 'figure' | 'day';
  readonly value: number;
  /** Half of its last written place: 2.57万亿 may stand for 2.5683万亿. */
  readonly rounding: number;
  readonly about: boolean;
  readonly unit: string;
  /** 两人 and 二人, of 2人: lone digits, which no scan of numbers tells from words */
  readonly spelt?: readonly string[];
}

/** A person, body or place that it names. */
interface NameClaim extends Range {
  readonly what: 'name';
  readonly entry: Entry;
}

/** A headline or caption, and what it claims. */
interface Told {
  readonly text: string;
  readonly claims: readonly (FigureClaim | NameClaim)[];
}

/** Figures of these are told in other words in the body (今年, 上半年), or are none. */
const LOOSE: ReadonlySet<UnitKind> = new Set<UnitKind>(['year', 'month', 'century', 'decade', 'hour', 'minute', 'second']);
/** What bears no claim out. */
const NO_BODY: ReadonlySet<PassageKind> = new Set<PassageKind>(['headline', 'caption', 'furniture', 'byline', 'credit']);
/** Words beside a figure that say that it is not exact; it may then be so far from the body's, as a part of it. */
const ABOUT = /(?:近|约|超|逾|过|破|达|大约|接近|超过|突破)$/;
const FAR = 0.2;
/** So many figures of a body are added up, two and two. */
const MOST_FIGURES = 60;
/** An article with more captions is a list. */
const MOST_CLAIMING = 20;
/** A headline over less text heads something else, a list, a picture; but for a figure that stands there of the same thing. */
const SHORTEST_BODY = 60;
/** So many characters beside a figure say of what it is. */
const THING = 2;
/** Chinese digits by value. */
const LONE = ['', '一', '两二', ...'三四五六七八九'];
const HAN = /^[一-龥]{2}$/;

/** The texts of an article that bear its headline out. Its figures are read when the headline's are not there word for word. */
class Body {
  readonly length: number;
  private readonly texts: readonly string[];
  private readonly values = new Map<string, readonly number[]>();

  constructor(article: ArticleView<Told>) {
    const texts: string[] = [];
    for (let i = article.first; i <= article.last; i++) {
      const p = article.passage(i);
      if (p && !NO_BODY.has(p.kind)) texts.push(p.text);
    }
    this.texts = texts;
    this.length = this.texts.reduce((sum, t) => sum + t.length, 0);
  }

  has(text: string): boolean {
    return this.texts.some((t) => t.includes(text));
  }

  /** True if another figure in the same unit stands there of the same thing: 新建养老服务站26个, 新建养老服务站28个. */
  tellsOther(text: string, { start, end, unit }: FigureClaim): boolean {
    const before = text.slice(Math.max(0, start - THING), start);
    const behind = text.slice(end, end + THING);
    const same = [HAN.test(before) ? `${before}\\d[\\d.]*[万亿]?${unit}` : '', HAN.test(behind) ? `\\d[\\d.]*[万亿]?${unit}[^，。；、]{0,4}${behind}` : ''];
    return same.some((pattern) => pattern !== '' && this.texts.some((t) => new RegExp(pattern).test(t)));
  }

  /** Values of all figures, or of the days only. */
  figures(what: 'figure' | 'day'): readonly number[] {
    let values = this.values.get(what);
    if (!values) {
      values = this.texts.flatMap((t) => new Numbers(t).all.flatMap((n) => (bears(n, what) ? [n.value] : [])));
      this.values.set(what, values);
    }
    return values;
  }
}

/** A day of the month bears out no count: 12日 is not 12人. */
const bears = ({ unit }: Numeral, what: 'figure' | 'day'): boolean =>
  what === 'day' ? unit?.kind === 'day' : unit === undefined || (unit.kind !== 'day' && !LOOSE.has(unit.kind));

function claimsOf(p: Passage & Scans): readonly (FigureClaim | NameClaim)[] {
  const { text } = p;
  const out: (FigureClaim | NameClaim)[] = [];
  for (const n of p.numbers.all) {
    const kind = n.unit?.kind;
    const unit = n.unit?.text ?? '';
    if (n.form !== 'arabic' || n.shape !== 'plain' || !kind || LOOSE.has(kind)) continue;
    const about = n.vague !== '' || ABOUT.test(text.slice(Math.max(0, n.start - 2), n.start));
    const spelt = LONE[n.value] ? { spelt: [...(LONE[n.value] as string)].map((digit) => digit + text.slice(n.end, n.unitEnd).trim()) } : {};
    out.push({ start: n.start, end: n.unitEnd, what: kind === 'day' ? 'day' : 'figure', value: n.value, rounding: roundingOf(text, n), about, unit, ...spelt });
  }
  for (const m of p.mentions) {
    if (m.certain && NAMES.has(m.entry.kind)) out.push({ start: m.start, end: m.end, what: 'name', entry: m.entry });
  }
  return out;
}

/** Half of the last place that is written, times the scale: 0.005 × 万亿 of 2.57万亿. */
function roundingOf(text: string, n: Numeral): number {
  const point = text.slice(n.at, n.figureEnd).search(/[.．]/);
  const places = point < 0 ? 0 : n.figureEnd - n.at - point - 1;
  return (n.value / Math.max(n.figure, Number.MIN_VALUE)) * 0.5 * 10 ** -places;
}

function judge(fact: PlacedFact<Told>, body: Body, date: ArticleDate | undefined): readonly PlacedFinding<Message>[] {
  const { text, claims } = fact.value;
  const out: PlacedFinding<Message>[] = [];
  for (const claim of claims) {
    const from = text.slice(claim.start, claim.end);
    if (body.has(from) || isBorneOut(claim, body, date)) continue;
    if (body.length < SHORTEST_BODY && !(claim.what === 'figure' && body.tellsOther(text, claim))) continue;
    out.push({ passage: fact.passage, range: { start: claim.start, end: claim.end }, message: claim.what, data: { from } });
  }
  return out;
}

function isBorneOut(claim: FigureClaim | NameClaim, body: Body, date: ArticleDate | undefined): boolean {
  if (claim.what === 'name') return claim.entry.forms.some((f) => body.has(f.text));
  if (claim.what === 'day' && date?.day === claim.value) return true;
  if (claim.spelt?.some((words) => body.has(words))) return true;
  const near = Math.max(claim.rounding * 1.0001, claim.about ? claim.value * FAR : 0);
  const figures = body.figures(claim.what);
  if (figures.some((v) => Math.abs(v - claim.value) <= near)) return true;
  return claim.what === 'figure' && isSum(figures.slice(0, MOST_FIGURES), claim.value, near);
}

/** 双方超1200人死亡: the body tells the dead of either side. */
function isSum(figures: readonly number[], sum: number, near: number): boolean {
  return figures.some((a, i) => figures.some((b, k) => k > i && Math.abs(a + b - sum) <= near));
}
