/** What a viewer is given in tests that look at none of it. */
import { createMarkdown } from '../../src/markdown/index.ts';
import { createSidebars } from '../../src/views/base.ts';

export const viewerOptions = {
  sidebarOf: createSidebars(),
  markdown: createMarkdown(),
  icon: '/icon.svg',
  script: '',
  scriptWithVideo: '',
  searchModule: '/search.js',
  player: '/player.js',
  studentAddress: '/student.js',
  diagramScript: '/draw.js',
};
