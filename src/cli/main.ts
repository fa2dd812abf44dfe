/** The command line: what each command takes. The commands themselves are loaded when they are called. */
import { Argument, Command, CommanderError, Option } from 'commander';
import { exitCodes } from './exitCodes.ts';
import { describeFailure } from './failure.ts';
import { reportFormats } from './report.ts';
import { speak } from './usage.ts';
import { version } from './version.ts';
import { languages, terminalLang, wordsFor } from './words/index.ts';

/** Runs the command line and gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  let code: number = exitCodes.fine;
  const run = (command: () => Promise<number>) => async () => {
    code = await command();
  };
  const words = wordsFor(terminalLang()).help;
  const { commands, options } = words;
  const program = speak(new Command('kafedra'), words)
    .description(words.program)
    .version(version, '-V, --version', words.version)
    .showHelpAfterError()
    .exitOverride();
  const root = () => new Option('--root <dir>', options.root).default('.', words.thisFolder);
  const basePath = () => new Option('--base-path <path>', options.basePath);
  const drafts = () => new Option('--drafts', options.drafts).default(false);
  const untrusted = () =>
    new Option('--untrusted', options.untrusted)
      // The environment of the workflow decides, and nothing that a pull request can change.
      .default(process.env.GITHUB_EVENT_NAME?.startsWith('pull_request') === true);
  const strict = () => new Option('--strict', options.strict).default(false);

  const init = program
    .command('init')
    .description(commands.init)
    .argument('[dir]', words.arguments.newSite, '.')
    .addOption(root())
    .option('--yes', options.yes, false)
    .option('--title <title>', options.siteTitle)
    .addOption(new Option('--lang <lang>', `${options.lang}: ${languages.join(', ')}`))
    .option('--course <title>', options.courseTitle)
    .option('--key <key>', options.courseKey)
    .option('--package <what>', options.package);
  init.action(run(async () => (await import('./init.ts')).init(init.args[0] ?? '.', init.opts())));

  const create = program.command('new').description(commands.new);
  const title = () => new Option('--title <title>', options.title);
  const course = create
    .command('course')
    .description(commands.newCourse)
    .argument('<key>', words.arguments.course)
    .addOption(root())
    .addOption(title());
  course.action(run(async () => (await import('./new.ts')).newCourse(course.args[0] ?? '', course.opts())));
  const lesson = create
    .command('lesson')
    .description(commands.newLesson)
    .argument('<path>', words.arguments.lesson)
    .addOption(root())
    .addOption(title());
  lesson.action(run(async () => (await import('./new.ts')).newLesson(lesson.args[0] ?? '', lesson.opts())));

  const build = program
    .command('build')
    .description(commands.build)
    .addOption(root())
    .option('--output <dir>', options.output)
    .addOption(basePath())
    .option('--portable', options.portable, false)
    .addOption(drafts())
    .addOption(strict())
    .addOption(untrusted());
  build.action(run(async () => (await import('./build.ts')).build(build.opts())));

  const dev = program
    .command('dev')
    .description(commands.dev)
    .addOption(root())
    .option('--output <dir>', options.devOutput)
    .option('--port <number>', options.port, '8080')
    .option('--open', options.open, false);
  dev.action(run(async () => (await import('./dev.ts')).dev(dev.opts())));

  const check = program
    .command('check')
    .description(commands.check)
    .addOption(root())
    .addOption(basePath())
    .addOption(drafts())
    .addOption(strict())
    .addOption(untrusted())
    .addOption(new Option('--format <format>', options.format).choices(reportFormats).default('pretty'));
  check.action(run(async () => (await import('./check.ts')).check(check.opts())));

  const override = program
    .command('override')
    .description(commands.override)
    .argument('<name>', words.arguments.component)
    .addOption(root());
  override.action(
    run(async () => (await import('./override.ts')).override(override.args[0] ?? '', override.opts())),
  );

  const importing = program
    .command('import')
    .description(commands.import)
    .addArgument(new Argument('<from>', words.arguments.oldKind).choices(['jekyll', 'markdown'] as const))
    .argument('<folder>', words.arguments.oldSite)
    .requiredOption('--out <dir>', options.out)
    .option('--derive-navigation', options.deriveNavigation, false);
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
