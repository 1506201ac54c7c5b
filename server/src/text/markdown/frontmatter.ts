import type { RawLine } from '../lines.ts';

/** Front matter must close within so many lines: bounds both the look ahead and how much an edit there reads again. */
const LONGEST = 500;

const YAML_OPEN = /^---[ \t]*$/;
const YAML_CLOSE = /^(?:---|\.\.\.)[ \t]*$/;
const TOML = /^\+\+\+[ \t]*$/;

/**
 * Looks for front matter at line 0: YAML between `---` lines (or up to `...`), TOML between `+++` lines. A `---` with a blank
 * line behind it is a thematic break (as pandoc reads it: drafts do begin with a line across), and so is one without a close.
 * @returns `lines`: how many lines are front matter; `looked`: how many lines at the beginning the answer holds for only as long
 * as they stand there, so that reading can start again at none of them
 */
export function frontMatter(raw: readonly RawLine[]): { readonly lines: number; readonly looked: number } {
  const first = raw[0]?.text ?? '';
  const yaml = first.startsWith('---') && YAML_OPEN.test(first);
  if (!yaml && !(first.startsWith('+++') && TOML.test(first))) return { lines: 0, looked: 0 };
  if (yaml && (raw[1]?.text ?? '').trim() === '') return { lines: 0, looked: 2 };
  const close = yaml ? YAML_CLOSE : TOML;
  for (let i = 1; i < raw.length && i < LONGEST; i++) {
    if (close.test((raw[i] as RawLine).text)) return { lines: i + 1, looked: i + 1 };
  }
  return { lines: 0, looked: LONGEST };
}
