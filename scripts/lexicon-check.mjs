#!/usr/bin/env node
// `npm run lexicon:check [-- YYYY-MM-DD]`: what of the shipped lexicon wants a look: facts that are old, names that are nearly other names,
// variants that are words. It lists and judges nothing; the day is today's unless one is given.
import { buildData, lexiconSources, readEntries } from './build-data.mjs';
import { fail } from './steps.mjs';

const [day = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) fail(`lexicon:check: no day: ${day}\n  npm run lexicon:check -- 2027-01-31`, 2);
/** Offices that nobody has seen or checked for so long may have ended. */
const MONTHS = 12;

const { readLexicon, isConfusable, vocabularyFrom } = await lexiconSources();
const entries = readEntries(readLexicon);
const people = entries.filter((e) => e.kind === 'person');

const monthOf = (iso) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7) || 12);
const lastSeen = (e) =>
  (e.seen ?? [])
    .map((s) => s.last)
    .sort()
    .at(-1);
const old = people.flatMap((e) => {
  const open = e.offices.filter((o) => o.to === undefined);
  const known = [lastSeen(e), e.checked].filter(Boolean).sort().at(-1);
  if (open.length === 0 || (known && monthOf(day) - monthOf(known) < MONTHS)) return [];
  return [`${e.name}：${open.map((o) => o.title).join('、')}（${known ? `最近 ${known}` : '从未核对'}）`];
});

/** Names of one length that differ in one character of like sound or shape: by what they are without it. */
const gaps = new Map();
for (const e of people) {
  for (let k = 0; k < e.name.length; k++) {
    const key = `${e.name.slice(0, k)}_${e.name.slice(k + 1)}`;
    gaps.set(key, [...(gaps.get(key) ?? []), { name: e.name, char: e.name[k] }]);
  }
}
const pairs = new Set();
for (const [, list] of gaps) {
  for (const a of list) for (const b of list) if (a.name < b.name && isConfusable(a.char, b.char)) pairs.add(`${a.name} ${b.name}`);
}

const { words, rareWords, longWords, doubled } = await buildData();
const vocabulary = vocabularyFrom({ words, rareWords, longWords, doubled });
const asWords = entries.flatMap((e) =>
  e.forms
    .filter((f) => (f.kind === 'variant' || f.kind === 'typo') && !f.weak && vocabulary.isWord(f.text, 0, f.text.length))
    .map((f) => `${f.text}（${e.name}）`),
);

for (const [title, list] of [
  [`在任而${MONTHS}个月没有见报、没有核对`, old],
  ['只差一个音近、形近字的人名', [...pairs]],
  ['异体、误写是常用词而没有 weak', asWords],
]) {
  console.log(`\n${title}（${list.length}）`);
  for (const line of list) console.log(`  ${line}`);
}
