/** What the command line says of its own progress, in English. Ordinary progress names no source file. */
import type { Words } from './index.ts';

export const en: Words = {
  built: ({ pages, seconds, output }) => `Built ${pages} in ${seconds} s into ${output}.`,
  builtPortable: ({ page }) => `It needs no server: open ${page} in a browser.`,
  pageCount: { one: '{n} page', other: '{n} pages' },
  numberSigns: { group: ',', decimal: '.' },
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
  configurationNew: ({ file }) =>
    `${file} has come or gone. Stop "kafedra dev" and start it again: only then does that count.`,
  close: 'Close',
  noRoot: ({ root }) => `There is no folder ${root}. Name the folder of the site after --root.`,
  badPort: ({ port }) => `${port} is not a port. Give a number from 1 to 65535 after --port.`,
  badBasePath: ({ path }) =>
    `No site can be published under "${path}". Give what follows the server's name in the address, such as /repo/, after --base-path: no spaces, no "?", "#" or "..".`,
  'output-overlaps-sources': ({ output }) =>
    `${output} cannot be the output: it holds or lies inside the sources of the site. Choose another folder, such as _site.`,
  'output-not-folder': ({ output }) =>
    `${output} is a file, and a folder has to stand there. Choose another folder, or move the file away.`,
  'output-refused': ({ output, reason }) =>
    `The system does not let a folder be made at ${output} (${reason}). Choose another one.`,
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
  notReadable: ({ path }) =>
    `${path} cannot be read. Check who may read it; what is published stays as it was.`,
  fileGone: ({ path }) =>
    `${path} went away while the site was built. Build again; what is published stays as it was.`,
  defect: 'This is a mistake in Kafedra itself, not in your files. Please report it with the lines below.',
  notAFolder: ({ path }) =>
    `A folder has to be at ${path}, and a file or a link to somewhere else is there. Move it away or choose another folder.`,
  noPackage: ({ path }) =>
    `There is no package at ${path}. Name a version, an address or a file after --package.`,
  unknownLanguage: ({ lang, known }) => `Kafedra does not speak "${lang}". Choose one of: ${known}.`,
  badName: ({ name }) =>
    `"${name}" cannot be a name in an address. Use letters, digits and hyphens, such as graph-theory.`,
  kept: ({ files }) => `Left alone, because it was there already: ${files}.`,
  nothingMade: 'Nothing was written.',
  noBrowser: ({ address }) => `No browser could be started here. Open ${address} yourself.`,
  otherHost: ({ address }) =>
    `"kafedra dev" shows drafts too, so it answers only to localhost and to addresses in numbers: ${address}`,
  'typescript-configuration': ({ file, node }) =>
    `${file} is in TypeScript, which Node.js ${node} does not read. Use Node.js 22.18 or newer, rename the file to .eleventy.mjs and take the types out, or run: npm install --save-dev tsx`,
  help: {
    usage: 'Usage:',
    argumentList: 'Arguments:',
    optionList: 'Options:',
    commandList: 'Commands:',
    anyOptions: 'options',
    anyCommand: 'command',
    choices: ({ values }) => `one of: ${values}`,
    otherwise: ({ value }) => `default: ${value}`,
    help: 'show the help',
    version: 'show the version',
    program: 'Turns a folder of Markdown lessons into a course website.',
    commands: {
      init: 'make a new site; what is in its folder already stays as it is',
      new: 'make a file with the front matter begun',
      newCourse: 'make a course',
      newLesson: 'make a lesson, after those that are there',
      build: 'build the site',
      dev: 'serve the site on this machine, drafts included, and renew it when a file changes',
      check: 'report every problem of the site; nothing is written',
      override: 'copy a built-in component or layout into the site, to be changed there',
      import: 'make a site of a Jekyll site or of a folder of Markdown, and report what became of it',
    },
    arguments: {
      newSite: 'folder of the new site',
      course: 'name of its folder, which is its address',
      lesson: 'its path in content/, such as ml/regression or ml/deployment/docker',
      component: 'name of the component or layout, such as syllabus or syllabus.css',
      oldKind: 'what the folder is',
      oldSite: 'folder of the old site',
    },
    options: {
      root: 'folder of the site',
      basePath: 'path under which the site is published, such as /repo/',
      drafts: 'publish drafts too',
      untrusted: 'content of a stranger: narrow its HTML, refuse what runs (always in a pull request)',
      strict: 'let warnings fail too',
      yes: 'ask nothing',
      siteTitle: 'title of the site',
      lang: 'language of the site',
      courseTitle: 'title of the first course',
      courseKey: 'its folder and address (default: made of the title)',
      package: 'version, address or file of Kafedra for the site (default: as this one)',
      title: 'title (default: made of the name)',
      output: 'where to (default: _site in the folder of the site)',
      devOutput: 'where to (default: .kafedra/dev in the folder of the site)',
      portable: 'make a site that also works from a folder, without a server',
      port: 'port of the server',
      open: 'open the site in the browser',
      format: 'form of the report',
      out: 'where to',
      deriveNavigation: 'drop a hand-written navigation that says no more than the files',
    },
    thisFolder: 'this folder',
    unknownOption: ({ option }) => `There is no option ${option} here.`,
    unknownCommand: ({ command }) => `There is no command ${command}.`,
    missingArgument: ({ name }) => `Say <${name}> too.`,
    missingValue: ({ option }) => `${option} needs a value.`,
    missingOption: ({ option }) => `Say ${option} too.`,
    tooManyArguments: 'That is more than the command takes.',
    badValue: ({ option, value, values }) => `${value} is no value of ${option}. Say one of: ${values}.`,
    didYouMean: ({ meant }) => `Did you mean ${meant}?`,
  },
  init: {
    askLang: 'Language of the site: en or ru',
    askTitle: 'Title of the site',
    askCourse: 'Title of the first course',
    askKey: 'Its folder and address',
    siteTitle: 'My courses',
    courseTitle: 'My first course',
    made: ({ folder, files }) => `The site is ready in ${folder}: ${files} new files.`,
    hasPages: 'There are pages in content/ already, so no first course was added.',
    ownManifest: 'Your own package.json was not changed. Tell it about Kafedra:',
    fromFolder: ({ path }) =>
      `The site takes Kafedra from ${path}. That works on this computer only: to publish from GitHub, make the site again with --package and a file that npm pack has made there.`,
    next: 'What comes next:',
  },
  new: {
    made: ({ file, address }) => `${file} is there; its address is ${address}.`,
    exists: ({ file }) => `${file} is there already and was not touched. Choose another name.`,
    outside: ({ path }) =>
      `"${path}" leads out of content/. Give the path from there, such as ml/regression.`,
    badCourse: ({ key }) =>
      `A course is a folder right in content/, so "${key}" cannot be its key. Give one name, such as graph-theory.`,
    lessonNeedsCourse: ({ path }) =>
      `A lesson stands in a course: give its path with the course before it, such as ml/${path}.`,
    noContent:
      'There is no folder "content" here. Run the command in the folder of the site, or name it after --root.',
    noCourse: ({ key }) => `There is no course "${key}". Make it first: kafedra new course ${key}`,
    didYouMean: ({ word }) => `Did you mean "${word}"?`,
    tooDeep: ({ path }) =>
      `"${path}" is too deep: a lesson stands in a course, or in a module of a course, such as ml/deployment/docker.`,
    titleNeeded: ({ path }) =>
      `Name the lesson too: kafedra new lesson ${path}/NAME, or give its title after --title.`,
    printTaken: ({ address }) =>
      `At ${address} stands the whole course for printing. Choose another name, or say "print: false" in the course.`,
    listedByHand: ({ file, name }) =>
      `The course lists its lessons by hand: add ${name} to modules in ${file}.`,
    inNavigation: ({ address }) =>
      `The sidebar of the course is written by hand: add ${address} to _data/navigation.yml.`,
  },
  override: {
    made: ({ files }) => `Copied, to be changed by you: ${files}.`,
    unknown: ({ name }) => `There is no component and no layout called "${name}".`,
    didYouMean: ({ name }) => `Did you mean "${name}"?`,
    components: ({ names }) => `Components: ${names}.`,
    layouts: ({ names }) => `Layouts: ${names}.`,
    note: 'Delete what you do not change: the built-in file then counts again and is renewed with Kafedra.',
  },
};
