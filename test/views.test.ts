import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const { contributes } = JSON.parse(read('package.json'));

interface Entry {
  command?: string;
  submenu?: string;
  when?: string;
  group?: string;
}
const menus: Record<string, Entry[]> = contributes.menus;
const commands: { command: string; icon?: string }[] = contributes.commands;

/** Commands that work whatever is open. */
const ALWAYS = new Set(['newsproof.openSample', 'newsproof.restartServer', 'newsproof.showLog']);

test('every command has an icon and says when it works', () => {
  const conditions = new Map(menus.commandPalette?.map((e) => [e.command, e.when]));
  for (const { command, icon } of commands) {
    expect(icon, command).toMatch(/^\$\([a-z-]+\)$/);
    expect(ALWAYS.has(command) || conditions.get(command) !== undefined, command).toBe(true);
  }
});

test('menus name commands and submenus that there are, under a condition', () => {
  const known = new Set(commands.map((c) => c.command));
  const submenus = new Set((contributes.submenus ?? []).map((s: { id: string }) => s.id));
  for (const [menu, entries] of Object.entries(menus)) {
    if (!menu.includes('/') && menu !== 'commandPalette') expect(submenus, menu).toContain(menu);
    for (const e of entries) {
      if (e.command) expect(known, `${menu}: ${e.command}`).toContain(e.command);
      if (e.submenu) expect(submenus, menu).toContain(e.submenu);
      expect(e.when, `${menu}: ${e.command ?? e.submenu}`).toBeTruthy();
      // A key that is not set is not equal to anything: before the extension has started there is no draft.
      if (e.when?.includes('newsproof.draft != none')) expect(e.when).toMatch(/newsproof\.draft && newsproof\.draft != none/);
    }
  }
  // What a mouse finds on a row is in its menu, too, for the keyboard.
  const rows = menus['view/item/context'] ?? [];
  for (const { command, group } of rows.filter((e) => e.group?.startsWith('inline')))
    expect(
      rows.some((e) => e.command === command && !e.group?.startsWith('inline')),
      `${command} ${group}`,
    ).toBe(true);
});

test('every view says something while it is empty', () => {
  for (const { id } of contributes.views.newsproof as { id: string }[])
    expect(contributes.viewsWelcome.filter((w: { view: string }) => w.view === id).length, id).toBeGreaterThan(2);
});

test('the pictures of the walkthrough ship, those that are drawn take their colours from the theme, one is of the product itself', () => {
  const ships = read('.vscodeignore').split('\n');
  expect(ships).toContain('!walkthrough/*.svg');
  expect(ships).toContain('!walkthrough/*.md');
  expect(existsSync(join(ROOT, 'walkthrough/draft.md'))).toBe(true);
  for (const { id, media, completionEvents } of contributes.walkthroughs[0].steps) {
    expect(completionEvents.length, id).toBeGreaterThan(0);
    expect(media.altText, id).toMatch(/^%walkthrough\./);
    if (media.image) {
      // Of the product itself, one for each kind of theme: test/vscode/drive-chinese.mjs takes them.
      expect(Object.keys(media.image).sort(), id).toEqual(['dark', 'hc', 'hcLight', 'light']);
      for (const file of Object.values(media.image) as string[]) expect(readFileSync(join(ROOT, file)).toString('latin1', 8, 12), file).toBe('WEBP');
      continue;
    }
    const svg = read(media.svg);
    // Fallbacks of `var(--vscode-…, #888)` aside.
    expect(svg.replace(/var\((?:[^()]|\([^()]*\))*\)/g, ''), media.svg).not.toMatch(/#[\da-f]{3}|rgb|<script|href/i);
  }
});
