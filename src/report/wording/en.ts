/** The words of problems in English. */
import {
  counted,
  distinct,
  entryOf,
  type Facts,
  hasCyrillic,
  type Phrases,
  type Wording,
  yamlQuoted,
} from './words.ts';

export const en = {
  // Files and folders
  'no-content': () => ({
    message: 'There is no folder "content" here.',
    hint: 'Run the command in the folder of the site, name that folder with --root, or start a new site with "kafedra init".',
  }),
  'unreadable-file': ({ reason }) =>
    reason === 'not-a-file'
      ? { message: 'This is neither a file nor a folder.', hint: 'Move it out of the site.' }
      : reason === 'EACCES' || reason === 'EPERM'
        ? {
            message: 'The system does not let Kafedra read this file or folder.',
            hint: 'Give yourself the right to read it.',
          }
        : {
            message: `The system could not read this file or folder (${quoted(reason)}).`,
            hint: 'Open it in an editor; if that does not work either, put a fresh copy in its place.',
          },
  symlink: () => ({
    message: 'This is a symbolic link to another place, and it was left out.',
    hint: 'Put the file itself here. Links are not followed, so that a site never publishes what lies outside its folder.',
  }),
  'file-name': () => ({
    message: 'The name of this file was written in another encoding and cannot be read.',
    hint: 'Rename the file. If it came out of an archive, unpack it again with UTF-8 names.',
  }),
  'page-extension': ({ extension }) => ({
    message: `Files that end in ${quoted(extension)} are not read.`,
    hint: 'Rename the file so that it ends in ".md".',
  }),
  'data-file-twice': ({ other }) => ({
    message: `There is ${quoted(other)} too, and only that one is read.`,
    hint: 'Keep one of the two files.',
  }),
  'file-too-large': ({ size, limit }) => ({
    message: `The file takes ${amount(size)} MB; a page may take ${amount(limit)} MB.`,
    hint: 'Split the page, or move what is large (pictures, tables of data) into assets.',
  }),
  'too-deep': ({ limit }) => ({
    message: `This folder lies more than ${amount(limit)} folders deep, and nothing in it is read.`,
    hint: 'Move it closer to the top.',
  }),
  'wrong-encoding': ({ encoding }) =>
    encoding === 'binary'
      ? {
          message: 'This file is not text.',
          hint: 'Move it into assets, or save it again as text in UTF-8.',
        }
      : {
          message:
            encoding === 'unknown'
              ? 'From here on the file is not written in UTF-8.'
              : `The file is written in ${shown(encoding)}, not in UTF-8.`,
          hint: 'Save it again in UTF-8: in VS Code click the encoding in the status bar, then "Save with Encoding".',
        },

  // Front matter
  'front-matter-missing': () => ({
    message: 'The file does not start with front matter.',
    hint: 'Begin it with a line of three hyphens, a line such as "title: Introduction", and three hyphens again.',
  }),
  'front-matter-unterminated': ({ nearLine }) => ({
    message: 'The front matter is opened here and never closed.',
    hint:
      nearLine === undefined
        ? 'Put a line of exactly three hyphens after its last key.'
        : `Put a line of exactly three hyphens after its last key; perhaps line ${nearLine} was meant to be it.`,
  }),
  'front-matter-fence': ({ found }) => ({
    message: `The line ${quoted(found)} starts like the end of the front matter and is not.`,
    hint: 'If the front matter ends here, leave exactly three hyphens and nothing else on the line.',
  }),
  'front-matter-indented': () => ({
    message: 'The front matter is indented, so it is not seen as such.',
    hint: 'Start its three hyphens at the very beginning of the line.',
  }),
  'front-matter-not-first': () => ({
    message: 'Something stands before the front matter, so it is not seen as such.',
    hint: 'Make its three hyphens the first line of the file; empty lines and comments go below it.',
  }),
  'front-matter-language': ({ language }) => ({
    message: `The opening hyphens are followed by ${quoted(language)}.`,
    hint: 'Leave the three hyphens alone on their line. Front matter is YAML; no other language is read or run.',
  }),
  'front-matter-not-map': ({ found }) => ({
    message: `The front matter is ${found === 'list' ? 'a list' : 'plain text'}, with no keys in it.`,
    hint: 'Write lines of the form "key: value", such as "title: Introduction".',
  }),
  'too-many-blanks': ({ limit }) => ({
    message: `More than ${amount(limit)} spaces and empty lines follow each other in the front matter.`,
    hint: 'Delete them.',
  }),
  'html-comment-in-yaml': () => ({
    message: 'An HTML comment stands between the keys; it was skipped.',
    hint: 'Nothing to do. The comments of YAML itself start with "#".',
  }),

  // YAML
  'yaml-too-long': ({ limit }) => ({
    message: `The keys and values take more than ${amount(limit)} characters.`,
    hint: 'Move long texts below the front matter, or split the file.',
  }),
  'too-many-nodes': ({ limit }) => ({
    message: `There are more than ${amount(limit)} keys and values.`,
    hint: 'Split the file.',
  }),
  'yaml-too-deep': () => ({
    message: 'Lists and keys are nested too deeply here.',
    hint: 'Look whether a bracket is missing or each line is indented further than the one before.',
  }),
  'yaml-tab': () => ({
    message: 'The line is indented with a tab.',
    hint: 'Use spaces, two for each level.',
  }),
  'yaml-white-space': () => ({
    message:
      'There is a special space here (copied from a web page or a document), where an ordinary one belongs.',
    hint: 'Delete it and type a space.',
  }),
  'yaml-quote': () => ({
    message: 'The quotation mark opened here is not closed.',
    hint: 'Close it at the end of the text. A quotation mark inside the text is doubled in \'…\' and written \\" in "…".',
  }),
  'yaml-text-after-quote': ({ text }) => ({
    message: `The quotation mark has closed the value, yet ${quoted(text)} follows.`,
    hint: 'Put the whole value into one pair of quotation marks, of the kind that does not occur in it: \'… "…" …\'.',
  }),
  'yaml-escape': () => ({
    message: 'Between double quotation marks a backslash gives the next letter another meaning.',
    hint: "Use single quotation marks, '…', or write the backslash twice.",
  }),
  'yaml-colon': ({ value }) => ({
    message: 'A colon followed by a space means "key: value", and here it stands inside a value.',
    hint: `Put the value in quotation marks${suggestion(value)}.`,
  }),
  'yaml-colon-space': ({ text }) => ({
    message: `There is no space after the colon in ${quoted(text)}.`,
    hint: 'Write "key: value", with a space.',
  }),
  'yaml-dash-space': ({ key }) => ({
    message: `There is no space between the dash and ${quoted(key)}.`,
    hint: 'Write "- key: value", with a space after the dash.',
  }),
  'yaml-key-without-colon': ({ text }) => ({
    message: `The line ${quoted(text)} is not of the form "key: value".`,
    hint: 'Add the colon and the value. If it goes on with the text above, indent it further than the key of that text.',
  }),
  'yaml-list-beside-key': () => ({
    message: 'A list starts on the same line as its key.',
    hint: 'Put each "- …" on a line of its own below the key.',
  }),
  'yaml-indentation': ({ before }) => ({
    message:
      before === undefined
        ? 'The indentation of this line does not fit.'
        : `The indentation of this line fits neither ${quoted(before)} nor anything above it.`,
    hint: 'Keys of one level start in the same column, two spaces further than the key they belong to.',
  }),
  'yaml-special-character': ({ character }) => ({
    message: `A value must not start with ${quoted(character)}: the character has a meaning of its own in YAML.`,
    hint: 'Put the value in quotation marks.',
  }),
  'yaml-bracket': ({ bracket }) => ({
    message: `The bracket ${quoted(bracket)} opened here is not closed.`,
    hint: `Close it with ${quoted(bracket === '{' ? '}' : ']')}. If this is text, put it in quotation marks.`,
  }),
  'yaml-comma': () => ({
    message: 'The items between the brackets are not separated by single commas.',
    hint: 'Put one comma between each two items. If this is text, put it in quotation marks.',
  }),
  'yaml-block': ({ text }) => ({
    message: `${quoted(text)} stands on the same line as the sign "|" or ">" that announces a text.`,
    hint: 'Start the text on the next line, indented by two spaces.',
  }),
  'yaml-key': () => ({
    message: 'A list or a group of keys stands where a key belongs.',
    hint: 'If this is text, put it in quotation marks.',
  }),
  'yaml-hash': ({ text }) => ({
    message: `${quoted(text)} is taken for a comment and left out.`,
    hint: 'If it belongs to the value, put the value in quotation marks. If it is a comment, put a space after the "#".',
  }),
  'yaml-tag': ({ tag }) => ({
    message: `${quoted(tag)} is a tag of YAML, and tags are not used here.`,
    hint: 'If this is text, put it in quotation marks; otherwise remove the tag.',
  }),
  'yaml-alias-unknown': ({ name }) => ({
    message: `"*${shown(name)}" refers to a name that is not given above it.`,
    hint: 'If this is text that starts with a star, put it in quotation marks.',
  }),
  'yaml-alias-cycle': ({ name }) => ({
    message: `"*${shown(name)}" refers to the very thing that it is a part of.`,
    hint: 'Write out what is meant.',
  }),
  'yaml-alias-limit': ({ name, limit }) => ({
    message: `With "*${shown(name)}" the references grow to more than ${amount(limit)} keys and values.`,
    hint: 'Write out what is meant.',
  }),
  'yaml-second-document': () => ({
    message: 'A second document starts here, and only the first is read.',
    hint: 'Remove the line of hyphens or dots, so that all keys stand together.',
  }),
  'yaml-syntax': () => ({
    message: 'From here on the line cannot be understood.',
    hint: 'Compare it with the lines above; text with special characters goes in quotation marks.',
  }),
  'control-character': () => ({
    message: 'There is an invisible control character here.',
    hint: 'Delete it and type the text around it again.',
  }),
  'duplicate-key': ({ key, firstLine }) => ({
    message: `The key ${quoted(key)} is already given in line ${shown(firstLine)}; only one value can count.`,
    hint: 'Keep one of the two.',
  }),
  'forbidden-key': ({ key }) => ({
    message: `${quoted(key)} cannot be a key.`,
    hint: 'Choose another name for it.',
  }),

  // Keys and values
  'unknown-key': ({ key, what, near }, field) => ({
    message: `${shown(field ?? key)} is not a field of ${thing(what)}.`,
    hint: [
      near === undefined ? 'Remove it, or look its name up in the guide.' : `Did you mean ${quoted(near)}?`,
      ...(near !== undefined && hasCyrillic(key)
        ? ['It is typed with Cyrillic letters that look Latin.']
        : []),
    ].join(' '),
  }),
  'foreign-key': ({ key }, field) => ({
    message: `${shown(field ?? key)} belongs to another theme and has no effect here.`,
    hint: 'It may stay.',
  }),
  'wrong-type': ({ key, found, wanted }, field) => ({
    message: `${shown(field ?? key)} is ${kind(found)}; it has to be ${kind(wanted)}.`,
    hint:
      wanted === 'list'
        ? 'Put each item on a line of its own below the key, with "- " before it.'
        : wanted === 'map'
          ? 'Put lines of the form "key: value" below it, indented by two spaces.'
          : 'Write the value on the same line, after the colon.',
  }),
  'missing-key': ({ key, what }, field) => ({
    message: `${theThing(what)} has no ${quoted(key)}.`,
    hint: `Add "${shown(key)}: …"${field === undefined || field === key ? '' : ` (${field})`}.`,
  }),
  'empty-value': ({ key }, field) => ({
    message: `${shown(field ?? key)} is empty.`,
    hint: 'Write its value after the colon.',
  }),
  'not-a-number': ({ key, found }, field) => ({
    message: `${shown(field ?? key)} is ${quoted(found)}, but it has to be a number.`,
    hint: 'Write a number, such as 2 or 1.5.',
  }),
  'not-a-boolean': ({ key, found }, field) => ({
    message: `${shown(field ?? key)} is ${quoted(found)}, but it has to be true or false.`,
    hint: 'Write true for yes, false for no.',
  }),
  'not-a-colour': ({ key, found }, field) => ({
    message: `${shown(field ?? key)} is ${quoted(found)}, but it has to be a colour.`,
    hint: 'Write a colour such as "#2457a6", in quotation marks.',
  }),
  'unknown-value': ({ key, value, allowed, near }, field) => ({
    message: `${shown(field ?? key)} is ${quoted(value)}, which has no meaning here.`,
    hint: near === undefined ? `Choose one of: ${shown(allowed)}.` : `Did you mean ${quoted(near)}?`,
  }),
  'date-title': ({ value }) => ({
    message: `The title ${quoted(value)} looks like a date.`,
    hint: 'Say in the title what the page is about.',
  }),

  // Courses and pages
  'no-courses': () => ({
    message: 'There is no course in the folder "content".',
    hint: 'Make a folder for the course with a file "index.md" in it, or run "kafedra new course".',
  }),
  'course-without-index': ({ course, key }) => ({
    message: `The course ${quoted(course ?? key)} has no page of its own.`,
    hint: 'Put a file "index.md" with the title of the course into its folder.',
  }),
  'module-file-missing': ({ file }) => ({
    message: `The list of modules names ${quoted(file)}, and there is no such lesson.`,
    hint: "Check the name; it starts from the course's folder.",
  }),
  'module-file-twice': ({ file, other }) => ({
    message:
      other === undefined
        ? `The lesson ${quoted(file)} is named twice.`
        : `The lesson ${quoted(file)} already belongs to the module ${quoted(other)}.`,
    hint: 'Leave it in one of them.',
  }),
  'lesson-not-in-modules': () => ({
    message: 'The list of modules of the course does not name this lesson.',
    hint: 'Add it to a module; until then it stands after all of them.',
  }),
  'unknown-layout': ({ name, near }) => ({
    message: `There is no layout ${quoted(name)}.`,
    hint:
      near === undefined
        ? 'Remove the key: the layout follows from the place of the file.'
        : `Did you mean ${quoted(near)}?`,
  }),
  'bad-permalink': ({ url, reason }) => ({
    message: `${quoted(url)} cannot be the address of a page: ${oneOf(permalinkReasons, reason)}.`,
    hint: 'Write an address such as "/mo/intro/".',
  }),
  'duplicate-url': ({ url, other }) => ({
    message: `Two pages have the address ${quoted(url)}: this one and ${quoted(other)}.`,
    hint: 'Change the "permalink" or the file name of one of them.',
  }),
  'url-taken': ({ url, other }) => ({
    message: `The address ${quoted(url)} is taken by the file ${quoted(other)}.`,
    hint: 'Give the page another "permalink".',
  }),
  'url-characters': ({ url }) => ({
    message: `The address ${quoted(url)} has characters that an address cannot have.`,
    hint: 'Use letters, digits, hyphens and slashes.',
  }),
  'url-case': ({ url, other }) => ({
    message: `The address ${quoted(url)} differs from ${quoted(other)} by upper and lower case only.`,
    hint: 'Some servers take them for one; change one of them.',
  }),
  'features-missing': ({ from }) => ({
    message: `"::features" asks for the cards of ${quoted(from)}, but the page has no such key.`,
    hint: 'Add the key with a list of cards to the front matter, or remove the line.',
  }),
  'directive-outside-course': ({ name }) => ({
    message: `${quoted(`::${shown(name)}`)} stands on a page that belongs to no course.`,
    hint: 'Move it to a page of a course.',
  }),
  'syllabus-empty': () => ({
    message: 'The syllabus is placed here, but the course has nothing to show in it yet.',
    hint: 'Add a lesson with sections, or remove the line.',
  }),
  'plan-empty': () => ({
    message: 'The thematic plan is placed here, but the course has neither topics nor hours.',
    hint: 'Add "topics" to the course or "hours" to its sections, or remove the line.',
  }),

  // Navigation
  'navigation-dead-entry': ({ url, near }) => ({
    message: `The menu leads to ${quoted(url)}, and there is no such page.`,
    hint: near === undefined ? 'Correct the address or remove the entry.' : `Did you mean ${quoted(near)}?`,
  }),
  'navigation-missing-lesson': ({ title, url }) => ({
    message: `The menu of the course does not have the lesson ${quoted(title)}.`,
    hint: `Add an entry with "url: ${shown(url)}", or remove the hand-written menu: Kafedra makes one itself.`,
  }),
  'navigation-unknown-key': ({ key, near }) => ({
    message: `There is no menu ${quoted(key)} in the navigation file.`,
    hint: near === undefined ? 'Add it there, or remove the key.' : `Did you mean ${quoted(near)}?`,
  }),

  // Site
  'site-missing': () => ({
    message: 'The facts of the site are missing.',
    hint: 'Make a file "_data/site.yml" with "title: …" and "url: …".',
  }),
  'site-url': ({ value }) => ({
    message:
      value === undefined
        ? 'The address of the site cannot be used.'
        : `${quoted(value)} cannot be the address of the site.`,
    hint: 'Write the whole address, such as "https://example.org/courses".',
  }),
  'site-url-missing': () => ({
    message: 'The site has no address of its own.',
    hint: 'With "url: https://…" search engines and previews learn where the pages are.',
  }),
  'unknown-language': ({ value }) => ({
    message: `${quoted(value)} is not the code of a language.`,
    hint: 'Write "ru", "en" or another code of two or three letters.',
  }),

  // Links
  'missing-page': ({ href, near }) => ({
    message: `The link leads to ${quoted(href)}, and there is no such page.`,
    hint: near === undefined ? 'Correct the address or remove the link.' : `Did you mean ${quoted(near)}?`,
  }),
  'missing-anchor': ({ href, anchor, near }) => ({
    message: `The page of ${quoted(href)} has no heading or place named ${quoted(anchor)}.`,
    hint:
      near === undefined
        ? 'Headings give names in lower case with hyphens for spaces: "## Entry test" is "#entry-test".'
        : `Did you mean ${quoted(near)}?`,
  }),
  'missing-file': ({ href, near }) => ({
    message: `There is no file ${quoted(href)}.`,
    hint:
      near === undefined
        ? 'Put the file into assets and write its address from there: "/assets/…". Upper and lower case matter.'
        : `Did you mean ${quoted(near)}?`,
  }),
  'link-to-draft': ({ href }) => ({
    message: `The link leads to ${quoted(href)}, which is a draft and will not be published.`,
    hint: 'Publish the draft ("draft: false") or remove the link.',
  }),
  'link-to-planned': ({ href }) => ({
    message: `The link leads to ${quoted(href)}, which is planned and has no page yet.`,
    hint: 'Remove the link until the lesson is there.',
  }),
  'bare-domain': ({ href }) => ({
    message: `${quoted(href)} looks like the address of another site, but without "https://" it is sought on this one.`,
    hint: 'Put "https://" before it.',
  }),
  'unsafe-link': ({ href }) => ({
    message: `${quoted(href)} is an address that a page must not open.`,
    hint: 'Links may start with "https://", "http://", "mailto:", "tel:" or "/".',
  }),
  'link-white-space': ({ href }) => ({
    message: `There is a space in the address ${quoted(href)}.`,
    hint: 'Remove it; inside an address write %20.',
  }),
  'relative-asset': ({ href }) => ({
    message: `The address ${quoted(href)} depends on where the page stands.`,
    hint: 'Write it from the root of the site: "/assets/…".',
  }),

  // Markdown
  'unknown-container': ({ name, near }) => ({
    message: `There is no block ${quoted(`:::${shown(name)}`)}.`,
    hint:
      near === undefined ? 'Use note, tip, warning or solution.' : `Did you mean ${quoted(`:::${near}`)}?`,
  }),
  'unclosed-container': ({ name }) => ({
    message: `The block ${quoted(`:::${shown(name)}`)} is opened here and never closed.`,
    hint: 'Put a line ":::" where it ends.',
  }),
  'unknown-directive': ({ name, near }) => ({
    message: `There is no ${quoted(`::${shown(name)}`)} that could be placed here.`,
    hint:
      near === undefined
        ? 'There are "::syllabus", "::plan", "::features" and "::toc".'
        : `Did you mean ${quoted(`::${near}`)}?`,
  }),
  'active-html': ({ what }) => ({
    message: `${quoted(what)} is not allowed in the HTML of a page, because it can act in the reader's browser; it was left out.`,
    hint: 'Remove it. For a video there is the key "video", for anything else a link.',
  }),
  'unclosed-html': ({ what }) => ({
    message: `${quoted(what)} is opened here and never closed; it was closed at the end of the text.`,
    hint:
      what === '<!--' ? 'Put "-->" where the comment ends.' : 'Put the closing tag where the element ends.',
  }),
  'duplicate-id': ({ id }) => ({
    message: `The name ${quoted(id)} is given to two places of the page.`,
    hint: 'Change one of them, or links to it will lead to the first.',
  }),

  // Video
  'bad-video': ({ value, reason }) => ({
    message: `${quoted(value)} is no video that can be shown: ${oneOf(videoReasons, reason)}.`,
    hint: 'Copy the address from the "Share" button of the video.',
  }),
} satisfies Record<string, Wording>;

