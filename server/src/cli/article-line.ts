import type { Localized } from '../rule/rule.ts';
import { visibleJson } from '../text/visible.ts';
import { decodeLine } from './decode.ts';
import { firstLineOf, localized } from './say.ts';

/** A line of an input that asks for a text to be checked, or in which something is wrong. */
type ArticleLine = {
  /** as JSON, as it was given; undefined where there is none, or none that can be read */
  readonly id: string | undefined;
} & ({ readonly text: string } | { readonly refused: Localized });

/** Reads `{"id":…,"text":"…"}`, whatever other keys there are. @returns undefined for an empty line, which asks for nothing */
export function readArticle(bytes: Uint8Array): ArticleLine | undefined {
  const line = decodeLine(bytes);
  if ('refused' in line) return { id: undefined, refused: line.refused };
  if (line.text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (error) {
    return { id: undefined, refused: localized('line-not-json', { reason: firstLineOf(error) }) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { id: undefined, refused: localized('line-no-object') };
  const { id, text } = value as { readonly id?: unknown; readonly text?: unknown };
  if (typeof id === 'object' && id !== null) return { id: undefined, refused: localized('line-bad-id') };
  const given = id === undefined ? undefined : typeof id === 'number' && !Number.isSafeInteger(id) ? idAsWritten(line.text) : visibleJson(id);
  return typeof text === 'string' ? { id: given, text } : { id: given, refused: localized('line-no-text') };
}

/**
 * The id of an object as its JSON writes it: a number of more digits than a double holds, as ids often are, would come back as
 * another one.
 * @param json of an object whose id is a number
 */
function idAsWritten(json: string): string | undefined {
  let found: string | undefined;
  let depth = 0;
  let name = '';
  for (let at = 0; at < json.length; at++) {
    const c = json[at];
    if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') depth--;
    else if (c === '"') {
      const end = endOfString(json, at);
      // A longer one is no key that could be meant, even with every letter escaped.
      if (depth === 1) name = end - at <= LONGEST_KEY ? json.slice(at, end) : '';
      at = end - 1;
    } else if (c === ':' && depth === 1 && name !== '' && JSON.parse(name) === 'id') {
      NUMBER.lastIndex = at + 1;
      // Of two the last one counts, as for whoever parses it.
      found = NUMBER.exec(json)?.[1] ?? found;
    }
  }
  return found;
}

const LONGEST_KEY = '"\\u0069\\u0064"'.length;
const NUMBER = /\s*(-?\d[\d.eE+-]*)/y;

/** @param start of a string in JSON. @returns where what is behind it begins */
function endOfString(json: string, start: number): number {
  let end = start;
  do {
    end = json.indexOf('"', end + 1);
  } while (isEscaped(json, end));
  return end + 1;
}

function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}
