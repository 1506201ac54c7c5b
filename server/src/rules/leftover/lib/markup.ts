import type { Safety } from '../../../rule/rule.ts';
import { Class, isAt } from '../../../text/chars.ts';
import { characterReference, LONGEST_REFERENCE } from '../../../text/markdown/entities.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';

/** A piece of a page's source that is left in the text, and what it stands for. */
export interface Markup extends Range {
  readonly sort: 'entity' | 'tag' | 'escape';
  readonly text: string;
  readonly safety: Safety;
}

/** Blanks and invisible characters, of whatever width: as text they are one blank, or nothing. */
const INVISIBLE = /^[\u00a0\u00ad\u2000-\u200f\u205f-\u2064\ufeff \u3000]$/;
const MAKES_MARKUP = /[!#-&(-~]/;

/** Text that stands before the first unit, behind the last, or at a line end. */
function atEdge(p: Passage, r: Range): boolean {
  return r.start === 0 || r.end === p.text.length || p.seams.some((s) => s.at === r.start || s.at === r.end);
}

const MARKS = Class.Stop | Class.Pause | Class.Open | Class.Close | Class.Blank;

/**
 * One reference, those that were escaped again and again (&amp;amp;nbsp;) read to their end.
 * @returns offset behind it and the unit it stands for
 */
function reference(text: string, at: number): { end: number; as: string } | undefined {
  let found = characterReference(text, at);
  while (found?.as === '&') {
    const deeper: { end: number; as: string } | undefined = characterReference(`&${text.slice(found.end, found.end + LONGEST_REFERENCE)}`, 0);
    if (!deeper) break;
    found = { end: found.end + deeper.end - 1, as: deeper.as };
  }
  return found;
}

/** Several blanks in a row are one: &nbsp;&nbsp;. */
function blankRun(p: Passage, start: number, end: number): Markup {
  let to = end;
  // The blank of a seam is a line end.
  const real = (at: number): boolean => p.seams.length === 0 && isAt(p.text, at, Class.Blank);
  for (;;) {
    const next = reference(p.text, to);
    if (next && INVISIBLE.test(next.as)) to = next.end;
    else if (real(to)) to++;
    else break;
  }
  let from = start;
  while (real(from - 1)) from--;
  const needless = atEdge(p, { start: from, end: to }) || isAt(p.text, from - 1, MARKS) || isAt(p.text, to, MARKS);
  return { start: from, end: to, sort: 'entity', text: needless ? '' : ' ', safety: 'safe' };
}

function entities(p: Passage, out: Markup[]): void {
  const { text } = p;
  for (let at = text.indexOf('&'); at >= 0; ) {
    const found = reference(text, at);
    let end = at + 1;
    if (found && found.as !== '\ufffc' && found.as !== '\ufffd') {
      const blank = INVISIBLE.test(found.as);
      const markup: Markup = blank
        ? blankRun(p, at, found.end)
        : { start: at, end: found.end, sort: 'entity', text: found.as, safety: safetyOf(text, at, found.as) };
      out.push(markup);
      end = markup.end;
    }
    at = text.indexOf('&', end);
  }
}

/** A number in a reference may stand for any character; a mark of ASCII but quotation marks may make new markup. */
function safetyOf(text: string, at: number, as: string): Safety {
  return text[at + 1] === '#' || text.startsWith('&amp;#', at) || MAKES_MARKUP.test(as) ? 'review' : 'safe';
}

const TAG =
  /<\/?(p|br|div|span|strong|b|i|em|u|s|a|img|font|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]|center|section|article|script|style|iframe|video|source|sup|sub|blockquote|figure|figcaption|o:p)(?:\s[^<>]{0,300})?\/?>/gi;
/** Directives of a server's page: <%@ page …%>, <?php … ?>, <!DOCTYPE html>. */
const DIRECTIVE = /<%[^%]{0,400}%>|<\?(?:php|xml)\b[^<>?]{0,400}\?>|<!DOCTYPE\b[^<>]{0,200}>/gi;
const ENDS_LINE = /^(?:br|tr|li)$/i;
const ENDS_PARAGRAPH = /^(?:p|div|h[1-6]|section|article|blockquote|table)$/i;

/** Tags that stand side by side are one: </p><p>. Inside the text a line or paragraph that they end becomes one. */
function tags(p: Passage, out: Markup[]): void {
  const { text } = p;
  let run: { start: number; end: number; breaks: string } | undefined;
  const close = (): void => {
    if (!run) return;
    const inside = run.start > 0 && run.end < text.length;
    out.push({ start: run.start, end: run.end, sort: 'tag', text: inside ? run.breaks : '', safety: 'review' });
  };
  for (const m of text.matchAll(TAG)) {
    const end = m.index + m[0].length;
    const name = m[1] as string;
    const breaks = ENDS_PARAGRAPH.test(name) ? '\n\n' : ENDS_LINE.test(name) ? '\n' : '';
    if (run?.end === m.index) run = { start: run.start, end, breaks: breaks.length > run.breaks.length ? breaks : run.breaks };
    else {
      close();
      run = { start: m.index, end, breaks };
    }
  }
  close();
}

function directives(p: Passage, out: Markup[]): void {
  for (const m of p.text.matchAll(DIRECTIVE)) {
    let end = m.index + m[0].length;
    while (isAt(p.text, end, Class.Blank)) end++;
    out.push({ start: m.index, end, sort: 'tag', text: '', safety: 'review' });
  }
}

const ESCAPE = /(?:\\r)?\\n|\\t|\\u3000|\\xa0|\\u00a0|\\u200b/g;

function escapes(p: Passage, out: Markup[]): void {
  const { text } = p;
  for (const m of text.matchAll(ESCAPE)) {
    const start = m.index;
    const end = start + m[0].length;
    // C:\news, \\n of a programmer.
    if (isAt(text, start - 1, Class.Latin | Class.Digit | Class.AsciiMark) || isAt(text, end, Class.Latin)) {
      const run = out.at(-1);
      if (run?.end !== start) continue;
    }
    const inside = start > 0 && end < text.length && m[0].endsWith('n') && !text.startsWith('\\', end);
    out.push({ start, end, sort: 'escape', text: inside ? '\n' : '', safety: 'review' });
  }
}

/** Character references, HTML tags and escaped line ends, as text of the passage. In Markdown those that are markup are none of its text. */
export function markupOf(p: Passage): readonly Markup[] {
  if (!(p.classes & Class.AsciiMark)) return NONE;
  const { text } = p;
  const refers = text.includes('&');
  const tagged = text.includes('<');
  const escaped = text.includes('\\');
  if (!refers && !tagged && !escaped) return NONE;
  const out: Markup[] = [];
  if (refers) entities(p, out);
  if (tagged) tags(p, out);
  if (tagged) directives(p, out);
  if (escaped) escapes(p, out);
  return out;
}

const NONE: readonly never[] = [];
