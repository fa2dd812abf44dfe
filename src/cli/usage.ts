/** The help of the commands, and what is said when one is not called as it takes: in the words of the person at the terminal. */
import type { Argument, Command, Option } from 'commander';
import type { HelpWords } from './words/index.ts';

/** Has a program speak so; before its commands are added, which take after it. */
export function speak(program: Command, words: HelpWords): Command {
  const headings: Readonly<Record<string, string>> = {
    'Usage:': words.usage,
    'Arguments:': words.argumentList,
    'Options:': words.optionList,
    'Commands:': words.commandList,
  };
  const styleTerm = (term: string) =>
    term.replace('[options]', `[${words.anyOptions}]`).replace('[command]', `[${words.anyCommand}]`);
  return program
    .helpOption('-h, --help', words.help)
    .helpCommand(`help [${words.anyCommand}]`, words.help)
    .configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      styleUsage: styleTerm,
      styleSubcommandTerm: styleTerm,
      optionDescription: (option) => describe(option, takesValue(option), words),
      argumentDescription: (argument) => describe(argument, true, words),
    })
    .configureOutput({ outputError: (message, write) => write(`${sayMistake(message, words)}\n`) });
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

type Described = Pick<
  Option & Argument,
  'description' | 'argChoices' | 'defaultValue' | 'defaultValueDescription'
>;

/** What it is, what it may be, and what it is where nothing is said. */
function describe(
  { description, argChoices, defaultValue, defaultValueDescription }: Described,
  hasValue: boolean,
  words: HelpWords,
): string {
  const more = [
    ...(argChoices === undefined ? [] : [words.choices({ values: argChoices.join(', ') })]),
    ...(defaultValueDescription !== undefined || (hasValue && defaultValue !== undefined)
      ? [words.otherwise({ value: defaultValueDescription ?? String(defaultValue) })]
      : []),
  ];
  return more.length === 0 ? description : `${description} (${more.join('; ')})`;
}

type Say = (words: HelpWords, found: readonly string[]) => string;

/** What Commander says, by its sentences: it has no other form of them. */
const mistakes: readonly (readonly [sentence: RegExp, say: Say])[] = [
  [/^unknown option '(.*?)'/, (words, [option = '']) => words.unknownOption({ option })],
  [/^unknown command '(.*?)'/, (words, [command = '']) => words.unknownCommand({ command })],
  [/^missing required argument '(.*?)'/, (words, [name = '']) => words.missingArgument({ name })],
  [/^option '(\S+).*?' argument missing/, (words, [option = '']) => words.missingValue({ option })],
  [/^required option '(\S+).*?' not specified/, (words, [option = '']) => words.missingOption({ option })],
  [/^too many arguments/, (words) => words.tooManyArguments],
  [
    /^option '(\S+).*?' argument '(.*)' is invalid\. Allowed choices are (.*)\./s,
    (words, [option = '', value = '', values = '']) => words.badValue({ option, value, values }),
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*?)'\. Allowed choices are (.*)\./s,
    (words, [value = '', option = '', values = '']) => words.badValue({ option, value, values }),
  ],
];

function sayMistake(message: string, words: HelpWords): string {
  const text = message.trim().replace(/^error: /, '');
  const meant = /\(Did you mean (?:one of )?(.*)\?\)$/.exec(text)?.[1];
  for (const [sentence, say] of mistakes) {
    const found = sentence.exec(text);
    if (found === null) continue;
    const said = say(words, found.slice(1));
    return meant === undefined ? said : `${said} ${words.didYouMean({ meant })}`;
  }
  return text;
}
