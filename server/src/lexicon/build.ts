import { quoted } from '../text/quoted.ts';
import { isDay } from './day.ts';
import type { Entry, Form, Office, Sighting } from './lexicon.ts';
import { brief, type Cell, type Problems } from './problem.ts';
import type { RawEntry, RawForm, RawOffice } from './record.ts';

/** Longest form, in UTF-16 units. It bounds the cost of every scan. */
const LONGEST_FORM = 40;

/**
 * Checks an entry and builds it. What is wrong is reported and left out; without a name there is no entry.
 * @param from file name, kept in the entry
 */
export function buildEntry(raw: RawEntry, from: string, problems: Problems): Entry | undefined {
  const names = raw.names.filter((n) => isForm(n, problems));
  const name = names[0];
  if (!name) {
    if (raw.names.length === 0) problems.error(raw, '条目没有 name', 'The entry has no name');
    return undefined;
  }
  const forms = buildForms(raw, names, problems);
  const offices = raw.offices.map((o) => buildOffice(o, problems)).filter((o) => o !== undefined);
  const seen = raw.offices.map((o) => buildSighting(o, problems)).filter((s) => s !== undefined);
  const sure = oneOf(raw.scalars.get('sure'), ['A', 'B', 'C'] as const, problems);
  const quotes = oneOf(raw.scalars.get('quotes'), ['always', 'first', 'never'] as const, problems);
  const checked = raw.scalars.get('checked');
  if (checked && !isDay(checked.text)) dateProblem(checked, problems);
  const text = (key: 'original' | 'country' | 'source' | 'note' | 'full') => {
    const cell = raw.scalars.get(key);
    return cell && cell.text !== '' ? { [key]: cell.text } : {};
  };
  return {
    kind: raw.kind,
    name: name.text,
    ...text('full'),
    ...text('original'),
    ...text('country'),
    offices,
    ...(seen.length > 0 && { seen }),
    sure: sure ?? (raw.undecided ? 'C' : 'A'),
    undecided: raw.undecided,
    from,
    ...(quotes && { quotes }),
    forms,
    unless: buildUnless(raw, forms, problems),
    ...(checked && isDay(checked.text) && { checked: checked.text }),
    ...text('source'),
    ...text('note'),
    ...(raw.good.length > 0 && { good: raw.good.map((c) => c.text) }),
    ...(raw.bad.length > 0 && { bad: raw.bad.map((c) => c.text) }),
    place: { start: raw.start, end: raw.end },
  };
}

function buildForms(raw: RawEntry, names: readonly Cell[], problems: Problems): Form[] {
  const forms = new Map<string, Form>();
  for (const n of names) forms.set(n.text, { text: n.text, kind: 'name', ...(raw.weak && { weak: true as const }) });
  const full = raw.scalars.get('full');
  const given: RawForm[] = [...(full && full.text !== '' ? [{ text: full, kind: 'full' as const }] : []), ...raw.forms];
  const name = names[0];
  if (raw.kind === 'pair' && !raw.undecided && name?.text.length === 2) {
    given.unshift({ text: { ...name, text: [...name.text].reverse().join('') }, kind: 'variant' });
  }
  for (const form of given) {
    if (!isForm(form.text, problems)) continue;
    const { text } = form.text;
    const known = forms.get(text);
    if (known) {
      // A name may be its own full form (金正恩).
      if (form.kind !== 'full') problems.warning(form.text, `${quoted(text)}在本条目中写了两次`, `${quoted(text)} stands twice in this entry`);
      continue;
    }
    const { until } = form;
    if (until && !isDay(until.text)) dateProblem(until, problems);
    const extra = {
      ...(form.region && { region: form.region }),
      ...(form.weak && { weak: true as const }),
      ...(until && isDay(until.text) && { until: until.text }),
      ...(form.note && { note: form.note }),
    };
    forms.set(text, { text, kind: form.kind, ...extra });
  }
  return [...forms.values()];
}

