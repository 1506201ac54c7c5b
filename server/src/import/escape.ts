/** What would be markup anywhere in a line of Markdown. */
const INLINE: readonly (readonly [RegExp, string])[] = [
  [/\\(?=[!-/:-@[-`{-~])/g, '\\\\'],
  [/`/g, '\\`'],
  [/(?<!\s)\*|\*(?!\s)/g, '\\*'],
  // Between two letters it is one of them.
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_'],
  [/~(?=~)/g, '\\~'],
  // A link, a footnote or a definition, or the beginning of what may be one.
  [/\[(?=\^|[^\]]*(?:\][([:]|\]?$))/g, '\\['],
  [/<(?=[a-z/!?])/gi, '\\<'],
  [/&(?=#?\w{1,32};)/g, '\\&'],
];

/** What would be markup at the beginning of a line: `1.` too, where a blank stands behind. */
const LINE_START = /^(\s*)(#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|\d{1,9}(?=[.)](?:\s|$))|~{3}|=+\s*$|-+\s*$|\|)/;

/** A text as Markdown that shows it. */
export function escapeInline(text: string): string {
  return INLINE.reduce((escaped, [pattern, by]) => escaped.replace(pattern, by), text);
}

/** A text that a line begins with, as Markdown that shows it. */
export function escapeLine(text: string): string {
  return escapeInline(text).replace(LINE_START, (all, blank: string, mark: string) => (/\d$/.test(mark) ? `${all}\\` : `${blank}\\${mark}`));
}
