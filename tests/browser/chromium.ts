/** Finds a Chromium, and starts it. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Where Chrome and Chromium are installed, besides the folders of `PATH`. */
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * No script of a page runs long enough to be worth compiling for speed. Where two browsers share two cores, threads
 * that do it take a third of what a look of axe costs.
 */
const withoutOptimizing = '--js-flags=--no-opt --no-maglev';

/** The one inside an npm package: unpacked once, beside the packages themselves. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/kafedra-chromium', import.meta.url));

/**
 * How to start Chromium: that of `CHROME`, an installed one, or else the one that `npm ci` brings. With
 * `KAFEDRA_CHROMIUM=package` it is the last, whatever is installed.
 */
export async function launchOptions(env: NodeJS.ProcessEnv = process.env): Promise<LaunchOptions> {
  const executablePath = env.KAFEDRA_CHROMIUM === 'package' ? undefined : installed(env);
  // Containers seldom allow the sandbox, and the pages are our own.
  const args = ['--no-sandbox', '--font-render-hinting=none', withoutOptimizing];
  return executablePath === undefined ? await packaged(args) : { executablePath, args };
}

/** Starts Chromium. */
export async function startChromium(options: LaunchOptions): Promise<Browser> {
  return chromium.launch(options).catch((error: unknown) => {
    throw new Error(
      `Chromium at ${options.executablePath} does not start. Name another one in the environment variable CHROME.`,
      { cause: error },
    );
  });
}

function installed(env: NodeJS.ProcessEnv): string | undefined {
  if (env.CHROME) return env.CHROME;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(
    existsSync,
  );
}

async function packaged(args: string[]): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The browser tests need Chromium, and none was found. Install Chrome, or name one in the environment variable CHROME.',
    );
  }
  const folder = join(cache, 'unpacked');
  if (!existsSync(folder)) await unpack(folder);
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return {
    executablePath: join(folder, 'chromium'),
    args: [...args, '--disable-gpu', '--use-gl=disabled'],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: libraries,
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  };
}

/** The package unpacks into the folder for temporary files, where another version may lie: it is given one of its own. */
async function unpack(folder: string): Promise<void> {
  const temporary = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(temporary);
  const { TMPDIR, AWS_LAMBDA_JS_RUNTIME, LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  // Only so does it unpack the libraries too that a small machine lacks.
  Object.assign(process.env, { TMPDIR: temporary, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    renameSync(temporary, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    const before = { TMPDIR, AWS_LAMBDA_JS_RUNTIME, LD_LIBRARY_PATH, FONTCONFIG_PATH };
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(temporary, { recursive: true, force: true });
  }
}
