/** The words of problems in English. */
import {
  counted,
  distinct,
  entryOf,
  type Facts,
  hasCyrillic,
  isItem,
  isNegative,
  meansOwnDisk,
  meansWeb,
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
  'reserved-folder': ({ folder }) => ({
    message: `The folder ${quoted(folder)} is kept for Kafedra's own files.`,
    hint: 'Move this file to another folder of assets.',
  }),
  'untrusted-asset': ({ kind }) => ({
    message: `A contribution may not bring ${entryOf(activeKinds, kind) ?? 'such a file'}.`,
    hint: 'Put a PNG, JPEG or PDF in its place, or ask the owner of the site to add the file.',
  }),
  'untrusted-ignored': ({ file }) => ({
    message: `${quoted(file)} has no effect while a contribution is built.`,
    hint: 'Nothing to do: it counts again once the contribution is accepted.',
  }),

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
  'front-matter-fence': ({ found, fence }) =>
    fence === 'opening'
      ? {
          message: `The line ${quoted(found)} looks like the start of the front matter and is not.`,
          hint: 'Write exactly three hyphens, "---", in its place. Some editors turn hyphens into a dash.',
        }
      : {
          message: `The line ${quoted(found)} starts like the end of the front matter and is not.`,
          hint: 'If the front matter ends here, leave exactly three hyphens and nothing else on the line.',
        },
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
  'yaml-list-sign': ({ sign }) => ({
    message: `${quoted(sign)} is not the sign with which an item of a list starts.`,
    hint: 'Type a hyphen and a space in its place: "- ". Word processors turn hyphens into dashes and dots.',
  }),
  'yaml-dash-space': ({ key }) => ({
    message: `There is no space between the hyphen and ${quoted(key)}.`,
    hint: 'Write "- key: value", with a space after the hyphen.',
  }),
  'yaml-key-without-colon': ({ text }) => ({
    message: `The line ${quoted(text)} is not of the form "key: value".`,
    hint: 'Add the colon and the value. If it goes on with the text above, indent it further than the key of that text.',
  }),
  'yaml-list-beside-key': () => ({
    message: 'A list starts on the same line as its key.',
    hint: 'Put each "- …" on a line of its own below the key.',
  }),
  'yaml-indentation': ({ before, item }) => ({
    message:
      before === undefined
        ? 'The indentation of this line does not fit.'
        : `The indentation of this line fits neither ${quoted(before)} nor anything above it.`,
    hint:
      item === 'perhaps'
        ? 'If a new item of the list starts here, put "- " before it. Otherwise let its keys start in one column.'
        : 'Keys of one level start in the same column, two spaces further than the key they belong to.',
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
  'yaml-second-document': ({ part }) =>
    part === 'front-matter'
      ? {
          message: 'A second front matter starts here, and only the first one is read.',
          hint: 'Move its keys into the first one, and remove its two lines of hyphens.',
        }
      : {
          message: 'This line parts some keys from others, and only those above it are read.',
          hint: 'Remove the line of hyphens or dots, so that all keys stand together.',
        },
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
  'unknown-key': ({ key, what, near, owner, url }, field) => ({
    message: `${shown(field ?? key)} is not a field of ${thing(what)}.`,
    hint: [
      near !== undefined
        ? `Did you mean ${quoted(near)}?`
        : url !== undefined
          ? `Write "- title: ${shown(key)}" and below, in one column with "title", "url: ${shown(url)}".`
          : owner !== undefined
            ? `It is a key of ${thing(owner)}: move it there, into one column with its "title".`
            : 'Remove it, or look its name up in the guide.',
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
        : wanted === 'map' && isItem(field)
          ? 'Start the item with a key, "- title: …", and put its other keys below, in the same column as that one.'
          : wanted === 'map'
            ? 'Put lines of the form "key: value" below it, indented by two spaces.'
            : isItem(field)
              ? 'Write the value on the same line, after the "- "; if it starts with a bracket, put it in quotation marks.'
              : 'Write the value on the same line, after the colon; if it starts with a bracket, put it in quotation marks.',
  }),
  'missing-key': ({ key, what }, field) => ({
    message: `${theThing(what)} has no ${quoted(key)}.`,
    hint: `Add "${shown(key)}: …"${field === undefined || field === key ? '' : ` (${field})`}.`,
  }),
  'empty-value': ({ key }, field) => ({
    message: `${shown(field ?? key)} is empty.`,
    hint: isItem(field)
      ? 'Write it after the "- ", or remove this line.'
      : 'Write its value after the colon.',
  }),
  'not-a-number': ({ key, found }, field) => ({
    message: `${shown(field ?? key)} is ${quoted(found)}, but it has to be a number.`,
    hint: isNegative(found) ? 'It cannot be less than zero.' : 'Write a number, such as 2 or 1.5.',
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

  // Courses and pages
  'no-courses': () => ({
    message: 'There is no course in the folder "content".',
    hint: 'Make a folder for the course with a file "index.md" in it, or run "kafedra new course".',
  }),
  'course-without-index': ({ course, key }) => ({
    message: `The course ${quoted(course ?? key)} has no page of its own.`,
    hint: 'Put a file "index.md" with the title of the course into its folder.',
  }),
  'module-file-missing': ({ file, near }) => ({
    message: `The list of modules names ${quoted(file)}, and there is no such lesson.`,
    hint:
      near === undefined
        ? "Check the name; it starts from the course's folder."
        : `Did you mean ${quoted(near)}?`,
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
  'layout-mistake': ({ reason, missing }) =>
    missing === undefined
      ? {
          message: `The layout cannot be read on from here: ${quoted(reason)}.`,
          hint: 'Correct this place of the file. The language of the layouts is Nunjucks.',
        }
      : {
          message: `The layout shows ${quoted(missing)} here, and there is no such value.`,
          hint: 'Correct the name, or ask first whether there is one: "{% if … %}".',
        },
  'style-mistake': ({ reason }) => ({
    message: `A browser does not understand these styles: ${quoted(reason)}.`,
    hint: 'Correct this line; often a brace or a semicolon is missing.',
  }),
  'bad-permalink': ({ url, reason }) => ({
    message: `${quoted(url)} cannot be the address of a page: ${oneOf(permalinkReasons, reason)}.`,
    hint: 'Write an address such as "/mo/intro/".',
  }),
  'duplicate-url': ({ url, other }, field) => ({
    message: `Two pages have the address ${quoted(url)}: this one and ${quoted(other)}.`,
    hint:
      field === 'redirect_from'
        ? 'Remove this former address.'
        : 'Change the "permalink" or the file name of one of them.',
  }),
  'url-taken': ({ url, other }) => ({
    message: `The address ${quoted(url)} is taken by the file ${quoted(other)}.`,
    hint: 'Give the page another "permalink".',
  }),
  'url-case': ({ url, other }) => ({
    message: `The address ${quoted(url)} differs from ${quoted(other)} by upper and lower case only.`,
    hint: 'Some servers take them for one; change one of them.',
  }),
  'too-many-sections': ({ limit }) => ({
    message: `A lesson can have ${amount(limit)} sections; from here on they are left out.`,
    hint: 'Divide the lesson into several.',
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
  'navigation-unused-key': ({ key, near }) => ({
    message: `No page shows the menu ${quoted(key)}.`,
    hint: `Did you mean ${quoted(near)}?`,
  }),

  // Site
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
  'shallow-clone': () => ({
    message: 'Pages get no date: only the newest commits are here, and older changes are not to be seen.',
    hint: 'Fetch the whole history: "git fetch --unshallow", or "fetch-depth: 0" in the workflow. Or write "updated: false" here.',
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
  'bare-domain': ({ href, kind }) =>
    kind === 'mail'
      ? {
          message: `${quoted(href)} is the address of a mailbox, but without "mailto:" it is looked for on this site.`,
          hint: 'Put "mailto:" before it.',
        }
      : {
          message: `${quoted(href)} looks like the address of another site, but without "https://" it is looked for on this one.`,
          hint: 'Put "https://" before it.',
        },
  'web-address': ({ href, near }) => ({
    message: `${quoted(href)} is not a whole web address.`,
    hint:
      near === undefined
        ? 'Write it from "https://" on, with the name of the site: "https://example.org/".'
        : `Did you mean ${quoted(near)}?`,
  }),
  'unsafe-link': ({ href }) => ({
    message: `${quoted(href)} is an address that a page must not open.`,
    hint: meansWeb(href)
      ? 'Did you mean "https://"?'
      : meansOwnDisk(href)
        ? 'It is a file on your computer: put it into assets and write its address from there, "/assets/…".'
        : 'Links may start with "https://", "http://", "mailto:", "tel:" or "/".',
  }),
  'link-white-space': ({ href, several }) => ({
    message: `There is a space in the address ${quoted(href)}.`,
    hint:
      several === undefined
        ? 'Remove it; inside an address write %20.'
        : 'One address fits here. Make links of their own of the others; in a section they go into "additional".',
  }),
  'relative-asset': ({ href, near }) => ({
    message: `The address ${quoted(href)} depends on where the page stands.`,
    hint: `Write it from the root of the site: ${quoted(near ?? '/assets/…')}.`,
  }),
  'empty-link': () => ({
    message: 'The link or picture has no address.',
    hint: 'Write the address, or remove the link until you have one.',
  }),
  'liquid-left': ({ what }) => ({
    message: `${quoted(what)} is a tag of Jekyll, and nobody fills it in here.`,
    hint: 'Write what it stood for; an address needs nothing before its first "/". If the text is about such tags, write them as code.',
  }),
  'http-link': ({ href }) => ({
    message: `${quoted(href)} opens over "http:", and browsers warn their readers of such pages.`,
    hint: 'Try the same address with "https://".',
  }),
  'google-account': ({ href, instead }) => ({
    message: `The address ${quoted(href)} tells whose Google account it was copied from.`,
    hint:
      instead === undefined
        ? 'Delete "ouid=…" from it; everything from the "?" on can go.'
        : `It opens the editor, too. Put ${quoted(instead)} in the place of "/edit" and all that follows it.`,
  }),
  'google-editor': ({ href, instead }) => ({
    message: `${quoted(href)} opens the editor of the document in place of the document.`,
    hint: `Put ${quoted(instead)} in the place of "/edit" and all that follows it.`,
  }),

  // Content
  'empty-lesson': ({ title }) => ({
    message: `The lesson ${quoted(title)} has neither sections nor text.`,
    hint: 'Write them, or say "planned: true" until you do.',
  }),
  'title-only-section': ({ title }) => ({
    message: `The section ${quoted(title)} has nothing but its title.`,
    hint: 'Add what it hands out, or say "planned: true" in it.',
  }),
  'same-resource': ({ href, title, file, line }) => ({
    message: `${quoted(href)} already belongs to the section ${quoted(title)} (${shown(file)}, line ${shown(line)}).`,
    hint: 'If the section was copied, change its address. What two sections share can stand in "additional" of one of them.',
  }),
  'image-without-alt': ({ href }) => ({
    message: `Nothing says what the picture ${quoted(href)} shows, and not everybody can see it.`,
    hint: 'Say it between the square brackets, ![Two lines cross](…), or in alt="…" in HTML.',
  }),
  'heading-jump': () => ({
    message: 'A level of headings is left out before this one.',
    hint: 'Give it at most one "#" more than the heading before it has; a text starts with "##".',
  }),

  // Markdown
  'unknown-container': ({ name, near, names }) => ({
    message: `There is no block ${quoted(`:::${shown(name)}`)}.`,
    hint: near === undefined ? `There are ${shown(names)}.` : `Did you mean ${quoted(`:::${near}`)}?`,
  }),
  'unclosed-container': ({ name }) => ({
    message: `The block ${quoted(`:::${shown(name)}`)} is opened here and never closed.`,
    hint: 'Put a line ":::" where it ends.',
  }),
  'unknown-directive': ({ name, near }) => ({
    message: `There is no ${quoted(`::${shown(name)}`)} that could be placed here.`,
    hint:
      near === undefined
        ? 'There are "::syllabus", "::plan", "::features", "::toc" and "::video".'
        : `Did you mean ${quoted(`::${near}`)}?`,
  }),
  'unknown-attribute': ({ name, key, taken, near }) => ({
    message: `${quoted(`::${shown(name)}`)} takes no ${quoted(key)}: it has no effect.`,
    hint:
      near !== undefined
        ? `Did you mean ${quoted(near)}?`
        : taken !== ''
          ? `It takes: ${shown(taken)}. Remove the rest.`
          : name === 'syllabus'
            ? 'Remove it. Columns and numbers are set in the front matter of the course, under "syllabus:".'
            : 'Remove it.',
  }),
  'unclosed-link': ({ what, label, as }) =>
    label === undefined
      ? {
          message: `${quoted(what)} is not a link yet.`,
          hint: 'Write [words](address): first the words in square brackets, then the address in round ones, with no space between them.',
        }
      : {
          message: `${quoted(what)} is not ${as === 'image' ? 'a picture' : 'a link'} yet: no line says where ${quoted(label)} leads.`,
          hint: `Add a line of its own, "[${shown(label)}]: address", or write the address in round brackets: ${as === 'image' ? '![words](address)' : '[words](address)'}.`,
        },
  'broken-footnote': ({ what, half }) =>
    half === 'mark'
      ? {
          message: `The footnote ${quoted(what)} has no text, so its mark is shown as it is.`,
          hint: `Add a line of its own, "${shown(what)}: text of the note", below, or remove the mark.`,
        }
      : half === 'twice'
        ? {
            message: `The footnote ${quoted(what)} has two texts, and only this second one is on the page.`,
            hint: 'Give one of the two another name, and put its mark where it belongs.',
          }
        : half === 'name'
          ? {
              message: `There is a space in the name of the footnote ${quoted(what)}, so it stays text.`,
              hint: 'Write the name without spaces, here and at its mark.',
            }
          : {
              message: `Nothing refers to the footnote ${quoted(what)}, so its text is not on the page.`,
              hint: `Put "${shown(what)}" where it belongs, or remove it.`,
            },
  'broken-table': ({ what, line }) => ({
    message: `${quoted(what)} begins no table: the first row needs a line of dashes below it, with as many columns.`,
    hint: `Put a line ${quoted(line)} below the first row.`,
  }),
  'broken-emphasis': ({ what, side }) => ({
    message: `${quoted(what)} is shown with its stars.`,
    hint:
      side === 'space'
        ? 'Put the stars right next to the words, without spaces: **words**.'
        : 'Put a space after the closing stars.',
  }),
  'unclosed-code': ({ what }) => ({
    message: `A block of code starts here and is never closed, so all that follows is shown as code.`,
    hint: `Put a line ${quoted(what)} where the code ends.`,
  }),
  'heading-without-space': ({ what }) => ({
    message: `${quoted(what)} stays text: a heading needs a space after "#".`,
    hint: 'Put the space there.',
  }),
  'item-without-space': ({ what }) => ({
    message: `${quoted(what)} is no item of a list: it needs a space after its sign, and runs on with the line beside it.`,
    hint: 'Put a space after the hyphen or the number of each item.',
  }),
  'kramdown-left': ({ what }) => ({
    message: `${quoted(what)} belongs to nothing, so it stays in the text.`,
    hint: 'Put it right behind or below what it is for. For the contents there is "::toc"; other marks of kramdown can go.',
  }),
  'markdown-in-html': ({ what, where }) => ({
    message:
      where === 'block'
        ? `${quoted(what)} stands within HTML and is shown with its signs, not as Markdown.`
        : `${quoted(what)} is a word of kramdown: what follows is shown here with its signs, not as Markdown.`,
    hint: [
      'Leave a blank line after the opening tag and another one before the closing tag; then the text between is read as Markdown.',
      ...(where === 'block' ? ['Or write HTML here, too: <a href="…">, <strong>.'] : []),
    ].join(' '),
  }),
  'active-html': ({ what }) => ({
    message: `${quoted(what)} is not allowed in the HTML of a page, because it can act in the reader's browser; it was left out.`,
    hint: 'Remove it. For a video there is the key "video", for anything else a link.',
  }),
  'untrusted-html': ({ what }) => ({
    message: `${quoted(what)} is not allowed in the HTML of a contribution, which is trusted less than the site's own text; it was left out.`,
    hint: 'Use Markdown for it. The owner of the site may put it in after reading it.',
  }),
  'unclosed-html': ({ what }) => ({
    message: `${quoted(what)} is opened here and never closed; it was closed at the end of the text.`,
    hint:
      what === '<!--' ? 'Put "-->" where the comment ends.' : 'Put the closing tag where the element ends.',
  }),
  'wrong-formula': ({ reason, what }) => formulaMistake(reason, quoted(what)),
  'duplicate-id': ({ id }) => ({
    message: `The name ${quoted(id)} is given to two places of the page.`,
    hint: 'Change one of them, or links to it will lead to the first.',
  }),

  // Video
  'bad-video': ({ value, reason }) => ({
    message:
      reason === 'no-address'
        ? 'It is not said which video is to be shown here.'
        : `${quoted(value)} is no video that can be shown: ${oneOf(videoReasons, reason)}.`,
    hint: entryOf(videoRemedies, reason) ?? 'Copy the address from the "Share" button of the video.',
  }),
  'poster-elsewhere': ({ href }) => ({
    message: `The poster ${quoted(href)} is on another site, which would learn of every visitor.`,
    hint: 'Save the picture in "assets" and name it here, such as "/assets/images/lecture.jpg".',
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
    'untrusted-ignored': () =>
      'This is a contribution, so the own configuration, layouts and styles of the site have no effect.',
    'site-url-missing': () => 'The site has no address of its own ("url") yet.',
  },
  otherAsides: (count) => `More to know, with --format json: ${count}.`,
};

/** What a browser or server would run; see `untrusted-asset`. */
const activeKinds: Readonly<Record<string, string>> = {
  script: "a script, because it would run in the reader's browser",
  page: "a page of HTML or XML of its own, because it could run in the reader's browser",
  picture: 'an SVG picture, because it can hold a script',
  program: 'a program for the server',
};

const permalinkReasons: Readonly<Record<string, string>> = {
  'no-slash': 'it does not start with "/"',
  absolute: 'it is a full web address',
  'double-slash': 'it has two slashes side by side',
  dots: 'it has a part "." or ".."',
  hidden: 'a part of it starts with a dot',
  characters: 'it has characters other than letters, digits and / - . _ ~ ! & ( ) + , = @',
  device:
    'Windows has no files of that name: "con", "nul", "aux" and the like are devices, and a name cannot end in a dot',
  length: 'it is too long',
};

/** `what` is a command or an environment, in quotation marks. */
function formulaMistake(reason: Facts[string], what: string): ReturnType<Wording> {
  switch (reason) {
    case 'command':
      return {
        message: `The formula has a command ${what} that does not exist.`,
        hint: 'Look how it is spelled. Words stand in \\text{…}.',
      };
    case 'environment':
      return {
        message: `The formula has an environment ${what} that does not exist.`,
        hint: 'There are matrix, pmatrix, cases, aligned and others.',
      };
    case 'unfinished':
      return {
        message: 'The formula ends here, and something in it is not closed yet.',
        hint: 'Look for a "{" without "}", a \\left without \\right, a \\begin without \\end, a \\frac with one part.',
      };
    case 'unclosed':
      return {
        message: 'A formula begins at this "$$" and never ends.',
        hint: 'Put a line "$$" where it ends. Where dollars are meant, write \\$\\$.',
      };
    case 'bracket':
      return {
        message: 'The formula has a "}" without its "{".',
        hint: 'Remove it, or write \\} for the sign.',
      };
    case 'pair':
      return {
        message: 'A \\left or a \\begin of the formula and its end do not go together.',
        hint: 'Each \\left has its \\right with a bracket behind it, each \\begin{x} its \\end{x}.',
      };
    case 'ampersand':
      return {
        message: 'A "&" stands in a formula that has no columns.',
        hint: 'Put the formula between \\begin{aligned} and \\end{aligned}, or write \\& for the sign.',
      };
    case 'double':
      return {
        message: 'Two indices or two powers stand one after the other in the formula.',
        hint: 'Join them in braces: a_{12} or a_{1_2}.',
      };
    case 'percent':
      return {
        message: 'In a formula a "%" hides the rest of the line.',
        hint: 'Write \\% for a percent sign.',
      };
    case 'refused':
      return {
        message:
          'The formula has something that formulas of a page may not have: own commands, links, pictures, styles or endless repetition.',
        hint: 'Write the formula without it. A link can stand beside it, in Markdown.',
      };
    case 'long':
      return {
        message: 'The formulas are too long to be set.',
        hint: 'Take the formula apart, or divide the page.',
      };
    case 'deep':
      return { message: 'In this formula too much stands one in another.', hint: 'Take it apart.' };
    case 'empty':
      return {
        message: 'There is nothing between the dollars.',
        hint: 'Write the formula, or remove the dollars.',
      };
    default:
      return {
        message: 'From here on the formula cannot be read.',
        hint: 'Compare it with an example of the guide. Where a dollar is meant, write \\$.',
      };
  }
}

const videoReasons: Readonly<Record<string, string>> = {
  'youtube-id': 'the id of a YouTube video has 11 letters, digits, "-" and "_"',
  'youtube-address': 'the key "youtube" takes an id or an address of YouTube',
  'host-id': 'the address has no id of a video',
  'unknown-host': 'this is no address of YouTube, RuTube, VK Video, Vimeo or PeerTube',
  'file-type': 'a file has to end in .mp4, .webm, .ogv or .m4v',
  'file-place': 'the address of a file starts at the root of the site',
  'youtube-key': 'an address belongs here, and this is the id of a YouTube video',
};

const videoRemedies: Readonly<Record<string, string>> = {
  'youtube-address': 'For the other hosts there is the key "video".',
  'unknown-host': 'Put it into "additional" as a link with a title, or upload it to one of these hosts too.',
  'no-address': 'Give its address: ::video{url=https://…}.',
  'file-place': 'Put the file into assets and write its address from there: "/assets/…".',
  'youtube-key': 'For an id there is the key "youtube".',
  'file-type': 'Save the video as .mp4, or put what is no video into "document" or "slides".',
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
