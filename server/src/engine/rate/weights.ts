/**
 * How a finding counts under 《报纸编校差错率计算方法》, annex of 《报纸期刊质量管理规定》 (国新出发〔2020〕10号):
 * text: 错别多漏, by the number of characters (part 3, clause 2 (2)). fact: 事实性、知识性、逻辑性、语法性 (2 (1)).
 * numeral: 数字用法 (2 (3)), together at most so many in one article. mark: 标点符号和其他符号. layout: 格式.
 */
export type ErrorKind = 'text' | 'fact' | 'numeral' | 'mark' | 'layout' | 'none';

export interface ErrorClass {
  readonly kind: ErrorKind;
  /** What one of its kind counts: of text, one character. */
  readonly weight: number;
  /** 重要名称、重要时间 (part 3, clause 1): counts double. */
  readonly important?: true;
}

/** What the annex says of a kind, where the configuration says nothing. */
const TEXT: ErrorClass = { kind: 'text', weight: 1 };
const FACT: ErrorClass = { kind: 'fact', weight: 1 };
const IMPORTANT: ErrorClass = { kind: 'fact', weight: 1, important: true };
const NUMERAL: ErrorClass = { kind: 'numeral', weight: 0.1 };
const MARK: ErrorClass = { kind: 'mark', weight: 0.1 };
const LAYOUT: ErrorClass = { kind: 'layout', weight: 0.1 };
/** It is no error of the copy. */
const NONE: ErrorClass = { kind: 'none', weight: 0 };

/** By group, and by rule where a rule is of another kind than its group. */
export const ERROR_CLASSES: Readonly<Record<string, ErrorClass>> = {
  wrap: LAYOUT, // 接排、另行
  'wrap/orphan-fragment': TEXT, // 多字
  char: TEXT,
  'char/invisible': LAYOUT,
  'char/compat-form': MARK,
  'char/fullwidth-alnum': MARK,
  'char/lookalike-mark': MARK,
  dateline: LAYOUT,
  'dateline/agency-mix': FACT,
  'dateline/date-conflict': IMPORTANT,
  'dateline/relative-day': IMPORTANT,
  byline: LAYOUT,
  names: IMPORTANT,
  'names/interpunct': MARK,
  'names/first-mention': FACT,
  'names/shared-title-list': FACT,
  'names/coined-event': MARK, // quotation marks that are missing
  punct: MARK,
  num: NUMERAL,
  'num/approximate': FACT, // 约数重复: a fault of grammar
  'num/impossible-date': IMPORTANT,
  space: LAYOUT,
  structure: LAYOUT,
  'structure/headline-body': FACT,
  repeat: TEXT,
  attribution: FACT,
  leftover: TEXT,
  'leftover/end-mark': LAYOUT,
  word: TEXT,
  'word/collocation': FACT,
  'word/sentence-blend': FACT,
  'word/he-ambiguity': FACT,
  'word/redundancy': FACT,
  'word/scare-quotes': MARK,
  'word/sensitive-term': IMPORTANT,
  lexicon: NONE,
};

/** What a newsroom may set of the method. */
export interface RateSettings {
  /** by rule or group, a rule before its group: what one finding counts */
  readonly weights: Readonly<Record<string, number>>;
  /** An error of the text in a headline or heading counts so many times. */
  readonly headline: number;
  /** An error in an important name or time counts so many times. */
  readonly important: number;
  /** The same error of the text counts at most so many times in one article. */
  readonly repeats: number;
  /** Errors in the usage of numerals count at most so much together in one article. */
  readonly numerals: number;
}

export const RATE_DEFAULTS: RateSettings = { weights: {}, headline: 2, important: 2, repeats: 3, numerals: 1 };

/** Keys of `errorRate` with a number. */
export const RATE_NUMBERS = ['headline', 'important', 'repeats', 'numerals'] as const;
export type RateNumber = (typeof RATE_NUMBERS)[number];

/** How the findings of a rule count. */
export function errorClass(rule: string, { weights }: RateSettings): ErrorClass {
  const group = rule.slice(0, rule.indexOf('/'));
  const base = ERROR_CLASSES[rule] ?? ERROR_CLASSES[group] ?? NONE;
  const set = own(weights, rule) ?? own(weights, group);
  if (set === undefined) return base;
  return { ...base, kind: base.kind === 'none' ? 'fact' : base.kind, weight: set };
}

const own = (weights: RateSettings['weights'], key: string): number | undefined => (Object.hasOwn(weights, key) ? weights[key] : undefined);
