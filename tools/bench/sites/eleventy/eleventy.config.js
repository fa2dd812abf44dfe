/**
 * The course site of the bench, as Eleventy makes it with its usual means: collections by tag, layouts in Nunjucks,
 * markdown-it. Only what it has no means for (anchors, contents) is added, as plugins do it.
 */
import { HtmlBasePlugin } from '@11ty/eleventy';
import hljs from 'highlight.js';
import markdownIt from 'markdown-it';

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

function highlight(code, language) {
  return language === '' ? '' : hljs.highlight(code, { language }).value;
}

/** Gives each heading an anchor. */
function anchors(markdown) {
  markdown.core.ruler.push('anchors', ({ tokens }) => {
    tokens.forEach((token, at) => {
      if (token.type === 'heading_open') token.attrSet('id', slug(tokens[at + 1].content));
    });
  });
}

/** The headings of a finished text. */
function contents(html) {
  return [...html.matchAll(/<h[23] id="([^"]*)">(.*?)<\/h[23]>/g)].map(([, id, title]) => ({ id, title }));
}

export default function (eleventyConfig) {
  const markdown = markdownIt({ html: true, highlight }).use(anchors);
  eleventyConfig.setLibrary('md', markdown);
  eleventyConfig.addFilter('markdown', (text) => markdown.render(text));
  eleventyConfig.addFilter('anchor', slug);
  eleventyConfig.addFilter('contents', contents);
  eleventyConfig.addFilter('json', (value) => JSON.stringify(value).replaceAll('<', '\\u003c'));
  if (process.argv.some((argument) => argument.startsWith('--pathprefix')))
    eleventyConfig.addPlugin(HtmlBasePlugin);
  return { dir: { input: 'content', includes: '../_includes', data: '../_data', output: '_site' } };
}
