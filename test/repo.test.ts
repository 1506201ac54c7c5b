import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Trigger } from '../server/src/rule/triggers.ts';
import { rules } from '../server/src/rules/index.ts';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'server/src');

function files(dir: string, ending = '.ts'): string[] {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && e.name.endsWith(ending))
    .map((e) => join(e.parentPath, e.name));
}

/** Every module a source names, `import type`, re-exports and dynamic imports too. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const patterns = [
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])([^'"]+)\1/gm,
    /^\s*import\s*(['"])([^'"]+)\1/gm,
    /\b(?:import|require)\s*\(\s*(['"])([^'"]+)\1/g,
  ];
  return patterns.flatMap((p) => [...code.matchAll(p)].map((m) => m[2] as string));
}

/** What each part may use besides itself (docs/architecture.md, "Where things are"). Packages are named as such. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  text: ['decode-named-character-reference'],
  typos: [],
  lexicon: ['text', 'typos', 'rule', 'yaml', 'newsproof:lexicon'],
  names: ['text', 'lexicon'],
  statements: ['text'],
  knowledge: ['text', 'lexicon', 'names'],
  ledger: ['text', 'lexicon', 'names'],
  rule: ['text', 'lexicon'],
  rules: ['text', 'typos', 'lexicon', 'names', 'knowledge', 'statements', 'rule'],
  engine: ['text', 'typos', 'lexicon', 'ledger', 'rule', 'yaml', 'newsproof:triggers'],
  workspace: ['text', 'typos', 'lexicon', 'ledger', 'rule', 'engine'],
  import: ['text', 'rule', 'engine', 'package'],
  export: ['text', 'rule', 'import', 'report', 'package'],
  assist: ['text', 'lexicon', 'ledger', 'rule', 'engine', 'report'],
  report: ['text', 'statements', 'rule', 'engine', 'diff'],
  lsp: [
    'export',
    'disk',
    'assist',
    'text',
    'typos',
    'lexicon',
    'names',
    'statements',
    'ledger',
    'rule',
    'rules',
    'engine',
    'workspace',
    'report',
    'protocol.ts',
    'package',
    'node',
  ],
  worker: ['import', 'export', 'rule', 'protocol.ts'],
  disk: ['newsproof:lexicon', 'import', 'export', 'rule', 'node'],
  cli: ['disk', 'assist', 'text', 'typos', 'lexicon', 'knowledge', 'ledger', 'rule', 'rules', 'engine', 'workspace', 'report', 'package', 'node'],
  'protocol.ts': [],
};

describe('the arrows between the parts', () => {
  test.each(files(src).map((f) => [relative(src, f)]))('%s', (name) => {
    const part = name.split('/')[0] as string;
    const allowed = MAY_USE[part];
    expect(allowed, `${part} is no part of the house`).toBeDefined();
    for (const target of importsOf(join(src, name))) {
      if (target.startsWith('.')) {
        const used = relative(src, resolve(dirname(join(src, name)), target));
        if (used === '../../package.json') continue; // the version
        const to = used.startsWith('..') ? used : (used.split('/')[0] as string);
        expect([part, ...(allowed ?? [])], `${name} imports ${target}`).toContain(to);
      } else {
        const kind = target.startsWith('node:') ? 'node' : 'package';
        expect(
          [target, kind].some((k) => allowed?.includes(k)),
          `${name} imports ${target}`,
        ).toBe(true);
      }
    }
  });

  test('no file leads back to itself', () => {
    const all = files(src);
    const known = new Set(all);
    const uses = new Map(
      all.map((file) => [
        file,
        importsOf(file)
          .map((target) => resolve(dirname(file), target))
          .filter((target) => known.has(target)),
      ]),
    );
    const circles = circlesIn(uses).map((circle) => circle.map((file) => relative(src, file)).sort());
    expect(circles).toEqual([]);
  });

  test('the client knows nothing of the server but the protocol, and pure functions of text', () => {
    for (const file of files(join(root, 'client/src'))) {
      for (const target of importsOf(file)) {
        if (target.startsWith('.')) expect(resolve(dirname(file), target), file).toMatch(/client\/src\/|server\/src\/(?:protocol|text\/\w+)\.ts$/);
      }
    }
  });
});

/** The largest sets of files that lead to each other, types too: one finds none of them without the others. */
function circlesIn(uses: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const open: string[] = [];
  const closed = new Set<string>();
  /** @returns the earliest file still open that the file leads to */
  const visit = (file: string): number => {
    const own = order.size;
    order.set(file, own);
    open.push(file);
    let earliest = own;
    for (const used of uses.get(file) ?? []) if (!closed.has(used)) earliest = Math.min(earliest, order.get(used) ?? visit(used));
    if (earliest === own) {
      const circle = open.splice(open.indexOf(file));
      for (const f of circle) closed.add(f);
      if (circle.length > 1) circles.push(circle);
    }
    return earliest;
  };
  for (const file of uses.keys()) if (!order.has(file)) visit(file);
  return circles;
}

test('a name that files export means one thing', () => {
  const exported = /^export (?:abstract |async )?(?:const|function\*?|class|interface|type|enum) (\w+)/gm;
  const homes = new Map<string, Set<string>>();
  // The protocol repeats what the client must know, and what starts a bundle has the names that its loader knows.
  for (const file of files(src).filter((f) => !/^(?:protocol|lsp\/main|cli\/main)\.ts$/.test(relative(src, f)))) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(exported)) {
      const known = homes.get(name as string) ?? new Set();
      homes.set(name as string, known.add(relative(src, file)));
    }
  }
  expect([...homes].filter(([, in_]) => in_.size > 1).map(([name, in_]) => `${name}: ${[...in_].join(', ')}`)).toEqual([]);
});

