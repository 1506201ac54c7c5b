import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { type Counts, problemsIn, shownCount } from '../../server/src/text/counts.ts';
import { newsproof } from '../cli-run.ts';
import { ROOT } from './harness.ts';
import { start } from './start.ts';

const SAMPLE = join(ROOT, 'samples/02-报纸专栏.txt');
const PAGE = readFileSync(SAMPLE, 'utf8');

const isLoud = ({ severity }: Diagnostic): boolean => severity !== DiagnosticSeverity.Hint;
const isLineEnd = ({ code }: Diagnostic): boolean => code === 'wrap/broken-line' || code === 'wrap/split-token';
/** Line ends above the last one, which stands outside the columns. */
const inColumns = (list: readonly Diagnostic[]): Diagnostic[] => list.filter((d) => isLineEnd(d) && d.range.start.line < 83);

const countsOf = (status: { readonly counts?: unknown } | undefined): Counts => status?.counts as Counts;

describe('a printed column in the editor', () => {
  test('its line ends are hints, each with its join, while its finding stands; off, they are errors again', async () => {
    const editor = await start({ initializationOptions: { status: true } });
    const uri = await editor.open(PAGE);
    const list = await editor.diagnose(uri);
    expect(inColumns(list).length).toBeGreaterThan(20);
    expect(inColumns(list).filter(isLoud)).toEqual([]);
    for (const d of inColumns(list).slice(0, 5))
      expect((await editor.actions(uri, d.range, { only: ['quickfix'] })).map((a) => a.title)).toContainEqual(expect.stringMatching(/^接排[“「]/));
    const before = editor.statuses.at(-1);
    await editor.configure({ rules: { 'wrap/column-block': 'off' } });
    const off = await editor.diagnose(uri);
    expect(inColumns(off).filter(isLoud).length).toBeGreaterThan(20);
    const after = await editor.until('the status', () => editor.statuses.find((s) => s !== before && problemsIn(countsOf(s)) > 20));
    expect(problemsIn(countsOf(after))).toBe(problemsIn(countsOf(before)) - 2 + inColumns(off).filter(isLoud).length);
  });

  test('the status, what is listed and the command line count alike', async () => {
    const editor = await start({ initializationOptions: { status: true } });
    const uri = await editor.open(PAGE);
    const list = await editor.diagnose(uri);
    const counts = countsOf(await editor.until('the status', () => editor.statuses.at(-1)));
    const text = (problems: number, hints: number): string => `${problems}＋${hints}提示`;
    expect(shownCount(counts, text)).toBe(text(list.filter(isLoud).length, list.filter((d) => !isLoud(d)).length));
    expect(newsproof(['check', SAMPLE], { cwd: ROOT }).stdout).toContain(`1个文件，问题${shownCount(counts, text)}：`);
    expect(shownCount({ ...counts, hint: 0 }, text)).toBe(String(problemsIn(counts)));
  });

  test('a line end without a final mark is a hint, and the menu joins it', async () => {
    const editor = await start();
    const uri = await editor.open('本报海州3月14日电 沿江十个县市发来简报\n\n（函），向省防汛办报告险段加固的进展，各地水库都提前腾出了库容。\n');
    const [d] = (await editor.diagnose(uri)).filter(isLineEnd);
    expect(d?.severity).toBe(DiagnosticSeverity.Hint);
    expect((await editor.actions(uri, (d as Diagnostic).range, { only: ['quickfix'] }))[0]?.title).toBe('接排“来简报⏎（函）”');
  });
});
