import { createDocument } from '@mixmark-io/domino';
import Turndown from 'turndown';
import { type DomDocument, type DomElement, type DomNode, elementsOf } from './dom.ts';
import { escapeInline, escapeLine } from './escape.ts';
import { readItemNumber } from './item-number.ts';
import { isLayout, tableMarkdown } from './table.ts';

/** Of footnotes and endnotes the ids begin so. */
export const NOTE = 'note-';

/**
 * Makes Markdown of HTML, of what stands in a body.
 * @returns one line a paragraph, a line end at the end
 */
export function toMarkdown(html: string): string {
  const { body } = createDocument(`<body>${html}</body>`) as DomDocument;
  joinLines(body);
  if (readItemNumber(html).number !== undefined) spellNumbers(body);
  return tidy(createService().turndown(body as never));
}

const WIDE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef“”‘’—…·]';
const LINE_END = new RegExp(`(?<=${WIDE})[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=${WIDE})`, 'g');

/** A line end in the source of a page is a blank, but not between Chinese characters, where nobody shows one (CSS Text 3, 4.1.3). */
function joinLines(root: DomNode): void {
  const open: DomNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === 'PRE') continue;
    if (node.nodeType === TEXT) node.textContent = node.textContent.replace(LINE_END, '');
    else for (const child of Array.from(node.childNodes)) open.push(child);
  }
}

const TEXT = 3;

/** Of what a library has made no item of (a list too deep, a style with a meaning of its own) the number is text. */
function spellNumbers(body: DomElement): void {
  for (const block of elementsOf(body, 'p, h1, h2, h3, h4, h5, h6')) {
    const { content, number } = readItemNumber(block.innerHTML);
    if (number !== undefined && block.parentNode?.nodeName !== 'LI') block.innerHTML = `${number}. ${content}`;
  }
}

function createService(): Turndown {
  const service = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', emDelimiter: '*', hr: '---' });
  // Of a text in the middle of a line this escapes too much where it looks like the beginning of one: that does no harm.
  service.escape = escapeLine;
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) => `\n\n${'#'.repeat(Number(node.nodeName.charAt(1)))} ${oneLine(content)}\n\n`,
  });
  service.addRule('strong', { filter: ['strong', 'b'], replacement: (content, node) => marked(content, '**', isHeading(node as unknown as DomNode)) });
  service.addRule('emphasis', { filter: ['em', 'i'], replacement: (content, node) => marked(content, '*', isHeading(node as unknown as DomNode)) });
  // Without them 10³ would be 103, and a price that is struck out a part of the next one.
  service.addRule('struck', { filter: ['s', 'del', 'strike'] as never, replacement: (content) => (content.trim() === '' ? content : `~~${content}~~`) });
  service.addRule('raised', { filter: ['sup', 'sub'], replacement: (content, node) => raised(content, node.nodeName === 'SUP') });
  service.addRule('item', {
    filter: 'li',
    replacement: (content, node) => item(content, node as unknown as DomElement),
  });
  // Of two rules for an element the one that was added last counts.
  service.addRule('layout', { filter: ['table', 'td', 'th'], replacement: (content) => `\n\n${content}\n\n` });
  service.addRule('table', {
    filter: (node) => node.nodeName === 'TABLE' && !isLayout(node as unknown as DomElement),
    replacement: (_, node) => `\n\n${tableMarkdown(node as unknown as DomElement, (cell) => tidy(service.turndown(cell as never)))}\n\n`,
  });
  // Of a page's or a file's own places, and of programs, there is nothing to go to.
  service.addRule('link to nowhere', {
    filter: (node) => node.nodeName === 'A' && NOWHERE.test((node as unknown as DomElement).getAttribute('href') ?? ''),
    replacement: (content) => content,
  });
  service.addRule('picture in place', {
    filter: (node) => node.nodeName === 'IMG' && isInPlace(node as unknown as DomElement),
    replacement: (_, node) => {
      const alt = (node as unknown as DomElement).getAttribute('alt')?.trim();
      return alt ? `![${escapeInline(oneLine(alt))}]()` : '';
    },
  });
  addNotes(service);
  service.remove(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'button', 'input', 'label', 'select', 'textarea'] as never);
  return service;
}

