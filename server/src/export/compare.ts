import { diffArrays } from 'diff';
import { importMessage } from '../import/imported.ts';
import type { Localized } from '../rule/rule.ts';
import { shown } from '../text/shown.ts';
import { OBJECTS } from './characters.ts';
import { readDraftText } from './draft-text.ts';
import type { ListLabels } from './list-labels.ts';

/** A written file that was read again, beside the text that it should have. */
export interface CopyComparison {
  /** it has all the characters, in whatever paragraphs, and but for marks of Markdown */
  readonly isSameText: boolean;
  /** paragraphs of either one that the other has not */
  readonly places: readonly string[];
}

/** As many paragraphs are named in a message. */
const MOST_NAMED = 3;

/**
 * Compares what an import makes of a written file with the text that it should have. Blanks that Markdown does not keep, empty
 * paragraphs and cells, Word's numbering (of which Word takes care itself) and what stands for pictures and notes tell nothing.
 * @param written the text of the file itself, in which marks of Markdown are none
 * @param text as that of a draft: paragraphs with their ends
 */
export function compare(markdown: string, written: string, text: string, labels: ListLabels): CopyComparison {
  const [read, wanted] = [readDraftText(markdown).text, text].map((of) => textsOf(of, labels)) as [string[], string[]];
  const places: string[] = [];
  let goesOn = false;
  for (const { value, added, removed } of diffArrays(read, wanted)) {
    const isChanged = added || removed;
    if (isChanged && !goesOn) places.push(value[0] as string);
    else if (added) places[places.length - 1] = value[0] as string;
    goesOn = isChanged;
  }
  return { isSameText: [read, textsOf(written, labels)].some((texts) => lettersOf(texts) === lettersOf(wanted)), places };
}

const textsOf = (text: string, labels: ListLabels): string[] =>
  text
    .replace(OBJECTS, '')
    .split('\n')
    .map((p) => labels.without(p.replace(/\s+/g, ' ').trim()))
    .filter(Boolean);

/** All that is no blank and no mark of Markdown. */
const lettersOf = (paragraphs: readonly string[]): string => paragraphs.join('').replace(/[\s*_~`\\|<>[\]#]/g, '');

/** A message that names the first of the places. */
export const placesMessage = (id: 'export-apart' | 'export-differs', places: readonly string[]): Localized => {
  const named = places.slice(0, MOST_NAMED).map((p) => shown(p, 30));
  const more = places.length > MOST_NAMED ? '…' : '';
  const count = String(places.length);
  return {
    zh: importMessage(id, { count, places: named.map((p) => `“${p}”`).join('、') + more }).zh,
    en: importMessage(id, { count, places: named.map((p) => `“${p}”`).join(', ') + more }).en,
  };
};
