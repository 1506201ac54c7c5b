import type { Localized } from '../../rule/rule.ts';
import { quoted } from '../../text/quoted.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import { replaceFix } from '../config/problem.ts';
import { closest } from '../did-you-mean.ts';
import type { Problem } from '../place.ts';
import { ALL, type Clause, type CommentSuppression } from './apply-comments.ts';
import { type CommentWord, DIRECTIVES, type SuppressComment } from './comments.ts';
import { listed, shortened, suppressProblem, UNKNOWN, UNUSED } from './problem.ts';

/** Most names for which the word that was meant is looked for: each costs a look at every rule. */
const MOST_GUESSED = 100;

/** Comments and names in them that mean nothing. */
export function tellUnknown(comments: readonly SuppressComment[], names: ReadonlySet<string>): Problem[] {
  const out: Problem[] = [];
  const tell = (word: CommentWord, known: Iterable<string>, zh: string, en: string): void => {
    const meant = out.length < MOST_GUESSED ? closest(word.text, known) : undefined;
    const hint = meant === undefined ? { zh: '', en: '' } : { zh: `，是不是${quoted(meant)}？`, en: `; did you mean ${quoted(meant)}?` };
    const message = { zh: `没有${quoted(shortened(word.text))}这个${zh}${hint.zh}`, en: `There is no ${en} ${quoted(shortened(word.text))}${hint.en}` };
    out.push(suppressProblem(UNKNOWN, 'warning', word, message, meant === undefined ? [] : [replaceFix({ start: word.start, end: word.end }, meant)]));
  };
  for (const { directive, names: said } of comments) {
    if (!(DIRECTIVES as readonly string[]).includes(directive.text)) tell(directive, DIRECTIVES, '忽略标记', 'suppression comment');
    else for (const word of said) if (!names.has(word.text)) tell(word, names, '规则或规则组', 'rule or group');
  }
  return out.map((p) => ({ ...p, range: { start: p.range.start, end: p.range.end } }));
}

/**
 * Comments that suppress nothing, or nothing of some of the rules they name.
 * @param mayFind false of a rule that is off: whether it would find something nobody knows
 */
export function tellUnused(text: string, { comments, clauses }: CommentSuppression, mayFind: (name: string) => boolean): Problem[] {
  const byComment = new Map<SuppressComment, Clause[]>();
  for (const c of clauses) {
    const list = byComment.get(c.comment);
    if (list) list.push(c);
    else byComment.set(c.comment, [c]);
  }
  const out: Problem[] = [];
  for (const comment of comments) {
    const idle = (byComment.get(comment) ?? []).filter((c) => !c.used && (c.name === ALL || mayFind(c.name)));
    if (idle.length > 0) out.push(tell(text, comment, new Set(idle.map((c) => c.name))));
  }
  return out;
}

function tell(text: string, comment: SuppressComment, idle: ReadonlySet<string>): Problem {
  const kept = comment.names.filter((n) => !idle.has(n.text));
  const names = listed([...idle].filter((n) => n !== ALL));
  const does = comment.directive.text === 'enable' ? { zh: '重新启用', en: 'enables' } : { zh: '忽略', en: 'suppresses' };
  const message: Localized =
    names.zh === '' || kept.length === 0
      ? { zh: `这个标记没有${does.zh}任何问题`, en: `This comment ${does.en} nothing` }
      : { zh: `这个标记中的 ${names.zh} 没有${does.zh}任何问题`, en: `This comment ${does.en} nothing of ${names.en}` };
  const edit = kept.length === 0 ? removal(text, comment) : rewritten(text, comment, kept);
  const title =
    kept.length === 0 ? { zh: '删去这个标记', en: 'Remove this comment' } : { zh: `从标记中删去 ${names.zh}`, en: `Remove ${names.en} from this comment` };
  return suppressProblem(UNUSED, 'information', { start: comment.start, end: comment.end }, message, [{ title, safety: 'review', edits: [edit] }]);
}

function rewritten(text: string, { directive, start, end, reason }: SuppressComment, kept: readonly CommentWord[]): TextEdit {
  const names = [...new Set(kept.map((n) => n.text))].join(', ');
  return { start, end, text: `${text.slice(start, directive.end)} ${names}${reason === '' ? '' : ` ${reason}`} -->` };
}

/** Takes a comment out: with its lines where it has them for itself, and with one of the empty lines around it. */
function removal(text: string, { start, end }: Range): TextEdit {
  const before = overBlanks(text, start, -1);
  const behind = overBlanks(text, end, 1);
  const isFirst = before === 0 || isEol(text[before - 1]);
  if (!isFirst || (behind < text.length && !isEol(text[behind]))) {
    const from = start > 0 && text[start - 1] === ' ' ? start - 1 : start;
    return { start: from, end, text: '' };
  }
  const to = afterEol(text, behind);
  const above = before - eolBefore(text, before);
  const emptyAbove = before === 0 || isEol(text[overBlanks(text, above, -1) - 1]);
  const next = overBlanks(text, to, 1);
  const emptyBelow = to < text.length && isEol(text[next]);
  return { start: before, end: emptyAbove && emptyBelow ? afterEol(text, next) : to, text: '' };
}

const isEol = (c: string | undefined): boolean => c === '\n' || c === '\r';

/** The end of a run of blanks of one line. */
function overBlanks(text: string, at: number, step: 1 | -1): number {
  let i = at;
  for (; ; i += step) {
    const c = text[step > 0 ? i : i - 1];
    if (c !== ' ' && c !== '\t' && c !== '\u3000') return i;
  }
}

const afterEol = (text: string, at: number): number => (text.startsWith('\r\n', at) ? at + 2 : Math.min(text.length, at + 1));
const eolBefore = (text: string, at: number): number => (text.slice(at - 2, at) === '\r\n' ? 2 : 1);
