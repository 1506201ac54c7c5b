import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver-protocol';
import { ROOT } from './harness.ts';
import { PROSE, startShared as start } from './start.ts';

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
    const uri = await editor.open(`${PROSE}\n𠮷林省😀博览会(第十届)昨日开幕，来自各地的客商参加了活动。\n`);
    const [d] = await editor.diagnose(uri);
    expect(d).toMatchObject({ source: 'newsproof', code: 'punct/halfwidth-paren', range: { start: { line: 1, character: 9 } } });
    const actions = await editor.actionsAt(uri, '(第十届');
    expect(actions[0]).toMatchObject({ kind: 'quickfix', isPreferred: true });
    expect(await editor.apply(uri, actions[0]?.edit)).toContain('博览会（第十届）昨日');
    expect(await editor.diagnose(uri)).toEqual([]);
  });

  test('hover on a name: full form, offices on the day of the story, spellings not to use', async () => {
    const editor = await start();
    const text = `新华社河内2019年2月28日电（记者张三）美国总统特朗普当天抵达。${PROSE}`;
    const uri = await editor.open(text);
    const hover = await editor.hover(uri, editor.positionOf(uri, '朗普'));
    const value = (hover?.contents as { value: string } | undefined)?.value ?? '';
    expect(value).toContain('**特朗普** · 唐纳德·特朗普 · Donald Trump');
    expect(value).toContain('- 美国总统：2017-01-20 至 2021-01-20（本文日期在任）\n');
    expect(value).toMatch(/- 美国总统：2025-01-20 至 不详\n/);
    expect(value).toMatch(/不用：川普/);
    expect(hover && editor.covered(uri, hover.range as Range)).toBe('特朗普');
    const variant = await editor.open(text.replace('特朗普', '川普'), { name: '异体.txt' });
    const both = (await editor.hover(variant, editor.positionOf(variant, '川普')))?.contents as { value: string };
    expect(both.value).toMatch(/names\/variant[\s\S]*---[\s\S]*唐纳德·特朗普/);
  });

  test('formatting joins broken lines, in the whole file and in a selection', async () => {
    const editor = await start();
    const page = readFileSync(join(ROOT, 'samples/02-报纸专栏.txt'), 'utf8');
    const uri = await editor.open(page);
    const joined = editor.applied(uri, await editor.format(uri));
    expect(joined.split('\n').length).toBeLessThan(page.split('\n').length - 30);
    expect(joined.replaceAll(/\s/g, '')).toBe(page.replaceAll(/\s/g, ''));
    const range = { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } };
    const edits = await editor.format(uri, range);
    expect(edits.length).toBeGreaterThan(0);
    for (const e of edits) expect(e.range.end.line).toBeLessThanOrEqual(7);
    expect(editor.applied(uri, edits).split('\n').slice(-20)).toEqual(page.split('\n').slice(-20));
  });

  test('joining is offered where a line is broken and where a column begins', async () => {
    const editor = await start();
    const uri = await editor.open(readFileSync(join(ROOT, 'samples/02-报纸专栏.txt'), 'utf8'));
    for (const d of await editor.diagnose(uri)) {
      if (!String(d.code).startsWith('wrap/')) continue;
      const titles = (await editor.actions(uri, d.range, { only: ['quickfix'] })).map((a) => a.title);
      expect(titles.join()).toMatch(/接排全部断行（\d+处）/);
      // Of a line end with empty lines behind it only the line end is shown.
      expect(d.range.end.line - d.range.start.line).toBeLessThanOrEqual(1);
    }
    const [action] = await editor.actions(
      uri,
      { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      { only: ['source.fixAll.newsproof.wraps'] },
    );
    expect(action?.kind).toBe('source.fixAll.newsproof.wraps');
    expect(editor.applied(uri, action?.edit)).toBe(editor.applied(uri, await editor.format(uri)));
  });

  test('a clean wire story stays silent', async () => {
    const editor = await start();
    const uri = await editor.open(readFileSync(join(ROOT, 'samples/03-通稿.txt'), 'utf8'));
    expect((await editor.diagnose(uri)).filter((d) => (d.severity ?? 1) <= 2)).toEqual([]);
  });
});
