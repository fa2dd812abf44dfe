/** The bench's site as stock Eleventy makes it; Eleventy is the copy that Kafedra depends on. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/packageRoot.ts';
import { courseFile, lessonFile } from '../corpus.ts';
import { copySite, writeIn } from './files.ts';
import type { Generator } from './types.ts';
import { versionOf } from './version.ts';

const program = join(packageRoot, 'node_modules/@11ty/eleventy/cmd.cjs');

export const eleventy: Generator = {
  name: 'eleventy',
  version: () => versionOf(process.execPath, program, '--version'),
  remedy: 'npm ci',
  writeSite(folder, { title, url, courses }) {
    copySite('eleventy', folder);
    symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'));
    writeIn(folder, { file: 'package.json', text: '{ "private": true, "type": "module" }' });
    writeIn(folder, { file: '_data/site.json', text: JSON.stringify({ title, url }) });
    for (const course of courses) {
      const place = `content/${course.key}`;
      // One date for all: lessons are then in the order of their names.
      const shared = { course: course.key, courseTitle: course.title, date: '2024-01-01' };
      writeIn(folder, { file: `${place}/${course.key}.json`, text: JSON.stringify(shared) });
      const extra = { layout: 'course.njk', tags: 'courses', type: 'Course' };
      writeIn(folder, { file: `${place}/index.md`, text: courseFile(course, extra) });
      for (const lesson of course.lessons) writeIn(folder, eleventy.lesson(course, lesson));
    }
  },
  lesson: ({ key }, lesson) => ({
    file: `content/${key}/${lesson.name}.md`,
    text: lessonFile(lesson, {
      layout: 'lesson.njk',
      tags: key,
      permalink: lesson.url,
      type: 'LearningResource',
    }),
  }),
  build: (site, { basePath }) => ({
    file: process.execPath,
    args: [program, '--quiet', ...(basePath === undefined ? [] : [`--pathprefix=${basePath}`])],
    folder: site,
  }),
  output: '_site',
  caches: ['.cache'],
  isSearched: false,
  hasBasePath: true,
};
