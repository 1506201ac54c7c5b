import { describe, expect, test } from 'vitest';
import { OPEN_RULE_PAGE, RULE_PAGE } from '../../server/src/protocol.ts';
import { rules } from '../../server/src/rules/index.ts';
import { PROSE, start } from './start.ts';

const DRAFT = `博览会(第十届)开幕。${PROSE}\n`;
const PAGES = { rulePages: 'newsproof-rule:/' };

describe('pages of rules', () => {
  test('a client that shows them gets the address with each finding, and a last entry in the menu', async () => {
    const editor = await start({ initializationOptions: PAGES });
    const uri = await editor.open(DRAFT);
    const [d] = await editor.diagnose(uri);
    expect(d?.codeDescription).toEqual({ href: 'newsproof-rule:/zh/punct/halfwidth-paren.md' });
    const last = (await editor.actions(uri, d?.range as never, { only: ['quickfix'] })).at(-1);
    expect(last?.title).toMatch(/^规则说明：/);
    expect(last?.command).toMatchObject({ command: OPEN_RULE_PAGE, arguments: [d?.codeDescription?.href] });
  });

  test('in English for an English editor', async () => {
    const editor = await start({ locale: 'en', initializationOptions: PAGES });
    const [d] = await editor.diagnose(await editor.open(DRAFT));
    expect(d?.codeDescription?.href).toBe('newsproof-rule:/en/punct/halfwidth-paren.md');
  });

  test('others get neither', async () => {
    const editor = await start();
    const uri = await editor.open(DRAFT);
    const [d] = await editor.diagnose(uri);
    expect(d?.codeDescription).toBeUndefined();
    const list = await editor.actions(uri, d?.range as never, { only: ['quickfix'] });
    expect(list.filter((a) => a.command)).toEqual([]);
  });

  test('the server has a page for every rule of the bundle, in both languages', async () => {
    const editor = await start();
    for (const { meta } of rules) {
      const [zh, en] = await Promise.all(['zh', 'en'].map((language) => editor.connection.sendRequest<string>(RULE_PAGE, { rule: meta.id, language })));
      expect(zh).toContain(`# ${meta.title.zh}\n`);
      expect(en).toContain(`# ${meta.title.en}\n`);
      expect(zh).toContain('✗');
    }
    expect(await editor.connection.sendRequest(RULE_PAGE, { rule: 'no/such', language: 'zh' })).toBeNull();
  });
});
