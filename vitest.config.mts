import { defineConfig } from 'vitest/config';
import { lexiconVitePlugin } from './scripts/build-data.mjs';

export default defineConfig({
  plugins: [lexiconVitePlugin()],
  test: {
    include: ['test/**/*.test.ts'],
    // Child processes and bundles are shared by several files.
    testTimeout: 30_000,
    reporters: ['default'],
  },
});
