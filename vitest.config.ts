import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A pull request's tests are of the same sites as everybody's.
    env: { GITHUB_EVENT_NAME: '' },
    // Two at a time: most of a test's time is a child process or a browser, and left alone Vitest takes one core of two.
    maxWorkers: 2,
    // Builds run in child processes and browsers start slowly on a small machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          globalSetup: 'tests/compiled.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/compiled.ts', 'tests/browser/setup.ts'],
        },
      },
    ],
  },
});