/** The words around the problems, in English. */
export const enPhrases: Phrases = {
  summary: (errors, warnings) => {
    const counts = [
      ...(errors === 0 ? [] : [counted('en', errors, { one: 'error', other: 'errors' })]),
      ...(warnings === 0 ? [] : [counted('en', warnings, { one: 'warning', other: 'warnings' })]),
    ];
    return `Found ${counts.join(' and ')}.`;
  },
  asides: {
    'foreign-key': (facts) => `Keys of another theme were left without effect: ${distinct(facts, 'key')}.`,
    'html-comment-in-yaml': (facts) => `HTML comments between keys were skipped: ${facts.length}.`,
    'site-url-missing': () => 'The site has no address of its own ("url") yet.',
  },
  otherAsides: (count) => `More to know, with --format json: ${count}.`,
};

const permalinkReasons: Readonly<Record<string, string>> = {
  'no-slash': 'it does not start with "/"',
  absolute: 'it is a full web address',
  'double-slash': 'it has two slashes side by side',
  dots: 'it has a part "." or ".."',
  hidden: 'a part of it starts with a dot',
  characters: 'it has characters other than letters, digits, "-", ".", "_", "~" and "/"',
  length: 'it is too long',
};

const videoReasons: Readonly<Record<string, string>> = {
  'youtube-id': 'the id of a YouTube video has 11 letters, digits, "-" and "_"',
  'youtube-address': 'the key "youtube" takes an id or an address of YouTube',
  'host-id': 'the address has no id of a video',
  'unknown-host': 'this is no address of YouTube, RuTube, VK Video, Vimeo or PeerTube',
  'file-type': 'a file has to end in .mp4, .webm, .ogv or .m4v',
};

