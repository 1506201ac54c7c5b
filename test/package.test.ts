import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { contentsOf, pack } from '../scripts/pack.mjs';

const root = resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('the extension packs, and holds what the list says and nothing else (UPDATE=1 rewrites it)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsproof-package-'));
  try {
    const file = join(folder, 'newsproof.vsix');
    const { packed, output } = pack(['-o', file]);
    expect(packed, output).toBe(true);
    // What vsce itself has to say, but for an address of the repository that is to come.
    expect(output).not.toMatch(/\bERROR\b/);
    const list = join(root, 'test/snapshots/vsix.txt');
    const text = `${contentsOf(file).join('\n')}\n`;
    if (process.env.UPDATE) writeFileSync(list, text);
    expect(text).toBe(readFileSync(list, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the icon is a square PNG of 256 pixels, drawn from the SVG beside it (node scripts/icon.mjs draws it anew)', () => {
  const png = readFileSync(join(root, manifest.icon));
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([256, 256]);
  const svg = readFileSync(join(root, 'media/icon.svg'), 'utf8');
  expect(svg).not.toMatch(/<image|href|<text|<script/);
  expect(png.includes(createHash('sha256').update(svg.replace(/\r\n/g, '\n')).digest('hex'))).toBe(true);
});

test('the page of the extension has a banner in the colour of the icon', () => {
  expect(manifest.galleryBanner.theme).toBe('dark');
  expect(readFileSync(join(root, 'media/icon.svg'), 'utf8')).toContain(`fill="${manifest.galleryBanner.color}"`);
});

test('what every extension ships is there', () => {
  for (const file of ['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'server/data/LICENSE.LGPL-2.1.txt'])
    expect(existsSync(join(root, file)), file).toBe(true);
});
