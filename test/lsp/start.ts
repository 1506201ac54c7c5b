import { afterEach } from 'vitest';
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

/** Prose enough to be taken for Chinese, with nothing wrong in it. */
export const PROSE = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。';
