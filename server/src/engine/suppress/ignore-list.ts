import type { Range } from '../../text/range.ts';
import type { Glob } from '../config/glob.ts';
import type { About, Problem } from '../place.ts';
import { groupOf } from '../settings.ts';

/** The file that keeps what is to be ignored without a mark in the copy; looked for beside a draft and upwards. */
export const IGNORE_FILE = '.newsproof-ignore.yaml';

/** True for a path or URI of such a file, by its name. */
export const isIgnoreName = (path: string): boolean => /(?:^|\/)\.newsproof-ignore\.yaml$/i.test(path);

/** Longest context of an entry, in UTF-16 units. */
export const LONGEST_CONTEXT = 20;
/** Longest text of an entry, likewise. */
export const LONGEST_TEXT = 2000;

/** Which drafts an entry is for: one path, one name in any folder, or what a glob says. */
export type Where = { readonly kind: 'path' | 'name'; readonly path: string } | { readonly kind: 'glob'; readonly glob: Glob };

/** One thing that is to be ignored. */
export interface IgnoreEntry {
  /** a rule or a group */
  readonly rule: string;
  /** Exact text of the finding, false line ends healed; '' for a line end or blank lines. Absent: whatever the rule finds in the file. */
  readonly text?: string;
  /** What stands before and behind it, folded; '' only where nothing does. Absent: anything. */
  readonly before?: string;
  readonly after?: string;
  readonly where?: Where;
  /** `file` as it is written */
  readonly file?: string;
  /** last day on which it counts, `2026-12-31` */
  readonly until?: string;
  /** where the entry stands in its file, UTF-16 units */
  readonly range: Range;
  /** the lines that go with it when it is removed */
  readonly lines?: Range;
}

/** Context is compared without blanks and widths, so that repairs beside the place do not bring the finding back. */
export function folded(context: string): string {
  return context.normalize('NFKC').replace(/\s+/g, '');
}

/** Blanks and widths change the length, so that more is looked at than is compared. */
const LOOKED_AT = LONGEST_CONTEXT * 3;
/** Stands for something that is no text: context ends there. */
const THING = '\uFFFC';

/** What stands right before and behind a finding, at most `longest` units of it. @param fold how it is written */
export function contextAround({ text, range, next }: About, longest: number, fold: (context: string) => string): { before: string; after: string } {
  const left = text.slice(Math.max(0, range.start - LOOKED_AT), range.start);
  let right = text.slice(range.end, range.end + LOOKED_AT);
  if (range.end === text.length) right = next.slice(0, LOOKED_AT);
  const before = fold(left.slice(left.lastIndexOf(THING) + 1));
  const thing = right.indexOf(THING);
  const after = fold(thing < 0 ? right : right.slice(0, thing));
  return { before: lastUnits(before, longest), after: firstUnits(after, longest) };
}

function firstUnits(text: string, count: number): string {
  const end = /[\uD800-\uDBFF]/.test(text[count - 1] ?? '') ? count - 1 : count;
  return text.slice(0, end);
}

function lastUnits(text: string, count: number): string {
  const from = Math.max(0, text.length - count);
  return text.slice(/[\uDC00-\uDFFF]/.test(text[from] ?? '') ? from + 1 : from);
}

/** Entries that compare equally much of the context and of the path, by what they compare. */
interface Shape {
  readonly before: number;
  readonly after: number;
  readonly where: Where['kind'] | 'any';
  readonly entries: Map<string, IgnoreEntry[]>;
}

const ANYTHING = -1;

/** The entries of an ignore file, ready to be asked. Asking takes as long as there are kinds of entries for one rule and text, not entries. */
export class IgnoreList {
  private readonly shapes = new Map<string, Shape[]>();
  /** rules and groups that an entry names */
  private readonly named = new Set<string>();

  constructor(readonly entries: readonly IgnoreEntry[]) {
    for (const e of entries) this.add(e);
    // What is said more precisely goes first: so the wider entry is reported as unused if it is.
    const precision = (s: Shape): number => s.before + s.after + (s.where === 'any' ? 0 : 1);
    for (const list of this.shapes.values()) list.sort((a, b) => precision(b) - precision(a));
  }

