import type { Element, Node } from '@xmldom/xmldom';
import { childNamed, elementsIn } from '../import/xml.ts';
import { LINE_BREAK, PARAGRAPH_END } from './characters.ts';
import type { PlacedEdit } from './place-edits.ts';
import type { Atom, WordParagraph, WordText } from './word-text.ts';

/** Who changed something, and when (ISO 8601, UTC). */
export interface Signature {
  readonly author: string;
  readonly date: string;
}

/** What happens to the characters of a paragraph: which go, and what comes before the one at an index (its length: at the end). */
interface Plan {
  readonly gone: ReadonlySet<number>;
  readonly added: ReadonlyMap<number, readonly PlacedEdit[]>;
}

/**
 * Writes edits into the paragraphs of a Word file as tracked changes (w:del, w:ins).
 * @param edits of the text as it is when earlier changes are accepted, in order, apart from each other
 * @returns the edits that the structure of the file does not allow: they join what are not neighbours, as cells of a table
 */
export function track({ paragraphs, text }: WordText, edits: readonly PlacedEdit[], sign: (element: Element) => Element): PlacedEdit[] {
  const refused: PlacedEdit[] = [];
  const joined = new Set<WordParagraph>();
  const plans = new Map<WordParagraph, { gone: Set<number>; added: Map<number, PlacedEdit[]> }>();
  const planOf = (p: WordParagraph) => {
    const known = plans.get(p) ?? { gone: new Set<number>(), added: new Map<number, PlacedEdit[]>() };
    plans.set(p, known);
    return known;
  };
  let first = 0;
  for (const edit of edits) {
    while (first + 1 < paragraphs.length && (paragraphs[first + 1] as WordParagraph).start <= edit.start) first++;
    const touched = paragraphsOf(paragraphs, first, edit);
    const ends = touched.filter((p) => edit.start <= endOf(p) && endOf(p) < edit.end && text[endOf(p)] === PARAGRAPH_END);
    if (!ends.every((p) => p.canJoin)) {
      refused.push(edit);
      continue;
    }
    const where = touched[0] as WordParagraph;
    const index = Math.min(edit.end - where.start, where.atoms.length);
    // Within a link, or in what somebody has inserted, no paragraph can end; behind a text box its text would come before that of the box.
    const at = where.atoms[Math.max(0, index - 1)];
    if (edit.text.includes(PARAGRAPH_END) && index > 0 && at && (at.run.parentNode !== where.element || hasBoxBefore(where.element, at.run))) {
      refused.push(edit);
      continue;
    }
    for (const p of ends) joined.add(p);
    for (const p of touched) for (let at = Math.max(edit.start, p.start); at < Math.min(edit.end, endOf(p)); at++) planOf(p).gone.add(at - p.start);
    // Behind what goes, as Word does it.
    if (edit.text === '') continue;
    const { added } = planOf(where);
    added.set(index, [...(added.get(index) ?? []), edit]);
  }
  for (const [paragraph, plan] of plans) rewrite(paragraph, plan, sign);
  for (const paragraph of joined) markBreak(paragraph.element, 'w:del', sign);
  return refused;
}

const endOf = (p: WordParagraph): number => p.start + p.atoms.length;

/** The paragraph that an edit begins in, and those that it goes on in. */
function paragraphsOf(paragraphs: readonly WordParagraph[], first: number, edit: PlacedEdit): WordParagraph[] {
  let last = first + 1;
  while (last < paragraphs.length && (paragraphs[last] as WordParagraph).start < edit.end) last++;
  return paragraphs.slice(first, last);
}

