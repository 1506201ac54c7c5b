import { describe, expect, test } from 'vitest';
import { serverFile } from './bundle.ts';
import { PROSE, start } from './start.ts';

const slow = serverFile('slow-server');
const server = serverFile('test-server');

const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const ON_SAVE = { only: ['source.fixAll.newsproof'], triggerKind: 2 as const };
const count = (text: string, mark: string): number => text.split(mark).length - 1;

describe('fixing on saving', () => {
  test('stops when its time is up, and says so once; the next one goes on', async () => {
    const editor = await start({ server: slow });
    const uri = await editor.open(`${PROSE}${'☆'.repeat(1500)}`);
    await editor.diagnose(uri);
    const fixed: number[] = [];
    for (let save = 0; save < 9 && editor.text(uri).includes('☆'); save++) {
      const [action] = await editor.actions(uri, RANGE, ON_SAVE);
      const before = count(editor.text(uri), '☆');
      const text = await editor.apply(uri, action?.edit);
      fixed.push(before - count(text, '☆'));
      expect(text.replaceAll('★', '☆')).toBe(`${PROSE}${'☆'.repeat(1500)}`);
    }
    // Three looks at the watch are within 700 ms.
    expect(fixed).toEqual([768, 732]);
    expect(editor.logs.map((l) => l.message)).toContain('改正到时间为止：改了768处，还有732个问题没有处理到');
    expect(editor.messages.filter((m) => m.message.includes('没有在限定时间内改完'))).toHaveLength(1);
  });

  test('does not begin to check the result again when that took too long last time', async () => {
    const editor = await start({ server: slow });
    const uri = await editor.open(`${PROSE}${'☆'.repeat(500)}`);
    await editor.diagnose(uri);
    const [action] = await editor.actions(uri, RANGE, ON_SAVE);
    expect(editor.applied(uri, action?.edit)).toBe(`${PROSE}${'★'.repeat(500)}`);
    expect(editor.logs.map((l) => l.message)).toContain('改正到时间为止：改了500处，没有来得及再查一遍');
    expect(editor.messages).toEqual([]);
  });

  test('what a user asks for has more time', async () => {
    const editor = await start({ server: slow });
    const uri = await editor.open(`${PROSE}${'☆'.repeat(1500)}`);
    const [action] = await editor.actions(uri, RANGE, { ...ON_SAVE, triggerKind: 1 });
    expect(editor.applied(uri, action?.edit)).not.toContain('☆');
    expect(editor.messages).toEqual([]);
  });

  test('only what is safe', async () => {
    const editor = await start({ server });
    const uri = await editor.open(`☆甲乙${PROSE}`);
    const [action, ...rest] = await editor.actions(uri, RANGE, ON_SAVE);
    expect(editor.applied(uri, action?.edit)).toBe(`★甲乙${PROSE}`);
    expect(rest).toEqual([]);
  });
});
