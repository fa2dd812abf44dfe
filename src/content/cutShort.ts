/**
 * Front matter that a line of hyphens cuts in two: the keys below it would be read as the text of the page, the last of
 * them as a heading, because a line of hyphens underlines one.
 */
import { courseSchema } from '../course/schema/course.ts';
import { lessonSchema } from '../course/schema/lesson.ts';

/** What a text that happens to start with a word and a colon does not start with. */
const keys: ReadonlySet<string> = new Set(
  [courseSchema, lessonSchema].flatMap(({ shape }) => Object.keys(shape)),
);

/** Lines of YAML: a key, an item, what is further in, a comment. */
const lineOfYaml = /^(?:[\w-]+:(?:[ \t].*)?|[ \t].*|-[ \t].*|#.*|)$/;

/** Whether a body goes on with keys up to another line of hyphens. */
export function isCutShort(body: string): boolean {
  const first = /^([\w-]+):(?=[ \t\n])/.exec(body)?.[1];
  if (first === undefined || !keys.has(first)) return false;
  for (let start = 0; start < body.length; ) {
    const newline = body.indexOf('\n', start);
    const line = body.slice(start, newline === -1 ? undefined : newline);
    if (/^---[ \t]*$/.test(line)) return true;
    if (newline === -1 || !lineOfYaml.test(line)) return false;
    start = newline + 1;
  }
  return false;
}