function rewrite({ element, atoms }: WordParagraph, plan: Plan, sign: (element: Element) => Element): void {
  const breaks: { mark: Element; like: WordParagraph | undefined; isNumbered: boolean }[] = [];
  /** of what stands behind the last break */
  let isNumbered = true;
  const insertion = ({ text, looks, like, unnumbered }: PlacedEdit, beside: Element | undefined): Element[] =>
    text.split(PARAGRAPH_END).flatMap((part, k) => {
      const parts = part === '' ? [] : [inserted(element, part, looks ?? beside, sign)];
      if (k === 0) {
        if (unnumbered?.includes(0)) isNumbered = false;
        return parts;
      }
      const mark = sign(create(element, 'w:ins'));
      breaks.push({ mark, like, isNumbered });
      isNumbered = !unnumbered?.includes(k);
      return [mark, ...parts];
    });
  const added = (index: number, beside: Element | undefined): Element[] => plan.added.get(index)?.flatMap((edit) => insertion(edit, beside)) ?? [];
  const [first] = atoms;
  if (first) for (const e of added(0, first.run)) element.insertBefore(e, childWith(element, first.run));
  else for (const e of added(0, undefined)) element.appendChild(e);
  for (const [run, from, to] of runsOf(atoms)) {
    if (!isChanged(plan, from, to)) continue;
    const out: Element[] = [];
    let current: Element | undefined;
    let isGone = false;
    const target = (gone: boolean): Element => {
      if (!current || isGone !== gone) {
        current = emptied(run);
        isGone = gone;
        out.push(gone ? wrapped(element, 'w:del', current, sign) : current);
      }
      return current;
    };
    let index = from;
    if (atoms[from]?.holder === run) {
      // A formula stays or goes as a whole.
      const copy = run.cloneNode(true) as Element;
      out.push(plan.gone.has(from) ? wrapped(element, 'w:del', copy, sign) : copy, ...added(from + 1, run));
      index = to;
    }
    for (const child of index < to ? elementsIn(run) : []) {
      if (child.nodeName === 'w:rPr') continue;
      if (atoms[index]?.holder !== child || index >= to) target(false).appendChild(child);
      for (; index < to && atoms[index]?.holder === child; index++) {
        const gone = plan.gone.has(index);
        addCharacter(target(gone), atoms[index] as Atom, gone);
        const behind = added(index + 1, run);
        if (behind.length === 0) continue;
        out.push(...behind);
        current = undefined;
      }
    }
    for (const e of out) run.parentNode?.insertBefore(e, run);
    run.parentNode?.removeChild(run);
  }
  for (const { mark, like, isNumbered } of breaks) {
    const before = splitAt(element, mark, like?.element ?? element, sign);
    if (!isNumbered) takeNumber(before);
  }
  if (!isNumbered) {
    const was = withoutMark(unsigned((childNamed(element, 'w:pPr') ?? create(element, 'w:pPr')).cloneNode(true) as Element));
    const properties = takeNumber(element);
    if (!childNamed(properties, 'w:pPrChange')) sign(placed(properties, create(element, 'w:pPrChange'), null)).appendChild(was);
  }
}

/** Properties of a paragraph without those of its mark. */
function withoutMark(properties: Element): Element {
  const mark = childNamed(properties, 'w:rPr');
  if (mark) properties.removeChild(mark);
  return properties;
}

function isChanged({ gone, added }: Plan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (gone.has(at) || added.has(at + 1)) return true;
  return false;
}

/** The child of a paragraph that an element stands in, or is. */
function childWith(paragraph: Element, element: Element): Element {
  let child = element;
  while (child.parentNode && child.parentNode !== paragraph) child = child.parentNode as Element;
  return child;
}

/** True of a paragraph that a text box hangs on before a run of it. */
function hasBoxBefore(paragraph: Element, run: Element): boolean {
  const children = Array.from(paragraph.childNodes);
  const boxes = Array.from(paragraph.getElementsByTagName('w:txbxContent'));
  return boxes.some((box) => children.indexOf(childWith(paragraph, box)) < children.indexOf(childWith(paragraph, run)));
}

/** Runs with the indices of their characters. */
function runsOf(atoms: readonly Atom[]): [Element, number, number][] {
  const out: [Element, number, number][] = [];
  atoms.forEach(({ run }, index) => {
    const last = out.at(-1);
    if (last && last[0] === run) last[2] = index + 1;
    else out.push([run, index, index + 1]);
  });
  return out;
}

function create(near: Element, name: string): Element {
  return (near.ownerDocument as NonNullable<Element['ownerDocument']>).createElement(name);
}

/** The run with its properties alone. */
function emptied(run: Element): Element {
  const copy = run.cloneNode(false) as Element;
  const properties = childNamed(run, 'w:rPr');
  if (properties) copy.appendChild(properties.cloneNode(true));
  return copy;
}

function wrapped(near: Element, name: string, run: Element, sign: (element: Element) => Element): Element {
  const wrap = sign(create(near, name));
  wrap.appendChild(run);
  return wrap;
}

