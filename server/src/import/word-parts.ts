/**
 * The name of the part of a Word file that is its body: Word in a browser gives it others than Word does.
 * @param textOf the text of a part, '' of none
 */
export function bodyPart(textOf: (name: string) => string): string {
  for (const [relation] of textOf('_rels/.rels').matchAll(/<Relationship\b[^>]*>/g)) {
    const target = /\sTarget\s*=\s*["']\/?([^"']+)["']/.exec(relation)?.[1];
    if (target && /\sType\s*=\s*["'][^"']*\/officeDocument["']/.test(relation) && textOf(target) !== '') return target;
  }
  return 'word/document.xml';
}

/** The part that says what a part refers to. */
export const relationsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');
