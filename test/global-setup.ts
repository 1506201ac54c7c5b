import { spawnSync } from 'node:child_process';
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { dataPlugin } from '../scripts/build-data.mjs';
import { SERVERS, type ServerName, serverFile } from './lsp/bundle.ts';

const ROOT = join(import.meta.dirname, '..');
/** What the bundles are made of. */
const SOURCES = ['server/src', 'server/data', 'client/src', 'scripts', 'esbuild.mjs', 'package.json', 'package-lock.json'];
const SHIPPED = [
  'client/out/extension.js',
  'client/out/extension-browser.js',
  'out/packages.json',
  ...['server', 'server-main', 'server-browser', 'cli', 'cli-main', 'yaml', 'tinyglobby', 'import', 'import-pdf', 'export', 'mcp'].map(
    (f) => `server/out/${f}.js`,
  ),
].map((f) => join(ROOT, f));

/**
 * Builds what the tests run, once and before any of them: they run side by side, and none may start a bundle that another one is
 * writing. What is newer than all its sources stays.
 */
export default async function setup(): Promise<void> {
  const stale = (files: readonly string[], sources: readonly string[]): boolean => {
    const newest = Math.max(...sources.flatMap((s) => filesIn(join(ROOT, s))).map((f) => statSync(f).mtimeMs));
    return files.some((f) => (statSync(f, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= newest);
  };
  if (stale(SHIPPED, SOURCES)) {
    const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: ROOT, stdio: 'inherit' });
    if (status !== 0) throw new Error('the bundles cannot be built');
  }
  const servers = Object.keys(SERVERS) as ServerName[];
  if (!stale(servers.map(serverFile), [...SOURCES, 'test/lsp'])) return;
  await build({
    entryPoints: Object.fromEntries(servers.map((name) => [name, join(ROOT, SERVERS[name])])),
    outdir: join(ROOT, 'server/out/test'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [dataPlugin],
  });
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const inside = (e: Dirent): string => join(e.parentPath, e.name);
  return readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((e) => (e.isFile() ? [inside(e)] : []));
}
