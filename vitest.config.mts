import { defineConfig } from 'vitest/config';
import { dataVitePlugin } from './scripts/build-data.mjs';

export default defineConfig({
  plugins: [dataVitePlugin()],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // What tells that something hangs, and nothing else: a machine may be busy, and no test has a limit of its own.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
    reporters: ['default'],
  },
});
