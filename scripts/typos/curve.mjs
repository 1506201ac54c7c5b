// `npm run typos:curve -- MARKED.tsv [FOLDER]`: how many wrong characters are restored, and how many proposals are right, by the score
// from which on they are told; and how often something is told in the clean texts of FOLDER. Without what the rule spares.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sources } from './sources.mjs';

const THRESHOLDS = [3, 2.5, 2, 1.8, 1.5, 1.2, 0.9, 0.6, 0.3, 0, -0.3, -0.6];
const [file, folder] = process.argv.slice(2);
if (!file) throw new Error('npm run typos:curve -- MARKED.tsv [FOLDER], MARKED.tsv with lines of a sentence as written, a tab, and as meant');
const { openTypos } = await sources();
const data = join(dirname(fileURLToPath(import.meta.url)), '../../server/data/typos.bin');
const typos = openTypos(readFileSync(data));

const pairs = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => line.split('\t'))
  .filter(([written, meant]) => meant && written.length === meant.length);
const wrong = pairs.reduce((sum, [written, meant]) => sum + [...written].filter((c, k) => c !== meant[k]).length, 0);
const clean = folder ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : [];
const characters = clean.reduce((sum, text) => sum + (text.match(/[\p{Script=Han}\p{P}\p{N}]/gu) ?? []).length, 0);

console.log(`${pairs.length} sentences, ${wrong} wrong characters${folder ? `, ${characters} clean characters` : ''}`);
console.log('score  restored  precision  in clean copy, per 10,000');
for (const least of THRESHOLDS) {
  let told = 0;
  let right = 0;
  for (const [written, meant] of pairs) {
    for (const { start, meant: word, how } of typos.suspects(written, least)) {
      // Sentences as long as they were meant say nothing of characters that are missing.
      if (how !== 'typo') continue;
      for (let k = 0; k < word.length; k++) {
        if (word[k] === written[start + k]) continue;
        told++;
        if (word[k] === meant[start + k]) right++;
      }
    }
  }
  const alarms = clean.reduce((sum, text) => sum + text.split('\n').reduce((n, line) => n + typos.suspects(line, least).length, 0), 0);
  const columns = [least.toFixed(1), `${((100 * right) / wrong).toFixed(1)} %`, `${((100 * right) / told).toFixed(1)} % of ${told}`];
  if (folder) columns.push(((1e4 * alarms) / characters).toFixed(2));
  console.log(columns.join('  '));
}
