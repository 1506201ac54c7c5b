import type { NearIdiom } from '../../../lexicon/idioms.ts';
import { LONGEST_WORD, type Vocabulary } from '../../../lexicon/vocabulary.ts';
import type { PassageView, Scans } from '../../../rule/scans.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { wordHits } from './all-words.ts';
import { COINED_IDIOMS, idiomsOf, MISSPELT_IDIOMS } from './lists/idiom.ts';
import { isSlip, isTwin } from './twins.ts';
import { crossesWord } from './word-matcher.ts';

/** Set phrases of a passage with one character wrong, in order, without overlaps. Ranges are units of its text. */
export const IDIOM_SLIPS: PassageView<readonly NearIdiom[]> = {
  read: (p, { idioms, vocabulary }) => {
    const near = idioms.near(p.text, isTwin);
    if (near.length === 0) return near;
    const meant = once(p.text, near).filter((slip) => isMeant(p, slip, vocabulary));
    const apart = outside(meant.sort((a, b) => a.start - b.start || b.end - a.end));
    return outside(
      outside(apart, p.mentions),
      wordHits(p).filter((h) => h.word.list !== 'sign'),
    );
  },
};

const MARKS = new Set('“”‘’"\'「」『』《》〈〉【】·');
let misspelt: ReadonlySet<string> | undefined;
let coined: ReadonlySet<string> | undefined;

/** True if nothing else can be meant than the phrase: no play on words, no row of words. */
function isMeant(p: Passage & Scans, { start, end, right, at, turned }: NearIdiom, vocabulary: Vocabulary): boolean {
  const { text } = p;
  if (p.quoted(start) || MARKS.has(text.charAt(start - 1)) || MARKS.has(text.charAt(end))) return false;
  misspelt ??= new Set(idiomsOf(MISSPELT_IDIOMS));
  coined ??= new Set(idiomsOf(COINED_IDIOMS));
  if (misspelt.has(text.slice(start, end))) return true;
  if (coined.has(text.slice(start, end))) return false;
  const slip = turned || isSlip(text.charAt(at), right.charAt(at - start));
  return slip && !isRow(text, start, end, vocabulary) && !crossesWord(text, start, end, vocabulary);
}

/** What is written twice is written so on purpose. */
function once(text: string, slips: readonly NearIdiom[]): readonly NearIdiom[] {
  const counts = new Map<string, number>();
  const written = slips.map(({ start, end }) => text.slice(start, end));
  for (const w of written) counts.set(w, (counts.get(w) ?? 0) + 1);
  return slips.filter((_, i) => counts.get(written[i] as string) === 1);
}

/** Those that overlap none of the others, or none before them. Both in order. */
function outside(slips: readonly NearIdiom[], others?: readonly Range[]): readonly NearIdiom[] {
  let next = 0;
  let end = 0;
  return slips.filter((slip) => {
    if (others) {
      while (next < others.length && (others[next] as Range).end <= slip.start) next++;
      return next === others.length || (others[next] as Range).start >= slip.end;
    }
    if (slip.start < end) return false;
    end = slip.end;
    return true;
  });
}

/** Characters that stand between words of a row. */
const SINGLE = new Set('的了在是和与及将上下对也都又已并为被把向从由以于等而还就说有不这那大小多人');

/** What is written can be cut into words, the character in question one of them or a part of one. */
function isRow(text: string, start: number, end: number, vocabulary: Vocabulary): boolean {
  const reached = [true];
  for (let i = 1; i <= end - start; i++) {
    const at = start + i;
    reached[i] = (reached[i - 1] as boolean) && SINGLE.has(text.charAt(at - 1));
    for (let n = 2; n <= LONGEST_WORD && n <= i && !reached[i]; n++) reached[i] = (reached[i - n] as boolean) && vocabulary.isWord(text, at - n, at);
  }
  return reached[end - start] as boolean;
}