function addCharacter(run: Element, { char, holder }: Atom, gone: boolean): void {
  if (holder.nodeName !== 'w:t' && holder.nodeName !== 'w:delText') {
    run.appendChild(holder.cloneNode(true));
    return;
  }
  const name = gone ? 'w:delText' : 'w:t';
  const last = run.lastChild as Element | null;
  if (last?.nodeName === name) last.textContent = (last.textContent ?? '') + char;
  else run.appendChild(textElement(run, name, char));
}

function textElement(near: Element, name: string, text: string): Element {
  const element = create(near, name);
  element.setAttribute('xml:space', 'preserve');
  element.appendChild((near.ownerDocument as NonNullable<Element['ownerDocument']>).createTextNode(text));
  return element;
}

/** An inserted text, with the properties of the run that it stands in or beside. */
function inserted(near: Element, text: string, like: Element | undefined, sign: (element: Element) => Element): Element {
  const run = like?.nodeName === 'w:r' ? emptied(like) : create(near, 'w:r');
  for (const part of text.split(/([\t\v])/)) {
    if (part === '\t' || part === LINE_BREAK) run.appendChild(create(near, part === '\t' ? 'w:tab' : 'w:br'));
    else if (part !== '') run.appendChild(textElement(near, 'w:t', part));
  }
  return wrapped(near, 'w:ins', run, sign);
}

/** Says of a paragraph's mark that it goes, or is new. */
function markBreak(paragraph: Element, name: 'w:del' | 'w:ins', sign: (element: Element) => Element): void {
  const properties = childNamed(paragraph, 'w:pPr') ?? placed(paragraph, create(paragraph, 'w:pPr'), paragraph.firstChild);
  let mark = childNamed(properties, 'w:rPr');
  if (!mark) {
    const behind = elementsIn(properties).find(({ nodeName }) => nodeName === 'w:sectPr' || nodeName === 'w:pPrChange');
    mark = placed(properties, create(paragraph, 'w:rPr'), behind ?? null);
  }
  mark.insertBefore(sign(create(paragraph, name)), mark.firstChild);
}

function placed(parent: Element, child: Element, before: Node | null): Element {
  parent.insertBefore(child, before);
  return child;
}

/** Makes two paragraphs of one: what stands before the mark is one of its own, whose end is new, with the properties of a third. */
function splitAt(paragraph: Element, mark: Element, like: Element, sign: (element: Element) => Element): Element {
  const child = childWith(paragraph, mark);
  const before = paragraph.cloneNode(false) as Element;
  const properties = childNamed(paragraph, 'w:pPr');
  const model = childNamed(like, 'w:pPr');
  if (model) before.appendChild(unsigned(model.cloneNode(true) as Element));
  for (const node of Array.from(paragraph.childNodes)) {
    if (node === child) break;
    if (node !== properties) before.appendChild(node);
  }
  if (child !== mark) before.appendChild(child);
  mark.parentNode?.removeChild(mark);
  paragraph.parentNode?.insertBefore(before, paragraph);
  markBreak(before, 'w:ins', sign);
  return before;
}

/** What stands before a paragraph's numbering in its properties (ECMA-376, 17.3.1.26). */
const BEFORE_NUMBER = ['w:pStyle', 'w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:framePr', 'w:widowControl'];

/** Takes the automatic number from a paragraph, which its style may give it too: list 0 is none. @returns its properties */
function takeNumber(paragraph: Element): Element {
  const properties = childNamed(paragraph, 'w:pPr') ?? placed(paragraph, create(paragraph, 'w:pPr'), paragraph.firstChild);
  const known = childNamed(properties, 'w:numPr');
  const behind = elementsIn(properties).find(({ nodeName }) => !BEFORE_NUMBER.includes(nodeName));
  const numbers = known ?? placed(properties, create(paragraph, 'w:numPr'), behind ?? null);
  while (numbers.firstChild) numbers.removeChild(numbers.firstChild);
  for (const name of ['w:ilvl', 'w:numId']) placed(numbers, create(paragraph, name), null).setAttribute('w:val', '0');
  return properties;
}

/** Properties without what is said of one paragraph alone: the end of a section, changes of its own. */
function unsigned(properties: Element): Element {
  const marks = childNamed(properties, 'w:rPr');
  const own = [...elementsIn(properties), ...(marks ? elementsIn(marks) : [])];
  for (const element of own) if (/^w:(?:sectPr|pPrChange|rPrChange|ins|del|move\w+)$/.test(element.nodeName)) element.parentNode?.removeChild(element);
  return properties;
}
