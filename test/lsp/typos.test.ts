import { expect, test } from 'vitest';
import type { Editor } from './harness.ts';
import { PROSE, start } from './start.ts';

const DRAFT = `${PROSE}这起案件正在进一步调察之中，警方已彩取强制措施。`;

const found = async (editor: Editor, uri: string): Promise<string[]> =>
  (await editor.diagnose(uri)).filter((d) => d.code === 'word/typo').map((d) => editor.covered(uri, d.range));

test('wrong characters are found once the drafts have been quiet, with a word to put in their place', async () => {
  const editor = await start({ typos: true });
  const uri = await editor.open(DRAFT);
  expect(await found(editor, uri), 'the first answer waits for nothing').toEqual([]);
  await editor.until('a refresh', () => editor.refreshes > 0);
  expect(await found(editor, uri)).toEqual(['调察', '彩取']);
  const [action] = await editor.actionsAt(uri, '调察');
  expect(action).toMatchObject({ kind: 'quickfix', title: '“调察”改为“调查”' });
  expect(await editor.apply(uri, action?.edit)).toContain('进一步调查之中');
  expect(await found(editor, uri)).toEqual(['彩取']);
});

test('a draft that is opened later has them in its first answer', async () => {
  const editor = await start({ typos: true });
  await editor.diagnose(await editor.open(PROSE));
  await editor.until('a refresh', () => editor.refreshes > 0);
  const uri = await editor.open(DRAFT, { name: '又一稿.txt' });
  expect(await found(editor, uri)).toEqual(['调察', '彩取']);
});

test('who does not want them has none, until he does', async () => {
  const editor = await start({ typos: true, settings: { typos: 'off' } });
  const uri = await editor.open(DRAFT);
  expect(await found(editor, uri)).toEqual([]);
  await editor.configure({ typos: 'sure' });
  await editor.until('a refresh for the settings', () => editor.refreshes > 0);
  await editor.diagnose(uri);
  await editor.until('a refresh for the data', () => editor.refreshes > 1);
  expect(await found(editor, uri)).toEqual(['调察', '彩取']);
});
