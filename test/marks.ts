import type { Mark } from '../server/src/rule/marks.ts';

export { type Mark, type MarkedDraft, readMarks } from '../server/src/rule/marks.ts';

/** Writes marks into a text, so that a failing test prints what could be pasted back. Marks must nest. */
export function writeMarks(text: string, marks: readonly Mark[]): string {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  let out = '';
  let at = 0;
  const open: Mark[] = [];
  const close = (m: Mark): void => {
    out += text.slice(at, m.end);
    at = m.end;
    if (m.fix) out += (m.fix.safety === 'safe' ? '→' : '⇢') + m.fix.text;
    out += '⟧';
  };
  for (const m of sorted) {
    while (
      open.length > 0 &&
      (open.at(-1) as Mark).end <= m.start &&
      !(m.start === m.end && (open.at(-1) as Mark).end === m.start && (open.at(-1) as Mark).start === m.start)
    )
      close(open.pop() as Mark);
    out += `${text.slice(at, m.start)}⟦${m.rule ? `${m.rule}: ` : ''}`;
    at = Math.max(at, m.start);
    open.push(m);
  }
  while (open.length > 0) close(open.pop() as Mark);
  return out + text.slice(at);
}
