import type { Element } from '@xmldom/xmldom';
import { childNamed, elementsIn } from './xml.ts';

/**
 * A formula of Word in one line of text (ECMA-376, 22.1): 1/2, x², √(a+b), ∑_(i=1)^n. Characters one after the other would be another
 * number: a half would be 12.
 */
export function formulaText(element: Element): string {
  const of = (name: string): string => partText(element, name);
  switch (element.nodeName) {
    case 'm:t':
      return element.textContent ?? '';
    case 'm:f':
      return `${grouped(of('m:num'))}/${grouped(of('m:den'))}`;
    case 'm:sSup':
      return of('m:e') + raised(of('m:sup'));
    case 'm:sSub':
      return of('m:e') + lowered(of('m:sub'));
    case 'm:sSubSup':
      return of('m:e') + lowered(of('m:sub')) + raised(of('m:sup'));
    case 'm:nary':
      return (property(element, 'm:naryPr', 'm:chr') ?? '∫') + lowered(of('m:sub')) + raised(of('m:sup')) + of('m:e');
    case 'm:rad':
      return `${raised(of('m:deg'))}√${grouped(of('m:e'))}`;
    case 'm:d':
      return bracketed(element);
    case 'm:m':
    case 'm:eqArr':
      return partsNamed(element, element.nodeName === 'm:m' ? 'm:mr' : 'm:e')
        .map(inRow)
        .join('; ');
    default:
      return elementsIn(element).filter(isShown).map(formulaText).join('');
  }
}

const partsNamed = (element: Element, name: string): Element[] => elementsIn(element).filter(({ nodeName }) => nodeName === name);
const inRow = (row: Element): string => (row.nodeName === 'm:mr' ? elementsIn(row).map(formulaText).join(' ') : formulaText(row));
const isShown = ({ nodeName }: Element): boolean => !nodeName.endsWith('Pr') && nodeName !== 'w:del' && nodeName !== 'w:moveFrom';

function partText(element: Element, name: string): string {
  const part = childNamed(element, name);
  return part ? formulaText(part).trim() : '';
}

/** What a property of it says, '' where it says nothing. */
const property = (element: Element, properties: string, name: string): string | undefined =>
  childNamed(childNamed(element, properties), name)?.getAttribute('m:val') ?? undefined;

function bracketed(element: Element): string {
  const [open, between, close] = ['m:begChr', 'm:sepChr', 'm:endChr'].map((name) => property(element, 'm:dPr', name)) as (string | undefined)[];
  return `${open ?? '('}${partsNamed(element, 'm:e')
    .map(formulaText)
    .join(between ?? '|')}${close ?? ')'}`;
}

/** One number, one word or what stands in brackets needs none. */
const grouped = (text: string): string => (/^(?:[\p{L}\p{N}.,%]*|\([^()]*\))$/u.test(text) ? text : `(${text})`);

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';
const raised = (text: string): string => (text === '' ? '' : (scripted(text, RAISED) ?? `^${grouped(text)}`));
const lowered = (text: string): string => (text === '' ? '' : (scripted(text, LOWERED) ?? `_${grouped(text)}`));
const scripted = (text: string, digits: string): string | undefined =>
  /^\d+$/.test(text) ? text.replace(/\d/g, (digit) => digits.charAt(Number(digit))) : undefined;
