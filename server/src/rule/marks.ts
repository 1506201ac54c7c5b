import type { Range } from '../text/range.ts';
import type { Safety } from './rule.ts';

/** A finding as a marked draft writes it: the examples of rules are such drafts. */
export interface Mark extends Range {
  /** rule id, when the mark names it */
  readonly rule?: string;
  /** what the first fix puts in place of the range; absent: a finding without a fix, or whose fix is not reported */
  readonly fix?: { readonly text: string; readonly safety: Safety };
}

export interface MarkedDraft {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** place of `¦` */
  readonly cursor?: number;
}

/**
 * Reads a marked draft: `⟦,→，⟧` a finding with a safe fix, `⟦川普⇢特朗普⟧` with a review fix, `⟦…⟧` without, `⟦rule/id: …⟧`
 * names the rule, `¦` is the cursor. Marks may nest. Line ends are as they are.
 * @throws Error on a stray or unclosed bracket
 */
export function readMarks(marked: string): MarkedDraft {
  let text = '';
  let cursor: number | undefined;
  const marks: Mark[] = [];
  const open: { start: number; rule?: string; arrow?: { at: number; safety: Safety; text: string } }[] = [];
  for (let i = 0; i < marked.length; i++) {
    const c = marked[i] as string;
    const top = open.at(-1);
    if (c === '⟦') {
      if (top?.arrow) throw new Error(`a mark inside a replacement at ${i}`);
      const id = /^([a-z]+\/[a-z-]+): ?/.exec(marked.slice(i + 1, i + 60));
      open.push(id ? { start: text.length, rule: id[1] as string } : { start: text.length });
      if (id) i += id[0].length;
    } else if (c === '⟧') {
      if (!top) throw new Error(`⟧ without ⟦ at ${i}`);
      open.pop();
      const mark: Mark = { start: top.start, end: top.arrow?.at ?? text.length };
      marks.push({ ...mark, ...(top.rule ? { rule: top.rule } : {}), ...(top.arrow ? { fix: { text: top.arrow.text, safety: top.arrow.safety } } : {}) });
    } else if (top && !top.arrow && (c === '→' || c === '⇢')) {
      top.arrow = { at: text.length, safety: c === '→' ? 'safe' : 'review', text: '' };
    } else if (top?.arrow) {
      top.arrow.text += c;
    } else if (c === '¦') {
      cursor = text.length;
    } else {
      text += c;
    }
  }
  if (open.length > 0) throw new Error(`⟦ without ⟧ in ${JSON.stringify(marked.slice(0, 40))}`);
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return cursor === undefined ? { text, marks } : { text, marks, cursor };
}
