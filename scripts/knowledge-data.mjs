// Reads server/data/knowledge/{laws,formulas,orders}.yaml with the product's own reader and packs each as one text: see
// server/src/knowledge. Newsrooms write the same in their lexicons.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SECTIONS = ['laws', 'formulas', 'orders'];

/** Files that the data is made from. */
export const knowledgeFiles = (dataFolder) => [...SECTIONS, 'place-changes'].map((name) => join(dataFolder, 'knowledge', `${name}.yaml`));

/**
 * The packed sections, as JSON of their items.
 * @param readLexicon the product's own reader
 * @throws when a file has a problem, or a law is repealed in favour of one that is not listed: shipped data has none
 */
export function packKnowledge(dataFolder, readLexicon) {
  const out = {};
  for (const section of SECTIONS) {
    const file = join(dataFolder, 'knowledge', `${section}.yaml`);
    const text = readFileSync(file, 'utf8');
    const { knowledge, problems } = readLexicon(text, file);
    for (const p of problems) throw new Error(`${file}:${text.slice(0, p.offset).split('\n').length}: ${p.message.en}`);
    const items = knowledge[section];
    const titles = new Set(items.flatMap(({ title, short = [] }) => [title, ...short]));
    for (const { title, now } of items) if (now !== undefined && !titles.has(now)) throw new Error(`${file}: ${title}: no ${now} is listed`);
    out[section] = JSON.stringify(items, (key, value) => (key === 'place' ? undefined : value));
  }
  return out;
}
