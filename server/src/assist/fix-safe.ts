import { fixAll } from '../engine/fix-all.ts';
import { Positions } from '../report/positions.ts';
import type { Localized } from '../rule/rule.ts';
import type { OpenedDraft } from './assistant.ts';
import { short } from './check.ts';
import { NOTES } from './messages.ts';

/** So many changes are listed. */
const MOST_CHANGES = 200;

/** A stretch of the draft that was changed. Line and column are 1-based, of the text before. */
interface AssistedChange {
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
}

export interface FixAnswer {
  /** the whole draft with its safe fixes */
  readonly text: string;
  /** how many findings were repaired */
  readonly repaired: number;
  readonly changes: readonly AssistedChange[];
  /** how many findings are left for a person, hints not counted */
  readonly left: number;
  readonly notes?: readonly string[];
}

/** What the safe fixes make of a draft, until none is left. */
export function fixDraft(draft: OpenedDraft, language: keyof Localized): FixAnswer {
  const { text, edits, repaired, left, stopped } = fixAll(draft.text, draft.lint(draft.text), (t) => draft.lint(t));
  const positions = new Positions(draft.text);
  const changes = edits.slice(0, MOST_CHANGES).map((e): AssistedChange => {
    const { line, column } = positions.at(e.start);
    return { line, column, before: short(draft.text.slice(e.start, e.end)), after: short(e.text) };
  });
  const notes = [
    ...draft.notes,
    ...(edits.length > MOST_CHANGES ? [NOTES.changesCut(edits.length - MOST_CHANGES)] : []),
    ...(stopped ? [NOTES.unfinished] : []),
  ];
  return {
    text,
    repaired,
    changes,
    left: left.filter((p) => p.severity !== 'hint').length,
    ...(notes.length > 0 && { notes: notes.map((n) => n[language]) }),
  };
}