describe('rules', () => {
  const dir = join(src, 'rules');
  const all = files(dir).map((file) => relative(dir, file));
  const isLib = (name: string): boolean => name.includes('lib/');
  /** The group that a file is of: none is what all groups share. */
  const groupOf = (name: string): string | undefined => (/^lib\/|^index\.ts$/.test(name) ? undefined : name.slice(0, name.indexOf('/')));
  const defines = (name: string): boolean => /\bdefineRule\b/.test(readFileSync(join(dir, name), 'utf8'));

  test('every rule file stands in the index, and has the name of its rule', () => {
    const index = readFileSync(join(dir, 'index.ts'), 'utf8');
    const ids = new Set(rules.map((r) => r.meta.id));
    for (const name of all.filter(defines)) {
      expect(index).toContain(`./${name}`);
      expect(ids).toContain(name.replace(/\.ts$/, ''));
    }
  });

  test('what stands in a group is a rule, what helps rules is in a lib', () => {
    const inGroups = all.filter((name) => !isLib(name) && name !== 'index.ts');
    expect(inGroups.filter((name) => !/^[a-z]+\/[a-z-]+\.ts$/.test(name) || !defines(name))).toEqual([]);
    expect(all.filter((name) => isLib(name) && defines(name))).toEqual([]);
    expect(all.filter((name) => isLib(name) && !/^(?:[a-z]+\/)?lib\//.test(name))).toEqual([]);
  });

  test('a rule file begins with its rule: before it stands only what the rule must have to say what it is', () => {
    for (const name of all.filter(defines)) {
      const code = readFileSync(join(dir, name), 'utf8');
      const [before, rule] = code.split(/^export const \w+ = (?=defineRule\b)/m) as [string, string];
      const meta = rule.slice(0, rule.search(/^ {2}(?:passage|article|draft)\(/m));
      for (const [, keyword, declared] of before.matchAll(/^(?:export )?(\w+)(?: (\w+))?/gm)) {
        if (keyword === 'import') continue;
        expect(keyword, `${name}: ${declared} stands before the rule`).toBe('const');
        expect(meta, `${name}: the rule can be defined without ${declared}`).toMatch(new RegExp(`\\b${declared}\\b`));
      }
    }
  });

  test('every rule that reads passages says what it waits for, and why where that is all of them', () => {
    const whys = (triggers: readonly Trigger[] = []): readonly string[] =>
      triggers.flatMap((t) => (t.on === 'every' ? [t.why] : t.on === 'when' ? whys(t.triggers) : []));
    for (const { meta, passage, triggers } of rules) {
      if (passage) expect(triggers?.length, meta.id).toBeGreaterThan(0);
      for (const why of whys(triggers)) expect(why.split(' ').length, meta.id).toBeGreaterThan(3);
    }
  });

  test('no rule uses a rule, and what groups share knows none of them', () => {
    for (const name of all.filter((file) => file !== 'index.ts')) {
      const used = importsOf(join(dir, name)).map((target) => relative(dir, resolve(dirname(join(dir, name)), target)));
      for (const file of used.filter((f) => !f.startsWith('..'))) {
        expect(isLib(file), `${name} uses ${file}`).toBe(true);
        if (groupOf(name) === undefined) expect(groupOf(file), `${name} uses ${file}`).toBeUndefined();
      }
    }
  });
});

test('what UPDATE=1 writes anew, `npm run update` does', () => {
  const writers = files(join(root, 'test')).filter((file) => /process\.env\.UPDATE\b/.test(readFileSync(file, 'utf8')) && !file.endsWith('repo.test.ts'));
  const script = readFileSync(join(root, 'scripts/update.mjs'), 'utf8');
  expect(writers.map((file) => relative(root, file)).filter((file) => !script.includes(`'${file}'`))).toEqual([]);
});

test('a document that a comment names is there', () => {
  const there = new Set([...files(join(root, 'docs'), '.md'), ...readdirSync(root)].map((file) => basename(file)));
  for (const file of [...files(src), ...files(join(root, 'client/src'))]) {
    const comments = readFileSync(file, 'utf8').match(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g) ?? [];
    const named = comments.flatMap((comment) => comment.match(/\b[a-z][a-z-]*\.md\b/g) ?? []);
    expect(
      named.filter((name) => !there.has(name)),
      relative(root, file),
    ).toEqual([]);
  }
});

test('the project speaks of itself alone', () => {
  const skip = new Set(['node_modules', 'out', '.git', '.vscode-e2e', 'package-lock.json', 'shots']);
  const walk = (dir: string): string[] =>
    readdirSync(dir, { withFileTypes: true }).flatMap((e) => (skip.has(e.name) ? [] : e.isDirectory() ? walk(join(dir, e.name)) : [join(dir, e.name)]));
  for (const file of walk(root)) {
    if (!/\.(ts|mjs|cjs|json|ya?ml|md|txt|lua|sh)$/.test(file)) continue;
    expect(readFileSync(file, 'utf8'), relative(root, file)).not.toMatch(/\/(?:work|root|home)\/(?:main|shared|\.)|registry\.npmjs|deb\.debian/);
  }
});
