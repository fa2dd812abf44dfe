/**
 * The bench's site as Jekyll makes it: lessons are a collection, and the menu of a course is data, as themes for
 * courses have it. A menu made of the collection would be looked up in all lessons for each page.
 */
import { courseFile, lessonFile } from '../corpus.ts';
import { copySite, writeIn } from './files.ts';
import type { Generator } from './types.ts';
import { versionOf } from './version.ts';

export const jekyll: Generator = {
  name: 'jekyll',
  version: () => versionOf('jekyll', '--version'),
  remedy: 'apt-get install jekyll',
  writeSite(folder, { courses }) {
    copySite('jekyll', folder);
    const menus = courses.map(({ key, title, description, lessons }) => [
      key,
      { title, description, url: `/${key}/`, lessons: lessons.map(({ title, url }) => ({ title, url })) },
    ]);
    writeIn(folder, { file: '_data/courses.json', text: JSON.stringify(Object.fromEntries(menus)) });
    for (const course of courses) {
      const extra = { layout: 'course', course: course.key, permalink: `/${course.key}/`, type: 'Course' };
      writeIn(folder, { file: `${course.key}.md`, text: withContents(courseFile(course, extra)) });
      for (const lesson of course.lessons) writeIn(folder, jekyll.lesson(course, lesson));
    }
  },
  lesson: ({ key }, lesson) => ({
    file: `_lessons/${key}/${lesson.name}.md`,
    text: withContents(lessonFile(lesson, { course: key, permalink: lesson.url, type: 'LearningResource' })),
  }),
  build: (site) => ({ file: 'jekyll', args: ['build', '--quiet'], folder: site }),
  output: '_site',
  caches: ['.jekyll-cache'],
  isSearched: false,
  upTo: 2000,
  hasBasePath: false,
};

/** kramdown makes the table of contents where the text asks for it. */
function withContents(file: string): string {
  return file.replace('\n---\n\n', '\n---\n\n<nav class="toc" markdown="1">\n* contents\n{:toc}\n</nav>\n\n');
}