const kinds: Readonly<Record<string, string>> = {
  text: 'text',
  list: 'a list',
  map: 'a group of keys',
  'text-or-list': 'text or a list',
};

const things: Readonly<Record<string, string>> = {
  course: 'a course',
  lesson: 'a lesson',
  section: 'a section',
  module: 'a module',
  'module-entry': 'an entry of "modules"',
  'navigation-entry': 'a menu entry',
  site: 'the site',
  home: 'the home page',
  page: 'a page',
  chapter: 'a chapter',
  link: 'a link',
  card: 'a card',
  feature: 'a card',
  fu: 'a card',
};

/** Any thing of its sort: "a section". */
function thing(what: Facts[string]): string {
  return what === undefined ? 'a page' : (entryOf(things, what) ?? quoted(what));
}

/** The thing at hand, at the start of a sentence: "The section". */
function theThing(what: Facts[string]): string {
  return thing(what).replace(/^(?:an?|the) /, 'The ');
}

function suggestion(value: Facts[string]): string {
  const text = yamlQuoted(value);
  return text === undefined ? '' : `: ${text}`;
}

function kind(name: Facts[string]): string {
  return entryOf(kinds, name) ?? quoted(name);
}

function oneOf(reasons: Readonly<Record<string, string>>, reason: Facts[string]): string {
  return entryOf(reasons, reason) ?? 'it is not understood';
}

/** A number as it is written in English: 20,000. */
function amount(value: Facts[string]): string {
  return typeof value === 'number' ? new Intl.NumberFormat('en').format(value) : shown(value);
}

function quoted(value: Facts[string]): string {
  return `"${shown(value)}"`;
}

function shown(value: Facts[string]): string {
  return value === undefined ? '?' : String(value);
}
