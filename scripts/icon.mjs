// `node scripts/icon.mjs`: media/icon.png from media/icon.svg, 256 by 256, by the Chromium of the tests. VS Code wants a PNG. It
// says in itself of which SVG it is, so that a test can hold the two together.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { chromium } from 'playwright-core';
import { installChromium } from '../test/vscode/install.mjs';
import { root } from './steps.mjs';

const SIZE = 256;

/** A PNG with a note (`tEXt`) before its end. */
function noted(png, key, text) {
  const note = Buffer.from(`tEXt${key}\0${text}`, 'latin1');
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(note.length - 4);
  sum.writeUInt32BE(crc32(note));
  const end = png.length - 12;
  return Buffer.concat([png.subarray(0, end), length, note, sum, png.subarray(end)]);
}

const svg = readFileSync(join(root, 'media/icon.svg'), 'utf8').replace(/\r\n/g, '\n');
const browser = await chromium.launch({ executablePath: installChromium(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  const png = await page.screenshot({ omitBackground: true });
  writeFileSync(join(root, 'media/icon.png'), noted(png, 'Source', createHash('sha256').update(svg).digest('hex')));
} finally {
  await browser.close();
}
