import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ASSISTANT_TOOLS } from '../../server/src/assist/tools.ts';
import { groupOf } from '../../server/src/engine/settings.ts';
import { DEFAULTS } from '../../server/src/lsp/config.ts';
import { EXTENSIONS } from '../../server/src/protocol.ts';
import { PROFILES } from '../../server/src/rule/profile.ts';
import { rules } from '../../server/src/rules/index.ts';
import { ROOT } from './harness.ts';

const file = join(ROOT, 'package.json');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const json = (name: string): Record<string, never> => JSON.parse(read(name));
const manifest = JSON.parse(read('package.json'));
const properties: Record<string, { default: unknown; enum?: string[]; properties?: unknown }> = manifest.contributes.configuration.properties;

test('the defaults in package.json are those of the server', () => {
  const { files, ...plain } = DEFAULTS;
  for (const [key, value] of Object.entries(plain)) expect(properties[`newsproof.${key}`]?.default, key).toEqual(value);
  expect(properties['newsproof.files.exclude']?.default).toEqual(files.exclude);
  const known = [...Object.keys(plain), 'files.exclude', 'paste.clean', 'trace.server'].map((k) => `newsproof.${k}`);
  expect(Object.keys(properties).sort()).toEqual(known.sort());
  expect(properties['newsproof.profile']?.enum).toEqual(Object.keys(PROFILES));
});

test('package.json offers every rule and group for newsproof.rules (UPDATE=1 rewrites it)', () => {
  const groups = [...new Set(rules.map((r) => groupOf(r.meta.id)))];
  const wanted: Record<string, object> = {};
  for (const g of groups) wanted[g] = describeLevel(`${g}/*`);
  for (const { meta } of rules) wanted[meta.id] = describeLevel(`${meta.title.zh} · ${meta.title.en}`);
  const setting = properties['newsproof.rules'] as { properties?: unknown };
  if (process.env.UPDATE) {
    setting.properties = wanted;
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  }
  expect(setting.properties).toEqual(wanted);
});

test('package.json declares the tools of assistants, none where a workspace is not trusted (UPDATE=1 rewrites it)', () => {
  const wanted = ASSISTANT_TOOLS.map(({ name, description, input }) => ({
    name: `newsproof_${name}`,
    toolReferenceName: `newsproof${name.replace(/(?:^|_)(\w)/g, (_, first: string) => first.toUpperCase())}`,
    displayName: `%tool.${name}%`,
    userDescription: `%tool.${name}.description%`,
    modelDescription: description,
    inputSchema: input,
    canBeReferencedInPrompt: true,
    icon: '$(checklist)',
    tags: ['newsproof', 'chinese', 'proofreading'],
    when: 'isWorkspaceTrusted',
  }));
  if (process.env.UPDATE) {
    manifest.contributes.languageModelTools = wanted;
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  }
  expect(manifest.contributes.languageModelTools).toEqual(wanted);
});

function describeLevel(description: string): object {
  return { description, anyOf: [{ enum: ['off', 'hint', 'information', 'warning', 'error'] }, { type: 'object' }] };
}

test('both languages say everything', () => {
  const wanted = [...new Set([...read('package.json').matchAll(/"%([\w.-]+)%"/g)].map((m) => m[1] as string))].sort();
  for (const name of ['package.nls.json', 'package.nls.zh-cn.json']) {
    const texts = json(name);
    expect(Object.keys(texts).sort(), name).toEqual(wanted);
  }
  const said = new Set<string>();
  for (const name of readdirSync(join(ROOT, 'client/src'))) {
    for (const m of read(`client/src/${name}`).matchAll(/l10n\.t\('((?:[^'\\]|\\.)*)'/g)) said.add(m[1] as string);
  }
  const bundle = json('l10n/bundle.l10n.zh-cn.json');
  expect(Object.keys(bundle).sort()).toEqual([...said].sort());
  for (const [en, zh] of Object.entries(bundle) as [string, string][]) expect(zh.match(/\{\d\}/g)?.sort(), en).toEqual(en.match(/\{\d\}/g)?.sort());
});

test('commands of package.json are those of the client', () => {
  const source = readdirSync(join(ROOT, 'client/src')).map((name) => read(`client/src/${name}`));
  const registered = source.flatMap((text) => [...text.matchAll(/\b(?:command|ofDraft|checking)\((?:newsproof, )?'(\w+)'/g)].map((m) => `newsproof.${m[1]}`));
  expect(manifest.contributes.commands.map((c: { command: string }) => c.command).sort()).toEqual(registered.sort());
});

test('the product has one name in each language, in the palette, the views, the menus and the status bar', () => {
  const bundle = json('l10n/bundle.l10n.zh-cn.json') as Record<string, string>;
  for (const [file, name, said] of [
    ['package.nls.json', 'Newsproof', (text: string) => text],
    ['package.nls.zh-cn.json', '新闻校样', (text: string) => bundle[text]],
  ] as const) {
    const texts = json(file) as Record<string, string>;
    for (const key of ['command.category', 'view.container', 'menu.editor', 'configuration.title']) expect(texts[key], key).toBe(name);
    expect(said('Newsproof')).toBe(name);
    // Its messages begin with the name, too: a command is looked for under what it said last.
    for (const text of Object.keys(bundle).filter((t) => t.startsWith('Newsproof'))) expect(said(text), text).toMatch(new RegExp(`^${name}`));
  }
  for (const { command, category } of manifest.contributes.commands) expect(category, command).toBe('%command.category%');
});

test('files and languages that package.json names exist', () => {
  for (const g of manifest.contributes.grammars) expect(JSON.parse(read(g.path)).scopeName).toBe(g.scopeName);
  const [draft] = manifest.contributes.languages;
  expect(() => read(draft.configuration)).not.toThrow();
  expect(draft.extensions).toEqual(EXTENSIONS[draft.id]);
});

test('the keys of a review hold in the text and while it goes on, and nowhere else', () => {
  const commands = manifest.contributes.commands.map((c: { command: string }) => c.command);
  for (const { command, key, when } of manifest.contributes.keybindings as { command: string; key: string; when: string }[]) {
    expect(commands, key).toContain(command);
    expect(when, key).toMatch(/^newsproof\.reviewing && editorTextFocus && /);
  }
});
