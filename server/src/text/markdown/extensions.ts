import { BAR, BRACE_OPEN, BRACKET_CLOSE, BRACKET_OPEN, NEWLINE, skipSpaces } from './ascii.ts';

/**
 * What site generators and note books write into Markdown beside CommonMark: Hugo's shortcodes, Liquid's tags, attribute lists,
 * wiki links, admonitions, tabs and containers. None of it is copy: a fix in it breaks a page.
 */

/** A tag may run over lines, but not over so much. */
const LONGEST_TAG = 2000;

/** How a tag that opens so ends. `{{ name }}` stays text: what a template has left open is reported (leftover/placeholder). */
const TAGS: readonly (readonly [open: string, close: string])[] = [
  ['{{<', '>}}'],
  ['{{%', '%}}'],
  ['{%', '%}'],
];

/** Offset behind a shortcode or template tag `{{< … >}}`, `{{% … %}}`, `{% … %}` that begins at `at`; −1 if there is none. */
export function templateTagEnd(text: string, at: number): number {
  for (const [open, close] of TAGS) {
    if (!text.startsWith(open, at)) continue;
    const from = at + open.length;
    const found = text.slice(from, from + LONGEST_TAG).indexOf(close);
    return found < 0 ? -1 : from + found + close.length;
  }
  return -1;
}

/** `{#anchor}`, `{.class}`, `{: .class #id}`, `{#id .class key="…"}`: kramdown's, pandoc's and Hugo's attribute lists, on one line. */
const ATTRIBUTES = /\{:?\s*[#.][A-Za-z\u4e00-\u9fff][^{}\n]{0,200}\}/y;

/** Offset behind an attribute list that begins at `at`; −1 if there is none. */
export function attributesEnd(text: string, at: number): number {
  ATTRIBUTES.lastIndex = at;
  return ATTRIBUTES.test(text) ? ATTRIBUTES.lastIndex : -1;
}

/** A wiki link `[[page]]` or `[[page|what is read]]`, by its offsets. */
interface WikiLink {
  /** behind the bar, where one stands */
  readonly text: number | undefined;
  /** of the `]]` */
  readonly close: number;
}

/** Longest wiki link that is looked for. */
const LONGEST_LINK = 300;

/** The wiki link whose `[[` stands at `at`. `[[1]](…)` is a link of CommonMark. */
export function wikiLink(text: string, at: number): WikiLink | undefined {
  if (text.charCodeAt(at) !== BRACKET_OPEN || text.charCodeAt(at + 1) !== BRACKET_OPEN) return undefined;
  let bar: number | undefined;
  for (let i = at + 2; i < text.length && i - at < LONGEST_LINK; i++) {
    const unit = text.charCodeAt(i);
    if (unit === NEWLINE || unit === BRACKET_OPEN) return undefined;
    if (unit === BAR) bar ??= i + 1;
    if (unit !== BRACKET_CLOSE) continue;
    if (text.charCodeAt(i + 1) !== BRACKET_CLOSE || i === at + 2 || text[i + 2] === '(') return undefined;
    return { text: bar, close: i };
  }
  return undefined;
}

/** MkDocs: `!!! note "标题"`, `??? tip`, `???+ tip`, `=== "甲版"`. */
const ADMONITION = /^(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z][\w-]*(?:[ \t]+[\w-]+)*(?:[ \t]+"[^"]*")?[ \t]*$|^===[!+]?[ \t]+"[^"]*"[ \t]*$/;
/** VuePress, Docusaurus, pandoc: `::: tip 标题`, `:::{.note}`, `:::`. */
const CONTAINER = /^:{3,}[ \t]*(?:$|[A-Za-z{])/;

/** True of a line that is nothing but such marks, from `at` on. */
export function isExtensionLine(text: string, at: number): boolean {
  switch (text.charCodeAt(at)) {
    case 0x21:
    case 0x3f:
    case 0x3d:
      return text.charCodeAt(at + 1) === text.charCodeAt(at) && ADMONITION.test(text.slice(at));
    case 0x3a:
      return text.charCodeAt(at + 1) === 0x3a && CONTAINER.test(text.slice(at));
    case BRACE_OPEN:
      return onlyTags(text, at);
    default:
      return false;
  }
}

/** Nothing but tags, or the attributes of the block before: `{: .class}`. */
function onlyTags(text: string, at: number): boolean {
  while (at < text.length) {
    const tag = templateTagEnd(text, at);
    const end = tag < 0 ? attributesEnd(text, at) : tag;
    if (end < 0) return false;
    at = skipSpaces(text, end);
  }
  return true;
}
