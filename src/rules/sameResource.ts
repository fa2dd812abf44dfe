/**
 * The same resource in two sections of a course: one of them was copied, and its address not changed. A deck of
 * slides or a chapter may well serve several sections; and what stands in three or more was put there on purpose.
 */
import { type Problem, warning } from '../course/problem.ts';
import type { Course, Lesson, Section, Target } from '../course/types.ts';
import type { Rule } from './site.ts';

export const sameResource: Rule = {
  code: 'same-resource',
  level: 'warning',
  of: 'course',
  check: ({ courses }) => courses.flatMap((course) => checkCourse(course)),
};

function checkCourse({ modules }: Course): Problem[] {
  const uses = new Map<string, Use[]>();
  for (const use of modules.flatMap(({ lessons }) => lessons).flatMap(usesOf)) {
    uses.set(use.key, [...(uses.get(use.key) ?? []), use]);
  }
  return [...uses.values()].flatMap(([first, second, third]) =>
    first === undefined || second === undefined || third !== undefined
      ? []
      : [
          warning('same-resource', second.target.place, {
            href: second.target.href,
            title: first.title,
            file: first.target.place.file,
            line: first.target.place.line,
          }),
        ],
  );
}

interface Use {
  /** The same for the same resource in the same role. */
  readonly key: string;
  readonly title: string;
  readonly target: Target;
}

function usesOf({ sections }: Lesson): Use[] {
  return sections.flatMap((section) =>
    resourcesOf(section).map(([role, target]) => ({
      key: `${role} ${target.href}`,
      title: section.title,
      target,
    })),
  );
}

function resourcesOf({ kind, document, test, videos }: Section): [role: string, target: Target][] {
  return [
    // A lecture and a practice may share a handout; two practices hardly do.
    ...(document === undefined ? [] : [[`document ${kind}`, document] as [string, Target]]),
    ...(test === undefined ? [] : [['test', test] as [string, Target]]),
    // With its start and its list: parts of one recording are different resources.
    ...videos.map(({ watchUrl, place }): [string, Target] => ['video', { href: watchUrl, place }]),
  ];
}
