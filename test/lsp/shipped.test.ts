import { afterEach, describe, expect, test } from 'vitest';
import { Editor, type Options } from './harness.ts';

const editors: Editor[] = [];
async function start(options: Options = {}): Promise<Editor> {
  const editor = await Editor.start(options);
  editors.push(editor);
  return editor;
}
afterEach(async () => {
  await Promise.all(editors.splice(0).map((e) => e.close()));
});

/** Prose enough to be taken for Chinese. */
const FILLER = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。';

describe('the bundle that ships', () => {
  test('says what it can do', async () => {
    const editor = await start();
    expect(editor.initialized.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
      documentFormattingProvider: true,
      hoverProvider: true,
    });
  });

  test('finds a half-width bracket behind characters outside the first plane', async () => {
    const editor = await start();
    const uri = await editor.open(`${FILLER}\n𠮷林省😀博览会(第十届)昨日开幕，来自各地的客商参加了活动。`);
    const [d] = await editor.diagnose(uri);
    expect(d).toMatchObject({ source: 'newsproof', code: 'punct/halfwidth-paren', range: { start: { line: 1, character: 9 } } });
    const actions = await editor.actionsAt(uri, '(第十届');
    expect(actions[0]).toMatchObject({ kind: 'quickfix', isPreferred: true });
    expect(await editor.apply(uri, actions[0]?.edit)).toContain('博览会（第十届）昨日');
    expect(await editor.diagnose(uri)).toEqual([]);
  });
});
