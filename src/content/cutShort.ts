/**
 * Front matter that a line of hyphens cuts in two, or that comes twice: the keys below it would be read as the text of
 * the page, the last of them as a heading, because a line of hyphens underlines one.
 */
import { courseSchema } from '../course/schema/course.ts';
import { lessonSchema } from '../course/schema/lesson.ts';

/** What a text that happens to start with a word and a colon does not start with. */
const keys: ReadonlySet<string> = new Set(
  [courseSchema, lessonSchema].flatMap(({ shape }) => Object.keys(shape)),
);

/** Lines of YAML: a key, an item, what is further in, a comment. */
const lineOfYaml = /^(?:[\w-]+:(?:[ \t].*)?|[ \t].*|-[ \t].*|#.*|)$/;

/** Blank lines, and the line of hyphens that opens a second front matter. */
const secondOpening = /^(?:[ \t]*\n)*---[ \t]*\n/;

/**
 * Where a body goes on with keys up to another line of hyphens: `keys` at once, or behind an `opening` of their own, which is
 * so many lines below the start of the body.
 */
export function cutShort(
  body: string,
): { readonly by: 'keys' | 'opening'; readonly line: number } | undefined {
  const opening = secondOpening.exec(body)?.[0];
  if (!startsWithKeys(body.slice(opening?.length ?? 0))) return undefined;
  return opening === undefined
    ? { by: 'keys', line: 0 }
    : { by: 'opening', line: opening.split('\n').length - 2 };
}

function startsWithKeys(text: string): boolean {
  const first = /^([\w-]+):(?=[ \t\n])/.exec(text)?.[1];
  if (first === undefined || !keys.has(first)) return false;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const line = text.slice(start, newline === -1 ? undefined : newline);
    if (/^---[ \t]*$/.test(line)) return true;
    if (newline === -1 || !lineOfYaml.test(line)) return false;
    start = newline + 1;
  }
  return false;
}
