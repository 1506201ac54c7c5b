import type { Scans } from '../../rule/scans.ts';
import { Class, classOf, isAt } from '../../text/chars.ts';
import type { Passage, Seam } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';

const NO_BLANKS: readonly Range[] = [];

/** The runs of blanks of a passage, in order, without those that stand for the join of two lines. Linear. */
export function blanksIn({ text, classes, seams }: Pick<Passage, 'text' | 'classes' | 'seams'>): readonly Range[] {
  if (!(classes & Class.Blank)) return NO_BLANKS;
  const out: Range[] = [];
  let seam = 0;
  for (let i = 0; i < text.length; i++) {
    if (!(classOf(text.charCodeAt(i)) & Class.Blank)) continue;
    const start = i;
    while (isAt(text, i + 1, Class.Blank)) i++;
    const end = i + 1;
    while (seam < seams.length && (seams[seam] as Seam).at < start) seam++;
    const next = seams[seam];
    if (next?.join === ' ' && next.at < end) continue;
    out.push({ start, end });
  }
  return out;
}

const within = (r: Range | undefined, gap: Range): boolean => r !== undefined && gap.start >= r.start && gap.start < r.end;

/** True if the blank belongs to a dateline or credit, which have rules of their own. */
export function inSource(p: Scans, gap: Range): boolean {
  const d = p.dateline;
  // What a bracket holds that names no reporter is text like other text: （新闻联播）.
  if (d?.bracket && !d.names?.role && within(d.bracket, gap)) return false;
  if (d && gap.start < Math.max(d.range.end, d.after.end) && gap.end > d.range.start) return true;
  return within(p.credit?.range, gap) || within(p.endCredit?.credit.range, gap);
}

/** True if a blank of the gap is one that char/invisible changes first. */
export function isOdd(text: string, gap: Range): boolean {
  for (let i = gap.start; i < gap.end; i++) if (classOf(text.charCodeAt(i)) & Class.Suspect) return true;
  return false;
}

/** True if a passage is made of sentences: a headline, a label or a row of a list has colons, or a comma in few words. */
export function hasSentence({ text, classes }: Pick<Passage, 'text' | 'classes'>): boolean {
  if (classes & Class.Stop) return true;
  return text.length >= 20 && (text.includes('，') || text.includes('；'));
}
