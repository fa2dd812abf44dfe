/** What the command line says of its own progress, in English. Ordinary progress names no source file. */
import type { Words } from './index.ts';

export const en: Words = {
  built: ({ pages, seconds, output }) => `Built ${pages} in ${seconds} s into ${output}.`,
  builtPortable: ({ page }) => `It needs no server: open ${page} in a browser.`,
  pageCount: { one: '{n} page', other: '{n} pages' },
  notBuilt: 'Nothing was written: what is published stays as it was.',
  checked: ({ pages, seconds }) => `Checked ${pages} in ${seconds} s.`,
  fine: 'Everything is in order.',
  serving: ({ address }) => `The site is at ${address} (stop with Ctrl+C).`,
  updated: ({ pages, seconds }) => `Updated: ${pages} in ${seconds} s.`,
  searchFailed: ({ reason }) =>
    `The search has no index, so nothing will be found on the site; all else is in order. The reason: ${reason}`,
  lastGood: 'The last good version stays until this is mended.',
  noneGood: 'There is no good version to show yet; it appears here once this is mended.',
  waiting: ({ output, pid }) =>
    `Another build is writing to ${output} (process ${pid}); waiting a little for its end.`,
  portTaken: ({ port, free }) => `Port ${port} is taken by another program, so port ${free} is used.`,
  noPort: ({ port }) =>
    `Port ${port} and the ones after it are taken. Stop what uses them, or give another number after --port.`,
  portRefused: ({ port }) =>
    `The system does not let Kafedra use port ${port}. Give a number of 1024 or more after --port.`,
  close: 'Close',
  noRoot: ({ root }) => `There is no folder ${root}. Name the folder of the site after --root.`,
  badPort: ({ port }) => `${port} is not a port. Give a number from 1 to 65535 after --port.`,
  'output-overlaps-sources': ({ output }) =>
    `${output} cannot be the output: it holds or lies inside the sources of the site. Choose another folder, such as _site.`,
  'output-not-folder': ({ output }) =>
    `${output} is a file, and a folder has to stand there. Choose another folder, or move the file away.`,
  'output-is-link': ({ output, target }) =>
    `${output} is a link to ${target}, outside of the site, and nothing is written there. Name that folder itself after --output if you mean it.`,
  'output-not-ours': ({ output, file }) =>
    `${output} has files that Kafedra did not make (${file}…), and they would be lost among the pages. Choose another folder, or empty this one.`,
  'output-conflict': ({ output, file }) =>
    `${file} in ${output} was not made by Kafedra, and a part of the site has to stand there. Move it away; what is published stays as it was.`,
  'output-served': ({ output, pid }) =>
    `"kafedra dev" is already serving ${output} (process ${pid}). Use that one, stop it, or choose another folder with --output.`,
  'output-busy': ({ output, pid }) =>
    `Another build is writing to ${output} (process ${pid}). Wait until it is done, or stop it.`,
  'own-configuration': ({ file, reason }) => `${file} of the site does not run: ${reason}`,
  imported: ({ pages, seconds, output }) =>
    `Imported: ${pages} in ${seconds} s, the new site is in ${output}.`,
  importKept: ({ count }) => `Files that you changed, and that stay as they are: ${count}.`,
  importReport: ({ human, mistakes, file }) =>
    `For you to look at: ${human}; found wrong on the old site: ${mistakes}. The report: ${file}`,
  nothingToImport: ({ folder }) =>
    `There is no page in ${folder}. Name the folder in which the old site is written.`,
  noSource: ({ folder }) => `There is no folder ${folder}. Name the folder of the old site.`,
  importOverSource: ({ output }) =>
    `${output} is where the old site lies. Give another folder after --out: the old site is only read.`,
  diskFull: ({ output }) =>
    `There is no room left on the disk of ${output}. Make room and build again; what is published stays as it was.`,
  notWritable: ({ path }) =>
    `${path} cannot be written. Check who may write there; what is published stays as it was.`,
  defect: 'This is a mistake in Kafedra itself, not in your files. Please report it with the lines below.',
};
