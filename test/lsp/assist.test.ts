import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { CheckAnswer } from '../../server/src/assist/check.ts';
import type { FixAnswer } from '../../server/src/assist/fix-safe.ts';
import type { LookUpAnswer } from '../../server/src/assist/look-up.ts';
import { ASSIST, type AssistParams, type AssistResult, PAUSE, TRUST } from '../../server/src/protocol.ts';
import type { Editor, Options } from './harness.ts';
import { start } from './start.ts';

const PAREN = '渡轮昨天复航(首班七点)，国务卿蓬佩欧出席。\n';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'newsproof-assist-')));
const folder = join(top, 'workspace');
afterAll(() => rmSync(top, { recursive: true, force: true }));
mkdirSync(join(folder, 'desk'), { recursive: true });
mkdirSync(join(top, 'outside'));
for (const file of ['workspace/a.md', 'workspace/desk/b.txt', 'workspace/data.json', 'outside/secret.md']) writeFileSync(join(top, file), PAREN);
writeFileSync(join(folder, 'desk/.newsproof.yaml'), 'rules: { punct: off }\nlexicons: [names.yaml]\n');
writeFileSync(join(folder, 'desk/names.yaml'), 'people:\n  - name: 林一帆甲\n    variants: [林一凡甲]\n');
symlinkSync(join(top, 'outside/secret.md'), join(folder, 'link.md'));

const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
const draft = (path: string, text = PAREN): Pick<AssistParams, 'draft'> => ({ draft: { uri: uriOf(path), text } });

async function ask<T>(editor: Editor, tool: string, input: object, more: Partial<AssistParams> = {}): Promise<AssistResult & { answer: T }> {
  const result = await editor.connection.sendRequest<AssistResult>(ASSIST, { tool, input, ...more } satisfies AssistParams);
  return { ...result, answer: result.refused || !result.text.startsWith('{') ? (undefined as T) : JSON.parse(result.text) };
}
const rulesOf = ({ answer }: { answer: CheckAnswer }): string[] => answer.findings.map((f) => f.rule);
const BOTH = ['punct/halfwidth-paren', 'names/variant'];
const open = (options: Options = {}): Promise<Editor> => start({ folder, ...options });

describe('newsproof/assist', () => {
  test('a text is checked in the folder it is asked in, however short', async () => {
    const editor = await open();
    expect(rulesOf(await ask(editor, 'check', { text: PAREN }))).toEqual(BOTH);
    expect(rulesOf(await ask(editor, 'check', { text: PAREN, format: 'text' }, { folder: uriOf('desk') }))).toEqual(['names/variant']);
    expect((await ask<FixAnswer>(editor, 'fix_safe', { text: PAREN })).answer).toMatchObject({ repaired: 1, left: 1 });
  });

  test('a file is checked as the editor holds it, under its configuration', async () => {
    const editor = await open();
    expect(rulesOf(await ask(editor, 'check', { path: 'a.md' }, draft('a.md', `\ufeff${PAREN}`)))).toEqual(BOTH);
    expect(rulesOf(await ask(editor, 'check', { path: 'a.md' }, draft('a.md', '渡轮昨天复航。\n')))).toEqual([]);
    expect(rulesOf(await ask(editor, 'check', { path: 'desk/b.txt' }, draft('desk/b.txt')))).toEqual(['names/variant']);
  });

  test('wrong characters are found by the first question', async () => {
    expect(rulesOf(await ask(await open({ typos: true }), 'check', { text: '这起案件正在进一步调察之中。\n' }))).toEqual(['word/typo']);
  });

  test('rules are explained in the language of the messages, names looked up in the lexicon that counts', async () => {
    const editor = await open({ locale: 'en' });
    expect((await ask(editor, 'explain_rule', { rule: 'num/scale-mix' })).text).toContain('## Why');
    const look = (more: object) => ask<LookUpAnswer>(editor, 'lexicon_look_up', { name: '林一凡甲' }, more);
    expect((await look({})).answer.match).toBe('none');
    expect((await look({ folder: uriOf('desk') })).answer).toMatchObject({ match: 'exact', entries: [{ name: '林一帆甲', house: true }] });
  });

  test.each([
    ['no such tool', 'write', {}, {}, /known: check/],
    ['arguments that do not fit', 'check', { text: 7 }, {}, /must be a string/],
    ['a path without a file of the workspace', 'check', { path: '/etc/hosts.md' }, {}, /not in the folder/],
    ['a file outside', 'check', { path: '../outside/secret.md' }, draft('../outside/secret.md'), /not in the folder/],
    ['a link that leads out', 'check', { path: 'link.md' }, draft('link.md'), /not in the folder/],
    ['a file that is no draft', 'check', { path: 'data.json' }, draft('data.json'), /is no draft/],
  ] as const)('refused: %s', async (_, tool, input, more, why) => {
    const { refused, text } = await ask(await open({ locale: 'en' }), tool, input, more);
    expect(text).toMatch(why);
    expect(refused).toBe(true);
  });

  test('nothing is answered while checking is paused, or in a workspace that is not trusted', async () => {
    const paused = await open();
    await paused.connection.sendNotification(PAUSE, { paused: true });
    expect(await ask(paused, 'check', { text: PAREN })).toMatchObject({ refused: true, text: expect.stringContaining('暂停') });
    const editor = await open({ initializationOptions: { trusted: false } });
    for (const [tool, input] of [
      ['check', { text: PAREN }],
      ['lexicon_look_up', { name: '蓬佩奥' }],
    ] as const)
      expect(await ask(editor, tool, input)).toMatchObject({ refused: true, text: expect.stringContaining('不受信任') });
    await editor.connection.sendNotification(TRUST, { trusted: true });
    expect(rulesOf(await ask(editor, 'check', { text: PAREN }))).toEqual(BOTH);
  });
});
