import type { Fix } from '../../rule/rule.ts';

/** A review fix that puts a word in place of a range (UTF-16 units of the passage), or takes the range out. */
export function replaceBy(start: number, end: number, to: string): Fix {
  const title = to === '' ? { zh: '删去', en: 'Delete' } : { zh: `改为“${to}”`, en: `Change to “${to}”` };
  return { title, safety: 'review', edits: [{ start, end, text: to }] };
}
