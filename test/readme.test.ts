import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extensionPage } from '../scripts/pack.mjs';
import { help } from '../server/src/cli/help.ts';
import { rulePage } from '../server/src/rule/page.ts';
import { PROFILES } from '../server/src/rule/profile.ts';
import { rules } from '../server/src/rules/index.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { lint } from './lint.ts';
import { useTypos } from './typos.ts';

useTypos();

const root = resolve(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const chinese = JSON.parse(read('package.nls.zh-cn.json')) as Record<string, string>;

interface Manifest {
  scripts: Record<string, string>;
  contributes: {
    commands: readonly { command: string; title: string }[];
    keybindings: readonly { command: string; key: string }[];
    menus: { commandPalette: readonly { command: string; when: string }[] };
    configuration: { properties: Record<string, Setting> };
  };
}
interface Setting {
  default?: unknown;
  description?: string;
  markdownDescription?: string;
  enum?: readonly string[];
  enumDescriptions?: readonly string[];
}

const READMES = ['README.md', 'README.zh-CN.md'];
/** Everything that is written by hand. */
const DOCS = [...READMES, 'CONTRIBUTING.md', 'CHANGELOG.md', 'samples/README.md', ...folder('docs')];
const CHINESE = [
  'README.zh-CN.md',
  ...['assistants', 'ci', 'cli', 'configuration', 'editor', 'editors', 'error-rate', 'import', 'pipelines', 'privacy', 'settings', 'suppression'].map(
    (name) => `docs/${name}.md`,
  ),
];

function folder(name: string): string[] {
  return readdirSync(join(root, name))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${name}/${file}`);
}

/** A text with another one between two of its markers. */
function between(text: string, name: string, part: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [a, b] = [text.indexOf(start), text.indexOf(end)];
  if (a < 0 || b < a) throw new Error(`there is no ${start} … ${end}`);
  return `${text.slice(0, a + start.length)}\n\n${part}\n\n${text.slice(b)}`;
}

const inChinese = (text: string): string => text.replace(/%(.*?)%/g, (_, key: string) => chinese[key] ?? key);
const code = (text: string): string => `\`${text}\``;

function settings(): string {
  const rows = Object.entries(manifest.contributes.configuration.properties).map(([key, setting]) => {
    const values = setting.enum?.map((value, i) =>
      setting.enumDescriptions ? `${code(value)} ${inChinese(setting.enumDescriptions[i] as string)}` : code(value),
    );
    const said = inChinese(setting.markdownDescription ?? setting.description ?? '');
    return `| ${code(key)} | ${[said, ...(values ?? [])].join('<br>')} | ${byDefault(setting.default)} |`;
  });
  return ['| 设置 | 含义 | 默认 |', '|---|---|---|', ...rows].join('\n');
}

function byDefault(value: unknown): string {
  if (value === undefined || JSON.stringify(value) === '[]' || JSON.stringify(value) === '{}') return '';
  if (Array.isArray(value)) return value.map((v) => code(String(v))).join('、');
  if (typeof value === 'object')
    return Object.keys(value as object)
      .map(code)
      .join('<br>');
  return code(String(value));
}

function commands(): string {
  const { commands, menus } = manifest.contributes;
  const hidden = new Set(menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command));
  const rows = commands.filter(({ command }) => !hidden.has(command)).map(({ command, title }) => `| ${inChinese(title)} | ${code(command)} |`);
  return ['| 命令 | 标识符 |', '|---|---|', ...rows].join('\n');
}

function keys(): string {
  const { commands, keybindings } = manifest.contributes;
  const rows = [...new Set(keybindings.map(({ command }) => command))].map((command) => {
    const all = keybindings.filter((binding) => binding.command === command).map(({ key }) => code(key));
    return `| ${all.join('、')} | ${inChinese(commands.find((c) => c.command === command)?.title ?? command)} |`;
  });
  return ['| 键 | 做什么 |', '|---|---|', ...rows].join('\n');
}

describe('what the documents say of the product is how it is (UPDATE=1 npx vitest run test/readme.test.ts rewrites it)', () => {
  test.each([
    ['docs/settings.md', { settings: settings(), commands: commands(), keys: keys() }],
    ['docs/cli.md', { usage: ['```text', help(undefined, 'zh').trimEnd(), '```'].join('\n') }],
  ])('%s', (name, parts) => {
    const text = read(name);
    const fresh = Object.entries(parts).reduce((told, [part, wanted]) => between(told, part, wanted), text);
    if (process.env.UPDATE === '1') writeFileSync(join(root, name), fresh);
    else expect(text).toBe(fresh);
  });

  test.each(READMES)('%s: what it says is found, is found, and repaired so', (name) => {
    const rows = [...read(name).matchAll(/^\| `(.+?)` \| `(.+?)` \| \[(.+?)\]\(docs\/rules\/(zh|en)\/(.+?)\.md\) \|$/gm)];
    expect(rows.length).toBeGreaterThan(5);
    for (const [, before, after, title, language, id] of rows as unknown as [string, string, string, string, 'zh' | 'en', string][]) {
      expect(title).toBe(rules.find(({ meta }) => meta.id === id)?.meta.title[language]);
      const draft = before.replaceAll('⏎', '\n');
      const problems = lint(draft);
      expect(
        problems.map((p) => p.rule),
        before,
      ).toContain(id);
      const fixes = problems.flatMap((p) => p.fixes[0]?.edits ?? []);
      expect(applyEdits(draft, fixes).trimEnd()).toBe(after);
    }
  });
});

describe('the documents', () => {
  test.each(READMES)('%s: what it says is told without a repair, is told so', (name) => {
    const rows = [...read(name).matchAll(/^\| `(.+?)` \| ([^`|]+) \| \[(.+?)\]\(docs\/rules\/(?:zh|en)\/(.+?)\.md\) \|$/gm)];
    expect(rows.length).toBeGreaterThan(5);
    for (const [, draft, told, id, page] of rows as unknown as [string, string, string, string, string][]) {
      const problems = lint(`${draft}\n`);
      expect(problems.filter((p) => p.rule === id).map((p) => p.message.zh)).toEqual([told]);
      expect(page).toBe(id);
    }
  });

  test.each(READMES)('%s names every profile, and the other README before anything else', (name) => {
    const text = read(name);
    for (const profile of Object.keys(PROFILES)) expect(text).toContain(profile);
    const other = READMES.find((r) => r !== name) as string;
    expect(text.slice(0, text.indexOf('!['))).toContain(`(${other})`);
  });

  test.each(DOCS)('%s: its links lead to files there are, its commands too', (name) => {
    const text = read(name);
    const prose = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
    const links = [...prose.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((m) => m[1] as string).filter((to) => !/^[a-z]+:/.test(to));
    const dead = links.filter((to) => statSync(join(root, dirname(name), to), { throwIfNoEntry: false }) === undefined);
    expect(dead).toEqual([]);
    for (const [, script] of text.matchAll(/npm run ([a-z:-]+)/g)) expect(Object.keys(manifest.scripts)).toContain(script);
  });

  test('every document is reached from both READMEs', () => {
    for (const name of READMES) expect(folder('docs').filter((doc) => !read(name).includes(`(${doc})`))).toEqual([]);
  });
});

describe('the page of the extension', () => {
  const targets = (page: string): string[] => [...page.matchAll(/\]\((.*?)\)/g)].map((m) => m[1] as string);

  test('is both READMEs, and leads nowhere but into itself while the repository is not published', () => {
    const titles = READMES.map((name) => read(name).split('\n')[0] as string);
    const page = extensionPage();
    for (const title of titles) expect(page).toContain(title);
    const anchors = titles.map((title) => `#${title.slice(2).toLowerCase().replaceAll(' ', '-')}`);
    expect(new Set(targets(page))).toEqual(new Set(anchors));
  });

  test('has each picture once, and links to files, when it is', () => {
    const pictures = targets(extensionPage(true)).filter((to) => to.endsWith('.png'));
    expect(pictures).toEqual(['docs/images/editor.png', 'docs/images/compare.png']);
    expect(targets(extensionPage(true))).toContain('docs/editor.md');
  });
});

describe('our own Chinese', () => {
  const told = (text: string, options?: Parameters<typeof lint>[1]): string[] =>
    lint(text, options)
      .filter((p) => p.severity === 'error' || p.severity === 'warning')
      .map((p) => `${p.rule} ${p.message.zh}`);

  test.each(CHINESE)('%s passes our own rules', (name) => {
    expect(told(read(name), { language: 'markdown' })).toEqual([]);
  });

  test('titles, messages, titles of fixes pass them', () => {
    expect(told(rules.flatMap(({ meta }) => [meta.title.zh, meta.rationale.zh]).join('\n\n'))).toEqual([]);
  });

  test.each(rules.map((r) => [r.meta.id, r] as const))('the page of %s passes them', (_, rule) => {
    expect(told(rulePage(rule, 'zh'), { language: 'markdown' })).toEqual([]);
  });
});
