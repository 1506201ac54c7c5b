import { append } from '../../text/append.ts';
import type { Draft } from '../../text/draft.ts';
import type { Problem } from '../place.ts';
import { groupOf } from '../settings.ts';
import { readComments, type SuppressComment } from './comments.ts';
import { Regions } from './regions.ts';

/** The name for all rules. */
export const ALL = '*';

/** What a comment does with one name of its list, or with `ALL`. */
export interface Clause {
  readonly comment: SuppressComment;
  readonly name: string;
  used: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly clauses: readonly Clause[];
}

/** Comments of one state of a draft, asked in the order of the text. Linear in the comments and the problems. */
export class CommentSuppression {
  readonly comments: readonly SuppressComment[];
  /** In the order of the comments and of their names. Whether they are used is known when all problems were asked for. */
  readonly clauses: readonly Clause[];
  private readonly spans: readonly Span[];
  private readonly switches: readonly Clause[];
  private nextSpan = 0;
  private nextSwitch = 0;
  /** by name: the span of one line that reaches furthest */
  private readonly lines = new Map<string, { readonly end: number; readonly clause: Clause }>();
  private readonly off = new Map<string, Clause>();
  /** Names that were switched on again while a wider name is off. */
  private readonly on = new Set<string>();

  /** @param isKnown a rule or a group: names that are none do nothing */
  constructor(draft: Draft, isKnown: (name: string) => boolean) {
    this.comments = readComments(draft);
    const clauses: Clause[] = [];
    const spans: Span[] = [];
    const switches: Clause[] = [];
    const regions = new Regions(draft);
    for (let k = this.comments.length - 1; k >= 0; k--) {
      const comment = this.comments[k] as SuppressComment;
      const names = comment.names.length > 0 ? [...new Set(comment.names.map((n) => n.text))].filter(isKnown) : [ALL];
      const own = names.map((name): Clause => ({ comment, name, used: false }));
      const { text } = comment.directive;
      if (text === 'disable' || text === 'enable') append(switches, own.toReversed());
      else if (text === 'disable-line') spans.push({ ...regions.own(comment), clauses: own });
      else if (text === 'disable-next-line') spans.push({ ...regions.next(comment), clauses: own });
      else continue;
      append(clauses, own.toReversed());
    }
    this.clauses = clauses.reverse();
    this.switches = switches.reverse();
    this.spans = spans.reverse().sort((a, b) => a.start - b.start);
  }

  /** True if a problem is suppressed. Problems are to be asked for in order of place. */
  suppresses({ rule, range }: Problem): boolean {
    this.advance(range.start);
    const group = groupOf(rule);
    const clause = this.byLine(rule, range.start) ?? this.byLine(group, range.start) ?? this.byLine(ALL, range.start) ?? this.switchedOff(rule, group);
    if (!clause) return false;
    clause.used = true;
    return true;
  }

  /** Reads the comments behind the last problem, too. */
  finish(): void {
    this.advance(Number.POSITIVE_INFINITY);
  }

  private byLine(name: string, at: number): Clause | undefined {
    const found = this.lines.get(name);
    return found && at < found.end ? found.clause : undefined;
  }

  private switchedOff(rule: string, group: string): Clause | undefined {
    const { off, on } = this;
    return off.get(rule) ?? (on.has(rule) ? undefined : (off.get(group) ?? (on.has(group) ? undefined : off.get(ALL))));
  }

  private advance(to: number): void {
    for (let s = this.spans[this.nextSpan]; s && s.start <= to; s = this.spans[++this.nextSpan]) {
      for (const clause of s.clauses) {
        const known = this.lines.get(clause.name);
        if (!known || known.end < s.end) this.lines.set(clause.name, { end: s.end, clause });
      }
    }
    for (let c = this.switches[this.nextSwitch]; c && c.comment.end <= to; c = this.switches[++this.nextSwitch]) {
      if (c.comment.directive.text === 'disable') this.disable(c);
      else this.enable(c);
    }
  }

  private disable(clause: Clause): void {
    const { name } = clause;
    for (const n of [...this.on]) if (holds(name, n)) this.on.delete(n);
    this.off.set(name, clause);
  }

  /** Is used if something was off. */
  private enable(clause: Clause): void {
    const { name } = clause;
    for (const n of [...this.off.keys()]) {
      if (!holds(name, n)) continue;
      this.off.delete(n);
      clause.used = true;
    }
    for (const n of [...this.on]) if (holds(name, n)) this.on.delete(n);
    if (name === ALL || !(this.off.has(ALL) || this.off.has(wider(name)))) return;
    this.on.add(name);
    clause.used = true;
  }
}

/** True if a name means what another means, or more. */
const holds = (name: string, other: string): boolean => name === ALL || name === other || wider(other) === name;

/** The group of a rule; a group has none. */
const wider = (name: string): string => (name.includes('/') ? groupOf(name) : '');
