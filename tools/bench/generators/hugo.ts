/** The bench's site as Hugo makes it, in the quickest way that we found. */
import { courseFile, lessonFile } from '../corpus.ts';
import { copySite, writeIn } from './files.ts';
import type { Generator } from './types.ts';
import { versionOf } from './version.ts';

export const hugo: Generator = {
  name: 'hugo',
  version: () => versionOf('hugo', 'version'),
  remedy: 'apt-get install hugo',
  writeSite(folder, { courses }) {
    copySite('hugo', folder);
    courses.forEach((course, at) => {
      const text = courseFile(course, { weight: String(at + 1) });
      writeIn(folder, { file: `content/${course.key}/_index.md`, text });
      for (const lesson of course.lessons) writeIn(folder, hugo.lesson(course, lesson));
    });
  },
  lesson: ({ key, lessons }, lesson) => ({
    file: `content/${key}/${lesson.name}.md`,
    text: lessonFile(lesson, { url: lesson.url, weight: String(lessons.indexOf(lesson) + 1) }),
  }),
  build: (site) => ({ file: 'hugo', args: ['--quiet'], folder: site }),
  output: 'public',
  caches: ['resources'],
  isSearched: false,
  hasBasePath: false,
};
