// Fetches what the data of wrong characters is made from: the source package of libime (LGPL-2.1+), by apt, from the archive that the
// machine uses. Needs a Debian machine, apt-get, dpkg and tar with xz.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '1.0.16';
const SOURCES = '/etc/apt/sources.list.d';
const ARCHIVES = ['lm_sc.arpa', 'dict', 'table'];

/**
 * @param folder where the package is kept, and unpacked
 * @returns the folder with lm_sc.arpa, dict_sc.txt, wbx.txt and cj.txt
 * @throws Error that says what to do, where the package cannot be had
 */
export function libime(folder) {
  const out = join(folder, 'libime');
  if (existsSync(join(out, 'lm_sc.arpa')) && existsSync(join(out, 'wbx.txt'))) return out;
  mkdirSync(out, { recursive: true });
  fetchSource(folder);
  const archive = readdirSync(folder).find((name) => name.startsWith('libime_') && name.includes('.orig.tar.'));
  if (!archive) throw new Error(`apt-get has not brought the source of libime ${VERSION}: put libime_${VERSION}.orig.tar.xz into ${folder}`);
  execFileSync('tar', ['-xf', join(folder, archive), '-C', out, '--strip-components=2', '--wildcards', '*/data/*.tar.*']);
  for (const name of readdirSync(out))
    if (ARCHIVES.some((a) => name.startsWith(a)) && name.includes('.tar.')) execFileSync('tar', ['-xf', join(out, name), '-C', out]);
  return out;
}

/** Machines list binary packages as a rule: the same lists, read as those of sources, in folders of their own. */
function fetchSource(folder) {
  const [lists, parts] = [join(folder, 'apt-lists'), join(folder, 'apt-sources')];
  mkdirSync(join(lists, 'partial'), { recursive: true });
  mkdirSync(parts, { recursive: true });
  for (const name of readdirSync(SOURCES).filter((n) => n.endsWith('.sources'))) {
    writeFileSync(join(parts, name), readFileSync(join(SOURCES, name), 'utf8').replace(/^Types:.*$/gm, 'Types: deb-src'));
  }
  const options = ['-q', '-o', `Dir::Etc::sourceparts=${parts}`, '-o', `Dir::State::lists=${lists}`];
  execFileSync('apt-get', [...options, 'update'], { stdio: 'inherit' });
  execFileSync('apt-get', [...options, 'source', '--download-only', `libime=${VERSION}-1`], { cwd: folder, stdio: 'inherit' });
}
