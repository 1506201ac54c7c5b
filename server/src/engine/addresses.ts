import { Class } from '../text/chars.ts';
import { type PlacedPassage, sourceRange } from '../text/placed-passage.ts';
import type { TextEdit } from '../text/range.ts';
import { findUrls } from '../text/urls.ts';
import type { Placing } from './placing.ts';

/** So far is looked for an address and for what would be read as more of it, in UTF-16 units. */
const NEAR = 64;
const THING = '\ufffc';
/** What nobody sees goes by fixes of its own, so it parts nothing. */
const UNSEEN = /(?![\t\n\v\r])[\p{Cf}\p{Cc}]/gu;

/**
 * True if a bare address beside an edit would not be the same behind it: a zero-width space before 新 in `http://a.cn/b\u200b新闻`
 * parts the two, and without it the text is read as more of the address. Nobody but the editor knows whether it is.
 * @param e in units of the passage
 */
export function changesAddress({ text: draft, passages }: Placing, passage: number, e: TextEdit): boolean {
  const p = passages[passage] as PlacedPassage;
  if (!(p.passage.classes & Class.Object)) return false;
  const { text } = p.passage;
  // Even from some units away: 新闻 of `http://新闻` is a host once a `.cn` follows.
  const from = Math.max(e.start - NEAR, 0) + text.slice(Math.max(e.start - NEAR, 0), e.start).lastIndexOf(THING);
  const near = text.slice(e.end, e.end + NEAR);
  const to = e.end + (near.includes(THING) ? near.indexOf(THING) : near.length);
  const [headed, followed] = [text[from] === THING, text[to] === THING];
  if (!headed && !followed) return false;
  const source = (start: number, end: number): string => {
    if (start >= end) return '';
    const r = sourceRange(p, { start, end });
    return draft.slice(r.start, r.end);
  };
  const { map } = p.mapped;
  const left = p.base + map.startOf(from + 1);
  const right = p.base + map.endOf(to);
  const head = headed ? source(from, from + 1) : draft.slice(Math.max(0, left - NEAR), left);
  const tail = followed ? source(to, to + 1) : draft.slice(right, right + NEAR);
  const [before, behind] = [source(from + 1, e.start), source(e.end, to)];
  const after = addresses(head + before.replace(UNSEEN, '') + e.text + behind.replace(UNSEEN, '') + tail);
  return addresses(head + before + source(e.start, e.end) + behind + tail).some((a) => {
    const at = after.indexOf(a);
    if (at >= 0) after.splice(0, at + 1);
    return at < 0;
  });
}

function addresses(text: string): string[] {
  return findUrls(text, 0, text.length).map((r) => text.slice(r.start, r.end));
}
