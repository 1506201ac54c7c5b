// Builds the bundles: client, language server, command line. `--watch` rebuilds on change, `--dev` keeps names and adds source maps.
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import esbuild from 'esbuild';
import { lexiconBytesPlugin, lexiconFilePlugin } from './scripts/build-data.mjs';
import { wordListsPlugin } from './scripts/build-lists.mjs';
import { triggersPlugin } from './scripts/build-triggers.mjs';

const dev = process.argv.includes('--dev') || process.argv.includes('--watch');

/** Libraries that few runs need, or several bundles: files of their own, loaded when first asked for, with the parts that are used. */
const LIBRARIES = {
  yaml: ['yaml'],
  tinyglobby: ['tinyglobby'],
  mcp: ['@modelcontextprotocol/sdk/server/index.js', '@modelcontextprotocol/sdk/server/stdio.js', '@modelcontextprotocol/sdk/types.js'],
};
/** Those with which files of other programs are read and written. */
const OFFICE_LIBRARIES = { turndown: ['turndown'], domino: ['@mixmark-io/domino'], xmldom: ['@xmldom/xmldom'] };
/** Modules that read and write files of other programs, each with its libraries: likewise. */
const OFFICE = {
  'import/import.ts': 'import-draft',
  'import/docx.ts': 'import-docx',
  'import/html.ts': 'import-html',
  'import/pdf.ts': 'import-pdf',
  'export/export.ts': 'export-docx',
};

/** In the bundles such a library is `require('./yaml.js')`, and such a module `require('./import-docx.js')`. */
const librariesBeside = {
  name: 'libraries-beside',
  setup(build) {
    const beside = (name) => ({ path: `./${name}.js`, external: true });
    const fileOf = new Map(Object.entries({ ...LIBRARIES, ...OFFICE_LIBRARIES }).flatMap(([name, parts]) => parts.map((part) => [part, name])));
    build.onResolve({ filter: /^[^.]/ }, ({ path, importer }) =>
      // The file of the library itself is made from what is in none, and another library may have another version of it.
      importer === '<stdin>' || !fileOf.has(path) || existsSync(nestedIn(importer, path)) ? undefined : beside(fileOf.get(path)),
    );
    // mammoth is handed an archive that is unpacked with limits: what it would unpack with itself stays out, and it reads no disk.
    const inMammoth = (importer) => /[\\/]mammoth[\\/]lib[\\/]/.test(importer);
    build.onResolve({ filter: /^(?:jszip|\.\.?\/fs)$/ }, ({ path, importer }) => (inMammoth(importer) ? { path, namespace: 'left-out' } : undefined));
    build.onResolve({ filter: /^\.\/files$/ }, ({ importer }) =>
      inMammoth(importer) ? { path: join(dirname(importer), '../../browser/docx/files.js') } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '' }));
    // linkedom would draw with a library that is not there. It brings what stands for it.
    build.onResolve({ filter: /^canvas$/ }, ({ importer }) => ({ path: join(dirname(importer), 'canvas-shim.cjs') }));
    build.onResolve({ filter: /\/(?:import|export|docx|html|pdf)\.ts$/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? beside(Object.entries(OFFICE).find(([module]) => module.endsWith(path.slice(path.lastIndexOf('/'))))[1]) : undefined,
    );
  },
};

/** Where the package of a module has a package of its own. */
const nestedIn = (importer, name) => `${/^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(importer)?.[0]}/node_modules/${name}`;

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // The ESM entries of the libraries, so that what is not used stays out.
  mainFields: ['module', 'main'],
  minify: !dev,
  sourcemap: dev && 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  // The engine reads a source in ASCII in half the time of one with Chinese in it.
  charset: 'ascii',
};

/**
 * What server/src/disk/code-cache.ts runs: regular expressions in ASCII, too, which esbuild leaves as they are (an escape of a unit
 * means the same in them), and at the end a hash of all, by which compiled code is known to be of this text.
 */
const cacheable = {
  name: 'cacheable',
  setup(build) {
    build.onEnd(({ errors }) => {
      const { outfile } = build.initialOptions;
      if (errors.length > 0) return;
      const text = readFileSync(outfile, 'utf8').replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
      writeFileSync(outfile, `${text}//${createHash('sha1').update(text).digest('hex')}`);
    });
  },
};
const product = { plugins: [lexiconFilePlugin, triggersPlugin, wordListsPlugin, librariesBeside, cacheable] };

/**
 * What runs in a browser, in Web Workers: it has all in it, for there is no file beside it that it could ask for. Libraries are taken
 * in the form that needs no document.
 */
const browser = { platform: 'browser', charset: 'utf8', target: 'es2022', conditions: ['worker'], mainFields: ['browser', 'module', 'main'] };

