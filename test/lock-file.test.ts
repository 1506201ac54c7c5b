import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** What the tests read of package-lock.json. */
interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

const lock = JSON.parse(readFileSync(join(resolve(import.meta.dirname, '..'), 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const packages = Object.entries(lock.packages);
const locked = (name: string): Locked | undefined => packages.find(([path]) => path.endsWith(`node_modules/${name}`))?.[1];

/** Packages that bring a binary as optional packages, one for each platform. */
const withBinaries = packages.filter(([, p]) => Object.keys(p.optionalDependencies ?? {}).some((name) => locked(name)?.cpu));

// A lock file that was made where other platforms' packages were left out makes `npm ci` fail, or installs no binary there.
test('the lock file has every optional package that a package names', () => {
  const absent = packages.flatMap(([, p]) => Object.keys(p.optionalDependencies ?? {}).filter((name) => !locked(name)));
  expect(absent, 'make the lock file anew: remove it, then npm install --package-lock-only').toEqual([]);
});

test('some packages bring binaries', () => {
  expect(withBinaries.length).toBeGreaterThan(3);
});

test.each(['darwin', 'win32', 'linux'].flatMap((os) => ['x64', 'arm64'].map((cpu) => [os, cpu] as const)))('the lock file serves %s on %s', (os, cpu) => {
  for (const [path, p] of withBinaries) {
    const serves = Object.keys(p.optionalDependencies ?? {}).some((name) => locked(name)?.os?.includes(os) && locked(name)?.cpu?.includes(cpu));
    expect(serves, `${path} for ${os} on ${cpu}`).toBe(true);
  }
});