  private add(e: IgnoreEntry): void {
    const key = keyOf(e.rule, e.text);
    this.named.add(e.rule);
    let list = this.shapes.get(key);
    if (!list) {
      list = [];
      this.shapes.set(key, list);
    }
    const wanted = { before: e.before?.length ?? ANYTHING, after: e.after?.length ?? ANYTHING, where: e.where?.kind ?? ('any' as const) };
    let shape = list.find((s) => s.before === wanted.before && s.after === wanted.after && s.where === wanted.where);
    if (!shape) {
      shape = { ...wanted, entries: new Map() };
      list.push(shape);
    }
    const place = placeKey(e.before ?? '', e.after ?? '', e.where && 'path' in e.where ? e.where.path : '');
    const same = shape.entries.get(place);
    if (same) same.push(e);
    else shape.entries.set(place, [e]);
  }

  /**
   * A draft, to be asked about its findings.
   * @param path from the folder of the file, with `/`; undefined for what lies elsewhere
   * @param today `2026-11-22`: what was to be ignored until an earlier day is not
   */
  of(path: string | undefined, today: string): (p: Problem) => IgnoreEntry | undefined {
    const lower = path?.toLowerCase();
    const name = lower?.slice(lower.lastIndexOf('/') + 1);
    const tried = new Map<Glob, boolean>();
    const isFor = ({ where, until }: IgnoreEntry): boolean => {
      if (until !== undefined && until < today) return false;
      if (where?.kind !== 'glob') return true;
      let is = tried.get(where.glob);
      if (is === undefined) {
        is = path !== undefined && where.glob.test(path);
        tried.set(where.glob, is);
      }
      return is;
    };
    const look = (shapes: readonly Shape[] | undefined, about: About | undefined): IgnoreEntry | undefined => {
      if (!shapes) return undefined;
      const context = about && contextAround(about, LONGEST_CONTEXT, folded);
      for (const s of shapes) {
        const before = context && tail(context.before, s.before);
        const after = context && head(context.after, s.after);
        const place = s.where === 'path' ? lower : s.where === 'name' ? name : '';
        if (place === undefined || (context && (before === undefined || after === undefined))) continue;
        const found = s.entries.get(placeKey(before ?? '', after ?? '', place))?.find(isFor);
        if (found) return found;
      }
      return undefined;
    };
    const groups = new Map<string, string>();
    return (p) => {
      const { rule } = p;
      let group = groups.get(rule);
      if (group === undefined) {
        group = groupOf(rule);
        // Of most rules no entry speaks: their findings are not even looked at.
        if (!this.named.has(rule) && !this.named.has(group)) group = '';
        groups.set(rule, group);
      }
      if (group === '') return undefined;
      const { about } = p;
      if (about) {
        const text = about.text.slice(about.range.start, about.range.end);
        const found = look(this.shapes.get(keyOf(rule, text)), about) ?? look(this.shapes.get(keyOf(group, text)), about);
        if (found) return found;
      }
      return look(this.shapes.get(keyOf(rule, undefined)), undefined) ?? look(this.shapes.get(keyOf(group, undefined)), undefined);
    };
  }
}

const keyOf = (rule: string, text: string | undefined): string => (text === undefined ? rule : `${rule}\u0000${text}`);
const placeKey = (before: string, after: string, path: string): string => `${before}\u0000${after}\u0000${path}`;

/** The last units of a context; undefined where it has not so many. No units means that there is nothing. */
function tail(context: string, count: number): string | undefined {
  if (count === ANYTHING) return '';
  if (count === 0) return context === '' ? '' : undefined;
  return context.length < count ? undefined : context.slice(context.length - count);
}

function head(context: string, count: number): string | undefined {
  if (count === ANYTHING) return '';
  if (count === 0) return context === '' ? '' : undefined;
  return context.length < count ? undefined : context.slice(0, count);
}
