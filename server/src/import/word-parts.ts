/**
 * The name of the part of a Word file that is its body: Word in a browser gives it others than Word does.
 * @param relations what the package refers to, _rels/.rels
 */
export function bodyPart(relations: string, has: (name: string) => boolean): string {
  for (const [relation] of relations.matchAll(/<Relationship\b[^>]*>/g)) {
    const target = /\sTarget\s*=\s*["']\/?([^"']+)["']/.exec(relation)?.[1];
    if (target && /\sType\s*=\s*["'][^"']*\/officeDocument["']/.test(relation) && has(target)) return target;
  }
  return 'word/document.xml';
}

/** The part that says what a part refers to. */
export const relationsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');