/**
 * What runs both in threads on a desktop and in Web Workers: it asks for nothing that only one of them has. It is a CommonJS module
 * inside a function, so that a worker can load several (server/src/worker), and what an import loads later is `require`d there, too.
 */
const office = {
  platform: 'neutral',
  supported: { 'dynamic-import': false },
  banner: { js: '((module,exports,require)=>{' },
  footer: { js: '})(module,exports,require);' },
  plugins: [librariesBeside],
  // pdfjs-dist asks for its address, to look for what it draws with: nothing is there. It can read from the network: not here.
  define: { 'import.meta.url': '"file:///"', fetch: 'undefined', XMLHttpRequest: 'undefined' },
};

/** An import would not see what is exported inside a function. */
const thread = { supported: { 'dynamic-import': false }, plugins: [librariesBeside] };

const jobs = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'client/out/extension.js', external: ['vscode'] },
  { entryPoints: ['client/src/browser.ts'], outfile: 'client/out/extension-browser.js', external: ['vscode'], ...browser },
  { entryPoints: ['server/src/disk/start-server.ts'], outfile: 'server/out/server.js' },
  { entryPoints: ['server/src/lsp/main.ts'], outfile: 'server/out/server-main.js', ...product },
  {
    entryPoints: ['server/src/lsp/browser-main.ts'],
    outfile: 'server/out/server-browser.js',
    ...browser,
    format: 'iife',
    plugins: [lexiconBytesPlugin, triggersPlugin, wordListsPlugin],
  },
  { entryPoints: ['server/src/disk/start-cli.ts'], outfile: 'server/out/cli.js', banner: { js: '#!/usr/bin/env node' } },
  { entryPoints: ['server/src/cli/main.ts'], outfile: 'server/out/cli-main.js', ...product },
  { entryPoints: ['server/src/disk/start-import.ts'], outfile: 'server/out/import.js', ...thread },
  { entryPoints: ['server/src/disk/start-export.ts'], outfile: 'server/out/export.js', ...thread },
  { entryPoints: ['server/src/worker/main.ts'], outfile: 'server/out/office-browser.js', ...browser, format: 'iife' },
  ...Object.entries(OFFICE).map(([module, name]) => ({ entryPoints: [`server/src/${module}`], outfile: `server/out/${name}.js`, ...office })),
  ...Object.entries(LIBRARIES).map(([name, parts]) => ({
    stdin: { contents: contentsOf(parts), resolveDir: import.meta.dirname },
    outfile: `server/out/${name}.js`,
    plugins: [librariesBeside],
  })),
  ...Object.entries(OFFICE_LIBRARIES).map(([name, parts]) => ({
    stdin: { contents: contentsOf(parts), resolveDir: import.meta.dirname },
    outfile: `server/out/${name}.js`,
    ...office,
  })),
];

/** One package by `require`, since the ESM build of tinyglobby cannot live in a CommonJS file; of several parts only what is exported. */
function contentsOf(parts) {
  return parts.length === 1 ? `module.exports = require('${parts[0]}');` : parts.map((part) => `export * from '${part}';`).join('\n');
}

/** Folders of the packages whose code is in a bundle: what scripts/notices.mjs names. */
const packages = new Set();

for (const job of jobs) {
  const options = { ...common, ...job };
  if (process.argv.includes('--watch')) {
    const context = await esbuild.context(options);
    await context.watch();
  } else {
    const { metafile } = await esbuild.build({ ...options, metafile: true });
    for (const [file, { bytesInOutput }] of Object.values(metafile.outputs).flatMap((o) => Object.entries(o.inputs))) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
      if (folder && bytesInOutput > 0) packages.add(folder);
    }
    if (job.outfile.endsWith('/cli.js')) chmodSync(job.outfile, 0o755);
  }
}
if (packages.size > 0) {
  mkdirSync('out', { recursive: true });
  writeFileSync('out/packages.json', `${JSON.stringify([...packages].sort(), null, 2)}\n`);
}
// Data of wrong characters (npm run typos:build), a file of its own: it has a licence of its own, and is opened late.
copyFileSync('server/data/typos.bin', 'server/out/typos.bin');
// Tables of the characters that PDFs in simplified Chinese name without holding them; none is known to name those of UTF-8 and UTF-32.
const maps = 'node_modules/pdfjs-dist/cmaps';
rmSync('server/out/cmaps', { recursive: true, force: true });
mkdirSync('server/out/cmaps', { recursive: true });
for (const name of readdirSync(maps))
  if (/GB|^[HV]\.bcmap$|^LICENSE$/.test(name) && !/UTF(?:8|32)/.test(name)) copyFileSync(`${maps}/${name}`, `server/out/cmaps/${name}`);
