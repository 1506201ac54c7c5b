import { afterAll, afterEach } from 'vitest';
import { Editor, type Options } from './harness.ts';

const editors: Editor[] = [];

/** An editor that says goodbye properly at the end of the test. */
export async function start(options: Options = {}): Promise<Editor> {
  const editor = await Editor.start(options);
  editors.push(editor);
  return editor;
}

afterEach(async () => {
  const ended = await Promise.allSettled(editors.splice(0).map((e) => e.close()));
  for (const e of ended) if (e.status === 'rejected') throw e.reason;
});

const shared = new Map<string, Promise<Editor>>();

/**
 * An editor for all tests of a file that want it alike, whose server outlives what each of them does: a start takes longer than
 * most tests. It begins each test without documents, with the settings of its start and with nothing said, and says goodbye at the
 * end of the file. For tests that ask of nothing that a server tells once.
 */
export function startShared(options: Options = {}): Promise<Editor> {
  const key = JSON.stringify(options);
  const editor = shared.get(key) ?? Editor.start(options);
  shared.set(key, editor);
  return editor;
}

afterEach(async () => {
  for (const editor of shared.values()) await (await editor).forget();
});

afterAll(async () => {
  const ended = await Promise.allSettled([...shared.values()].map(async (e) => (await e).close()));
  for (const e of ended) if (e.status === 'rejected') throw e.reason;
});

/** Prose enough to be taken for Chinese, with nothing wrong in it. */
export const PROSE = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。';
