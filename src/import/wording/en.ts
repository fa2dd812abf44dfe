/** The report of an import, in English. */
import type { ReportWords } from './words.ts';

export const en: ReportWords = {
  title: 'Import report',
  intro:
    'What the import did with the old site. The report is written anew by every import; what you change in the new site stays.',
  human: 'For you to look at',
  humanNone: 'Nothing: everything could be said in the words of the new site.',
  mistakes: 'Mistakes that the old site had',
  mistakesIntro:
    'They came along as they were, except where the text says that they are settled. `kafedra check` shows them with their lines.',
  mistakesNone: 'None was found.',
  kept: 'Files that you changed',
  keptIntro: 'They differ from what an import wrote, so they stay as they are.',
  moved: 'What went where',
  movedHead: ['Old file', 'New file', 'Address'],
  converted: 'Said in another way',
  left: 'Not taken along',
  findings: {
    syllabus: ({ columns, hidden }) =>
      `The table over the lessons is \`::syllabus\`${columns === '' ? '' : ` with the columns ${columns}`}${hidden === '' ? '' : `; hidden in comments, and hidden still: ${hidden}`}.`,
    include: ({ what }) => `The include \`${what}\` is written out.`,
    box: ({ what }) => `A box of the theme is \`:::${what}\`.`,
    comment: () => 'A comment is an HTML comment.',
    gist: ({ what }) => `The gist ${what} is a link.`,
    loop: ({ what, count }) =>
      `The loop over \`${what}\` is written out (${count}). It shows what there was on the day of the import and does not grow.`,
    toc: () => 'The list of contents is `::toc`.',
    table: () => 'A table without a head has an empty one.',
    'markdown-in-html': () => 'Markdown within HTML has an empty line before it.',
    layout: ({ from, to }) => `The layout \`${from}\` is \`${to}\`.`,
    'navigation-dropped': ({ key }) =>
      `The navigation \`${key}\` said no more than the files; the sidebar is made from them.`,
    'navigation-kept': ({ key, what, detail }) =>
      `The navigation \`${key}\` stays, because it says more than the files: ${reasons[String(what)] ?? what}${detail === '' ? '' : ` (“${detail}”)`}.`,
    redirect: ({ from, to }) => `${from} leads to ${to}, by \`redirect_from\` there.`,
    'no-config': () => 'There is no `_config.yml`. Addresses are those that Jekyll gives by itself.',
    'joined-text': () =>
      'The page joined the texts of other pages in one. Here it is a list of links to them.',
    'link-kept': ({ key }) =>
      `The link \`${key}\` of a section stands in \`additional\` now; give it a title for students.`,
    'liquid-left': ({ what }) =>
      `\`${what}\` is Liquid that only Jekyll can fill in. It stands in the text as it was: write there what is to be seen.`,
    'liquid-fault': ({ message }) =>
      `The Liquid of the page cannot be read (${message}); its text is as it was.`,
    frame: ({ what }) =>
      `The frame of a video is \`${what}\`: a poster, and no word to the host before it is pressed.`,
    'syllabus-hidden': ({ title, what }) =>
      `The table left out “${title}” (\`${what}\`). \`::syllabus\` shows every lesson; \`draft: true\` hides one, \`planned: true\` announces it.`,
    'head-video': ({ what }) => `The video above the text is \`${what}\`.`,
    'syllabus-column': ({ key }) =>
      `The table showed \`${key}\`, for which there is no column. \`additional\` of a section can hold such links.`,
    'kramdown-options': ({ what }) => `\`${what}\` has no counterpart and is left out.`,
    abbreviation: ({ what }) =>
      `The abbreviation ${what} is no longer explained where it stands; its definition is a comment now.`,
    'title-from-name': ({ title }) =>
      `The page had no title; it has one made of the name of its file, “${title}”.`,
    'address-changed': ({ from, to }) =>
      `The address ${from} holds characters that an address must not have; it is ${to} now.`,
    'file-moved': ({ from, to }) =>
      `The file stood at ${from} and stands at ${to} now, as all files are below /assets/. Links to it are changed.`,
    'deck-moved': ({ from, to }) =>
      `The page of HTML stood at ${from} and stands at ${to} now, with the files that it uses; at the old address a page leads there.`,
    'no-page-before': ({ url }) =>
      `The page could not be reached before (its collection had no \`output: true\`); now it stands at ${url}.`,
    'post-date': () =>
      'The name of the post holds a date that does not exist, and Jekyll makes no site with one. It did not come along: put its date right and import again.',
    'list-written-out': ({ layout }) =>
      `The list that \`${layout}\` made of the posts is written out. It does not grow by itself.`,
    'redirect-outside': ({ from, to }) =>
      `${from} led to another site at once; now it is a page with a link to ${to}.`,
    'course-page-made': ({ file, title }) =>
      `The lessons had no course page. ${file} is one; give it a better title than “${title}”.`,
    'site-title': () => 'The site had no title; it has the name of its folder.',
    'duplicate-key': ({ key, lastLine }) =>
      `\`${key}\` stands twice. The value of line ${lastLine} counts, as on the old site; this one is a comment now. Settled.`,
    'yaml-fault': () => 'The file is no YAML from this line on.',
    'liquid-in-code': ({ what }) =>
      `\`${what}\` in a code sample was taken for Liquid and not shown. Now it is shown. Settled.`,
    'link-outside': ({ target }) =>
      `A link to \`${target}\`, which is no file of this folder. It was not followed.`,
    'unreadable-file': ({ reason }) => `The file cannot be read (${reason}).`,
    'too-deep': () => 'The folder lies too deep.',
    'too-many-files': ({ limit }) => `There are more than ${limit} files; the rest was not looked at.`,
    'file-too-large': () => 'The file is too large for a text.',
    'wrong-encoding': ({ encoding }) =>
      `The file is not in UTF-8 (${encoding}). Save it as UTF-8 and import again.`,
    template: () => 'A template of Jekyll that makes no page.',
    'no-front-matter': () => 'A Markdown file without front matter: Jekyll made no page of it.',
    hidden: () => 'Jekyll passed over names that start so.',
    excluded: () => 'Excluded by `_config.yml`.',
    'not-published': () => 'A file of a collection that was not published.',
    'data-file': () => 'Data that only templates of Jekyll can read.',
    plugin: () => 'A plugin of Jekyll.',
    'post-without-date': () => 'A post without a date in its name: Jekyll did not publish it.',
    'unknown-key': ({ key }) => `The key \`${key}\` means nothing here; it is a comment now.`,
    'theme-head': ({ key }) =>
      `The theme showed \`${key}\` above the text; here it stays in the front matter and is not shown.`,
    'theme-class': ({ name }) =>
      `The class \`${name}\` of the theme has no look here; \`assets/styles/theme.css\` can give it one.`,
    'layout-left': ({ name }) => `The layout \`${name}\` of the old site; the page has that of its place.`,
    'config-keys': ({ keys }) => `Settings that have no counterpart: ${keys}.`,
    'project-file': () => 'A text for those who work on the repository.',
    'unused-file': () => 'No page uses the file.',
  },
};

const reasons: Readonly<Record<string, string>> = {
  form: 'it is no list',
  groups: 'it groups the lessons',
  titles: 'it has titles of its own',
  order: 'it has an order of its own',
  missing: 'it leaves out a lesson',
  more: 'it has further entries',
};
