/**
 * Every problem that there is: its code, how grave it is, and in which folder of `src/` it is found. Those of
 * `rules` look at the finished site; all others can only be seen while something is read, and are found there.
 */
import type { ProblemLevel } from '../course/problem.ts';

/** Folders of `src/`, in the order in which a site goes through them. */
export type Finder = 'content' | 'course' | 'views' | 'markdown' | 'output' | 'rules';

export interface CatalogueEntry {
  readonly level: ProblemLevel;
  readonly foundIn: readonly Finder[];
}

/** By code, in the order of the guide. */
export const catalogue: Readonly<Record<string, CatalogueEntry>> = {
  // Files and folders
  'no-content': { level: 'error', foundIn: ['content'] },
  'unreadable-file': { level: 'error', foundIn: ['content'] },
  symlink: { level: 'warning', foundIn: ['content'] },
  'file-name': { level: 'error', foundIn: ['content'] },
  'page-extension': { level: 'error', foundIn: ['content'] },
  'data-file-twice': { level: 'warning', foundIn: ['content'] },
  'file-too-large': { level: 'error', foundIn: ['content'] },
  'too-deep': { level: 'error', foundIn: ['content'] },
  'wrong-encoding': { level: 'error', foundIn: ['content'] },
  'reserved-folder': { level: 'error', foundIn: ['content'] },
  'untrusted-asset': { level: 'error', foundIn: ['content'] },
  'untrusted-ignored': { level: 'info', foundIn: ['content'] },
  // Front matter
  'front-matter-missing': { level: 'error', foundIn: ['content'] },
  'front-matter-unterminated': { level: 'error', foundIn: ['content'] },
  'front-matter-fence': { level: 'error', foundIn: ['content'] },
  'front-matter-indented': { level: 'error', foundIn: ['content'] },
  'front-matter-not-first': { level: 'error', foundIn: ['content'] },
  'front-matter-language': { level: 'error', foundIn: ['content'] },
  'front-matter-not-map': { level: 'error', foundIn: ['content'] },
  'too-many-blanks': { level: 'error', foundIn: ['content'] },
  'html-comment-in-yaml': { level: 'info', foundIn: ['content'] },
  // YAML
  'yaml-too-long': { level: 'error', foundIn: ['content'] },
  'too-many-nodes': { level: 'error', foundIn: ['content'] },
  'yaml-too-deep': { level: 'error', foundIn: ['content'] },
  'yaml-tab': { level: 'error', foundIn: ['content'] },
  'yaml-white-space': { level: 'error', foundIn: ['content'] },
  'yaml-quote': { level: 'error', foundIn: ['content'] },
  'yaml-text-after-quote': { level: 'error', foundIn: ['content'] },
  'yaml-escape': { level: 'error', foundIn: ['content'] },
  'yaml-colon': { level: 'error', foundIn: ['content'] },
  'yaml-colon-space': { level: 'error', foundIn: ['content'] },
  'yaml-list-sign': { level: 'error', foundIn: ['content'] },
  'yaml-dash-space': { level: 'error', foundIn: ['content'] },
  'yaml-key-without-colon': { level: 'error', foundIn: ['content'] },
  'yaml-list-beside-key': { level: 'error', foundIn: ['content'] },
  'yaml-indentation': { level: 'error', foundIn: ['content'] },
  'yaml-special-character': { level: 'error', foundIn: ['content'] },
  'yaml-bracket': { level: 'error', foundIn: ['content'] },
  'yaml-comma': { level: 'error', foundIn: ['content'] },
  'yaml-block': { level: 'error', foundIn: ['content'] },
  'yaml-key': { level: 'error', foundIn: ['content'] },
  'yaml-hash': { level: 'warning', foundIn: ['content'] },
  'yaml-tag': { level: 'error', foundIn: ['content'] },
  'yaml-alias-unknown': { level: 'error', foundIn: ['content'] },
  'yaml-alias-cycle': { level: 'error', foundIn: ['content'] },
  'yaml-alias-limit': { level: 'error', foundIn: ['content'] },
  'yaml-second-document': { level: 'error', foundIn: ['content'] },
  'yaml-syntax': { level: 'error', foundIn: ['content'] },
  'control-character': { level: 'error', foundIn: ['content'] },
  'duplicate-key': { level: 'error', foundIn: ['content'] },
  'forbidden-key': { level: 'error', foundIn: ['content'] },
  // Keys and values
  'unknown-key': { level: 'error', foundIn: ['course'] },
  'foreign-key': { level: 'info', foundIn: ['course'] },
  'wrong-type': { level: 'error', foundIn: ['course'] },
  'missing-key': { level: 'error', foundIn: ['course'] },
  'empty-value': { level: 'error', foundIn: ['course'] },
  'not-a-number': { level: 'error', foundIn: ['course'] },
  'not-a-boolean': { level: 'error', foundIn: ['course'] },
  'not-a-colour': { level: 'error', foundIn: ['course'] },
  'unknown-value': { level: 'error', foundIn: ['course'] },
  // Courses and pages
  'no-courses': { level: 'warning', foundIn: ['course'] },
  'course-without-index': { level: 'error', foundIn: ['course'] },
  'module-file-missing': { level: 'error', foundIn: ['course'] },
  'module-file-twice': { level: 'error', foundIn: ['course'] },
  'lesson-not-in-modules': { level: 'warning', foundIn: ['course'] },
  'unknown-layout': { level: 'error', foundIn: ['course'] },
  'layout-mistake': { level: 'error', foundIn: ['output'] },
  'style-mistake': { level: 'error', foundIn: ['output'] },
  'bad-permalink': { level: 'error', foundIn: ['course'] },
  'duplicate-url': { level: 'error', foundIn: ['course'] },
  'url-taken': { level: 'error', foundIn: ['course'] },
  'url-case': { level: 'error', foundIn: ['course'] },
  'too-many-sections': { level: 'error', foundIn: ['course'] },
  'features-missing': { level: 'error', foundIn: ['views'] },
  'directive-outside-course': { level: 'warning', foundIn: ['views'] },
  'syllabus-empty': { level: 'warning', foundIn: ['views'] },
  'plan-empty': { level: 'warning', foundIn: ['views'] },
  // Navigation
  'navigation-dead-entry': { level: 'error', foundIn: ['course'] },
  'navigation-missing-lesson': { level: 'error', foundIn: ['course'] },
  'navigation-unknown-key': { level: 'error', foundIn: ['course'] },
  // Site
  'site-url': { level: 'error', foundIn: ['course'] },
  'site-url-missing': { level: 'info', foundIn: ['course'] },
  'unknown-language': { level: 'error', foundIn: ['course'] },
  // Links
  'missing-page': { level: 'error', foundIn: ['rules'] },
  'missing-anchor': { level: 'error', foundIn: ['rules'] },
  'missing-file': { level: 'error', foundIn: ['rules'] },
  'link-to-draft': { level: 'error', foundIn: ['course', 'rules'] },
  'link-to-planned': { level: 'error', foundIn: ['course', 'rules'] },
  'bare-domain': { level: 'error', foundIn: ['rules'] },
  'web-address': { level: 'error', foundIn: ['rules'] },
  'unsafe-link': { level: 'error', foundIn: ['course', 'markdown', 'rules'] },
  'link-white-space': { level: 'error', foundIn: ['markdown', 'rules'] },
  'relative-asset': { level: 'error', foundIn: ['rules'] },
  'empty-link': { level: 'warning', foundIn: ['rules'] },
  'liquid-left': { level: 'warning', foundIn: ['markdown', 'rules'] },
  'http-link': { level: 'warning', foundIn: ['rules'] },
  'google-account': { level: 'warning', foundIn: ['rules'] },
  'google-editor': { level: 'warning', foundIn: ['rules'] },
  // Content
  'empty-lesson': { level: 'warning', foundIn: ['rules'] },
  'title-only-section': { level: 'warning', foundIn: ['rules'] },
  'same-resource': { level: 'warning', foundIn: ['rules'] },
  'image-without-alt': { level: 'warning', foundIn: ['rules'] },
  'heading-jump': { level: 'warning', foundIn: ['rules'] },
  // Markdown
  'unknown-container': { level: 'warning', foundIn: ['markdown'] },
  'unclosed-container': { level: 'warning', foundIn: ['markdown'] },
  'unknown-directive': { level: 'warning', foundIn: ['markdown'] },
  'unclosed-link': { level: 'warning', foundIn: ['markdown'] },
  'unclosed-code': { level: 'warning', foundIn: ['markdown'] },
  'heading-without-space': { level: 'warning', foundIn: ['markdown'] },
  'kramdown-left': { level: 'warning', foundIn: ['markdown'] },
  'active-html': { level: 'warning', foundIn: ['markdown'] },
  'untrusted-html': { level: 'warning', foundIn: ['markdown'] },
  'unclosed-html': { level: 'warning', foundIn: ['markdown'] },
  'wrong-formula': { level: 'error', foundIn: ['markdown'] },
  'duplicate-id': { level: 'warning', foundIn: ['markdown'] },
  // Video
  'bad-video': { level: 'error', foundIn: ['course'] },
};
