import type { RawLine } from '../lines.ts';

/** Front matter must close within so many lines: bounds both the look ahead and how much an edit there reads again. */
const LONGEST = 500;

const YAML_OPEN = /^---[ \t]*$/;
const YAML_CLOSE = /^(?:---|\.\.\.)[ \t]*$/;
const TOML = /^\+\+\+[ \t]*$/;
/** `key: value` and `key:` of YAML. */
const KEY = /^[A-Za-z_][\w-]*:(?:\s|$)/;
/** What else a mapping holds: values of keys further in, lists, comments, blank lines. */
const INNER = /^(?:\s|-\s|#|$)/;
/** Keys that site generators know. */
const KNOWN =
  /^(?:title|subtitle|date|layout|author|authors|tag|tags|category|categories|description|summary|excerpt|slug|draft|permalink|keywords|cover|image|published|updated|lastmod|lang|weight|url|toc|comments?|type):/;

interface FrontMatter {
  /** how many lines are front matter */
  readonly lines: number;
  /** how many lines at the beginning the answer holds for only as long as they stand there: reading can start again at none of them */
  readonly looked: number;
}

/**
 * Looks for front matter at line 0: YAML between `---` lines (or up to `...`), TOML between `+++` lines. A `---` with a blank
 * line behind it is a thematic break (as pandoc reads it: drafts do begin with a line across) unless keys and nothing else
 * follow up to the next one, and so is one without a close. Keys whose first `---` was lost on the way are front matter, too.
 */
export function frontMatter(raw: readonly RawLine[]): FrontMatter {
  const first = raw[0]?.text ?? '';
  if (first.startsWith('---') && YAML_OPEN.test(first)) return (raw[1]?.text ?? '').trim() === '' ? keysOnly(raw, 1) : untilClose(raw, YAML_CLOSE);
  if (first.startsWith('+++') && TOML.test(first)) return untilClose(raw, TOML);
  return KNOWN.test(first) ? keysOnly(raw, 0) : { lines: 0, looked: 0 };
}

function untilClose(raw: readonly RawLine[], close: RegExp): FrontMatter {
  for (let i = 1; i < raw.length && i < LONGEST; i++) {
    if (close.test((raw[i] as RawLine).text)) return { lines: i + 1, looked: i + 1 };
  }
  return { lines: 0, looked: LONGEST };
}

/** Lines of a mapping from `from` up to the `---` that closes it: two keys at least, one of them known. */
function keysOnly(raw: readonly RawLine[], from: number): FrontMatter {
  let keys = 0;
  let known = false;
  for (let i = from; i < LONGEST; i++) {
    const text = raw[i]?.text;
    if (text !== undefined && KEY.test(text)) {
      keys++;
      known ||= KNOWN.test(text);
    } else if (text !== undefined && YAML_CLOSE.test(text) && keys > 1 && known) return { lines: i + 1, looked: i + 1 };
    else if (text === undefined || keys > 0 ? !INNER.test(text ?? 'x') : text.trim() !== '') return { lines: 0, looked: i + 1 };
  }
  return { lines: 0, looked: LONGEST };
}