/** True of what may be a form; else what is wrong is reported. */
export function isForm(cell: Cell, problems: Problems): boolean {
  const { text } = cell;
  if (text === '') problems.error(cell, '写法不能为空', 'A form may not be empty');
  else if (text.length > LONGEST_FORM) problems.error(cell, `写法超过${LONGEST_FORM}个字符`, `A form has more than ${LONGEST_FORM} characters`);
  else if (hasBreak(text)) problems.error(cell, '写法中不能有换行或控制字符', 'A form may not contain line ends or control characters');
  else if (text !== text.trim()) problems.error(cell, '写法前后不能有空格', 'A form may not begin or end with a blank');
  else if (text.length === 1)
    problems.error(cell, `${quoted(text)}只有一个字符，会误中别的词`, `${quoted(text)} is a single character and would hit other words`);
  else return true;
  return false;
}

/**
 * Tells whether a text is longer than one of the forms and contains it. Looks its parts up, so that many forms cost no more
 * than one; a text is no longer than a form may be.
 */
export function inside(forms: readonly Form[]): (text: string) => boolean {
  const texts = new Set(forms.map((f) => f.text));
  const lengths = [...new Set(forms.map((f) => f.text.length))].sort((a, b) => a - b);
  return (text) => {
    for (const length of lengths) {
      if (length >= text.length) return false;
      for (let at = 0; at + length <= text.length; at++) if (texts.has(text.slice(at, at + length))) return true;
    }
    return false;
  };
}

function hasBreak(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20) return true;
  return false;
}

function buildUnless(raw: RawEntry, forms: readonly Form[], problems: Problems): string[] {
  const all = [...raw.unless, ...raw.forms.flatMap((f) => f.unless ?? [])];
  if (all.length === 0) return [];
  const out = new Set<string>();
  const contained = inside(forms);
  for (const cell of all) {
    if (!isForm(cell, problems)) continue;
    const { text } = cell;
    if (!contained(text)) {
      problems.warning(cell, `${quoted(text)}不含本条目的任何写法，不起作用`, `${quoted(text)} contains no form of this entry and has no effect`);
    } else out.add(text);
  }
  return [...out];
}

function buildOffice(raw: RawOffice, problems: Problems): Office | undefined {
  const { title, from, to } = raw;
  if (title.text === '') {
    problems.error(title, '职务没有 title', 'The office has no title');
    return undefined;
  }
  // Known from print alone.
  if (!from && !to && raw.seen) return undefined;
  if (!from || !isDay(from.text)) {
    dateProblem(from ?? title, problems);
    return undefined;
  }
  if (to && !isDay(to.text)) {
    dateProblem(to, problems);
    return undefined;
  }
  if (to && isBefore(to.text, from.text)) {
    problems.error(to, `任期在开始（${from.text}）之前结束`, `The term ends before it begins (${from.text})`);
    return undefined;
  }
  return { title: title.text, from: from.text, ...(to && { to: to.text }) };
}

/** A missing day or month leaves the order open: what both have is compared. */
function isBefore(a: string, b: string): boolean {
  const n = Math.min(a.length, b.length);
  return a.slice(0, n) < b.slice(0, n);
}

function buildSighting({ title, seen }: RawOffice, problems: Problems): Sighting | undefined {
  if (!seen || title.text === '') return undefined;
  const wrong = seen.find((day) => !isDay(day.text));
  if (wrong) dateProblem(wrong, problems);
  const [first, last = first] = seen;
  if (wrong || !first || !last) return undefined;
  if (seen.length > 2 || isBefore(last.text, first.text)) {
    problems.error(last, 'seen 写首次和末次见报的日期：[2023-03-10, 2026-07-28]', 'seen holds the first and the last day in print: [2023-03-10, 2026-07-28]');
    return undefined;
  }
  return { title: title.text, first: first.text, last: last.text };
}

function dateProblem(at: Cell, problems: Problems): void {
  const text = brief(at.text);
  problems.error(at, `${quoted(text)}不是日期：应为2018-03-19、2018-03或2018`, `${quoted(text)} is no date: write 2018-03-19, 2018-03 or 2018`);
}

function oneOf<T extends string>(cell: Cell | undefined, values: readonly T[], problems: Problems): T | undefined {
  if (!cell) return undefined;
  const found = values.find((v) => v === cell.text);
  if (!found)
    problems.error(cell, `${quoted(brief(cell.text))}无效：应为 ${values.join('、')}`, `${quoted(brief(cell.text))} is not valid: write ${values.join(', ')}`);
  return found;
}
