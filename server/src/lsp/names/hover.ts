import type { Mention } from '../../lexicon/lexicon.ts';
import { type PlacedPassage, sourceRange } from '../../text/placed-passage.ts';
import type { Range } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import { type Audience, describeMention, describeRow } from './describe.ts';
import { articleAt, nameAt, passageAt } from './named.ts';

/** A name under the pointer and what is known of it. */
interface NameHover {
  /** UTF-16 units of the draft; over a healed line end it spans that */
  readonly range: Range;
  readonly paragraphs: readonly string[];
}

/** The name that stands at an offset of a draft (UTF-16 units): as the ledger of its article has it, or else as the lexicon has. */
export function nameHover(checkedDraft: CheckedDraft, offset: number, reader: Omit<Audience, 'date'>): NameHover | undefined {
  const named = nameAt(checkedDraft, offset);
  if (named && offset < named.range.end) {
    const full = { ...reader, date: checkedDraft.ledger(named.article)?.date };
    return { range: named.range, paragraphs: describeRow(named.row, named.spelling.text, full) };
  }
  const found = mentionAt(checkedDraft, offset);
  if (!found) return undefined;
  const date = checkedDraft.draft.articles[articleAt(checkedDraft.draft, offset)]?.date;
  return { range: found.range, paragraphs: describeMention(found.mention, found.text, { ...reader, date }) };
}

function mentionAt({ draft, mentions }: CheckedDraft, offset: number): { mention: Mention; range: Range; text: string } | undefined {
  const placed: PlacedPassage | undefined = draft.passages[passageAt(draft, offset)];
  if (!placed) return undefined;
  const { text } = placed.passage;
  for (const mention of mentions.of(placed.passage)) {
    const range = sourceRange(placed, mention);
    if (range.start > offset) return undefined;
    if (offset < range.end) return { mention, range, text: text.slice(mention.start, mention.end) };
  }
  return undefined;
}
