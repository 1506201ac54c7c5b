/**
 * What steers a terminal or a reader instead of being seen: controls, marks of direction, ends of lines, blanks of no width. A
 * joiner stays, since emoji are made with it.
 */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A text from outside as it may be shown in one line: the name of a file, a word of a draft or of a configuration. What would not be
 * seen, end the line or turn the text around is written as `\u202e`.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (c) => SHORT[c] ?? escaped(c));
}

/** The same for a text of several lines, whose line ends (LF) and tabs stay. */
export function visibleLines(text: string): string {
  return text.replace(UNSEEN, (c) => (c === '\n' || c === '\t' ? c : escaped(c)));
}

/** JSON in which nothing is unseen. It says the same. @param value as for `JSON.stringify`, no undefined */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(UNSEEN, escaped);
}
