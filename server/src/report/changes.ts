import type { Problem } from '../engine/place.ts';
import { applyEdits, type Range, type TextEdit } from '../text/range.ts';

/** So many units of the draft are shown on either side of a change, and at most so many of what changes. */
const AROUND = 10;
const LONGEST = 60;
/** So many changes of one finding are shown: a column that is joined has hundreds, and one is like the other. */
const MOST = 3;

/** One place that a finding is about or changes, with what stands around it. */
export interface Change {
  readonly lead: string;
  readonly before: string;
  readonly after: string;
  readonly tail: string;
}

/**
 * What the first fix of a finding makes of the draft; without a fix the finding itself, which stays as it is.
 * @param text that the finding is of
 * @returns `more`: changes that are left out
 */
export function changesOf({ range, fixes }: Problem, text: string): { readonly changes: Change[]; readonly more: number } {
  const edits = fixes[0]?.edits ?? [];
  return edits.length === 0 ? { changes: [shown(text, range, [], LONGEST)], more: 0 } : changesByEdits(edits, text, LONGEST);
}

/**
 * What edits make of a draft.
 * @param longest So many units of what changes are shown.
 * @returns `more`: changes that are left out
 */
export function changesByEdits(edits: readonly TextEdit[], text: string, longest: number): { readonly changes: Change[]; readonly more: number } {
  const groups = near(edits);
  return {
    changes: groups.slice(0, MOST).map((g) => shown(text, { start: g[0].start, end: (g.at(-1) as TextEdit).end }, g, longest)),
    more: Math.max(0, groups.length - MOST),
  };
}

/** Edits so near to each other that they are shown as one, in order of place. */
function near(edits: readonly TextEdit[]): [TextEdit, ...TextEdit[]][] {
  const groups: [TextEdit, ...TextEdit[]][] = [];
  for (const e of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && e.start - last.end <= AROUND && e.end - group[0].start <= LONGEST) group.push(e);
    else groups.push([e]);
  }
  return groups;
}

function shown(text: string, { start, end }: Range, edits: readonly TextEdit[], longest: number): Change {
  const before = text.slice(start, end);
  const inside = edits.map((e) => ({ start: e.start - start, end: e.end - start, text: e.text }));
  return {
    // Of its own line, unless it stands at the end of it.
    lead: /[^\r\n]*[\r\n]*$/.exec(text.slice(whole(text, Math.max(0, start - AROUND)), start))?.[0] ?? '',
    before: short(before, longest),
    after: short(applyEdits(before, inside), longest),
    tail: /^[\r\n]*[^\r\n]*/.exec(text.slice(end, whole(text, Math.min(text.length, end + AROUND))))?.[0] ?? '',
  };
}

const short = (text: string, longest: number): string => (text.length <= longest ? text : `${text.slice(0, whole(text, longest))}…`);

/** An offset that does not stand between the halves of a character. */
function whole(text: string, at: number): number {
  const parts = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return parts ? at - 1 : at;
}
