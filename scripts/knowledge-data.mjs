// Reads server/data/knowledge/{laws,formulas,orders}.yaml and packs each as one text: see server/src/knowledge.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import YAML from 'yaml';

/** Days are texts: `core` makes no dates of them. */
const read = (folder, name) => YAML.parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'), { schema: 'core' });

const DAY = /^\d{4}-\d\d-\d\d$/;
/** A part that is shorter stands in free enumerations too, so its formulation must say what it stands near. */
const LONG_PART = 3;

const check = (holds, what) => {
  if (!holds) throw new Error(`server/data/knowledge: ${what}`);
};
const isDayOrNone = (day) => day === undefined || DAY.test(day);

/** Files that the data is made from. */
export const knowledgeFiles = (dataFolder) => ['laws', 'formulas', 'orders', 'place-changes'].map((name) => join(dataFolder, 'knowledge', `${name}.yaml`));

/**
 * The packed parts, as JSON of what server/src/knowledge reads.
 * @throws when the data contradicts itself
 */
export function packKnowledge(dataFolder) {
  const folder = join(dataFolder, 'knowledge');
  return {
    laws: JSON.stringify(checkedLaws(read(folder, 'laws'))),
    formulas: JSON.stringify(checkedFormulas(read(folder, 'formulas'))),
    orders: JSON.stringify(checkedOrders(read(folder, 'orders').orders)),
  };
}

function checkedLaws({ laws, others }) {
  const all = laws.map((law) => (typeof law === 'string' ? { title: law } : law));
  const titles = new Set();
  for (const { title, short = [], since, until } of all) {
    check(isDayOrNone(since) && isDayOrNone(until), `${title}: a day is written 2021-01-01`);
    for (const form of [title, ...short]) {
      check(!titles.has(form), `${form} stands there twice`);
      titles.add(form);
    }
  }
  for (const { title, now } of all) check(now === undefined || titles.has(now), `${title}: no ${now} is listed`);
  const rest = others.flat();
  for (const title of rest) check(!titles.has(title), `${title} is a law and none`);
  return { laws: all, others: rest };
}

function checkedFormulas({ formulas, terms, known }) {
  const sets = new Set();
  for (const { parts, since, near } of formulas) {
    const text = parts.join('、');
    check(parts.length > 1 && new Set(parts).size === parts.length, `${text}: parts`);
    check(DAY.test(since), `${text}: a day is written 2021-01-01`);
    check(near?.length > 0 || parts.every((part) => part.length >= LONG_PART), `${text}: short parts need \`near\``);
    const set = parts.toSorted().join('、');
    check(!sets.has(set), `${text}: another one has the same parts`);
    sets.add(set);
  }
  return { formulas, terms, known: known.flat() };
}

function checkedOrders(orders) {
  for (const { from, to, names } of orders) check(DAY.test(from) && DAY.test(to) && from <= to && new Set(names).size === names.length, names.join('、'));
  return orders;
}
