/** The command line: what each command takes. The commands themselves are loaded when they are called. */
import { Argument, Command, CommanderError, Option } from 'commander';
import { exitCodes } from './exitCodes.ts';
import { describeFailure } from './failure.ts';
import { reportFormats } from './report.ts';
import { version } from './version.ts';
import { languages, terminalLang } from './words/index.ts';

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
  const untrusted = () =>
    new Option(
      '--untrusted',
      'content of a stranger: narrow its HTML, refuse what runs (always in a pull request)',
    )
      // The environment of the workflow decides, and nothing that a pull request can change.
      .default(process.env.GITHUB_EVENT_NAME?.startsWith('pull_request') === true, 'in a pull request');
  const strict = () => new Option('--strict', 'let warnings fail too').default(false);

  const init = program
    .command('init')
    .description('make a new site; what is in its folder already stays as it is')
    .argument('[dir]', 'folder of the new site', '.')
    .addOption(root())
    .option('--yes', 'ask nothing', false)
    .option('--title <title>', 'title of the site')
    .addOption(new Option('--lang <lang>', `language of the site: ${languages.join(', ')}`))
    .option('--course <title>', 'title of the first course')
    .option('--key <key>', 'its folder and address (default: made of the title)')
    .option('--package <what>', 'version, address or file of Kafedra for the site (default: as this one)');
  init.action(run(async () => (await import('./init.ts')).init(init.args[0] ?? '.', init.opts())));

  const create = program.command('new').description('make a file with the front matter begun');
  const title = () => new Option('--title <title>', 'title (default: made of the name)');
  const course = create
    .command('course')
    .description('make a course')
    .argument('<key>', 'name of its folder, which is its address')
    .addOption(root())
    .addOption(title());
  course.action(run(async () => (await import('./new.ts')).newCourse(course.args[0] ?? '', course.opts())));
  const lesson = create
    .command('lesson')
    .description('make a lesson, after those that are there')
    .argument('<path>', 'its path in content/, such as ml/regression or ml/deployment/docker')
    .addOption(root())
    .addOption(title());
  lesson.action(run(async () => (await import('./new.ts')).newLesson(lesson.args[0] ?? '', lesson.opts())));

  const build = program
    .command('build')
    .description('build the site')
    .addOption(root())
    .option('--output <dir>', 'where to (default: _site in the folder of the site)')
    .addOption(basePath())
    .option('--portable', 'make a site that also works from a folder, without a server', false)
    .addOption(drafts())
    .addOption(strict())
    .addOption(untrusted());
  build.action(run(async () => (await import('./build.ts')).build(build.opts())));

  const dev = program
    .command('dev')
    .description('serve the site on this machine, drafts included, and renew it when a file changes')
    .addOption(root())
    .option('--output <dir>', 'where to (default: .kafedra/dev in the folder of the site)')
    .option('--port <number>', 'port of the server', '8080')
    .option('--open', 'open the site in the browser', false);
  dev.action(run(async () => (await import('./dev.ts')).dev(dev.opts())));

  const check = program
    .command('check')
    .description('report every problem of the site; nothing is written')
    .addOption(root())
    .addOption(basePath())
    .addOption(drafts())
    .addOption(strict())
    .addOption(untrusted())
    .addOption(
      new Option('--format <format>', 'form of the report').choices(reportFormats).default('pretty'),
    );
  check.action(run(async () => (await import('./check.ts')).check(check.opts())));

  const override = program
    .command('override')
    .description('copy a built-in component or layout into the site, to be changed there')
    .argument('<name>', 'name of the component or layout, such as syllabus or syllabus.css')
    .addOption(root());
  override.action(
    run(async () => (await import('./override.ts')).override(override.args[0] ?? '', override.opts())),
  );

  const importing = program
    .command('import')
    .description('make a site of a Jekyll site or of a folder of Markdown, and report what became of it')
    .addArgument(new Argument('<from>', 'what the folder is').choices(['jekyll', 'markdown'] as const))
    .argument('<folder>', 'folder of the old site')
    .requiredOption('--out <dir>', 'where to')
    .option('--derive-navigation', 'drop a hand-written navigation that says no more than the files', false);
  importing.action((from, folder) =>
    run(async () => (await import('./import.ts')).importSite(from, folder, importing.opts()))(),
  );

  for (const command of [...program.commands, ...create.commands])
    command.allowExcessArguments(false).showHelpAfterError().exitOverride();
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    const failure = describeFailure(error, terminalLang());
    process.stderr.write(`${failure.text}\n`);
    return failure.code;
  }
}
