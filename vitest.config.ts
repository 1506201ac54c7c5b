import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Child processes and bundles are shared by several files.
    testTimeout: 30_000,
    reporters: ['default'],
  },
});
