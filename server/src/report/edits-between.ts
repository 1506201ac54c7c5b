import { diffArrays } from 'diff';
import type { TextEdit } from '../text/range.ts';

/** Texts that have more than so many parts to take away and to add have nothing in common for a reader, and the search grows with its square. */
const MOST_EDITS = 4000;

/**
 * What was changed between two states of a text: edits of the one that make the other, in order of place, none touching the next. Lines
 * are compared first, then what stands in those that differ: figures and Latin words as wholes, everything else by characters.
 * @param before with LF only, as `after`
 */
export function editsBetween(before: string, after: string): TextEdit[] {
  const lines = differences(linesOf(before), linesOf(after), 0) ?? [{ start: 0, end: before.length, text: after }];
  return lines.flatMap((edit) => {
    const { start, end, text } = edit;
    return start === end || text === '' ? [edit] : (differences(tokensOf(before.slice(start, end)), tokensOf(text), start) ?? [edit]);
  });
}

/** Each with the empty lines behind it: those are like each other everywhere, and would be found in common before the words are. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n+|[^\n]+/g) ?? [];
const tokensOf = (text: string): string[] => text.match(/\p{Script=Latin}+|\d+(?:[.,:]\d+)*|[\s\S]/gu) ?? [];

/** @param at offset of the first token. @returns undefined where the lists have too little in common */
function differences(before: string[], after: string[], at: number): TextEdit[] | undefined {
  const parts = diffArrays(before, after, { maxEditLength: MOST_EDITS });
  if (!parts) return undefined;
  const edits: { start: number; end: number; text: string }[] = [];
  let offset = at;
  let goesOn = false;
  for (const { value, added, removed } of parts) {
    const text = value.join('');
    const changed = added || removed;
    if (changed && !goesOn) edits.push({ start: offset, end: offset, text: '' });
    const edit = edits.at(-1);
    if (edit && added) edit.text += text;
    else offset += text.length;
    if (edit && removed) edit.end = offset;
    goesOn = changed;
  }
  return edits;
}

/**
 * Edits as a reader sees them: those of a line that stand so near to each other that what lies between is no longer than either of them
 * are one.
 * (A sentence that is written anew has some of its characters in common with the old one.)
 * @param edits of `text`, in order, apart from each other
 */
export function readableEdits(edits: readonly TextEdit[], text: string): TextEdit[] {
  const out: TextEdit[] = [];
  for (const edit of edits) {
    let next = edit;
    for (let last = out.at(-1); last && next.start - last.end <= Math.min(sizeOf(last), sizeOf(next)); last = out.at(-1)) {
      const between = text.slice(last.end, next.start);
      if (between.includes('\n')) break;
      out.pop();
      next = { start: last.start, end: next.end, text: last.text + between + next.text };
    }
    out.push(next);
  }
  return out;
}

const sizeOf = ({ start, end, text }: TextEdit): number => Math.max(end - start, text.length);
