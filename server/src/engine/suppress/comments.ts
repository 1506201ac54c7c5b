import { type Draft, lineAt } from '../../text/draft.ts';
import { IN_HTML } from '../../text/line.ts';
import type { Range } from '../../text/range.ts';

export const DIRECTIVES = ['disable', 'enable', 'disable-line', 'disable-next-line'] as const;

/** A word of a comment and its place, UTF-16 units of the draft. */
export interface CommentWord extends Range {
  readonly text: string;
}

/** A comment of Markdown that speaks to the proofreader: `<!-- newsproof-disable-next-line word/typo -- reason -->`. */
export interface SuppressComment extends Range {
  /** what follows `newsproof-` */
  readonly directive: CommentWord;
  /** rules and groups; empty: all */
  readonly names: readonly CommentWord[];
  /** the reason with the dashes before it, as it stands there; '' where none is given */
  readonly reason: string;
}

const PREFIX = 'newsproof-';
const OPEN = '<!--';
const CLOSE = '-->';

/** The comments of a draft that speak to the proofreader, in order. Plain text has none: there they would be printed. */
export function readComments(draft: Draft): readonly SuppressComment[] {
  const { text } = draft;
  if (draft.language !== 'markdown' || !text.includes(PREFIX)) return NONE;
  const out: SuppressComment[] = [];
  for (let at = text.indexOf(OPEN); at >= 0; ) {
    if (!isHtml(draft, at)) {
      at = text.indexOf(OPEN, at + OPEN.length);
      continue;
    }
    const end = text.indexOf(CLOSE, at + 2);
    if (end < 0) break;
    const comment = parse(text, at, end + CLOSE.length);
    if (comment) out.push(comment);
    at = text.indexOf(OPEN, end + CLOSE.length);
  }
  return out.length > 0 ? out : NONE;
}

/** True where HTML may stand: not in code, front matter or a definition. */
function isHtml(draft: Draft, at: number): boolean {
  const n = lineAt(draft.lineStarts, at);
  const line = draft.line(n);
  if (!line) return false;
  if (line.kind === 'html') return true;
  // Inside of prose a thing that begins here: what begins earlier is code, an address or another comment.
  const column = at - (draft.lineStarts[n] as number);
  // Beside the prose of an HTML block stand tags and comments.
  if (line.container.endsWith(IN_HTML) && (column < line.from || column >= line.to)) return true;
  let lo = 0;
  let hi = line.masks.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((line.masks[mid] as Range).start < column) lo = mid + 1;
    else hi = mid;
  }
  return line.masks[lo]?.start === column;
}

function parse(text: string, start: number, end: number): SuppressComment | undefined {
  const to = Math.max(start + OPEN.length, end - CLOSE.length);
  let at = start + OPEN.length;
  while (at < to && /\s/.test(text[at] as string)) at++;
  if (!text.startsWith(PREFIX, at) || at >= to) return undefined;
  const body = text.slice(at + PREFIX.length, to);
  const [word = ''] = /^[\w-]*/.exec(body) ?? [];
  const from = at + PREFIX.length;
  const directive = { start: from, end: from + word.length, text: word };
  const rest = body.slice(word.length);
  const dashes = rest.search(/(?:^|\s)(?:--|——)/);
  const list = dashes < 0 ? rest : rest.slice(0, dashes);
  const names: CommentWord[] = [];
  for (const m of list.matchAll(/[^\s,，、;；]+/g)) {
    const first = directive.end + m.index;
    names.push({ start: first, end: first + m[0].length, text: m[0] });
  }
  return { start, end, directive, names, reason: dashes < 0 ? '' : rest.slice(dashes).trim() };
}

const NONE: readonly SuppressComment[] = [];
