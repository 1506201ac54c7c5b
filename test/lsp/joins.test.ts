import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnnotatedTextEdit, CodeAction, Range } from 'vscode-languageserver-protocol';
import { isJoin } from '../../server/src/lsp/actions/repair.ts';
import { type Editor, MODERN, ROOT } from './harness.ts';
import { PROSE, start } from './start.ts';

const PAGE = readFileSync(join(ROOT, 'samples/02-报纸专栏.txt'), 'utf8');
const bare = (text: string): string => text.replaceAll(/\s/g, '');
const lines = (text: string): number => text.split('\n').length;

/** The first line end at which an action of this name is offered, and all that is offered there. */
async function where(editor: Editor, uri: string, title: RegExp): Promise<{ action: CodeAction; all: CodeAction[]; range: Range }> {
  for (const d of await editor.diagnose(uri)) {
    const all = await editor.actions(uri, d.range, { only: ['quickfix'] });
    const action = all.find((a) => title.test(a.title));
    if (action) return { action, all, range: d.range };
  }
  throw new Error(`${title} is offered nowhere`);
}

function editsOf(action: CodeAction): AnnotatedTextEdit[] {
  const [edit] = action.edit?.documentChanges ?? [];
  if (!edit || !('edits' in edit)) throw new Error('no edit of a document');
  return edit.edits as AnnotatedTextEdit[];
}

describe('what counts as joining', () => {
  const fixOf = (text: string, start: number, end: number): boolean =>
    isJoin(text, { title: { zh: '', en: '' }, safety: 'review', edits: [{ start, end, text: '' }] });

  test.each([
    [true, '甲\n乙', 1, 2],
    [true, '> 甲\r\n> \r\n> 乙', 3, 11],
    [true, 'demo-\ncratic', 4, 6],
    [false, '甲 乙', 1, 2],
    [false, '甲\nA05\n乙', 1, 6],
    [false, '甲\n拖再拖。乙', 1, 6],
  ] as const)('%s: %j', (wanted, text, from, to) => {
    expect(fixOf(text, from, to)).toBe(wanted);
  });

  test('a fix without edits joins nothing', () => {
    expect(isJoin('甲\n乙', { title: { zh: '', en: '' }, safety: 'review', edits: [] })).toBe(false);
    expect(isJoin('甲\n乙', undefined)).toBe(false);
  });
});

describe('joining from the menu', () => {
  test('one line end, the paragraph, the column: each one edit, the wider the more', async () => {
    const editor = await start();
    const uri = await editor.open(PAGE);
    const { all } = await where(editor, uri, /^本段全部接排/);
    const joins = all.filter((a) => /^(接排|本段全部接排|整栏接排|接排全部断行)/.test(a.title));
    expect(joins.map((a) => a.title.replace(/[（“「].*/, ''))).toEqual(['接排', '本段全部接排', '整栏接排', '接排全部断行']);
    const left = joins.map((a) => editor.applied(uri, a.edit));
    for (const text of left) expect(bare(text)).toBe(bare(PAGE));
    const counts = [PAGE, ...left].map(lines);
    for (let i = 1; i < counts.length; i++) expect(counts[i]).toBeLessThan(counts[i - 1] as number);
    expect(all.map((a) => a.title)).toEqual([...new Set(all.map((a) => a.title))]);
  });

  test('what is not certain in a column waits for a yes, the rest does not', async () => {
    const editor = await start();
    const uri = await editor.open(PAGE);
    const { action } = await where(editor, uri, /^整栏接排.*待确认/);
    const [, all, unsure] = /（(\d+)处，其中(\d+)处待确认）…$/.exec(action.title) ?? [];
    const edits = editsOf(action);
    const marked = edits.filter((e) => e.annotationId !== undefined);
    expect([edits.length, marked.length]).toEqual([Number(all), Number(unsure)]);
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.length).toBeLessThan(edits.length);
    expect(action.edit?.changeAnnotations).toEqual({
      review: { label: '拿不准的行尾', description: '请看前后两行是否同属一段', needsConfirmation: true },
    });
    // Without them it is what is safe.
    const safe = edits.filter((e) => e.annotationId === undefined);
    const formatted = await editor.format(uri);
    for (const e of safe) expect(formatted).toContainEqual({ range: e.range, newText: e.newText });
    for (const { annotationId: _, ...e } of marked) expect(formatted).not.toContainEqual(e);
  });

  test('a client that cannot ask is offered only what is certain', async () => {
    const editor = await start({ capabilities: { ...MODERN, workspace: { ...MODERN.workspace, workspaceEdit: { documentChanges: true } } } });
    const uri = await editor.open(PAGE);
    const titles: string[] = [];
    for (const d of await editor.diagnose(uri)) titles.push(...(await editor.actions(uri, d.range, { only: ['quickfix'] })).map((a) => a.title));
    expect(titles.some((t) => t.startsWith('整栏接排'))).toBe(true);
    expect(titles.filter((t) => t.includes('待确认'))).toEqual([]);
  });

  test('over several paragraphs or columns no paragraph and no column is meant', async () => {
    const editor = await start();
    const uri = await editor.open(PAGE);
    const all = await editor.actions(uri, { start: { line: 0, character: 0 }, end: { line: lines(PAGE), character: 0 } }, { only: ['quickfix'] });
    expect(all.filter((a) => /^(本段|整栏)/.test(a.title))).toEqual([]);
    expect(all.filter((a) => /^接排全部断行/.test(a.title))).toHaveLength(1);
  });
});

describe('formatting', () => {
  test('a selection: only line ends that lie in it, and again changes nothing', async () => {
    const editor = await start();
    const uri = await editor.open(PAGE);
    const all = await editor.format(uri);
    const inside = (r: Range, s: Range): boolean =>
      (r.start.line > s.start.line || (r.start.line === s.start.line && r.start.character >= s.start.character)) &&
      (r.end.line < s.end.line || (r.end.line === s.end.line && r.end.character <= s.end.character));
    for (const [from, to] of [
      [0, 7],
      [4, 4],
      [6, 20],
      [9, 30],
    ] as const) {
      const selection = { start: { line: from, character: 3 }, end: { line: to, character: 2 } };
      const edits = await editor.format(uri, selection);
      expect(edits).toEqual(all.filter((e) => inside(e.range, selection)));
    }
    await editor.apply(uri, all);
    expect(await editor.format(uri)).toEqual([]);
    expect(await editor.diagnose(uri)).not.toEqual([]);
  });

  test('a line end that the selection only touches stays', async () => {
    const editor = await start();
    const text = `${PROSE}\n\n市水务局负责人昨天在发布会上表示，各水库目前运行平\n\n稳，防汛物资已经全部到位。`;
    const uri = await editor.open(text);
    const [edit] = await editor.format(uri);
    if (!edit) throw new Error('nothing to join');
    const { start: from, end: to } = edit.range;
    expect(await editor.format(uri, { start: { line: 0, character: 0 }, end: from })).toEqual([]);
    expect(await editor.format(uri, { start: to, end: { line: 9, character: 0 } })).toEqual([]);
    expect(await editor.format(uri, { start: from, end: to })).toEqual([edit]);
  });
});
