import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ASKS_LATER, ROOT } from './harness.ts';
import { PROSE, start } from './start.ts';

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsproof-menu-'));
  log = join(folder, 'opened.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([[], ['desk.tsv'], ['desk.yaml']])(
  'a menu waits for nothing but the text: no library is loaded, no file is read (house lexicon: %s)',
  async (...names) => {
    writeFileSync(join(folder, 'desk.tsv'), '类别\t名称\n人物\t周一鸣\n');
    writeFileSync(join(folder, 'desk.yaml'), 'people: []\n');
    const editor = await start({
      folder,
      capabilities: ASKS_LATER,
      settings: { lexicons: names.filter(Boolean) },
      node: ['--require', join(ROOT, 'test/files-opened.cjs')],
      env: { NEWSPROOF_OPENED: log, NODE_DISABLE_COMPILE_CACHE: '1' },
    });
    const uri = await editor.open(`白宫发言人说，川普将于下周出访。${PROSE}`, { uri: pathToFileURL(join(folder, '稿件.txt')).href });
    expect((await editor.diagnose(uri)).map((d) => d.code)).toContain('names/variant');
    const before = readFileSync(log, 'utf8');
    const titles = (await editor.actionsAt(uri, '川普')).map((a) => a.title);
    expect(titles).toContain('忽略“川普”这一处（记入 .newsproof-ignore.yaml）');
    expect(titles).toContain(`加入词库 ${names[0] ?? 'newsproof-lexicon.yaml'}：新人物“川普”`);
    expect(readFileSync(log, 'utf8').slice(before.length)).toBe('');
  },
);