const NOWHERE = /^\s*(?:#|(?:javascript|vbscript|data):)/i;

/** A picture whose bytes stand in the page: nobody wants them in a text. */
const isInPlace = (img: DomElement): boolean => /^\s*data:/i.test(img.getAttribute('src') ?? '');

/** Footnotes of GFM: the library for Word files makes links and a list of them. */
function addNotes(service: Turndown): void {
  const idOf = (node: unknown): string => (node as DomElement).getAttribute('id') ?? '';
  service.addRule('note', {
    filter: (node) => node.nodeName === 'LI' && idOf(node).startsWith(NOTE),
    replacement: (content, node) =>
      `\n\n[^${Array.from((node.parentNode as unknown as DomElement).children).indexOf(node as never) + 1}]: ${content.trim()}\n\n`,
  });
  service.addRule('note reference', {
    filter: (node) => node.nodeName === 'A' && /^note-\w+-ref-/.test(idOf(node)),
    replacement: (content) => `[^${content.replace(/\D/g, '')}]`,
  });
  service.addRule('note back', {
    filter: (node) => node.nodeName === 'A' && /^#note-\w+-ref-/.test((node as unknown as DomElement).getAttribute('href') ?? ''),
    replacement: () => '',
  });
}

const RAISED = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹', sub: '₀₁₂₃₄₅₆₇₈₉' } as const;

/** Digits above or below the line have characters of their own. */
const raised = (content: string, above: boolean): string =>
  /^\d+$/.test(content) ? content.replace(/\d/g, (digit) => RAISED[above ? 'sup' : 'sub'].charAt(Number(digit))) : content;

/** A heading is bold as it is. */
function isHeading(node: DomNode): boolean {
  for (let at: DomNode | null = node.parentNode; at; at = at.parentNode) if (/^H[1-6]$/.test(at.nodeName)) return true;
  return false;
}

/** Marks of a text's ends: Markdown knows no emphasis that begins or ends with one beside a character. */
const EDGES = /^([“”‘’（）《》〈〉「」『』【】〔〕，。、；：？！—…·\s]*)([\s\S]*?)([“”‘’（）《》〈〉「」『』【】〔〕，。、；：？！—…·\s]*)$/;

function marked(content: string, mark: string, isBare: boolean): string {
  const [, before = '', text = '', after = ''] = EDGES.exec(content) ?? [];
  return isBare || text === '' || text.includes('\n\n') ? content : `${before}${mark}${text}${mark}${after}`;
}

function item(content: string, node: DomElement): string {
  const parent = node.parentNode as DomElement | null;
  const isOrdered = parent?.nodeName === 'OL';
  const first = Number(parent?.getAttribute('start') ?? 1) || 1;
  const own = readItemNumber(content);
  const marker = isOrdered ? `${own.number ?? first + Array.from((parent as DomElement).children).indexOf(node)}. ` : '- ';
  const lines = own.content.replace(/^\n+|\n+$/g, '').replace(/\n/g, `\n${' '.repeat(marker.length)}`);
  return `${marker}${lines}${node.nextSibling ? '\n' : ''}`;
}

const oneLine = (content: string): string => content.replace(/(?: {2}|\\)?\n+/g, ' ').trim();

/** A line that was broken before an indent begins a paragraph. */
const BROKEN_BEFORE_INDENT = /(?: {2}|\\)\n(?=[\u3000\u00a0\u2003]{2})/g;
/** Markdown parts paragraphs by blank lines: indents made of characters are of no use. */
const INDENT = /^[\u3000\u00a0\u2002\u2003 ]*[\u3000\u00a0\u2002\u2003][\u3000\u00a0\u2002\u2003 ]*/gm;

/** No blanks at the ends of lines, no two blank lines, no indents of characters, LF. */
export function tidy(markdown: string): string {
  const text = markdown
    .replace(/\r\n?/g, '\n')
    .replace(BROKEN_BEFORE_INDENT, '\n\n')
    .replace(INDENT, '')
    .replace(/[\u3000\u00a0\u2003\t]+$/gm, '')
    .replace(/(?<! ) $/gm, '')
    .replace(/ {2}\n(?=\n|$)/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text === '' ? '' : `${text}\n`;
}

/** A heading of Markdown. */
export const headingLine = (text: string, level: number): string => `${'#'.repeat(level)} ${escapeInline(text)}`;
