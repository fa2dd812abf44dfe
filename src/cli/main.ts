/** The command line: what each command takes. The commands themselves are loaded when they are called. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { UsageError } from '../output/usageError.ts';
import { packageRoot } from '../packageRoot.ts';
import { exitCodes } from './exitCodes.ts';
import { reportFormats } from './report.ts';
import { CommandError } from './site.ts';
import { terminalLang, wordsFor } from './words/index.ts';

const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  version: string;
};

/** Runs the command line and gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  let code: number = exitCodes.fine;
  const run = (command: () => Promise<number>) => async () => {
    code = await command();
  };
  const program = new Command('kafedra')
    .description('Turns a folder of Markdown lessons into a course website.')
    .version(version)
    .showHelpAfterError()
    .exitOverride();
  const root = () => new Option('--root <dir>', 'folder of the site').default('.', 'this folder');
  const basePath = () =>
    new Option('--base-path <path>', 'path under which the site is published, such as /repo/');
  const drafts = () => new Option('--drafts', 'publish drafts too').default(false);
  const strict = () => new Option('--strict', 'let warnings fail too').default(false);

  const build = program
    .command('build')
    .description('build the site')
    .addOption(root())
    .option('--output <dir>', 'where to (default: _site in the folder of the site)')
    .addOption(basePath())
    .addOption(drafts())
    .addOption(strict());
  build.action(run(async () => (await import('./build.ts')).build(build.opts())));

  const dev = program
    .command('dev')
    .description('serve the site on this machine, drafts included, and renew it when a file changes')
    .addOption(root())
    .option('--output <dir>', 'where to (default: .kafedra/dev in the folder of the site)')
    .option('--port <number>', 'port of the server', '8080');
  dev.action(run(async () => (await import('./dev.ts')).dev(dev.opts())));

  const check = program
    .command('check')
    .description('report every problem of the site; nothing is written')
    .addOption(root())
    .addOption(basePath())
    .addOption(drafts())
    .addOption(strict())
    .addOption(
      new Option('--format <format>', 'form of the report').choices(reportFormats).default('pretty'),
    );
  check.action(run(async () => (await import('./check.ts')).check(check.opts())));

  for (const command of program.commands)
    command.allowExcessArguments(false).showHelpAfterError().exitOverride();
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return failure(error);
  }
}

/** What a failure means for the person at the terminal; the sentence is printed here, the code given back. */
function failure(error: unknown): number {
  const words = wordsFor(terminalLang());
  const say = (text: string) => process.stderr.write(`${text}\n`);
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  if (error instanceof CommandError) {
    say(error.message);
    return exitCodes.usage;
  }
  if (error instanceof UsageError) {
    say(words[error.code](error.values as never));
    return exitCodes.usage;
  }
  const { code, path = '', dest } = error as NodeJS.ErrnoException & { dest?: string };
  if (code === 'ENOSPC') {
    say(words.diskFull({ output: dest ?? path }));
    return exitCodes.problems;
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    say(words.notWritable({ path: dest ?? path }));
    return exitCodes.problems;
  }
  say(words.defect);
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.defect;
}
