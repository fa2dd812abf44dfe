/** Problems that only follow from another one: mending that one mends them, so they are not told. */
import type { Problem } from '../course/problem.ts';
import { faultyFilesOf } from './site.ts';

/** What a page may lack because its own front matter was not understood. */
const ofPage: ReadonlySet<string> = new Set(['features-missing', 'directive-outside-course']);

/** What a course may lack because a file of it was not understood. */
const ofCourse: ReadonlySet<string> = new Set(['plan-empty', 'syllabus-empty', 'directive-outside-course']);

/**
 * Leaves out of what a page lacks (`problems`) that which follows from the problems that were found when the
 * sources were read (`told`).
 */
export function withoutConsequences(problems: readonly Problem[], told: readonly Problem[]): Problem[] {
  const faultyFiles = faultyFilesOf(told);
  const faultyFolders = new Set([...faultyFiles].map(courseFolder));
  return problems.filter(
    ({ code, file }) =>
      !(ofPage.has(code) && faultyFiles.has(file)) &&
      !(ofCourse.has(code) && faultyFolders.has(courseFolder(file))),
  );
}

/** `content/ml` of `content/ml/01-basics/02-loss.md`. */
function courseFolder(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

/** Leaves out what is said of a value that could not be read as it stands: that it is none of the right kind. */
export function withoutEchoes(problems: readonly Problem[], told: readonly Problem[]): Problem[] {
  const at = ({ file, line, column }: Problem) => `${file}:${line}:${column}`;
  const places = new Set(told.filter(({ level }) => level === 'error').map(at));
  return problems.filter((problem) => !places.has(at(problem)));
}
