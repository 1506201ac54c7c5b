import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ArticleDate, Dateline } from '../text/dateline.ts';
import type { Passage, PassageKind } from '../text/passage.ts';
import type { Range, TextEdit } from '../text/range.ts';
import type { Profile } from './profile.ts';
import type { Scans } from './scans.ts';
import type { Trigger } from './triggers.ts';

/** A text in both languages of the product. `{name}` is filled from the finding's data. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * safe: changes layout, blanks, the width or code point of a mark or digit; may run on save.
 * review: touches a word, a name, a figure or the order of text; one at a time, on the editor's yes.
 */
export type Safety = 'safe' | 'review';

export interface Fix {
  readonly title: Localized;
  readonly safety: Safety;
  /** in units of the passage */
  readonly edits: readonly TextEdit[];
  /** What it changes in passages behind the finding's own, for what is a matter of the whole article. */
  readonly elsewhere?: readonly PassageEdits[];
  /** What it changes of lines: of what stands around and between passages, which no unit of a passage names. */
  readonly line?: LineEdit;
}

/** A change of lines, seen from the finding's passage. */
export type LineEdit =
  /** Joins lines: at one seam of the passage (`passage.seams.length` means `passage.after`), at all certain ones of the passage, or at all certain ones of its column block. */
  | { readonly kind: 'join'; readonly seams: number | 'passage' | 'column' }
  /** Puts a text in place of everything between the passage and the next one: line ends, empty lines, heading marks. */
  | { readonly kind: 'between'; readonly text: string }
  /** Puts a text in place of what stands at one side of the passage. */
  | { readonly kind: 'margin'; readonly side: Side; readonly text: string }
  /** Deletes the whole lines of the passage and of so many behind it. */
  | { readonly kind: 'delete'; readonly more: number }
  | Move;

/** Edits of a passage, which is so many behind the finding's own; in its units. */
interface PassageEdits {
  readonly behind: number;
  readonly edits: readonly TextEdit[];
}

/** Moves whole lines (转移): those of the finding's passage and of some behind it. */
export interface Move {
  readonly kind: 'move';
  /** How many passages behind the finding's own move with it. */
  readonly more: number;
  /** The passage they are put before, counted from the finding's own: −12 is the twelfth above it. */
  readonly to: number;
  /** What is written there in place of their lines, without a line end: the parts of a headline made one. */
  readonly as?: string;
}

export interface Related {
  readonly message: Localized;
  readonly range: Range;
  /** index of the passage; absent: the finding's own */
  readonly passage?: number;
}

/** Something found in a passage. Plain data, position independent. */
export interface Finding<M extends string = string> {
  readonly message: M;
  /** half-open, UTF-16 units of the passage's text */
  readonly range: Range;
  readonly data?: Readonly<Record<string, string>>;
  readonly fixes?: readonly Fix[];
  /**
   * Wider repairs that an editor offers beside the fixes, all of them review. They repair what other findings tell, so
   * `fix --review` and the JSON leave them out.
   */
  readonly offers?: readonly Fix[];
  readonly related?: readonly Related[];
  /** Lower than the rule's own severity, when the evidence is weaker. */
  readonly severity?: Severity;
  /** The finding is about a whole sentence or article: it claims no text, and others may say more of the words in it. */
  readonly whole?: true;
  /**
   * One decision of the editor that takes in the line ends of the column block which begins at the passage: while it stands, what
   * is said of them is a hint.
   */
  readonly ofColumn?: true;
  /** What it is about is no copy at all, and goes: nothing else is said of the marks and blanks inside. */
  readonly noCopy?: true;
  /** The finding is about the passage's seam of this index (`seams.length`: `after`); the range is then the line end itself. */
  readonly seam?: number;
  /**
   * The finding is about what stands around the passage: the empty lines above it, its indent, or all behind its last line to
   * the end of the file. The range is then that.
   */
  readonly margin?: Side;
}

export type Side = 'above' | 'indent' | 'below';

/** Something a passage says that is judged with others of its article. Plain data. */
export interface Fact<F = unknown> {
  readonly range: Range;
  readonly value: F;
  /** What others are judged by, and says nothing by itself: nobody is asked of an article or draft that has no other facts. */
  readonly context?: true | undefined;
}

export interface PlacedFact<F = unknown> extends Fact<F> {
  /** index of the passage in the draft */
  readonly passage: number;
  readonly kind: PassageKind;
}

export interface PlacedFinding<M extends string = string> extends Finding<M> {
  readonly passage: number;
}

/** What an article or draft pass sees of an article: its facts, and the passages that it looks at. */
export interface ArticleView<F = unknown> {
  readonly facts: readonly PlacedFact<F>[];
  /** index of its first and last passage */
  readonly first: number;
  readonly last: number;
  readonly headline?: number | undefined;
  readonly dateline?: Dateline | undefined;
  /** Day of the article: from the dateline, else from the front matter; year only where one is known. */
  readonly date?: ArticleDate | undefined;
  /**
   * A passage of the article by its index, for what stands around a fact; undefined where it was too long to be read. What a pass
   * looked at is remembered, and it is asked again when that has changed.
   */
  passage(index: number): (Passage & Scans) | undefined;
}

