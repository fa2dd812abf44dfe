/** The order of a report. */
import { compareProblems, type Problem } from '../course/problem.ts';

/**
 * The problems as every report lists them: sorted by file and line, and each once, because YAML that is used
 * twice by an alias is checked twice.
 */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return [...problems].sort(compareProblems).filter((problem) => {
    const { file, line, column, code, field, values } = problem;
    const key = JSON.stringify([file, line, column, code, field, Object.entries(values).sort()]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** How many problems there are of each level. */
export function countLevels(problems: readonly Problem[]): Readonly<Record<Problem['level'], number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { level } of problems) counts[level]++;
  return counts;
}
