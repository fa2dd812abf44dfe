import { defineConfig } from 'vitest/config';

/** Tests that look at how modules are loaded, or put others in their place: each has its modules to itself. */
const alone = ['tests/content/load.test.ts', 'tests/markdown/formulas.test.ts'];
const inBrowser = 'tests/browser/**/*.test.ts';

export default defineConfig({
  test: {
    // A pull request's tests are of the same sites as everybody's, and everybody's terminal is alike.
    env: { GITHUB_EVENT_NAME: '', LANG: 'ru_RU.UTF-8', NO_COLOR: '1' },
    // Two at a time: most of a test's time is a child process or a browser, and left alone Vitest takes one core of two.
    maxWorkers: 2,
    // Loading the modules anew for each of a hundred files would take a sixth of the time.
    isolate: false,
    // Builds run in child processes and browsers start slowly on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What is polled for comes, but on a busy machine not within the second that Vitest gives it.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...alone, inBrowser],
          globalSetup: 'tests/compiled.ts',
        },
      },
      { extends: true, test: { name: 'alone', include: alone, isolate: true } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [inBrowser],
          globalSetup: ['tests/compiled.ts', 'tests/browser/setup.ts'],
        },
      },
    ],
  },
});
