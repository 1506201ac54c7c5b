import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Localized } from '../rule/rule.ts';
import { decodeHtml } from './decode-html.ts';
import { type DomDocument, depthOf, elementsOf, MOST_DEPTH } from './dom.ts';
import { escapeInline } from './escape.ts';
import { type Imported, type ImportSource, importMessage, refusal } from './imported.ts';
import { headingLine, toMarkdown } from './markdown.ts';

/** What stands around a text, and what does not show. */
const AROUND =
  'script, style, noscript, template, iframe, object, embed, svg, canvas, button, nav, footer, aside, [hidden], [role="navigation"], [role="contentinfo"], [role="search"]';
/** What may stand around it, or have it inside. */
const CHROME = 'header, [role="banner"], [aria-hidden="true"]';
/** A shorter text is no article where the page has a longer one: in Chinese a third of what it is in English. */
const LEAST_ARTICLE = 150;
/** A page with more elements is looked through for longer than anybody waits. */
const MOST_ELEMENTS = 200_000;

/**
 * Reads a web page: its title and its article, without what stands around it; the whole page where none is recognised.
 * @throws ImportRefusal
 */
export async function readHtml({ bytes }: ImportSource): Promise<Imported> {
  const notes: Localized[] = [];
  const html = decodeHtml(bytes, notes);
  const page = parse(html);
  if (depthOf(page) > MOST_DEPTH) throw refusal('deep');
  const headings = elementsOf(page, 'h1').map((h) => plain(h.textContent));
  const pageTitle = plain(page.title);
  for (const element of elementsOf(page, AROUND)) element.remove();
  const article = articleOf(page);
  if (article) {
    const title = titleOf(headings, pageTitle, article.title);
    const body = withoutTitle(toMarkdown(article.content), title);
    if (body !== '') {
      notePictures(article.content, notes);
      return { text: title === '' || /^# /m.test(body) ? body : `${headingLine(title, 1)}\n\n${body}`, notes };
    }
  }
  notes.push(importMessage('whole-page'));
  // The other one is in pieces.
  const whole = parse(html);
  for (const element of elementsOf(whole, `${AROUND}, ${CHROME}`)) element.remove();
  notePictures(whole.body.innerHTML, notes);
  return { text: toMarkdown(whole.body.innerHTML), notes };
}

/** Pictures whose bytes stand in the page. Those of a few bytes only hold a place. */
const PICTURE = /<img\b[^>]{0,1000}?\ssrc\s{0,9}=\s{0,9}["']?\s{0,9}data:[^"'\s>]{400}/gi;

function notePictures(html: string, notes: Localized[]): void {
  const count = html.match(PICTURE)?.length ?? 0;
  if (count > 0) notes.push(importMessage('pictures-in-place', { count: String(count) }));
}

/** Half a page has no body, say. */
const parse = (html: string): DomDocument => parseHTML(/<body\b/i.test(html) ? html : `<html><body>${html}</body></html>`).document as unknown as DomDocument;

/** The article of a page as HTML, as browsers find it for their reading view. */
function articleOf(page: DomDocument): { readonly title: string; readonly content: string } | undefined {
  const found = new Readability(page as never, { charThreshold: LEAST_ARTICLE, maxElemsToParse: MOST_ELEMENTS }).parse();
  return found?.content ? { title: plain(found.title ?? ''), content: found.content as string } : undefined;
}

/** The title stands above the text: in it, as its first heading, it is there twice. */
function withoutTitle(body: string, title: string): string {
  const first = /^#+ (.*)\n+/.exec(body);
  return first?.[1] === escapeInline(title) ? body.slice(first[0].length) : body;
}

/** The name of a site behind the title: no dash within a title (COVID-19, 山水之间——). */
const SITE = /(?:\s*[_|｜]+\s*|\s+[–—-]\s+)[^_|｜–—-]{2,20}$/;

/** The page's own heading, if its title has it; else the title without the name of the site. */
function titleOf(headings: readonly string[], pageTitle: string, articleTitle: string): string {
  const heading = headings.find((h) => h.length > 3 && (pageTitle.includes(h) || articleTitle.includes(h)));
  return heading ?? (articleTitle || pageTitle).replace(SITE, '');
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