/**
 * Room where a pass leaves what it has worked out and finds it again at the next keystroke: one for each rule and draft, or
 * each rule and long article. It saves work and does nothing else: the findings are those that an empty one leads to.
 */
export interface PassCache {
  last?: unknown;
}

export interface RuleContext<O = unknown> {
  readonly options: O;
  readonly profile: Profile;
  readonly lexicon: Lexicon;
}

export interface Example {
  /** A draft that must give findings: marks ⟦…⟧ as in test/marks.ts. */
  readonly bad?: string;
  /** A draft that must stay silent although it looks wrong. */
  readonly good?: string;
  readonly note?: string;
  readonly language?: 'markdown' | 'plaintext';
  readonly profile?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** What an option is for, and which values it may have where these are few. */
interface OptionDoc {
  readonly what: Localized;
  readonly values?: readonly (string | number | boolean)[];
}

/**
 * What an error is under 《报纸编校差错率计算方法》, annex of 《报纸期刊质量管理规定》 (国新出发〔2020〕10号):
 * text: 错别多漏 (part 3, clause 2 (2)). fact: 事实性、知识性、逻辑性、语法性 (2 (1)). important: one of them in 重要名称、重要时间
 * (part 3, clause 1). numeral: 数字用法 (2 (3)). mark: 标点符号和其他符号. layout: 格式. none: no error of the copy.
 */
export type ErrorClass = 'text' | 'fact' | 'important' | 'numeral' | 'mark' | 'layout' | 'none';

export interface RuleMeta<M extends string = string, O = unknown> {
  /** `group/name`, as in the catalogue */
  readonly id: string;
  readonly title: Localized;
  readonly rationale: Localized;
  /** the clause or handbook the rule rests on */
  readonly source?: string;
  readonly severity: Severity;
  /** upper bound of the safety of its fixes */
  readonly fixable: 'none' | 'review' | 'safe';
  /** What its findings count as in the error rate. Absent: what those of its group do. */
  readonly errorClass?: ErrorClass;
  /** Its findings are about how a name is written, and its fix writes it otherwise: a lexicon can be taught which of the two is right. */
  readonly teaches?: true;
  readonly messages: Readonly<Record<M, Localized>>;
  /** the defaults of its options */
  readonly options: O;
  /** One for each option: the rule's page and the schema of the configuration say it. */
  readonly optionDocs?: { readonly [K in keyof O]: OptionDoc };
  readonly examples: readonly [Example, ...Example[]];
}

/** Where a finding of a more specific group claims the same text, the others are silent: earlier groups win. */
export const GROUPS = [
  'wrap',
  'char',
  'dateline',
  'byline',
  'names',
  'know',
  'fact',
  'punct',
  'num',
  'space',
  'structure',
  'repeat',
  'attribution',
  'leftover',
  'word',
  'lexicon',
] as const;

export interface Rule<M extends string = string, F = unknown, O = unknown> {
  readonly meta: RuleMeta<M, O>;
  /** What the passage pass waits for: it is called for a passage in which one of them stands. */
  readonly triggers?: readonly Trigger[];
  /** The kinds of passages that it reads. Absent: all. */
  readonly kinds?: readonly PassageKind[];
  /**
   * Reads one passage. A pure function of the passage (its text, kind, seams), the options, the profile and the lexicon: the
   * result is cached under exactly these.
   * @param places where triggers stand, in order, in units of the text: see rule/triggers.ts
   */
  passage?(
    p: Passage & Scans,
    ctx: RuleContext<O>,
    places: readonly number[],
  ): { readonly findings?: readonly Finding<M>[]; readonly facts?: readonly Fact<F>[] };
  /** Judges the facts of one article. Of one without facts, or with context alone, it is not asked, if the rule has a passage pass. */
  article?(a: ArticleView<F>, ctx: RuleContext<O>, cache?: PassCache): readonly PlacedFinding<M>[];
  /** Judges the facts of all articles of the file, for what is a matter of the page. It is not asked of context alone. */
  draft?(articles: readonly ArticleView<F>[], ctx: RuleContext<O>, cache?: PassCache): readonly PlacedFinding<M>[];
}

/** Types a rule from what its passes return, and freezes it. */
export function defineRule<const M extends string, F = unknown, O = Record<never, never>>(rule: Rule<M, F, O>): Rule<M, F, O> {
  return Object.freeze(rule);
}

// biome-ignore lint/suspicious/noExplicitAny: a list of rules holds rules of every fact and option type
export type AnyRule = Rule<any, any, any>;
