import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftFolder, newsproof, ROOT } from './cli-run.ts';

const HAN = /\p{sc=Han}/u;
const SAMPLES = ['01-分页断行.md', '02-报纸专栏.txt', '03-通稿.txt', '04-外事稿.md'];
const drafts = SAMPLES.map((name) => readFileSync(join(ROOT, 'samples', name), 'utf8')).join('\n');

/** Lines that say something in Chinese besides names of files, quotations and terms of the drafts. */
function chinese(output: string): string[] {
  return output.split('\n').filter((line) => {
    const bare = line.replace(/“[^”]*”|‘[^’]*’|"[^"]*"|《[^》]*》|\S*\.(?:md|txt)/g, '');
    return (bare.match(/[\p{sc=Han}，。；：！？]+/gu) ?? []).some((run) => !drafts.includes(run) && (run.length > 6 || /[，。；：！？]/.test(run)));
  });
}

const COMMANDS = [
  ['check', 'samples'],
  ['check', '--min-severity', 'hint', 'samples'],
  ['fix', '--dry-run', '--review', 'samples'],
  ['check', 'nowhere.md'],
  ['check', '--frob'],
  ['chekc'],
  ['rules'],
  ['config', '--print', 'samples/01-分页断行.md'],
  ['--help'],
];

test.each(COMMANDS.map((c) => [c.join(' '), c] as const))('%s speaks English where it is asked to', (_, command) => {
  const { stdout, stderr } = newsproof([...command, '--language', 'en']);
  expect(`${stdout}${stderr}`.length).toBeGreaterThan(20);
  // A diff is made of drafts.
  expect(chinese(command[0] === 'fix' ? stderr : `${stdout}${stderr}`)).toEqual([]);
  const zh = newsproof([...command, '--language', 'zh']);
  expect(`${zh.stdout}${zh.stderr}`).toMatch(HAN);
});

test('without the option the environment decides, the nearest variable first; Chinese where it says nothing', () => {
  const help = (env: Record<string, string>, ...args: string[]): string => newsproof(['--help', ...args], { env }).stdout;
  const english = (text: string): boolean => !HAN.test(text);
  expect(english(help({}))).toBe(false);
  expect(english(help({ LANG: 'en_US.UTF-8' }))).toBe(true);
  expect(english(help({ LANG: 'zh_CN.UTF-8' }))).toBe(false);
  expect(english(help({ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }))).toBe(true);
  expect(english(help({ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }))).toBe(false);
  expect(english(help({ LANG: 'en_US.UTF-8' }, '--language', 'zh'))).toBe(false);
  // The C locale of servers says nothing of a language.
  expect(english(help({ LANG: 'C.UTF-8' }))).toBe(false);
});

test('an empty variable counts as none', () => {
  expect(newsproof(['--help'], { env: { LC_ALL: '', LC_MESSAGES: '', LANG: 'en_US.UTF-8' } }).stdout).not.toMatch(HAN);
});

test('what is wrong with a configuration file is told in English, too', () => {
  const folder = draftFolder({ '.newsproof.yaml': 'profile: nobody\nrules:\n  space/digit-hann: off\n', 'a.md': `${drafts.slice(0, 400)}\n` });
  const { stdout, stderr } = newsproof(['check', 'a.md', '--language', 'en'], { cwd: folder });
  expect(`${stdout}${stderr}`).toMatch(/digit-hann/);
  expect(chinese(`${stdout}${stderr}`)).toEqual([]);
});
