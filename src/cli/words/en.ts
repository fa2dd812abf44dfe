/** What the command line says of its own progress, in English. Ordinary progress names no source file. */
import type { Words } from './index.ts';

export const en: Words = {
  built: ({ pages, seconds, output }) => `Built ${pages} in ${seconds} s into ${output}.`,
  pageCount: { one: '{n} page', other: '{n} pages' },
  notBuilt: 'Nothing was written: what is published stays as it was.',
  checked: ({ pages, seconds }) => `Checked ${pages} in ${seconds} s.`,
  fine: 'Everything is in order.',
  serving: ({ address }) => `The site is at ${address} (stop with Ctrl+C).`,
  updated: ({ pages, seconds }) => `Updated: ${pages} in ${seconds} s.`,
  lastGood: 'The last good version stays until this is mended.',
  noRoot: ({ root }) => `There is no folder ${root}. Name the folder of the site after --root.`,
  badPort: ({ port }) => `${port} is not a port. Give a number from 1 to 65535 after --port.`,
  'output-overlaps-sources': ({ output }) =>
    `${output} cannot be the output: it holds or lies inside the sources of the site. Choose another folder, such as _site.`,
  'output-not-ours': ({ output, file }) =>
    `${output} has files that Kafedra did not make (${file}…), and they would be lost among the pages. Choose another folder, or empty this one.`,
  'output-busy': ({ output, pid }) =>
    `Another build is writing to ${output} (process ${pid}). Wait until it is done, or stop it.`,
  'own-configuration': ({ file, reason }) => `${file} of the site does not run: ${reason}`,
  diskFull: ({ output }) =>
    `There is no room left on the disk of ${output}. Make room and build again; what is published stays as it was.`,
  notWritable: ({ path }) =>
    `${path} cannot be written. Check who may write there; what is published stays as it was.`,
  defect: 'This is a mistake in Kafedra itself, not in your files. Please report it with the lines below.',
};
