// `npm run package`: packs the extension, newsproof-VERSION.vsix. Arguments go to vsce.
//   -o FILE                a file of another name
//   --baseContentUrl URL   where the repository can be read, and its pictures with it (or --baseImagesUrl): the extension's page
//                          gets them and the links to files then
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fail, root } from './steps.mjs';

/** @returns what vsce printed, and whether the extension is packed */
export function pack(args) {
  const published = args.some((arg) => arg.startsWith('--baseContentUrl'));
  // vsce wants it below the root, by a path with slashes.
  const page = 'out/page.md';
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, page), extensionPage(published));
  const flags = ['--no-dependencies', '--allow-missing-repository', '--readme-path', page, ...(published ? [] : ['--no-rewrite-relative-links'])];
  const r = spawnSync(process.execPath, [join(root, 'node_modules/@vscode/vsce/vsce'), 'package', ...flags, ...args], { cwd: root, encoding: 'utf8' });
  const output = `${r.stdout}${r.stderr}`;
  if (r.status !== 0) return { packed: false, output };
  const size = statSync(fileOf(args)).size;
  const large = `${output}\n${size} bytes are more than the ${LARGEST} that an extension of ours may have\n`;
  return size > LARGEST ? { packed: false, output: large } : { packed: true, output };
}

/** In bytes. Editors load it over slow lines, and nothing of a few megabytes comes in unnoticed. */
const LARGEST = 9 * 1024 * 1024;

/** The file that is packed. */
function fileOf(args) {
  const { name, version } = JSON.parse(readme('package.json'));
  const at = args.findIndex((arg) => arg === '-o' || arg === '--out');
  return resolve(root, at < 0 ? `${name}-${version}.vsix` : args[at + 1]);
}

/** Names of the files in a .vsix, sorted, as its directory of a ZIP has them. */
export function contentsOf(file) {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const names = [];
  for (let at = bytes.readUInt32LE(end + 16), left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    names.push(bytes.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names.sort();
}

/**
 * What VS Code shows of the extension: README.zh-CN.md, for its users are Chinese editors, and README.md below it. It shows no picture
 * but by http(s), neither from the extension's files nor from bytes in the page, and opens no file from there. Where the
 * repository is not published, pictures are left out, and links to files are their text.
 */
export function extensionPage(published = false) {
  const chinese = readme('README.zh-CN.md').replace('](README.md)', `](#${anchor('README.md')})`);
  const english = readme('README.md').replace('](README.zh-CN.md)', `](#${anchor('README.zh-CN.md')})`);
  const page = `${chinese}\n---\n\n${english.replace(PICTURE, '')}`;
  return published ? page : page.replace(PICTURE, '').replace(/\[([^\]\n]*)\]\((?!https?:|#)[^)\n]*\)/g, '$1');
}

const PICTURE = /^!\[[^\n]*\n\n/gm;

const readme = (name) => readFileSync(join(root, name), 'utf8');

/** The anchor of a document's title. */
const anchor = (name) => /^# (.*)$/m.exec(readme(name))[1].toLowerCase().replaceAll(' ', '-');

if (process.argv[1] === import.meta.filename) {
  const { packed, output } = pack(process.argv.slice(2));
  if (!packed) fail(`The extension could not be packed. 扩展打包失败。\n${output}`, 1);
  console.log(output.trim());
}
