import type { Localized } from '../../rule/rule.ts';
import { quoted } from '../../text/quoted.ts';
import type { TextEdit } from '../../text/range.ts';
import type { Problem } from '../place.ts';
import type { IgnoreEntry } from './ignore-list.ts';
import { suppressProblem, UNUSED } from './problem.ts';

/** What is reported of an entry that ignores nothing. */
export function unusedEntry(e: IgnoreEntry): Problem {
  const what = e.text === undefined ? { zh: '', en: '' } : { zh: `${quoted(short(e.text))}`, en: ` ${quoted(short(e.text))}` };
  const where = e.file === undefined ? { zh: '', en: '' } : { zh: `（${e.file}）`, en: ` (${e.file})` };
  const message = { zh: `这一条没有忽略任何问题：${e.rule}${what.zh}${where.zh}`, en: `This entry suppresses nothing: ${e.rule}${what.en}${where.en}` };
  return tell(e, message);
}

/** Entries whose last day is over. @param today `2026-11-22` */
export function tellExpired(entries: readonly IgnoreEntry[], today: string): Problem[] {
  return entries
    .filter((e) => isOver(e, today))
    .map((e) => tell(e, { zh: `这一条只到 ${e.until} 有效，已经失效`, en: `This entry was for use until ${e.until} and counts no more` }));
}

export const isOver = ({ until }: IgnoreEntry, today: string): boolean => until !== undefined && until < today;

/** `2026-11-22`, of the clock on the wall. */
export function dayOf(now: Date): string {
  return `${String(now.getFullYear()).padStart(4, '0')}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

function tell({ range, lines }: IgnoreEntry, message: Localized): Problem {
  const edits: TextEdit[] = lines ? [{ ...lines, text: '' }] : [];
  const fixes = lines ? [{ title: { zh: '删去这一条', en: 'Remove this entry' }, safety: 'review' as const, edits }] : [];
  return suppressProblem(UNUSED, 'information', range, message, fixes);
}

function short(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
