import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Builds run in child processes and browsers start slowly on a small machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
