import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { PROSE, start } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsproof-items-'));
afterAll(() => rmSync(folder, { recursive: true }));
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

test('what a lexicon file says of formulations, laws and orders counts, and counts no longer when the file has changed', async () => {
  const write = (formulas: string): void =>
    writeFileSync(
      join(folder, '本社.yaml'),
      `${formulas}\nlaws:\n  - 低空经济促进法\norders:\n  - { kind: body, from: 2024-01-01, to: 2026-05-01, names: [市委办公室, 市人大机关, 市政府办公室] }\n`,
    );
  write('formulas:\n  - { parts: [守正道, 察实情, 出新意], since: 2024-03-01 }\n  - { term: 五个牢记, since: 2022-01-01 }');
  const editor = await start({ folder, settings: { lexicons: ['本社.yaml'] } });
  await editor.until('registrations', () => editor.registered.includes('workspace/didChangeWatchedFiles'));
  const text = `新华社北京2025年3月5日电 要做到察实情、守正道、出新意，根据《低空经挤促进法》，牢记“五个牢纪”，市人大机关、市委办公室、市政府办公室参加。\n\n${PROSE}`;
  const uri = await editor.open(`${text}\n`, { uri: uriOf('a.txt') });
  const found = async (): Promise<string[]> =>
    (await editor.diagnose(uri))
      .map((d) => `${d.code} ${editor.covered(uri, d.range)}`)
      .filter((d) => d.startsWith('know/'))
      .sort();
  const [law, order] = ['know/law 低空经挤促进法', 'know/order 市人大机关、市委办公室、市政府办公室'];
  expect(await found()).toEqual(['know/formula 五个牢纪', 'know/formula 察实情、守正道、出新意', law, order]);
  write('formulas:\n  - { parts: [察实情, 守正道, 出新意], since: 2024-03-01 }\n  - { right: [五个牢纪] }');
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('本社.yaml'), type: 2 }] });
  await editor.until('a refresh', () => editor.refreshes > 0);
  expect(await found()).toEqual([law, order]);
});
