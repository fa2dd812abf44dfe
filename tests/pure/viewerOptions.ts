/** What a viewer is given in tests that look at none of it. */
import { createMarkdown } from '../../src/markdown/index.ts';
import { createWithoutSigns } from '../../src/markdown/withoutSigns.ts';
import { createSidebars } from '../../src/views/base.ts';
import { lessonRows } from '../../src/views/syllabus.ts';

export const viewerOptions = {
  sidebarOf: createSidebars(),
  lessonRows,
  markdown: createMarkdown(),
  withoutSigns: createWithoutSigns(),
  icon: '/icon.svg',
  script: '',
  scriptWithVideo: '',
  searchModule: '/search.js',
  player: '/player.js',
  studentAddress: '/student.js',
  diagramScript: '/draw.js',
};
